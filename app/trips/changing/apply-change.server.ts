import { and, eq, sql } from 'drizzle-orm'
import { moveOrder } from '#app/orders/moving/move-order.server'
import { systemActor } from '#app/orders/moving/order-actor'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { cancelPurchase } from '#app/payments/settling/expire-purchase.server'
import { failpoint } from '#app/platform/failpoint'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { moveOntoHold } from '#app/stays/rooms/hold-beside.server'
import { releaseNights } from '#app/stays/rooms/release-nights.server'
import { sayCancelRule } from '#app/stays/rules/say-cancel-rule'
import type { Db, Tx } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { purchases, sellerOrders } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import { bookingCancellations, bookingChanges } from '#db/schema/trips'
import { agreedAnew } from './change-trip.server'

type Change = typeof bookingChanges.$inferSelect & { holdId: string; sellerOrderId: string }

/**
 * The difference of a change is paid: the booking moves onto the nights that were held for it, in one transaction. When there is no booking
 * any more, all of it goes back. May be told again.
 * @returns whether the purchase is the difference of a change
 */
export async function applyPaidChange(db: Db, purchaseId: string): Promise<boolean> {
  const [found] = await db
    .select({ changeId: bookingChanges.id, mainOrderId: bookings.sellerOrderId })
    .from(bookingChanges)
    .innerJoin(bookings, eq(bookings.id, bookingChanges.bookingId))
    .where(eq(bookingChanges.purchaseId, purchaseId))
  const { changeId, mainOrderId } = found ?? {}
  if (!changeId || !mainOrderId) return changeId !== undefined
  await transact(db, async (tx) => {
    // The trip's order first: whoever cancels, changes or checks in waits, or was first.
    const [main] = await tx.select().from(sellerOrders).where(eq(sellerOrders.id, mainOrderId)).for('update')
    const [change] = await tx.select().from(bookingChanges).where(eq(bookingChanges.id, changeId)).for('update')
    const [purchase] = await tx.select({ status: purchases.status }).from(purchases).where(eq(purchases.id, purchaseId))
    if (change?.state !== 'waiting' || purchase?.status !== 'paid' || !change.holdId || !change.sellerOrderId) return
    const isThere = main?.state === 'confirmed' && (await moveOntoHold(tx, change.bookingId, change.holdId))
    if (isThere) await conclude(tx, change as Change, main.id)
    else await giveBack(tx, change as Change, purchaseId)
    await failpoint('change.before_commit')
  })
  return true
}

async function conclude(tx: Tx, change: Change, mainOrderId: string): Promise<void> {
  const [booking] = await tx.select().from(bookings).where(eq(bookings.id, change.bookingId))
  if (!booking?.cancelTier) throw new Error(`booking ${change.bookingId} was never agreed`)
  const { cancelTier, zone, arrivalFrom, createdAt: bookedAt } = booking
  const clock = { arrival: change.toCheckIn, arrivalFrom, zone, bookedAt }
  const said = (locale: 'zh' | 'en') => sayCancelRule(locale, cancelTier, clock, { now: new Date() })
  await tx
    .update(bookings)
    .set(agreedAnew({ quote: change.quote, cancelZh: said('zh'), cancelEn: said('en') }))
    .where(eq(bookings.id, change.bookingId))
  await tx.update(bookingChanges).set({ state: 'done', doneAt: sql`clock_timestamp()` }).where(eq(bookingChanges.id, change.id))
  await announce(tx, 'booking_changed', change.id, { changeId: change.id, sellerOrderId: mainOrderId })
}

/** The booking is gone: nights and money of the change go back, whole. */
async function giveBack(tx: Tx, change: Change, purchaseId: string): Promise<void> {
  const { sellerOrderId, holdId } = change
  await tx.update(bookingChanges).set({ state: 'void' }).where(eq(bookingChanges.id, change.id))
  const [order] = await tx.select().from(sellerOrders).where(eq(sellerOrders.id, sellerOrderId))
  const [payment] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.purchaseId, purchaseId), eq(payments.state, 'succeeded')))
  if (order?.state !== 'confirmed' || !payment) return
  await releaseNights(tx, holdId)
  await moveOrder(tx, {
    sellerOrderId,
    kind: 'stay',
    to: 'cancelled',
    ...{ actorKind: systemActor.kind, actorId: null },
    reason: 'change-failed',
  })
  await tx.update(sellerOrders).set({ cancelledBy: 'system' }).where(eq(sellerOrders.id, sellerOrderId))
  const { totalMinor } = order
  await tx.insert(bookingCancellations).values({
    sellerOrderId,
    bookingId: holdId,
    cause: 'change-failed',
    actorKind: 'system',
    paidMinor: totalMinor,
    refundMinor: totalMinor,
  })
  await requestRefund(tx, {
    paymentId: payment.id,
    sellerOrderId,
    amountMinor: totalMinor,
    requestKey: `cancel:${sellerOrderId}`,
    reason: 'cancelled',
  })
  await announce(tx, 'booking_cancelled', sellerOrderId, { sellerOrderId, purchaseId })
}

/** A booking was given up while a change of it waits to be paid: that purchase is ended too. Paid meanwhile, it is given back. */
export async function endOpenChanges(db: Db, sellerOrderId: string): Promise<void> {
  const { rows } = await db.execute<{ purchaseId: string }>(sql`
    SELECT c.purchase_id AS "purchaseId" FROM booking_changes c JOIN bookings b ON b.id = c.booking_id JOIN purchases p ON p.id = c.purchase_id
    WHERE b.seller_order_id = ${sellerOrderId} AND c.state = 'waiting' AND p.status = 'pending'`)
  for (const { purchaseId } of rows) await cancelPurchase(db, systemActor, purchaseId)
}

const AT_ONCE = 100

/** Changes whose money came but whose word was lost, and those whose purchase came to nothing. */
export async function sweepChanges(db: Db): Promise<void> {
  const { rows } = await db.execute<{ purchaseId: string }>(sql`
    SELECT c.purchase_id AS "purchaseId" FROM booking_changes c JOIN purchases p ON p.id = c.purchase_id
    WHERE c.state = 'waiting' AND p.status = 'paid' ORDER BY c.created_at LIMIT ${AT_ONCE}`)
  for (const { purchaseId } of rows) await applyPaidChange(db, purchaseId)
  await db.execute(sql`
    UPDATE booking_changes c SET state = 'void' FROM purchases p
    WHERE p.id = c.purchase_id AND c.state = 'waiting' AND p.status NOT IN ('pending','paid')`)
}
