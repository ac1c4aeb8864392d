import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { purchases, sellerOrders } from '#db/schema/orders'
import { type OrderWithParts, ordersWithParts } from './order-parts.server'
import { type SellerTab, sellerTabs } from './order-states'

async function withAddress(db: Db, orders: OrderWithParts[]) {
  const ids = [...new Set(orders.map((order) => order.purchaseId))]
  const owners =
    ids.length === 0
      ? []
      : await db
          .select({ id: purchases.id, address: purchases.address, currency: purchases.currency, paidAt: purchases.paidAt })
          .from(purchases)
          .where(inArray(purchases.id, ids))
  return orders.flatMap((order) => {
    const owner = owners.find(({ id }) => id === order.purchaseId)
    return owner ? [{ ...order, address: owner.address, currency: owner.currency, paidAt: owner.paidAt }] : []
  })
}

/** A stall's orders of one screen, those that must leave first on top (the newest on top once done). Never one that was not paid. */
export async function ordersOfSeller(db: Db, sellerId: string, tab: SellerTab, limit = 100) {
  const paid = sql`EXISTS (SELECT 1 FROM purchases p WHERE p.id = ${sellerOrders.purchaseId} AND p.paid_at IS NOT NULL)`
  const condition = and(eq(sellerOrders.sellerId, sellerId), inArray(sellerOrders.state, [...sellerTabs[tab]]), paid)
  const newest = await db
    .select({ id: sellerOrders.id })
    .from(sellerOrders)
    .where(condition)
    .orderBy(
      tab === 'pack'
        ? sql`${sellerOrders.shipBy} ASC, ${sellerOrders.id} ASC`
        : sql`${sellerOrders.createdAt} DESC, ${sellerOrders.id} DESC`,
    )
    .limit(limit)
  const ids = newest.map(({ id }) => id)
  if (ids.length === 0) return []
  const found = await withAddress(db, await ordersWithParts(db, inArray(sellerOrders.id, ids), limit))
  return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** One order of a stall by its number; null when it is not the stall's or was never paid. */
export async function orderOfSeller(db: Db, sellerId: string, no: string) {
  const orders = await ordersWithParts(db, and(eq(sellerOrders.sellerId, sellerId), eq(sellerOrders.no, no)) ?? sql`FALSE`)
  const [order] = await withAddress(db, orders)
  return order?.paidAt ? order : null
}

/** How many orders stand on each screen of a stall. */
export async function countOrdersOfSeller(db: Db, sellerId: string): Promise<Record<SellerTab, number>> {
  const { rows } = await db.execute<{ pack: number; sent: number; done: number }>(sql`
    SELECT count(*) FILTER (WHERE o.state IN ('paid','packed'))::int AS pack, count(*) FILTER (WHERE o.state IN ('shipped','delivered'))::int AS sent,
      count(*) FILTER (WHERE o.state IN ('received','settled','cancelled') AND p.paid_at IS NOT NULL)::int AS done
    FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id WHERE o.seller_id = ${sellerId}`)
  return rows[0] ?? { pack: 0, sent: 0, done: 0 }
}
