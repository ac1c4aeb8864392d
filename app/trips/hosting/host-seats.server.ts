import { sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { moveOrder } from '#app/orders/moving/move-order.server'
import { transact } from '#app/platform/transact.server'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db, Tx } from '#db/client.server'

type Row = { sellerOrderId: string | null; checkedIn: boolean; startsAt: Date; zone: string; now: Date }

async function lockHostSeats(tx: Tx, host: Host, sessionBookingId: string): Promise<Row> {
  await tx.execute(
    sql`SELECT 1 FROM seller_orders o JOIN session_bookings b ON b.seller_order_id = o.id WHERE b.id = ${sessionBookingId} FOR UPDATE OF o`,
  )
  const { rows } = await tx.execute<Row>(sql`
    SELECT b.seller_order_id AS "sellerOrderId", b.checked_in_at IS NOT NULL AS "checkedIn", x.starts_at AS "startsAt", b.zone, now() AS now
    FROM session_bookings b JOIN experience_sessions x ON x.id = b.session_id
    WHERE b.id = ${sessionBookingId} AND b.seller_id = ${host.sellerId} AND b.state = 'confirmed' FOR UPDATE OF b`)
  const [row] = rows
  if (!row) throw new Refusal('missing', 'booking-missing')
  if (row.checkedIn) throw new Refusal('conflict', 'booking-moved-on')
  return { ...row, startsAt: new Date(row.startsAt), now: new Date(row.now) }
}

/**
 * A party has come to its session. On the day itself.
 * @throws Refusal missing `booking-missing`; conflict `booking-moved-on`, `order-moved-on`, `check-in-early`
 */
export function checkInSeats(db: Db, host: Host, { sessionBookingId }: { sessionBookingId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { sellerOrderId, startsAt, zone, now } = await lockHostSeats(tx, host, sessionBookingId)
    const day = dayIn(startsAt, zone)
    if (dayIn(now, zone) < day) throw new Refusal('conflict', 'check-in-early', { day })
    if (sellerOrderId)
      await moveOrder(tx, { sellerOrderId, kind: 'session', to: 'started', from: ['confirmed'], actorKind: 'seller', actorId: host.userId })
    await tx.execute(sql`UPDATE session_bookings SET checked_in_at = now() WHERE id = ${sessionBookingId}`)
  })
}

/**
 * A party did not come to its session. Not before it begins.
 * @throws Refusal missing `booking-missing`; conflict `booking-moved-on`, `order-moved-on`, `no-show-early`
 */
export function markSeatsNoShow(db: Db, host: Host, { sessionBookingId }: { sessionBookingId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { sellerOrderId, startsAt, zone, now } = await lockHostSeats(tx, host, sessionBookingId)
    if (!sellerOrderId) throw new Refusal('conflict', 'booking-moved-on')
    if (now < startsAt) throw new Refusal('conflict', 'no-show-early', { day: dayIn(startsAt, zone), time: clockIn(startsAt, zone) })
    await moveOrder(tx, { sellerOrderId, kind: 'session', to: 'no_show', from: ['confirmed'], actorKind: 'seller', actorId: host.userId })
  })
}
