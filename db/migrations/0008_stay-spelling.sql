-- Bound to pg_trgm as 0002_spelling-index.sql is: engines without it leave this file out and lose only typing forgiveness.
CREATE INDEX stays_search_trgm ON stays USING gin (search_text gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX experiences_search_trgm ON experiences USING gin (search_text gin_trgm_ops);
