import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { holdEnd } from '#app/orders/placing/place-purchase-rows.server'
import type { Tx } from '#db/client.server'

export type Wanted = { offerId: string; quantity: number }

/**
 * Takes stock for a purchase in one statement: rows locked in id order, each taken only when enough is left, a hold written for
 * each. One row per offer in `wanted`.
 * @returns what is left of each offer that could be taken; an offer that is missing had too little, and the caller must roll back
 */
export async function holdStock(tx: Tx, purchaseId: string, wanted: readonly Wanted[]): Promise<Map<string, number>> {
  const ids = sql`${sql.param(wanted.map((row) => row.offerId))}::uuid[]`
  const quantities = sql`${sql.param(wanted.map((row) => row.quantity))}::int[]`
  const holdIds = sql`${sql.param(wanted.map(() => newId()))}::uuid[]`
  const { rows } = await tx.execute<{ offerId: string; left: number }>(sql`
    WITH wanted AS (
      SELECT * FROM unnest(${ids}, ${quantities}, ${holdIds}) AS w(offer_id, quantity, hold_id)
    ), locked AS MATERIALIZED (
      SELECT k.offer_id FROM stocks k WHERE k.offer_id = ANY(${ids}) ORDER BY k.offer_id FOR NO KEY UPDATE
    ), taken AS (
      UPDATE stocks k SET held = k.held + w.quantity
      FROM wanted w JOIN locked ON locked.offer_id = w.offer_id
      WHERE k.offer_id = w.offer_id AND k.on_hand - k.held >= w.quantity
      RETURNING k.offer_id, w.quantity, w.hold_id, k.on_hand - k.held AS left_over
    ), written AS (
      INSERT INTO stock_holds (id, offer_id, purchase_id, quantity, state, expires_at)
      SELECT hold_id, offer_id, ${purchaseId}::uuid, quantity, 'held', ${holdEnd} FROM taken
    )
    SELECT offer_id AS "offerId", left_over AS "left" FROM taken`)
  return new Map(rows.map((row) => [row.offerId, row.left]))
}
