-- The words of titles as they are written, words of grammar too: who names a paper by words of its
-- title wants that one, not its stems' neighbours.
CREATE TEXT SEARCH CONFIGURATION paperfeed_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION paperfeed_words
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

-- Marks become spaces first, or "encoder/decoder" would be one word and "<think>" none.
CREATE FUNCTION paper_title_words(title text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  to_tsvector('paperfeed_words', translate(title, '-_/\<>.,:;@&+#%=''’"()[]{}$~^*|–—', repeat(' ', 40)));

CREATE INDEX papers_title_words ON papers USING gin (paper_title_words(title));

-- How many titles each word stands in: right spellings, and the ends of words begun. In the order of
-- bytes, so that the key finds words by how they begin.
CREATE TABLE "title_words" (
    "word" TEXT COLLATE "C" NOT NULL,
    "paper_count" INTEGER NOT NULL,

    CONSTRAINT "title_words_pkey" PRIMARY KEY ("word")
);

-- A word and what is left of it with one letter out: words one slip apart have a form in common,
-- whether a letter is wrong, missing, added or changed places with its neighbour.
CREATE FUNCTION word_forms(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY(
  SELECT overlay(word PLACING '' FROM place FOR 1) FROM generate_series(1, length(word)) AS place
  UNION SELECT word);

CREATE INDEX title_words_near ON title_words USING gin (word_forms(word)) WITH (fastupdate = off)
  WHERE length(word) BETWEEN 4 AND 30;

-- The same marks part words in the search column; papers stored before keep theirs until they change.
CREATE OR REPLACE FUNCTION papers_fill_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('paperfeed', translate(NEW.title, '/<>', '   ')), 'A') ||
    setweight(to_tsvector('paperfeed', array_to_string(NEW.authors, ' ')), 'B') ||
    setweight(to_tsvector('paperfeed', translate(NEW.abstract, '/<>', '   ')), 'C');
  RETURN NEW;
END $$;
