-- AlterTable
ALTER TABLE "paper_tags" ADD COLUMN "merit" DOUBLE PRECISION,
ADD COLUMN "listed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "due_scores" (
    "paper_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "due_scores_pkey" PRIMARY KEY ("paper_id")
);

-- CreateIndex
CREATE INDEX "paper_tags_merit" ON "paper_tags"("tag_id", "merit" DESC, "paper_id" DESC);

-- CreateIndex
CREATE INDEX "paper_tags_newest" ON "paper_tags"("tag_id", "listed_at" DESC, "paper_id" DESC);

-- CreateIndex
CREATE INDEX "scores_formula" ON "scores"("formula");

-- AddForeignKey
ALTER TABLE "due_scores" ADD CONSTRAINT "due_scores_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One statement that changes papers asks once for all their scores. DO UPDATE, not DO NOTHING: it
-- locks the row, so that a rescoring under way cannot take the request before the change commits.
CREATE FUNCTION ask_scores_of_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO due_scores (paper_id) SELECT id FROM changed ORDER BY id
  ON CONFLICT (paper_id) DO UPDATE SET due_at = EXCLUDED.due_at;
  RETURN NULL;
END $$;

CREATE FUNCTION ask_scores_by_paper_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO due_scores (paper_id) SELECT DISTINCT paper_id FROM changed ORDER BY paper_id
  ON CONFLICT (paper_id) DO UPDATE SET due_at = EXCLUDED.due_at;
  RETURN NULL;
END $$;

CREATE TRIGGER papers_inserted_ask_scores AFTER INSERT ON papers
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_scores_of_papers();
CREATE TRIGGER papers_updated_ask_scores AFTER UPDATE ON papers
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_scores_of_papers();
-- Not on update: rescoring itself writes the copies in paper_tags.
CREATE TRIGGER paper_tags_inserted_ask_scores AFTER INSERT ON paper_tags
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_scores_by_paper_id();
CREATE TRIGGER observations_inserted_ask_scores AFTER INSERT ON observations
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_scores_by_paper_id();

INSERT INTO due_scores (paper_id) SELECT id FROM papers;
