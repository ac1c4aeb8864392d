import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

export type Posted = { kind: string; account: string; minor: number; orderNo: string | null }

/** What was posted for a purchase, in the order of the journal; the sellers' accounts by their kind. */
export async function entriesOf(db: Db, purchaseId: string): Promise<Posted[]> {
  const { rows } = await db.execute<Posted>(sql`
    SELECT t.kind, a.kind AS account, e.amount_minor AS minor, o.no AS "orderNo" FROM ledger_entries e
    JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
    JOIN payments y ON y.id = t.payment_id LEFT JOIN seller_orders o ON o.id = e.seller_order_id
    WHERE y.purchase_id = ${purchaseId} ORDER BY t.id, e.amount_minor DESC, o.no`)
  return rows
}

/** Accounts of a purchase with what is left on them: debit above zero, credit below. */
export async function balancesOf(db: Db, purchaseId: string): Promise<Record<string, number>> {
  const balances: Record<string, number> = {}
  for (const { account, minor } of await entriesOf(db, purchaseId)) balances[account] = (balances[account] ?? 0) + minor
  return Object.fromEntries(Object.entries(balances).filter(([, minor]) => minor !== 0))
}
