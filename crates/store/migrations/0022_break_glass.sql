-- circles opened in an emergency
CREATE TABLE break_glass (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  -- it opens for this hat alone; the account is kept for the limit a day and for the review
  account TEXT NOT NULL,
  hat TEXT NOT NULL,
  agency TEXT,
  category TEXT NOT NULL,
  -- in the opener's own words
  reason TEXT NOT NULL,
  opened BIGINT NOT NULL,
  until BIGINT NOT NULL,
  closed BIGINT,
  -- last day for the review
  review_due TEXT NOT NULL,
  reviewed BIGINT,
  reviewer TEXT,
  outcome TEXT,
  words TEXT,
  -- the decision not to show it to the family; absent: it is shown
  withheld BIGINT,
  withheld_by TEXT,
  withheld_reason TEXT,
  PRIMARY KEY (partnership, id)
);
-- one at a time for a hat and a child
CREATE UNIQUE INDEX break_glass_open ON break_glass (partnership, hat, person) WHERE closed IS NULL;
CREATE INDEX break_glass_person ON break_glass (partnership, person);
CREATE INDEX break_glass_account ON break_glass (partnership, account, opened);
CREATE INDEX break_glass_waiting ON break_glass (partnership, review_due, id) WHERE reviewed IS NULL;
CREATE INDEX break_glass_reviewed ON break_glass (partnership, reviewed) WHERE reviewed IS NOT NULL;
