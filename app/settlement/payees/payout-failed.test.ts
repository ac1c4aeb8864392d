import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { connectWebhookSecret, deliver, moneyMarket } from '#app/payments/testing/money-market'
import { payoutAccountOf } from '#app/settlement/bank/payout-account-queries.server'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { mailbox, notices } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
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
  expect(await payoutAccountOf(market.db, order.sellerId)).toMatchObject({ state: 'active', isAsked: true })
  const [stall] = await market.db.select().from(sellers).where(eq(sellers.id, order.sellerId))
  const heard = async () => ({
    notices: (
      await market.db
        .select()
        .from(notices)
        .where(eq(notices.userId, stall?.ownerId ?? ''))
    ).filter(({ kind }) => kind === 'payout-failed'),
    letters: (
      await market.db
        .select()
        .from(mailbox)
        .where(eq(mailbox.recipient, stall?.phone ?? ''))
    ).filter(({ messageId }) => messageId.startsWith('payout-failed:')),
  })
  const { notices: told, letters } = await heard()
  expect(told).toMatchObject([
    { detail: { amount: '¥90.00', why: { zh: '账户注销了或者被冻结', en: 'the account is closed or frozen' } }, path: '/sell/payout' },
  ])
  expect(letters).toMatchObject([{ subject: '¥90.00 被您的银行退回：请换银行账户', body: expect.stringContaining('换一个能用的银行账户') }])
  const [event] = (await stripe().events.list({ type: 'payout.failed' }, account)).data
  const body = JSON.stringify(event)
  const signed = await stripe().webhooks.generateTestHeaderStringAsync({ payload: body, secret: connectWebhookSecret })
  expect(await deliver(body, signed, '/webhooks/stripe-connect')).toBe(200)
  await market.workOff()
  expect(await heard()).toEqual({ notices: told, letters })
  await syncPayees(market.db)
  await market.workOff()
  expect(await goods.transfersOf(order.id)).toMatchObject([{ n: 1, state: 'sent', amountMinor: 9_000 }])
  expect(await goods.sentTo(order.accountRef)).toHaveLength(1)
  expect(await goods.balancesOf(purchaseId)).toEqual(before)
})
