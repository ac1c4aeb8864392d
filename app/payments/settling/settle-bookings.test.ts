import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readCart } from '#app/cart/cart-lines.server'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays } from '#app/kernel/day'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { bookedMarket, monday, nights } from '#app/payments/testing/booked-market'
import { moneyMarket } from '#app/payments/testing/money-market'
import { bookRoom } from '#app/stays/testing/book-room'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { orderMoves } from '#db/schema/orders'
import { mailbox } from '#db/schema/platform'
import { cancelPurchase, expirePurchase } from './expire-purchase.server'
import { settle } from './settle.server'

const market = moneyMarket({ deliverWebhooks: false })
const { room, session, startBooking, bookingsOf, seatsOf, nightsOf, sessionOf, paidAfterRelease } = bookedMarket(market)

const stateOf = async (purchaseId: string) => (await market.ordersOf(purchaseId)).map(({ kind, state }) => `${kind} ${state}`)
const party = { adults: 2, children: 0 }

async function roomSessionAndTea() {
  const house = await room({ rooms: [{ units: 1 }] })
  const { sessionId } = await session()
  const tea = await market.product({ onHand: 5, priceMinor: 6800 })
  const bought = await startBooking(
    [
      { roomTypeId: house.roomTypeId, ...nights(0, 2) },
      { sessionId, adults: 2, children: 1 },
    ],
    [tea],
  )
  return { ...bought, house, sessionId, tea, unitId: house.unitIds[0] ?? '' }
}

describe('paying for a room, a session and tea', () => {
  test('one payment names all of it; nights and seats become firm, the orders confirmed, and the cart is empty', async () => {
    const { url, purchaseId, visitorId, sessionId, unitId, tea } = await roomSessionAndTea()
    const [sent] = (await stripe().checkout.sessions.list({ limit: 1 })).data
    const lines = await stripe().checkout.sessions.listLineItems(sent?.id ?? '', { limit: 100 })
    const said = lines.data.map(({ description, amount_total }) => `${description} ${amount_total}`)
    expect(said).toHaveLength(4)
    expect(said).toContainEqual(expect.stringMatching(/^竹海听风 · 大床房 · 3月15日.*3月17日.* 96000$/))
    expect(said).toContainEqual(expect.stringMatching(/^采茶一日 · .* 32000$/))
    await payOnHostedPage(url)
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await stateOf(purchaseId)).toEqual(['goods paid', 'stay confirmed', 'session confirmed'])
    expect(await bookingsOf(purchaseId)).toMatchObject([{ state: 'confirmed', expiresAt: null }])
    expect(await seatsOf(purchaseId)).toMatchObject([{ state: 'confirmed', expiresAt: null }])
    expect(await nightsOf(unitId)).toEqual([monday, addDays(monday, 1)])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 3 })
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 4, held: 0 })
    expect(await readCart(market.db, { userId: null, cartId: visitorId })).toEqual({ lines: [], wishes: { stays: [], seats: [] } })
  })

  test('guest and host hear of each booking once, with when, where and whom to call; nobody is told to pack a room', async () => {
    const { url, purchaseId, no } = await roomSessionAndTea()
    await payOnHostedPage(url)
    await settle(market.db, purchaseId)
    await market.workOff()
    const sent = await market.db
      .select()
      .from(mailbox)
      .where(sql`${mailbox.messageId} LIKE ${`%:${no}%`}`)
    const ids = sent.map(({ messageId }) => messageId).sort()
    expect(ids.filter((id) => id.startsWith('booked-buyer'))).toEqual([`booked-buyer:${no}-B:sms`, `booked-buyer:${no}-C:sms`])
    expect(ids.filter((id) => id.startsWith('booked-host:') && id.endsWith(':sms'))).toEqual([
      `booked-host:${no}-B:sms`,
      `booked-host:${no}-C:sms`,
    ])
    expect(ids.filter((id) => id.startsWith('paid-seller:') && id.endsWith(':sms'))).toEqual([`paid-seller:${no}-A:sms`])
    const guest = sent.find(({ messageId }) => messageId === `booked-buyer:${no}-B:sms`)?.body
    expect(guest).toContain('3月15日')
    expect(guest).toContain('吴兴区月河街道')
    expect(guest).toMatch(/电话 13\d{9}/)
    // A guest's name and number stay out of messages to the host: the order's page has them.
    expect(sent.find(({ messageId }) => messageId === `booked-host:${no}-B:sms`)?.body).not.toMatch(/陈小满|13800138000/)
  })

  test('a purchase of rooms alone is settled and told like any other', async () => {
    const { roomTypeId } = await room()
    const { url, purchaseId } = await startBooking([{ roomTypeId, ...nights(0, 1) }])
    await payOnHostedPage(url)
    expect(await settle(market.db, purchaseId)).toBe('paid')
    await market.workOff()
    expect(await stateOf(purchaseId)).toEqual(['stay confirmed'])
  })
})

