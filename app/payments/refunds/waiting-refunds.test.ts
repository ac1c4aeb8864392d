import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { compareWithProvider } from '#app/payments/books/compare-provider.server'
import { pollRefunds } from '#app/payments/events/reconcile.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { paidOrders } from '#app/payments/testing/paid-orders'
import { paymentExceptions, refunds } from '#db/schema/payments'
import { refundOrder } from './refund-order.server'

const market = moneyMarket()
const { paidOrder } = paidOrders(market)
/** A currency of its own for each test: what is left of one payment there, less the provider's fee, is too little to give it all back. */
const kept = ['hkd', 'sgd', 'usd']

beforeEach(async () => {
  await market.sandbox.control.setOverdraft(0)
  await market.sandbox.control.setSettlement({ cny: { currency: kept.pop() ?? '', rate: 0.5 } })
})
afterEach(async () => {
  expect(await compareWithProvider(market.db, { from: new Date(0), graceMs: 0 })).toMatchObject({ differences: [], balances: [] })
})

const exceptionsOf = (purchaseId: string) => market.db.select().from(paymentExceptions).where(eq(paymentExceptions.purchaseId, purchaseId))

async function waitingRefund() {
  const paid = await paidOrder()
  await cancelOrder(market.db, paid.buyer, { sellerOrderId: paid.sellerOrderId, reason: '不要了' })
  await market.workOff()
  const [refund] = await market.refundsOf(paid.purchaseId)
  const [payment] = await market.paymentsOf(paid.purchaseId)
  const [sent] = (await stripe().refunds.list({ payment_intent: payment?.intentRef ?? '' })).data
  return { ...paid, refundId: refund?.id ?? '', paymentId: payment?.id ?? '', sentRef: sent?.id ?? '' }
}

describe('too little money with the provider', () => {
  test('payment case 41: the refund waits, an operator is told, and it goes when there is enough', async () => {
    const { purchaseId, refundId } = await waitingRefund()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'requested', providerRef: null }])
    expect(await exceptionsOf(purchaseId)).toMatchObject([{ kind: 'refund_waits', ref: refundId, closedAt: null }])
    expect(await compareWithProvider(market.db, { from: new Date(0), graceMs: 0 })).toMatchObject({ differences: [], balances: [] })
    await paidOrder()
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ id: refundId, state: 'succeeded' }])
    expect(await exceptionsOf(purchaseId)).toMatchObject([{ kind: 'refund_waits', closedAt: expect.any(Date) }])
  })

  test('payment case 41: without any message the poller finds that it has gone', async () => {
    const { purchaseId, refundId } = await waitingRefund()
    await market.sandbox.control.addWebhookRule({ action: 'drop' })
    await paidOrder()
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'requested' }])
    await market.db.update(refunds).set({ createdAt: new Date(Date.now() - 61 * 60_000) })
    await pollRefunds(market.db)
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ id: refundId, state: 'succeeded' }])
    await market.sandbox.control.clearWebhookRules()
  })

  test('cancelled at the provider while it waited, it was never sent: the order has its money again and it can be asked for anew', async () => {
    const { purchaseId, sellerOrderId, paymentId, sentRef } = await waitingRefund()
    await stripe().refunds.cancel(sentRef)
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'failed', providerRef: null }])
    expect((await exceptionsOf(purchaseId)).map(({ kind }) => kind)).toContain('refund_refused')
    expect(await market.balanceOf(paymentId)).toMatchObject({ refunded: 0 })
    await market.sandbox.control.setOverdraft(1_000_000)
    const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
    await refundOrder(market.db, operatorId, { sellerOrderId, reason: '再退', requestKey: newId() })
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'failed' }, { state: 'succeeded' }])
  })
})
