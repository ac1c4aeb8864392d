import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { deliver, moneyMarket } from '#app/payments/testing/money-market'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { settledOrders } from '#app/settlement/testing/settled-orders'
import { onboardSeller } from '#app/stripe-sandbox/hosted-visitor'
import { payoutAccounts } from '#db/schema/settlement'
import { accountPage, startOnboarding } from './onboard.server'

const market = moneyMarket()
const goods = settledOrders(market)
const urls = { returnUrl: 'http://shop.test/sell/payout/provider?done=1', refreshUrl: 'http://shop.test/sell/payout/provider' }
const payeeOf = async (sellerId: string) => (await market.db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId)))[0]

describe('a seller signs up with the provider', () => {
  test('pressed twice at once it is one account; the form done, the message alone makes the seller payable and sends what waited', async () => {
    const { orders } = await goods.received([{ priceMinor: 10_000 }])
    const [order] = orders as [(typeof orders)[0]]
    const links = await Promise.all([1, 2].map(() => startOnboarding(market.db, order.sellerId, urls)))
    const payee = await payeeOf(order.sellerId)
    expect(payee).toMatchObject({ provider: 'stripe_connect', state: 'pending', accountRef: expect.stringMatching(/^acct_/) })
    const visit = await onboardSeller(links[0] ?? '')
    expect(visit.leftTo).toBe(urls.returnUrl)
    await market.workOff()
    expect(await payeeOf(order.sellerId)).toMatchObject({ state: 'active', requirements: [] })
    expect(await goods.sentTo(payee?.accountRef ?? null)).toMatchObject([{ amount: 9_000 }])
    expect(await accountPage(market.db, order.sellerId)).toMatch(/^http/)
  })

  test('more papers asked for: the seller is told which, nothing is sent; restricted later, the message stops transfers', async () => {
    const { orders } = await goods.received([{ priceMinor: 10_000 }])
    const [order] = orders as [(typeof orders)[0]]
    await onboardSeller(await startOnboarding(market.db, order.sellerId, urls), { outcome: 'more-documents' })
    await market.workOff()
    const payee = await payeeOf(order.sellerId)
    expect(payee?.state).not.toBe('active')
    expect(payee?.requirements.length).toBeGreaterThan(0)
    expect(await goods.transfersOf(order.id)).toEqual([])
    await market.sandbox.control.account(payee?.accountRef ?? '', { requirements: [] })
    await market.workOff()
    expect(await goods.sentTo(payee?.accountRef ?? null)).toHaveLength(1)
    await market.sandbox.control.account(payee?.accountRef ?? '', { restrict: true })
    await market.workOff()
    expect((await payeeOf(order.sellerId))?.state).toBe('restricted')
  })

  test('who is paid by bank is not signed up beside it; a stranger has no page', async () => {
    const { sellerId } = await makeSeller(market.db)
    await expect(accountPage(market.db, sellerId)).rejects.toMatchObject({ key: 'payee-missing' })
    await market.db.insert(payoutAccounts).values({ sellerId, provider: 'bank_batch', state: 'active', bankSealed: 'x', bankTail: '0001' })
    await expect(startOnboarding(market.db, sellerId, urls)).rejects.toMatchObject({ key: 'paid-by-bank' })
    const accounts = await stripe().v2.core.accounts.list({})
    expect(accounts.data.filter((account) => account.metadata?.seller_id === sellerId)).toEqual([])
  })

  test('S08 payment case 10: a message of the other endpoint’s secret, unsigned or re-written is refused', async () => {
    const body = JSON.stringify({ id: 'evt_x', object: 'event', account: 'acct_x', type: 'account.updated', livemode: false })
    const signed = await stripe().webhooks.generateTestHeaderStringAsync({ payload: body, secret: 'whsec_test_of_the_money_market' })
    expect(await deliver(body, signed, '/webhooks/stripe-connect')).toBe(400)
    expect(await deliver(body, null, '/webhooks/stripe-connect')).toBe(400)
    const ours = await stripe().webhooks.generateTestHeaderStringAsync({ payload: body, secret: 'whsec_test_of_connected_accounts' })
    expect(await deliver(`${body} `, ours, '/webhooks/stripe-connect')).toBe(400)
    expect(await deliver(body, ours, '/webhooks/stripe-connect')).toBe(200)
  })
})
