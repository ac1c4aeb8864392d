import { eq, like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { packOrder } from '#app/orders/moving/pack-order.server'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { recordDelivery, shipOrder } from '#app/orders/moving/ship-order.server'
import { weighLine } from '#app/orders/weighing/weigh-line.server'
import { providerFindings } from '#app/payments/books/book-checks-provider.server'
import { checkBooks } from '#app/payments/books/books.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { melon, weighedMarket } from '#app/payments/testing/weighed-market'
import { releaseDue } from '#app/settlement/release/release-order.server'
import { orderLines, sellerOrders } from '#db/schema/orders'
import { mailbox } from '#db/schema/platform'
import { paymentHolds } from '#db/schema/weighing'
import { mindHolds } from './mind-holds.server'

const market = moneyMarket()
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })

const { boughtMelons, intentOf, holdOf } = weighedMarket(market)

const releasedAt = async (id: string) =>
  (await market.db.select({ at: sellerOrders.releasedAt }).from(sellerOrders).where(eq(sellerOrders.id, id)))[0]?.at

/** Kinds of letters to the buyer that name a purchase, in the order they came. */
async function lettersAbout(no: string): Promise<string[]> {
  const letters = await market.db
    .select()
    .from(mailbox)
    .where(like(mailbox.body, `%${no}%`))
    .orderBy(mailbox.at)
  return letters.map(({ messageId }) => messageId.split(':')[0] ?? '').filter((template) => template.endsWith('-buyer'))
}

