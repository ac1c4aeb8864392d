import { and, asc, count, eq, gte, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import { bookedOf } from '#app/orders/booked/booked-queries.server'
import { weighInOf } from '#app/orders/weighing/weigh-in-queries.server'
import { unweighed } from '#app/orders/weighing/weighed-line'
import { cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import type { Db } from '#db/client.server'
import { type DeliveryAddress, orderLines, parcels, problems, purchases, sellerOrders } from '#db/schema/orders'
import { type SellTab, statesUnder } from './sell-tabs'

export const SELL_ORDERS_A_PAGE = 30

/** A seller's own orders; those never paid are not his business. */
const paidTo = (sellerId: string) => and(eq(sellerOrders.sellerId, sellerId), isNotNull(purchases.paidAt))

/** Of these, what is packed and sent; rooms and sessions are on the calendar. */
const toSend = (sellerId: string) => and(paidTo(sellerId), eq(sellerOrders.kind, 'goods'))

/** How many orders of goods of a stall stand under each tab. */
export async function countSellOrders(db: Db, sellerId: string): Promise<Record<SellTab, number>> {
  const rows = await db
    .select({ state: sellerOrders.state, n: count() })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(toSend(sellerId))
    .groupBy(sellerOrders.state)
  const of = (tab: SellTab) => rows.filter((row) => statesUnder[tab].includes(row.state)).reduce((sum, row) => sum + row.n, 0)
  return { pack: of('pack'), sent: of('sent'), done: of('done'), cancelled: of('cancelled') }
}

/** One page of the orders of goods under a tab: those to pack by their deadline, the others newest first. */
export async function sellOrders(db: Db, sellerId: string, tab: SellTab, page: RowPage = {}, size = SELL_ORDERS_A_PAGE) {
  const sortedBy = tab === 'pack' ? sellerOrders.shipBy : sellerOrders.createdAt
  const walk = walkRows(sortedBy, sellerOrders.id, page, tab === 'pack' ? 'oldest' : 'newest')
  const found = await db
    .select({
      id: sellerOrders.id,
      no: sellerOrders.no,
      state: sellerOrders.state,
      totalMinor: sellerOrders.totalMinor,
      freightMinor: sellerOrders.freightMinor,
      note: sellerOrders.note,
      shipBy: sellerOrders.shipBy,
      currency: purchases.currency,
      // Goods have a place they go to: B04 of the books.
      address: sql<DeliveryAddress>`${purchases.address}`,
      createdAt: sellerOrders.createdAt,
      invoiceState: sellerOrders.invoiceState,
      mark: rowMark(sortedBy),
    })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(and(toSend(sellerId), inArray(sellerOrders.state, statesUnder[tab]), walk.where))
    .orderBy(walk.orderBy)
    .limit(size + 1)
  const { rows: orders, ...around } = cutPage(found, size, page)
  const lines =
    orders.length === 0
      ? []
      : await db
          .select()
          .from(orderLines)
          .where(
            inArray(
              orderLines.sellerOrderId,
              orders.map((order) => order.id),
            ),
          )
          .orderBy(asc(orderLines.id))
  const withLines = orders.map((order) => ({ ...order, lines: lines.filter((line) => line.sellerOrderId === order.id) }))
  return { rows: withLines.map((order) => ({ ...order, unweighed: unweighed(order.lines) })), ...around }
}

/** One order as its seller needs it; null for somebody else's, and for one that was never paid. */
export async function sellOrder(db: Db, sellerId: string, no: string) {
  const [order] = await db
    .select({
      order: sellerOrders,
      purchase: { no: purchases.no, currency: purchases.currency, address: purchases.address, paidAt: purchases.paidAt },
    })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(and(eq(sellerOrders.no, no), paidTo(sellerId)))
  if (!order) return null
  const [lines, sent, reported, bookings, weighIn] = await Promise.all([
    db.select().from(orderLines).where(eq(orderLines.sellerOrderId, order.order.id)).orderBy(asc(orderLines.id)),
    db.select().from(parcels).where(eq(parcels.sellerOrderId, order.order.id)).orderBy(asc(parcels.shippedAt)),
    db.select().from(problems).where(eq(problems.sellerOrderId, order.order.id)).orderBy(asc(problems.createdAt)),
    bookedOf(db, [order.order]),
    weighInOf(db, order.order),
  ])
  const { booked, lines: bookingLines } = bookings
  return {
    ...order.order,
    purchase: order.purchase,
    lines,
    unweighed: unweighed(lines),
    weighIn,
    parcels: sent,
    problems: reported,
    booked: booked[0] ?? null,
    bookingLines,
  }
}

/** What a stall must answer: open problems and wished invoices. */
export async function toAnswer(db: Db, sellerId: string) {
  const [asked, wished] = await Promise.all([
    db
      .select({ no: sellerOrders.no, text: problems.text })
      .from(problems)
      .innerJoin(sellerOrders, eq(sellerOrders.id, problems.sellerOrderId))
      .where(and(eq(sellerOrders.sellerId, sellerId), eq(problems.state, 'open')))
      .orderBy(asc(problems.createdAt))
      .limit(20),
    db
      .select({ no: sellerOrders.no })
      .from(sellerOrders)
      .where(
        and(
          eq(sellerOrders.sellerId, sellerId),
          eq(sellerOrders.invoiceState, 'wanted'),
          inArray(sellerOrders.state, ['paid', 'packed', 'shipped', 'delivered', 'received', 'confirmed', 'started', 'ended', 'no_show']),
        ),
      )
      .orderBy(asc(sellerOrders.createdAt))
      .limit(20),
  ])
  return { problems: asked, invoices: wished }
}

/** Orders and money of the last seven days, cancelled ones aside. Fen, CNY. */
export async function weekSales(db: Db, sellerId: string): Promise<{ orders: number; totalMinor: number }> {
  const [row] = await db
    .select({ orders: count(), totalMinor: sql<number>`coalesce(sum(${sellerOrders.totalMinor}), 0)`.mapWith(Number) })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(
      and(
        eq(sellerOrders.sellerId, sellerId),
        eq(purchases.currency, 'CNY'),
        gte(purchases.paidAt, sql`now() - interval '7 days'`),
        ne(sellerOrders.state, 'cancelled'),
      ),
    )
  return row ?? { orders: 0, totalMinor: 0 }
}
