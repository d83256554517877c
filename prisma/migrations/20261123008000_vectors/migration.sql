-- What the corpus taught: how texts become vectors, and where every paper stands.
CREATE TABLE "vector_models" (
    "id" SERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "paper_count" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "trained_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vector_models_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "paper_vectors" (
    "model_id" INTEGER NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "cell" INTEGER NOT NULL,
    "vector" BYTEA NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paper_vectors_pkey" PRIMARY KEY ("model_id","paper_id")
);

CREATE INDEX "paper_vectors_cell" ON "paper_vectors"("model_id", "cell");
CREATE INDEX "paper_vectors_paper" ON "paper_vectors"("paper_id");

ALTER TABLE "paper_vectors" ADD CONSTRAINT "paper_vectors_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "vector_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "paper_vectors" ADD CONSTRAINT "paper_vectors_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two hundred bytes that do not compress: kept beside the row instead of in a second table.
ALTER TABLE "paper_vectors" ALTER COLUMN "vector" SET STORAGE PLAIN;
