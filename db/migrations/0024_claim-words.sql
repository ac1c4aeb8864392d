-- Whether what is personal in an order's purchase has been sealed, because its buyer closed the account.
CREATE FUNCTION is_sealed_order(a_order uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id WHERE o.id = a_order AND p.sealed_at IS NOT NULL)
$$;
--> statement-breakpoint
-- A claim that has ended stays as it ended; only its buyer's words go where the purchase is sealed.
CREATE OR REPLACE FUNCTION refuse_ended_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.words = '' AND to_jsonb(NEW) - 'words' = to_jsonb(OLD) - 'words' AND is_sealed_order(OLD.seller_order_id) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'claim % has ended', OLD.id USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
-- What both sides said is never rewritten; the same words go from it.
CREATE FUNCTION refuse_claim_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.actor_kind = 'buyer' AND NEW.words = '' AND to_jsonb(NEW) - 'words' = to_jsonb(OLD) - 'words'
    AND is_sealed_order((SELECT seller_order_id FROM claims WHERE id = OLD.claim_id)) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
DROP TRIGGER claim_moves_append_only ON claim_moves;
--> statement-breakpoint
CREATE TRIGGER claim_moves_append_only BEFORE DELETE OR TRUNCATE ON claim_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER claim_moves_only_sealed BEFORE UPDATE ON claim_moves FOR EACH ROW EXECUTE FUNCTION refuse_claim_rewrite();
--> statement-breakpoint
-- Takes a buyer's words out of the claims of a purchase that is sealed. The store itself may not change what was said.
CREATE FUNCTION forget_claim_words(a_purchase uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE claims c SET words = '' FROM seller_orders o WHERE o.id = c.seller_order_id AND o.purchase_id = a_purchase AND c.words <> '' AND is_sealed_order(o.id);
  UPDATE claim_moves m SET words = '' FROM claims c JOIN seller_orders o ON o.id = c.seller_order_id
  WHERE c.id = m.claim_id AND o.purchase_id = a_purchase AND m.actor_kind = 'buyer' AND m.words <> '' AND is_sealed_order(o.id)
$$;
