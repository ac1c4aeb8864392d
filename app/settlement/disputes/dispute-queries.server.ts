import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

export type ShownDispute = {
  id: string
  reason: string
  status: string
  amountMinor: number
  feeMinor: number
  feeCurrency: string
  currency: string
  dueBy: Date | null
  openedAt: Date
  closedAt: Date | null
  submittedAt: Date | null
  borneBy: 'seller' | 'house'
  hasMoved: boolean
  purchaseNo: string
  orders: { no: string; nameZh: string; nameEn: string }[]
}

const AT_ONCE = 100

/** Disputes, those that wait for an answer first, by the day the bank wants it. */
export async function listDisputes(db: Db): Promise<ShownDispute[]> {
  type Row = Omit<ShownDispute, 'dueBy' | 'openedAt' | 'closedAt' | 'submittedAt'> &
    Record<'dueBy' | 'closedAt' | 'submittedAt', string | null> & { openedAt: string }
  const { rows } = await db.execute<Row>(sql`
    SELECT d.id, d.reason, d.status, d.amount_minor AS "amountMinor", coalesce(d.settled_fee_minor, d.fee_minor) AS "feeMinor",
      coalesce(d.settled_currency, d.currency) AS "feeCurrency", d.currency, d.due_by AS "dueBy", d.opened_at AS "openedAt",
      d.closed_at AS "closedAt", d.submitted_at AS "submittedAt", d.borne_by AS "borneBy", d.withdrawn_at IS NOT NULL AS "hasMoved", p.no AS "purchaseNo",
      (SELECT json_agg(json_build_object('no', o.no, 'nameZh', s.name_zh, 'nameEn', s.name_en) ORDER BY o.no) FROM disputed_orders(d.id) a
        JOIN seller_orders o ON o.id = a JOIN sellers s ON s.id = o.seller_id) AS orders
    FROM disputes d JOIN payments y ON y.id = d.payment_id JOIN purchases p ON p.id = y.purchase_id
    ORDER BY d.closed_at IS NOT NULL, d.closed_at DESC, d.due_by NULLS LAST, d.id LIMIT ${AT_ONCE}`)
  const at = (text: string | null) => (text ? new Date(text) : null)
  return rows.map((row) => ({
    ...row,
    dueBy: at(row.dueBy),
    openedAt: new Date(row.openedAt),
    closedAt: at(row.closedAt),
    submittedAt: at(row.submittedAt),
  }))
}
