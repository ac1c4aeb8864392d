import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/**
 * What moved money is posted in the transaction that writes its row, once, however often it is told. The postings themselves are functions
 * of the database (db/migrations/0015_ledger-guards.sql), so that a market of before and one of today are posted by the same words.
 */

/** Money of a payment has come; its row, its balance and the purchase's status are written. */
export async function postCapture(tx: Tx, paymentId: string, currency: string): Promise<void> {
  await tx.execute(sql`SELECT post_capture(${paymentId}, ${currency})`)
}

/** Money is set aside to go back. The payment's balance row is locked. */
export async function postRefundRequested(tx: Tx, refundId: string): Promise<void> {
  await tx.execute(sql`SELECT post_refund_requested(${refundId})`)
}

/** The provider has made the refund, or what it made has failed and the buyer is owed again. */
export async function postRefundMoved(tx: Tx, kind: 'refund_sent' | 'refund_failed', refundId: string): Promise<void> {
  await tx.execute(sql`SELECT post_refund_moved(${kind}, ${refundId})`)
}

/** The provider would not make the refund: what was set aside is back where it came from. */
export async function postRefundRefused(tx: Tx, refundId: string): Promise<void> {
  await tx.execute(sql`SELECT post_refund_refused(${refundId})`)
}
