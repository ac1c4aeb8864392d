import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/** How far a payment's card is: never held, held, being charged, charged, or let go before it was. */
export type HoldStage = 'none' | 'held' | 'charging' | 'lost'

/** A day is kept for charging the card before its bank lets it go. */
const dayBefore = sql`interval '1 day'`

/** Writes down that a payment's card is held. The weighing must be over a day before the bank lets it go. */
export async function keepHold(tx: Tx, paymentId: string, expiresAt: Date): Promise<void> {
  const end = sql`${expiresAt.toISOString()}::timestamptz`
  await tx.execute(sql`
    INSERT INTO payment_holds (payment_id, expires_at, weigh_by) VALUES (${paymentId}, ${end}, ${end} - ${dayBefore}) ON CONFLICT DO NOTHING`)
}

/** The stage of a payment's hold; `none` once it is charged, since it is a payment like any other then. The payment's balance is locked. */
export async function holdOf(tx: Tx, paymentId: string): Promise<HoldStage> {
  const { rows } = await tx.execute<{ stage: HoldStage }>(sql`
    SELECT CASE WHEN lost_at IS NOT NULL THEN 'lost' WHEN charged_at IS NOT NULL THEN 'none' WHEN asked_at IS NOT NULL THEN 'charging' ELSE 'held' END AS stage
    FROM payment_holds WHERE payment_id = ${paymentId}`)
  return rows[0]?.stage ?? 'none'
}
