DROP INDEX "experiences_county";--> statement-breakpoint
DROP INDEX "stays_county";--> statement-breakpoint
CREATE INDEX "bookings_seller_order" ON "bookings" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "session_bookings_seller_order" ON "session_bookings" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "seller_orders_purchase" ON "seller_orders" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "experiences_county" ON "experiences" USING btree ("county_code","shuffle","id") WHERE status = 'live';--> statement-breakpoint
CREATE INDEX "stays_county" ON "stays" USING btree ("county_code","shuffle","id") WHERE status = 'live';