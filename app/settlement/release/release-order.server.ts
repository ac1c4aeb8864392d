import { sql } from 'drizzle-orm'
import { postRelease } from '#app/ledger/posting.server'
import { tryMoveOrder } from '#app/orders/moving/move-order.server'
import type { OrderKind } from '#app/orders/moving/moves-of-kind'
import { failpoint } from '#app/platform/failpoint'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { requestTransfer } from '#app/settlement/transfers/request-transfer.server'
import type { Db, Tx } from '#db/client.server'
import { isOpen } from './open-matters.server'

const AT_ONCE = 200

type Due = { kind: OrderKind; state: string; paymentId: string }

/** The order's row and its payment's balance, in the order in which everyone takes them; null when it is not its time, or something is open. */
async function lockDue(tx: Tx, sellerOrderId: string): Promise<Due | null> {
  const { rows } = await tx.execute<{ kind: OrderKind; state: string; purchaseId: string }>(sql`
    SELECT o.kind, o.state, o.purchase_id AS "purchaseId" FROM seller_orders o
    WHERE o.id = ${sellerOrderId} AND o.released_at IS NULL AND o.release_at <= now() FOR NO KEY UPDATE OF o`)
  if (!rows[0]) return null
  const { rows: balances } = await tx.execute<{ paymentId: string }>(sql`
    SELECT b.payment_id AS "paymentId" FROM payment_balances b JOIN payments y ON y.id = b.payment_id
    WHERE y.purchase_id = ${rows[0].purchaseId} AND y.state = 'succeeded' FOR UPDATE OF b`)
  if (!balances[0]) return null
  const { rows: open } = await tx.execute<{ open: boolean }>(
    sql`SELECT ${isOpen} AS open FROM seller_orders o WHERE o.id = ${sellerOrderId}`,
  )
  return open[0]?.open === false ? { ...rows[0], ...balances[0] } : null
}

/**
 * Settles an order whose time has come and with which nothing is open: its money becomes its seller's, pays what the seller owes, and the rest
 * is sent on its way when there is somewhere to send it. Called by whoever hears of a receipt and by the clock; twice, it has one effect.
 * @returns whether this call settled it
 */
export function releaseOrder(db: Db, sellerOrderId: string): Promise<boolean> {
  return transact(db, async (tx) => {
    const due = await lockDue(tx, sellerOrderId)
    if (!due) return false
    await tx.execute(sql`UPDATE seller_orders SET released_at = now() WHERE id = ${sellerOrderId}`)
    if (due.state !== 'cancelled')
      await tryMoveOrder(tx, { sellerOrderId, kind: due.kind, to: 'settled', actorKind: 'system', actorId: null, reason: 'settled' })
    await postRelease(tx, sellerOrderId)
    await requestTransfer(tx, sellerOrderId)
    await announce(tx, 'order_settled', sellerOrderId, { sellerOrderId })
    await failpoint('release.before_commit')
    return true
  })
}

/** Settles every order whose time is over and with which nothing is open. */
export async function releaseDue(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT o.id FROM seller_orders o WHERE o.released_at IS NULL AND o.release_at <= now() AND NOT ${isOpen}
      AND EXISTS (SELECT 1 FROM payments y WHERE y.purchase_id = o.purchase_id AND y.state = 'succeeded')
    ORDER BY o.release_at LIMIT ${AT_ONCE}`)
  for (const { id } of rows) await releaseOrder(db, id)
}
