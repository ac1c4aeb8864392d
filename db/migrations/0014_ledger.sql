CREATE TABLE "fee_rates" (
	"tariff" integer NOT NULL,
	"position" integer NOT NULL,
	"order_kind" text,
	"seller_kind" text,
	"category_code" text,
	"rate_bps" integer NOT NULL,
	CONSTRAINT "fee_rates_tariff_position_pk" PRIMARY KEY("tariff","position"),
	CONSTRAINT "fee_rates_position" CHECK ("fee_rates"."position" >= 1),
	CONSTRAINT "fee_rates_rate" CHECK ("fee_rates"."rate_bps" BETWEEN 0 AND 10000),
	CONSTRAINT "fee_rates_order_kind_known" CHECK ("fee_rates"."order_kind" IN ('goods','stay','session')),
	CONSTRAINT "fee_rates_seller_kind_known" CHECK ("fee_rates"."seller_kind" IN ('household','cooperative','company','collective')),
	CONSTRAINT "fee_rates_category" CHECK (length("fee_rates"."category_code") BETWEEN 1 AND 20)
);
--> statement-breakpoint
CREATE TABLE "fee_tariffs" (
	"version" integer PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "fee_tariffs_id_unique" UNIQUE("id"),
	CONSTRAINT "fee_tariffs_version" CHECK ("fee_tariffs"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "line_fees" (
	"order_line_id" uuid,
	"booking_line_id" uuid,
	"seller_order_id" uuid NOT NULL,
	"tariff" integer,
	"position" integer,
	"rate_bps" integer NOT NULL,
	"base_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	CONSTRAINT "line_fees_order_line" UNIQUE("order_line_id"),
	CONSTRAINT "line_fees_booking_line" UNIQUE("booking_line_id"),
	CONSTRAINT "line_fees_of_one" CHECK (("line_fees"."order_line_id" IS NULL) <> ("line_fees"."booking_line_id" IS NULL)),
	CONSTRAINT "line_fees_bounds" CHECK ("line_fees"."fee_minor" BETWEEN 0 AND "line_fees"."base_minor")
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"owner_id" uuid,
	"normal_side" text GENERATED ALWAYS AS (CASE WHEN kind IN ('psp_pending','psp_available','psp_fee_expense') THEN 'debit' ELSE 'credit' END) STORED NOT NULL,
	"may_go_negative" boolean GENERATED ALWAYS AS (kind NOT IN ('seller_held','fee_deferred','refund_pending')) STORED NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_id_currency" UNIQUE("id","currency"),
	CONSTRAINT "ledger_accounts_kind_known" CHECK ("ledger_accounts"."kind" IN ('psp_pending','psp_available','psp_fee_expense','seller_held','fee_deferred','refund_pending','suspense')),
	CONSTRAINT "ledger_accounts_name" CHECK ("ledger_accounts"."id" = concat_ws(':', "ledger_accounts"."kind", "ledger_accounts"."currency", "ledger_accounts"."owner_id")),
	CONSTRAINT "ledger_accounts_owned" CHECK (("ledger_accounts"."kind" = 'seller_held') = ("ledger_accounts"."owner_id" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "ledger_balances" (
	"account_id" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"balance_minor" bigint NOT NULL,
	CONSTRAINT "ledger_balances_account_id_subject_id_pk" PRIMARY KEY("account_id","subject_id"),
	CONSTRAINT "ledger_balances_not_negative" CHECK ("ledger_balances"."balance_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" bigint NOT NULL,
	"account_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"seller_order_id" uuid,
	"refund_id" uuid,
	CONSTRAINT "ledger_entries_amount" CHECK ("ledger_entries"."amount_minor" <> 0 AND "ledger_entries"."amount_minor" BETWEEN -100000000000 AND 100000000000)
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_transactions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"external_ref" text NOT NULL,
	"effective_at" timestamp with time zone NOT NULL,
	"posted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"payment_id" uuid NOT NULL,
	"refund_id" uuid,
	"memo" text DEFAULT '' NOT NULL,
	CONSTRAINT "ledger_transactions_once" UNIQUE("kind","external_ref"),
	CONSTRAINT "ledger_transactions_kind_known" CHECK ("ledger_transactions"."kind" IN ('payment_captured','psp_fee','refund_requested','refund_sent','refund_failed','refund_refused')),
	CONSTRAINT "ledger_transactions_of_refund" CHECK (("ledger_transactions"."kind" LIKE 'refund%') = ("ledger_transactions"."refund_id" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fee_minor" bigint;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fee_ref" text;--> statement-breakpoint
ALTER TABLE "fee_rates" ADD CONSTRAINT "fee_rates_tariff_fee_tariffs_version_fk" FOREIGN KEY ("tariff") REFERENCES "public"."fee_tariffs"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_tariffs" ADD CONSTRAINT "fee_tariffs_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_fees" ADD CONSTRAINT "line_fees_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_fees" ADD CONSTRAINT "line_fees_booking_line_id_booking_lines_id_fk" FOREIGN KEY ("booking_line_id") REFERENCES "public"."booking_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_fees" ADD CONSTRAINT "line_fees_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_owner_id_sellers_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_balances" ADD CONSTRAINT "ledger_balances_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_currency" FOREIGN KEY ("account_id","currency") REFERENCES "public"."ledger_accounts"("id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fee_tariffs_published_by" ON "fee_tariffs" USING btree ("published_by");--> statement-breakpoint
CREATE INDEX "line_fees_seller_order" ON "line_fees" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_owner" ON "ledger_accounts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "ledger_balances_subject" ON "ledger_balances" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_transaction" ON "ledger_entries" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_account" ON "ledger_entries" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_seller_order" ON "ledger_entries" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_refund" ON "ledger_entries" USING btree ("refund_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_payment" ON "ledger_transactions" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_refund" ON "ledger_transactions" USING btree ("refund_id");--> statement-breakpoint
CREATE INDEX "ledger_transactions_effective" ON "ledger_transactions" USING btree ("effective_at");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_fee" CHECK (("payments"."fee_minor" IS NULL) = ("payments"."fee_ref" IS NULL) AND "payments"."fee_minor" >= 0);