import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { settle } from '#app/payments/settling/settle.server'
import { actInChild } from '#app/payments/testing/act-in-child'
import { moneyMarket, webhookSecret } from '#app/payments/testing/money-market'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeStay } from '#app/stays/testing/make-stay'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { bookings } from '#db/schema/bookings'
import { mailbox } from '#db/schema/platform'
import { answerRequest } from './asking/answer-request.server'
import { askStay } from './asking/ask-stay.server'
import { cancelByGuest } from './cancelling/cancel-trip.server'
import { sweepChanges } from './changing/apply-change.server'
import { changeByGuest } from './changing/change-trip.server'

const market = moneyMarket({ deliverWebhooks: false })

const flat = { baseMinor: 40_000, weekendMinor: 40_000, peakMinor: 40_000 }
const day = (n: number) => addDays(dayOf(new Date()), n)
const wish = (from: number, nights: number) => ({ arrival: day(from), departure: day(from + nights), adults: 2, children: 0 })

async function pay(purchaseId: string): Promise<void> {
  const { url } = await startPayment(market.db, purchaseId)
  await payOnHostedPage(url)
  expect(await settle(market.db, purchaseId)).toBe('paid')
}

/** A room that is booked and really paid at the provider. */
async function trip(roomTypeId: string, from: number, nights: number) {
  const booked = await bookRoom(market.db, roomTypeId, wish(from, nights))
  await pay(booked.purchaseId)
  const [order] = await market.ordersOf(booked.purchaseId)
  const guest = { kind: 'buyer' as const, id: null, purchaseId: booked.purchaseId }
  return { ...booked, guest, sellerOrderId: order?.id ?? '', roomTypeId }
}
type Trip = Awaited<ReturnType<typeof trip>>

const cancel = ({ guest, sellerOrderId }: Trip, refundMinor: number) =>
  cancelByGuest(market.db, guest, { sellerOrderId, reason: '', seen: { refundMinor, state: 'confirmed' } })
const change = ({ guest, sellerOrderId, roomTypeId }: Trip, from: number, nights: number, seenMinor: number) =>
  changeByGuest(market.db, guest, { sellerOrderId, roomTypeId, arrival: day(from), departure: day(from + nights), seenMinor, locale: 'zh' })
const nightsOf = async ({ bookingId }: Trip) =>
  (await market.db.execute<{ night: string }>(sql`SELECT night FROM unit_nights WHERE booking_id = ${bookingId} ORDER BY night`)).rows.map(
    ({ night }) => night,
  )
const refundsOf = async (purchaseId: string) => (await market.refundsOf(purchaseId)).map(({ amountMinor, state }) => [amountMinor, state])
const lettersAbout = async (template: string) =>
  (await market.db.select().from(mailbox)).filter(({ messageId }) => messageId.startsWith(`${template}:`))

describe('money of trips at the provider', () => {
  test('payment case 33: a cancellation outside the free term sends half of the room back, once, and tells both sides', async () => {
    const { rooms } = await makeStay(market.db, { cancelTier: 'early', rooms: [flat] })
    const one = await trip(rooms[0].roomTypeId, 2, 1)
    await cancel(one, 20_000)
    await market.workOff()
    await market.workOff()
    expect(await refundsOf(one.purchaseId)).toEqual([[20_000, 'succeeded']])
    const [payment] = await market.paymentsOf(one.purchaseId)
    expect(await market.balanceOf(payment?.id ?? '')).toMatchObject({ captured: 40_000, refunded: 20_000 })
    const [letter] = await lettersAbout('booking-cancelled-buyer')
    expect(letter?.body).toMatch(/已取消，您取消的。退款 ¥200\.00 原路退回/)
    expect(letter?.body).toMatch(/\/me\/trips\/.*token=/)
    expect(await lettersAbout('booking-cancelled-host')).toHaveLength(1)
  })

  test('a dearer change is bought, moves the nights when it is paid, and comes back with the rest when all is given up', async () => {
    const { rooms } = await makeStay(market.db, { rooms: [flat] })
    const one = await trip(rooms[0].roomTypeId, 20, 1)
    const asked = await change(one, 20, 3, 80_000)
    if (asked.kind !== 'to-pay') throw new Error('nothing to pay')
    await pay(asked.purchaseId)
    await market.workOff()
    expect(await nightsOf(one)).toEqual([day(20), day(21), day(22)])
    expect((await lettersAbout('booking-changed-buyer')).at(-1)?.body).toMatch(/差价 ¥800\.00 已收到/)
    await cancel(one, 120_000)
    await market.workOff()
    expect([await refundsOf(one.purchaseId), await refundsOf(asked.purchaseId)]).toEqual([[[40_000, 'succeeded']], [[80_000, 'succeeded']]])
  })

  test('C39 killed in the middle of the move: the old nights stand, and afterwards the new ones, never both or none', async () => {
    const { rooms } = await makeStay(market.db, { rooms: [flat] })
    const one = await trip(rooms[0].roomTypeId, 20, 2)
    const asked = await change(one, 21, 3, 40_000)
    if (asked.kind !== 'to-pay') throw new Error('nothing to pay')
    await market.workOff()
    await pay(asked.purchaseId)
    const where = { databaseUrl: market.url, apiBase: market.sandbox.url, webhookSecret }
    const child = await actInChild({ ...where, act: 'work', failpoints: 'change.before_commit:kill' })
    expect(child.signal).toBe('SIGKILL')
    expect(await nightsOf(one)).toEqual([day(20), day(21)])
    await sweepChanges(market.db)
    expect(await nightsOf(one)).toEqual([day(21), day(22), day(23)])
  })

  test('a booking given up while its change waits to be paid: that purchase is ended at the provider', async () => {
    const { rooms } = await makeStay(market.db, { rooms: [flat] })
    const one = await trip(rooms[0].roomTypeId, 20, 1)
    const asked = await change(one, 24, 2, 40_000)
    if (asked.kind !== 'to-pay') throw new Error('nothing to pay')
    await startPayment(market.db, asked.purchaseId)
    await cancel(one, 40_000)
    await market.workOff()
    expect(await market.purchase(asked.purchaseId)).toMatchObject({ status: 'cancelled' })
    const [hold] = await market.db.select().from(bookings).where(eq(bookings.purchaseId, asked.purchaseId))
    expect(hold?.state).toBe('released')
  })

  test('a request that was accepted is paid as any purchase; its asker is told at each step', async () => {
    const house = await makeStay(market.db, { bookingKind: 'request', rooms: [flat] })
    const asker = { buyerId: null, visitorId: newId(), name: 'Ada', phone: '13900139000', email: null, locale: 'en' as const }
    const request = { ...wish(20, 1), roomTypeId: house.rooms[0].roomTypeId, note: '', seenTotalMinor: 40_000, key: newId() }
    const { bookingId } = await askStay(market.db, asker, request)
    const host = { userId: (await signInAs(market.db)).userId, sellerId: house.sellerId }
    const accepted = await answerRequest(market.db, host, { bookingId, accept: true, answer: '' })
    await market.workOff()
    await pay(accepted?.purchaseId ?? '')
    const [booking] = await market.db.select().from(bookings).where(eq(bookings.id, bookingId))
    expect(booking).toMatchObject({ state: 'confirmed', source: 'request', requestState: 'accepted' })
    const [letter] = await lettersAbout('request-accepted-buyer')
    expect(letter?.body).toMatch(/said yes.*Please pay by.*\/en\/requests\/RQ.*token=/)
    expect(await lettersAbout('request-sent-host')).toHaveLength(1)
  })
})
