import { expect, test } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { placePurchase } from '#app/orders/placing/place-purchase.server'
import { requestFor } from '#app/orders/testing/make-purchase'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { startPayment } from './sessions/start-payment.server'
import { settle } from './settling/settle.server'
import { moneyMarket } from './testing/money-market'

const market = moneyMarket({ deliverWebhooks: false })
const MOST = 40

test('a whole purchase of two sellers is at most 40 statements: placed, payment opened, settled', async () => {
  const tea = await market.product({ onHand: 5 })
  const rice = await market.product({ onHand: 5 })
  const visitorId = await makeCart(market.db, [tea, rice])
  const request = await requestFor(market.db, visitorId)
  const counted = countStatements(market.url)
  const { purchaseId } = await placePurchase(counted.db, request)
  const placed = counted.count()
  const { url } = await startPayment(counted.db, purchaseId)
  const opened = counted.count()
  await payOnHostedPage(url)
  expect(await settle(counted.db, purchaseId)).toBe('paid')
  const settled = counted.count()
  await counted.close()
  expect({ placing: placed, opening: opened - placed, settling: settled - opened, whole: settled }).toEqual({
    placing: expect.any(Number),
    opening: expect.any(Number),
    settling: expect.any(Number),
    whole: expect.toSatisfy((n: number) => n <= MOST),
  })
  expect(opened - placed).toBeLessThanOrEqual(4)
  expect(settled - opened).toBeLessThanOrEqual(14)
})
