import { sql } from 'drizzle-orm'
import { offsetDebts, postTransfer } from '#app/ledger/posting.server'
import type { Tx } from '#db/client.server'

export type Bound = { id: string; sellerOrderId: string; lineId: string }

/** The transfers of some lines of a batch, their orders locked by id. */
export async function lockTransfers(tx: Tx, lineIds: readonly string[]): Promise<Bound[]> {
  if (lineIds.length === 0) return []
  const lines = sql.join(
    lineIds.map((id) => sql`${id}`),
    sql`, `,
  )
  await tx.execute(sql`
    SELECT 1 FROM seller_orders WHERE id IN (SELECT seller_order_id FROM transfers WHERE batch_line_id IN (${lines})) ORDER BY id FOR NO KEY UPDATE`)
  const { rows } = await tx.execute<Bound>(sql`
    SELECT id, seller_order_id AS "sellerOrderId", batch_line_id AS "lineId" FROM transfers WHERE batch_line_id IN (${lines}) AND state <> 'failed'
    ORDER BY seller_order_id`)
  return rows
}

/** They came to nothing: what they carried is payable again, and first pays what its seller owes. */
export async function failTransfers(tx: Tx, bound: readonly Bound[], failure: string): Promise<void> {
  for (const { id, sellerOrderId } of bound) {
    await tx.execute(sql`UPDATE transfers SET state = 'failed', failure = ${failure}, settled_at = now() WHERE id = ${id}`)
    await postTransfer(tx, 'transfer_failed', id)
    await offsetDebts(tx, sellerOrderId)
  }
}

/** The bank has paid them. */
export async function payTransfers(tx: Tx, bound: readonly Bound[]): Promise<void> {
  for (const { id } of bound) {
    await tx.execute(sql`UPDATE transfers SET state = 'paid', sent_at = now(), settled_at = now() WHERE id = ${id}`)
    await postTransfer(tx, 'transfer_sent', id)
  }
}
