ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_id_order" UNIQUE("id","seller_order_id");--> statement-breakpoint
CREATE TABLE "claim_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"percent" smallint,
	"grams" integer,
	"pieces" integer,
	"asked_minor" bigint NOT NULL,
	"granted_minor" bigint,
	CONSTRAINT "claim_lines_once" UNIQUE("claim_id","order_line_id"),
	CONSTRAINT "claim_lines_kind_known" CHECK ("claim_lines"."kind" IN ('spoiled','short','wrong','late','other','unwanted')),
	CONSTRAINT "claim_lines_one_measure" CHECK (num_nonnulls("claim_lines"."percent", "claim_lines"."grams", "claim_lines"."pieces") = 1),
	CONSTRAINT "claim_lines_measure" CHECK ("claim_lines"."percent" BETWEEN 1 AND 100 AND "claim_lines"."grams" > 0 AND "claim_lines"."pieces" > 0),
	CONSTRAINT "claim_lines_asked" CHECK ("claim_lines"."asked_minor" >= 0),
	CONSTRAINT "claim_lines_granted" CHECK ("claim_lines"."granted_minor" BETWEEN 0 AND "claim_lines"."asked_minor")
);
--> statement-breakpoint
CREATE TABLE "claim_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"amount_minor" bigint,
	"words" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_moves_words" CHECK (length("claim_moves"."words") <= 1000),
	CONSTRAINT "claim_moves_amount" CHECK ("claim_moves"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "claim_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"position" smallint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_photos_key_unique" UNIQUE("key"),
	CONSTRAINT "claim_photos_kind_known" CHECK ("claim_photos"."kind" IN ('parcel','damage','answer'))
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"sort" text DEFAULT 'claim' NOT NULL,
	"request_key" uuid NOT NULL,
	"state" text NOT NULL,
	"words" text NOT NULL,
	"asked_minor" bigint NOT NULL,
	"asked_freight_minor" bigint DEFAULT 0 NOT NULL,
	"offered_minor" bigint,
	"granted_minor" bigint,
	"granted_freight_minor" bigint,
	"decided_by" text,
	"bearer" text,
	"refund_id" uuid,
	"due_at" timestamp with time zone,
	"carrier" text DEFAULT '' NOT NULL,
	"tracking_no" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "claims_once" UNIQUE("seller_order_id","request_key"),
	CONSTRAINT "claims_id_order" UNIQUE("id","seller_order_id"),
	CONSTRAINT "claims_sort_known" CHECK ("claims"."sort" IN ('claim','return')),
	CONSTRAINT "claims_state_known" CHECK ("claims"."state" IN ('open','offered','refused','disputed','sending','sent','approved','closed')),
	CONSTRAINT "claims_return_states" CHECK ("claims"."sort" = 'return' OR "claims"."state" NOT IN ('sending','sent')),
	CONSTRAINT "claims_words" CHECK (length("claims"."words") <= 1000),
	CONSTRAINT "claims_asked" CHECK ("claims"."asked_minor" > 0 AND "claims"."asked_freight_minor" BETWEEN 0 AND "claims"."asked_minor"),
	CONSTRAINT "claims_offered" CHECK ("claims"."offered_minor" BETWEEN 1 AND "claims"."asked_minor" AND ("claims"."state" <> 'offered' OR "claims"."offered_minor" IS NOT NULL)),
	CONSTRAINT "claims_granted" CHECK ("claims"."granted_minor" BETWEEN 0 AND "claims"."asked_minor" AND "claims"."granted_freight_minor" BETWEEN 0 AND "claims"."granted_minor"),
	CONSTRAINT "claims_ended" CHECK (("claims"."state" IN ('approved','closed')) = ("claims"."ended_at" IS NOT NULL) AND ("claims"."ended_at" IS NULL) = ("claims"."due_at" IS NOT NULL) AND ("claims"."ended_at" IS NULL) = ("claims"."decided_by" IS NULL)),
	CONSTRAINT "claims_approved" CHECK (("claims"."state" = 'approved') = ("claims"."refund_id" IS NOT NULL) AND ("claims"."state" = 'approved') = (coalesce("claims"."granted_minor", 0) > 0) AND ("claims"."state" = 'approved') = ("claims"."bearer" IS NOT NULL)),
	CONSTRAINT "claims_decided_known" CHECK ("claims"."decided_by" IN ('record','seller','silence','buyer','operator')),
	CONSTRAINT "claims_bearer_known" CHECK ("claims"."bearer" IN ('seller','house','carrier')),
	CONSTRAINT "claims_parcel" CHECK (length("claims"."carrier") <= 40 AND length("claims"."tracking_no") <= 40)
);
--> statement-breakpoint
CREATE TABLE "lot_stops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"packed_on" date NOT NULL,
	"reason" text NOT NULL,
	"claims" integer NOT NULL,
	"stopped_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resumed_at" timestamp with time zone,
	"resumed_by" uuid,
	CONSTRAINT "lot_stops_once" UNIQUE("listing_id","packed_on"),
	CONSTRAINT "lot_stops_reason_known" CHECK ("lot_stops"."reason" IN ('three-claims','five-percent')),
	CONSTRAINT "lot_stops_claims" CHECK ("lot_stops"."claims" > 0),
	CONSTRAINT "lot_stops_resumed" CHECK (("lot_stops"."resumed_at" IS NULL) = ("lot_stops"."resumed_by" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "storage" text DEFAULT 'ambient' NOT NULL;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_of_claim" FOREIGN KEY ("claim_id","seller_order_id") REFERENCES "public"."claims"("id","seller_order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_of_order" FOREIGN KEY ("order_line_id","seller_order_id") REFERENCES "public"."order_lines"("id","seller_order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_photos" ADD CONSTRAINT "claim_photos_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_of_seller" FOREIGN KEY ("seller_order_id","seller_id") REFERENCES "public"."seller_orders"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_stops" ADD CONSTRAINT "lot_stops_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_stops" ADD CONSTRAINT "lot_stops_resumed_by_users_id_fk" FOREIGN KEY ("resumed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_lines_order_line" ON "claim_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "claim_moves_claim" ON "claim_moves" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "claim_moves_actor" ON "claim_moves" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "claim_photos_claim" ON "claim_photos" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_waiting" ON "claims" USING btree ("seller_order_id") WHERE state NOT IN ('approved','closed');--> statement-breakpoint
CREATE INDEX "claims_seller" ON "claims" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE INDEX "claims_due" ON "claims" USING btree ("due_at") WHERE due_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "claims_newest" ON "claims" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "claims_refund" ON "claims" USING btree ("refund_id");--> statement-breakpoint
CREATE INDEX "lot_stops_resumed_by" ON "lot_stops" USING btree ("resumed_by");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_storage_known" CHECK ("order_lines"."storage" IN ('ambient','chilled','frozen','live'));