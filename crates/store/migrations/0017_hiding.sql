-- The children around whom a delivery masks or hides ties that were open so far.
CREATE VIEW feed_masking AS
  SELECT d.partnership, d.feed, q.id AS person
  FROM feed_decision d
  JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed AND n.line = d.line
  JOIN involvement i ON i.partnership = d.partnership AND i.source_record = d.record
  JOIN person m ON m.partnership = i.partnership AND m.id = i.person
  JOIN person q ON q.partnership = m.partnership AND q.canonical = m.canonical
  WHERE NOT d.fresh AND n.exposure <> 'open' AND i.exposure = 'open';

-- All that was told of one event.
CREATE INDEX notice_event ON notice (partnership, id);

-- Why a record waits to be looked at: its tie was hidden, rather than its number changed.
ALTER TABLE relink ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE;
