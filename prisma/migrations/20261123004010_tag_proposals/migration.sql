-- Phrases that rose, for an operator to accept or refuse.
CREATE TABLE "tag_proposals" (
    "phrase" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "growth" DOUBLE PRECISION NOT NULL,
    "recent_count" INTEGER NOT NULL,
    "weeks" JSONB NOT NULL,
    "examples" TEXT[],
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "tag_proposals_pkey" PRIMARY KEY ("phrase")
);
