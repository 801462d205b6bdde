-- which weights linking has used since when: those that ship, or those that were learnt from the
-- partnership's own lists; the row with the highest number holds
CREATE TABLE link_model (
  partnership TEXT NOT NULL,
  number BIGINT NOT NULL,
  -- the method and a hash of what was learnt, as it stands with each link
  version TEXT NOT NULL,
  -- from how many records it was learnt
  records BIGINT NOT NULL,
  at BIGINT NOT NULL,
  -- absent: the operator at the command line
  account TEXT,
  -- as the engine writes it, JSON; absent: the weights that ship
  body TEXT,
  PRIMARY KEY (partnership, number)
);

-- the record is near somebody else as well: once the list has landed, the two persons are compared
ALTER TABLE feed_decision ADD COLUMN beside BOOLEAN NOT NULL DEFAULT FALSE;
