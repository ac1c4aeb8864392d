import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { transact } from '#app/platform/transact.server'
import { payOnHostedPage, payWithAlipay } from '#app/stripe-sandbox/hosted-visitor'
import { paymentExceptions, payments, refunds } from '#db/schema/payments'
import { auditLog } from '#db/schema/people'
import { refundOrder, refundQuarantined } from './refund-order.server'
import { requestRefund } from './request-refund.server'
import { sendRefund } from './send-refund.server'

const market = moneyMarket()
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const buyer = (purchaseId: string) => ({ kind: 'buyer' as const, id: null, purchaseId })

async function paidPurchase(goods: { onHand?: number; priceMinor?: number }[], card?: string) {
  const products = []
  for (const one of goods) products.push(await market.product({ onHand: 5, ...one }))
  const bought = await market.startBuying(products.map(({ offerId }) => ({ offerId })))
  if (card === 'alipay') await payWithAlipay(bought.url)
  else await payOnHostedPage(bought.url, card ? { card } : {})
  await settle(market.db, bought.purchaseId)
  const orders = await market.ordersOf(bought.purchaseId)
  const [payment] = await market.paymentsOf(bought.purchaseId)
  return {
    ...bought,
    products,
    orders,
    orderId: orders[0]?.id ?? '',
    total: orders[0]?.totalMinor ?? 0,
    paymentId: payment?.id ?? '',
    intentRef: payment?.intentRef ?? '',
  }
}

const sentRefunds = async (intentRef: string) => (await stripe().refunds.list({ payment_intent: intentRef, limit: 100 })).data
const operator = async () => (await signInAs(market.db, { role: 'operator' })).userId

