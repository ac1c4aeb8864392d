import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { purchases } from '#db/schema/orders'
import { paymentExceptions, payments } from '#db/schema/payments'
import { expirePurchase } from './expire-purchase.server'
import { settle } from './settle.server'

const market = moneyMarket({ deliverWebhooks: false })

describe('money that differs', () => {
  test('payment case 18: C33 amount, currency or reference differ: not fulfilled, kept apart, raised', async () => {
    const changes = [{ totalMinor: 1 }, { currency: 'JPY' }] as const
    for (const change of changes) {
      const tea = await market.product({ onHand: 2, priceMinor: 5000 })
      const { purchaseId, url } = await market.startBuying([tea])
      await payOnHostedPage(url)
      await market.db.update(purchases).set(change).where(eq(purchases.id, purchaseId))
      expect(await settle(market.db, purchaseId)).toBe('pending')
      await settle(market.db, purchaseId)
      const [payment] = await market.paymentsOf(purchaseId)
      expect(payment).toMatchObject({ state: 'failed', quarantine: 'totalMinor' in change ? 'amount' : 'currency' })
      expect(await market.balanceOf(payment?.id ?? '')).toMatchObject({ captured: 5800, refunded: 0 })
      const raised = await market.db.select().from(paymentExceptions).where(eq(paymentExceptions.purchaseId, purchaseId))
      expect(raised).toMatchObject([{ kind: 'payment_differs' }])
      await market.letTimePass(purchaseId)
      await market.db.update(purchases).set({ totalMinor: 5800, currency: 'CNY' }).where(eq(purchases.id, purchaseId))
      expect(await expirePurchase(market.db, purchaseId)).toBe('expired')
      expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 2, held: 0 })
    }
  })

  test('payment case 18: a session of another purchase pays for nothing here', async () => {
    const tea = await market.product({ onHand: 5 })
    const mine = await market.startBuying([tea])
    const others = await market.startBuying([tea])
    await payOnHostedPage(others.url)
    const [theirs] = await market.paymentsOf(others.purchaseId)
    await market.db.update(payments).set({ providerRef: null }).where(eq(payments.purchaseId, others.purchaseId))
    await market.db
      .update(payments)
      .set({ providerRef: theirs?.providerRef ?? null })
      .where(eq(payments.purchaseId, mine.purchaseId))
    expect(await settle(market.db, mine.purchaseId)).toBe('pending')
    expect(await market.paymentsOf(mine.purchaseId)).toMatchObject([{ quarantine: 'reference' }])
  })

  test('C34 two sessions of one purchase both succeed: the second is surplus and refunded in full once', async () => {
    const tea = await market.product({ onHand: 3 })
    const { purchaseId, url } = await market.startBuying([tea])
    const [first] = await market.paymentsOf(purchaseId)
    await market.db
      .update(payments)
      .set({ state: 'cancelled' })
      .where(eq(payments.id, first?.id ?? ''))
    const second = await startPayment(market.db, purchaseId)
    await payOnHostedPage(url)
    await payOnHostedPage(second.url)
    await Promise.all([settle(market.db, purchaseId), settle(market.db, purchaseId)])
    await settle(market.db, purchaseId)
    await market.workOff()
    const states = (await market.paymentsOf(purchaseId)).map((payment) => payment.state)
    expect(states.sort()).toEqual(['succeeded', 'surplus'])
    const total = (await market.purchase(purchaseId)).totalMinor
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ requestKey: 'surplus', amountMinor: total, state: 'succeeded' }])
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 2, held: 0 })
  })
})
