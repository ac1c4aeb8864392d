import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { stripe } from '#app/payments/provider/stripe-client.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { payoutAccounts } from '#db/schema/settlement'
import { syncPayees } from './sync-payee.server'

const market = moneyMarket()
const goods = settledOrders(market)

test('payment case 43: the seller’s own bank sends a payout back: the provider keeps it for him, he is asked for his account, and the market pays nothing twice', async () => {
  const { orders, purchaseId } = await goods.received([{ priceMinor: 10_000, payee: true }], '4000000000000077')
  const [order] = orders as [(typeof orders)[0]]
  const account = { stripeAccount: order.accountRef ?? '' }
  const has = async () => {
    const { available, pending } = await stripe().balance.retrieve({}, account)
    return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0)
  }
  const before = await goods.balancesOf(purchaseId)
  expect(await has()).toBe(9_000)
  const payout = await stripe().payouts.create({ amount: 9_000, currency: 'cny' }, account)
  expect(await has()).toBe(0)
  await market.sandbox.control.payout(payout.id, { status: 'failed', failureCode: 'account_closed' })
  await market.workOff()
  expect(await has()).toBe(9_000)
  const [payee] = await market.db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, order.sellerId))
  expect(payee?.requirements).toHaveLength(1)
  await syncPayees(market.db)
  await market.workOff()
  expect(await goods.transfersOf(order.id)).toMatchObject([{ n: 1, state: 'sent', amountMinor: 9_000 }])
  expect(await goods.sentTo(order.accountRef)).toHaveLength(1)
  expect(await goods.balancesOf(purchaseId)).toEqual(before)
})
