CREATE TABLE "booking_cancellations" (
	"seller_order_id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid,
	"session_booking_id" uuid,
	"cause" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"paid_minor" bigint NOT NULL,
	"refund_minor" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_cancellations_cause_known" CHECK ("booking_cancellations"."cause" IN ('guest','house','weather','crop','too-few','operator','change-failed')),
	CONSTRAINT "booking_cancellations_of_one" CHECK (("booking_cancellations"."booking_id" IS NULL) <> ("booking_cancellations"."session_booking_id" IS NULL)),
	CONSTRAINT "booking_cancellations_money" CHECK ("booking_cancellations"."refund_minor" BETWEEN 0 AND "booking_cancellations"."paid_minor"),
	CONSTRAINT "booking_cancellations_reason" CHECK (length("booking_cancellations"."reason") <= 500)
);
--> statement-breakpoint
CREATE TABLE "booking_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"state" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"from_unit_id" uuid NOT NULL,
	"from_check_in" date NOT NULL,
	"from_check_out" date NOT NULL,
	"to_room_type_id" uuid NOT NULL,
	"to_check_in" date NOT NULL,
	"to_check_out" date NOT NULL,
	"quote" jsonb NOT NULL,
	"difference_minor" bigint NOT NULL,
	"refund_minor" bigint DEFAULT 0 NOT NULL,
	"forfeit_minor" bigint DEFAULT 0 NOT NULL,
	"floor_minor" bigint DEFAULT 0 NOT NULL,
	"hold_id" uuid,
	"purchase_id" uuid,
	"seller_order_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "booking_changes_hold" UNIQUE("hold_id"),
	CONSTRAINT "booking_changes_purchase" UNIQUE("purchase_id"),
	CONSTRAINT "booking_changes_order" UNIQUE("seller_order_id"),
	CONSTRAINT "booking_changes_state_known" CHECK ("booking_changes"."state" IN ('waiting','done','void')),
	CONSTRAINT "booking_changes_done_at" CHECK (("booking_changes"."state" = 'done') = ("booking_changes"."done_at" IS NOT NULL)),
	CONSTRAINT "booking_changes_nights" CHECK ("booking_changes"."to_check_out" > "booking_changes"."to_check_in" AND "booking_changes"."from_check_out" > "booking_changes"."from_check_in"),
	CONSTRAINT "booking_changes_money" CHECK ("booking_changes"."refund_minor" >= 0 AND "booking_changes"."forfeit_minor" >= 0 AND "booking_changes"."floor_minor" >= 0 AND "booking_changes"."refund_minor" + "booking_changes"."forfeit_minor" = greatest(0, -"booking_changes"."difference_minor")),
	CONSTRAINT "booking_changes_paid_apart" CHECK (("booking_changes"."difference_minor" > 0) = ("booking_changes"."purchase_id" IS NOT NULL) AND ("booking_changes"."purchase_id" IS NULL) = ("booking_changes"."seller_order_id" IS NULL) AND ("booking_changes"."purchase_id" IS NULL) = ("booking_changes"."hold_id" IS NULL)),
	CONSTRAINT "booking_changes_waits_for_money" CHECK ("booking_changes"."state" = 'done' OR "booking_changes"."purchase_id" IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "weather_warnings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_code" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"reason" text NOT NULL,
	"declared_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	CONSTRAINT "weather_warnings_days_order" CHECK ("weather_warnings"."last_day" >= "weather_warnings"."first_day" AND "weather_warnings"."last_day" - "weather_warnings"."first_day" <= 60),
	CONSTRAINT "weather_warnings_reason" CHECK (length("weather_warnings"."reason") BETWEEN 1 AND 300),
	CONSTRAINT "weather_warnings_lifted" CHECK (("weather_warnings"."lifted_at" IS NULL) = ("weather_warnings"."lifted_by" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_lengths";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "request_no" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "locale" text DEFAULT 'zh' NOT NULL;--> statement-breakpoint
ALTER TABLE "experience_sessions" ADD COLUMN "cancel_cause" text;--> statement-breakpoint
ALTER TABLE "experience_sessions" ADD COLUMN "moved_to_id" uuid;--> statement-breakpoint
ALTER TABLE "session_bookings" ADD COLUMN "free_to_cancel" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_cancellations" ADD CONSTRAINT "booking_cancellations_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_cancellations" ADD CONSTRAINT "booking_cancellations_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_cancellations" ADD CONSTRAINT "booking_cancellations_session_booking_id_session_bookings_id_fk" FOREIGN KEY ("session_booking_id") REFERENCES "public"."session_bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_cancellations" ADD CONSTRAINT "booking_cancellations_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_changes" ADD CONSTRAINT "booking_changes_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_changes" ADD CONSTRAINT "booking_changes_from_unit_id_room_units_id_fk" FOREIGN KEY ("from_unit_id") REFERENCES "public"."room_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_changes" ADD CONSTRAINT "booking_changes_to_room_type_id_room_types_id_fk" FOREIGN KEY ("to_room_type_id") REFERENCES "public"."room_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_changes" ADD CONSTRAINT "booking_changes_hold_id_bookings_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_changes" ADD CONSTRAINT "booking_changes_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_changes" ADD CONSTRAINT "booking_changes_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_changes" ADD CONSTRAINT "booking_changes_booking_of_seller" FOREIGN KEY ("booking_id","seller_id") REFERENCES "public"."bookings"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weather_warnings" ADD CONSTRAINT "weather_warnings_declared_by_users_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weather_warnings" ADD CONSTRAINT "weather_warnings_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_cancellations_booking" ON "booking_cancellations" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "booking_cancellations_session_booking" ON "booking_cancellations" USING btree ("session_booking_id");--> statement-breakpoint
CREATE INDEX "booking_cancellations_actor" ON "booking_cancellations" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "booking_changes_booking" ON "booking_changes" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "booking_changes_actor" ON "booking_changes" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "booking_changes_from_unit" ON "booking_changes" USING btree ("from_unit_id");--> statement-breakpoint
CREATE INDEX "booking_changes_to_room" ON "booking_changes" USING btree ("to_room_type_id");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_changes_waiting_once" ON "booking_changes" USING btree ("booking_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "weather_warnings_days" ON "weather_warnings" USING btree ("county_code","last_day") WHERE lifted_at IS NULL;--> statement-breakpoint
CREATE INDEX "weather_warnings_declared_by" ON "weather_warnings" USING btree ("declared_by");--> statement-breakpoint
CREATE INDEX "weather_warnings_lifted_by" ON "weather_warnings" USING btree ("lifted_by");--> statement-breakpoint
ALTER TABLE "experience_sessions" ADD CONSTRAINT "experience_sessions_moved_to" FOREIGN KEY ("moved_to_id") REFERENCES "public"."experience_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "experience_sessions_moved_to" ON "experience_sessions" USING btree ("moved_to_id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_request_no_unique" UNIQUE("request_no");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_lengths" CHECK (length("bookings"."contact_name") <= 40 AND length("bookings"."contact_phone") <= 20 AND length("bookings"."note") <= 500 AND length("bookings"."answer") <= 500 AND length("bookings"."ical_uid") <= 1000 AND length("bookings"."email") <= 254);--> statement-breakpoint
ALTER TABLE "experience_sessions" ADD CONSTRAINT "experience_sessions_cause_known" CHECK ("experience_sessions"."cancel_cause" IS NULL OR "experience_sessions"."cancel_cause" IN ('house','weather','crop','too-few'));--> statement-breakpoint
ALTER TABLE "experience_sessions" ADD CONSTRAINT "experience_sessions_cause_of" CHECK ("experience_sessions"."state" = 'cancelled' OR ("experience_sessions"."cancel_cause" IS NULL AND "experience_sessions"."moved_to_id" IS NULL));