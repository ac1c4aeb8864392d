-- Whose row of the balances an entry moves: the order, the refund, the transfer or the dispute it is about.
CREATE FUNCTION ledger_subject(a_kind text, a_order uuid, a_refund uuid, a_transfer uuid, a_dispute uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE a_kind WHEN 'refund_pending' THEN a_refund WHEN 'payout_in_transit' THEN a_transfer WHEN 'dispute_hold' THEN a_dispute ELSE a_order END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_ledger_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part record;
BEGIN
  IF EXISTS (SELECT 1 FROM added e JOIN ledger_transactions t ON t.id = e.transaction_id WHERE t.posted_at <> now()) THEN
    RAISE EXCEPTION 'what is posted takes no more entries' USING ERRCODE = '42501';
  END IF;
  FOR part IN
    SELECT e.account_id, ledger_subject(a.kind, e.seller_order_id, e.refund_id, e.transfer_id, e.dispute_id) AS subject_id,
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
-- When the money of an order may be settled: at receipt; a day after a stay or session ended, or would have, where a booking fell or nobody came.
CREATE FUNCTION set_release_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'received' THEN
    NEW.release_at := now();
  ELSIF NEW.state = 'ended' THEN
    NEW.release_at := now() + interval '1 day';
  ELSIF NEW.state = 'no_show' OR (NEW.state = 'cancelled' AND OLD.state IN ('confirmed','started')) THEN
    NEW.release_at := greatest(now(),
      (SELECT max((b.check_out::text || ' ' || h.departure_by)::timestamp AT TIME ZONE b.zone) FROM bookings b JOIN stays h ON h.id = b.stay_id WHERE b.seller_order_id = NEW.id),
      (SELECT max(x.starts_at + make_interval(mins => x.minutes)) FROM session_bookings b JOIN experience_sessions x ON x.id = b.session_id WHERE b.seller_order_id = NEW.id)
    ) + interval '1 day';
  ELSIF NEW.state <> 'settled' THEN
    NEW.release_at := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER seller_orders_release_time BEFORE UPDATE OF state ON seller_orders FOR EACH ROW
  WHEN (NEW.state IS DISTINCT FROM OLD.state AND (NEW.state IN ('received','ended','no_show','cancelled') OR OLD.release_at IS NOT NULL))
  EXECUTE FUNCTION set_release_time();
--> statement-breakpoint
UPDATE seller_orders SET release_at = now() + CASE state WHEN 'received' THEN interval '0' ELSE interval '1 day' END
WHERE state IN ('received','ended','no_show') OR (kind <> 'goods' AND state = 'cancelled');
--> statement-breakpoint
CREATE TRIGGER debt_offsets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON debt_offsets FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
-- The side of a posting that stands with the provider or the bank. Where it keeps another currency, both legs balance over fx_clearing.
CREATE FUNCTION post_till(a_posted bigint, a_kind text, a_books text, a_amount bigint, a_settled bigint, a_currency text, a_order uuid, a_refund uuid, a_transfer uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id, transfer_id)
  SELECT a_posted, ledger_account(leg.kind, leg.currency), leg.currency, leg.amount, a_order, a_refund, a_transfer
  FROM (VALUES (a_currency IS NULL, a_kind, a_books, a_amount), (a_currency IS NOT NULL, 'fx_clearing', a_books, a_amount),
    (a_currency IS NOT NULL, 'fx_clearing', a_currency, -a_settled), (a_currency IS NOT NULL, a_kind, a_currency, a_settled)) AS leg(wanted, kind, currency, amount)
  WHERE leg.wanted
$$;
--> statement-breakpoint
-- What of a kind of account is left for one subject.
CREATE FUNCTION ledger_left(a_kind text, a_subject uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(b.balance_minor), 0)::bigint FROM ledger_balances b JOIN ledger_accounts a ON a.id = b.account_id
  WHERE b.subject_id = a_subject AND a.kind = a_kind
$$;
--> statement-breakpoint
-- What an order brings its seller and the house after what was given back, wherever the money is by now.
CREATE FUNCTION order_earnings(a_order uuid, OUT seller_minor bigint, OUT fee_minor bigint) LANGUAGE sql STABLE AS $$
  SELECT coalesce(-sum(e.amount_minor) FILTER (WHERE a.kind IN ('seller_held','seller_payable','seller_debt')
      AND t.kind IN ('payment_captured','refund_requested','refund_refused','dispute_lost')), 0)::bigint,
    coalesce(-sum(e.amount_minor) FILTER (WHERE a.kind IN ('fee_deferred','fee_revenue')), 0)::bigint
  FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id
  WHERE e.seller_order_id = a_order
$$;
--> statement-breakpoint
-- Takes an amount out of an order: the fee in proportion to what is left of both, so the last takes the rest; the seller's part from where
-- it is, held, payable or already gone. Returns what the seller owes for it.
CREATE FUNCTION take_from_order(a_posted bigint, a_order uuid, a_amount bigint, a_currency text, a_refund uuid, a_dispute uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  seller uuid := (SELECT seller_id FROM seller_orders WHERE id = a_order);
  earned record;
  fee bigint;
  share bigint;
  held bigint := ledger_left('seller_held', a_order);
  payable bigint := ledger_left('seller_payable', a_order);
  deferred bigint := ledger_left('fee_deferred', a_order);
  owes bigint;
BEGIN
  SELECT * INTO earned FROM order_earnings(a_order);
  fee := coalesce(round(a_amount::numeric * earned.fee_minor / nullif(earned.seller_minor + earned.fee_minor, 0)), 0);
  share := a_amount - fee;
  held := least(share, held);
  payable := least(share - held, payable);
  owes := share - held - payable;
  deferred := least(fee, deferred);
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id, dispute_id)
  SELECT a_posted, ledger_account(part.kind, a_currency, part.owner_id), a_currency, part.amount, a_order, a_refund, a_dispute
  FROM (VALUES ('seller_held', seller, held), ('seller_payable', seller, payable), ('seller_debt', seller, owes),
    ('fee_deferred', NULL, deferred), ('fee_revenue', NULL, fee - deferred)) AS part(kind, owner_id, amount)
  WHERE part.amount <> 0;
  RETURN owes;
END $$;
--> statement-breakpoint
-- Asks transfers of an order back for what its seller owes, the last first, as far as they reach.
CREATE FUNCTION ask_transfers_back(a_order uuid, a_owes bigint, a_refund uuid, a_dispute uuid, a_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  made record;
BEGIN
  -- A replay posts what happened; it asks nobody for anything.
  IF current_setting('hushang.replaying', true) = 'on' THEN RETURN; END IF;
  FOR made IN
    SELECT t.id, t.amount_minor - coalesce(sum(v.amount_minor) FILTER (WHERE v.state IN ('requested','made')), 0) AS rest
    FROM transfers t LEFT JOIN transfer_reversals v ON v.transfer_id = t.id
    WHERE t.seller_order_id = a_order AND t.provider = 'stripe_connect' AND t.state <> 'failed' GROUP BY t.id ORDER BY t.n DESC
  LOOP
    EXIT WHEN a_owes <= 0;
    CONTINUE WHEN made.rest <= 0;
    INSERT INTO transfer_reversals (id, transfer_id, refund_id, dispute_id, amount_minor, created_at)
    VALUES (gen_random_uuid(), made.id, a_refund, a_dispute, least(a_owes, made.rest), a_at) ON CONFLICT DO NOTHING;
    a_owes := a_owes - made.rest;
  END LOOP;
END $$;
--> statement-breakpoint
-- Money is set aside for the buyer: first what an earlier refund that failed still owes (of the whole payment, when the order brings nothing),
-- then from the house where it bears it, else from the order, and what belongs to no order from suspense.
CREATE OR REPLACE FUNCTION post_refund_requested(a_refund uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wanted record;
  owed record;
  posted bigint := open_refund_posting('refund_requested', a_refund, a_at);
  pending text;
  earned bigint;
  rest bigint;
  taken bigint;
  owes bigint := 0;
BEGIN
  IF posted IS NULL THEN RETURN; END IF;
  SELECT r.payment_id, r.seller_order_id, r.amount_minor, r.borne_by, ledger_currency(r.payment_id) AS currency INTO STRICT wanted FROM refunds r WHERE r.id = a_refund;
  pending := ledger_account('refund_pending', wanted.currency);
  rest := wanted.amount_minor;
  earned := (SELECT seller_minor + fee_minor FROM order_earnings(wanted.seller_order_id));
  FOR owed IN
    SELECT f.id, b.balance_minor FROM refunds f
    JOIN ledger_transactions t ON t.kind = 'refund_failed' AND t.external_ref = f.id::text
    JOIN ledger_balances b ON b.account_id = pending AND b.subject_id = f.id
    WHERE f.payment_id = wanted.payment_id AND b.balance_minor > 0
      AND (f.seller_order_id IS NOT DISTINCT FROM wanted.seller_order_id OR (f.seller_order_id IS NULL AND earned = 0))
    ORDER BY f.seller_order_id IS NULL, t.id
  LOOP
    EXIT WHEN rest = 0;
    taken := least(rest, owed.balance_minor);
    INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id)
    VALUES (posted, pending, wanted.currency, taken, wanted.seller_order_id, owed.id);
    rest := rest - taken;
  END LOOP;
  IF wanted.borne_by = 'house' THEN
    taken := 0;
  ELSE
    taken := least(rest, earned);
    IF taken > 0 THEN owes := take_from_order(posted, wanted.seller_order_id, taken, wanted.currency, a_refund, NULL); END IF;
  END IF;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id)
  SELECT posted, ledger_account(part.kind, wanted.currency), wanted.currency, part.amount, wanted.seller_order_id, a_refund
  FROM (VALUES (CASE wanted.borne_by WHEN 'house' THEN 'goodwill_expense' ELSE 'suspense' END, rest - taken), ('refund_pending', -wanted.amount_minor)) AS part(kind, amount)
  WHERE part.amount <> 0;
  PERFORM ask_transfers_back(wanted.seller_order_id, owes, a_refund, NULL, a_at);
END $$;
--> statement-breakpoint
-- The provider has made the refund, or the house's bank has paid it; or it came back from the bank: then the buyer is owed again.
CREATE OR REPLACE FUNCTION post_refund_moved(a_kind text, a_refund uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posted bigint := open_refund_posting(a_kind, a_refund, a_at);
  back record;
BEGIN
  IF posted IS NULL THEN RETURN; END IF;
  SELECT amount_minor, settled_minor, settled_currency, ledger_currency(payment_id) AS currency, CASE via WHEN 'bank' THEN 'bank' ELSE 'psp_available' END AS till,
    CASE a_kind WHEN 'refund_sent' THEN 1 ELSE -1 END AS sign INTO STRICT back FROM refunds WHERE id = a_refund;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, refund_id)
  VALUES (posted, ledger_account('refund_pending', back.currency), back.currency, back.sign * back.amount_minor, a_refund);
  PERFORM post_till(posted, back.till, back.currency, -back.sign * back.amount_minor, -back.sign * back.settled_minor, back.settled_currency, NULL, a_refund, NULL);
END $$;
--> statement-breakpoint
-- The provider refused to refund at all: as if it had not been asked. What a seller owed for it and has paid meanwhile becomes payable again.
CREATE OR REPLACE FUNCTION post_refund_refused(a_refund uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posted bigint := open_refund_posting('refund_refused', a_refund, a_at);
  undone record;
  debt bigint;
BEGIN
  IF posted IS NULL THEN RETURN; END IF;
  FOR undone IN
    SELECT e.*, a.kind AS account_kind, a.owner_id FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id JOIN ledger_accounts a ON a.id = e.account_id
    WHERE t.kind = 'refund_requested' AND t.external_ref = a_refund::text ORDER BY e.id
  LOOP
    debt := CASE undone.account_kind WHEN 'seller_debt' THEN least(undone.amount_minor, ledger_left('seller_debt', undone.seller_order_id)) ELSE undone.amount_minor END;
    INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, refund_id)
    SELECT posted, part.account_id, undone.currency, -part.amount, undone.seller_order_id, undone.refund_id
    FROM (VALUES (undone.account_id, debt), (CASE WHEN debt <> undone.amount_minor THEN ledger_account('seller_payable', undone.currency, undone.owner_id) END, undone.amount_minor - debt)) AS part(account_id, amount)
    WHERE part.amount <> 0;
  END LOOP;
END $$;
--> statement-breakpoint
-- Opens a posting about a payment unless it is posted already.
CREATE FUNCTION open_posting(a_kind text, a_ref text, a_payment uuid, a_at timestamptz) RETURNS bigint LANGUAGE sql AS $$
  INSERT INTO ledger_transactions (kind, external_ref, effective_at, payment_id) VALUES (a_kind, a_ref, a_at, a_payment)
  ON CONFLICT DO NOTHING RETURNING id
$$;
--> statement-breakpoint
-- Money has come. What was bought is owed to its sellers, less the fee; what bought nothing waits in suspense to go back. Where the provider
-- keeps another currency, what it became stands in that one.
CREATE OR REPLACE FUNCTION post_capture(a_payment uuid, a_currency text, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  paid record;
  posted bigint;
BEGIN
  SELECT y.purchase_id, b.captured, y.fee_minor, y.fee_ref, y.settled_minor, y.settled_currency, y.state = 'succeeded' AND p.status = 'paid' AS sells INTO STRICT paid
  FROM payments y JOIN payment_balances b ON b.payment_id = y.id JOIN purchases p ON p.id = y.purchase_id WHERE y.id = a_payment;
  IF paid.captured = 0 THEN RETURN; END IF;
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
    VALUES (posted, ledger_account('psp_pending', a_currency), a_currency, -paid.captured);
    PERFORM post_till(posted, 'psp_pending', a_currency, paid.captured, paid.settled_minor, paid.settled_currency, NULL, NULL, NULL);
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
-- What the provider held back of a payment can be used.
CREATE FUNCTION post_funds_available(a_payment uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  pending record;
  posted bigint;
BEGIN
  FOR pending IN
    SELECT e.currency, sum(e.amount_minor) AS minor FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id JOIN ledger_accounts a ON a.id = e.account_id
    WHERE t.payment_id = a_payment AND a.kind = 'psp_pending' GROUP BY 1 HAVING sum(e.amount_minor) <> 0
  LOOP
    posted := open_posting('funds_available', a_payment::text, a_payment, a_at);
    IF posted IS NULL THEN RETURN; END IF;
    INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor) VALUES
      (posted, ledger_account('psp_available', pending.currency), pending.currency, pending.minor),
      (posted, ledger_account('psp_pending', pending.currency), pending.currency, -pending.minor);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION paid_by(a_order uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT y.id FROM payments y JOIN seller_orders o ON o.purchase_id = y.purchase_id WHERE o.id = a_order AND y.state = 'succeeded'
$$;
--> statement-breakpoint
-- An order is settled: what was held for its seller is the seller's, and the fee is earned.
CREATE FUNCTION post_release(a_order uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  payment uuid := paid_by(a_order);
  currency char(3) := ledger_currency(payment);
  seller uuid := (SELECT seller_id FROM seller_orders WHERE id = a_order);
  held bigint := ledger_left('seller_held', a_order);
  deferred bigint := ledger_left('fee_deferred', a_order);
  posted bigint;
BEGIN
  IF held + deferred = 0 THEN RETURN; END IF;
  posted := open_posting('order_released', a_order::text, payment, a_at);
  IF posted IS NULL THEN RETURN; END IF;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id)
  SELECT posted, ledger_account(part.kind, currency, part.owner_id), currency, part.amount, a_order
  FROM (VALUES ('seller_held', seller, held), ('seller_payable', seller, -held), ('fee_deferred', NULL, deferred), ('fee_revenue', NULL, -deferred)) AS part(kind, owner_id, amount)
  WHERE part.amount <> 0;
END $$;
--> statement-breakpoint
CREATE FUNCTION post_debt_offset(a_offset uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  paid record;
  posted bigint;
BEGIN
  SELECT d.*, o.seller_id, ledger_currency(paid_by(d.seller_order_id)) AS currency INTO STRICT paid
  FROM debt_offsets d JOIN seller_orders o ON o.id = d.seller_order_id WHERE d.id = a_offset;
  posted := open_posting('debt_netted', a_offset::text, paid_by(paid.seller_order_id), a_at);
  IF posted IS NULL THEN RETURN; END IF;
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id) VALUES
    (posted, ledger_account('seller_payable', paid.currency, paid.seller_id), paid.currency, paid.amount_minor, paid.seller_order_id),
    (posted, ledger_account('seller_debt', paid.currency, paid.seller_id), paid.currency, -paid.amount_minor, paid.debt_order_id);
END $$;
--> statement-breakpoint
-- Two orders of one seller that are settled at once do not pay the same debt: whoever is second waits. The store itself may not lock these rows.
CREATE FUNCTION lock_debts(a_account text) RETURNS SETOF ledger_balances LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM ledger_balances WHERE account_id = a_account AND balance_minor > 0 ORDER BY subject_id FOR UPDATE
$$;
--> statement-breakpoint
-- What is payable for an order first pays what its seller owes for others, the oldest first; what is being asked back from transfers is left to that.
CREATE FUNCTION offset_debts(a_order uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  payable bigint := ledger_left('seller_payable', a_order);
  due record;
  asked bigint;
  part bigint;
  made uuid;
BEGIN
  FOR due IN
    SELECT subject_id, balance_minor
    FROM lock_debts(concat_ws(':', 'seller_debt', ledger_currency(paid_by(a_order)), (SELECT seller_id FROM seller_orders WHERE id = a_order)))
  LOOP
    EXIT WHEN payable <= 0;
    SELECT coalesce(sum(v.amount_minor), 0) INTO asked FROM transfer_reversals v JOIN transfers t ON t.id = v.transfer_id
    WHERE t.seller_order_id = due.subject_id AND v.state = 'requested' AND v.refund_id IS NOT NULL;
    part := least(payable, due.balance_minor - asked);
    CONTINUE WHEN part <= 0;
    made := gen_random_uuid();
    INSERT INTO debt_offsets (id, seller_order_id, debt_order_id, amount_minor) VALUES (made, a_order, due.subject_id, part);
    PERFORM post_debt_offset(made);
    payable := payable - part;
  END LOOP;
END $$;
--> statement-breakpoint
-- A transfer: set aside, made (by the provider's balance or the house's bank), or come to nothing, when it is payable again.
CREATE FUNCTION post_transfer(a_kind text, a_transfer uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  moved record;
  has_left boolean;
  posted bigint;
BEGIN
  SELECT t.*, CASE t.provider WHEN 'bank_batch' THEN 'bank' ELSE 'psp_available' END AS till, ledger_currency(t.payment_id) AS books,
    CASE a_kind WHEN 'transfer_sent' THEN -1 ELSE 1 END AS sign INTO STRICT moved FROM transfers t WHERE t.id = a_transfer;
  posted := open_posting(a_kind, a_transfer::text, moved.payment_id, a_at);
  IF posted IS NULL THEN RETURN; END IF;
  has_left := EXISTS (SELECT 1 FROM ledger_transactions WHERE kind = 'transfer_sent' AND external_ref = a_transfer::text);
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, transfer_id)
  SELECT posted, ledger_account(part.kind, moved.books, moved.seller_id), moved.books, part.sign * moved.amount_minor, moved.seller_order_id, a_transfer
  FROM (VALUES ('transfer_requested', 'seller_payable', 1), ('transfer_requested', 'payout_in_transit', -1), ('transfer_sent', 'payout_in_transit', 1),
    ('transfer_failed', CASE WHEN NOT has_left THEN 'payout_in_transit' END, 1), ('transfer_failed', 'seller_payable', -1)) AS part(of, kind, sign)
  WHERE part.of = a_kind AND part.kind IS NOT NULL;
  IF a_kind = 'transfer_sent' OR (a_kind = 'transfer_failed' AND has_left) THEN
    PERFORM post_till(posted, moved.till, moved.books, moved.sign * moved.amount_minor, moved.sign * moved.sent_minor, moved.sent_currency, moved.seller_order_id, NULL, a_transfer);
  END IF;
END $$;
--> statement-breakpoint
-- A transfer has come back: it pays what the seller owed, or is payable again while a dispute is open.
CREATE FUNCTION post_reversal(a_reversal uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  back record;
  posted bigint;
BEGIN
  SELECT v.*, t.payment_id, t.seller_id, t.seller_order_id, t.sent_currency, ledger_currency(t.payment_id) AS books INTO STRICT back
  FROM transfer_reversals v JOIN transfers t ON t.id = v.transfer_id WHERE v.id = a_reversal;
  posted := open_posting('reversal_made', a_reversal::text, back.payment_id, a_at);
  IF posted IS NULL THEN RETURN; END IF;
  PERFORM post_till(posted, 'psp_available', back.books, back.amount_minor, back.sent_minor, back.sent_currency, back.seller_order_id, NULL, back.transfer_id);
  INSERT INTO ledger_entries (transaction_id, account_id, currency, amount_minor, seller_order_id, transfer_id)
  VALUES (posted, ledger_account(CASE WHEN back.dispute_id IS NULL THEN 'seller_debt' ELSE 'seller_payable' END, back.books, back.seller_id), back.books,
    -back.amount_minor, back.seller_order_id, back.transfer_id);
END $$;
--> statement-breakpoint
-- The orders a dispute is about: the one it names, else all of its payment.
CREATE FUNCTION disputed_orders(a_dispute uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT o.id FROM disputes d JOIN payments y ON y.id = d.payment_id JOIN seller_orders o ON o.purchase_id = y.purchase_id
  WHERE d.id = a_dispute AND (d.seller_order_id IS NULL OR o.id = d.seller_order_id)
$$;
--> statement-breakpoint
-- Asks back what was sent on of the orders a dispute is about, each seller's part of the disputed sum.
CREATE FUNCTION ask_disputed_back(a_dispute uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  about record;
  bears record;
  whole bigint;
BEGIN
  SELECT * INTO STRICT about FROM disputes WHERE id = a_dispute;
  whole := (SELECT coalesce(sum(e.seller_minor + e.fee_minor), 0) FROM disputed_orders(a_dispute) o CROSS JOIN LATERAL order_earnings(o) e);
  IF whole = 0 THEN RETURN; END IF;
  FOR bears IN SELECT o AS id, e.seller_minor FROM disputed_orders(a_dispute) o CROSS JOIN LATERAL order_earnings(o) e LOOP
    PERFORM ask_transfers_back(bears.id, least(bears.seller_minor, ceil(bears.seller_minor::numeric * least(about.amount_minor, whole) / whole)::bigint), NULL, a_dispute, a_at);
  END LOOP;
END $$;
--> statement-breakpoint
-- A dispute: the provider takes the sum and its fee; gives the sum back when it is won; when it is lost, the order bears it or the house.
CREATE FUNCTION post_dispute(a_kind text, a_dispute uuid, a_at timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
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
  SELECT posted, ledger_account(part.kind, about.books), about.books, part.amount, a_dispute
  FROM (VALUES ('dispute_withdrawn', 'dispute_hold', about.amount_minor), ('dispute_withdrawn', 'dispute_fee_expense', about.fee_minor),
    ('dispute_withdrawn', 'psp_available', -about.amount_minor - about.fee_minor),
    ('dispute_won', 'psp_available', about.amount_minor), ('dispute_won', 'dispute_hold', -about.amount_minor),
    ('dispute_lost', 'platform_loss', about.amount_minor - taken), ('dispute_lost', 'dispute_hold', -about.amount_minor)) AS part(of, kind, amount)
  WHERE part.of = a_kind AND part.amount <> 0;
END $$;
--> statement-breakpoint
-- How much of a payment is neither given back, nor owed to its buyer, nor sent on: what came, and what the house gave, less all of that.
-- What was sent on and is owed for by its seller counts as back, whether the provider takes it back, could not, or the bank paid it.
CREATE FUNCTION transfer_room(a_payment uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (SELECT captured FROM payment_balances WHERE payment_id = a_payment)
    + (SELECT coalesce(sum(e.amount_minor) FILTER (WHERE a.kind = 'goodwill_expense' OR t.kind IN ('refund_requested','refund_refused','reversal_made','debt_netted')), 0)
       FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id JOIN ledger_accounts a ON a.id = e.account_id
       WHERE t.payment_id = a_payment AND (a.kind = 'goodwill_expense' OR (a.kind = 'seller_debt' AND e.seller_order_id IN (
         SELECT o.id FROM seller_orders o JOIN payments y ON y.purchase_id = o.purchase_id WHERE y.id = a_payment))))
    - (SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r WHERE r.payment_id = a_payment AND r.state <> 'failed')
    - (SELECT coalesce(sum(b.balance_minor), 0) FROM refunds r JOIN ledger_balances b ON b.subject_id = r.id WHERE r.payment_id = a_payment AND r.state = 'failed')
    - (SELECT coalesce(sum(t.amount_minor - t.reversed_minor), 0) FROM transfers t WHERE t.payment_id = a_payment AND t.state <> 'failed')
$$;
--> statement-breakpoint
-- Posts every fact of the rows there are, in the order in which they happened; what is posted already stays as it is.
CREATE OR REPLACE FUNCTION replay_ledger() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fact record;
BEGIN
  PERFORM set_config('hushang.replaying', 'on', true);
  FOR fact IN
    SELECT 1 AS step, 'captured' AS kind, y.id, coalesce(CASE y.state WHEN 'succeeded' THEN p.paid_at END, y.created_at) AS at,
      coalesce((SELECT x.detail->>'paidCurrency' FROM payment_exceptions x WHERE x.kind = 'payment_differs' AND x.detail->>'paymentId' = y.id::text LIMIT 1),
        y.currency) AS currency
    FROM payment_balances b JOIN payments y ON y.id = b.payment_id JOIN purchases p ON p.id = y.purchase_id
    UNION ALL
    SELECT 2, 'funds', y.id, y.funds_posted_at, NULL FROM payments y WHERE y.funds_posted_at IS NOT NULL
    UNION ALL
    SELECT 3, 'requested', r.id, r.created_at, NULL FROM refunds r
    UNION ALL
    SELECT 4, 'refund_sent', r.id, r.created_at, NULL FROM refunds r WHERE r.provider_ref IS NOT NULL
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
