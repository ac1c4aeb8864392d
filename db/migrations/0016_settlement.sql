CREATE TABLE "debt_offsets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"debt_order_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "debt_offsets_amount" CHECK ("debt_offsets"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"provider_ref" text NOT NULL,
	"seller_order_id" uuid,
	"reason" text NOT NULL,
	"borne_by" text DEFAULT 'seller' NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint DEFAULT 0 NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"due_by" timestamp with time zone,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"reinstated_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disputes_provider_ref_unique" UNIQUE("provider_ref"),
	CONSTRAINT "disputes_borne_by_known" CHECK ("disputes"."borne_by" IN ('seller','house')),
	CONSTRAINT "disputes_amount" CHECK ("disputes"."amount_minor" > 0 AND "disputes"."fee_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"placed_by" uuid,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "order_holds_once" UNIQUE("seller_order_id","kind","ref"),
	CONSTRAINT "order_holds_kind_known" CHECK ("order_holds"."kind" IN ('claim','dispute','staff')),
	CONSTRAINT "order_holds_lifted" CHECK ("order_holds"."lifted_by" IS NULL OR "order_holds"."lifted_at" IS NOT NULL),
	CONSTRAINT "order_holds_reason" CHECK (length("order_holds"."reason") <= 500)
);
--> statement-breakpoint
CREATE TABLE "payout_accounts" (
	"seller_id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"state" text NOT NULL,
	"account_ref" text,
	"requirements" text[] DEFAULT '{}' NOT NULL,
	"bank_sealed" text,
	"bank_tail" text DEFAULT '' NOT NULL,
	"bank_name" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone,
	CONSTRAINT "payout_accounts_account_ref_unique" UNIQUE("account_ref"),
	CONSTRAINT "payout_accounts_provider_known" CHECK ("payout_accounts"."provider" IN ('stripe_connect','bank_batch')),
	CONSTRAINT "payout_accounts_state_known" CHECK ("payout_accounts"."state" IN ('pending','active','restricted','gone')),
	CONSTRAINT "payout_accounts_of_provider" CHECK (CASE "payout_accounts"."provider" WHEN 'bank_batch' THEN "payout_accounts"."bank_sealed" IS NOT NULL AND "payout_accounts"."account_ref" IS NULL ELSE "payout_accounts"."bank_sealed" IS NULL END),
	CONSTRAINT "payout_accounts_tail" CHECK (length("payout_accounts"."bank_tail") <= 4 AND length("payout_accounts"."bank_name") <= 60)
);
--> statement-breakpoint
CREATE TABLE "payout_batch_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"reference" text NOT NULL,
	"seller_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"bank_sealed" text NOT NULL,
	"bank_tail" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"failure" text,
	"reported_at" timestamp with time zone,
	CONSTRAINT "payout_batch_lines_reference_unique" UNIQUE("reference"),
	CONSTRAINT "payout_batch_lines_position" UNIQUE("batch_id","position"),
	CONSTRAINT "payout_batch_lines_seller" UNIQUE("batch_id","seller_id"),
	CONSTRAINT "payout_batch_lines_state_known" CHECK ("payout_batch_lines"."state" IN ('waiting','paid','returned')),
	CONSTRAINT "payout_batch_lines_amount" CHECK ("payout_batch_lines"."amount_minor" > 0 AND "payout_batch_lines"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "payout_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"no" text NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"state" text DEFAULT 'drafted' NOT NULL,
	"line_count" integer NOT NULL,
	"total_minor" bigint NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"exported_at" timestamp with time zone,
	"file_hash" text,
	CONSTRAINT "payout_batches_no_unique" UNIQUE("no"),
	CONSTRAINT "payout_batches_state_known" CHECK ("payout_batches"."state" IN ('drafted','approved','exported','closed','dropped')),
	CONSTRAINT "payout_batches_two_people" CHECK ("payout_batches"."approved_by" <> "payout_batches"."made_by"),
	CONSTRAINT "payout_batches_approved" CHECK (("payout_batches"."approved_by" IS NOT NULL) = ("payout_batches"."state" IN ('approved','exported','closed'))),
	CONSTRAINT "payout_batches_exported" CHECK (("payout_batches"."file_hash" IS NOT NULL) = ("payout_batches"."state" IN ('exported','closed'))),
	CONSTRAINT "payout_batches_totals" CHECK ("payout_batches"."line_count" >= 1 AND "payout_batches"."total_minor" >= 1)
);
--> statement-breakpoint
CREATE TABLE "transfer_reversals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"refund_id" uuid,
	"dispute_id" uuid,
	"amount_minor" bigint NOT NULL,
	"sent_minor" bigint,
	"provider_ref" text,
	"state" text DEFAULT 'requested' NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "transfer_reversals_provider_ref_unique" UNIQUE("provider_ref"),
	CONSTRAINT "transfer_reversals_refund" UNIQUE("transfer_id","refund_id"),
	CONSTRAINT "transfer_reversals_dispute" UNIQUE("transfer_id","dispute_id"),
	CONSTRAINT "transfer_reversals_cause" CHECK (("transfer_reversals"."refund_id" IS NULL) <> ("transfer_reversals"."dispute_id" IS NULL)),
	CONSTRAINT "transfer_reversals_state_known" CHECK ("transfer_reversals"."state" IN ('requested','made','refused','void')),
	CONSTRAINT "transfer_reversals_amount" CHECK ("transfer_reversals"."amount_minor" > 0),
	CONSTRAINT "transfer_reversals_made" CHECK (("transfer_reversals"."state" = 'made') = ("transfer_reversals"."provider_ref" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seller_order_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"provider" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"sent_minor" bigint,
	"sent_currency" text,
	"account_ref" text,
	"provider_ref" text,
	"batch_line_id" uuid,
	"state" text DEFAULT 'requested' NOT NULL,
	"failure" text,
	"reversed_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "transfers_provider_ref_unique" UNIQUE("provider_ref"),
	CONSTRAINT "transfers_n" UNIQUE("seller_order_id","n"),
	CONSTRAINT "transfers_state_known" CHECK ("transfers"."state" IN ('requested','sent','paid','failed')),
	CONSTRAINT "transfers_provider_known" CHECK ("transfers"."provider" IN ('stripe_connect','bank_batch')),
	CONSTRAINT "transfers_amount" CHECK ("transfers"."amount_minor" > 0 AND "transfers"."reversed_minor" BETWEEN 0 AND "transfers"."amount_minor" AND "transfers"."n" >= 1),
	CONSTRAINT "transfers_sent_currency" CHECK (("transfers"."sent_minor" IS NULL) = ("transfers"."sent_currency" IS NULL)),
	CONSTRAINT "transfers_known" CHECK ("transfers"."state" NOT IN ('sent','paid') OR CASE "transfers"."provider" WHEN 'bank_batch' THEN "transfers"."batch_line_id" ELSE NULL END IS NOT NULL OR "transfers"."provider_ref" IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_kind_known";--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_owned";--> statement-breakpoint
ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_kind_known";--> statement-breakpoint
ALTER TABLE "ledger_accounts" drop column "normal_side";--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "normal_side" text GENERATED ALWAYS AS (CASE WHEN kind IN ('psp_pending','psp_available','psp_fee_expense','bank','seller_debt','dispute_hold','dispute_fee_expense','platform_loss','goodwill_expense') THEN 'debit' ELSE 'credit' END) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_accounts" drop column "may_go_negative";--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "may_go_negative" boolean GENERATED ALWAYS AS (kind NOT IN ('seller_held','seller_payable','seller_debt','fee_deferred','refund_pending','payout_in_transit','dispute_hold')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ALTER COLUMN "payment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "transfer_id" uuid;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "dispute_id" uuid;--> statement-breakpoint
ALTER TABLE "seller_orders" ADD COLUMN "release_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seller_orders" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "settled_minor" bigint;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "settled_currency" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "funds_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "funds_posted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "borne_by" text DEFAULT 'seller' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "settled_minor" bigint;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "settled_currency" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "via" text DEFAULT 'provider' NOT NULL;--> statement-breakpoint
ALTER TABLE "debt_offsets" ADD CONSTRAINT "debt_offsets_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debt_offsets" ADD CONSTRAINT "debt_offsets_debt_order_id_seller_orders_id_fk" FOREIGN KEY ("debt_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_holds" ADD CONSTRAINT "order_holds_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_holds" ADD CONSTRAINT "order_holds_placed_by_users_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_holds" ADD CONSTRAINT "order_holds_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batch_lines" ADD CONSTRAINT "payout_batch_lines_batch_id_payout_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payout_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batch_lines" ADD CONSTRAINT "payout_batch_lines_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_reversals" ADD CONSTRAINT "transfer_reversals_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_reversals" ADD CONSTRAINT "transfer_reversals_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_reversals" ADD CONSTRAINT "transfer_reversals_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_seller_order_id_seller_orders_id_fk" FOREIGN KEY ("seller_order_id") REFERENCES "public"."seller_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_batch_line_id_payout_batch_lines_id_fk" FOREIGN KEY ("batch_line_id") REFERENCES "public"."payout_batch_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "debt_offsets_order" ON "debt_offsets" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "debt_offsets_debt" ON "debt_offsets" USING btree ("debt_order_id");--> statement-breakpoint
CREATE INDEX "disputes_payment" ON "disputes" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "disputes_seller_order" ON "disputes" USING btree ("seller_order_id");--> statement-breakpoint
CREATE INDEX "disputes_submitted_by" ON "disputes" USING btree ("submitted_by");--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("due_by") WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX "order_holds_live" ON "order_holds" USING btree ("seller_order_id") WHERE lifted_at IS NULL;--> statement-breakpoint
CREATE INDEX "order_holds_placed_by" ON "order_holds" USING btree ("placed_by");--> statement-breakpoint
CREATE INDEX "order_holds_lifted_by" ON "order_holds" USING btree ("lifted_by");--> statement-breakpoint
CREATE INDEX "payout_accounts_state" ON "payout_accounts" USING btree ("state");--> statement-breakpoint
CREATE INDEX "payout_batch_lines_of_seller" ON "payout_batch_lines" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "payout_batches_state" ON "payout_batches" USING btree ("state","made_at");--> statement-breakpoint
CREATE INDEX "payout_batches_made_by" ON "payout_batches" USING btree ("made_by");--> statement-breakpoint
CREATE INDEX "payout_batches_approved_by" ON "payout_batches" USING btree ("approved_by");--> statement-breakpoint
CREATE INDEX "transfer_reversals_of_refund" ON "transfer_reversals" USING btree ("refund_id");--> statement-breakpoint
CREATE INDEX "transfer_reversals_of_dispute" ON "transfer_reversals" USING btree ("dispute_id");--> statement-breakpoint
CREATE INDEX "transfer_reversals_open" ON "transfer_reversals" USING btree ("created_at") WHERE state = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_one_open" ON "transfers" USING btree ("seller_order_id") WHERE state = 'requested';--> statement-breakpoint
CREATE INDEX "transfers_seller" ON "transfers" USING btree ("seller_id","created_at");--> statement-breakpoint
CREATE INDEX "transfers_payment" ON "transfers" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "transfers_batch_line" ON "transfers" USING btree ("batch_line_id");--> statement-breakpoint
CREATE INDEX "transfers_open" ON "transfers" USING btree ("created_at") WHERE state = 'requested';--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_transfer" ON "ledger_entries" USING btree ("transfer_id") WHERE transfer_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "ledger_entries_dispute" ON "ledger_entries" USING btree ("dispute_id") WHERE dispute_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "seller_orders_release" ON "seller_orders" USING btree ("release_at") WHERE released_at IS NULL AND release_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "payments_charge" ON "payments" USING btree ("charge_ref");--> statement-breakpoint
CREATE INDEX "payments_funds" ON "payments" USING btree ("funds_at") WHERE funds_posted_at IS NULL AND fee_ref IS NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_kind_known" CHECK ("ledger_accounts"."kind" IN ('psp_pending','psp_available','psp_fee_expense','bank','seller_held','seller_payable','seller_debt','fee_deferred','fee_revenue','refund_pending','payout_in_transit','dispute_hold','dispute_fee_expense','platform_loss','goodwill_expense','fx_clearing','suspense'));--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_owned" CHECK (("ledger_accounts"."kind" IN ('seller_held','seller_payable','seller_debt','payout_in_transit')) = ("ledger_accounts"."owner_id" IS NOT NULL));--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_of_payment" CHECK (("ledger_transactions"."kind" = 'provider_payout') = ("ledger_transactions"."payment_id" IS NULL));--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_kind_known" CHECK ("ledger_transactions"."kind" IN ('payment_captured','psp_fee','fx_settled','funds_available','order_released','debt_netted','transfer_requested','transfer_sent','transfer_failed','reversal_made','refund_requested','refund_sent','refund_failed','refund_refused','dispute_withdrawn','dispute_won','dispute_lost','provider_payout'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_settled" CHECK (("payments"."settled_minor" IS NULL) = ("payments"."settled_currency" IS NULL));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_borne_by_known" CHECK ("refunds"."borne_by" IN ('seller','house'));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_via_known" CHECK ("refunds"."via" IN ('provider','bank'));