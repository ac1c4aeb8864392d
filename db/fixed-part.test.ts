import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { fixedNumber, fixedPart } from './fixed-part'

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

test('a fixed number stands in its statement', () => {
  expect(new PgDialect().sqlToQuery(sql`LIMIT ${fixedNumber(24 + 1)} OFFSET ${2}`)).toMatchObject({
    sql: 'LIMIT 25 OFFSET $1',
    params: [2],
  })
})
