import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

/** Payments of which no money has come: their card is held, or was let go. Nothing of them is posted. */
const uncharged = sql`(SELECT h.payment_id FROM payment_holds h WHERE h.charged_at IS NULL OR h.charge_minor = 0)`
const unchargedPurchases = sql`(SELECT y.purchase_id FROM payments y WHERE y.state = 'succeeded' AND y.id IN ${uncharged})`

/** The money ledger against itself, and against the rows of payments, refunds and orders. */
export const ledgerChecks: BookCheck[] = [
  {
    name: 'A09 money ledger balances per transaction',
    query: () => sql`
      SELECT t.id, t.kind, sum(e.amount_minor) AS sum, count(e.id) AS entries FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id
      GROUP BY t.id, e.currency HAVING coalesce(sum(e.amount_minor), 1) <> 0 OR count(e.id) < 2`,
  },
  {
    name: 'L01 balances equal their entries, and none is below zero',
    query: () => sql`
      WITH entries AS (
        SELECT e.account_id, ledger_subject(a.kind, e.seller_order_id, e.refund_id, e.transfer_id, e.dispute_id) AS subject_id,
          sum(CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) AS minor
        FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id WHERE NOT a.may_go_negative GROUP BY 1, 2
      )
      SELECT account_id, subject_id, b.balance_minor, entries.minor FROM entries FULL JOIN ledger_balances b USING (account_id, subject_id)
      WHERE b.balance_minor IS DISTINCT FROM entries.minor OR entries.minor < 0`,
  },
  {
    name: 'L02 money that came is posted once, as it came',
    query: () => sql`
      SELECT y.id, b.captured, p.minor FROM payment_balances b JOIN payments y ON y.id = b.payment_id
      LEFT JOIN (
        SELECT t.payment_id, sum(e.amount_minor) AS minor FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
        JOIN ledger_accounts a ON a.id = e.account_id AND a.kind = 'psp_pending' WHERE t.kind = 'payment_captured' GROUP BY 1
      ) p ON p.payment_id = y.id WHERE coalesce(p.minor, 0) <> CASE WHEN y.id IN ${uncharged} THEN 0 ELSE b.captured END
      UNION ALL
      SELECT t.payment_id, NULL, NULL FROM ledger_transactions t LEFT JOIN payment_balances b USING (payment_id)
      WHERE b.payment_id IS NULL AND t.kind <> 'provider_payout'`,
  },
  {
    name: 'L03 what the provider kept is posted as it said',
    query: () => sql`
      SELECT y.id, y.fee_minor, p.minor FROM payments y LEFT JOIN (
        SELECT t.payment_id, t.external_ref, sum(e.amount_minor) AS minor FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
        JOIN ledger_accounts a ON a.id = e.account_id AND a.kind = 'psp_fee_expense' WHERE t.kind = 'psp_fee' GROUP BY 1, 2
      ) p ON p.payment_id = y.id
      WHERE coalesce(y.fee_minor, 0) <> coalesce(p.minor, 0) OR (p.minor IS NOT NULL AND p.external_ref IS DISTINCT FROM y.fee_ref)`,
  },
  {
    name: 'L04 a refund has the postings of its state',
    query: () => sql`
      SELECT r.id, r.state, r.amount_minor, p.kinds FROM refunds r LEFT JOIN LATERAL (
        SELECT string_agg(t.kind, ' ' ORDER BY t.id) AS kinds, bool_and((
          SELECT abs(sum(e.amount_minor)) FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
          WHERE e.transaction_id = t.id AND a.kind = 'refund_pending' AND e.refund_id = r.id) = r.amount_minor) AS whole
        FROM ledger_transactions t WHERE t.refund_id = r.id
      ) p ON true
      WHERE CASE WHEN r.payment_id IN ${uncharged} THEN p.kinds IS NOT NULL ELSE p.whole IS NOT TRUE OR p.kinds <> CASE
        WHEN r.state = 'requested' THEN 'refund_requested'
        WHEN r.state <> 'failed' THEN 'refund_requested refund_sent'
        WHEN r.provider_ref IS NULL THEN 'refund_requested refund_refused'
        ELSE 'refund_requested refund_sent refund_failed' END END`,
  },
  {
    name: 'L05 an order brings its seller and the house what was paid and what the house gave, less what went back',
    query: () => sql`
      SELECT o.no, o.total_minor, coalesce(r.minor, 0) AS refunded, earned.seller_minor, earned.fee_minor, coalesce(owed.minor, 0) AS owed,
        coalesce(posted.lost, 0) AS lost, coalesce(posted.given, 0) AS given
      FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status = 'paid' CROSS JOIN LATERAL order_earnings(o.id) earned
      LEFT JOIN (SELECT seller_order_id, sum(amount_minor) AS minor FROM refunds WHERE state <> 'failed' GROUP BY 1) r ON r.seller_order_id = o.id
      LEFT JOIN (
        SELECT f.seller_order_id, sum(b.balance_minor) AS minor FROM refunds f JOIN ledger_balances b ON b.subject_id = f.id WHERE f.state = 'failed' GROUP BY 1
      ) owed ON owed.seller_order_id = o.id
      LEFT JOIN (
        SELECT e.seller_order_id, sum(e.amount_minor) FILTER (WHERE t.kind = 'dispute_lost') AS lost, sum(e.amount_minor) FILTER (WHERE a.kind = 'goodwill_expense') AS given
        FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
        WHERE e.seller_order_id IS NOT NULL AND (t.kind = 'dispute_lost' OR a.kind = 'goodwill_expense') GROUP BY 1
      ) posted ON posted.seller_order_id = o.id
      WHERE earned.seller_minor + earned.fee_minor + coalesce(owed.minor, 0) + coalesce(posted.lost, 0) + coalesce(r.minor, 0) <> o.total_minor + coalesce(posted.given, 0)
        AND p.id NOT IN ${unchargedPurchases}`,
  },
  {
    name: 'L06 money without an order waits only as long as a refund of it is asked for',
    query: () => sql`
      SELECT y.id, sum(e.amount_minor) AS minor FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id AND a.kind = 'suspense'
      JOIN ledger_transactions t ON t.id = e.transaction_id JOIN payments y ON y.id = t.payment_id
      WHERE y.quarantine IS NULL AND NOT EXISTS (SELECT 1 FROM payment_exceptions x WHERE x.kind = 'dashboard_refund' AND x.purchase_id = y.purchase_id)
        AND NOT EXISTS (SELECT 1 FROM refunds f WHERE f.payment_id = y.id AND f.state = 'failed')
      GROUP BY y.id HAVING sum(e.amount_minor) <> 0`,
  },
  {
    name: 'L07 an entry stands on the account of its own seller, and under its own payment',
    query: () => sql`
      SELECT e.id, e.account_id, o.no FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
      JOIN ledger_accounts a ON a.id = e.account_id JOIN payments y ON y.id = t.payment_id
      JOIN seller_orders o ON o.id = e.seller_order_id
      WHERE (o.purchase_id <> y.purchase_id AND t.kind <> 'debt_netted') OR (a.owner_id IS NOT NULL AND a.owner_id <> o.seller_id)
      UNION ALL
      SELECT NULL, t.kind, NULL FROM ledger_transactions t JOIN refunds r ON r.id = t.refund_id WHERE r.payment_id <> t.payment_id`,
  },
  {
    name: 'L08 every line has its fee frozen, and the order paid it',
    query: () => sql`
      WITH lines AS (
        SELECT l.seller_order_id, l.line_minor, f.base_minor, f.rate_bps, f.fee_minor FROM order_lines l LEFT JOIN line_fees f ON f.order_line_id = l.id
        UNION ALL
        SELECT l.seller_order_id, l.line_minor, f.base_minor, f.rate_bps, f.fee_minor FROM booking_lines l LEFT JOIN line_fees f ON f.booking_line_id = l.id
      ), posted AS (
        SELECT e.seller_order_id, -sum(e.amount_minor) AS minor FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id AND a.kind = 'fee_deferred'
        JOIN ledger_transactions t ON t.id = e.transaction_id AND t.kind = 'payment_captured' GROUP BY 1
      )
      SELECT seller_order_id::text AS of, 'line' AS what FROM lines
      WHERE base_minor IS DISTINCT FROM line_minor OR fee_minor <> round(base_minor::numeric * rate_bps / 10000)
      UNION ALL
      SELECT o.no, 'order' FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status = 'paid' LEFT JOIN posted ON posted.seller_order_id = o.id
      WHERE coalesce(posted.minor, 0) <> coalesce((SELECT sum(fee_minor) FROM lines WHERE lines.seller_order_id = o.id), 0)
        AND p.id NOT IN ${unchargedPurchases}`,
  },
]
