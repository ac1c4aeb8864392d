import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { closeDatabase, db, openDatabase } from '#app/platform/database.server'
import { visit } from '#app/routes/testing/visit-route'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { walkIn } from '#app/stays/rooms/host-nights.server'
import { makeStay } from '#app/stays/testing/make-stay'
import { databasePerFile } from '#db/testing/database-per-file'
import { action, loader } from './calendar'
import type { CalendarView } from './read-calendar.server'

const database = databasePerFile()
beforeAll(() => {
  openDatabase(database.url, { max: 4 })
})
afterAll(() => closeDatabase())

const day = (n: number) => addDays(dayOf(new Date()), n)

async function hostWith(units = 1) {
  const { userId, cookie } = await signInAs(db)
  const { sellerId } = await makeSeller(db, { ownerId: userId })
  const { rooms } = await makeStay(db, { sellerId, rooms: [{ units }] })
  return { cookie, host: { userId, sellerId }, roomTypeId: rooms[0].roomTypeId, unitIds: rooms[0].unitIds }
}

const see = async (cookie: string, query: string) =>
  (await visit(loader, `/sell/calendar?${query}`, { cookie })).body.calendar as CalendarView | null

describe('the host’s calendar', () => {
  test('a stall without a house has none; a stranger is led to sign in', async () => {
    const { userId, cookie } = await signInAs(db)
    await makeSeller(db, { ownerId: userId })
    expect(await see(cookie, '')).toBeNull()
    expect((await visit(loader, '/sell/calendar')).headers.get('location')).toContain('/login')
  })

  test('an address that makes no sense, or names somebody else’s room, shows one’s own of this month', async () => {
    const mine = await hostWith()
    const other = await hostWith()
    for (const query of [
      'month=2026-13',
      'month=99',
      'from=2027-02-30',
      'from=&to=x',
      `room=${other.roomTypeId}&unit=${other.unitIds[0]}`,
    ]) {
      const calendar = await see(mine.cookie, query)
      expect(calendar, query).toMatchObject({ room: { id: mine.roomTypeId }, month: day(0).slice(0, 7), chosen: null })
    }
  })

  test('nights are chosen in either order, over the end of a month, and never more than a year of them', async () => {
    const { cookie } = await hostWith()
    expect(await see(cookie, 'from=2027-03-04&to=2027-02-27')).toMatchObject({
      month: '2027-02',
      chosen: { from: '2027-02-27', to: '2027-03-04', open: false },
      chosenNights: { length: 6 },
      nights: { length: 28 },
    })
    expect(await see(cookie, 'from=2027-01-01&to=2035-01-01')).toMatchObject({ chosen: { to: '2028-01-01' } })
    expect(await see(cookie, 'from=2027-03-04&month=2027-05')).toMatchObject({ month: '2027-05', chosen: { open: true } })
  })

  test('what was refused comes back with all that was typed; what makes no sense is a mistake, not a fault', async () => {
    const { cookie, host, roomTypeId, unitIds } = await hostWith(2)
    const [unitId = ''] = unitIds
    await walkIn(db, host, unitId, { checkIn: day(5), checkOut: day(6), adults: 2, children: 0 })
    const nights = { roomTypeId, firstNight: day(4), lastNight: day(6) }
    const send = (form: Record<string, string>) => visit(action, `/sell/calendar?from=${day(4)}&to=${day(6)}&evil=1`, { cookie, form })
    const taken = await send({ intent: 'block', unitId, ...nights })
    expect([taken.status, (taken.body.formErrors as string[])[0]]).toEqual([409, expect.stringContaining('已经有人住或占着')])
    const guest = await send({ intent: 'walk-in', unitId, ...nights, adults: '2', contactName: '陈小满', amount: '１２０' })
    expect([guest.status, guest.body.values]).toEqual([400, expect.objectContaining({ contactName: '陈小满', amount: '１２０' })])
    const none = await send({ intent: 'walk-in', unitId, ...nights, adults: '0' })
    expect([none.status, Object.keys(none.body.errors as object)]).toEqual([400, ['adults']])
    expect((await send({ intent: 'price', ...nights, price: '-1' })).status).toBe(400)
    expect((await send({ intent: 'price', ...nights, firstNight: '2027-02-29', price: '1' })).status).toBe(400)
    expect((await send({ intent: 'price', ...nights, lastNight: day(3), price: '1' })).status).toBe(400)
    for (const intent of ['', 'constructor', '__proto__', 'nothing']) expect((await send({ intent, ...nights })).status, intent).toBe(400)
    const done = await send({ intent: 'price', ...nights, price: '888' })
    expect([done.status, done.headers.get('location')]).toEqual([303, `/sell/calendar?from=${day(4)}&to=${day(6)}`])
    expect((await see(cookie, `from=${day(4)}&to=${day(6)}`))?.chosenNights.map(({ priceMinor }) => priceMinor)).toEqual([
      88_800, 88_800, 88_800,
    ])
  })

  test('closing all rooms takes no new bookings and leaves the guests; opening gives back blocks and all', async () => {
    const { cookie, roomTypeId, unitIds } = await hostWith(2)
    const nights = { roomTypeId, firstNight: day(4), lastNight: day(5) }
    const send = (form: Record<string, string>) => visit(action, '/sell/calendar', { cookie, form: { ...nights, ...form } })
    await send({ intent: 'block', unitId: unitIds[0] ?? '' })
    await send({ intent: 'block', unitId: 'all' })
    const look = async () =>
      (await see(cookie, `from=${day(4)}&to=${day(5)}`))?.chosenNights.map(({ closed, taken }) => [closed, taken.length])
    expect(await look()).toEqual([
      [true, 1],
      [true, 1],
    ])
    await send({ intent: 'open', unitId: 'all' })
    expect(await look()).toEqual([
      [false, 0],
      [false, 0],
    ])
  })
})
