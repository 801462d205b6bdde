-- What a ground lets go: codes of parts with blanks between. Grounds recorded before were for the circle.
ALTER TABLE sharing ADD COLUMN parts TEXT NOT NULL DEFAULT 'circle';

-- A consent that the family is asked for or gives. When all who are needed have said yes, a row of
-- `sharing` with the same id holds what it opens.
CREATE TABLE consent (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  -- guardian_consent or own_consent
  whose TEXT NOT NULL,
  purpose TEXT NOT NULL,
  words TEXT,
  parts TEXT NOT NULL,
  agencies TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  -- who asked; neither where the family began
  practitioner TEXT,
  agency TEXT,
  account TEXT NOT NULL,
  made BIGINT NOT NULL,
  replaces TEXT,
  stands BIGINT,
  ended BIGINT,
  end_kind TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX consent_person ON consent (partnership, person);

-- What was answered, all of it: the last answer of each counts
CREATE TABLE consent_answer (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  consent TEXT NOT NULL,
  giver TEXT NOT NULL,
  answer TEXT NOT NULL,
  form TEXT NOT NULL,
  -- on paper: where it is kept, and when it was signed
  kept_at TEXT,
  signed_on TEXT,
  account TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX consent_answer_consent ON consent_answer (partnership, consent);

-- Decisions to share or not to share where a consent is not the ground. One that shares has a row of
-- `sharing` with the same id.
CREATE TABLE disclosure (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  shares BOOLEAN NOT NULL,
  basis TEXT,
  parts TEXT NOT NULL,
  agencies TEXT NOT NULL,
  need TEXT NOT NULL,
  against TEXT NOT NULL,
  asked TEXT NOT NULL,
  told TEXT NOT NULL,
  silent TEXT,
  from_day TEXT NOT NULL,
  to_day TEXT,
  review_day TEXT NOT NULL,
  practitioner TEXT NOT NULL,
  agency TEXT NOT NULL,
  account TEXT NOT NULL,
  decided BIGINT NOT NULL,
  replaces TEXT,
  ended BIGINT,
  ended_why TEXT,
  -- when to remind whoever decided; nothing when that is done
  remind_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX disclosure_person ON disclosure (partnership, person);
CREATE INDEX disclosure_reminds ON disclosure (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX disclosure_due ON disclosure (partnership, remind_at, id) WHERE remind_at IS NOT NULL;
