import { sql } from 'drizzle-orm'
import { recordDays } from '#app/claims/counting/small-claim'
import type { Tx } from '#db/client.server'

type Buyer = { buyerId: string | null; phone: string }

/** Whether a buyer, known by account or by the phone of the order, has claimed nothing lately; of two claims sent at once, one has not. */
export async function hasCleanRecord(tx: Tx, { buyerId, phone }: Buyer, exceptClaimId: string): Promise<boolean> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended('claims of ' || ${phone}, 0))`)
  const { rows } = await tx.execute(sql`
    SELECT 1 FROM purchases p JOIN seller_orders o ON o.purchase_id = p.id JOIN claims c ON c.seller_order_id = o.id
    WHERE (p.phone = ${phone} OR p.buyer_id = ${buyerId}) AND c.sort = 'claim' AND c.id <> ${exceptClaimId}
      AND c.created_at > now() - make_interval(days => ${recordDays}) LIMIT 1`)
  return rows.length === 0
}
