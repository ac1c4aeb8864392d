import { and, asc, eq, sql } from 'drizzle-orm'
import { arrivedAt, claimEndsAt, claimHours, returnEndsAt } from '#app/claims/counting/claim-window'
import { netOfLines, type OrderToCount } from '#app/claims/counting/count-claim'
import type { Db, Tx } from '#db/client.server'
import { claimLines, claims } from '#db/schema/claims'
import { orderLines, purchases, sellerOrders } from '#db/schema/orders'
import { sellers } from '#db/schema/sellers'

/** The states in which the goods have left: something may be wrong with them, and something may be sent back. */
const claimableStates: readonly string[] = ['shipped', 'delivered', 'received', 'settled']

type Times = { delivered: string | null; received: string | null; shipped: string | null }

const date = (text: string | null | undefined) => (text ? new Date(text) : null)

async function arrivalOf(db: Db | Tx, sellerOrderId: string): Promise<Date | null> {
  const { rows } = await db.execute<Times>(sql`
    SELECT (SELECT max(at) FROM order_moves WHERE seller_order_id = o.id AND to_state = 'delivered') AS delivered,
      (SELECT max(at) FROM order_moves WHERE seller_order_id = o.id AND to_state = 'received' AND actor_kind <> 'system') AS received,
      greatest((SELECT max(at) FROM order_moves WHERE seller_order_id = o.id AND to_state = 'shipped'), (SELECT max(shipped_at) FROM parcels WHERE seller_order_id = o.id)) AS shipped
    FROM seller_orders o WHERE o.id = ${sellerOrderId}`)
  const [times] = rows
  return arrivedAt({ deliveredAt: date(times?.delivered), receivedAt: date(times?.received), shippedAt: date(times?.shipped) })
}

async function moneyTaken(db: Db | Tx, sellerOrderId: string) {
  const { rows } = await db.execute<{ refunded: number; freight: number; line: string | null; minor: number }>(sql`
    SELECT (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE seller_order_id = ${sellerOrderId} AND state <> 'failed')::bigint AS refunded,
      (SELECT coalesce(sum(granted_freight_minor), 0) FROM claims WHERE seller_order_id = ${sellerOrderId})::bigint AS freight,
      l.order_line_id AS line, coalesce(l.minor, 0) AS minor
    FROM (SELECT 1) one LEFT JOIN (
      SELECT order_line_id, sum(granted_minor)::bigint AS minor FROM claim_lines WHERE seller_order_id = ${sellerOrderId} GROUP BY 1
    ) l ON true`)
  return {
    refundedMinor: rows[0]?.refunded ?? 0,
    freightTakenMinor: rows[0]?.freight ?? 0,
    lineTaken: (id: string) => rows.find(({ line }) => line === id)?.minor ?? 0,
  }
}

/** A seller's order of goods with everything a claim on it is counted from; null for rooms, sessions and unknown ids. */
export async function claimBase(db: Db | Tx, sellerOrderId: string) {
  const [found] = await db
    .select({
      order: sellerOrders,
      currency: purchases.currency,
      buyerId: purchases.buyerId,
      phone: purchases.phone,
      sellerZh: sellers.nameZh,
      sellerEn: sellers.nameEn,
    })
    .from(sellerOrders)
    .innerJoin(purchases, eq(purchases.id, sellerOrders.purchaseId))
    .innerJoin(sellers, eq(sellers.id, sellerOrders.sellerId))
    .where(and(eq(sellerOrders.id, sellerOrderId), eq(sellerOrders.kind, 'goods')))
  if (!found) return null
  const lines = await db.select().from(orderLines).where(eq(orderLines.sellerOrderId, sellerOrderId)).orderBy(asc(orderLines.id))
  const arrived = await arrivalOf(db, sellerOrderId)
  const taken = await moneyTaken(db, sellerOrderId)
  const { discountMinor, freightMinor, totalMinor } = found.order
  const priceOf = ({ finalMinor, lineMinor }: (typeof lines)[number]) => finalMinor ?? lineMinor
  const nets = netOfLines({ lines: lines.map((line) => ({ lineMinor: priceOf(line) })), discountMinor })
  const counted = lines.map((line, n) => {
    const hours = claimHours(line)
    const takenMinor = taken.lineTaken(line.id)
    return {
      orderLineId: line.id,
      listingId: line.listingId,
      titleZh: line.titleZh,
      titleEn: line.titleEn,
      labelZh: line.labelZh,
      labelEn: line.labelEn,
      lineMinor: priceOf(line),
      quantity: line.quantity,
      grams: line.weighedGrams ?? (line.netGrams === null ? null : line.netGrams * line.quantity),
      returnExempt: line.returnExempt,
      netMinor: nets[n] ?? 0,
      takenMinor,
      leftMinor: Math.max(0, (nets[n] ?? 0) - takenMinor),
      hours,
      endsAt: arrived && claimEndsAt(arrived, hours),
    }
  })
  const toCount: OrderToCount = {
    lines: counted,
    discountMinor,
    freightMinor,
    freightTakenMinor: taken.freightTakenMinor,
    leftMinor: totalMinor - taken.refundedMinor,
  }
  const hasLeft = claimableStates.includes(found.order.state)
  return { ...found, lines: counted, toCount, hasLeft, arrivedAt: arrived, returnEndsAt: arrived && returnEndsAt(arrived) }
}

export type ClaimBase = NonNullable<Awaited<ReturnType<typeof claimBase>>>
export type ClaimableLine = ClaimBase['lines'][number]

/** Whether a line may still be claimed: its goods have left, its time is not over and something of its price is left. */
export const isClaimable = (base: ClaimBase, line: ClaimableLine, now: Date): boolean =>
  base.hasLeft && line.endsAt !== null && line.endsAt > now && line.leftMinor > 0 && base.toCount.leftMinor > 0

/** The claim that waits for somebody, if there is one. */
export async function waitingClaim(db: Db | Tx, sellerOrderId: string) {
  const [found] = await db
    .select({ id: claims.id, sort: claims.sort, state: claims.state })
    .from(claims)
    .where(and(eq(claims.sellerOrderId, sellerOrderId), sql`${claims.state} NOT IN ('approved','closed')`))
  return found ?? null
}

/** The lines of a claim as they were asked, to spread what is granted. */
export async function askedLines(tx: Tx, claimId: string) {
  const rows = await tx
    .select({ orderLineId: claimLines.orderLineId, minor: claimLines.askedMinor })
    .from(claimLines)
    .where(eq(claimLines.claimId, claimId))
    .orderBy(asc(claimLines.orderLineId))
  return rows
}
