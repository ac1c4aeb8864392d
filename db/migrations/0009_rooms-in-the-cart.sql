CREATE TABLE "cart_seats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cart_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"adults" smallint NOT NULL,
	"children" smallint DEFAULT 0 NOT NULL,
	"seen_minor" bigint NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_seats_once" UNIQUE("cart_id","session_id"),
	CONSTRAINT "cart_seats_guests" CHECK ("cart_seats"."adults" BETWEEN 0 AND 100 AND "cart_seats"."children" BETWEEN 0 AND 100 AND "cart_seats"."adults" + "cart_seats"."children" >= 1)
);
--> statement-breakpoint
CREATE TABLE "cart_stays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cart_id" uuid NOT NULL,
	"room_type_id" uuid NOT NULL,
	"arrival" date NOT NULL,
	"departure" date NOT NULL,
	"adults" smallint NOT NULL,
	"children" smallint DEFAULT 0 NOT NULL,
	"rooms" smallint DEFAULT 1 NOT NULL,
	"extras" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"seen_minor" bigint NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_stays_once" UNIQUE("cart_id","room_type_id","arrival","departure"),
	CONSTRAINT "cart_stays_nights" CHECK ("cart_stays"."departure" > "cart_stays"."arrival" AND "cart_stays"."departure" - "cart_stays"."arrival" <= 365),
	CONSTRAINT "cart_stays_guests" CHECK ("cart_stays"."adults" BETWEEN 1 AND 100 AND "cart_stays"."children" BETWEEN 0 AND 100 AND "cart_stays"."rooms" BETWEEN 1 AND 9)
);
--> statement-breakpoint
ALTER TABLE "cart_seats" ADD CONSTRAINT "cart_seats_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_seats" ADD CONSTRAINT "cart_seats_session_id_experience_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."experience_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_stays" ADD CONSTRAINT "cart_stays_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_stays" ADD CONSTRAINT "cart_stays_room_type_id_room_types_id_fk" FOREIGN KEY ("room_type_id") REFERENCES "public"."room_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cart_seats_session" ON "cart_seats" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "cart_stays_room_type" ON "cart_stays" USING btree ("room_type_id");--> statement-breakpoint
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_address" CHECK ("purchases"."address" ?& ARRAY['name','phone'] AND (NOT "purchases"."address" ?| ARRAY['divisionCode','province','city','district','town','detail']
        OR "purchases"."address" ?& ARRAY['divisionCode','province','city','district','town','detail']));