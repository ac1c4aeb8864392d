import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { paths } from '#app/paths'
import { closeDatabase, db, openDatabase } from '#app/platform/database.server'
import { renewAddress } from '#app/stays/calendar-feeds/keeping/calendar-address.server'
import { readFeed } from '#app/stays/calendar-feeds/reading/read-feed'
import { makeStay } from '#app/stays/testing/make-stay'
import { bookings } from '#db/schema/bookings'
import { databasePerFile } from '#db/testing/database-per-file'
import { loader } from './calendar'

const database = databasePerFile()
beforeAll(() => openDatabase(database.url))
afterAll(() => closeDatabase())

const ask = async (path: string): Promise<Response> => {
  const request = new Request(`http://shop.test${path}`)
  const args = { request, params: { file: path.split('/').at(-1) }, context: undefined as never, unstable_pattern: '' }
  return loader(args as never).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
}

test("a unit's calendar is handed out at its secret address only, and kept by nobody on the way", async () => {
  const { sellerId, stayId, rooms } = await makeStay(db)
  const unitId = rooms[0].unitIds[0] ?? ''
  const today = dayOf(new Date())
  const nights = { checkIn: addDays(today, 3), checkOut: addDays(today, 5) }
  await db.insert(bookings).values({ id: newId(), unitId, stayId, sellerId, source: 'walk_in', state: 'confirmed', ...nights })
  const { token } = await renewAddress(db, { sellerId }, unitId)
  const answer = await ask(paths.unitCalendar(token))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(readFeed(await answer.text(), { today, zone: 'Asia/Shanghai' }).blocks).toMatchObject([
    { kind: 'booked', arrival: nights.checkIn, departure: nights.checkOut },
  ])
  await renewAddress(db, { sellerId }, unitId)
  for (const path of [paths.unitCalendar(token), `/calendar/${token}`, '/calendar/x.ics', '/calendar/.ics'])
    expect((await ask(path)).status, path).toBe(404)
})
