ALTER TABLE "disputes" ADD COLUMN "settled_minor" bigint;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "settled_fee_minor" bigint;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "settled_currency" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "returned_minor" bigint;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "returned_currency" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_settled" CHECK (num_nonnulls("disputes"."settled_minor", "disputes"."settled_fee_minor", "disputes"."settled_currency") IN (0, 3) AND num_nonnulls("disputes"."returned_minor", "disputes"."returned_currency") <> 1);