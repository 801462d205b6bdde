CREATE TABLE involvement (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  agency TEXT NOT NULL,
  practitioner TEXT,
  -- as the list said it, for a practitioner whom no staff list has named yet
  staff_id TEXT,
  guest TEXT,
  guest_phone TEXT,
  guest_email TEXT,
  role TEXT,
  from_day TEXT,
  to_day TEXT,
  last_contact TEXT,
  as_of TEXT NOT NULL,
  entry_point TEXT,
  exposure TEXT NOT NULL,
  -- exactly one of the next three says how it became known
  feed TEXT,
  account TEXT,
  invitation TEXT,
  source_record TEXT,
  recorded BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX involvement_person ON involvement (partnership, person);
CREATE INDEX involvement_practitioner ON involvement (partnership, practitioner);
CREATE INDEX involvement_record ON involvement (partnership, source_record);
CREATE INDEX involvement_invitation ON involvement (partnership, invitation) WHERE invitation IS NOT NULL;
-- those that wait for a staff list to say who it is
CREATE INDEX involvement_staff ON involvement (partnership, agency, staff_id) WHERE practitioner IS NULL;

CREATE TABLE coordinator (
  partnership TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  practitioner TEXT NOT NULL,
  since BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, person, kind)
);
CREATE INDEX coordinator_practitioner ON coordinator (partnership, practitioner);

CREATE TABLE hand_over (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_practitioner TEXT,
  to_practitioner TEXT NOT NULL,
  offered BIGINT NOT NULL,
  lapses BIGINT NOT NULL,
  state TEXT NOT NULL,
  note TEXT,
  account TEXT NOT NULL,
  answered BIGINT,
  PRIMARY KEY (partnership, id)
);
-- one open offer for one role of one child
CREATE UNIQUE INDEX hand_over_open ON hand_over (partnership, person, kind) WHERE state = 'offered';
CREATE INDEX hand_over_to ON hand_over (partnership, to_practitioner, state);
CREATE INDEX hand_over_lapses ON hand_over (state, lapses);

CREATE TABLE invitation (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  email TEXT NOT NULL,
  organisation TEXT NOT NULL,
  sector TEXT NOT NULL,
  -- SHA-256 of the link's secret, in hex; absent for a practitioner who is on Kring
  token_hash TEXT,
  to_practitioner TEXT,
  -- who invites
  account TEXT NOT NULL,
  practitioner TEXT,
  agency TEXT,
  sent BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  state TEXT NOT NULL,
  answered BIGINT,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX invitation_token ON invitation (token_hash);
CREATE INDEX invitation_person ON invitation (partnership, person);
CREATE INDEX invitation_to ON invitation (partnership, to_practitioner, state);
CREATE INDEX invitation_expires ON invitation (state, expires);

CREATE TABLE attention (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  account TEXT NOT NULL,
  practitioner TEXT,
  agency TEXT,
  words TEXT NOT NULL,
  raised BIGINT NOT NULL,
  closed BIGINT,
  closed_by TEXT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX attention_person ON attention (partnership, person);

-- grounds on which a circle is shared
CREATE TABLE sharing (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  ground TEXT NOT NULL,
  said_by TEXT NOT NULL,
  -- why it is needed, where the legal basis asks for that
  reason TEXT,
  -- ids of agencies with blanks between; empty for all of the circle
  agencies TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  account TEXT NOT NULL,
  recorded BIGINT NOT NULL,
  withdrawn BIGINT,
  withdrawn_by TEXT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX sharing_person ON sharing (partnership, person);

-- "latest in the circle"; only what everybody in the circle may see is written here
CREATE TABLE circle_event (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  practitioner TEXT,
  agency TEXT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX circle_event_person ON circle_event (partnership, person, at);

-- one event has one id; each account that is told has its own row of it
CREATE TABLE notice (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen BIGINT,
  -- when it went into an e-mail; negative: the account wants none
  mailed BIGINT,
  PRIMARY KEY (partnership, account, id)
);
CREATE INDEX notice_account ON notice (partnership, account, at);
CREATE INDEX notice_person ON notice (partnership, account, person);
CREATE INDEX notice_unseen ON notice (partnership, account) WHERE seen IS NULL;
CREATE INDEX notice_unmailed ON notice (partnership, account) WHERE mailed IS NULL;

-- when an account last looked at a child
CREATE TABLE looked (
  partnership TEXT NOT NULL,
  account TEXT NOT NULL,
  person TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, account, person)
);
