import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { payableOf, postTransfer } from '#app/ledger/posting.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { payoutProviderOf } from '#app/settlement/payouts/payout-provider-of.server'
import type { Db, Tx } from '#db/client.server'
import { type payoutAccounts, transfers } from '#db/schema/settlement'
import { payableOrders } from './payable-orders.server'

type Payee = Pick<typeof payoutAccounts.$inferSelect, 'provider' | 'state' | 'accountRef' | 'requirements'> & {
  changedAt: string
  sellerId: string
  paymentId: string
  currency: string
  next: number
  roomMinor: number
}

/** Where an order's money would go at once, and how much of its payment is not yet given back or sent on; null while it goes nowhere by itself. */
async function payeeOf(tx: Tx, sellerOrderId: string): Promise<Payee | null> {
  const { rows } = await tx.execute<Payee>(sql`
    SELECT o.seller_id AS "sellerId", y.id AS "paymentId", y.currency, c.provider, c.state, c.changed_at AS "changedAt", c.requirements, c.account_ref AS "accountRef",
      (SELECT coalesce(max(t.n), 0) + 1 FROM transfers t WHERE t.seller_order_id = o.id)::int AS next,
      transfer_room(y.id) AS "roomMinor"
    FROM seller_orders o JOIN payments y ON y.purchase_id = o.purchase_id AND y.state = 'succeeded'
    JOIN payout_accounts c ON c.seller_id = o.seller_id
    WHERE o.id = ${sellerOrderId}`)
  const [payee] = rows
  if (!payee) return null
  const { wayOut, standing } = payoutProviderOf(payee)
  const { canBePaid } = standing({ state: payee.state, changedAt: new Date(payee.changedAt), requirements: payee.requirements })
  return canBePaid && wayOut.how === 'at-once' ? payee : null
}

/**
 * Sets what is payable for an order aside and leaves word for the job that sends it. A seller whom the provider does not pay, or not yet, keeps
 * it payable. The order's row is locked.
 * @throws Refusal conflict `transfer-too-much`: more would go out than came in less what went back
 */
export async function requestTransfer(tx: Tx, sellerOrderId: string): Promise<string | null> {
  const payee = await payeeOf(tx, sellerOrderId)
  const amountMinor = payee ? await payableOf(tx, sellerOrderId) : 0
  if (!payee || amountMinor === 0) return null
  if (amountMinor > payee.roomMinor) throw new Refusal('conflict', 'transfer-too-much', { leftMinor: payee.roomMinor })
  const id = newId()
  await tx.insert(transfers).values({
    id,
    sellerOrderId,
    sellerId: payee.sellerId,
    paymentId: payee.paymentId,
    n: payee.next,
    provider: payee.provider,
    amountMinor,
    currency: payee.currency,
    accountRef: payee.accountRef,
  })
  await postTransfer(tx, 'transfer_requested', id)
  await announce(tx, 'transfer_wanted', id, { transferId: id })
  return id
}

/** Sets what is payable for an order aside, the order and its payment's balance taken in the order in which everyone takes them. */
export function sendPayableOf(db: Db, sellerOrderId: string): Promise<void> {
  return transact(db, async (tx) => {
    await tx.execute(sql`SELECT 1 FROM seller_orders WHERE id = ${sellerOrderId} FOR NO KEY UPDATE`)
    await tx.execute(sql`
      SELECT 1 FROM payment_balances b JOIN payments y ON y.id = b.payment_id JOIN seller_orders o ON o.purchase_id = y.purchase_id
      WHERE o.id = ${sellerOrderId} AND y.state = 'succeeded' FOR UPDATE OF b`)
    await requestTransfer(tx, sellerOrderId)
  })
}

/** A seller can be paid now: everything that waited is sent, order by order, so that none waits for another's trouble; what failed twice within the hour rests. */
export async function sendPayable(db: Db, sellerId: string): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT p.id FROM (${payableOrders}) p WHERE p.seller_id = ${sellerId} AND NOT p.held
      AND (SELECT count(*) FROM transfers t WHERE t.seller_order_id = p.id AND t.state = 'failed' AND t.settled_at > now() - interval '1 hour') < 2
    ORDER BY p.id`)
  for (const { id } of rows) await sendPayableOf(db, id)
}
