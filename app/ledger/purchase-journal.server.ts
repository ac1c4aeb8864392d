import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import type { accountKinds, ledgerTransactionKinds } from '#db/schema/ledger'

type AccountKind = (typeof accountKinds)[number]

export type PostedEntry = {
  id: number
  accountId: string
  accountKind: AccountKind
  normalSide: 'debit' | 'credit'
  currency: string
  sellerZh: string | null
  sellerEn: string | null
  orderNo: string | null
  /** Minor units: positive on the debit side, negative on the credit side. */
  amountMinor: number
}
export type Posting = { id: number; kind: (typeof ledgerTransactionKinds)[number]; at: Date; entries: PostedEntry[] }

/** Everything that was posted of a purchase, in the order in which it was posted. */
export async function purchaseJournal(db: Db, purchaseId: string): Promise<Posting[]> {
  const { rows } = await db.execute<Omit<Posting, 'at'> & { at: string }>(sql`
    SELECT t.id, t.kind, t.effective_at AS at,
      (SELECT json_agg(json_build_object('id', e.id, 'accountId', a.id, 'accountKind', a.kind, 'normalSide', a.normal_side, 'currency', e.currency,
          'sellerZh', s.name_zh, 'sellerEn', s.name_en, 'orderNo', o.no, 'amountMinor', e.amount_minor) ORDER BY e.amount_minor < 0, e.id)
        FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
        LEFT JOIN sellers s ON s.id = a.owner_id LEFT JOIN seller_orders o ON o.id = e.seller_order_id
        WHERE e.transaction_id = t.id) AS entries
    FROM ledger_transactions t JOIN payments y ON y.id = t.payment_id WHERE y.purchase_id = ${purchaseId} ORDER BY t.id`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
