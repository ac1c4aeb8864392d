-- What disputes before this took and gave back in another currency than their own stands in their postings only.
UPDATE disputes d SET settled_minor = m.taken, settled_fee_minor = m.fee, settled_currency = CASE WHEN m.taken IS NOT NULL THEN m.currency END,
  returned_minor = m.back, returned_currency = CASE WHEN m.back IS NOT NULL THEN m.currency END
FROM (
  SELECT e.dispute_id, e.currency, -sum(e.amount_minor) FILTER (WHERE t.kind = 'fx_settled' AND e.amount_minor < 0) AS taken,
    sum(e.amount_minor) FILTER (WHERE t.kind = 'fx_settled' AND e.amount_minor > 0) AS back,
    CASE WHEN bool_or(t.kind = 'fx_settled' AND e.amount_minor < 0) THEN coalesce(-sum(e.amount_minor) FILTER (WHERE t.kind = 'psp_fee'), 0) END AS fee
  FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id AND a.kind = 'psp_available' JOIN ledger_transactions t ON t.id = e.transaction_id
  JOIN disputes o ON o.id = e.dispute_id AND o.currency <> e.currency GROUP BY 1, 2
) m WHERE m.dispute_id = d.id AND num_nonnulls(m.taken, m.back) > 0;
--> statement-breakpoint
-- As in 0017, with what the provider keeps in another currency: both legs balance over fx_clearing, and its fee is posted as it said.
CREATE OR REPLACE FUNCTION post_dispute(a_kind text, a_dispute uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  about record;
  posted bigint;
  bears record;
  rest bigint;
  part bigint;
  taken bigint := 0;
BEGIN
  SELECT d.*, ledger_currency(d.payment_id) AS books INTO STRICT about FROM disputes d WHERE d.id = a_dispute;
  posted := open_posting(a_kind, a_dispute::text, about.payment_id, a_at);
  IF posted IS NULL THEN RETURN; END IF;
  IF a_kind = 'dispute_lost' AND about.borne_by = 'seller' THEN
    rest := (SELECT coalesce(sum(e.seller_minor + e.fee_minor), 0) FROM disputed_orders(a_dispute) o CROSS JOIN LATERAL order_earnings(o) e);
    FOR bears IN SELECT o AS id, e.seller_minor + e.fee_minor AS minor FROM disputed_orders(a_dispute) o CROSS JOIN LATERAL order_earnings(o) e ORDER BY o LOOP
      CONTINUE WHEN bears.minor = 0;
      part := least(bears.minor, round((about.amount_minor - taken)::numeric * bears.minor / rest));
      rest := rest - bears.minor;
      CONTINUE WHEN part = 0;
      PERFORM take_from_order(posted, bears.id, part, about.books, NULL, a_dispute);
      taken := taken + part;
    END LOOP;
  END IF;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, dispute_id)
  SELECT posted, ledger_account(part.kind, part.currency), part.currency, part.amount, a_dispute
  FROM (VALUES
    ('dispute_withdrawn', 'dispute_hold', about.books, about.amount_minor),
    ('dispute_withdrawn', 'dispute_fee_expense', coalesce(about.settled_currency, about.books), coalesce(about.settled_fee_minor, about.fee_minor)),
    ('dispute_withdrawn', 'psp_available', coalesce(about.settled_currency, about.books),
      -coalesce(about.settled_minor, about.amount_minor) - coalesce(about.settled_fee_minor, about.fee_minor)),
    ('dispute_withdrawn', 'fx_clearing', about.books, CASE WHEN about.settled_currency IS NOT NULL THEN -about.amount_minor END),
    ('dispute_withdrawn', 'fx_clearing', about.settled_currency, about.settled_minor),
    ('dispute_won', 'psp_available', coalesce(about.returned_currency, about.books), coalesce(about.returned_minor, about.amount_minor)),
    ('dispute_won', 'dispute_hold', about.books, -about.amount_minor),
    ('dispute_won', 'fx_clearing', about.books, CASE WHEN about.returned_currency IS NOT NULL THEN about.amount_minor END),
    ('dispute_won', 'fx_clearing', about.returned_currency, -about.returned_minor),
    ('dispute_lost', 'platform_loss', about.books, about.amount_minor - taken),
    ('dispute_lost', 'dispute_hold', about.books, -about.amount_minor)) AS part(of, kind, currency, amount)
  WHERE part.of = a_kind AND part.amount <> 0;
END $$;
