ALTER TABLE "carts" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "draft_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "carts_draft" ON "carts" USING btree ("draft_at") WHERE draft IS NOT NULL;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_draft_dated" CHECK (("carts"."draft" IS NULL) = ("carts"."draft_at" IS NULL));