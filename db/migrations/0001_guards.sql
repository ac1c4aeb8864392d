-- Books and histories only grow: the database itself refuses to rewrite them.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER order_moves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
-- Pages kept in memory are dropped by what they show: '*' for anything a list shows, a listing's id for its own page.
CREATE FUNCTION tell_catalogue_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('catalogue', '*');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER listings_changed AFTER INSERT OR UPDATE OR DELETE ON listings FOR EACH ROW EXECUTE FUNCTION tell_catalogue_changed();
--> statement-breakpoint
CREATE TRIGGER offers_changed AFTER INSERT OR UPDATE OR DELETE ON offers FOR EACH ROW EXECUTE FUNCTION tell_catalogue_changed();
--> statement-breakpoint
CREATE TRIGGER listing_photos_changed AFTER INSERT OR UPDATE OR DELETE ON listing_photos FOR EACH ROW EXECUTE FUNCTION tell_catalogue_changed();
--> statement-breakpoint
CREATE TRIGGER sellers_changed AFTER INSERT OR UPDATE OR DELETE ON sellers FOR EACH ROW EXECUTE FUNCTION tell_catalogue_changed();
--> statement-breakpoint
CREATE TRIGGER delivery_terms_changed AFTER INSERT OR UPDATE OR DELETE ON delivery_terms FOR EACH ROW EXECUTE FUNCTION tell_catalogue_changed();
--> statement-breakpoint
CREATE FUNCTION tell_stock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('catalogue', (SELECT listing_id::text FROM offers WHERE id = NEW.offer_id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER stocks_changed AFTER UPDATE OF on_hand, held ON stocks FOR EACH ROW EXECUTE FUNCTION tell_stock_changed();
