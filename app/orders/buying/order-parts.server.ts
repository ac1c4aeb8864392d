import { and, asc, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { bookedOf } from '#app/orders/booked/booked-queries.server'
import type { Db } from '#db/client.server'
import { orderLines, orderMoves, parcels, problems, sellerOrders } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { weighings } from '#db/schema/weighing'

/** Sellers' orders that meet a condition with everything on them: seller to call, lines, parcels, history, problems, what was booked. */
export async function ordersWithParts(db: Db, condition: SQL, limit = 200) {
  const seller = {
    nameZh: sellers.nameZh,
    nameEn: sellers.nameEn,
    contactZh: sellers.contactZh,
    contactEn: sellers.contactEn,
    phone: sellers.phone,
    slug: sellers.slug,
  }
  const orders = await db
    .select({ order: sellerOrders, seller })
    .from(sellerOrders)
    .innerJoin(sellers, eq(sellers.id, sellerOrders.sellerId))
    .where(condition)
    .orderBy(asc(sql`length(${sellerOrders.no})`), asc(sellerOrders.no))
    .limit(limit)
  const ids = orders.map(({ order }) => order.id)
  if (ids.length === 0) return []
  const [lines, sent, moves, reported, bookings] = await Promise.all([
    db.select().from(orderLines).where(inArray(orderLines.sellerOrderId, ids)).orderBy(orderLines.id),
    db.select().from(parcels).where(inArray(parcels.sellerOrderId, ids)).orderBy(parcels.shippedAt),
    db.select().from(orderMoves).where(inArray(orderMoves.sellerOrderId, ids)).orderBy(orderMoves.at, orderMoves.id),
    db.select().from(problems).where(inArray(problems.sellerOrderId, ids)).orderBy(problems.createdAt),
    bookedOf(
      db,
      orders.map(({ order }) => order),
    ),
  ])
  const isWeighed = lines.some(({ weighedGrams }) => weighedGrams !== null)
  const scales = isWeighed ? await scalesOf(db, ids) : []
  const own = <T extends { sellerOrderId: string }>(rows: T[], id: string) => rows.filter((row) => row.sellerOrderId === id)
  return orders.map(({ order, seller }) => ({
    ...order,
    seller,
    lines: own(lines, order.id).map((line) => ({
      ...line,
      scalePhoto: scales.find((one) => one.orderLineId === line.id)?.photoKey ?? null,
    })),
    parcels: own(sent, order.id),
    moves: own(moves, order.id),
    problems: own(reported, order.id),
    booked: own(bookings.booked, order.id)[0] ?? null,
    bookingLines: own(bookings.lines, order.id),
  }))
}

/** The pictures of the scale, the last first. */
async function scalesOf(db: Db, orderIds: string[]) {
  return db
    .select({ orderLineId: weighings.orderLineId, photoKey: weighings.photoKey })
    .from(weighings)
    .where(and(inArray(weighings.sellerOrderId, orderIds), isNotNull(weighings.photoKey)))
    .orderBy(desc(weighings.at), desc(weighings.id))
}

/** Whose orders a purchase has and how they stand, with what was booked: all that its paid page says. */
export async function ordersInBrief(db: Db, purchaseId: string) {
  const orders = await db
    .select({
      id: sellerOrders.id,
      no: sellerOrders.no,
      kind: sellerOrders.kind,
      state: sellerOrders.state,
      shipBy: sellerOrders.shipBy,
      wasPaid: sql<boolean>`EXISTS (SELECT 1 FROM order_moves m WHERE m.seller_order_id = ${sellerOrders.id} AND m.to_state IN ('paid', 'confirmed'))`,
      sellerZh: sellers.nameZh,
      sellerEn: sellers.nameEn,
    })
    .from(sellerOrders)
    .innerJoin(sellers, eq(sellers.id, sellerOrders.sellerId))
    .where(eq(sellerOrders.purchaseId, purchaseId))
    .orderBy(asc(sql`length(${sellerOrders.no})`), asc(sellerOrders.no))
  const { booked } = await bookedOf(db, orders)
  return orders.map((order) => ({ ...order, booked: booked.find((one) => one.sellerOrderId === order.id) ?? null }))
}
