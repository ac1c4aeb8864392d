import { expect, test } from 'vitest'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { moneyMarket } from '#app/payments/testing/money-market'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { settleInTurn } from './settle.server'

const market = moneyMarket({ deliverWebhooks: false })

test('of three who settle one purchase at once, one does it and two look once and find it done', async () => {
  const { offerId } = await market.product({ onHand: 4 })
  const paid = async () => {
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    return purchaseId
  }
  const [lone, crowded] = [await paid(), await paid()]
  const counting = countStatements(market.url)
  try {
    expect(await settleInTurn(counting.db, lone)).toBe('paid')
    const alone = counting.count()
    const statuses = await Promise.all([1, 2, 3].map(() => settleInTurn(counting.db, crowded)))
    expect(statuses).toEqual(['paid', 'paid', 'paid'])
    expect(counting.count() - alone).toBe(alone + 2)
  } finally {
    await counting.close()
  }
  expect(await market.stockOf(offerId)).toEqual({ onHand: 2, held: 0 })
})
