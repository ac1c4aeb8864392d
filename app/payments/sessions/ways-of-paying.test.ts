import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { cancelPurchase, expirePurchase } from '#app/payments/settling/expire-purchase.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { declineOnHostedPage, payOnHostedPage, payWithAlipay, payWithBankAccount, payWithWechat } from '#app/stripe-sandbox/hosted-visitor'
import { offers } from '#db/schema/catalogue'
import { mailbox } from '#db/schema/platform'

const market = moneyMarket()
const guest = (purchaseId: string) => ({ kind: 'buyer' as const, id: null, purchaseId })
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const sessionOf = async (purchaseId: string) => (await market.paymentsOf(purchaseId))[0]?.providerRef ?? ''
const intentOf = async (purchaseId: string) =>
  String((await stripe().checkout.sessions.retrieve(await sessionOf(purchaseId))).payment_intent)

describe('ways of paying', () => {
  test('payment case 12: declined, then paid in the same session: paid once, the failed try visible, stock reserved meanwhile', async () => {
    const { offerId } = await market.product({ onHand: 2 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await declineOnHostedPage(url)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
    expect(await market.paymentsOf(purchaseId)).toMatchObject([{ state: 'created', failure: 'generic_decline' }])
    expect(await market.stockOf(offerId)).toEqual({ onHand: 2, held: 1 })
    await payOnHostedPage(url)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    expect(await market.paymentsOf(purchaseId)).toMatchObject([{ state: 'succeeded', failure: null }])
  })

  test('payment case 13: 3-D Secure completed, failed, abandoned', async () => {
    const { offerId } = await market.product({ onHand: 9 })
    const card = '4000002500003155'
    const completed = await market.startBuying([{ offerId }])
    await payOnHostedPage(completed.url, { card })
    const failed = await market.startBuying([{ offerId }])
    await payOnHostedPage(failed.url, { card, threeDSecure: 'fail' })
    const left = await market.startBuying([{ offerId }])
    await payOnHostedPage(left.url, { card, threeDSecure: 'stop' })
    await market.workOff()
    expect(await market.purchase(completed.purchaseId)).toMatchObject({ status: 'paid' })
    expect(await market.purchase(failed.purchaseId)).toMatchObject({ status: 'pending' })
    await payOnHostedPage(failed.url)
    await market.letTimePass(left.purchaseId)
    await expirePurchase(market.db, left.purchaseId)
    await market.workOff()
    expect(await market.purchase(failed.purchaseId)).toMatchObject({ status: 'paid' })
    expect(await market.purchase(left.purchaseId)).toMatchObject({ status: 'expired' })
    expect(await market.stockOf(offerId)).toEqual({ onHand: 7, held: 0 })
  })

  test('payment case 14: Alipay authorised, failed, never returned; WeChat code never scanned', async () => {
    const { offerId } = await market.product({ onHand: 9 })
    const buy = () => market.startBuying([{ offerId }])
    const [authorised, failed, never, unscanned] = [await buy(), await buy(), await buy(), await buy()]
    await payWithAlipay(authorised.url)
    await payWithAlipay(failed.url, { outcome: 'refused' })
    await payWithAlipay(never.url, { outcome: 'stop' })
    await payWithWechat(unscanned.url, { outcome: 'stop' })
    await market.workOff()
    expect(await market.purchase(authorised.purchaseId)).toMatchObject({ status: 'paid' })
    expect(await market.paymentsOf(authorised.purchaseId)).toMatchObject([{ method: 'alipay', chargeRef: expect.stringMatching(/^py_/) }])
    expect(await market.purchase(failed.purchaseId)).toMatchObject({ status: 'pending' })
    for (const { purchaseId } of [failed, never, unscanned]) {
      await market.letTimePass(purchaseId)
      expect(await expirePurchase(market.db, purchaseId)).toBe('expired')
    }
    expect(await market.stockOf(offerId)).toEqual({ onHand: 8, held: 0 })
  })

  test('payment case 15: a delayed debit waits for its money, then pays', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    await market.db.update(offers).set({ currency: 'USD' }).where(eq(offers.id, offerId))
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payWithBankAccount(url)
    await market.workOff()
    expect(await market.paymentsOf(purchaseId)).toMatchObject([{ state: 'processing' }])
    expect((await market.ordersOf(purchaseId))[0]).toMatchObject({ state: 'pending' })
    await market.letTimePass(purchaseId)
    expect(await expirePurchase(market.db, purchaseId)).toBe('pending')
    await expect(cancelPurchase(market.db, guest(purchaseId), purchaseId)).rejects.toEqual(refusal('payment-processing'))
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 1 })
    await market.sandbox.control.settleDebit(await intentOf(purchaseId))
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid', currency: 'USD' })
    expect(await market.stockOf(offerId)).toEqual({ onHand: 2, held: 0 })
  })

  test('payment case 15: a delayed debit that fails gives the stock back', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    await market.db.update(offers).set({ currency: 'USD' }).where(eq(offers.id, offerId))
    const { purchaseId, no, url } = await market.startBuying([{ offerId }])
    await payWithBankAccount(url, { account: '000111111116' })
    await market.workOff()
    await market.sandbox.control.settleDebit(await intentOf(purchaseId))
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'expired' })
    expect(await market.paymentsOf(purchaseId)).toMatchObject([{ state: 'failed' }])
    const told = await market.db
      .select()
      .from(mailbox)
      .where(eq(mailbox.messageId, `unpaid-buyer:${no}:sms`))
    expect(told).toHaveLength(1)
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 0 })
  })
})