describe('refunds', () => {
  test('payment case 24: three sellers, delivery and odd fen: parts sum to the charge exactly', async () => {
    const { orders, intentRef, purchaseId } = await paidPurchase([{ priceMinor: 1233 }, { priceMinor: 10_001 }, { priceMinor: 7 }])
    const charge = await stripe().paymentIntents.retrieve(intentRef)
    expect(orders).toHaveLength(3)
    expect(orders.reduce((sum, order) => sum + order.totalMinor, 0)).toBe(charge.amount_received)
    expect((await market.purchase(purchaseId)).totalMinor).toBe(charge.amount_received)
  })

  test('payment case 33: part of one seller’s order given back: that share shrinks, the others are untouched', async () => {
    const { orders, paymentId, purchaseId } = await paidPurchase([{ priceMinor: 20_000 }, { priceMinor: 30_000 }])
    const operatorId = await operator()
    await refundOrder(market.db, operatorId, {
      sellerOrderId: orders[0]?.id ?? '',
      amountMinor: 10_000,
      reason: '少了一半',
      requestKey: newId(),
    })
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ sellerOrderId: orders[0]?.id, amountMinor: 10_000, state: 'succeeded' }])
    expect(await market.balanceOf(paymentId)).toMatchObject({ captured: 50_000, refunded: 10_000 })
    expect((await market.ordersOf(purchaseId)).map((order) => order.state)).toEqual(['paid', 'paid'])
    expect(await market.db.select().from(auditLog).where(eq(auditLog.actorId, operatorId))).toMatchObject([
      { act: 'order.refund', reason: '少了一半' },
    ])
    await expect(
      refundOrder(market.db, operatorId, { sellerOrderId: orders[0]?.id ?? '', amountMinor: 10_001, reason: '再退', requestKey: newId() }),
    ).rejects.toEqual(refusal('refund-too-much'))
    await refundOrder(market.db, operatorId, { sellerOrderId: orders[1]?.id ?? '', reason: '全退', requestKey: newId() })
  })

  test('payment case 35: clicked twice, two operators at once, sent again after a timeout: one refund', async () => {
    const { orderId, total, intentRef, purchaseId } = await paidPurchase([{ priceMinor: 8800 }])
    const operatorId = await operator()
    const requestKey = newId()
    await market.sandbox.control.addFault({ kind: 'after-commit-drop', method: 'POST', path: '/v1/refunds' })
    const twice = await Promise.all(
      [1, 2, 3].map(() => refundOrder(market.db, operatorId, { sellerOrderId: orderId, reason: '坏了', requestKey })),
    )
    expect(new Set(twice).size).toBe(1)
    await expect(
      refundOrder(market.db, await operator(), { sellerOrderId: orderId, amountMinor: total, reason: '坏了', requestKey: newId() }),
    ).rejects.toEqual(refusal('refund-too-much'))
    await market.workOff()
    await sendRefund(market.db, twice[0] ?? '')
    expect(await sentRefunds(intentRef)).toMatchObject([{ amount: total, status: 'succeeded' }])
    expect(await market.refundsOf(purchaseId)).toHaveLength(1)
  })

  test('payment case 36: a third, a third and the rest sum to the whole; a fourth is refused', async () => {
    const { orderId, total, paymentId } = await paidPurchase([{ priceMinor: 10_000 }])
    const operatorId = await operator()
    const third = Math.floor(total / 3)
    for (const amountMinor of [third, third, undefined])
      await refundOrder(market.db, operatorId, { sellerOrderId: orderId, amountMinor, reason: '分次', requestKey: newId() })
    await market.workOff()
    expect(await market.balanceOf(paymentId)).toMatchObject({ captured: total, refunded: total })
    await expect(
      refundOrder(market.db, operatorId, { sellerOrderId: orderId, amountMinor: 1, reason: '再来', requestKey: newId() }),
    ).rejects.toEqual(refusal('refund-too-much'))
  })

  test('payment case 38: a refund made in the dashboard is found and booked to its order, or put before an operator', async () => {
    const one = await paidPurchase([{ priceMinor: 10_000 }])
    await stripe().refunds.create({ payment_intent: one.intentRef, amount: 4000 })
    const two = await paidPurchase([{ priceMinor: 10_000 }, { priceMinor: 20_000 }])
    await stripe().refunds.create({ payment_intent: two.intentRef, amount: 3000 })
    await market.workOff()
    expect(await market.refundsOf(one.purchaseId)).toMatchObject([
      { sellerOrderId: one.orderId, amountMinor: 4000, state: 'succeeded', reason: 'dashboard' },
    ])
    expect(await market.balanceOf(one.paymentId)).toMatchObject({ refunded: 4000 })
    expect(await market.refundsOf(two.purchaseId)).toMatchObject([{ sellerOrderId: null, amountMinor: 3000 }])
    expect(await market.db.select().from(paymentExceptions).where(eq(paymentExceptions.purchaseId, two.purchaseId))).toMatchObject([
      { kind: 'dashboard_refund' },
    ])
    expect(await market.balanceOf(two.paymentId)).toMatchObject({ refunded: 3000 })
    const left = refundOrder(market.db, await operator(), {
      sellerOrderId: one.orderId,
      amountMinor: one.total - 3999,
      reason: '多了',
      requestKey: newId(),
    })
    await expect(left).rejects.toEqual(refusal('refund-too-much'))
  })

  test('payment case 37: a refund goes its slow way: pending, then back', async () => {
    const { purchaseId, orderId } = await paidPurchase([{ priceMinor: 10_000 }], 'alipay')
    await cancelOrder(market.db, buyer(purchaseId), { sellerOrderId: orderId, reason: '不要了' })
    await market.workOff()
    const [pending] = await market.refundsOf(purchaseId)
    expect(pending).toMatchObject({ state: 'pending', providerRef: expect.stringMatching(/^p?y?re_|^pyr_/) })
    await market.sandbox.control.settleRefund(pending?.providerRef ?? '', 'succeeded')
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'succeeded', settledAt: expect.any(Date) }])
  })

  test('payment case 37: a refund that fails frees its money again and calls an operator', async () => {
    const { purchaseId, orderId, total, paymentId } = await paidPurchase([{ priceMinor: 10_000 }], '4000000000005126')
    const operatorId = await operator()
    await refundOrder(market.db, operatorId, { sellerOrderId: orderId, amountMinor: 500, reason: '试', requestKey: newId() })
    await market.workOff()
    const [sent] = await market.refundsOf(purchaseId)
    if (sent?.state !== 'failed') await market.sandbox.control.settleRefund(sent?.providerRef ?? '', 'failed')
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'failed' }])
    expect(await market.balanceOf(paymentId)).toMatchObject({ captured: total, refunded: 0 })
    expect(await market.db.select().from(paymentExceptions).where(eq(paymentExceptions.purchaseId, purchaseId))).toMatchObject([
      { kind: 'refund_failed', ref: sent?.id },
    ])
  })

  test('S10 twenty full refunds in parallel: the provider sees one, never more goes back than was taken', async () => {
    const { orderId, total, paymentId, intentRef } = await paidPurchase([{ priceMinor: 9000 }])
    const ask = (n: number) =>
      transact(market.db, (tx) =>
        requestRefund(tx, { paymentId, sellerOrderId: orderId, amountMinor: total, requestKey: `try:${n}`, reason: 'race' }),
      )
    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => ask(n)))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    await market.workOff()
    expect(await sentRefunds(intentRef)).toMatchObject([{ amount: total }])
    await expect(
      transact(market.db, (tx) => tx.update(refunds).set({ amountMinor: 0 }).where(eq(refunds.paymentId, paymentId))),
    ).rejects.toThrow()
  })

  test('S10 a refund never touches another seller’s part', async () => {
    const { orders, paymentId } = await paidPurchase([{ priceMinor: 5000 }, { priceMinor: 50_000 }])
    const mine = orders.find((order) => order.subtotalMinor === 5000)
    const ask = transact(market.db, (tx) =>
      requestRefund(tx, { paymentId, sellerOrderId: mine?.id ?? '', amountMinor: 20_000, requestKey: 'more', reason: 'greed' }),
    )
    await expect(ask).rejects.toEqual(refusal('refund-too-much'))
  })

  test('money that differed can be given back by an operator, once', async () => {
    const tea = await market.product({ onHand: 2, priceMinor: 5000 })
    const { purchaseId, url } = await market.startBuying([tea])
    await market.sandbox.control.addWebhookRule({ action: 'drop', count: 50 })
    await payOnHostedPage(url)
    await market.sandbox.control.webhooksIdle()
    await market.sandbox.control.clearWebhookRules()
    const [payment] = await market.paymentsOf(purchaseId)
    await market.db
      .update(payments)
      .set({ amountMinor: 4999 })
      .where(eq(payments.id, payment?.id ?? ''))
    await settle(market.db, purchaseId)
    const operatorId = await operator()
    const asked = await Promise.all(
      [1, 2].map(() => refundQuarantined(market.db, operatorId, { paymentId: payment?.id ?? '', reason: '退回' })),
    )
    expect(new Set(asked).size).toBe(1)
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ amountMinor: 5800, state: 'succeeded' }])
    await market.letTimePass(purchaseId)
  })
})
