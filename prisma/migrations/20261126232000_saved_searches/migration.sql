-- Searches that a reader follows, in their canonical form.
ALTER TABLE "subscriptions" ADD COLUMN "searches" TEXT[];

-- By which of them each paper of a delivery was found, in the order of paper_ids, or ''; null where none found any.
ALTER TABLE "deliveries" ADD COLUMN "found_by" TEXT[];

-- Planning asks first who follows searches at all: of a million readers it need not read those who follow none.
CREATE INDEX "subscriptions_with_searches" ON "subscriptions" ("reader_id") WHERE "searches" <> '{}';