describe('goods priced by the scale', () => {
  test('on a card: held at the most they can cost, charged once what the scale says, the rest never taken', async () => {
    const bought = await boughtMelons('card')
    expect(bought.line).toMatchObject({ unitMinor: 2720, lineMinor: 8976, weighedGrams: null, finalMinor: null })
    expect(await market.purchase(bought.purchaseId)).toMatchObject({ status: 'paid', holdsCard: true, totalMinor: 8976 + bought.freight })
    expect(await intentOf(bought.purchaseId)).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 8976 + bought.freight,
    })
    await expect(packOrder(market.db, bought.seller, bought)).rejects.toEqual(refusal('weigh-first'))
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
    await packOrder(market.db, bought.seller, bought)
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: 7976 + bought.freight })
    expect(await market.refundsOf(bought.purchaseId)).toMatchObject([
      { amountMinor: 1000, via: 'hold', state: 'succeeded', reason: 'weighed', providerRef: null },
    ])
    expect(await market.balanceOf(bought.payment.id)).toEqual({
      paymentId: bought.payment.id,
      captured: 8976 + bought.freight,
      refunded: 1000,
    })
    expect(await holdOf(bought.payment.id)).toMatchObject({ chargeMinor: 7976 + bought.freight })
    expect(await lettersAbout(bought.no)).toEqual(['held-buyer', 'charged-buyer'])
  })

  test('by wallet: charged the most, the difference refunded by itself, never more asked for', async () => {
    const bought = await boughtMelons('alipay')
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: 8976 + bought.freight })
    expect(await holdOf(bought.payment.id)).toBeUndefined()
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
    await packOrder(market.db, bought.seller, bought)
    await market.workOff()
    const [refund] = await market.refundsOf(bought.purchaseId)
    expect(refund).toMatchObject({ amountMinor: 1000, via: 'provider', reason: 'weighed' })
    expect(refund?.providerRef).toMatch(/^re_/)
    await market.sandbox.control.settleRefund(refund?.providerRef ?? '', 'succeeded')
    await market.workOff()
    expect(await lettersAbout(bought.no)).toEqual(['paid-buyer', 'weighed-back-buyer'])
  })

  test('heavier than the tolerance: the surplus is the grower’s gift, and nothing is refunded', async () => {
    const bought = await boughtMelons('card')
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 13_500 })
    await packOrder(market.db, bought.seller, bought)
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: 8976 + bought.freight })
    expect(await market.refundsOf(bought.purchaseId)).toEqual([])
    const [line] = await market.db.select().from(orderLines).where(eq(orderLines.id, bought.line.id))
    expect(line).toMatchObject({ weighedGrams: 13_500, finalMinor: 8976 })
  })

  test('two growers: charged once, after the last of them has weighed; a purchase’s other goods may leave before', async () => {
    const other = await market.product({ weigh: { weighMinor: 1500, weighGrams: 500, tolerancePercent: 5 }, grams: 900, onHand: 5 })
    const plain = await market.product({ priceMinor: 2500, onHand: 5 })
    const bought = await boughtMelons('card', { quantity: 1, more: [{ offerId: other.offerId }, { offerId: plain.offerId }] })
    const orderOf = (sellerId: string) => bought.orders.find((order) => order.sellerId === sellerId)?.id ?? ''
    const actor = (sellerId: string) => ({ ...bought.seller, sellerId })
    await shipOrder(market.db, actor(plain.sellerId), {
      sellerOrderId: orderOf(plain.sellerId),
      carrier: '顺丰',
      trackingNo: 'SF100200300',
    })
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 3900 })
    await packOrder(market.db, bought.seller, bought)
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'requires_capture' })
    await receiveOrder(market.db, { kind: 'buyer', id: null, purchaseId: bought.purchaseId }, { sellerOrderId: orderOf(plain.sellerId) })
    await market.workOff()
    await releaseDue(market.db)
    expect(await releasedAt(orderOf(plain.sellerId))).toBeNull()
    const [line] = await market.db
      .select()
      .from(orderLines)
      .where(eq(orderLines.sellerOrderId, orderOf(other.sellerId)))
    await weighLine(market.db, actor(other.sellerId), { lineId: line?.id ?? '', grams: 880 })
    await packOrder(market.db, actor(other.sellerId), { sellerOrderId: orderOf(other.sellerId) })
    await market.workOff()
    const total = bought.orders.reduce((sum, order) => sum + order.totalMinor, 0)
    // 4 000 g: 2 992 at most, 3 900 g: 2 652; 900 g: 2 835 at most, 880 g: 2 640.
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: total - 340 - 195 })
    await releaseDue(market.db)
    expect(await releasedAt(orderOf(plain.sellerId))).toBeInstanceOf(Date)
  })

  test('a weight that is ten times off is looked at again; until the goods are packed the last one counts', async () => {
    const bought = await boughtMelons('card')
    const weigh = (grams: number, sure = false) => weighLine(market.db, bought.seller, { lineId: bought.line.id, grams, sure })
    await expect(weigh(117_300)).rejects.toEqual(refusal('weight-far-off'))
    await expect(weigh(1173)).rejects.toEqual(refusal('weight-far-off'))
    await weigh(1173, true)
    await weigh(12_100)
    const stranger = { ...bought.seller, sellerId: (await market.product()).sellerId }
    await expect(weighLine(market.db, stranger, { lineId: bought.line.id, grams: 12_000 })).rejects.toEqual(refusal('order-missing'))
    await packOrder(market.db, bought.seller, bought)
    await expect(weigh(11_000)).rejects.toEqual(refusal('order-moved-on'))
    await market.workOff()
    expect(await market.refundsOf(bought.purchaseId)).toMatchObject([{ amountMinor: 8976 - 8228 }])
  })

  test('cancelled before the weighing: the card is let go, nothing is posted, and the goods are back', async () => {
    const bought = await boughtMelons('card')
    await cancelOrder(market.db, { kind: 'buyer', id: null, purchaseId: bought.purchaseId }, { ...bought, reason: '不要了' })
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'canceled', amount_received: 0 })
    expect(await market.refundsOf(bought.purchaseId)).toMatchObject([
      { amountMinor: 8976 + bought.freight, via: 'hold', state: 'succeeded' },
    ])
    expect(await market.stockOf(bought.product.offerId)).toEqual({ onHand: 9, held: 0 })
  })

  test('part cancelled: the hold is used less, never given up', async () => {
    const plain = await market.product({ priceMinor: 12_000, onHand: 5 })
    const bought = await boughtMelons('card', { more: [{ offerId: plain.offerId }] })
    const other = bought.orders.find((order) => order.sellerId === plain.sellerId)
    await cancelOrder(
      market.db,
      { kind: 'buyer', id: null, purchaseId: bought.purchaseId },
      { sellerOrderId: other?.id ?? '', reason: '多买了' },
    )
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'requires_capture' })
    const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
    await refundOrder(market.db, operatorId, { ...bought, amountMinor: 500, reason: '包装破了', requestKey: 'one' })
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
    await packOrder(market.db, bought.seller, bought)
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: 7976 + bought.freight - 500 })
  })

  test('what is not weighed a day before the hold ends is cancelled and not charged; what is weighed is charged', async () => {
    const other = await market.product({ weigh: melon, grams: 2000, onHand: 5 })
    const bought = await boughtMelons('card', { more: [{ offerId: other.offerId }] })
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
    await market.db
      .update(paymentHolds)
      .set({ weighBy: new Date(Date.now() - 1000) })
      .where(eq(paymentHolds.paymentId, bought.payment.id))
    await mindHolds(market.db)
    await market.workOff()
    const orders = await market.ordersOf(bought.purchaseId)
    expect(orders.find(({ id }) => id === bought.sellerOrderId)).toMatchObject({ state: 'paid' })
    expect(orders.find(({ sellerId }) => sellerId === other.sellerId)).toMatchObject({ state: 'cancelled', cancelledBy: 'system' })
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: 7976 + bought.freight })
    await packOrder(market.db, bought.seller, bought)
  })

  test('the card is let go by its bank: what has not left is cancelled, and an operator is told', async () => {
    const bought = await boughtMelons('card')
    const [payment] = await market.paymentsOf(bought.purchaseId)
    await stripe().paymentIntents.cancel(payment?.intentRef ?? '')
    await market.workOff()
    expect(await holdOf(bought.payment.id)).toMatchObject({ chargedAt: null, lostAt: expect.any(Date) })
    expect((await market.ordersOf(bought.purchaseId))[0]).toMatchObject({ state: 'cancelled', cancelledBy: 'system' })
  })

  test('an answer that gets lost while the card is charged: charged once', async () => {
    const bought = await boughtMelons('card')
    await market.sandbox.control.addFault({ kind: 'after-commit-drop', method: 'POST', path: '/v1/payment_intents/*/capture' })
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
    await packOrder(market.db, bought.seller, bought)
    await market.workOff()
    expect(await intentOf(bought.purchaseId)).toMatchObject({ status: 'succeeded', amount_received: 7976 + bought.freight })
  })

  test('the provider’s books agree, and a seller is settled only once the card is charged', async () => {
    const bought = await boughtMelons('card')
    await weighLine(market.db, bought.seller, { lineId: bought.line.id, grams: 11_730 })
    await shipOrder(market.db, bought.seller, { ...bought, carrier: '顺丰', trackingNo: 'SF200300400' })
    await recordDelivery(market.db, bought.seller, bought)
    await market.workOff()
    const wrong = (await providerFindings(market.db, { graceMs: 0 })).filter(({ name, rows }) => rows.length > 0 && !name.startsWith('R10'))
    expect(wrong).toEqual([])
    expect((await checkBooks(market.db, { graceSeconds: 0 })).filter(({ rows }) => rows.length > 0)).toEqual([])
  })
})
