-- How many papers carry a tag, by month, and together with another: pages show it, and counting a
-- million papers for each page would take seconds. Written by lib/tags/counts after each rescoring.
ALTER TABLE tags ADD COLUMN paper_count integer NOT NULL DEFAULT 0;
ALTER TABLE tags ADD COLUMN newest_at timestamptz(3);

CREATE TABLE tag_months (
  tag_id integer NOT NULL REFERENCES tags (id) ON DELETE CASCADE ON UPDATE CASCADE,
  month date NOT NULL,
  paper_count integer NOT NULL,
  CONSTRAINT tag_months_pkey PRIMARY KEY (tag_id, month)
);

CREATE TABLE tag_pairs (
  tag_id integer NOT NULL REFERENCES tags (id) ON DELETE CASCADE ON UPDATE CASCADE,
  other_id integer NOT NULL REFERENCES tags (id) ON DELETE CASCADE ON UPDATE CASCADE,
  shared_count integer NOT NULL,
  CONSTRAINT tag_pairs_pkey PRIMARY KEY (tag_id, other_id)
);

-- Stored papers are counted once now, so that pages have their numbers before the next rescoring.
UPDATE tags SET paper_count = counted.papers, newest_at = nullif(counted.newest, 'epoch')
FROM (SELECT tag_id, count(*)::int AS papers, max(listed_at) AS newest
      FROM paper_tags WHERE score IS NOT NULL GROUP BY tag_id) AS counted
WHERE counted.tag_id = tags.id;

INSERT INTO tag_months (tag_id, month, paper_count)
SELECT tag_id, date_trunc('month', listed_at AT TIME ZONE 'UTC')::date, count(*)::int
FROM paper_tags WHERE score IS NOT NULL AND listed_at IS NOT NULL GROUP BY 1, 2;

INSERT INTO tag_pairs (tag_id, other_id, shared_count)
SELECT own.tag_id, other.tag_id, count(*)::int
FROM paper_tags AS own JOIN paper_tags AS other
  ON other.paper_id = own.paper_id AND other.tag_id <> own.tag_id
WHERE own.score IS NOT NULL GROUP BY 1, 2;
