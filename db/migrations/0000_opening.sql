CREATE TABLE "cart_items" (
	"cart_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"seen_minor" bigint NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_items_cart_id_offer_id_pk" PRIMARY KEY("cart_id","offer_id"),
	CONSTRAINT "cart_items_quantity" CHECK ("cart_items"."quantity" BETWEEN 1 AND 999)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "carts_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"code" text PRIMARY KEY NOT NULL,
	"parent" text,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"position" smallint NOT NULL,
	"default_storage" text NOT NULL,
	"return_exempt" text NOT NULL,
	"nyt3177" text DEFAULT '' NOT NULL,
	"hs" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"alt_zh" text DEFAULT '' NOT NULL,
	"alt_en" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listing_photos_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"story_zh" text DEFAULT '' NOT NULL,
	"story_en" text DEFAULT '' NOT NULL,
	"category_code" text NOT NULL,
	"produce_code" text,
	"origin_code" text NOT NULL,
	"county_code" text NOT NULL,
	"lon" double precision,
	"lat" double precision,
	"storage" text NOT NULL,
	"season_months" smallint[] DEFAULT '{}' NOT NULL,
	"harvest_from" date,
	"harvest_to" date,
	"ships_within_days" smallint DEFAULT 2 NOT NULL,
	"tag" text,
	"catch_permit" text,
	"version" integer DEFAULT 1 NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"on_show" boolean DEFAULT false NOT NULL,
	"in_stock" boolean DEFAULT false NOT NULL,
	"from_minor" bigint DEFAULT 0 NOT NULL,
	"offer_count" smallint DEFAULT 0 NOT NULL,
	"per_jin_minor" bigint,
	"card_grams" integer,
	"card_unit_zh" text DEFAULT '' NOT NULL,
	"card_unit_en" text DEFAULT '' NOT NULL,
	"photo_key" text,
	"shuffle" integer DEFAULT 0 NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"search_grams" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "listings_slug_unique" UNIQUE("slug"),
	CONSTRAINT "listings_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "listings_lengths" CHECK (length("listings"."title_zh") BETWEEN 1 AND 60 AND length("listings"."title_en") <= 120 AND length("listings"."story_zh") <= 4000 AND length("listings"."story_en") <= 8000),
	CONSTRAINT "listings_status_known" CHECK ("listings"."status" IN ('draft','live','hidden','withdrawn')),
	CONSTRAINT "listings_harvest" CHECK ("listings"."harvest_to" IS NULL OR "listings"."harvest_from" <= "listings"."harvest_to"),
	CONSTRAINT "listings_ships" CHECK ("listings"."ships_within_days" BETWEEN 0 AND 60)
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text DEFAULT '' NOT NULL,
	"unit_zh" text NOT NULL,
	"unit_en" text DEFAULT '' NOT NULL,
	"unit_code" text NOT NULL,
	"net_grams" integer,
	"pieces" integer,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"price_minor" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offers_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "offers_price" CHECK ("offers"."price_minor" BETWEEN 1 AND 100000000000),
	CONSTRAINT "offers_currency" CHECK ("offers"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "offers_grams" CHECK ("offers"."net_grams" IS NULL OR "offers"."net_grams" BETWEEN 1 AND 1000000),
	CONSTRAINT "offers_pieces" CHECK ("offers"."pieces" IS NULL OR "offers"."pieces" BETWEEN 1 AND 100000)
);
--> statement-breakpoint
CREATE TABLE "produce" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"category_code" text NOT NULL,
	"county_code" text NOT NULL,
	"season_months" smallint[] NOT NULL,
	"unit_zh" text NOT NULL,
	"unit_code" text NOT NULL,
	"spec" text NOT NULL,
	"price_min_minor" bigint NOT NULL,
	"price_max_minor" bigint NOT NULL,
	"price_per" text NOT NULL,
	"storage" text NOT NULL,
	"shelf_life_days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_ledger" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"delta" bigint NOT NULL,
	"reason" text NOT NULL,
	"ref_id" uuid,
	"actor_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_ledger_delta" CHECK ("stock_ledger"."delta" <> 0),
	CONSTRAINT "stock_ledger_reason_known" CHECK ("stock_ledger"."reason" IN ('receive','adjust','sale','return'))
);
--> statement-breakpoint
CREATE TABLE "stocks" (
	"offer_id" uuid PRIMARY KEY NOT NULL,
	"on_hand" bigint NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "stocks_on_hand" CHECK ("stocks"."on_hand" BETWEEN 0 AND 10000000),
	CONSTRAINT "stocks_held" CHECK ("stocks"."held" >= 0 AND "stocks"."held" <= "stocks"."on_hand")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"symbol" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"unit_minor" bigint NOT NULL,
	"line_minor" bigint NOT NULL,
	"offer_version" integer NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text NOT NULL,
	"net_grams" integer,
	"category_code" text NOT NULL,
	"return_exempt" boolean DEFAULT false NOT NULL,
	"packed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" BETWEEN 1 AND 100000),
	CONSTRAINT "order_lines_unit" CHECK ("order_lines"."unit_minor" >= 0),
	CONSTRAINT "order_lines_sum" CHECK ("order_lines"."line_minor" = "order_lines"."unit_minor" * "order_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "order_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parcels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"tracking_no" text NOT NULL,
	"shipped_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "parcels_once" UNIQUE("seller_order_id","carrier","tracking_no"),
	CONSTRAINT "parcels_lengths" CHECK (length("parcels"."carrier") <= 40 AND length("parcels"."tracking_no") BETWEEN 4 AND 40)
);
--> statement-breakpoint
CREATE TABLE "problems" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"answered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "problems_text" CHECK (length("problems"."text") BETWEEN 1 AND 1000)
);
--> statement-breakpoint
CREATE TABLE "purchases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"no" text NOT NULL,
	"buyer_id" uuid,
	"visitor_id" uuid NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"status" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"idempotency_key" text NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"address" jsonb NOT NULL,
	"phone" text NOT NULL,
	"email" text,
	"guest_token_hash" text NOT NULL,
	"sealed_at" timestamp with time zone,
	CONSTRAINT "purchases_no_unique" UNIQUE("no"),
	CONSTRAINT "purchases_guest_token_hash_unique" UNIQUE("guest_token_hash"),
	CONSTRAINT "purchases_once" UNIQUE("visitor_id","idempotency_key"),
	CONSTRAINT "purchases_status_known" CHECK ("purchases"."status" IN ('pending','paid','expired','cancelled','refund_due','refunded')),
	CONSTRAINT "purchases_total" CHECK ("purchases"."total_minor" BETWEEN 0 AND 100000000000),
	CONSTRAINT "purchases_paid_at" CHECK (("purchases"."status" IN ('paid','refund_due','refunded')) = ("purchases"."paid_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "seller_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"no" text NOT NULL,
	"purchase_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"kind" text DEFAULT 'goods' NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"subtotal_minor" bigint NOT NULL,
	"freight_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"invoice_state" text DEFAULT 'none' NOT NULL,
	"invoice_title" text DEFAULT '' NOT NULL,
	"invoice_tax_no" text DEFAULT '' NOT NULL,
	"invoice_answer" text DEFAULT '' NOT NULL,
	"ship_by" timestamp with time zone,
	"cancel_reason" text DEFAULT '' NOT NULL,
	"cancelled_by" text,
	"auto_receive_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seller_orders_no_unique" UNIQUE("no"),
	CONSTRAINT "seller_orders_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "seller_orders_state_known" CHECK ("seller_orders"."state" IN ('pending','paid','packed','shipped','delivered','received','settled','cancelled')),
	CONSTRAINT "seller_orders_parts" CHECK ("seller_orders"."subtotal_minor" >= 0 AND "seller_orders"."freight_minor" >= 0 AND "seller_orders"."discount_minor" >= 0),
	CONSTRAINT "seller_orders_total" CHECK ("seller_orders"."total_minor" >= 0 AND "seller_orders"."total_minor" = "seller_orders"."subtotal_minor" + "seller_orders"."freight_minor" - "seller_orders"."discount_minor"),
	CONSTRAINT "seller_orders_note" CHECK (length("seller_orders"."note") <= 500)
);
--> statement-breakpoint
CREATE TABLE "stock_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"purchase_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_holds_once" UNIQUE("purchase_id","offer_id"),
	CONSTRAINT "stock_holds_quantity" CHECK ("stock_holds"."quantity" > 0),
	CONSTRAINT "stock_holds_state_known" CHECK ("stock_holds"."state" IN ('held','consumed','released'))
);
--> statement-breakpoint
CREATE TABLE "payment_balances" (
	"payment_id" uuid PRIMARY KEY NOT NULL,
	"captured" bigint NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "payment_balances_bounds" CHECK ("payment_balances"."captured" >= 0 AND "payment_balances"."refunded" >= 0 AND "payment_balances"."refunded" <= "payment_balances"."captured")
);
--> statement-breakpoint
CREATE TABLE "payment_exceptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"purchase_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "payment_exceptions_once" UNIQUE("kind","ref")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"provider" text DEFAULT 'stripe' NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"provider_ref" text,
	"intent_ref" text,
	"charge_ref" text,
	"method" text,
	"pay_url" text,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"state" text NOT NULL,
	"quarantine" text,
	"failure" text,
	"checked_at" timestamp with time zone,
	"checks" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_attempt" UNIQUE("purchase_id","attempt"),
	CONSTRAINT "payments_ref" UNIQUE("provider","provider_ref"),
	CONSTRAINT "payments_ref_known" CHECK ("payments"."provider_ref" IS NOT NULL OR "payments"."state" IN ('created','cancelled')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" BETWEEN 1 AND 100000000000),
	CONSTRAINT "payments_state_known" CHECK ("payments"."state" IN ('created','processing','succeeded','surplus','failed','cancelled'))
);
--> statement-breakpoint
CREATE TABLE "reconcile_cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"read_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"seller_order_id" uuid,
	"request_key" text NOT NULL,
	"provider_ref" text,
	"amount_minor" bigint NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "refunds_provider_ref_unique" UNIQUE("provider_ref"),
	CONSTRAINT "refunds_once" UNIQUE("payment_id","request_key"),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_minor" > 0),
	CONSTRAINT "refunds_state_known" CHECK ("refunds"."state" IN ('requested','pending','succeeded','failed'))
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"unmatched" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "webhook_events_provider_event_id_pk" PRIMARY KEY("provider","event_id"),
	CONSTRAINT "webhook_events_done" CHECK (("webhook_events"."state" = 'done') = ("webhook_events"."done_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"division_code" text NOT NULL,
	"province" text NOT NULL,
	"city" text NOT NULL,
	"district" text NOT NULL,
	"town" text DEFAULT '' NOT NULL,
	"detail" text NOT NULL,
	"label" text DEFAULT 'home' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "addresses_lengths" CHECK (length("addresses"."name") <= 40 AND length("addresses"."phone") <= 20 AND length("addresses"."detail") <= 200)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"phone_number" text,
	"phone_number_verified" boolean DEFAULT false NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"disabled_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_phone_number_unique" UNIQUE("phone_number"),
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email")),
	CONSTRAINT "users_role_known" CHECK ("users"."role" IN ('member','operator')),
	CONSTRAINT "users_name_length" CHECK (length("users"."name") <= 80)
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "divisions" (
	"code" text PRIMARY KEY NOT NULL,
	"parent" text,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"display_name" text NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"pinyin" text DEFAULT '' NOT NULL,
	"initials" text DEFAULT '' NOT NULL,
	"lon" double precision,
	"lat" double precision,
	CONSTRAINT "divisions_code_shape" CHECK ("divisions"."code" ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$')
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"actor" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"state" text NOT NULL,
	"locked_until" timestamp with time zone,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_actor_route_key_pk" PRIMARY KEY("actor","route","key"),
	CONSTRAINT "idempotency_key_length" CHECK (length("idempotency"."key") BETWEEN 16 AND 255),
	CONSTRAINT "idempotency_finished" CHECK (("idempotency"."state" = 'finished') = ("idempotency"."status" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "mailbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"message_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailbox_message_id_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"detail" jsonb NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_once" UNIQUE("user_id","kind","dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"run_after" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "outbox_once" UNIQUE("topic","dedupe_key"),
	CONSTRAINT "outbox_state_known" CHECK ("outbox"."state" IN ('pending','done','dead'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"key" text PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_terms" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"flat_minor" bigint NOT NULL,
	"free_from_minor" bigint,
	"excluded_provinces" text[] DEFAULT '{}' NOT NULL,
	"packs_on_weekends" boolean DEFAULT true NOT NULL,
	CONSTRAINT "delivery_terms_flat" CHECK ("delivery_terms"."flat_minor" BETWEEN 0 AND 100000),
	CONSTRAINT "delivery_terms_free" CHECK ("delivery_terms"."free_from_minor" IS NULL OR "delivery_terms"."free_from_minor" BETWEEN 0 AND 10000000)
);
--> statement-breakpoint
CREATE TABLE "sellers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'review' NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"name_skeleton" text NOT NULL,
	"contact_zh" text NOT NULL,
	"contact_en" text DEFAULT '' NOT NULL,
	"phone" text NOT NULL,
	"story_zh" text DEFAULT '' NOT NULL,
	"story_en" text DEFAULT '' NOT NULL,
	"grows" text DEFAULT '' NOT NULL,
	"town_code" text NOT NULL,
	"village_code" text,
	"lon" double precision,
	"lat" double precision,
	"uscc" text,
	"payout_name" text NOT NULL,
	"exemption_accepted_at" timestamp with time zone,
	"operator_note" text DEFAULT '' NOT NULL,
	"portrait_key" text,
	"search_text" text DEFAULT '' NOT NULL,
	"search_grams" text[] DEFAULT '{}' NOT NULL,
	"opened_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sellers_slug_unique" UNIQUE("slug"),
	CONSTRAINT "sellers_name_skeleton_unique" UNIQUE("name_skeleton"),
	CONSTRAINT "sellers_kind_known" CHECK ("sellers"."kind" IN ('household','cooperative','company','collective')),
	CONSTRAINT "sellers_status_known" CHECK ("sellers"."status" IN ('review','asked','refused','active','suspended')),
	CONSTRAINT "sellers_uscc" CHECK ("sellers"."kind" = 'household' OR "sellers"."uscc" IS NOT NULL),
	CONSTRAINT "sellers_exemption" CHECK ("sellers"."kind" <> 'household' OR "sellers"."exemption_accepted_at" IS NOT NULL),
	CONSTRAINT "sellers_lengths" CHECK (length("sellers"."name_zh") <= 60 AND length("sellers"."story_zh") <= 4000 AND length("sellers"."story_en") <= 8000)
);
--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_photos" ADD CONSTRAINT "listing_photos_listing_of_seller" FOREIGN KEY ("listing_id","seller_id") REFERENCES "public"."listings"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_category_code_categories_code_fk" FOREIGN KEY ("category_code") REFERENCES "public"."categories"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_produce_code_produce_code_fk" FOREIGN KEY ("produce_code") REFERENCES "public"."produce"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_origin_code_divisions_code_fk" FOREIGN KEY ("origin_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_listing_of_seller" FOREIGN KEY ("listing_id","seller_id") REFERENCES "public"."listings"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "produce" ADD CONSTRAINT "produce_category_code_categories_code_fk" FOREIGN KEY ("category_code") REFERENCES "public"."categories"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "produce" ADD CONSTRAINT "produce_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD CONSTRAINT "stock_ledger_offer_id_stocks_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."stocks"("offer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD CONSTRAINT "stock_ledger_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocks" ADD CONSTRAINT "stocks_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_of_seller" FOREIGN KEY ("seller_order_id","seller_id") REFERENCES "public"."seller_orders"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_offer_of_seller" FOREIGN KEY ("offer_id","seller_id") REFERENCES "public"."offers"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_moves" ADD CONSTRAINT "order_moves_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problems" ADD CONSTRAINT "problems_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problems" ADD CONSTRAINT "problems_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_buyer_id_users_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_orders_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_orders_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_offer_id_stocks_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."stocks"("offer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_balances" ADD CONSTRAINT "payment_balances_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_exceptions" ADD CONSTRAINT "payment_exceptions_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_terms" ADD CONSTRAINT "delivery_terms_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_town_code_divisions_code_fk" FOREIGN KEY ("town_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sellers" ADD CONSTRAINT "sellers_village_code_divisions_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cart_items_offer" ON "cart_items" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "carts_touched" ON "carts" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "listing_photos_listing" ON "listing_photos" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "listings_seller" ON "listings" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "listings_category" ON "listings" USING btree ("category_code");--> statement-breakpoint
CREATE INDEX "listings_origin" ON "listings" USING btree ("origin_code");--> statement-breakpoint
CREATE INDEX "listings_produce" ON "listings" USING btree ("produce_code");--> statement-breakpoint
CREATE INDEX "listings_newest" ON "listings" USING btree ("on_show","published_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "listings_default" ON "listings" USING btree ("on_show","in_stock" DESC NULLS LAST,"shuffle","id");--> statement-breakpoint
CREATE INDEX "listings_per_jin" ON "listings" USING btree ("on_show","per_jin_minor","id");--> statement-breakpoint
CREATE INDEX "listings_name" ON "listings" USING btree ("on_show","title_zh","id");--> statement-breakpoint
CREATE INDEX "listings_search_grams" ON "listings" USING gin ("search_grams");--> statement-breakpoint
CREATE INDEX "offers_listing" ON "offers" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "stock_ledger_offer" ON "stock_ledger" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "stock_ledger_actor" ON "stock_ledger" USING btree ("actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_ledger_once" ON "stock_ledger" USING btree ("ref_id","reason") WHERE reason IN ('sale','return');--> statement-breakpoint
CREATE INDEX "order_lines_order" ON "order_lines" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "order_lines_offer" ON "order_lines" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "order_moves_order" ON "order_moves" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "problems_order" ON "problems" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "problems_answered_by" ON "problems" USING btree ("answered_by");--> statement-breakpoint
CREATE INDEX "problems_open" ON "problems" USING btree ("created_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "purchases_buyer" ON "purchases" USING btree ("buyer_id");--> statement-breakpoint
CREATE INDEX "purchases_phone" ON "purchases" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "purchases_open" ON "purchases" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "seller_order_goods_once" ON "seller_orders" USING btree ("purchase_id","seller_id") WHERE kind = 'goods';--> statement-breakpoint
CREATE INDEX "seller_orders_seller" ON "seller_orders" USING btree ("seller_id","state","created_at");--> statement-breakpoint
CREATE INDEX "seller_orders_auto_receive" ON "seller_orders" USING btree ("auto_receive_at") WHERE state IN ('shipped','delivered');--> statement-breakpoint
CREATE INDEX "stock_holds_live" ON "stock_holds" USING btree ("offer_id") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "payment_exceptions_purchase" ON "payment_exceptions" USING btree ("purchase_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_one_success" ON "payments" USING btree ("purchase_id") WHERE state = 'succeeded';--> statement-breakpoint
CREATE UNIQUE INDEX "payment_one_open" ON "payments" USING btree ("purchase_id") WHERE state IN ('created','processing');--> statement-breakpoint
CREATE INDEX "payments_intent" ON "payments" USING btree ("intent_ref");--> statement-breakpoint
CREATE INDEX "payments_open" ON "payments" USING btree ("created_at") WHERE state IN ('created','processing');--> statement-breakpoint
CREATE INDEX "refunds_seller_order" ON "refunds" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("created_at") WHERE state IN ('requested','pending');--> statement-breakpoint
CREATE INDEX "webhook_events_open" ON "webhook_events" USING btree ("received_at") WHERE state <> 'done';--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "addresses_user" ON "addresses" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "divisions_parent" ON "divisions" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "mailbox_recipient" ON "mailbox" USING btree ("recipient","at");--> statement-breakpoint
CREATE INDEX "notices_user" ON "notices" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("created_at") WHERE state <> 'done';--> statement-breakpoint
CREATE INDEX "uploads_owner" ON "uploads" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "sellers_owner" ON "sellers" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "sellers_status" ON "sellers" USING btree ("status");--> statement-breakpoint
CREATE INDEX "sellers_town" ON "sellers" USING btree ("town_code");--> statement-breakpoint
CREATE INDEX "sellers_village" ON "sellers" USING btree ("village_code");--> statement-breakpoint
CREATE INDEX "sellers_search_grams" ON "sellers" USING gin ("search_grams");