-- Fees: the first rate that matches, by the tariff in force now.
CREATE FUNCTION fee_rate_for(a_order_kind text, a_seller_kind text, a_category text) RETURNS fee_rates LANGUAGE sql STABLE AS $$
  SELECT r.* FROM fee_rates r
  WHERE r.tariff = (SELECT version FROM fee_tariffs WHERE valid_from <= now() ORDER BY valid_from DESC, version DESC LIMIT 1)
    AND (r.order_kind IS NULL OR r.order_kind = a_order_kind)
    AND (r.seller_kind IS NULL OR r.seller_kind = a_seller_kind)
    AND (r.category_code IS NULL OR starts_with(a_category, r.category_code))
  ORDER BY r.position LIMIT 1
$$;
--> statement-breakpoint
-- A line and its fee are one fact: whoever writes a line, the fee is frozen with it, rounded once, half up.
CREATE FUNCTION freeze_line_fees() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'order_lines' THEN
    INSERT INTO line_fees (order_line_id, seller_order_id, tariff, position, rate_bps, base_minor, fee_minor)
    SELECT l.id, l.seller_order_id, r.tariff, r.position, coalesce(r.rate_bps, 0), l.line_minor, coalesce(round(l.line_minor::numeric * r.rate_bps / 10000), 0)
    FROM added l JOIN seller_orders o ON o.id = l.seller_order_id JOIN sellers s ON s.id = o.seller_id
    LEFT JOIN LATERAL fee_rate_for(o.kind, s.kind, l.category_code) r ON true;
  ELSE
    INSERT INTO line_fees (booking_line_id, seller_order_id, tariff, position, rate_bps, base_minor, fee_minor)
    SELECT l.id, l.seller_order_id, r.tariff, r.position, coalesce(r.rate_bps, 0), l.line_minor, coalesce(round(l.line_minor::numeric * r.rate_bps / 10000), 0)
    FROM added l JOIN seller_orders o ON o.id = l.seller_order_id JOIN sellers s ON s.id = o.seller_id
    LEFT JOIN LATERAL fee_rate_for(o.kind, s.kind, NULL) r ON true;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_lines_fees AFTER INSERT ON order_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION freeze_line_fees();
--> statement-breakpoint
CREATE TRIGGER booking_lines_fees AFTER INSERT ON booking_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION freeze_line_fees();
--> statement-breakpoint
-- Balances of the accounts that may not go negative, per order or refund, follow the entries.
CREATE FUNCTION keep_ledger_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part record;
BEGIN
  IF EXISTS (SELECT 1 FROM added e JOIN ledger_transactions t ON t.id = e.transaction_id WHERE t.posted_at <> now()) THEN
    RAISE EXCEPTION 'what is posted takes no more entries' USING ERRCODE = '42501';
  END IF;
  FOR part IN
    SELECT e.account_id, CASE a.kind WHEN 'refund_pending' THEN e.refund_id ELSE e.seller_order_id END AS subject_id,
      sum(CASE a.normal_side WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) AS change
    FROM added e JOIN ledger_accounts a ON a.id = e.account_id WHERE NOT a.may_go_negative GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    UPDATE ledger_balances SET balance_minor = balance_minor + part.change WHERE account_id = part.account_id AND subject_id = part.subject_id;
    IF NOT FOUND THEN
      INSERT INTO ledger_balances (account_id, subject_id, balance_minor) VALUES (part.account_id, part.subject_id, part.change);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_balances AFTER INSERT ON ledger_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger_balances();
