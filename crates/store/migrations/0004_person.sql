CREATE TABLE person (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  -- itself, or the person it was found to be: an undone link puts this back, and nothing that
  -- was written on either meanwhile moves
  canonical TEXT NOT NULL,
  level TEXT,
  given TEXT NOT NULL,
  surname TEXT NOT NULL,
  -- folded name, for ordering without regard to case and accents
  sort_name TEXT NOT NULL,
  born TEXT,
  national_id TEXT,
  sex TEXT,
  street TEXT,
  postcode TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  language TEXT,
  -- equal for those whose address and postcode fold to the same; absent when protected
  household TEXT,
  created BIGINT NOT NULL,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX person_canonical ON person (partnership, canonical);
CREATE INDEX person_national_id ON person (partnership, national_id);
CREATE INDEX person_born ON person (partnership, born);

-- folded words of a person's names, of the shown one and of those that its records say
CREATE TABLE person_word (
  partnership TEXT NOT NULL,
  word TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (partnership, word, person)
);
CREATE INDEX person_word_person ON person_word (partnership, person);

-- every word that somebody has, under itself and under itself less one letter: a search that
-- forgives one error comes through here. Grows by words, not by people; words are never removed.
CREATE TABLE word_key (
  partnership TEXT NOT NULL,
  key TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (partnership, key, word)
);

-- what one agency said about one of its clients, as said
CREATE TABLE source_record (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  record_id TEXT NOT NULL,
  person TEXT NOT NULL,
  given TEXT NOT NULL,
  surname TEXT NOT NULL,
  born TEXT,
  sex TEXT,
  street TEXT,
  postcode TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  -- valid and canonical, or absent
  national_id TEXT,
  -- as said, when it is not valid
  national_id_said TEXT,
  language TEXT,
  level TEXT,
  as_of TEXT NOT NULL,
  feed TEXT NOT NULL,
  -- day from which the agency no longer lists the client
  ended TEXT,
  -- SHA-256 of what was said, to see whether a delivery changes it
  digest TEXT NOT NULL,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX source_record_said ON source_record (partnership, agency, record_id);
CREATE INDEX source_record_person ON source_record (partnership, person);
CREATE INDEX source_record_national_id ON source_record (partnership, national_id);

-- the linking engine's blocking keys
CREATE TABLE link_key (
  partnership TEXT NOT NULL,
  key TEXT NOT NULL,
  source_record TEXT NOT NULL,
  PRIMARY KEY (partnership, key, source_record)
);
CREATE INDEX link_key_record ON link_key (partnership, source_record);

-- every decision that a source record is a person, with its evidence; undone ones stay
CREATE TABLE link (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  source_record TEXT NOT NULL,
  person TEXT NOT NULL,
  -- the person that was found to be the same, when a human joined two
  joined TEXT,
  rule TEXT NOT NULL,
  evidence TEXT NOT NULL,
  probability DOUBLE PRECISION,
  at BIGINT NOT NULL,
  account TEXT,
  undone BIGINT,
  undone_by TEXT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX link_record ON link (partnership, source_record);
CREATE INDEX link_person ON link (partnership, person);

-- a human's "not the same", remembered for ever; `a` sorts before `b`
CREATE TABLE not_same (
  partnership TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  account TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (partnership, a, b)
);

-- a possible duplicate put to a data steward: two source records, `a` sorts before `b`
CREATE TABLE review (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  evidence TEXT NOT NULL,
  probability DOUBLE PRECISION,
  state TEXT NOT NULL,
  opened BIGINT NOT NULL,
  decided BIGINT,
  account TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (partnership, id)
);
CREATE UNIQUE INDEX review_pair ON review (partnership, a, b);
CREATE INDEX review_state ON review (partnership, state, opened);

CREATE TABLE relation (
  partnership TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  other TEXT NOT NULL,
  kind TEXT NOT NULL,
  custody BOOLEAN NOT NULL,
  from_day TEXT,
  to_day TEXT,
  source_record TEXT,
  PRIMARY KEY (partnership, id)
);
CREATE INDEX relation_person ON relation (partnership, person);
CREATE INDEX relation_other ON relation (partnership, other);
