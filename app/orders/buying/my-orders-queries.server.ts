import { and, desc, eq, exists, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { purchases, sellerOrders } from '#db/schema/orders'

/** The groups a buyer looks for orders in. */
export const myOrderFilters = ['pay', 'ship', 'way', 'done', 'cancelled'] as const
export type MyOrderFilter = (typeof myOrderFilters)[number]

const PAGE = 10
const groups = {
  ship: ['paid', 'packed'],
  way: ['shipped', 'delivered'],
  done: ['received', 'settled', 'ended', 'no_show'],
} as const

function withOrderIn(db: Db, states: readonly (typeof sellerOrders.$inferSelect)['state'][]) {
  return exists(
    db
      .select({ one: sql`1` })
      .from(sellerOrders)
      .where(and(eq(sellerOrders.purchaseId, purchases.id), inArray(sellerOrders.state, [...states]))),
  )
}

function conditionOf(db: Db, filter: MyOrderFilter) {
  if (filter === 'pay') return eq(purchases.status, 'pending')
  if (filter === 'cancelled')
    return sql`(${inArray(purchases.status, ['expired', 'cancelled', 'refund_due', 'refunded'])} OR ${withOrderIn(db, ['cancelled'])})`
  return withOrderIn(db, groups[filter])
}

/** How many purchases of a person stand in each group; one that is partly packed and partly under way counts in both. */
export async function countMyOrders(db: Db, userId: string): Promise<Record<MyOrderFilter, number>> {
  const counted = (filter: MyOrderFilter) => sql<number>`(count(*) FILTER (WHERE ${conditionOf(db, filter)}))::int`
  const [row] = await db
    .select({ pay: counted('pay'), ship: counted('ship'), way: counted('way'), done: counted('done'), cancelled: counted('cancelled') })
    .from(purchases)
    .where(eq(purchases.buyerId, userId))
  return row ?? { pay: 0, ship: 0, way: 0, done: 0, cancelled: 0 }
}

/**
 * A person's purchases, newest first, ten a page, each with its parts by seller and the first thing bought there.
 * @param options.after id of the last purchase of the page before
 */
export async function ordersOfBuyer(db: Db, userId: string, options: { filter?: MyOrderFilter; after?: string } = {}) {
  const after = options.after && /^[0-9a-f-]{36}$/i.test(options.after) ? lt(purchases.id, options.after) : undefined
  const found = await db
    .select({
      id: purchases.id,
      no: purchases.no,
      status: purchases.status,
      currency: purchases.currency,
      totalMinor: purchases.totalMinor,
      createdAt: purchases.createdAt,
      expiresAt: purchases.expiresAt,
      /** Its card waits to be charged by weight. */
      isHeld: sql<boolean>`EXISTS (SELECT 1 FROM payments y JOIN payment_holds h ON h.payment_id = y.id
        WHERE y.purchase_id = purchases.id AND y.state = 'succeeded' AND h.charged_at IS NULL AND h.lost_at IS NULL)`,
    })
    .from(purchases)
    .where(and(eq(purchases.buyerId, userId), options.filter ? conditionOf(db, options.filter) : undefined, after))
    .orderBy(desc(purchases.id))
    .limit(PAGE + 1)
  const page = found.slice(0, PAGE)
  const parts =
    page.length === 0
      ? []
      : await partsOf(
          db,
          page.map((purchase) => purchase.id),
        )
  return {
    orders: page.map((purchase) => ({ ...purchase, parts: parts.filter((part) => part.purchaseId === purchase.id) })),
    next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Each part with the first thing bought there: a line of goods, a room, a session. */
async function partsOf(db: Db, purchaseIds: string[]) {
  const { rows } = await db.execute<Part>(sql`
    SELECT o.purchase_id AS "purchaseId", o.no, o.state, o.total_minor AS "totalMinor", s.name_zh AS "sellerZh", s.name_en AS "sellerEn",
      l.title_zh AS "titleZh", l.title_en AS "titleEn", l.lines
    FROM seller_orders o JOIN sellers s ON s.id = o.seller_id
    JOIN LATERAL (
      SELECT (array_agg(x.title_zh ORDER BY x.id))[1] AS title_zh, (array_agg(x.title_en ORDER BY x.id))[1] AS title_en, count(*)::int AS lines
      FROM order_lines x WHERE o.kind = 'goods' AND x.seller_order_id = o.id HAVING count(*) > 0
      UNION ALL
      SELECT b.quote ->> 'titleZh', b.quote ->> 'titleEn', 1 FROM bookings b WHERE o.kind = 'stay' AND b.seller_order_id = o.id
      UNION ALL
      SELECT b.quote ->> 'titleZh', b.quote ->> 'titleEn', 1 FROM session_bookings b WHERE o.kind = 'session' AND b.seller_order_id = o.id
      LIMIT 1
    ) l ON TRUE
    WHERE o.purchase_id = ANY(${sql.param(purchaseIds)}::uuid[])
    ORDER BY length(o.no), o.no`)
  return rows
}

type Part = {
  purchaseId: string
  no: string
  state: (typeof sellerOrders.$inferSelect)['state']
  totalMinor: number
  sellerZh: string
  sellerEn: string
  titleZh: string
  titleEn: string
  lines: number
}
