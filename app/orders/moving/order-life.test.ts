import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { answerInvoice } from '#app/orders/answers/answer-invoice.server'
import { answerProblem, reportProblem } from '#app/orders/answers/report-problem.server'
import { countSellOrders, sellOrder, sellOrders } from '#app/orders/selling/seller-order-queries.server'
import { cancelPurchase } from '#app/payments/settling/expire-purchase.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { paidOrders } from '#app/payments/testing/paid-orders'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { problems, sellerOrders } from '#db/schema/orders'
import { outbox } from '#db/schema/platform'
import { cancelOrder } from './cancel-order.server'
import type { OrderActor } from './order-actor'
import { packOrder, tickLine } from './pack-order.server'
import { receiveOrder, receiveOverdue } from './receive-order.server'
import { addParcel, recordDelivery, shipOrder } from './ship-order.server'

const market = moneyMarket({ deliverWebhooks: false })
const { paidOrder, stateOf, movesOf } = paidOrders(market)
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const DAY = 86_400_000

describe('from paid to received', () => {
  test('packed, sent in two parcels, delivered, received: each move is told and kept', async () => {
    const { sellerOrderId, seller, buyer, order, purchaseId } = await paidOrder()
    expect(order.shipBy?.getTime()).toBeGreaterThan(Date.now())
    await packOrder(market.db, seller, { sellerOrderId })
    await shipOrder(market.db, seller, { sellerOrderId, carrier: '顺丰', trackingNo: 'SF1234567' })
    await addParcel(market.db, seller, { sellerOrderId, carrier: '顺丰', trackingNo: 'SF7654321' })
    await expect(addParcel(market.db, seller, { sellerOrderId, carrier: '顺丰', trackingNo: 'SF7654321' })).rejects.toEqual(
      refusal('parcel-known'),
    )
    await recordDelivery(market.db, seller, { sellerOrderId })
    await receiveOrder(market.db, buyer, { sellerOrderId })
    expect(await movesOf(sellerOrderId)).toEqual([
      'pending buyer',
      'paid system',
      'packed seller',
      'shipped seller',
      'delivered seller',
      'received buyer',
    ])
    const told = await market.db.select().from(outbox)
    const topics = told.filter((row) => JSON.stringify(row.payload).includes(sellerOrderId)).map((row) => row.topic)
    expect(topics.sort()).toEqual(['order_delivered', 'order_packed', 'order_received', 'order_shipped', 'order_shipped'])
    expect(told.find((row) => row.topic === 'order_packed' && row.dedupeKey === sellerOrderId)?.payload).toEqual({
      sellerOrderId,
      purchaseId,
    })
  })

  test('somebody else’s order is not found, whoever asks', async () => {
    const mine = await paidOrder()
    const other = await paidOrder()
    await expect(packOrder(market.db, other.seller, { sellerOrderId: mine.sellerOrderId })).rejects.toEqual(refusal('order-missing'))
    await expect(cancelOrder(market.db, other.buyer, { sellerOrderId: mine.sellerOrderId, reason: '' })).rejects.toEqual(
      refusal('order-missing'),
    )
    await expect(reportProblem(market.db, other.buyer, { sellerOrderId: mine.sellerOrderId, text: '?' })).rejects.toEqual(
      refusal('order-missing'),
    )
    expect(await sellOrder(market.db, other.sellerId, mine.order.no)).toBeNull()
    expect(await stateOf(mine.sellerOrderId)).toMatchObject({ state: 'paid' })
  })

  test('an order is not sent before it was paid, nor received before it was sent, nor cancelled after', async () => {
    const { sellerOrderId, seller, buyer } = await paidOrder()
    await expect(receiveOrder(market.db, buyer, { sellerOrderId })).rejects.toEqual(refusal('order-moved-on'))
    await shipOrder(market.db, seller, { sellerOrderId, carrier: '邮政', trackingNo: 'EMS10001' })
    await expect(cancelOrder(market.db, buyer, { sellerOrderId, reason: '' })).rejects.toEqual(refusal('order-moved-on'))
    await expect(packOrder(market.db, seller, { sellerOrderId })).rejects.toEqual(refusal('order-moved-on'))
    const product = await market.product()
    const open = await market.startBuying([product])
    const [unpaid] = await market.ordersOf(open.purchaseId)
    await expect(
      shipOrder(market.db, { ...seller, sellerId: product.sellerId } as OrderActor, {
        sellerOrderId: unpaid?.id ?? '',
        carrier: '邮政',
        trackingNo: 'EMS10002',
      }),
    ).rejects.toEqual(refusal('order-moved-on'))
    expect((await sellOrders(market.db, product.sellerId, 'pack')).rows).toEqual([])
  })

  test('an order that was let go unpaid is no business of its seller: not listed, not counted, not found', async () => {
    const product = await market.product()
    const { purchaseId } = await market.startBuying([product])
    const [unpaid] = await market.ordersOf(purchaseId)
    await cancelPurchase(market.db, { kind: 'buyer', id: null, purchaseId }, purchaseId)
    expect(await stateOf(unpaid?.id ?? '')).toMatchObject({ state: 'cancelled' })
    expect((await sellOrders(market.db, product.sellerId, 'cancelled')).rows).toEqual([])
    expect(await countSellOrders(market.db, product.sellerId)).toEqual({ pack: 0, sent: 0, done: 0, cancelled: 0 })
    expect(await sellOrder(market.db, product.sellerId, unpaid?.no ?? '')).toBeNull()
  })

  test('receipt confirms itself: fresh goods 3 days after delivery, others 10, and 10 days after dispatch when no delivery was recorded', async () => {
    const fresh = await paidOrder()
    const dry = await paidOrder({ categoryCode: '9901' })
    await market.db.execute(`UPDATE order_lines SET return_exempt = false WHERE seller_order_id = '${dry.sellerOrderId}'`)
    for (const { sellerOrderId, seller } of [fresh, dry])
      await shipOrder(market.db, seller, { sellerOrderId, carrier: '中通', trackingNo: sellerOrderId.slice(0, 12) })
    const daysLeft = async (id: string) => Math.round((((await stateOf(id))?.autoReceiveAt?.getTime() ?? 0) - Date.now()) / DAY)
    expect([await daysLeft(fresh.sellerOrderId), await daysLeft(dry.sellerOrderId)]).toEqual([10, 10])
    for (const { sellerOrderId, seller } of [fresh, dry]) await recordDelivery(market.db, seller, { sellerOrderId })
    expect([await daysLeft(fresh.sellerOrderId), await daysLeft(dry.sellerOrderId)]).toEqual([3, 10])
    await market.db
      .update(sellerOrders)
      .set({ autoReceiveAt: new Date(Date.now() - 1000) })
      .where(eq(sellerOrders.id, fresh.sellerOrderId))
    await Promise.all([receiveOverdue(market.db), receiveOverdue(market.db)])
    expect(await movesOf(fresh.sellerOrderId)).toContain('received system')
    expect((await movesOf(fresh.sellerOrderId)).filter((move) => move.startsWith('received'))).toHaveLength(1)
    expect(await stateOf(dry.sellerOrderId)).toMatchObject({ state: 'delivered' })
  })

  test('payment case 25: receipt by buyer and by itself at once: one of them', async () => {
    const { sellerOrderId, seller, buyer } = await paidOrder()
    await shipOrder(market.db, seller, { sellerOrderId, carrier: '中通', trackingNo: 'ZT000111' })
    await market.db
      .update(sellerOrders)
      .set({ autoReceiveAt: new Date(Date.now() - 1000) })
      .where(eq(sellerOrders.id, sellerOrderId))
    await Promise.allSettled([
      receiveOrder(market.db, buyer, { sellerOrderId }),
      receiveOverdue(market.db),
      receiveOrder(market.db, buyer, { sellerOrderId }),
    ])
    expect((await movesOf(sellerOrderId)).filter((move) => move.startsWith('received'))).toHaveLength(1)
  })
})

