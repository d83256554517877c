-- Readers who confirmed and wait for their first edition, which the worker plans: choosing it reads
-- thousands of papers, and the web process only writes rows.
CREATE TABLE welcomes (
  reader_id integer PRIMARY KEY REFERENCES readers (id) ON DELETE CASCADE ON UPDATE CASCADE,
  asked_at timestamptz(3) NOT NULL
);
