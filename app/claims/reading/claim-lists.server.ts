import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { sellerAnswers } from '#app/claims/claim-states'
import { cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import type { Db } from '#db/client.server'
import { claims } from '#db/schema/claims'
import { purchases, sellerOrders } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'
import { claimViews } from './claim-view.server'

const A_PAGE = 30

const columns = {
  id: claims.id,
  sort: claims.sort,
  state: claims.state,
  askedMinor: claims.askedMinor,
  grantedMinor: claims.grantedMinor,
  dueAt: claims.dueAt,
  createdAt: claims.createdAt,
  orderNo: sellerOrders.no,
  currency: purchases.currency,
  sellerZh: sellers.nameZh,
  sellerEn: sellers.nameEn,
  goods: sql<{ zh: string; en: string }[]>`(
    SELECT jsonb_agg(jsonb_build_object('zh', l.title_zh, 'en', l.title_en) ORDER BY l.id) FROM claim_lines c JOIN order_lines l ON l.id = c.order_line_id WHERE c.claim_id = ${claims.id})`,
}

const listed = (db: Db) =>
  db
    .select({ ...columns, mark: rowMark(claims.createdAt) })
    .from(claims)
    .innerJoin(sellerOrders, eq(sellerOrders.id, claims.sellerOrderId))
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .innerJoin(sellers, eq(sellers.id, claims.sellerId))

/** What waits, the most urgent first. @param whose narrows it to a stall */
function waitingClaims(db: Db, whose: SQL | undefined) {
  return listed(db)
    .where(and(isNotNull(claims.dueAt), whose))
    .orderBy(sql`(${claims.state} = 'disputed') DESC`, asc(claims.dueAt), asc(claims.id))
    .limit(100)
}

async function endedClaims(db: Db, whose: SQL | undefined, page: RowPage) {
  const walk = walkRows(claims.createdAt, claims.id, page, 'newest')
  const found = await listed(db)
    .where(and(isNull(claims.dueAt), whose, walk.where))
    .orderBy(walk.orderBy)
    .limit(A_PAGE + 1)
  return cutPage(found, A_PAGE, page)
}

/** The claims on a stall's goods: what its keeper must answer, what waits for others, and one page of those that ended. */
export async function stallClaims(db: Db, sellerId: string, page: RowPage = {}) {
  const whose = eq(claims.sellerId, sellerId)
  const [waiting, ended] = await Promise.all([waitingClaims(db, whose), endedClaims(db, whose, page)])
  return {
    toAnswer: waiting.filter(({ state }) => sellerAnswers.includes(state)).sort((a, b) => Number(a.dueAt) - Number(b.dueAt)),
    elsewhere: waiting.filter(({ state }) => !sellerAnswers.includes(state)),
    ended,
  }
}

/** All that waits, what an operator was asked to decide first, and one page of what has ended. */
export async function deskClaims(db: Db, page: RowPage = {}) {
  const [waiting, ended] = await Promise.all([waitingClaims(db, undefined), endedClaims(db, undefined, page)])
  return { waiting, ended }
}

export type ListedClaim = Omit<Awaited<ReturnType<typeof waitingClaims>>[number], 'mark'>

/** How many claims wait for the stall, and for an operator. */
export const countToAnswer = (db: Db, sellerId: string): Promise<number> =>
  db.$count(claims, and(eq(claims.sellerId, sellerId), sql`${claims.state} IN ('open','sent')`))
export const countDisputed = (db: Db): Promise<number> => db.$count(claims, eq(claims.state, 'disputed'))

/** One claim with its order and both sides, for those who decide on it; `whose` fences a stall. */
export async function claimFile(db: Db, claimId: string, whose: { sellerId: string } | 'anybody') {
  const [claim] = await claimViews(
    db,
    and(eq(claims.id, claimId), whose === 'anybody' ? undefined : eq(claims.sellerId, whose.sellerId)) as SQL,
  )
  if (!claim) return null
  const [order] = await db
    .select({
      orderNo: sellerOrders.no,
      orderState: sellerOrders.state,
      totalMinor: sellerOrders.totalMinor,
      freightMinor: sellerOrders.freightMinor,
      purchaseNo: purchases.no,
      currency: purchases.currency,
      buyerName: sql<string>`${purchases.address} ->> 'name'`,
      buyerPhone: purchases.phone,
      sellerZh: sellers.nameZh,
      sellerEn: sellers.nameEn,
      sellerPhone: sellers.phone,
    })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .innerJoin(sellers, eq(sellers.id, sellerOrders.sellerId))
    .where(eq(sellerOrders.id, claim.sellerOrderId))
  if (!order) return null
  const record = await db
    .select({
      id: claims.id,
      state: claims.state,
      askedMinor: claims.askedMinor,
      grantedMinor: claims.grantedMinor,
      createdAt: claims.createdAt,
    })
    .from(claims)
    .innerJoin(sellerOrders, eq(sellerOrders.id, claims.sellerOrderId))
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .where(
      sql`${purchases.phone} = ${order.buyerPhone} AND ${claims.id} <> ${claimId} AND ${claims.createdAt} > now() - interval '90 days'`,
    )
    .orderBy(desc(claims.createdAt))
    .limit(20)
  return { claim, order, record }
}