describe('not paid', () => {
  test('payment case 21 for nights and seats: the time is over, they are given back once', async () => {
    const { purchaseId, unitId, sessionId, tea } = await roomSessionAndTea()
    await market.letTimePass(purchaseId)
    expect(await expirePurchase(market.db, purchaseId)).toBe('expired')
    expect(await expirePurchase(market.db, purchaseId)).toBe('expired')
    expect(await nightsOf(unitId)).toEqual([])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 0 })
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 5, held: 0 })
    expect(await stateOf(purchaseId)).toEqual(['goods cancelled', 'stay cancelled', 'session cancelled'])
    expect(await bookingsOf(purchaseId)).toMatchObject([{ state: 'released' }])
  })

  test('given up before payment: the room can be booked by the next at once', async () => {
    const { purchaseId, house } = await roomSessionAndTea()
    expect(await cancelPurchase(market.db, { kind: 'buyer', id: null, purchaseId }, purchaseId)).toBe('cancelled')
    expect((await startBooking([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }])).no).toMatch(/^HS/)
  })

  test('payment case 13 for a stay: 3-D Secure abandoned, the nights go back; a late success does not bring a cancelled one to life', async () => {
    const { roomTypeId, unitIds } = await room()
    const bought = await paidAfterRelease([{ roomTypeId, ...nights(0, 2) }], [], 'cancelled')
    expect(await settle(market.db, bought.purchaseId)).toBe('refund_due')
    await market.workOff()
    expect(await market.purchase(bought.purchaseId)).toMatchObject({ status: 'refunded' })
    expect(await nightsOf(unitIds[0] ?? '')).toEqual([])
  })
})

describe('money after the hold', () => {
  test('C30 payment case 21: nights and seats still free are taken again and paid', async () => {
    const house = await room()
    const { sessionId } = await session()
    const { purchaseId } = await paidAfterRelease([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }, { sessionId }])
    expect(await nightsOf(house.unitIds[0] ?? '')).toEqual([])
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await nightsOf(house.unitIds[0] ?? '')).toEqual([monday, addDays(monday, 1)])
    expect(await sessionOf(sessionId)).toEqual({ held: 0, taken: 2 })
    expect(await stateOf(purchaseId)).toEqual(['stay confirmed', 'session confirmed'])
    const [order] = await market.ordersOf(purchaseId)
    const moves = await market.db
      .select()
      .from(orderMoves)
      .where(eq(orderMoves.sellerOrderId, order?.id ?? ''))
      .orderBy(orderMoves.at, orderMoves.id)
    expect(moves.map(({ toState }) => toState)).toEqual(['pending', 'cancelled', 'confirmed'])
  })

  test('C30 another unit of the type will do', async () => {
    const house = await room({ rooms: [{ units: 2 }] })
    const { purchaseId } = await paidAfterRelease([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }])
    const [before] = await bookingsOf(purchaseId)
    await bookRoom(market.db, house.roomTypeId, { ...nights(0, 2), ...party })
    expect(await settle(market.db, purchaseId)).toBe('paid')
    const [after] = await bookingsOf(purchaseId)
    expect(after).toMatchObject({ id: before?.id, state: 'confirmed' })
    expect(after?.unitId).not.toBe(before?.unitId)
  })

  test('C31 payment case 22: the nights are gone: that order alone is refunded, once; tea and session go on', async () => {
    const house = await room()
    const { sessionId } = await session()
    const tea = await market.product({ onHand: 5 })
    const { purchaseId, no } = await paidAfterRelease([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }, { sessionId }], [tea])
    await bookRoom(market.db, house.roomTypeId, { ...nights(1, 1), ...party })
    expect(await settle(market.db, purchaseId)).toBe('paid')
    await settle(market.db, purchaseId)
    await market.workOff()
    expect(await stateOf(purchaseId)).toEqual(['goods paid', 'stay cancelled', 'session confirmed'])
    const [, gone] = await market.ordersOf(purchaseId)
    expect(gone).toMatchObject({ cancelReason: '付款到账时，已经被别人订走' })
    expect(await market.refundsOf(purchaseId)).toMatchObject([
      { sellerOrderId: gone?.id, amountMinor: gone?.totalMinor, state: 'succeeded' },
    ])
    expect(await nightsOf(house.unitIds[0] ?? '')).toEqual([addDays(monday, 1)])
    const told = await market.db
      .select()
      .from(mailbox)
      .where(eq(mailbox.messageId, `cancelled-buyer:${no}-B:sms`))
    expect(told).toHaveLength(1)
  })

  test('C31 nothing left: all of the money goes back', async () => {
    const house = await room()
    const { purchaseId } = await paidAfterRelease([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }])
    await bookRoom(market.db, house.roomTypeId, { ...nights(1, 1), ...party })
    expect(await settle(market.db, purchaseId)).toBe('refund_due')
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'refunded' })
    expect(await stateOf(purchaseId)).toEqual(['stay cancelled'])
  })

  test('nights that have begun are not sold any more', async () => {
    const house = await room()
    const { purchaseId } = await paidAfterRelease([{ roomTypeId: house.roomTypeId, ...nights(0, 2) }])
    await market.db.execute(
      sql`UPDATE bookings SET check_in = current_date - 2, check_out = current_date WHERE purchase_id = ${purchaseId}`,
    )
    expect(await settle(market.db, purchaseId)).toBe('refund_due')
    await market.workOff()
    expect(await nightsOf(house.unitIds[0] ?? '')).toEqual([])
  })
})

describe('refunds', () => {
  test('payment case 33 for a stay: part of the room comes back, tea and session are untouched', async () => {
    const { url, purchaseId } = await roomSessionAndTea()
    await payOnHostedPage(url)
    await settle(market.db, purchaseId)
    const { userId } = await signInAs(market.db, { role: 'operator' })
    const [, stay] = await market.ordersOf(purchaseId)
    await refundOrder(market.db, userId, { sellerOrderId: stay?.id ?? '', amountMinor: 10_000, reason: '热水器坏了', requestKey: 'once' })
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ sellerOrderId: stay?.id, amountMinor: 10_000, state: 'succeeded' }])
    expect(await stateOf(purchaseId)).toEqual(['goods paid', 'stay confirmed', 'session confirmed'])
    await expect(
      refundOrder(market.db, userId, { sellerOrderId: stay?.id ?? '', amountMinor: 90_000, reason: 'x', requestKey: 'twice' }),
    ).rejects.toMatchObject({ key: 'refund-too-much', details: { leftMinor: 86_000 } })
  })
})
