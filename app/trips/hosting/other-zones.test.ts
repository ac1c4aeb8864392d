import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { moneyMarket } from '#app/payments/testing/money-market'
import { releaseDue } from '#app/settlement/release/release-order.server'
import { makeStay } from '#app/stays/testing/make-stay'
import { cancelByOperator } from '#app/trips/cancelling/cancel-trip.server'
import { paidStay } from '#app/trips/testing/paid-trips'
import { sellerOrders } from '#db/schema/orders'
import { movingClock } from '#db/testing/moving-clock'
import { moveByClock } from './trip-clock.server'

const market = moneyMarket({ deliverWebhooks: false, checkBooks: false })
let clock: Awaited<ReturnType<typeof movingClock>>
beforeAll(async () => {
  clock = await movingClock(market)
})
afterAll(() => clock?.stop())

/** A night that ends on that day, in a house of that zone whose guests leave at noon. */
async function lastNight(zone: string, departure: string) {
  const { rooms } = await makeStay(market.db, { departureBy: '12:00' })
  const arrival = new Date(Date.parse(departure) - 86_400_000).toISOString().slice(0, 10)
  const booked = await paidStay(market.db, rooms[0].roomTypeId, { arrival, departure, adults: 2, children: 0 })
  await market.db.execute(sql`UPDATE bookings SET zone = ${zone} WHERE id = ${booked.bookingId}`)
  return booked
}
const orderOf = async ({ sellerOrderId }: { sellerOrderId: string }) =>
  (await market.db.select().from(sellerOrders).where(eq(sellerOrders.id, sellerOrderId)))[0]
const moveTo = async (instant: string) => clock.move((Date.parse(instant) - Date.now()) / 1000)

describe('payment case 48: money of a stay is released by the clock of its house', () => {
  test.each([
    ['over new year', 'Asia/Shanghai', '2027-01-01', '2027-01-02T04:00:00.000Z'],
    ['over new year', 'Pacific/Auckland', '2027-01-01', '2027-01-01T23:00:00.000Z'],
    ['into summer time', 'Europe/Berlin', '2027-03-28', '2027-03-29T10:00:00.000Z'],
    ['out of it', 'America/New_York', '2027-11-07', '2027-11-08T17:00:00.000Z'],
  ])('given up %s in %s: a day after the hour of leaving there', async (_when, zone, departure, at) => {
    const booked = await lastNight(zone, departure)
    const { userId } = await signInAs(market.db, { role: 'operator' })
    await cancelByOperator(market.db, { kind: 'operator', id: userId }, { sellerOrderId: booked.sellerOrderId, reason: '台风', refund: 0 })
    expect((await orderOf(booked))?.releaseAt?.toISOString()).toBe(at)
  })

  test('stayed in the night in which the clocks go forward: over at noon there, settled a day later and not before', async () => {
    const booked = await lastNight('Europe/Berlin', '2027-03-28')
    const look = async () => {
      await moveByClock(market.db)
      await releaseDue(market.db)
      return (await orderOf(booked))?.state
    }
    await moveTo('2027-03-28T09:55:00Z')
    expect(await look()).toBe('confirmed')
    await moveTo('2027-03-28T10:01:00Z')
    expect(await look()).toBe('ended')
    await moveTo('2027-03-29T09:55:00Z')
    expect(await look()).toBe('ended')
    await moveTo('2027-03-29T10:10:00Z')
    expect(await look()).toBe('settled')
  })
})