--> statement-breakpoint
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  posted bigint;
BEGIN
  IF TG_TABLE_NAME = 'ledger_entries' THEN posted := NEW.transaction_id; ELSE posted := NEW.id; END IF;
  IF (SELECT count(*) FROM ledger_entries WHERE transaction_id = posted) < 2
    OR EXISTS (SELECT 1 FROM ledger_entries WHERE transaction_id = posted GROUP BY currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'ledger transaction % does not balance', posted USING ERRCODE = '23514', CONSTRAINT = 'ledger_transactions_balanced';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_transactions_balanced AFTER INSERT ON ledger_transactions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_entries_balanced AFTER INSERT ON ledger_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();
--> statement-breakpoint
CREATE TRIGGER ledger_accounts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER fee_tariffs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fee_tariffs FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER fee_rates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fee_rates FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER line_fees_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON line_fees FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
-- The name of an account, opened when it is posted to for the first time.
CREATE FUNCTION ledger_account(a_kind text, a_currency text, a_owner uuid DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  account text := concat_ws(':', a_kind, a_currency, a_owner);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_accounts WHERE id = account) THEN
    INSERT INTO ledger_accounts (id, kind, currency, owner_id) VALUES (account, a_kind, a_currency, a_owner) ON CONFLICT DO NOTHING;
  END IF;
  RETURN account;
END $$;
--> statement-breakpoint
-- Money has come. What was bought is owed to its sellers, less the fee; what bought nothing waits in suspense to go back.
CREATE FUNCTION post_capture(a_payment uuid, a_currency text, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  paid record;
  posted bigint;
BEGIN
  SELECT y.purchase_id, b.captured, y.fee_minor, y.fee_ref, y.state = 'succeeded' AND p.status = 'paid' AS sells INTO STRICT paid
  FROM payments y JOIN payment_balances b ON b.payment_id = y.id JOIN purchases p ON p.id = y.purchase_id WHERE y.id = a_payment;
  IF paid.captured = 0 THEN RETURN; END IF;
  INSERT INTO ledger_transactions (kind, external_ref, effective_at, payment_id) VALUES ('payment_captured', a_payment, a_at, a_payment)
  ON CONFLICT DO NOTHING RETURNING id INTO posted;
  IF posted IS NULL THEN RETURN; END IF;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id)
  WITH parts AS (
    SELECT o.id, o.seller_id, o.total_minor, coalesce((SELECT sum(f.fee_minor) FROM line_fees f WHERE f.seller_order_id = o.id), 0)::bigint AS fee_minor
    FROM seller_orders o WHERE o.purchase_id = paid.purchase_id AND paid.sells
  )
  SELECT posted, ledger_account('psp_pending', a_currency), a_currency, paid.captured, NULL::uuid
  UNION ALL
  SELECT posted, ledger_account('seller_held', a_currency, seller_id), a_currency, fee_minor - total_minor, id FROM parts WHERE total_minor <> fee_minor
  UNION ALL
  SELECT posted, ledger_account('fee_deferred', a_currency), a_currency, -fee_minor, id FROM parts WHERE fee_minor <> 0
  UNION ALL
  SELECT posted, ledger_account('suspense', a_currency), a_currency, -paid.captured, NULL WHERE NOT paid.sells;
  IF paid.fee_minor > 0 THEN
    INSERT INTO ledger_transactions (kind, external_ref, effective_at, payment_id) VALUES ('psp_fee', paid.fee_ref, a_at, a_payment)
    ON CONFLICT DO NOTHING RETURNING id INTO posted;
    IF posted IS NULL THEN RETURN; END IF;
    INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor) VALUES
      (posted, ledger_account('psp_fee_expense', a_currency), a_currency, paid.fee_minor),
      (posted, ledger_account('psp_pending', a_currency), a_currency, -paid.fee_minor);
  END IF;
END $$;
--> statement-breakpoint
-- One posting of a refund: opens its transaction unless that is posted already. The payment's balance row is locked.
CREATE FUNCTION open_refund_posting(a_kind text, a_refund uuid, a_at timestamptz) RETURNS bigint LANGUAGE sql AS $$
  INSERT INTO ledger_transactions (kind, external_ref, effective_at, payment_id, refund_id)
  SELECT a_kind, id, a_at, payment_id, id FROM refunds WHERE id = a_refund
  ON CONFLICT DO NOTHING RETURNING id
