-- What a scale said stays as it was said.
CREATE TRIGGER weighings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON weighings FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
-- Once a weight is what is paid for, neither changes.
CREATE FUNCTION refuse_reweighing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.final_minor IS NOT NULL AND (NEW.final_minor, NEW.weighed_grams) IS DISTINCT FROM (OLD.final_minor, OLD.weighed_grams) THEN
    RAISE EXCEPTION 'a line that is paid by its weight is not weighed again' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_lines_weighed_once BEFORE UPDATE OF weighed_grams, final_minor ON order_lines FOR EACH ROW EXECUTE FUNCTION refuse_reweighing();
--> statement-breakpoint
-- As in 0017, with cards that are held: posted when charged, less what is never taken.
-- Money has come, or a card that was held has been charged.
CREATE OR REPLACE FUNCTION post_capture(a_payment uuid, a_currency text, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  paid record;
  untaken bigint;
  posted bigint;
BEGIN
  SELECT y.purchase_id, b.captured, y.fee_minor, y.fee_ref, y.settled_minor, y.settled_currency, y.state = 'succeeded' AND p.status = 'paid' AS sells INTO STRICT paid
  FROM payments y JOIN payment_balances b ON b.payment_id = y.id JOIN purchases p ON p.id = y.purchase_id WHERE y.id = a_payment;
  IF paid.captured = 0 OR EXISTS (SELECT 1 FROM payment_holds h WHERE h.payment_id = a_payment AND (h.charged_at IS NULL OR h.charge_minor = 0)) THEN RETURN; END IF;
  -- What a card was held for and not charged goes out again as refunds by `hold`: it never became anything at the provider.
  untaken := (SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r WHERE r.payment_id = a_payment AND r.via = 'hold' AND r.state <> 'failed');
  posted := open_posting('payment_captured', a_payment::text, a_payment, a_at);
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
  IF paid.settled_currency IS NOT NULL THEN
    posted := open_posting('fx_settled', a_payment::text, a_payment, a_at);
    INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor)
    VALUES (posted, ledger_account('psp_pending', a_currency), a_currency, untaken - paid.captured);
    PERFORM post_till(posted, 'psp_pending', a_currency, paid.captured - untaken, paid.settled_minor, paid.settled_currency, NULL, NULL, NULL);
  END IF;
  IF paid.fee_minor > 0 THEN
    posted := open_posting('psp_fee', paid.fee_ref, a_payment, a_at);
    IF posted IS NULL THEN RETURN; END IF;
    INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor)
    SELECT posted, ledger_account(leg.kind, leg.currency), leg.currency, leg.amount
    FROM (VALUES ('psp_fee_expense', coalesce(paid.settled_currency, a_currency), paid.fee_minor), ('psp_pending', coalesce(paid.settled_currency, a_currency), -paid.fee_minor)) AS leg(kind, currency, amount);
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION post_refund_moved(a_kind text, a_refund uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posted bigint := open_refund_posting(a_kind, a_refund, a_at);
  back record;
BEGIN
  IF posted IS NULL THEN RETURN; END IF;
  SELECT amount_minor, settled_minor, settled_currency, ledger_currency(payment_id) AS currency, CASE via WHEN 'bank' THEN 'bank' WHEN 'hold' THEN 'psp_pending' ELSE 'psp_available' END AS till,
    CASE a_kind WHEN 'refund_sent' THEN 1 ELSE -1 END AS sign INTO STRICT back FROM refunds WHERE id = a_refund;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, refund_id)
  VALUES (posted, ledger_account('refund_pending', back.currency), back.currency, back.sign * back.amount_minor, a_refund);
  PERFORM post_till(posted, back.till, back.currency, -back.sign * back.amount_minor, -back.sign * back.settled_minor, back.settled_currency, NULL, a_refund, NULL);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION replay_ledger() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fact record;
