-- Every formula that ever ranked here, with all its numbers: feeds of the past are worked out anew by the
-- formula of their hour.
CREATE TABLE formulas (
  name text PRIMARY KEY,
  version integer NOT NULL,
  parameters jsonb NOT NULL,
  first_used_at timestamptz(3) NOT NULL
);
CREATE INDEX formulas_used ON formulas (first_used_at);

-- Papers that say something of a later instant, as after a clock that ran ahead: they are due again then.
CREATE TABLE later_scores (
  paper_id integer PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE ON UPDATE CASCADE,
  due_at timestamptz(3) NOT NULL
);
CREATE INDEX later_scores_due ON later_scores (due_at);
