import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson } from '#app/identity/testing/sign-in'
import { turnPages } from '#app/platform/testing/turn-pages'
import { connect, type Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { NOTICES_A_PAGE, noticesOf } from './notice-queries.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(() => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

test("a person's notices go on over all pages, newest first, and nobody else's come among them", async () => {
  const [own, other] = [await makePerson(db), await makePerson(db)]
  for (const { userId } of [own, other])
    await db.execute(sql`
      INSERT INTO notices (id, user_id, kind, dedupe_key, detail, path, created_at)
      SELECT gen_random_uuid(), ${userId}, 'order-paid', n::text, '{}', '/me/orders', timestamptz '2026-11-01 08:00:00+08' + (n / 4) * interval '1 microsecond'
      FROM generate_series(1, ${NOTICES_A_PAGE + 9}) n`)
  const { there, back } = await turnPages((page) => noticesOf(db, own.userId, page))
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT id FROM notices WHERE user_id = ${own.userId} ORDER BY created_at DESC, id DESC`,
  )
  expect(there.flat()).toEqual(rows.map((row) => row.id))
  expect(there.map((page) => page.length)).toEqual([NOTICES_A_PAGE, 9])
  expect(back).toEqual(there.slice(0, 1))
})
