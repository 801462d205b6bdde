-- limits of linking that an administrator has set; without a row the defaults hold
CREATE TABLE link_setting (
  partnership TEXT NOT NULL PRIMARY KEY,
  -- the expected precision from which on nobody is asked: a number or `never`
  accept TEXT NOT NULL,
  -- from which probability on a human is asked, in percent
  ask_percent BIGINT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  -- absent: the operator at the command line
  account TEXT
);

-- who has the pair on the desk, until when: others get other pairs first
ALTER TABLE review ADD COLUMN held_by TEXT;
ALTER TABLE review ADD COLUMN held_until BIGINT;

-- an answered pair that is put to another steward, who is not told what the first has said
CREATE TABLE second_opinion (
  partnership TEXT NOT NULL,
  review TEXT NOT NULL,
  -- what the first has said: `same` or `not_same`
  first TEXT NOT NULL,
  first_account TEXT NOT NULL,
  first_at BIGINT NOT NULL,
  -- the other's answer, once there is one
  second TEXT,
  second_account TEXT,
  second_at BIGINT,
  PRIMARY KEY (partnership, review)
);
CREATE INDEX second_opinion_waiting ON second_opinion (partnership, first_at) WHERE second IS NULL;

-- a link made without asking that is put to a steward: was this right?
CREATE TABLE link_audit (
  partnership TEXT NOT NULL,
  link TEXT NOT NULL,
  -- the record that the linked one was found to be like
  other TEXT NOT NULL,
  opened BIGINT NOT NULL,
  -- `right` or `wrong`, once there is an answer
  answer TEXT,
  account TEXT,
  answered BIGINT,
  held_by TEXT,
  held_until BIGINT,
  PRIMARY KEY (partnership, link)
);
CREATE INDEX link_audit_waiting ON link_audit (partnership, opened) WHERE answer IS NULL;
-- One in 200 of them, told by the random end of the id: 0x147 of 0x10000.
CREATE INDEX link_sample ON link (partnership, id)
  WHERE account IS NULL AND undone IS NULL AND substr(id, 29, 4) < '0147';
