import { asc, eq, inArray } from 'drizzle-orm'
import { addressesOf } from '#app/identity/account/address-queries.server'
import { profileOf } from '#app/identity/account/profile-queries.server'
import type { Db } from '#db/client.server'
import { orderLines, purchases, sellerOrders } from '#db/schema/orders'
import { sessions } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'

async function ordersToExport(db: Db, userId: string) {
  const bought = await db
    .select({
      id: purchases.id,
      no: purchases.no,
      status: purchases.status,
      currency: purchases.currency,
      totalMinor: purchases.totalMinor,
      createdAt: purchases.createdAt,
      paidAt: purchases.paidAt,
      address: purchases.address,
      phone: purchases.phone,
      email: purchases.email,
    })
    .from(purchases)
    .where(eq(purchases.buyerId, userId))
    .orderBy(asc(purchases.id))
  if (bought.length === 0) return []
  const lines = await db
    .select({
      purchaseId: sellerOrders.purchaseId,
      sellerOrderNo: sellerOrders.no,
      state: sellerOrders.state,
      seller: sellers.nameZh,
      title: orderLines.titleZh,
      label: orderLines.labelZh,
      quantity: orderLines.quantity,
      lineMinor: orderLines.lineMinor,
    })
    .from(orderLines)
    .innerJoin(sellerOrders, eq(sellerOrders.id, orderLines.sellerOrderId))
    .innerJoin(sellers, eq(sellers.id, orderLines.sellerId))
    .where(
      inArray(
        sellerOrders.purchaseId,
        bought.map((purchase) => purchase.id),
      ),
    )
    .orderBy(asc(orderLines.id))
  return bought.map(({ id, ...purchase }) => ({
    ...purchase,
    lines: lines.filter((line) => line.purchaseId === id).map(({ purchaseId, ...line }) => line),
  }))
}

/** Everything the market keeps about a person, for that person. Money in minor units, instants in UTC. */
export async function exportOf(db: Db, userId: string) {
  const [profile, addresses, orders, signIns] = await Promise.all([
    profileOf(db, userId),
    addressesOf(db, userId),
    ordersToExport(db, userId),
    db
      .select({ at: sessions.createdAt, address: sessions.ipAddress, device: sessions.userAgent })
      .from(sessions)
      .where(eq(sessions.userId, userId))
      .orderBy(asc(sessions.createdAt)),
  ])
  return { profile, addresses: addresses.map(({ id, ...address }) => address), orders, signIns }
}

export type AccountExport = Awaited<ReturnType<typeof exportOf>>
