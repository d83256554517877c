-- When a paper was last looked up at a source of signals, what the source said of itself, and when to
-- look again: a run that was killed goes on where it stood.
CREATE TABLE signal_looks (
  paper_id integer NOT NULL REFERENCES papers (id) ON DELETE CASCADE ON UPDATE CASCADE,
  source text NOT NULL,
  state jsonb,
  looked_at timestamptz(3) NOT NULL,
  next_look_at timestamptz(3) NOT NULL,
  CONSTRAINT signal_looks_pkey PRIMARY KEY (paper_id, source)
);
