-- A search reads whole cells, whose papers lie all over the table: with the vectors in the index they
-- lie side by side, and the table is not read at all.
DROP INDEX "paper_vectors_cell";
CREATE INDEX "paper_vectors_by_cell" ON "paper_vectors"("model_id", "cell", "paper_id", "vector");
