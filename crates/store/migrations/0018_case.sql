-- A concern report as it was received. Nothing deletes a row: a report that turns out to be empty is
-- opened, assessed and closed like any other.
CREATE TABLE concern (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  -- the case that began with it
  law_case TEXT NOT NULL,
  -- the agency that has to assess it
  agency TEXT NOT NULL,
  way TEXT NOT NULL,
  received BIGINT NOT NULL,
  -- SHA-256 of the reference on the reporter's receipt, in hex
  reference_hash TEXT NOT NULL,
  reporter TEXT NOT NULL,
  -- absent for whoever does not say who they are
  reporter_name TEXT,
  reporter_role TEXT,
  reporter_phone TEXT,
  reporter_email TEXT,
  wants_feedback BOOLEAN NOT NULL,
  -- for a report from inside: whose it is
  from_agency TEXT,
  from_practitioner TEXT,
  -- what the reporter said of the child, as said
  child_name TEXT NOT NULL,
  child_born TEXT,
  child_number TEXT,
  child_where TEXT,
  words TEXT NOT NULL,
  danger BOOLEAN NOT NULL,
  language TEXT NOT NULL,
  -- who the child was found to be
  person TEXT,
  opened BIGINT,
  opened_by TEXT,
  -- when somebody is told again that nobody has opened it, and how far that has come
  escalate_at BIGINT,
  escalate_step BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX concern_reference ON concern (reference_hash);
CREATE UNIQUE INDEX concern_case ON concern (partnership, law_case);
CREATE INDEX concern_agency ON concern (partnership, agency, received);
CREATE INDEX concern_from ON concern (partnership, from_agency, received) WHERE from_agency IS NOT NULL;
CREATE INDEX concern_person ON concern (partnership, person) WHERE person IS NOT NULL;
CREATE INDEX concern_number ON concern (partnership, child_number) WHERE child_number IS NOT NULL;
CREATE INDEX concern_escalates ON concern (escalate_at) WHERE escalate_at IS NOT NULL;

-- what a reporter has been told, and when
CREATE TABLE concern_told (
  partnership TEXT NOT NULL,
  concern TEXT NOT NULL,
  what TEXT NOT NULL,
  at BIGINT NOT NULL,
  account TEXT,
  PRIMARY KEY (partnership, concern, what)
);

-- reports from one address within an hour, by hash of the address
CREATE TABLE concern_throttle (
  partnership TEXT NOT NULL,
  origin TEXT NOT NULL,
  since BIGINT NOT NULL,
  reports BIGINT NOT NULL,
  PRIMARY KEY (partnership, origin)
);
CREATE INDEX concern_throttle_since ON concern_throttle (partnership, since);

-- a process of a law pack that runs; named so because CASE is a word of SQL
CREATE TABLE law_case (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  -- by which people speak of it: year and number within the partnership
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  agency TEXT NOT NULL,
  process TEXT NOT NULL,
  stage TEXT NOT NULL,
  person TEXT,
  -- who works on it; absent while it lies with the duty officers
  handler TEXT,
  opened BIGINT NOT NULL,
  -- when its last stage was reached
  closed BIGINT,
  -- stages, clocks and what was said for each step (JSON of the law crate)
  state TEXT NOT NULL,
  -- whether child and guardians see where it stands
  family_sees BOOLEAN NOT NULL DEFAULT FALSE,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX law_case_number ON law_case (partnership, year, number);
CREATE INDEX law_case_agency ON law_case (partnership, agency, closed, opened);
CREATE INDEX law_case_handler ON law_case (partnership, handler) WHERE handler IS NOT NULL;
CREATE INDEX law_case_person ON law_case (partnership, person) WHERE person IS NOT NULL;

-- local agreements of the law pack that a partnership has taken up
CREATE TABLE law_local (
  partnership TEXT NOT NULL,
  rule TEXT NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, rule)
);

-- the clocks of a case, so that what is due is found without reading every case
CREATE TABLE clock (
  partnership TEXT NOT NULL,
  law_case TEXT NOT NULL,
  place BIGINT NOT NULL,
  rule TEXT NOT NULL,
  started BIGINT NOT NULL,
  plan BIGINT,
  legal BIGINT,
  -- when it ended: as asked for, or because the case went on or it does not apply
  stopped BIGINT,
  paused BIGINT,
  -- the next reminder, and how far reminding has come
  remind_at BIGINT,
  remind_step TEXT NOT NULL,
  PRIMARY KEY (partnership, law_case, place)
);
-- which partnerships have something due, and then what is due in one
CREATE INDEX clock_reminds ON clock (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX clock_due ON clock (partnership, remind_at, law_case, place) WHERE remind_at IS NOT NULL;
CREATE INDEX clock_plan ON clock (partnership, plan) WHERE stopped IS NULL;

CREATE TABLE task (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  -- the case that it belongs to, if any
  law_case TEXT,
  words TEXT NOT NULL,
  due BIGINT,
  -- who has it
  practitioner TEXT NOT NULL,
  made BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  done BIGINT,
  done_by TEXT,
  remind_at BIGINT,
  remind_step TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX task_practitioner ON task (partnership, practitioner) WHERE done IS NULL;
CREATE INDEX task_case ON task (partnership, law_case) WHERE law_case IS NOT NULL;
CREATE INDEX task_reminds ON task (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX task_due ON task (partnership, remind_at, id) WHERE remind_at IS NOT NULL;

-- who does the work of whoever is away
CREATE TABLE stand_in (
  partnership TEXT NOT NULL,
  practitioner TEXT NOT NULL,
  by_practitioner TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  PRIMARY KEY (partnership, practitioner)
);
CREATE INDEX stand_in_by ON stand_in (partnership, by_practitioner);

-- secret addresses of calendar feeds, by hash
CREATE TABLE calendar_feed (
  partnership TEXT NOT NULL,
  practitioner TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  made BIGINT NOT NULL,
  PRIMARY KEY (partnership, practitioner)
);
CREATE UNIQUE INDEX calendar_feed_token ON calendar_feed (token_hash);
