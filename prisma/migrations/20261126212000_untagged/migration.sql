-- The size of its primary tag moves a paper, so one that loses its tags is due as well. Joined to papers:
-- the tags of a removed paper go with it, and then there is nothing left to score.
CREATE FUNCTION ask_scores_of_untagged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO due_scores (paper_id)
  SELECT DISTINCT changed.paper_id FROM changed JOIN papers ON papers.id = changed.paper_id
  ORDER BY 1
  ON CONFLICT (paper_id) DO UPDATE SET due_at = EXCLUDED.due_at;
  RETURN NULL;
END $$;

CREATE TRIGGER paper_tags_deleted_ask_scores AFTER DELETE ON paper_tags
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION ask_scores_of_untagged();
