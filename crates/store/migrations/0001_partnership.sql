-- Every table's key begins with the partnership: it is the isolation, and the shard key.
-- Column types are TEXT, BIGINT, BOOLEAN, DOUBLE PRECISION and BYTEA only, so that one text
-- serves SQLite, PostgreSQL and the engines that speak its protocol. Times are microseconds
-- since 1970 UTC, dates ISO text, ids 32 hexadecimal digits.

CREATE TABLE partnership (
  partnership TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  language TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  created BIGINT NOT NULL,
  -- grows with every change of a link, so that a landing delivery notices a human's decision
  link_epoch BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE agency (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  sector TEXT NOT NULL,
  sensitive BOOLEAN NOT NULL,
  default_exposure TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  feed_days BIGINT NOT NULL,
  -- how the columns of its lists are read (JSON), one per kind of list
  client_profile TEXT,
  staff_profile TEXT,
  -- what its newest landed client list covers
  as_of TEXT,
  coverage_from TEXT,
  coverage_to TEXT,
  coverage_area TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX agency_slug ON agency (partnership, slug);

CREATE TABLE practitioner (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  staff_id TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT,
  unit TEXT,
  phone TEXT,
  email TEXT,
  ended TEXT,
  feed TEXT,
  as_of TEXT,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX practitioner_staff ON practitioner (partnership, agency, staff_id);

-- a form's token, kept so that a write repeated happens once
CREATE TABLE once (
  partnership TEXT NOT NULL,
  token TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, token)
);

-- who does a chore alone, until when
CREATE TABLE lease (
  partnership TEXT NOT NULL,
  name TEXT NOT NULL,
  holder TEXT NOT NULL,
  until BIGINT NOT NULL,
  PRIMARY KEY (partnership, name)
);
