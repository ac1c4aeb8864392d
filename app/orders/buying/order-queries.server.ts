import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { guestTokenHash } from '#app/orders/account/guest-orders.server'
import { cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import type { Db } from '#db/client.server'
import { purchases, sellerOrders } from '#db/schema/orders'
import { ordersWithParts } from './order-parts.server'

/** What proves that somebody may see a purchase: being its buyer, holding its token, or being an operator. */
export type PurchaseAccess = { userId: string | null; token: string | null } | { operator: true }

const isPurchaseNo = (text: string): boolean => /^HS\d{6}-[0-9A-Z]{6}$/.test(text)

function fence(access: PurchaseAccess) {
  if ('operator' in access) return sql`TRUE`
  const mine = access.userId ? eq(purchases.buyerId, access.userId) : sql`FALSE`
  return or(mine, access.token ? eq(purchases.guestTokenHash, guestTokenHash(access.token)) : sql`FALSE`)
}

/** A purchase by its number, for those who may see it; null for others, as if it did not exist. */
export async function findPurchase(db: Db, no: string, access: PurchaseAccess) {
  if (!isPurchaseNo(no)) return null
  const [purchase] = await db
    .select()
    .from(purchases)
    .where(and(eq(purchases.no, no), fence(access)))
  return purchase ?? null
}

/** The same with every seller's order in it. */
export async function purchaseView(db: Db, no: string, access: PurchaseAccess) {
  const purchase = await findPurchase(db, no, access)
  return purchase ? { purchase, orders: await ordersWithParts(db, eq(sellerOrders.purchaseId, purchase.id)) } : null
}

/** The purchase a number and a phone number name together; a seller's order number counts too. Phone in plain digits. */
export async function purchaseByPhone(db: Db, { no, phone }: { no: string; phone: string }): Promise<{ id: string; no: string } | null> {
  const purchaseNo = no.replace(/-[A-Z]{1,2}$/, '')
  if (!isPurchaseNo(purchaseNo)) return null
  const [found] = await db
    .select({ id: purchases.id, no: purchases.no })
    .from(purchases)
    .where(and(eq(purchases.no, purchaseNo), eq(purchases.phone, phone)))
  return found ?? null
}

const FOUND_A_PAGE = 30

/** One page of purchases for the operator's desk, newest first: by number, phone, name or goods' seller; the newest when nothing is asked. */
export async function searchPurchases(db: Db, text: string, page: RowPage = {}) {
  const walk = walkRows(purchases.createdAt, purchases.id, page, 'newest')
  const wanted = text.trim()
  const like = `%${wanted.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const digits = wanted.replace(/\D/g, '')
  const condition = wanted
    ? or(
        ilike(purchases.no, like),
        digits.length >= 4 ? ilike(purchases.phone, `%${digits}%`) : undefined,
        sql`${purchases.address} ->> 'name' ILIKE ${like}`,
        sql`EXISTS (SELECT 1 FROM seller_orders o JOIN sellers s ON s.id = o.seller_id WHERE o.purchase_id = ${purchases.id} AND (s.name_zh ILIKE ${like} OR s.name_en ILIKE ${like} OR o.no ILIKE ${like}))`,
      )
    : undefined
  const found = await db
    .select({
      mark: rowMark(purchases.createdAt),
      id: purchases.id,
      no: purchases.no,
      status: purchases.status,
      totalMinor: purchases.totalMinor,
      currency: purchases.currency,
      createdAt: purchases.createdAt,
      phone: purchases.phone,
      name: sql<string>`${purchases.address} ->> 'name'`,
    })
    .from(purchases)
    .where(and(condition, walk.where))
    .orderBy(walk.orderBy)
    .limit(FOUND_A_PAGE + 1)
  return cutPage(found, FOUND_A_PAGE, page)
}
