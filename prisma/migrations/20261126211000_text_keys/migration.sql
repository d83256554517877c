-- Which text the stored parts of a score were worked out from: while it is the same, new readings need not
-- read it again.
ALTER TABLE scores ADD COLUMN text_key uuid;
