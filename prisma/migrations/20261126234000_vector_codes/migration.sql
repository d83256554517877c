-- The sign of each dimension, one bit each: how many differ tells nearly how far two vectors stand apart
-- (Charikar 2002), from an eighth of the bytes. A search reads these of whole cells, and the vectors of
-- the nearest alone.
CREATE FUNCTION vector_code(vector bytea) RETURNS varbit
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT string_agg(get_bit(vector, place * 8 + 7)::text, '' ORDER BY place)::varbit
  FROM generate_series(0, length(vector) - 1) AS place);

DROP INDEX "paper_vectors_by_cell";
ALTER TABLE "paper_vectors" ADD COLUMN "code" VARBIT;
UPDATE "paper_vectors" SET "code" = vector_code("vector");

CREATE FUNCTION paper_vectors_fill_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.code := vector_code(NEW.vector);
  RETURN NEW;
END $$;
CREATE TRIGGER paper_vectors_code BEFORE INSERT OR UPDATE OF vector ON paper_vectors
  FOR EACH ROW EXECUTE FUNCTION paper_vectors_fill_code();

CREATE INDEX "paper_vectors_by_code" ON "paper_vectors"("model_id", "cell", "paper_id", "code");

-- What the planner knows of the indexes on expressions of papers, it knows after this alone.
ANALYZE papers;
