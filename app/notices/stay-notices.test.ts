import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/kernel/new-id'
import { makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { mailbox } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { databasePerFile } from '#db/testing/database-per-file'
import { noticesOf } from './notice-queries.server'
import { tellCalendarClash } from './stay-notices.server'
import { configureLinks } from './tell.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 2 })
  db = opened.db
  close = () => opened.pool.end()
  configureLinks('https://shop.test')
})
afterAll(() => close())

test('a host hears once of a night that two sites gave away, with house, night and calendar, and never its secret address', async () => {
  const { sellerId, stayId, rooms } = await makeStay(db)
  const feedId = newId()
  const url = 'https://www.airbnb.com/calendar/ical/1.ics?s=secret'
  await db.insert(calendarFeeds).values({ id: feedId, unitId: rooms[0].unitIds[0] ?? '', stayId, sellerId, url })
  for (let n = 0; n < 2; n += 1) await tellCalendarClash(db, { feedId, night: '2026-12-05', blockId: newId(), bookingId: newId() }, 'once')
  const seller = await db.query.sellers.findFirst({ where: eq(sellers.id, sellerId) })
  const sent = await db
    .select()
    .from(mailbox)
    .where(eq(mailbox.recipient, seller?.phone ?? ''))
  expect(sent).toHaveLength(1)
  for (const word of ['竹海听风', '12月5日', 'www.airbnb.com']) expect(sent[0]?.body).toContain(word)
  expect(sent[0]?.body).not.toContain('secret')
  expect((await noticesOf(db, seller?.ownerId ?? '')).rows).toHaveLength(1)
})
