import { describe, expect, test } from 'vitest'
import { makeCart, type TestWish, wishFor } from '#app/cart/testing/make-cart'
import { addDays } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { placePurchase } from '#app/orders/placing/place-purchase.server'
import { requestFor, testContact } from '#app/orders/testing/make-purchase'
import { bookedMarket, nights } from '#app/payments/testing/booked-market'
import { moneyMarket } from '#app/payments/testing/money-market'
import { transact } from '#app/platform/transact.server'
import { moveNights } from '#app/stays/rooms/move-nights.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { deadlocksDuring } from '#db/testing/count-deadlocks'
import { expirePurchase } from './expire-purchase.server'
import { settle } from './settle.server'

const market = moneyMarket({ deliverWebhooks: false })
const { room, session, startBooking, bookingsOf, nightsOf, paidAfterRelease } = bookedMarket(market)

const quietly = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })

describe('at the same instant', { timeout: 120_000 }, () => {
  test('payment case 6 for a stay: twenty settle at once: one confirmation of nights and seats', async () => {
    const house = await room()
    const { sessionId } = await session()
    const { purchaseId, url } = await startBooking([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }, { sessionId }])
    await payOnHostedPage(url)
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => settle(market.db, purchaseId))))).toEqual(new Set(['paid']))
    expect(await bookingsOf(purchaseId)).toMatchObject([{ state: 'confirmed' }])
  })

  test('payment case 23: the time is over while the money comes: exactly one wins, and the nights follow it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const house = await room()
      const { purchaseId, url } = await startBooking([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }])
      await market.letTimePass(purchaseId)
      await Promise.all([quietly(payOnHostedPage(url).catch(() => {})), quietly(expirePurchase(market.db, purchaseId))])
      await settle(market.db, purchaseId)
      const { status } = await market.purchase(purchaseId)
      expect(['paid', 'expired']).toContain(status)
      expect(await nightsOf(house.unitIds[0] ?? '')).toHaveLength(status === 'paid' ? 2 : 0)
    }
  })

  test('C31 payment case 22: late money and a new guest want the same nights: one has them, the other is refused or refunded', async () => {
    for (let round = 0; round < 4; round += 1) {
      const house = await room()
      const wish: TestWish = { roomTypeId: house.roomTypeId, ...nights(0, 2) }
      const { purchaseId } = await paidAfterRelease([wish])
      const visitorId = await makeCart(market.db, [])
      await wishFor(market.db, visitorId, [wish])
      const request = await requestFor(market.db, visitorId, { address: testContact })
      let isPlaced = false
      await Promise.all([
        settle(market.db, purchaseId),
        quietly(
          placePurchase(market.db, request).then(() => {
            isPlaced = true
          }),
        ),
      ])
      await market.workOff()
      expect((await market.purchase(purchaseId)).status).toBe(isPlaced ? 'refunded' : 'paid')
      expect(await nightsOf(house.unitIds[0] ?? '')).toHaveLength(2)
    }
  })

  test('placing, settling, expiry, late money and changes of dates meet in two kinds of rooms: nobody waits in a circle', async () => {
    const house = await room({ rooms: [{ units: 3 }, { units: 3 }] })
    const types = (house.rooms as unknown as { roomTypeId: string }[]).map(({ roomTypeId }) => roomTypeId)
    const { sessionId } = await session({ seats: 200 })
    const wishes = (n: number): TestWish[] => {
      const rooms = types.map((roomTypeId) => ({ roomTypeId, ...nights(n * 2, 2), rooms: 2 }))
      return [...(n % 2 === 0 ? rooms : rooms.reverse()), { sessionId, adults: 1 }]
    }
    const paying = await Promise.all([0, 1, 2].map((n) => startBooking(wishes(n))))
    for (const { url } of paying) await payOnHostedPage(url)
    const leaving = await Promise.all([3, 4].map((n) => startBooking(wishes(n))))
    for (const { purchaseId } of leaving) await market.letTimePass(purchaseId)
    const late: { purchaseId: string }[] = []
    for (const n of [5, 6]) late.push(await paidAfterRelease(wishes(n)))
    const moving = await startBooking(wishes(7))
    await payOnHostedPage(moving.url)
    await settle(market.db, moving.purchaseId)
    const movers = await bookingsOf(moving.purchaseId)
    const placing = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const visitorId = await makeCart(market.db, [])
        await wishFor(market.db, visitorId, wishes(8 + n))
        return requestFor(market.db, visitorId, { address: testContact })
      }),
    )
    const deadlocks = await deadlocksDuring(() =>
      Promise.all([
        ...[...paying, ...late].map(({ purchaseId }) => settle(market.db, purchaseId)),
        ...leaving.map(({ purchaseId }) => expirePurchase(market.db, purchaseId)),
        ...placing.map((request) => placePurchase(market.db, request)),
        ...movers.map(({ id, checkIn, checkOut }, n) =>
          quietly(
            transact(market.db, (tx) =>
              moveNights(tx, id, { checkIn: addDays(checkIn, 60), checkOut: addDays(checkOut, 60), roomTypeId: types[n % 2] ?? '' }),
            ),
          ),
        ),
      ]),
    )
    expect(deadlocks).toBe(0)
    for (const { purchaseId } of [...paying, ...late]) expect((await market.purchase(purchaseId)).status).toBe('paid')
    for (const { purchaseId } of leaving) expect((await market.purchase(purchaseId)).status).toBe('expired')
  })
})
