import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { newId } from '#app/kernel/new-id'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundOrder } from '#app/payments/refunds/refund-order.server'
import { sendRefund } from '#app/payments/refunds/send-refund.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { sendTransfer } from './send-transfer.server'

const market = moneyMarket()
const goods = settledOrders(market)
/** The first call and every repetition of it by the SDK and by the store. */
const everyTry = 8

test('payment case 47: the provider has forgotten the key of a call whose answer was lost: refund and transfer are found by what was written on them', async () => {
  const { orders, purchaseId } = await goods.paid([{ priceMinor: 10_000, payee: true }, { priceMinor: 20_000 }])
  const [received, other] = orders as [(typeof orders)[0], (typeof orders)[0]]
  for (const path of ['/v1/refunds', '/v1/transfers'])
    await market.sandbox.control.addFault({ kind: 'after-commit-drop', method: 'POST', path, count: everyTry })
  await market.sandbox.control.addWebhookRule({ action: 'drop' })
  const operatorId = (await signInAs(market.db, { role: 'operator' })).userId
  const asked = { sellerOrderId: other.id, amountMinor: 4_000, reason: '坏了', requestKey: newId() }
  const refundId = await refundOrder(market.db, operatorId, asked)
  await goods.ship(received)
  await goods.receive(received)
  await market.workOff()
  await market.sandbox.control.clearFaults()
  const [wanted] = await goods.transfersOf(received.id)
  expect(wanted).toMatchObject({ state: 'requested' })
  expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'requested' }])

  await market.sandbox.control.advanceClock(25 * 3600)
  await market.db.execute(sql`UPDATE transfers SET created_at = now() - interval '25 hours' WHERE id = ${wanted?.id}`)
  await market.db.execute(sql`UPDATE refunds SET created_at = now() - interval '25 hours' WHERE id = ${refundId}`)
  await Promise.all([1, 2].map(() => sendTransfer(market.db, wanted?.id ?? '')))
  await Promise.all([1, 2].map(() => sendRefund(market.db, refundId)))
  const [payment] = await market.paymentsOf(purchaseId)
  expect((await stripe().refunds.list({ payment_intent: payment?.intentRef ?? '' })).data).toMatchObject([{ amount: 4_000 }])
  expect(await goods.sentTo(received.accountRef)).toHaveLength(1)
  expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'succeeded' }])
  expect(await goods.transfersOf(received.id)).toMatchObject([{ state: 'sent', n: 1 }])
})
