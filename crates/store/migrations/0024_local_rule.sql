-- rules that a partnership brings itself: of its own, and newer versions of those of the law pack.
-- A version is never changed; it is switched on once and off once
CREATE TABLE local_rule (
  partnership TEXT NOT NULL,
  rule TEXT NOT NULL,
  number BIGINT NOT NULL,
  -- the rule in the format of a pack
  words TEXT NOT NULL,
  made BIGINT NOT NULL,
  -- empty for the operator at the command line
  made_by TEXT,
  begun BIGINT,
  begun_by TEXT,
  ended BIGINT,
  ended_by TEXT,
  PRIMARY KEY (partnership, rule, number)
);
