import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

export type ShownHold = {
  stage: 'held' | 'charged' | 'let-go'
  /** The most the card was held for, and what was charged in the end. Minor units. */
  heldMinor: number
  chargedMinor: number
  /** By when everything must be weighed. */
  weighBy: Date
}

/** How far the card of a paid purchase is, where one was held; null where none was. */
export async function shownHold(db: Db, purchaseId: string): Promise<ShownHold | null> {
  const { rows } = await db.execute<Omit<ShownHold, 'weighBy'> & { weighBy: string }>(sql`
    SELECT CASE WHEN h.lost_at IS NOT NULL OR (h.charged_at IS NOT NULL AND h.charge_minor = 0) THEN 'let-go' WHEN h.charged_at IS NOT NULL THEN 'charged' ELSE 'held' END AS stage,
      b.captured AS "heldMinor", coalesce(h.charge_minor, 0) AS "chargedMinor", h.weigh_by AS "weighBy"
    FROM payment_holds h JOIN payments y ON y.id = h.payment_id AND y.state = 'succeeded' JOIN payment_balances b ON b.payment_id = h.payment_id
    WHERE y.purchase_id = ${purchaseId}`)
  return rows[0] ? { ...rows[0], weighBy: new Date(rows[0].weighBy) } : null
}
