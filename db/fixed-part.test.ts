import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { fixedPart } from './fixed-part'

test('a fixed part reads as its parts did, among parameters too', () => {
  const few = sql`LIMIT ${sql`3`}`
  const part = sql`ORDER BY ${sql.identifier('name')} ${few}`
  const whole = (tail: typeof part) => new PgDialect().sqlToQuery(sql`SELECT ${1} ${tail} OFFSET ${2}`)
  expect(whole(fixedPart(part))).toEqual(whole(part))
  expect(whole(fixedPart(part)).sql).toBe('SELECT $1 ORDER BY "name" LIMIT 3 OFFSET $2')
})

test('what changes from asking to asking is not fixed', () => {
  expect(() => fixedPart(sql`LIMIT ${3}`)).toThrow('parameters')
})
