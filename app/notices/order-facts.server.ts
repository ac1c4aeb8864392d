import { eq, inArray } from 'drizzle-orm'
import { type Locale, pick } from '#app/i18n/words'
import { guestTokenOf } from '#app/orders/account/guest-orders.server'
import { bookedOf } from '#app/orders/booked/booked-queries.server'
import { paths } from '#app/paths'
import type { Db } from '#db/client.server'
import { orderLines, parcels, purchases, sellerOrders } from '#db/schema/orders'
import { users } from '#db/schema/people'
import { sellers } from '#db/schema/sellers'
import type { Reader } from './tell.server'

type Scope = { sellerOrderId: string } | { purchaseId: string }

const withParcels = new Set<string>(['shipped', 'delivered', 'received', 'settled'])

/** What messages about orders are made of: one row per seller order, with buyer, seller and goods. */
export async function orderFacts(db: Db, scope: Scope) {
  const rows = await db
    .select({
      orderId: sellerOrders.id,
      no: sellerOrders.no,
      id: sellerOrders.id,
      kind: sellerOrders.kind,
      state: sellerOrders.state,
      totalMinor: sellerOrders.totalMinor,
      shipBy: sellerOrders.shipBy,
      cancelReason: sellerOrders.cancelReason,
      cancelledBy: sellerOrders.cancelledBy,
      invoiceState: sellerOrders.invoiceState,
      invoiceAnswer: sellerOrders.invoiceAnswer,
      purchaseId: purchases.id,
      purchaseNo: purchases.no,
      purchaseTotalMinor: purchases.totalMinor,
      currency: purchases.currency,
      holdsCard: purchases.holdsCard,
      buyerId: purchases.buyerId,
      buyerPhone: purchases.phone,
      buyerEmail: purchases.email,
      locale: purchases.locale,
      sellerZh: sellers.nameZh,
      sellerEn: sellers.nameEn,
      sellerPhone: sellers.phone,
      ownerId: sellers.ownerId,
      ownerLocale: users.locale,
    })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .innerJoin(sellers, eq(sellers.id, sellerOrders.sellerId))
    .innerJoin(users, eq(users.id, sellers.ownerId))
    .where('sellerOrderId' in scope ? eq(sellerOrders.id, scope.sellerOrderId) : eq(sellerOrders.purchaseId, scope.purchaseId))
    .orderBy(sellerOrders.no)
  const ids = rows.map((row) => row.orderId)
  if (ids.length === 0) return []
  const [lines, sent, { booked }] = await Promise.all([
    db.select().from(orderLines).where(inArray(orderLines.sellerOrderId, ids)).orderBy(orderLines.id),
    rows.some(({ state }) => withParcels.has(state))
      ? db.select().from(parcels).where(inArray(parcels.sellerOrderId, ids)).orderBy(parcels.shippedAt)
      : [],
    bookedOf(db, rows),
  ])
  return rows.map((row) => ({
    ...row,
    lines: lines.filter((line) => line.sellerOrderId === row.orderId),
    parcels: sent.filter((parcel) => parcel.sellerOrderId === row.orderId),
    booked: booked.find((booking) => booking.sellerOrderId === row.orderId) ?? null,
  }))
}

export type OrderFacts = Awaited<ReturnType<typeof orderFacts>>[number]

/** 安吉冬笋 × 2、双渎雪藕 × 1, at most three by name. */
export function goodsInWords(facts: OrderFacts, locale: Locale): string {
  const named = facts.lines.slice(0, 3).map((line) => `${pick(locale, line.titleZh, line.titleEn)} × ${line.quantity}`)
  const more = facts.lines.length > 3 ? (locale === 'zh' ? ' 等' : ' …') : ''
  return named.join(locale === 'zh' ? '、' : ', ') + more
}

export const sellerName = (facts: OrderFacts, locale: Locale) => pick(locale, facts.sellerZh, facts.sellerEn)

export const buyerOf = (facts: OrderFacts): Reader => ({
  userId: facts.buyerId,
  phone: facts.buyerPhone,
  email: facts.buyerEmail,
  locale: facts.locale,
})

export const sellerOf = (facts: OrderFacts): Reader => ({
  userId: facts.ownerId,
  phone: facts.sellerPhone,
  email: null,
  locale: facts.ownerLocale,
})

/** Members open their order after signing in; the link in a guest's message carries the token of his purchase. */
export const buyerPaths = (facts: OrderFacts) => ({
  path: paths.order(facts.purchaseNo),
  linkPath: paths.order(facts.purchaseNo, facts.buyerId ? undefined : guestTokenOf(facts.purchaseId)),
})
