import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import type { transferStates } from '#db/schema/settlement'
import { openMatters } from './open-matters.server'

type OpenMatter = 'claim' | 'dispute' | 'staff' | 'refund' | 'problem'
export type OrderSettling = {
  orderId: string
  currency: string
  releaseAt: Date | null
  releasedAt: Date | null
  /** What keeps it from being settled now. */
  open: OpenMatter[]
  transfers: { id: string; n: number; amountMinor: number; reversedMinor: number; state: (typeof transferStates)[number] }[]
}

/** How the orders of a purchase stand with their settling: when, what keeps it, and what was sent on. */
export async function settlingOf(db: Db, purchaseId: string): Promise<OrderSettling[]> {
  type Row = Omit<OrderSettling, 'releaseAt' | 'releasedAt' | 'open' | 'transfers'> & {
    releaseAt: string | null
    releasedAt: string | null
    open: OpenMatter[] | null
    transfers: OrderSettling['transfers'] | null
  }
  const { rows } = await db.execute<Row>(sql`
    SELECT o.id AS "orderId", p.currency, o.release_at AS "releaseAt", o.released_at AS "releasedAt",
      (SELECT json_agg(m.kind ORDER BY m.kind) FROM (
        SELECT DISTINCT h.kind FROM order_holds h WHERE h.seller_order_id = o.id AND h.lifted_at IS NULL
        UNION SELECT 'refund' WHERE ${openMatters.refund}
        UNION SELECT 'dispute' WHERE ${openMatters.dispute}
        UNION SELECT 'problem' WHERE ${openMatters.problem}
      ) m) AS open,
      (SELECT json_agg(json_build_object('id', t.id, 'n', t.n, 'amountMinor', t.amount_minor, 'reversedMinor', t.reversed_minor, 'state', t.state) ORDER BY t.n)
       FROM transfers t WHERE t.seller_order_id = o.id) AS transfers
    FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id WHERE o.purchase_id = ${purchaseId}`)
  const at = (text: string | null) => (text ? new Date(text) : null)
  return rows.map((row) => ({
    ...row,
    releaseAt: at(row.releaseAt),
    releasedAt: at(row.releasedAt),
    open: row.open ?? [],
    transfers: row.transfers ?? [],
  }))
}
