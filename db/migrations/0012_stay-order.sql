CREATE INDEX "room_rates_priced" ON "room_rates" USING btree ("first_night","last_night") WHERE price_minor IS NOT NULL;--> statement-breakpoint
CREATE INDEX "stay_discounts_fit" ON "stay_discounts" USING btree ("kind","days","stay_id","percent");--> statement-breakpoint
CREATE INDEX "stays_shuffle" ON "stays" USING btree ("shuffle","id") WHERE status = 'live';