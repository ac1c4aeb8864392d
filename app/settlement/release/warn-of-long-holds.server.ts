import { sql } from 'drizzle-orm'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import type { Db } from '#db/client.server'

/** Days after payment at which money that is still held is put before the operator. Source: spec/payments §2.6. */
const longHoldDays = { warn: 60, act: 80 } as const

/** Puts every order whose money has been held for long before the operator, once for each of the two terms. */
export async function warnOfLongHolds(db: Db): Promise<void> {
  for (const [kind, days] of [
    ['held_long', longHoldDays.warn],
    ['held_too_long', longHoldDays.act],
  ] as const) {
    const { rows } = await db.execute<{ id: string; no: string; purchaseId: string; minor: number }>(sql`
      SELECT o.id, o.no, o.purchase_id AS "purchaseId", sum(b.balance_minor)::bigint AS minor
      FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.paid_at < now() - make_interval(days => ${days})
      JOIN ledger_balances b ON b.subject_id = o.id AND b.balance_minor > 0 JOIN ledger_accounts a ON a.id = b.account_id AND a.kind = 'seller_held'
      WHERE o.released_at IS NULL AND NOT EXISTS (SELECT 1 FROM payment_exceptions x WHERE x.kind = ${kind} AND x.ref = o.id::text)
      GROUP BY o.id`)
    for (const { id, no, purchaseId, minor } of rows)
      await recordException(db, { kind, ref: id, purchaseId, detail: { orderNo: no, amountMinor: minor, sellerOrderId: id } })
  }
}
