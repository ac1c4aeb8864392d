import { eq, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { newId } from '#app/kernel/new-id'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { listings } from '#db/schema/catalogue'
import { type lotStopReasons, lotStops } from '#db/schema/claims'
import { type Lot, lotDay } from './lot.server'

const STOP_AT_CLAIMS = 3
/** A single claim of a small lot is always much of it and says nothing about the others. */
const SHARE_AT_CLAIMS = 2
const SHARE = 20

type Count = { claims: number; claimedMinor: number; lotMinor: number }

/** Claims about the goods themselves, one an order, that no operator has found groundless. */
async function countLot(tx: Tx, { listingId, packedOn }: Lot): Promise<Count> {
  const { rows } = await tx.execute<Count>(sql`
    WITH lot AS (
      SELECT l.id, l.line_minor FROM order_lines l JOIN seller_orders o ON o.id = l.seller_order_id
      WHERE l.listing_id = ${listingId} AND o.state NOT IN ('pending','cancelled') AND ${lotDay(sql`l.seller_order_id`)} = ${packedOn}::date
    ), claimed AS (
      SELECT c.seller_order_id, sum(k.asked_minor) AS minor FROM claim_lines k JOIN claims c ON c.id = k.claim_id JOIN lot ON lot.id = k.order_line_id
      WHERE k.kind IN ('spoiled','other') AND NOT (c.state = 'closed' AND c.decided_by = 'operator') GROUP BY 1
    )
    SELECT (SELECT count(*) FROM claimed)::int AS claims, (SELECT coalesce(sum(minor), 0) FROM claimed)::bigint AS "claimedMinor",
      (SELECT coalesce(sum(line_minor), 0) FROM lot)::bigint AS "lotMinor"`)
  return rows[0] ?? { claims: 0, claimedMinor: 0, lotMinor: 0 }
}

function reasonToStop({ claims, claimedMinor, lotMinor }: Count): (typeof lotStopReasons)[number] | null {
  if (claims >= STOP_AT_CLAIMS) return 'three-claims'
  return claims >= SHARE_AT_CLAIMS && claimedMinor * SHARE >= lotMinor ? 'five-percent' : null
}

/**
 * Looks at the lots a claim speaks of. One that spoils too often is taken off the stall, once, and its grower and everybody who bought of it
 * are told. Told twice of a claim, it stops nothing twice.
 */
export async function stopSpoiledLots(db: Db, claimId: string): Promise<void> {
  const { rows } = await db.execute<Lot>(sql`
    SELECT DISTINCT l.listing_id AS "listingId", ${lotDay(sql`l.seller_order_id`)} AS "packedOn" FROM claim_lines k JOIN order_lines l ON l.id = k.order_line_id
    WHERE k.claim_id = ${claimId} AND k.kind IN ('spoiled','other')`)
  for (const lot of rows) if (lot.packedOn) await transact(db, (tx) => stopLot(tx, lot))
}

async function stopLot(tx: Tx, lot: Lot): Promise<void> {
  const count = await countLot(tx, lot)
  const reason = reasonToStop(count)
  if (!reason) return
  const [stop] = await tx
    .insert(lotStops)
    .values({ id: newId(), ...lot, reason, claims: count.claims })
    .onConflictDoNothing()
    .returning({ id: lotStops.id })
  if (!stop) return
  await tx
    .update(listings)
    .set({ status: 'hidden', updatedAt: sql`now()` })
    .where(sql`${eq(listings.id, lot.listingId)} AND ${listings.status} = 'live'`)
  await refreshCards(tx, [lot.listingId])
  await announce(tx, 'lot_stopped', stop.id, { lotStopId: stop.id })
}