$$;
--> statement-breakpoint
CREATE FUNCTION ledger_currency(a_payment uuid) RETURNS char LANGUAGE sql STABLE AS $$
  SELECT e.currency FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
  WHERE t.kind = 'payment_captured' AND t.external_ref = a_payment::text LIMIT 1
$$;
--> statement-breakpoint
-- Money is set aside for the buyer: first what an earlier refund that failed still owes (of the whole payment, when the order holds nothing),
-- then from the order, the fee in proportion to what is left of it (so the last takes the rest), and what belongs to no order from suspense.
CREATE FUNCTION post_refund_requested(a_refund uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wanted record;
  owed record;
  posted bigint := open_refund_posting('refund_requested', a_refund, a_at);
  pending text;
  held bigint;
  deferred bigint;
  rest bigint;
  taken bigint;
  fee bigint;
BEGIN
  IF posted IS NULL THEN RETURN; END IF;
  SELECT r.id, r.payment_id, r.seller_order_id, r.amount_minor, o.seller_id, ledger_currency(r.payment_id) AS currency INTO STRICT wanted
  FROM refunds r LEFT JOIN seller_orders o ON o.id = r.seller_order_id WHERE r.id = a_refund;
  pending := ledger_account('refund_pending', wanted.currency);
  rest := wanted.amount_minor;
  SELECT coalesce(sum(b.balance_minor) FILTER (WHERE a.kind = 'seller_held'), 0), coalesce(sum(b.balance_minor) FILTER (WHERE a.kind = 'fee_deferred'), 0)
  INTO held, deferred FROM ledger_balances b JOIN ledger_accounts a ON a.id = b.account_id WHERE b.subject_id = wanted.seller_order_id;
  FOR owed IN
    SELECT f.id, b.balance_minor FROM refunds f
    JOIN ledger_transactions t ON t.kind = 'refund_failed' AND t.external_ref = f.id::text
    JOIN ledger_balances b ON b.account_id = pending AND b.subject_id = f.id
    WHERE f.payment_id = wanted.payment_id AND b.balance_minor > 0
      AND (f.seller_order_id IS NOT DISTINCT FROM wanted.seller_order_id OR (f.seller_order_id IS NULL AND held + deferred = 0))
    ORDER BY f.seller_order_id IS NULL, t.id
  LOOP
    EXIT WHEN rest = 0;
    taken := least(rest, owed.balance_minor);
    INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id)
    VALUES (posted, pending, wanted.currency, taken, wanted.seller_order_id, owed.id);
    rest := rest - taken;
  END LOOP;
  taken := least(rest, held + deferred);
  fee := coalesce(round(taken::numeric * deferred / nullif(held + deferred, 0)), 0);
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id)
  SELECT posted, ledger_account(part.kind, wanted.currency, part.owner_id), wanted.currency, part.amount, wanted.seller_order_id, a_refund
  FROM (VALUES ('seller_held', wanted.seller_id, taken - fee), ('fee_deferred', NULL, fee), ('suspense', NULL, rest - taken),
    ('refund_pending', NULL, -wanted.amount_minor)) AS part(kind, owner_id, amount)
  WHERE part.amount <> 0;
END $$;
--> statement-breakpoint
-- The provider has made the refund, or it came back from the bank: then the buyer is owed again.
CREATE FUNCTION post_refund_moved(a_kind text, a_refund uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posted bigint := open_refund_posting(a_kind, a_refund, a_at);
BEGIN
  IF posted IS NULL THEN RETURN; END IF;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, refund_id)
  SELECT posted, ledger_account(part.kind, r.currency), r.currency, part.sign * r.amount_minor, a_refund
  FROM (SELECT amount_minor, ledger_currency(payment_id) AS currency FROM refunds WHERE id = a_refund) r,
    (VALUES ('refund_pending', CASE a_kind WHEN 'refund_sent' THEN 1 ELSE -1 END), ('psp_available', CASE a_kind WHEN 'refund_sent' THEN -1 ELSE 1 END)) AS part(kind, sign);
