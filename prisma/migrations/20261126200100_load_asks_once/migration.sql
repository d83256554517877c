-- A bulk load stores papers and their tags in one transaction. The papers ask for their scores; it says
-- so by this setting, and the tags need not ask again.
DROP TRIGGER paper_tags_inserted_ask_scores ON paper_tags;
CREATE TRIGGER paper_tags_inserted_ask_scores AFTER INSERT ON paper_tags
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT
  WHEN (current_setting('paperfeed.scores_are_asked', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION ask_scores_by_paper_id();

-- As before, but most texts have none of these marks: translate() took a tenth of the time to look.
CREATE OR REPLACE FUNCTION papers_fill_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('paperfeed', translate(NEW.title, '/<>', '   ')), 'A') ||
    setweight(to_tsvector('paperfeed', array_to_string(NEW.authors, ' ')), 'B') ||
    setweight(to_tsvector('paperfeed', CASE
      WHEN strpos(NEW.abstract, '/') + strpos(NEW.abstract, '<') + strpos(NEW.abstract, '>') = 0
      THEN NEW.abstract ELSE translate(NEW.abstract, '/<>', '   ') END), 'C');
  RETURN NEW;
END $$;
