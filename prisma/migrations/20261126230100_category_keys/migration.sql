-- What a paper is found by as of a category: each of its codes and their archives, in lower case.
CREATE FUNCTION paper_category_keys(categories text[], primary_category text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY(
  SELECT lower(own) FROM unnest(categories || primary_category) AS own WHERE own IS NOT NULL
  UNION
  SELECT lower(split_part(own, '.', 1)) FROM unnest(categories || primary_category) AS own
  WHERE own IS NOT NULL);

-- Without it a search in a rare category reads every paper, and the planner takes half of them to fit.
CREATE INDEX papers_category_keys ON papers
  USING gin (paper_category_keys(categories, primary_category));
