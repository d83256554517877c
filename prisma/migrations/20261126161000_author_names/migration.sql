-- Names of authors by how they begin, given name first and family name first, without case and
-- accents: what is suggested while a reader types.
CREATE TABLE "author_names" (
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "paper_count" INTEGER NOT NULL,

    CONSTRAINT "author_names_pkey" PRIMARY KEY ("key", "name")
);

CREATE FUNCTION author_keys(name text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT lower(unaccent(name))
  UNION SELECT regexp_replace(lower(unaccent(name)), '^(.*)\s(\S+)$', '\2 \1') $$;
