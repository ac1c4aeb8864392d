import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { moneyMarket } from '#app/payments/testing/money-market'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { outbox } from '#db/schema/platform'
import { settle } from './settle.server'

const market = moneyMarket()

describe('settling', () => {
  test('payment case 4: buyer pays and closes the browser; the webhook alone settles', async () => {
    const sprouts = await market.product({ onHand: 5, priceMinor: 1290 })
    const tea = await market.product({ onHand: 3, priceMinor: 25_800 })
    const { purchaseId, url } = await market.startBuying([{ offerId: sprouts.offerId, quantity: 2 }, { offerId: tea.offerId }])
    const visit = await payOnHostedPage(url)
    expect(visit.leftTo).toMatch(/^http:\/\/shop\.test\/pay\/HS.*back=done&session=cs_test_/)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    expect((await market.ordersOf(purchaseId)).map((order) => order.state)).toEqual(['paid', 'paid'])
    expect(await market.stockOf(sprouts.offerId)).toEqual({ onHand: 3, held: 0 })
    expect(await market.stockOf(tea.offerId)).toEqual({ onHand: 2, held: 0 })
    expect(await market.paymentsOf(purchaseId)).toMatchObject([
      { state: 'succeeded', method: 'card', intentRef: expect.stringMatching(/^pi_/), chargeRef: expect.stringMatching(/^ch_/) },
    ])
  })

  test('payment case 6: return page and webhook at the same instant, 20 parallel: one order, one notice', async () => {
    const { offerId } = await market.product({ onHand: 4 })
    const { purchaseId, url } = await market.startBuying([{ offerId, quantity: 2 }])
    await payOnHostedPage(url)
    const statuses = await Promise.all(Array.from({ length: 20 }, () => settle(market.db, purchaseId)))
    expect(new Set(statuses)).toEqual(new Set(['paid']))
    expect(await market.stockOf(offerId)).toEqual({ onHand: 2, held: 0 })
    expect(await market.db.select().from(outbox).where(eq(outbox.dedupeKey, purchaseId))).toHaveLength(1)
  })
})
