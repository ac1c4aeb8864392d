import { guestTokenOf, rememberGuestOrder } from '#app/orders/account/guest-orders.server'
import { settle } from '#app/payments/settling/settle.server'
import type { moneyMarket } from '#app/payments/testing/money-market'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { cookieOf } from './visit-route'

/** The Cookie header of the browser that placed a purchase. */
export const guestCookie = (purchase: { purchaseId: string; no: string }): string =>
  cookieOf(rememberGuestOrder(new Request('http://shop.test/'), purchase.no, guestTokenOf(purchase.purchaseId)))

/** Purchases of guests in a test's market: `bought` waits for its payment, `paid` has it. */
export function guestBuyer(market: ReturnType<typeof moneyMarket>) {
  async function bought(onHand = 5) {
    const product = await market.product({ onHand, priceMinor: 6800 })
    const purchase = await market.startBuying([product])
    const [payment] = await market.paymentsOf(purchase.purchaseId)
    return { ...product, ...purchase, cookie: guestCookie(purchase), sessionId: payment?.providerRef ?? '' }
  }
  async function paid() {
    const one = await bought()
    await payOnHostedPage(one.url)
    await settle(market.db, one.purchaseId)
    return { ...one, orderId: (await market.ordersOf(one.purchaseId))[0]?.id ?? '' }
  }
  return { bought, paid }
}
