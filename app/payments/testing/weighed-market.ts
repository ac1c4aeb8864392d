import { eq } from 'drizzle-orm'
import { signInAs } from '#app/identity/testing/sign-in'
import type { WeighTerms } from '#app/kernel/weighed-price'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { settle } from '#app/payments/settling/settle.server'
import { payOnHostedPage, payWithAlipay } from '#app/stripe-sandbox/hosted-visitor'
import { orderLines } from '#db/schema/orders'
import { paymentHolds } from '#db/schema/weighing'
import type { moneyMarket } from './money-market'

type Market = ReturnType<typeof moneyMarket>

/** Market rule 1's example: melons of 4 000 g, 6.80 per kg, ten percent. */
export const melon: WeighTerms = { weighMinor: 680, weighGrams: 1000, tolerancePercent: 10 }

type Way = 'card' | 'alipay'

/** Purchases of goods that are weighed, and what became of their cards. */
export function weighedMarket(market: Market) {
  /** A purchase of melons, and of what else is asked for, paid; with its first order, the melons' line and its seller. */
  async function boughtMelons(way: Way, { quantity = 3, more = [] as { offerId: string; quantity?: number }[] } = {}) {
    const product = await market.product({ weigh: melon, grams: 4000, onHand: 9, unitZh: '个' })
    const bought = await market.startBuying([{ offerId: product.offerId, quantity }, ...more])
    if (way === 'card') await payOnHostedPage(bought.url)
    else await payWithAlipay(bought.url)
    await settle(market.db, bought.purchaseId)
    await market.workOff()
    const orders = await market.ordersOf(bought.purchaseId)
    const order = orders.find(({ sellerId }) => sellerId === product.sellerId)
    const [line] = await market.db
      .select()
      .from(orderLines)
      .where(eq(orderLines.sellerOrderId, order?.id ?? ''))
    const [payment] = await market.paymentsOf(bought.purchaseId)
    if (!order || !line || !payment) throw new Error('nothing was bought')
    const { userId } = await signInAs(market.db)
    const seller = { kind: 'seller' as const, id: userId, sellerId: product.sellerId }
    return { ...bought, product, order, orders, line, payment, seller, sellerOrderId: order.id, freight: order.freightMinor }
  }

  const holdOf = async (paymentId: string) => (await market.db.select().from(paymentHolds).where(eq(paymentHolds.paymentId, paymentId)))[0]
  async function intentOf(purchaseId: string) {
    const [payment] = await market.paymentsOf(purchaseId)
    return stripe().paymentIntents.retrieve(payment?.intentRef ?? '')
  }

  return { boughtMelons, holdOf, intentOf }
}
