import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { addressesOf } from '#app/identity/account/address-queries.server'
import { profileOf } from '#app/identity/account/profile-queries.server'
import { bookedOf } from '#app/orders/booked/booked-queries.server'
import type { Db } from '#db/client.server'
import { orderLines, purchases, sellerOrders } from '#db/schema/orders'
import { sessions } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'
import { claimsToExport, payoutAccountsToExport } from './export-claims.server'

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
  const booked = await bookedToExport(
    db,
    bought.map((purchase) => purchase.id),
  )
  const asked = await claimsToExport(
    db,
    bought.map((purchase) => purchase.id),
  )
  return bought.map(({ id, ...purchase }) => ({
    ...purchase,
    lines: lines.filter((line) => line.purchaseId === id).map(({ purchaseId, ...line }) => line),
    bookings: booked.filter((booking) => booking.purchaseId === id).map(({ purchaseId, ...booking }) => booking),
    claims: asked.filter((claim) => claim.purchaseId === id).map(({ purchaseId, ...claim }) => claim),
  }))
}

/** Rooms and sessions a person booked: when, for how many, and at what price. */
async function bookedToExport(db: Db, purchaseIds: readonly string[]) {
  const orders = await db
    .select({
      id: sellerOrders.id,
      kind: sellerOrders.kind,
      purchaseId: sellerOrders.purchaseId,
      no: sellerOrders.no,
      state: sellerOrders.state,
      totalMinor: sellerOrders.totalMinor,
    })
    .from(sellerOrders)
    .where(and(inArray(sellerOrders.purchaseId, [...purchaseIds]), ne(sellerOrders.kind, 'goods')))
    .orderBy(asc(sellerOrders.no))
  const { booked } = await bookedOf(db, orders)
  return orders.flatMap(({ id, purchaseId, no, state, totalMinor }) => {
    const own = booked.find((one) => one.sellerOrderId === id)
    if (!own) return []
    const { titleZh: title, adults, children, placeZh: place } = own
    const when = own.kind === 'stay' ? { from: own.arrival, until: own.departure } : { from: own.startsAt.toISOString(), until: null }
    return [{ purchaseId, sellerOrderNo: no, state, title, place, ...when, adults, children, totalMinor }]
  })
}

/** Everything the market keeps about a person, for that person. Money in minor units, instants in UTC. */
export async function exportOf(db: Db, userId: string) {
  const [profile, addresses, orders, signIns, payoutAccounts] = await Promise.all([
    profileOf(db, userId),
    addressesOf(db, userId),
    ordersToExport(db, userId),
    db
      .select({ at: sessions.createdAt, address: sessions.ipAddress, device: sessions.userAgent })
      .from(sessions)
      .where(eq(sessions.userId, userId))
      .orderBy(asc(sessions.createdAt)),
    payoutAccountsToExport(db, userId),
  ])
  return { profile, addresses: addresses.map(({ id, ...address }) => address), orders, signIns, payoutAccounts }
}

export type AccountExport = Awaited<ReturnType<typeof exportOf>>
