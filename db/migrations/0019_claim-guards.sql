-- What was bought before keeps the storage its listing says now.
UPDATE order_lines SET storage = listings.storage FROM listings WHERE listings.id = order_lines.listing_id AND order_lines.storage <> listings.storage;
--> statement-breakpoint
-- What both sides said and showed is never rewritten.
CREATE TRIGGER claim_moves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER claim_photos_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_photos FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
-- A claim that has ended stays as it ended.
CREATE FUNCTION refuse_ended_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'claim % has ended', OLD.id USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER claims_ended_for_good BEFORE UPDATE ON claims FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_ended_claim();
