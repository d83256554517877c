-- What a source announced in one category on one day, and which of it is stored.
CREATE TABLE "batches" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "announced_on" DATE NOT NULL,
    "announced_count" INTEGER NOT NULL,
    "received_count" INTEGER NOT NULL,
    "missing_ids" TEXT[],
    "list_hash" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "repaired_at" TIMESTAMPTZ(3),

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "batches_source_category_announced_on_key"
  ON "batches"("source", "category", "announced_on");

-- How the last look at one category of a source ended.
CREATE TABLE "looks" (
    "source" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "looks_pkey" PRIMARY KEY ("source", "category")
);
