-- Whom a delivery makes or shows anew, once each in the order of their ids, and whether words come with
-- them. What stood here goes: a landing that was killed decides its lines anew.
DROP TABLE feed_person;
CREATE TABLE feed_person (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  person TEXT NOT NULL,
  fresh BOOLEAN NOT NULL,
  -- the words by which the person is found are those in feed_word
  renamed BOOLEAN NOT NULL,
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
) /* clustered */;

DROP TABLE feed_word;
CREATE TABLE feed_word (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  word TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (partnership, feed, word, person)
) /* clustered */;
