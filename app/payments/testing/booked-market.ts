import { eq } from 'drizzle-orm'
import type { TestWish } from '#app/cart/testing/make-cart'
import { addDays } from '#app/kernel/day'
import { testContact } from '#app/orders/testing/make-purchase'
import { releasePurchase } from '#app/payments/settling/release-purchase.server'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { bookings, unitNights } from '#db/schema/bookings'
import { experienceSessions, sessionBookings } from '#db/schema/experiences'
import type { moneyMarket } from './money-market'

type Market = ReturnType<typeof moneyMarket>

/** A Monday in spring: no holiday near, every night is a base night until Friday. */
export const monday = '2027-03-15'
export const nights = (from: number, count: number) => ({ arrival: addDays(monday, from), departure: addDays(monday, from + count) })

/** Rooms and sessions of that market, bought as goods are. */
export function bookedMarket(market: Market) {
  const own = {
    async room(over: Parameters<typeof makeStay>[1] = {}) {
      const house = await makeStay(market.db, over)
      return { ...house, roomTypeId: house.rooms[0].roomTypeId, unitIds: house.rooms[0].unitIds }
    },
    session: (over: Parameters<typeof makeSession>[1] = {}) => makeSession(market.db, over),
    /** Rooms and sessions beside goods, their payment page open. */
    startBooking: (wishes: readonly TestWish[], lines: Parameters<Market['startBuying']>[0] = []) =>
      market.startBuying(lines, { wishes, ...(lines.length > 0 ? {} : { address: testContact }) }),
    bookingsOf: (purchaseId: string) => market.db.select().from(bookings).where(eq(bookings.purchaseId, purchaseId)).orderBy(bookings.id),
    seatsOf: (purchaseId: string) => market.db.select().from(sessionBookings).where(eq(sessionBookings.purchaseId, purchaseId)),
    async nightsOf(unitId: string) {
      return (await market.db.select().from(unitNights).where(eq(unitNights.unitId, unitId)).orderBy(unitNights.night)).map(
        ({ night }) => night,
      )
    },
    async sessionOf(sessionId: string) {
      const [row] = await market.db.select().from(experienceSessions).where(eq(experienceSessions.id, sessionId))
      return row && { held: row.held, taken: row.taken }
    },
    /** The hold is let go although the session was paid: what a lost answer of the provider leads to. */
    async paidAfterRelease(
      wishes: readonly TestWish[],
      lines: Parameters<Market['startBuying']>[0] = [],
      as: 'expired' | 'cancelled' = 'expired',
    ) {
      const bought = await own.startBooking(wishes, lines)
      const [payment] = await market.paymentsOf(bought.purchaseId)
      await releasePurchase(market.db, { purchaseId: bought.purchaseId, as, ended: [{ paymentId: payment?.id ?? '', state: 'cancelled' }] })
      await payOnHostedPage(bought.url)
      return bought
    },
  }
  return own
}
