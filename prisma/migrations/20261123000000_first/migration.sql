-- Both extensions are "trusted": a database owner may create them without being superuser.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- English stems without accents, so that "Schutze" finds "Schütze".
CREATE TEXT SEARCH CONFIGURATION paperfeed (COPY = english);
ALTER TEXT SEARCH CONFIGURATION paperfeed
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- CreateTable
CREATE TABLE "papers" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "arxiv_id" TEXT,
    "doi" TEXT,
    "title" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "tldr" TEXT,
    "authors" TEXT[],
    "primary_category" TEXT,
    "categories" TEXT[],
    "comment" TEXT,
    "journal_ref" TEXT,
    "links" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "versions" JSONB NOT NULL DEFAULT '[]',
    "submitted_at" TIMESTAMPTZ(3),
    "revised_at" TIMESTAMPTZ(3),
    "announced_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawal_reason" TEXT,
    "source" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "search" tsvector,

    CONSTRAINT "papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tags" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_tags" (
    "paper_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,
    "confidence" REAL NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "evidence" TEXT[],
    "method" TEXT NOT NULL,
    "score" DOUBLE PRECISION,

    CONSTRAINT "paper_tags_pkey" PRIMARY KEY ("paper_id","tag_id")
);

-- CreateTable
CREATE TABLE "observations" (
    "paper_id" INTEGER NOT NULL,
    "signal" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "observations_pkey" PRIMARY KEY ("paper_id","signal","source","observed_at")
);

-- CreateTable
CREATE TABLE "scores" (
    "paper_id" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "merit" DOUBLE PRECISION NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,
    "parts" JSONB NOT NULL,
    "formula" TEXT NOT NULL,
    "scored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scores_pkey" PRIMARY KEY ("paper_id")
);

-- CreateTable
CREATE TABLE "readers" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "readers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" SERIAL NOT NULL,
    "reader_id" INTEGER NOT NULL,
    "tags" TEXT[],
    "excluded_tags" TEXT[],
    "authors" TEXT[],
    "phrases" TEXT[],
    "min_score" DOUBLE PRECISION,
    "paper_count" INTEGER NOT NULL DEFAULT 10,
    "cadence" TEXT NOT NULL DEFAULT 'daily',
    "weekdays_only" BOOLEAN NOT NULL DEFAULT false,
    "hour" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "paused_until" TIMESTAMPTZ(3),
    "pending" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tokens" (
    "hash" TEXT NOT NULL,
    "reader_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "tokens_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "letters" (
    "id" SERIAL NOT NULL,
    "reader_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "message_id" TEXT NOT NULL,
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editions" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "edition_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "editions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" BIGSERIAL NOT NULL,
    "edition_id" INTEGER NOT NULL,
    "reader_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "paper_ids" INTEGER[],
    "message_id" TEXT NOT NULL,
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" SERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB,
    "error" TEXT,

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "name" TEXT NOT NULL,
    "next_request_at" TIMESTAMPTZ(3),
    "cursor" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "allowances" (
    "key" TEXT NOT NULL,
    "period" TIMESTAMPTZ(3) NOT NULL,
    "used_count" INTEGER NOT NULL,

    CONSTRAINT "allowances_pkey" PRIMARY KEY ("key","period")
);

-- CreateIndex
CREATE UNIQUE INDEX "papers_public_id_key" ON "papers"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "papers_arxiv_id_key" ON "papers"("arxiv_id");

-- CreateIndex
CREATE UNIQUE INDEX "papers_doi_key" ON "papers"("doi");

-- CreateIndex
CREATE INDEX "papers_newest" ON "papers"("submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "papers_changed" ON "papers"("changed_at");

-- CreateIndex
CREATE INDEX "papers_search_idx" ON "papers" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "tags_slug_key" ON "tags"("slug");

-- CreateIndex
CREATE INDEX "paper_tags_trending" ON "paper_tags"("tag_id", "score" DESC, "paper_id" DESC);

-- CreateIndex
CREATE INDEX "scores_trending" ON "scores"("score" DESC, "paper_id" DESC);

-- CreateIndex
CREATE INDEX "scores_merit" ON "scores"("merit" DESC, "paper_id" DESC);

-- CreateIndex
CREATE INDEX "scores_newest" ON "scores"("listed_at" DESC, "paper_id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "readers_email_key_key" ON "readers"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "subscriptions_reader_id_key" ON "subscriptions"("reader_id");

-- CreateIndex
CREATE INDEX "tokens_expires_at_idx" ON "tokens"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "letters_message_id_key" ON "letters"("message_id");

-- CreateIndex
CREATE INDEX "letters_state_next_attempt_at_idx" ON "letters"("state", "next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "editions_kind_edition_on_key" ON "editions"("kind", "edition_on");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_message_id_key" ON "deliveries"("message_id");

-- CreateIndex
CREATE INDEX "deliveries_of_reader" ON "deliveries"("reader_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "deliveries_due" ON "deliveries"("state", "next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_edition_id_reader_id_key" ON "deliveries"("edition_id", "reader_id");

-- CreateIndex
CREATE INDEX "runs_latest" ON "runs"("job", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "runs_job_slot_key" ON "runs"("job", "slot");

-- AddForeignKey
ALTER TABLE "paper_tags" ADD CONSTRAINT "paper_tags_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_tags" ADD CONSTRAINT "paper_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observations" ADD CONSTRAINT "observations_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "readers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "readers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "readers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "readers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Title A, authors B, abstract C. A trigger, not a generated column: Prisma has no word for those
-- and would call one a drift.
CREATE FUNCTION papers_fill_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('paperfeed', NEW.title), 'A') ||
    setweight(to_tsvector('paperfeed', array_to_string(NEW.authors, ' ')), 'B') ||
    setweight(to_tsvector('paperfeed', NEW.abstract), 'C');
  RETURN NEW;
END $$;

CREATE TRIGGER papers_search
  BEFORE INSERT OR UPDATE OF title, authors, abstract ON papers
  FOR EACH ROW EXECUTE FUNCTION papers_fill_search();

-- With the default statistics a rare word walks the whole score index at 1 M papers (seconds).
ALTER TABLE papers ALTER COLUMN search SET STATISTICS 2000;
