import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/**
 * What moved money is posted in the transaction that writes its row, once, however often it is told. The postings themselves are functions
 * of the database (db/migrations/0015_ledger-guards.sql and the guards after it), so that a market of before and one of today are posted by the same words.
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

/** What the provider held back of a payment can be used. */
export async function postFundsAvailable(tx: Tx, paymentId: string): Promise<void> {
  await tx.execute(sql`SELECT post_funds_available(${paymentId})`)
}

/** An order is settled, and what is payable now pays its seller's debts first. The order's row is locked. */
export async function postRelease(tx: Tx, sellerOrderId: string): Promise<void> {
  await tx.execute(sql`SELECT post_release(${sellerOrderId}), offset_debts(${sellerOrderId})`)
}

/** What is payable for an order pays its seller's debts, the oldest first. */
export async function offsetDebts(tx: Tx, sellerOrderId: string): Promise<void> {
  await tx.execute(sql`SELECT offset_debts(${sellerOrderId})`)
}

/** A transfer is set aside, has been made, or has come to nothing. Its row is written. */
export async function postTransfer(
  tx: Tx,
  kind: 'transfer_requested' | 'transfer_sent' | 'transfer_failed',
  transferId: string,
): Promise<void> {
  await tx.execute(sql`SELECT post_transfer(${kind}, ${transferId})`)
}

/** A transfer has come back, in part or whole. */
export async function postReversal(tx: Tx, reversalId: string): Promise<void> {
  await tx.execute(sql`SELECT post_reversal(${reversalId})`)
}

/** A dispute took money, gave it back, or kept it. Its row is written. */
export async function postDispute(tx: Tx, kind: 'dispute_withdrawn' | 'dispute_won' | 'dispute_lost', disputeId: string): Promise<void> {
  await tx.execute(sql`SELECT post_dispute(${kind}, ${disputeId})`)
}

/** What an order still has to its seller's credit, payable, and what of it may be sent: minor units. */
export async function payableOf(tx: Tx, sellerOrderId: string): Promise<number> {
  const { rows } = await tx.execute<{ minor: number }>(sql`SELECT ledger_left('seller_payable', ${sellerOrderId}) AS minor`)
  return rows[0]?.minor ?? 0
}
