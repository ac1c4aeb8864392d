import { eq } from 'drizzle-orm'
import { signInAs } from '#app/identity/testing/sign-in'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { settle } from '#app/payments/settling/settle.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { orderMoves, sellerOrders } from '#db/schema/orders'
import type { moneyMarket } from './money-market'

type Market = ReturnType<typeof moneyMarket>

/** Orders of that market, paid and known by their two sides, and what became of them. */
export function paidOrders(market: Market) {
  return {
    /** Two pieces of one product, paid: the order with its buyer and its seller. */
    async paidOrder(over: Parameters<Market['product']>[0] = {}, buying: Parameters<Market['startBuying']>[1] = {}) {
      const product = await market.product({ onHand: 5, ...over })
      const bought = await market.startBuying([{ offerId: product.offerId, quantity: 2 }], buying)
      await payOnHostedPage(bought.url)
      await settle(market.db, bought.purchaseId)
      const [order] = await market.ordersOf(bought.purchaseId)
      if (!order) throw new Error('no order')
      const { userId } = await signInAs(market.db)
      const buyer: OrderActor = { kind: 'buyer', id: null, purchaseId: bought.purchaseId }
      const seller: OrderActor = { kind: 'seller', id: userId, sellerId: product.sellerId }
      return { ...bought, ...product, order, sellerOrderId: order.id, buyer, seller }
    },
    stateOf: async (id: string) => (await market.db.select().from(sellerOrders).where(eq(sellerOrders.id, id)))[0],
    async movesOf(id: string) {
      const moves = await market.db.select().from(orderMoves).where(eq(orderMoves.sellerOrderId, id)).orderBy(orderMoves.at, orderMoves.id)
      return moves.map((move) => `${move.toState} ${move.actorKind}`)
    },
  }
}
