DROP INDEX "listings_category";--> statement-breakpoint
DROP INDEX "experiences_town";--> statement-breakpoint
DROP INDEX "stays_town";--> statement-breakpoint
CREATE INDEX "listings_category" ON "listings" USING btree ("category_code","on_show","in_stock" DESC NULLS LAST,"shuffle","id","county_code","season_months");--> statement-breakpoint
CREATE INDEX "experiences_town" ON "experiences" USING btree ("town_code","shuffle","id");--> statement-breakpoint
CREATE INDEX "stays_town" ON "stays" USING btree ("town_code","shuffle","id");