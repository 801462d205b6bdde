-- Deliveries of client and staff lists, and what is staged before it lands. Staged rows are
-- seen by nobody but those who may deliver for the agency, and go once the list has landed or is
-- given up.
CREATE TABLE feed (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL,
  state TEXT NOT NULL,
  file_name TEXT NOT NULL,
  -- SHA-256 of the file in hex, once read to its end
  sha256 TEXT,
  as_of TEXT NOT NULL,
  coverage_from TEXT,
  coverage_to TEXT,
  coverage_area TEXT,
  -- how the file was written, and which column holds what (JSON)
  format TEXT,
  -- bytes of the file, and bytes read so far
  bytes BIGINT NOT NULL,
  bytes_read BIGINT NOT NULL,
  accepted BIGINT NOT NULL,
  rejected BIGINT NOT NULL,
  -- rejected lines whose record id could not be read
  unreadable BIGINT NOT NULL,
  warnings BIGINT NOT NULL,
  -- what it would do, and once landed has done
  added BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  current BIGINT NOT NULL,
  ending BIGINT NOT NULL,
  -- lines decided so far, of those added and changed
  decided BIGINT NOT NULL,
  linked BIGINT NOT NULL,
  reviews BIGINT NOT NULL,
  unknown_staff BIGINT NOT NULL,
  -- why it waits or failed: a message (JSON)
  problem TEXT,
  -- how many endings a human has confirmed
  confirmed BIGINT,
  confirmed_by TEXT,
  account TEXT,
  created BIGINT NOT NULL,
  -- last sign of life of whoever works on it
  touched BIGINT NOT NULL,
  landed BIGINT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX feed_agency ON feed (partnership, agency, created);

CREATE TABLE feed_line (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  line BIGINT NOT NULL,
  record_id TEXT NOT NULL,
  given TEXT NOT NULL,
  surname TEXT NOT NULL,
  born TEXT,
  sex TEXT,
  street TEXT,
  postcode TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  national_id TEXT,
  national_id_kind TEXT,
  national_id_said TEXT,
  language TEXT,
  level TEXT,
  said TEXT NOT NULL,
  staff_id TEXT,
  role TEXT,
  from_day TEXT,
  to_day TEXT,
  last_contact TEXT,
  entry_point TEXT,
  exposure TEXT,
  digest TEXT NOT NULL,
  PRIMARY KEY (partnership, feed, line)
);
CREATE UNIQUE INDEX feed_line_record_id ON feed_line (partnership, feed, record_id);

CREATE TABLE feed_guardian (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  line BIGINT NOT NULL,
  place BIGINT NOT NULL,
  given TEXT NOT NULL,
  surname TEXT NOT NULL,
  national_id TEXT,
  national_id_kind TEXT,
  kind TEXT NOT NULL,
  custody BOOLEAN NOT NULL,
  -- decided: who it is, and the relation's id
  person TEXT,
  relation TEXT,
  PRIMARY KEY (partnership, feed, line, place)
);

-- the linking engine's keys of a line
CREATE TABLE feed_key (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  line BIGINT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (partnership, feed, line, key)
);

CREATE TABLE feed_staff (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  line BIGINT NOT NULL,
  staff_id TEXT NOT NULL,
  -- the practitioner's id, if it is a new one
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT,
  unit TEXT,
  phone TEXT,
  email TEXT,
  left_day TEXT,
  PRIMARY KEY (partnership, feed, line)
);
CREATE UNIQUE INDEX feed_staff_staff_id ON feed_staff (partnership, feed, staff_id);

-- lines that were not read, and what to look at in lines that were; kept after landing
CREATE TABLE feed_problem (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  line BIGINT NOT NULL,
  place BIGINT NOT NULL,
  rejected BOOLEAN NOT NULL,
  -- record id or staff id of a rejected line, if it could be read: its client does not end
  record_id TEXT,
  field TEXT,
  -- what to say (JSON)
  message TEXT NOT NULL,
  -- a rejected line's cells as written (JSON)
  cells TEXT,
  PRIMARY KEY (partnership, feed, line, place)
);

-- what a line that is new or changed becomes
CREATE TABLE feed_decision (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  line BIGINT NOT NULL,
  -- the source record, known or new
  record TEXT,
  fresh BOOLEAN NOT NULL,
  -- the record speaks of another human now: its former tie ends
  replaced BOOLEAN NOT NULL,
  -- what linking looks at has changed
  rekeyed BOOLEAN NOT NULL,
  person TEXT,
  -- who `person` was found to be
  joined TEXT,
  -- a new involvement's id
  involvement TEXT,
  link TEXT,
  rule TEXT,
  evidence TEXT,
  probability DOUBLE PRECISION,
  -- id of the line in "latest in the circle", if there shall be one
  event TEXT,
  PRIMARY KEY (partnership, feed, line)
);

-- persons that the delivery makes, or shows anew
CREATE TABLE feed_person (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  person TEXT NOT NULL,
  fresh BOOLEAN NOT NULL,
  level TEXT,
  given TEXT NOT NULL,
  surname TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  born TEXT,
  national_id TEXT,
  national_id_kind TEXT,
  sex TEXT,
  street TEXT,
  postcode TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  language TEXT,
  household TEXT,
  PRIMARY KEY (partnership, feed, person)
);

CREATE TABLE feed_word (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  word TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (partnership, feed, word, person)
);

CREATE TABLE feed_word_key (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  key TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (partnership, feed, key, word)
);

CREATE TABLE feed_review (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  id TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  evidence TEXT NOT NULL,
  probability DOUBLE PRECISION,
  PRIMARY KEY (partnership, feed, a, b)
);

-- clients whom a complete list no longer has
CREATE TABLE feed_end (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  record TEXT NOT NULL,
  event TEXT,
  PRIMARY KEY (partnership, feed, record)
);

-- Which national id it is: equal digits of two countries are two ids.
ALTER TABLE person ADD COLUMN national_id_kind TEXT;
ALTER TABLE source_record ADD COLUMN national_id_kind TEXT;
-- the day as of which the agency first said so: newer goes before older where sources differ
ALTER TABLE source_record ADD COLUMN said TEXT;
-- which national ids may link: `refuse` test numbers (real people), `only` them (training,
-- demonstration), or `accept` both (development)
ALTER TABLE partnership ADD COLUMN test_numbers TEXT NOT NULL DEFAULT 'refuse';

CREATE INDEX not_same_b ON not_same (partnership, b);
CREATE INDEX relation_record ON relation (partnership, source_record);