BEGIN
  PERFORM set_config('hushang.replaying', 'on', true);
  FOR fact IN
    SELECT 1 AS step, 'captured' AS kind, y.id, coalesce(h.charged_at, CASE y.state WHEN 'succeeded' THEN p.paid_at END, y.created_at) AS at,
      coalesce((SELECT x.detail->>'paidCurrency' FROM payment_exceptions x WHERE x.kind = 'payment_differs' AND x.detail->>'paymentId' = y.id::text LIMIT 1),
        y.currency) AS currency
    FROM payment_balances b JOIN payments y ON y.id = b.payment_id JOIN purchases p ON p.id = y.purchase_id LEFT JOIN payment_holds h ON h.payment_id = y.id
    WHERE h.payment_id IS NULL OR (h.charged_at IS NOT NULL AND h.charge_minor > 0)
    UNION ALL
    SELECT 2, 'funds', y.id, y.funds_posted_at, NULL FROM payments y WHERE y.funds_posted_at IS NOT NULL
    UNION ALL
    SELECT 3, 'requested', r.id, r.created_at, NULL FROM refunds r WHERE r.via <> 'hold'
    UNION ALL
    SELECT 4, 'refund_sent', r.id, r.created_at, NULL FROM refunds r WHERE r.provider_ref IS NOT NULL
    UNION ALL
    SELECT step.n, step.kind, r.id, h.charged_at, NULL FROM refunds r JOIN payment_holds h ON h.payment_id = r.payment_id
    CROSS JOIN (VALUES (3, 'requested'), (4, 'refund_sent')) AS step(n, kind) WHERE r.via = 'hold' AND h.charge_minor > 0 AND h.charged_at IS NOT NULL
    UNION ALL
    SELECT 5, CASE WHEN r.provider_ref IS NULL THEN 'refused' ELSE 'refund_failed' END, r.id,
      coalesce((SELECT x.created_at FROM payment_exceptions x WHERE x.kind IN ('refund_failed','refund_refused') AND x.ref = r.id::text LIMIT 1), r.created_at), NULL
    FROM refunds r WHERE r.state = 'failed'
    UNION ALL
    SELECT 6, 'released', o.id, o.released_at, NULL FROM seller_orders o WHERE o.released_at IS NOT NULL
    UNION ALL
    SELECT 14, 'offset', d.id, d.at, NULL FROM debt_offsets d
    UNION ALL
    SELECT 8, 'transfer_requested', t.id, t.created_at, NULL FROM transfers t
    UNION ALL
    SELECT 9, 'transfer_sent', t.id, t.sent_at, NULL FROM transfers t WHERE t.sent_at IS NOT NULL
    UNION ALL
    SELECT 10, 'transfer_failed', t.id, t.settled_at, NULL FROM transfers t WHERE t.state = 'failed'
    UNION ALL
    SELECT 11, 'reversed', v.id, v.settled_at, NULL FROM transfer_reversals v WHERE v.state = 'made'
    UNION ALL
    SELECT 12, 'dispute_withdrawn', d.id, d.withdrawn_at, NULL FROM disputes d WHERE d.withdrawn_at IS NOT NULL
    UNION ALL
    SELECT 13, CASE WHEN d.reinstated_at IS NULL THEN 'dispute_lost' ELSE 'dispute_won' END, d.id, coalesce(d.reinstated_at, d.closed_at), NULL
    FROM disputes d WHERE d.withdrawn_at IS NOT NULL AND coalesce(d.reinstated_at, d.closed_at) IS NOT NULL
    ORDER BY at, step, id
  LOOP
    CASE fact.kind
      WHEN 'captured' THEN PERFORM post_capture(fact.id, fact.currency, fact.at);
      WHEN 'funds' THEN PERFORM post_funds_available(fact.id, fact.at);
      WHEN 'requested' THEN PERFORM post_refund_requested(fact.id, fact.at);
      WHEN 'refused' THEN PERFORM post_refund_refused(fact.id, fact.at);
      WHEN 'refund_sent', 'refund_failed' THEN PERFORM post_refund_moved(fact.kind, fact.id, fact.at);
      WHEN 'released' THEN PERFORM post_release(fact.id, fact.at);
      WHEN 'offset' THEN PERFORM post_debt_offset(fact.id, fact.at);
      WHEN 'reversed' THEN PERFORM post_reversal(fact.id, fact.at);
      WHEN 'dispute_withdrawn', 'dispute_won', 'dispute_lost' THEN PERFORM post_dispute(fact.kind, fact.id, fact.at);
      ELSE PERFORM post_transfer(fact.kind, fact.id, fact.at);
    END CASE;
  END LOOP;
  PERFORM set_config('hushang.replaying', 'off', true);
END $$;
