DROP INDEX "listings_name";--> statement-breakpoint
DROP INDEX "listings_category";--> statement-breakpoint
CREATE INDEX "listings_name_zh" ON "listings" USING btree ("on_show","title_zh" COLLATE "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "listings_name_en" ON "listings" USING btree ("on_show",(coalesce(nullif("title_en", ''), "title_zh") COLLATE "en-x-icu"),"id");--> statement-breakpoint
CREATE INDEX "listings_category" ON "listings" USING btree ("category_code","on_show","in_stock" DESC NULLS LAST,"shuffle","id");