END $$;
--> statement-breakpoint
-- The provider refused to refund at all: as if it had not been asked.
CREATE FUNCTION post_refund_refused(a_refund uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posted bigint := open_refund_posting('refund_refused', a_refund, a_at);
BEGIN
  IF posted IS NULL THEN RETURN; END IF;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id)
  SELECT posted, e.account_id, e.currency, -e.amount_minor, e.seller_order_id, e.refund_id
  FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
  WHERE t.kind = 'refund_requested' AND t.external_ref = a_refund::text ORDER BY e.id;
END $$;
--> statement-breakpoint
-- Posts every payment and refund of the rows there are, in the order in which they happened; what is posted already stays as it is.
CREATE FUNCTION replay_ledger() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fact record;
BEGIN
  FOR fact IN
    SELECT 1 AS step, 'captured' AS kind, y.id, coalesce(CASE y.state WHEN 'succeeded' THEN p.paid_at END, y.created_at) AS at,
      coalesce((SELECT x.detail->>'paidCurrency' FROM payment_exceptions x WHERE x.kind = 'payment_differs' AND x.detail->>'paymentId' = y.id::text LIMIT 1),
        y.currency) AS currency
    FROM payment_balances b JOIN payments y ON y.id = b.payment_id JOIN purchases p ON p.id = y.purchase_id
    UNION ALL
    SELECT 2, 'requested', r.id, r.created_at, NULL FROM refunds r
    UNION ALL
    SELECT 3, 'refund_sent', r.id, r.created_at, NULL FROM refunds r WHERE r.provider_ref IS NOT NULL
    UNION ALL
    SELECT 4, CASE WHEN r.provider_ref IS NULL THEN 'refused' ELSE 'refund_failed' END, r.id,
      coalesce((SELECT x.created_at FROM payment_exceptions x WHERE x.kind IN ('refund_failed','refund_refused') AND x.ref = r.id::text LIMIT 1), r.created_at), NULL
    FROM refunds r WHERE r.state = 'failed'
    ORDER BY at, step, id
  LOOP
    CASE fact.kind
      WHEN 'captured' THEN PERFORM post_capture(fact.id, fact.currency, fact.at);
      WHEN 'requested' THEN PERFORM post_refund_requested(fact.id, fact.at);
      WHEN 'refused' THEN PERFORM post_refund_refused(fact.id, fact.at);
      ELSE PERFORM post_refund_moved(fact.kind, fact.id, fact.at);
    END CASE;
  END LOOP;
END $$;
--> statement-breakpoint
-- Nobody was promised a fee for what was placed before today.
INSERT INTO line_fees (order_line_id, seller_order_id, rate_bps, base_minor, fee_minor) SELECT id, seller_order_id, 0, line_minor, 0 FROM order_lines;
--> statement-breakpoint
INSERT INTO line_fees (booking_line_id, seller_order_id, rate_bps, base_minor, fee_minor) SELECT id, seller_order_id, 0, line_minor, 0 FROM booking_lines;
--> statement-breakpoint
INSERT INTO fee_tariffs (version, id, valid_from, note) VALUES (1, gen_random_uuid(), now(), 'The tariff the market opened its books with');
--> statement-breakpoint
INSERT INTO fee_rates (tariff, position, rate_bps) VALUES (1, 1, 1000);
--> statement-breakpoint
SELECT replay_ledger();
--> statement-breakpoint
-- Nothing waits for the commit: a later migration of the same run may alter these tables.
SET CONSTRAINTS ledger_transactions_balanced, ledger_entries_balanced IMMEDIATE;
--> statement-breakpoint
SET CONSTRAINTS ledger_transactions_balanced, ledger_entries_balanced DEFERRED;
