CREATE TABLE "booking_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"booking_id" uuid,
	"session_booking_id" uuid,
	"kind" text NOT NULL,
	"night" date,
	"extra_id" uuid,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"quantity" integer DEFAULT 1 NOT NULL,
	"unit_minor" bigint NOT NULL,
	"line_minor" bigint NOT NULL,
	"full_minor" bigint,
	CONSTRAINT "booking_lines_kind_known" CHECK ("booking_lines"."kind" IN ('night','extra','cleaning','adult','child')),
	CONSTRAINT "booking_lines_of_one" CHECK (("booking_lines"."booking_id" IS NULL) <> ("booking_lines"."session_booking_id" IS NULL)),
	CONSTRAINT "booking_lines_kind_of" CHECK (("booking_lines"."session_booking_id" IS NOT NULL) = ("booking_lines"."kind" IN ('adult','child'))),
	CONSTRAINT "booking_lines_night" CHECK (("booking_lines"."kind" = 'night') = ("booking_lines"."night" IS NOT NULL)),
	CONSTRAINT "booking_lines_quantity" CHECK ("booking_lines"."quantity" BETWEEN 1 AND 100000),
	CONSTRAINT "booking_lines_unit" CHECK ("booking_lines"."unit_minor" BETWEEN 0 AND 100000000000),
	CONSTRAINT "booking_lines_sum" CHECK ("booking_lines"."line_minor" = "booking_lines"."unit_minor" * "booking_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"check_in" date NOT NULL,
	"check_out" date NOT NULL,
	"occupied" boolean DEFAULT true NOT NULL,
	"expires_at" timestamp with time zone,
	"purchase_id" uuid,
	"seller_order_id" uuid,
	"adults" smallint DEFAULT 0 NOT NULL,
	"children" smallint DEFAULT 0 NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"quote" jsonb,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"cancel_tier" text,
	"cancel_zh" text DEFAULT '' NOT NULL,
	"cancel_en" text DEFAULT '' NOT NULL,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"arrival_from" text DEFAULT '14:00' NOT NULL,
	"buyer_id" uuid,
	"visitor_id" uuid,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"request_state" text,
	"answer" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	"feed_id" uuid,
	"ical_uid" text,
	"checked_in_at" timestamp with time zone,
	"checked_out_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookings_id_unit" UNIQUE("id","unit_id"),
	CONSTRAINT "bookings_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "bookings_source_known" CHECK ("bookings"."source" IN ('store','request','walk_in','ical','block')),
	CONSTRAINT "bookings_state_known" CHECK ("bookings"."state" IN ('held','confirmed','conflict','released')),
	CONSTRAINT "bookings_nights" CHECK ("bookings"."check_out" > "bookings"."check_in" AND "bookings"."check_out" - "bookings"."check_in" <= 365),
	CONSTRAINT "bookings_store_paid_here" CHECK ("bookings"."source" <> 'store' OR "bookings"."purchase_id" IS NOT NULL),
	CONSTRAINT "bookings_others_not" CHECK ("bookings"."source" IN ('store','request') OR "bookings"."purchase_id" IS NULL),
	CONSTRAINT "bookings_order_of_purchase" CHECK (("bookings"."purchase_id" IS NULL) = ("bookings"."seller_order_id" IS NULL)),
	CONSTRAINT "bookings_conflict_from_outside" CHECK ("bookings"."state" <> 'conflict' OR "bookings"."source" = 'ical'),
	CONSTRAINT "bookings_held_until" CHECK (("bookings"."state" = 'held') = ("bookings"."expires_at" IS NOT NULL)),
	CONSTRAINT "bookings_feed" CHECK (("bookings"."source" = 'ical') = ("bookings"."ical_uid" IS NOT NULL) AND ("bookings"."feed_id" IS NULL OR "bookings"."source" = 'ical')),
	CONSTRAINT "bookings_request" CHECK (("bookings"."source" = 'request') = ("bookings"."request_state" IS NOT NULL)),
	CONSTRAINT "bookings_request_known" CHECK ("bookings"."request_state" IS NULL OR "bookings"."request_state" IN ('waiting','accepted','declined','lapsed','withdrawn')),
	CONSTRAINT "bookings_guests" CHECK ("bookings"."children" BETWEEN 0 AND 100 AND "bookings"."adults" BETWEEN 0 AND 100 AND ("bookings"."source" NOT IN ('store','request') OR "bookings"."adults" >= 1)),
	CONSTRAINT "bookings_agreed" CHECK ("bookings"."source" NOT IN ('store','request') OR ("bookings"."quote" IS NOT NULL AND "bookings"."cancel_tier" IS NOT NULL AND "bookings"."cancel_zh" <> '' AND "bookings"."cancel_en" <> '')),
	CONSTRAINT "bookings_tier_known" CHECK ("bookings"."cancel_tier" IS NULL OR "bookings"."cancel_tier" IN ('flexible','early','strict','weather','group','airbnb-flexible','airbnb-moderate','airbnb-limited','airbnb-firm')),
	CONSTRAINT "bookings_total" CHECK ("bookings"."total_minor" BETWEEN 0 AND 100000000000 AND ("bookings"."quote" IS NULL OR ("bookings"."quote" ->> 'totalMinor')::bigint = "bookings"."total_minor")),
	CONSTRAINT "bookings_lengths" CHECK (length("bookings"."contact_name") <= 40 AND length("bookings"."contact_phone") <= 20 AND length("bookings"."note") <= 500 AND length("bookings"."answer") <= 500 AND length("bookings"."ical_uid") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"url" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"etag" text DEFAULT '' NOT NULL,
	"last_modified" text DEFAULT '' NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_tried_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_error" text DEFAULT '' NOT NULL,
	"last_error_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_once" UNIQUE("unit_id","url"),
	CONSTRAINT "calendar_feeds_lengths" CHECK (length("calendar_feeds"."url") BETWEEN 8 AND 2000 AND length("calendar_feeds"."title") <= 40 AND length("calendar_feeds"."last_error") <= 500),
	CONSTRAINT "calendar_feeds_failures" CHECK ("calendar_feeds"."failures" >= 0)
);
--> statement-breakpoint
CREATE TABLE "unit_nights" (
	"unit_id" uuid NOT NULL,
	"night" date NOT NULL,
	"booking_id" uuid NOT NULL,
	CONSTRAINT "unit_nights_unit_id_night_pk" PRIMARY KEY("unit_id","night")
);
--> statement-breakpoint
CREATE TABLE "experience_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"experience_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"alt_zh" text DEFAULT '' NOT NULL,
	"alt_en" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "experience_photos_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "experience_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"experience_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" smallint NOT NULL,
	"seats" smallint NOT NULL,
	"held" smallint DEFAULT 0 NOT NULL,
	"taken" smallint DEFAULT 0 NOT NULL,
	"adult_seats" smallint DEFAULT 1 NOT NULL,
	"child_seats" smallint DEFAULT 1 NOT NULL,
	"adult_minor" bigint NOT NULL,
	"child_minor" bigint,
	"min_seats" smallint DEFAULT 0 NOT NULL,
	"decides_at" timestamp with time zone NOT NULL,
	"cancel_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "experience_sessions_start" UNIQUE("experience_id","starts_at"),
	CONSTRAINT "experience_sessions_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "experience_sessions_state_known" CHECK ("experience_sessions"."state" IN ('open','sure','cancelled','done')),
	CONSTRAINT "experience_sessions_minutes" CHECK ("experience_sessions"."minutes" BETWEEN 15 AND 2880),
	CONSTRAINT "experience_sessions_seats" CHECK ("experience_sessions"."seats" BETWEEN 1 AND 1000 AND "experience_sessions"."held" >= 0 AND "experience_sessions"."taken" >= 0 AND "experience_sessions"."held" + "experience_sessions"."taken" <= "experience_sessions"."seats"),
	CONSTRAINT "experience_sessions_weights" CHECK ("experience_sessions"."adult_seats" BETWEEN 1 AND 10 AND "experience_sessions"."child_seats" BETWEEN 0 AND 10),
	CONSTRAINT "experience_sessions_prices" CHECK ("experience_sessions"."adult_minor" BETWEEN 0 AND 100000000 AND ("experience_sessions"."child_minor" IS NULL OR "experience_sessions"."child_minor" BETWEEN 0 AND 100000000)),
	CONSTRAINT "experience_sessions_minimum" CHECK ("experience_sessions"."min_seats" BETWEEN 0 AND "experience_sessions"."seats" AND "experience_sessions"."decides_at" <= "experience_sessions"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "experiences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"kind" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"story_zh" text DEFAULT '' NOT NULL,
	"story_en" text DEFAULT '' NOT NULL,
	"town_code" text NOT NULL,
	"village_code" text,
	"county_code" text NOT NULL,
	"lon" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"meet_zh" text DEFAULT '' NOT NULL,
	"meet_en" text DEFAULT '' NOT NULL,
	"amenities" text[] DEFAULT '{}' NOT NULL,
	"activities" text[] DEFAULT '{}' NOT NULL,
	"season_months" smallint[] DEFAULT '{}' NOT NULL,
	"age_from" smallint DEFAULT 0 NOT NULL,
	"child_under" smallint DEFAULT 14 NOT NULL,
	"bring_zh" text DEFAULT '' NOT NULL,
	"bring_en" text DEFAULT '' NOT NULL,
	"safety_zh" text DEFAULT '' NOT NULL,
	"safety_en" text DEFAULT '' NOT NULL,
	"rain_zh" text DEFAULT '' NOT NULL,
	"rain_en" text DEFAULT '' NOT NULL,
	"cancel_tier" text NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"shuffle" integer DEFAULT 0 NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"search_grams" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "experiences_slug_unique" UNIQUE("slug"),
	CONSTRAINT "experiences_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "experiences_kind_known" CHECK ("experiences"."kind" IN ('picking','study-tour','experience')),
	CONSTRAINT "experiences_status_known" CHECK ("experiences"."status" IN ('draft','live','hidden','withdrawn')),
	CONSTRAINT "experiences_tier_known" CHECK ("experiences"."cancel_tier" IN ('flexible','early','strict','weather','group','airbnb-flexible','airbnb-moderate','airbnb-limited','airbnb-firm')),
	CONSTRAINT "experiences_ages" CHECK ("experiences"."age_from" BETWEEN 0 AND 99 AND "experiences"."child_under" BETWEEN 0 AND 18),
	CONSTRAINT "experiences_lengths" CHECK (length("experiences"."title_zh") BETWEEN 1 AND 60 AND length("experiences"."title_en") <= 120 AND length("experiences"."story_zh") <= 4000 AND length("experiences"."story_en") <= 8000),
	CONSTRAINT "experiences_place" CHECK ("experiences"."lon" BETWEEN -180 AND 180 AND "experiences"."lat" BETWEEN -90 AND 90)
);
--> statement-breakpoint
CREATE TABLE "session_bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"adults" smallint NOT NULL,
	"children" smallint DEFAULT 0 NOT NULL,
	"seats" smallint NOT NULL,
	"expires_at" timestamp with time zone,
	"purchase_id" uuid,
	"seller_order_id" uuid,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"quote" jsonb,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"cancel_tier" text,
	"cancel_zh" text DEFAULT '' NOT NULL,
	"cancel_en" text DEFAULT '' NOT NULL,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"buyer_id" uuid,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"checked_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_bookings_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "session_bookings_source_known" CHECK ("session_bookings"."source" IN ('store','walk_in')),
	CONSTRAINT "session_bookings_state_known" CHECK ("session_bookings"."state" IN ('held','confirmed','released')),
	CONSTRAINT "session_bookings_held_until" CHECK (("session_bookings"."state" = 'held') = ("session_bookings"."expires_at" IS NOT NULL)),
	CONSTRAINT "session_bookings_paid_here" CHECK (("session_bookings"."source" = 'store') = ("session_bookings"."purchase_id" IS NOT NULL)),
	CONSTRAINT "session_bookings_order_of_purchase" CHECK (("session_bookings"."purchase_id" IS NULL) = ("session_bookings"."seller_order_id" IS NULL)),
	CONSTRAINT "session_bookings_guests" CHECK ("session_bookings"."adults" BETWEEN 0 AND 1000 AND "session_bookings"."children" BETWEEN 0 AND 1000 AND "session_bookings"."adults" + "session_bookings"."children" >= 1 AND "session_bookings"."seats" BETWEEN 1 AND 1000),
	CONSTRAINT "session_bookings_agreed" CHECK ("session_bookings"."source" <> 'store' OR ("session_bookings"."quote" IS NOT NULL AND "session_bookings"."cancel_tier" IS NOT NULL AND "session_bookings"."cancel_zh" <> '' AND "session_bookings"."cancel_en" <> '')),
	CONSTRAINT "session_bookings_total" CHECK ("session_bookings"."total_minor" BETWEEN 0 AND 100000000000 AND ("session_bookings"."quote" IS NULL OR ("session_bookings"."quote" ->> 'totalMinor')::bigint = "session_bookings"."total_minor")),
	CONSTRAINT "session_bookings_lengths" CHECK (length("session_bookings"."contact_name") <= 40 AND length("session_bookings"."contact_phone") <= 20 AND length("session_bookings"."note") <= 500)
);
--> statement-breakpoint
CREATE TABLE "room_rates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_type_id" uuid NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"first_night" date NOT NULL,
	"last_night" date NOT NULL,
	"price_minor" bigint,
	"weekend_minor" bigint,
	"min_nights" smallint,
	"max_nights" smallint,
	"no_arrival" boolean,
	"no_departure" boolean,
	"closed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_rates_range" CHECK ("room_rates"."last_night" >= "room_rates"."first_night" AND "room_rates"."last_night" - "room_rates"."first_night" <= 730),
	CONSTRAINT "room_rates_prices" CHECK (("room_rates"."price_minor" IS NULL OR "room_rates"."price_minor" BETWEEN 1 AND 100000000) AND ("room_rates"."weekend_minor" IS NULL OR ("room_rates"."price_minor" IS NOT NULL AND "room_rates"."weekend_minor" BETWEEN 1 AND 100000000))),
	CONSTRAINT "room_rates_limits" CHECK (("room_rates"."min_nights" IS NULL OR "room_rates"."min_nights" BETWEEN 1 AND 365) AND ("room_rates"."max_nights" IS NULL OR "room_rates"."max_nights" BETWEEN 1 AND 365)),
	CONSTRAINT "room_rates_title" CHECK (length("room_rates"."title") <= 40)
);
--> statement-breakpoint
CREATE TABLE "stay_discounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stay_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"days" smallint NOT NULL,
	"percent" smallint NOT NULL,
	CONSTRAINT "stay_discounts_once" UNIQUE("stay_id","kind","days"),
	CONSTRAINT "stay_discounts_kind_known" CHECK ("stay_discounts"."kind" IN ('length','early','last-minute')),
	CONSTRAINT "stay_discounts_size" CHECK ("stay_discounts"."percent" BETWEEN 1 AND 90 AND "stay_discounts"."days" BETWEEN 0 AND 365)
);
--> statement-breakpoint
CREATE TABLE "stay_extras" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stay_id" uuid NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"per" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"most" smallint DEFAULT 20 NOT NULL,
	CONSTRAINT "stay_extras_per_known" CHECK ("stay_extras"."per" IN ('stay','night','person','person-night')),
	CONSTRAINT "stay_extras_price" CHECK ("stay_extras"."price_minor" BETWEEN 0 AND 10000000 AND "stay_extras"."most" BETWEEN 1 AND 100),
	CONSTRAINT "stay_extras_lengths" CHECK (length("stay_extras"."title_zh") BETWEEN 1 AND 60 AND length("stay_extras"."title_en") <= 120)
);
--> statement-breakpoint
CREATE TABLE "room_types" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stay_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"story_zh" text DEFAULT '' NOT NULL,
	"story_en" text DEFAULT '' NOT NULL,
	"beds_zh" text DEFAULT '' NOT NULL,
	"beds_en" text DEFAULT '' NOT NULL,
	"amenities" text[] DEFAULT '{}' NOT NULL,
	"adults" smallint NOT NULL,
	"children" smallint DEFAULT 0 NOT NULL,
	"extra_beds" smallint DEFAULT 0 NOT NULL,
	"extra_bed_minor" bigint DEFAULT 0 NOT NULL,
	"price_per" text DEFAULT 'unit' NOT NULL,
	"child_percent" smallint DEFAULT 100 NOT NULL,
	"base_minor" bigint NOT NULL,
	"weekend_minor" bigint,
	"peak_minor" bigint,
	"min_nights" smallint DEFAULT 1 NOT NULL,
	"max_nights" smallint DEFAULT 30 NOT NULL,
	"notice_days" smallint DEFAULT 0 NOT NULL,
	"notice_by" text DEFAULT '18:00' NOT NULL,
	"horizon_days" smallint DEFAULT 365 NOT NULL,
	"gap_nights" smallint DEFAULT 0 NOT NULL,
	"no_arrival_on" smallint[] DEFAULT '{}' NOT NULL,
	"no_departure_on" smallint[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "room_types_id_stay" UNIQUE("id","stay_id","seller_id"),
	CONSTRAINT "room_types_lengths" CHECK (length("room_types"."title_zh") BETWEEN 1 AND 60 AND length("room_types"."title_en") <= 120),
	CONSTRAINT "room_types_capacity" CHECK ("room_types"."adults" BETWEEN 1 AND 60 AND "room_types"."children" BETWEEN 0 AND 60 AND "room_types"."extra_beds" BETWEEN 0 AND 20),
	CONSTRAINT "room_types_prices" CHECK ("room_types"."base_minor" BETWEEN 1 AND 100000000 AND "room_types"."extra_bed_minor" BETWEEN 0 AND 100000000
        AND ("room_types"."weekend_minor" IS NULL OR "room_types"."weekend_minor" BETWEEN 1 AND 100000000) AND ("room_types"."peak_minor" IS NULL OR "room_types"."peak_minor" BETWEEN 1 AND 100000000)),
	CONSTRAINT "room_types_price_per" CHECK ("room_types"."price_per" IN ('unit','person') AND "room_types"."child_percent" BETWEEN 0 AND 100),
	CONSTRAINT "room_types_limits" CHECK ("room_types"."min_nights" BETWEEN 1 AND 365 AND "room_types"."max_nights" BETWEEN "room_types"."min_nights" AND 365 AND "room_types"."gap_nights" BETWEEN 0 AND 14
        AND "room_types"."notice_days" BETWEEN 0 AND 60 AND "room_types"."horizon_days" BETWEEN 1 AND 730 AND "room_types"."notice_by" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "room_types_weekdays" CHECK ("room_types"."no_arrival_on" <@ ARRAY[1,2,3,4,5,6,7]::smallint[] AND "room_types"."no_departure_on" <@ ARRAY[1,2,3,4,5,6,7]::smallint[])
);
--> statement-breakpoint
CREATE TABLE "room_units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_type_id" uuid NOT NULL,
	"stay_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"feed_version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "room_units_id_stay" UNIQUE("id","stay_id","seller_id"),
	CONSTRAINT "room_units_name" UNIQUE("stay_id","name"),
	CONSTRAINT "room_units_name_length" CHECK (length("room_units"."name") BETWEEN 1 AND 40)
);
--> statement-breakpoint
CREATE TABLE "stay_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stay_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"room_type_id" uuid,
	"key" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"alt_zh" text DEFAULT '' NOT NULL,
	"alt_en" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stay_photos_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "stays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'live' NOT NULL,
	"kind" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"story_zh" text DEFAULT '' NOT NULL,
	"story_en" text DEFAULT '' NOT NULL,
	"town_code" text NOT NULL,
	"village_code" text,
	"county_code" text NOT NULL,
	"lon" double precision NOT NULL,
	"lat" double precision NOT NULL,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"way_zh" text DEFAULT '' NOT NULL,
	"way_en" text DEFAULT '' NOT NULL,
	"amenities" text[] DEFAULT '{}' NOT NULL,
	"activities" text[] DEFAULT '{}' NOT NULL,
	"meals_included" text[] DEFAULT '{}' NOT NULL,
	"pets" text DEFAULT 'no' NOT NULL,
	"smoking" text DEFAULT 'no' NOT NULL,
	"children" boolean DEFAULT true NOT NULL,
	"rules_zh" text DEFAULT '' NOT NULL,
	"rules_en" text DEFAULT '' NOT NULL,
	"arrival_from" text DEFAULT '14:00' NOT NULL,
	"arrival_until" text,
	"departure_by" text DEFAULT '12:00' NOT NULL,
	"cancel_tier" text NOT NULL,
	"papers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"booking_kind" text DEFAULT 'instant' NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"deposit_minor" bigint DEFAULT 0 NOT NULL,
	"deposit_zh" text DEFAULT '' NOT NULL,
	"deposit_en" text DEFAULT '' NOT NULL,
	"cleaning_minor" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"shuffle" integer DEFAULT 0 NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"search_grams" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "stays_slug_unique" UNIQUE("slug"),
	CONSTRAINT "stays_id_seller" UNIQUE("id","seller_id"),
	CONSTRAINT "stays_kind_known" CHECK ("stays"."kind" IN ('homestay','farmstay','whole-house','camp')),
	CONSTRAINT "stays_status_known" CHECK ("stays"."status" IN ('draft','live','hidden','withdrawn')),
	CONSTRAINT "stays_tier_known" CHECK ("stays"."cancel_tier" IN ('flexible','early','strict','weather','group','airbnb-flexible','airbnb-moderate','airbnb-limited','airbnb-firm')),
	CONSTRAINT "stays_booking_kind_known" CHECK ("stays"."booking_kind" IN ('instant','request')),
	CONSTRAINT "stays_rules_known" CHECK ("stays"."pets" IN ('yes','no','ask') AND "stays"."smoking" IN ('no','outside','yes')),
	CONSTRAINT "stays_hours" CHECK ("stays"."arrival_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "stays"."departure_by" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        AND ("stays"."arrival_until" IS NULL OR "stays"."arrival_until" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')),
	CONSTRAINT "stays_money" CHECK ("stays"."deposit_minor" BETWEEN 0 AND 10000000 AND "stays"."cleaning_minor" BETWEEN 0 AND 10000000),
	CONSTRAINT "stays_deposit_said" CHECK ("stays"."deposit_minor" = 0 OR ("stays"."deposit_zh" <> '' AND "stays"."deposit_en" <> '')),
	CONSTRAINT "stays_lengths" CHECK (length("stays"."title_zh") BETWEEN 1 AND 60 AND length("stays"."title_en") <= 120 AND length("stays"."story_zh") <= 4000 AND length("stays"."story_en") <= 8000
        AND length("stays"."rules_zh") <= 1000 AND length("stays"."rules_en") <= 2000 AND length("stays"."way_zh") <= 1000 AND length("stays"."way_en") <= 2000),
	CONSTRAINT "stays_place" CHECK ("stays"."lon" BETWEEN -180 AND 180 AND "stays"."lat" BETWEEN -90 AND 90)
);
--> statement-breakpoint
ALTER TABLE "seller_orders" DROP CONSTRAINT "seller_orders_state_known";--> statement-breakpoint
ALTER TABLE "booking_lines" ADD CONSTRAINT "booking_lines_order_of_seller" FOREIGN KEY ("seller_order_id","seller_id") REFERENCES "public"."seller_orders"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_lines" ADD CONSTRAINT "booking_lines_booking_of_seller" FOREIGN KEY ("booking_id","seller_id") REFERENCES "public"."bookings"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_lines" ADD CONSTRAINT "booking_lines_session_of_seller" FOREIGN KEY ("session_booking_id","seller_id") REFERENCES "public"."session_bookings"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_buyer_id_users_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_feed_id_calendar_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."calendar_feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_unit_of_stay" FOREIGN KEY ("unit_id","stay_id","seller_id") REFERENCES "public"."room_units"("id","stay_id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_order_of_seller" FOREIGN KEY ("seller_order_id","seller_id") REFERENCES "public"."seller_orders"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_unit_of_stay" FOREIGN KEY ("unit_id","stay_id","seller_id") REFERENCES "public"."room_units"("id","stay_id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_nights" ADD CONSTRAINT "unit_nights_booking_of_unit" FOREIGN KEY ("booking_id","unit_id") REFERENCES "public"."bookings"("id","unit_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experience_photos" ADD CONSTRAINT "experience_photos_experience_of_seller" FOREIGN KEY ("experience_id","seller_id") REFERENCES "public"."experiences"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experience_sessions" ADD CONSTRAINT "experience_sessions_experience_of_seller" FOREIGN KEY ("experience_id","seller_id") REFERENCES "public"."experiences"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiences" ADD CONSTRAINT "experiences_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiences" ADD CONSTRAINT "experiences_town_code_divisions_code_fk" FOREIGN KEY ("town_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiences" ADD CONSTRAINT "experiences_village_code_divisions_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_buyer_id_users_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_session_of_seller" FOREIGN KEY ("session_id","seller_id") REFERENCES "public"."experience_sessions"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_order_of_seller" FOREIGN KEY ("seller_order_id","seller_id") REFERENCES "public"."seller_orders"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_rates" ADD CONSTRAINT "room_rates_room_type_id_room_types_id_fk" FOREIGN KEY ("room_type_id") REFERENCES "public"."room_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stay_discounts" ADD CONSTRAINT "stay_discounts_stay_id_stays_id_fk" FOREIGN KEY ("stay_id") REFERENCES "public"."stays"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stay_extras" ADD CONSTRAINT "stay_extras_stay_id_stays_id_fk" FOREIGN KEY ("stay_id") REFERENCES "public"."stays"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_types" ADD CONSTRAINT "room_types_stay_of_seller" FOREIGN KEY ("stay_id","seller_id") REFERENCES "public"."stays"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_units" ADD CONSTRAINT "room_units_type_of_stay" FOREIGN KEY ("room_type_id","stay_id","seller_id") REFERENCES "public"."room_types"("id","stay_id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stay_photos" ADD CONSTRAINT "stay_photos_stay_of_seller" FOREIGN KEY ("stay_id","seller_id") REFERENCES "public"."stays"("id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stay_photos" ADD CONSTRAINT "stay_photos_room_of_stay" FOREIGN KEY ("room_type_id","stay_id","seller_id") REFERENCES "public"."room_types"("id","stay_id","seller_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stays" ADD CONSTRAINT "stays_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stays" ADD CONSTRAINT "stays_town_code_divisions_code_fk" FOREIGN KEY ("town_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stays" ADD CONSTRAINT "stays_village_code_divisions_code_fk" FOREIGN KEY ("village_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_lines_order" ON "booking_lines" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "booking_lines_booking" ON "booking_lines" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "booking_lines_session_booking" ON "booking_lines" USING btree ("session_booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_lines_night_once" ON "booking_lines" USING btree ("seller_order_id","booking_id","night") WHERE kind = 'night';--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_ical_once" ON "bookings" USING btree ("unit_id","ical_uid") WHERE source = 'ical' AND state <> 'released';--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_order_once" ON "bookings" USING btree ("seller_order_id") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "bookings_unit" ON "bookings" USING btree ("unit_id","check_in");--> statement-breakpoint
CREATE INDEX "bookings_stay" ON "bookings" USING btree ("stay_id","check_in");--> statement-breakpoint
CREATE INDEX "bookings_seller" ON "bookings" USING btree ("seller_id","check_in");--> statement-breakpoint
CREATE INDEX "bookings_purchase" ON "bookings" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "bookings_buyer" ON "bookings" USING btree ("buyer_id");--> statement-breakpoint
CREATE INDEX "bookings_feed" ON "bookings" USING btree ("feed_id");--> statement-breakpoint
CREATE INDEX "bookings_held" ON "bookings" USING btree ("expires_at") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "bookings_conflict" ON "bookings" USING btree ("seller_id") WHERE state = 'conflict';--> statement-breakpoint
CREATE INDEX "calendar_feeds_seller" ON "calendar_feeds" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_due" ON "calendar_feeds" USING btree ("next_at") WHERE active;--> statement-breakpoint
CREATE INDEX "unit_nights_booking" ON "unit_nights" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "unit_nights_night" ON "unit_nights" USING btree ("night","unit_id");--> statement-breakpoint
CREATE INDEX "experience_photos_experience" ON "experience_photos" USING btree ("experience_id");--> statement-breakpoint
CREATE INDEX "experience_sessions_starts" ON "experience_sessions" USING btree ("starts_at") WHERE state IN ('open','sure');--> statement-breakpoint
CREATE INDEX "experience_sessions_decides" ON "experience_sessions" USING btree ("decides_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "experiences_seller" ON "experiences" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "experiences_town" ON "experiences" USING btree ("town_code");--> statement-breakpoint
CREATE INDEX "experiences_village" ON "experiences" USING btree ("village_code");--> statement-breakpoint
CREATE INDEX "experiences_county" ON "experiences" USING btree ("county_code","status");--> statement-breakpoint
CREATE INDEX "experiences_search_grams" ON "experiences" USING gin ("search_grams");--> statement-breakpoint
CREATE UNIQUE INDEX "session_bookings_order_once" ON "session_bookings" USING btree ("seller_order_id") WHERE state <> 'released';--> statement-breakpoint
CREATE INDEX "session_bookings_session" ON "session_bookings" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "session_bookings_purchase" ON "session_bookings" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "session_bookings_buyer" ON "session_bookings" USING btree ("buyer_id");--> statement-breakpoint
CREATE INDEX "session_bookings_held" ON "session_bookings" USING btree ("expires_at") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "room_rates_type" ON "room_rates" USING btree ("room_type_id","last_night");--> statement-breakpoint
CREATE INDEX "stay_extras_stay" ON "stay_extras" USING btree ("stay_id");--> statement-breakpoint
CREATE INDEX "room_types_stay" ON "room_types" USING btree ("stay_id");--> statement-breakpoint
CREATE INDEX "room_units_type" ON "room_units" USING btree ("room_type_id");--> statement-breakpoint
CREATE INDEX "stay_photos_stay" ON "stay_photos" USING btree ("stay_id");--> statement-breakpoint
CREATE INDEX "stay_photos_room" ON "stay_photos" USING btree ("room_type_id");--> statement-breakpoint
CREATE INDEX "stays_seller" ON "stays" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "stays_town" ON "stays" USING btree ("town_code");--> statement-breakpoint
CREATE INDEX "stays_village" ON "stays" USING btree ("village_code");--> statement-breakpoint
CREATE INDEX "stays_county" ON "stays" USING btree ("county_code","status");--> statement-breakpoint
CREATE INDEX "stays_search_grams" ON "stays" USING gin ("search_grams");--> statement-breakpoint
ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_orders_kind_known" CHECK ("seller_orders"."kind" IN ('goods','stay','session'));--> statement-breakpoint
ALTER TABLE "seller_orders" ADD CONSTRAINT "seller_orders_state_known" CHECK (CASE WHEN "seller_orders"."kind" = 'goods' THEN "seller_orders"."state" IN ('pending','paid','packed','shipped','delivered','received','settled','cancelled')
        ELSE "seller_orders"."state" IN ('pending','confirmed','started','ended','settled','cancelled','no_show') END);