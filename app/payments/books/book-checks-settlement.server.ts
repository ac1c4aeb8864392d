import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

/** Releases, transfers, reversals and batches against the ledger. */
export const settlementChecks: BookCheck[] = [
  {
    name: 'L09 a transfer has the postings of its state',
    query: () => sql`
      SELECT t.id, t.provider, t.state, p.kinds FROM transfers t LEFT JOIN LATERAL (
        SELECT string_agg(x.kind, ' ' ORDER BY x.id) AS kinds, bool_and(EXISTS (
          SELECT 1 FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
          WHERE e.transaction_id = x.id AND e.transfer_id = t.id AND a.owner_id = t.seller_id AND abs(e.amount_minor) = t.amount_minor)) AS whole
        FROM ledger_transactions x WHERE x.external_ref = t.id::text AND x.kind IN ('transfer_requested','transfer_sent','transfer_failed')
      ) p ON true
      WHERE p.whole IS NOT TRUE OR replace(p.kinds, ' transfer_sent transfer_failed', ' transfer_failed') <> CASE
        WHEN t.state = 'requested' OR (t.state = 'sent' AND t.provider = 'bank_batch') THEN 'transfer_requested'
        WHEN t.state = 'failed' THEN 'transfer_requested transfer_failed'
        ELSE 'transfer_requested transfer_sent' END`,
  },
  {
    name: 'L10 a settled order holds nothing, and what is settled is settled for a reason',
    query: () => sql`
      SELECT o.no, o.state, o.released_at, b.minor FROM seller_orders o LEFT JOIN LATERAL (
        SELECT coalesce(sum(k.balance_minor), 0) AS minor FROM ledger_balances k JOIN ledger_accounts a ON a.id = k.account_id AND a.kind IN ('seller_held','fee_deferred')
        WHERE k.subject_id = o.id) b ON true
      WHERE (o.released_at IS NOT NULL AND (b.minor <> 0 OR o.release_at IS NULL OR o.release_at > o.released_at))
        OR (o.state = 'settled' AND o.released_at IS NULL)
        OR (o.released_at IS NULL AND EXISTS (SELECT 1 FROM ledger_transactions x WHERE x.kind = 'order_released' AND x.external_ref = o.id::text))`,
  },
  {
    name: 'L11 what came back of a transfer is posted, and counted on it',
    query: () => sql`
      SELECT t.id, t.reversed_minor, sum(v.amount_minor) FILTER (WHERE v.state = 'made') AS made FROM transfers t LEFT JOIN transfer_reversals v ON v.transfer_id = t.id
      GROUP BY t.id HAVING t.reversed_minor <> coalesce(sum(v.amount_minor) FILTER (WHERE v.state = 'made'), 0)
      UNION ALL
      SELECT v.id, v.amount_minor, sum(e.amount_minor) FROM transfer_reversals v
      LEFT JOIN ledger_transactions x ON x.kind = 'reversal_made' AND x.external_ref = v.id::text LEFT JOIN ledger_entries e ON e.transaction_id = x.id AND e.amount_minor > 0
        AND e.currency = (SELECT currency FROM transfers WHERE id = v.transfer_id)
      GROUP BY v.id HAVING coalesce(sum(e.amount_minor), 0) <> CASE v.state WHEN 'made' THEN v.amount_minor ELSE 0 END`,
  },
  {
    name: 'L12 no more was sent on of a payment than came in less what went back at the sellers’ cost',
    query: () => sql`
      SELECT b.payment_id, b.captured, transfer_room(b.payment_id) AS room FROM payment_balances b WHERE transfer_room(b.payment_id) < 0`,
  },
  {
    name: 'L13 a batch of bank payments is the sum of its lines, and each line of its transfers',
    query: () => sql`
      SELECT b.no, b.total_minor, sum(l.amount_minor) AS lines FROM payout_batches b LEFT JOIN payout_batch_lines l ON l.batch_id = b.id
      GROUP BY b.id HAVING b.total_minor <> coalesce(sum(l.amount_minor), 0) OR b.line_count <> count(l.id)
      UNION ALL
      SELECT l.reference, l.amount_minor, sum(t.amount_minor) FROM payout_batch_lines l LEFT JOIN transfers t ON t.batch_line_id = l.id AND t.seller_id = l.seller_id
      GROUP BY l.id HAVING l.amount_minor <> coalesce(sum(t.amount_minor), 0)`,
  },
]
