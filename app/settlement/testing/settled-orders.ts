import { eq } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { balancesOf } from '#app/ledger/testing/entries-of'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { shipOrder } from '#app/orders/moving/ship-order.server'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { settle } from '#app/payments/settling/settle.server'
import type { moneyMarket } from '#app/payments/testing/money-market'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { payoutAccounts, transferReversals, transfers } from '#db/schema/settlement'

type Market = ReturnType<typeof moneyMarket>
type Goods = { priceMinor?: number; sellerId?: string; payee?: boolean }

/** Orders of that market which were paid, sent and received, and what became of their money. */
export function settledOrders(market: Market) {
  const sent = {
    /** An account of the provider's that can be paid, for a seller. */
    async makePayee(sellerId: string, start: Parameters<Market['sandbox']['control']['makeAccount']>[0] = {}) {
      const { id } = await market.sandbox.control.makeAccount(start)
      const state = start.activate === false ? ('pending' as const) : ('active' as const)
      await market.db.insert(payoutAccounts).values({ sellerId, provider: 'stripe_connect', state, accountRef: id })
      return id
    },
    /** One purchase of these goods, one seller each unless told otherwise, paid. */
    async paid(goods: readonly Goods[], card?: string) {
      const products = []
      for (const { payee, ...over } of goods) {
        const product = await market.product({ onHand: 5, ...over })
        products.push({ ...product, accountRef: payee ? await sent.makePayee(product.sellerId) : null })
      }
      const bought = await market.startBuying(products.map(({ offerId }) => ({ offerId })))
      await payOnHostedPage(bought.url, card ? { card } : {})
      await settle(market.db, bought.purchaseId)
      const rows = await market.ordersOf(bought.purchaseId)
      const orders = products.map((product) => {
        const order = rows.find(({ sellerId }) => sellerId === product.sellerId)
        if (!order) throw new Error('no order')
        return { ...product, id: order.id, no: order.no, total: order.totalMinor, purchaseId: bought.purchaseId }
      })
      return { ...bought, orders }
    },
    async ship({ id, sellerId }: { id: string; sellerId: string }) {
      await shipOrder(
        market.db,
        { kind: 'seller', id: newId(), sellerId },
        { sellerOrderId: id, carrier: 'sf', trackingNo: `SF${newId().slice(-12)}` },
      )
    },
    async receive({ id, purchaseId }: { id: string; purchaseId: string }) {
      await receiveOrder(market.db, { kind: 'buyer', id: null, purchaseId }, { sellerOrderId: id })
    },
    /** Paid, sent, received, and everything done that follows by itself. */
    async received(goods: readonly Goods[], card?: string) {
      const bought = await sent.paid(goods, card)
      for (const order of bought.orders) {
        await sent.ship(order)
        await sent.receive(order)
      }
      await market.workOff()
      return bought
    },
    transfersOf: (sellerOrderId: string) =>
      market.db.select().from(transfers).where(eq(transfers.sellerOrderId, sellerOrderId)).orderBy(transfers.n),
    reversalsOf: (transferId: string) => market.db.select().from(transferReversals).where(eq(transferReversals.transferId, transferId)),
    /** The provider's transfers to an account. */
    sentTo: async (accountRef: string | null) => (await stripe().transfers.list({ destination: accountRef ?? '', limit: 100 })).data,
    balancesOf: (purchaseId: string) => balancesOf(market.db, purchaseId),
  }
  return sent
}
