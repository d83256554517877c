-- As of when the source of a paper's text said so.
ALTER TABLE "papers" ADD COLUMN "stated_at" TIMESTAMPTZ(3);

-- Papers the operator removed: no source brings them back.
CREATE TABLE "tombstones" (
    "public_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tombstones_pkey" PRIMARY KEY ("public_id")
);
