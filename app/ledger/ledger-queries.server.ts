import { sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server'
import type { accountKinds, ledgerTransactionKinds } from '#db/schema/ledger'

export type TrialBalanceRow = {
  kind: (typeof accountKinds)[number]
  currency: string
  /** Minor units, both sides as they were written. */
  debitMinor: number
  creditMinor: number
  /** On the account's own side: what an account of money has, what an account of duties owes. */
  balanceMinor: number
}

/** Every kind of account with what stood on it at an instant. Debits and credits of a currency are the same sum, or the books are wrong. */
export async function trialBalance(db: Db | Tx, at: Date): Promise<TrialBalanceRow[]> {
  const { rows } = await db.execute<TrialBalanceRow>(sql`
    SELECT a.kind, a.currency, coalesce(sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0), 0)::bigint AS "debitMinor",
      coalesce(-sum(e.amount_minor) FILTER (WHERE e.amount_minor < 0), 0)::bigint AS "creditMinor",
      sum(CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END)::bigint AS "balanceMinor"
    FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
    WHERE t.effective_at <= ${at.toISOString()}::timestamptz GROUP BY a.kind, a.currency ORDER BY a.currency, a.kind`)
  return rows
}

export type StatementLine = {
  entryId: number
  at: Date
  kind: (typeof ledgerTransactionKinds)[number]
  accountKind: (typeof accountKinds)[number]
  /** Minor units on the account's own side. */
  amountMinor: number
  balanceMinor: number
  /** None where the provider pays the house what it kept for it. */
  purchaseNo: string | null
  orderNo: string | null
  refundId: string | null
}

export type StatementWish = {
  /** A seller's account, or the house's own. */
  sellerId: string | null
  accountKind: (typeof accountKinds)[number]
  currency: string
  from: Date
  /** Not included. */
  to: Date
}

/** What moved on one account in a span, each line with its purchase, order and refund, and the balance after it. */
export async function accountStatement(
  db: Db | Tx,
  { sellerId, accountKind, currency, from, to }: StatementWish,
): Promise<{ openingMinor: number; lines: StatementLine[] }> {
  const account = [accountKind, currency, ...(sellerId ? [sellerId] : [])].join(':')
  const signed = sql`CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END`
  const start = sql`${from.toISOString()}::timestamptz`
  const { rows: before } = await db.execute<{ minor: number }>(sql`
    SELECT coalesce(sum(${signed}), 0)::bigint AS minor FROM ledger_entries e
    JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
    WHERE e.account_id = ${account} AND t.effective_at < ${start}`)
  const openingMinor = before[0]?.minor ?? 0
  const { rows } = await db.execute<Omit<StatementLine, 'at'> & { at: string }>(sql`
    SELECT e.id AS "entryId", t.effective_at AS at, t.kind, a.kind AS "accountKind", (${signed})::bigint AS "amountMinor",
      (${openingMinor}::bigint + sum(${signed}) OVER (ORDER BY t.effective_at, e.id))::bigint AS "balanceMinor",
      p.no AS "purchaseNo", coalesce(o.no, ro.no) AS "orderNo", t.refund_id AS "refundId"
    FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
    LEFT JOIN payments y ON y.id = t.payment_id LEFT JOIN purchases p ON p.id = y.purchase_id
    LEFT JOIN seller_orders o ON o.id = e.seller_order_id
    LEFT JOIN refunds r ON r.id = t.refund_id LEFT JOIN seller_orders ro ON ro.id = r.seller_order_id
    WHERE e.account_id = ${account} AND t.effective_at >= ${start} AND t.effective_at < ${to.toISOString()}::timestamptz
    ORDER BY t.effective_at, e.id`)
  return { openingMinor, lines: rows.map((row) => ({ ...row, at: new Date(row.at) })) }
}
