CREATE TABLE "payment_holds" (
	"payment_id" uuid PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"weigh_by" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"charge_minor" bigint,
	"asked_at" timestamp with time zone,
	"charged_at" timestamp with time zone,
	"lost_at" timestamp with time zone,
	CONSTRAINT "payment_holds_deadline" CHECK ("payment_holds"."weigh_by" < "payment_holds"."expires_at"),
	CONSTRAINT "payment_holds_asked" CHECK (("payment_holds"."charge_minor" IS NULL) = ("payment_holds"."asked_at" IS NULL) AND "payment_holds"."charge_minor" >= 0),
	CONSTRAINT "payment_holds_end" CHECK (num_nonnulls("payment_holds"."charged_at", "payment_holds"."lost_at") <= 1 AND ("payment_holds"."charged_at" IS NULL OR "payment_holds"."asked_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "weighings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_line_id" uuid NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"grams" integer NOT NULL,
	"photo_key" text,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "weighings_photo_key_unique" UNIQUE("photo_key"),
	CONSTRAINT "weighings_grams" CHECK ("weighings"."grams" BETWEEN 1 AND 10000000)
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_sum";--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_via_known";--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "weigh_minor" bigint;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "weigh_grams" integer;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "tolerance_percent" smallint;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "weigh_minor" bigint;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "weigh_grams" integer;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "tolerance_percent" smallint;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "weighed_grams" integer;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "final_minor" bigint;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "holds_card" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_holds" ADD CONSTRAINT "payment_holds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weighings" ADD CONSTRAINT "weighings_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weighings" ADD CONSTRAINT "weighings_line_of_order" FOREIGN KEY ("order_line_id","seller_order_id") REFERENCES "public"."order_lines"("id","seller_order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_holds_open" ON "payment_holds" USING btree ("weigh_by") WHERE charged_at IS NULL AND lost_at IS NULL;--> statement-breakpoint
CREATE INDEX "weighings_line" ON "weighings" USING btree ("order_line_id","at");--> statement-breakpoint
CREATE INDEX "weighings_actor" ON "weighings" USING btree ("actor_id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_weighed" CHECK (num_nonnulls("offers"."weigh_minor", "offers"."weigh_grams", "offers"."tolerance_percent") IN (0, 3) AND ("offers"."weigh_minor" IS NULL OR
        ("offers"."net_grams" IS NOT NULL AND "offers"."weigh_minor" > 0 AND "offers"."weigh_grams" IN (500, 1000) AND "offers"."tolerance_percent" BETWEEN 0 AND 30
        AND "offers"."price_minor" = round("offers"."net_grams"::numeric * "offers"."weigh_minor" / "offers"."weigh_grams"))));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_weighed" CHECK (num_nonnulls("order_lines"."weigh_minor", "order_lines"."weigh_grams", "order_lines"."tolerance_percent") IN (0, 3) AND ("order_lines"."weigh_minor" IS NULL OR "order_lines"."net_grams" IS NOT NULL)
        AND ("order_lines"."weighed_grams" IS NULL OR ("order_lines"."weigh_minor" IS NOT NULL AND "order_lines"."weighed_grams" BETWEEN 1 AND 10000000)));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_final" CHECK ("order_lines"."final_minor" IS NULL OR ("order_lines"."weighed_grams" IS NOT NULL
        AND "order_lines"."final_minor" = least("order_lines"."line_minor", round("order_lines"."weighed_grams"::numeric * "order_lines"."weigh_minor" / "order_lines"."weigh_grams"))));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_sum" CHECK (CASE WHEN "order_lines"."weigh_minor" IS NULL THEN "order_lines"."line_minor" = "order_lines"."unit_minor" * "order_lines"."quantity"
        ELSE "order_lines"."line_minor" = round(round("order_lines"."net_grams"::numeric * "order_lines"."quantity" * "order_lines"."weigh_minor" / "order_lines"."weigh_grams") * (100 + "order_lines"."tolerance_percent") / 100) END);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_via_known" CHECK ("refunds"."via" IN ('provider','bank','hold'));