ALTER TABLE "deliveries" ADD COLUMN "doubt_count" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "letters" ADD COLUMN "doubt_count" INTEGER NOT NULL DEFAULT 0;

-- No reference to papers: an edition keeps what it said of a paper that is gone.
CREATE TABLE "edition_papers" (
    "edition_id" INTEGER NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "edition_papers_pkey" PRIMARY KEY ("edition_id","paper_id")
);

ALTER TABLE "edition_papers" ADD CONSTRAINT "edition_papers_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
