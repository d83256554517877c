-- What a mail says at its top differs between the zones of one edition: the first readers may be told
-- that a list was late, the last ones have it whole.
ALTER TABLE "deliveries" ADD COLUMN "note" TEXT;
UPDATE "deliveries" SET "note" = "editions"."note" FROM "editions"
  WHERE "editions"."id" = "deliveries"."edition_id" AND "editions"."note" IS NOT NULL;
ALTER TABLE "editions" DROP COLUMN "note";
