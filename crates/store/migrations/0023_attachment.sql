-- A file that belongs to something, sealed: the key lies outside of the store. Nothing of its name or of
-- what is in it stands here in the clear.
CREATE TABLE attachment (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  -- to what it belongs: a kind of thing, such as concern, and its id
  of_kind TEXT NOT NULL,
  of_id TEXT NOT NULL,
  -- its place among the files of that thing, from 0
  place BIGINT NOT NULL,
  -- pdf, jpeg, png or text, told by its first bytes
  kind TEXT NOT NULL,
  -- bytes before it was sealed
  size BIGINT NOT NULL,
  added BIGINT NOT NULL,
  -- the key that opens it
  key_id TEXT NOT NULL,
  name BYTEA NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX attachment_of ON attachment (partnership, of_kind, of_id, place);
CREATE INDEX attachment_key ON attachment (key_id);

-- A key by which an agency's own system speaks to Kring, by hash.
CREATE TABLE api_key (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  -- which system has it
  name TEXT NOT NULL,
  -- SHA-256 of the key, in hex
  key_hash TEXT NOT NULL,
  made BIGINT NOT NULL,
  -- absent for one made at the command line
  made_by TEXT,
  -- the last day on which it was used
  used TEXT,
  revoked BIGINT,
  revoked_by TEXT,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX api_key_hash ON api_key (key_hash);
CREATE INDEX api_key_agency ON api_key (partnership, agency, made);

-- What was sent by a key: the same request sent again is the same report.
CREATE TABLE concern_by_key (
  partnership TEXT NOT NULL,
  -- SHA-256 of the key's id and what its system calls the request, in hex
  token TEXT NOT NULL,
  -- SHA-256 of what was sent
  body_hash TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, token)
);
