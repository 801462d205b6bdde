-- a strength or a worry on one wellbeing indicator, by a practitioner or by the family
CREATE TABLE signal (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  account TEXT NOT NULL,
  -- staff: who noted it; absent for the family
  practitioner TEXT,
  agency TEXT,
  -- family: `child` or `guardian`
  speaker TEXT,
  indicator TEXT NOT NULL,
  direction TEXT NOT NULL,
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  -- how the circle knew the one who noted it; it is never shown more openly than that
  exposure TEXT NOT NULL,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX signal_person ON signal (partnership, person, at);

-- rules by which a human is asked to look; a version never changes, but for its state
CREATE TABLE alert_rule (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  -- draft, on or off
  state TEXT NOT NULL,
  -- JSON
  rule TEXT NOT NULL,
  made BIGINT NOT NULL,
  account TEXT NOT NULL,
  changed BIGINT,
  changed_by TEXT,
  PRIMARY KEY (partnership, id, version)
);
-- one version of a rule is in force
CREATE UNIQUE INDEX alert_rule_on ON alert_rule (partnership, id) WHERE state = 'on';

-- a rule that fired around a child
CREATE TABLE alert (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  person TEXT NOT NULL,
  raised BIGINT NOT NULL,
  -- which facts met it: ids and days (JSON), no name and no words
  facts TEXT NOT NULL,
  answered BIGINT,
  answered_by TEXT,
  outcome TEXT,
  words TEXT,
  PRIMARY KEY (partnership, id)
);
-- raised once until it is answered, however many servers there are
CREATE UNIQUE INDEX alert_open ON alert (partnership, rule, version, person) WHERE answered IS NULL;
CREATE INDEX alert_person ON alert (partnership, person);

-- children of whom something happened that a rule may ask for: looked at within seconds
CREATE TABLE alert_due (
  partnership TEXT NOT NULL,
  person TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, person)
);

-- how far the daily round through all children has come
CREATE TABLE alert_round (
  partnership TEXT NOT NULL PRIMARY KEY,
  day TEXT NOT NULL,
  after TEXT NOT NULL
);

-- days on which a list said another address or household; protected addresses leave no trace here
CREATE TABLE moved (
  partnership TEXT NOT NULL,
  person TEXT NOT NULL,
  day TEXT NOT NULL,
  -- whose list said so
  agency TEXT NOT NULL,
  PRIMARY KEY (partnership, person, day, agency)
);