describe('words between buyer and seller', () => {
  test('a problem reaches the seller once and is answered once', async () => {
    const { sellerOrderId, buyer, seller } = await paidOrder()
    await reportProblem(market.db, buyer, { sellerOrderId, text: '碎了两个' })
    await reportProblem(market.db, buyer, { sellerOrderId, text: '碎了两个' })
    const [problem] = await market.db.select().from(problems).where(eq(problems.sellerOrderId, sellerOrderId))
    await answerProblem(market.db, seller, { problemId: problem?.id ?? '', answer: '补两个给您' })
    await expect(answerProblem(market.db, seller, { problemId: problem?.id ?? '', answer: '再说一次' })).rejects.toEqual(
      refusal('problem-answered'),
    )
    expect(await market.db.select().from(problems).where(eq(problems.sellerOrderId, sellerOrderId))).toMatchObject([
      { state: 'answered', answer: '补两个给您' },
    ])
    for (const text of ['一', '二', '三']) await reportProblem(market.db, buyer, { sellerOrderId, text })
    await expect(reportProblem(market.db, buyer, { sellerOrderId, text: '四' })).rejects.toEqual(refusal('problems-open'))
  })

  test('an invoice that was wished for is answered as issued or refused; one that was not, is not', async () => {
    const product = await market.product({ onHand: 5 })
    const wished = await market.startBuying([product], {
      invoices: { [product.sellerId]: { title: '湖州小满贸易有限公司', taxNo: '91330502MA2B0000X0' } },
    })
    await payOnHostedPage(wished.url)
    await settle(market.db, wished.purchaseId)
    const [order] = await market.ordersOf(wished.purchaseId)
    const seller: OrderActor = { kind: 'seller', id: (await signInAs(market.db)).userId, sellerId: product.sellerId }
    await answerInvoice(market.db, seller, { sellerOrderId: order?.id ?? '', state: 'issued', answer: '24332000000012345678' })
    expect(await stateOf(order?.id ?? '')).toMatchObject({ invoiceState: 'issued', invoiceAnswer: '24332000000012345678' })
    await expect(answerInvoice(market.db, seller, { sellerOrderId: order?.id ?? '', state: 'refused', answer: '' })).rejects.toEqual(
      refusal('invoice-answered'),
    )
    const other = await paidOrder()
    await expect(
      answerInvoice(market.db, other.seller, { sellerOrderId: other.sellerOrderId, state: 'issued', answer: '1' }),
    ).rejects.toEqual(refusal('invoice-answered'))
  })

  test('a seller’s screens: to pack by the day it must leave, counted; lines are ticked off', async () => {
    const { sellerId, order, sellerOrderId, seller } = await paidOrder()
    expect(await countSellOrders(market.db, sellerId)).toEqual({ pack: 1, sent: 0, done: 0, cancelled: 0 })
    const [listed] = (await sellOrders(market.db, sellerId, 'pack')).rows
    expect(listed).toMatchObject({ no: order.no, address: { name: '陈小满' }, currency: 'CNY' })
    await tickLine(market.db, { sellerId, lineId: listed?.lines[0]?.id ?? '', packed: true })
    expect((await sellOrder(market.db, sellerId, order.no))?.lines[0]).toMatchObject({ packed: true })
    await shipOrder(market.db, seller, { sellerOrderId, carrier: '中通', trackingNo: 'ZT777' })
    expect(await countSellOrders(market.db, sellerId)).toEqual({ pack: 0, sent: 1, done: 0, cancelled: 0 })
  })
})
