-- Bound to an extension, so kept apart: engines without pg_trgm leave this file out and lose only typing forgiveness.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX listings_search_trgm ON listings USING gin (search_text gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX sellers_search_trgm ON sellers USING gin (search_text gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX divisions_search_trgm ON divisions USING gin ((display_name || ' ' || pinyin || ' ' || initials || ' ' || lower(name_en)) gin_trgm_ops) WHERE pinyin <> '';
