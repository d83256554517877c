-- What readers did with papers: upvotes and saves by name, clicks as counts alone.
CREATE TABLE "marks" (
    "reader_id" INTEGER NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "range_key" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marks_pkey" PRIMARY KEY ("reader_id","paper_id","kind")
);

CREATE INDEX "marks_of_reader" ON "marks"("reader_id", "kind", "marked_at" DESC, "paper_id" DESC);
CREATE INDEX "marks_of_paper" ON "marks"("paper_id", "kind", "range_key");

ALTER TABLE "marks" ADD CONSTRAINT "marks_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "readers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "marks" ADD CONSTRAINT "marks_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "clicks" (
    "paper_id" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "clicked_on" DATE NOT NULL,
    "click_count" INTEGER NOT NULL,

    CONSTRAINT "clicks_pkey" PRIMARY KEY ("paper_id","target","clicked_on")
);

ALTER TABLE "clicks" ADD CONSTRAINT "clicks_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "due_readings" (
    "paper_id" INTEGER NOT NULL,

    CONSTRAINT "due_readings_pkey" PRIMARY KEY ("paper_id")
);

ALTER TABLE "due_readings" ADD CONSTRAINT "due_readings_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A trigger, because marks also go with a deleted reader. Joined to papers: with a removed paper its
-- marks go too, and then there is nothing left to read. DO UPDATE locks the row, so that a reading
-- under way cannot take the request before the change commits.
CREATE FUNCTION ask_readings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO due_readings (paper_id)
  SELECT DISTINCT changed.paper_id FROM changed JOIN papers ON papers.id = changed.paper_id
  ORDER BY 1
  ON CONFLICT (paper_id) DO UPDATE SET paper_id = EXCLUDED.paper_id;
  RETURN NULL;
END $$;

CREATE TRIGGER marks_inserted_ask_readings AFTER INSERT ON marks
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_readings();
CREATE TRIGGER marks_deleted_ask_readings AFTER DELETE ON marks
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_readings();
CREATE TRIGGER clicks_inserted_ask_readings AFTER INSERT ON clicks
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_readings();
CREATE TRIGGER clicks_updated_ask_readings AFTER UPDATE ON clicks
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_readings();
