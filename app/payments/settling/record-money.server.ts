import { sql } from 'drizzle-orm'
import type { PaidProof } from '#app/payments/sessions/session-verdict'
import type { Tx } from '#db/client.server'
import type { purchaseStatuses } from '#db/schema/orders'
import type { GoodsLine } from './sell-goods.server'

export type PurchaseStatus = (typeof purchaseStatuses)[number]
export type LockedPurchase = {
  id: string
  status: PurchaseStatus
  totalMinor: number
  currency: string
  buyerId: string | null
  visitorId: string
  locale: 'zh' | 'en'
}

/** Takes the purchase's row; whoever changes money or status of a purchase begins with this. */
export async function lockPurchase(tx: Tx, purchaseId: string): Promise<LockedPurchase> {
  const { rows } = await tx.execute<LockedPurchase>(sql`
    SELECT id, status, total_minor AS "totalMinor", currency, buyer_id AS "buyerId", visitor_id AS "visitorId", locale FROM purchases WHERE id = ${purchaseId} FOR UPDATE`)
  if (!rows[0]) throw new Error(`purchase ${purchaseId} does not exist`)
  return rows[0]
}

/** Marks the attempt as the one that paid, moves the purchase and opens its refund balance. */
export async function recordMoney(
  tx: Tx,
  paymentId: string,
  proof: PaidProof,
  to: { payment: 'succeeded' | 'surplus' | 'failed'; purchase?: 'paid' | 'refund_due'; quarantine?: string },
): Promise<void> {
  await tx.execute(sql`
    WITH moved AS (
      UPDATE purchases SET status = ${to.purchase ?? 'paid'}, paid_at = now()
      WHERE ${to.purchase !== undefined} AND id = (SELECT purchase_id FROM payments WHERE id = ${paymentId}) AND status IN ('pending','expired','cancelled')
    ), taken AS (
      UPDATE payments SET state = ${to.payment}, intent_ref = ${proof.intentRef}, charge_ref = ${proof.chargeRef}, method = ${proof.method},
        quarantine = ${to.quarantine ?? null}, failure = NULL
      WHERE id = ${paymentId}
    )
    INSERT INTO payment_balances (payment_id, captured) VALUES (${paymentId}, ${proof.amountMinor})`)
}

/** Takes what was bought out of the buyer's cart, and what was typed at checkout with it. */
export async function emptyCart(tx: Tx, purchase: LockedPurchase, lines: readonly GoodsLine[]): Promise<void> {
  await tx.execute(sql`
    WITH forgotten AS (
      UPDATE carts SET draft = NULL, draft_at = NULL
      WHERE (id = ${purchase.visitorId} OR user_id = ${purchase.buyerId}::uuid) AND draft IS NOT NULL
    )
    DELETE FROM cart_items i USING carts c
    WHERE i.cart_id = c.id AND (c.id = ${purchase.visitorId} OR c.user_id = ${purchase.buyerId}::uuid) AND i.offer_id = ANY(${sql.param(lines.map((line) => line.offerId))}::uuid[])`)
}
