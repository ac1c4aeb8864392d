ALTER TABLE "delivery_terms" ALTER COLUMN "excluded_provinces" SET DEFAULT '{710000,810000,820000}';--> statement-breakpoint
-- Until now nobody could choose them, so no seller has said that he delivers there.
UPDATE "delivery_terms" SET "excluded_provinces" = (
  SELECT array_agg(DISTINCT code ORDER BY code) FROM unnest("excluded_provinces" || ARRAY['710000','810000','820000']) AS code
);
