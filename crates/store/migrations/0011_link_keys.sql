-- Under which keys of the linking engine a person is found: decision 0087.

-- A small number in the person's place: keys are many, and point at it. Two persons who happen to
-- have one number cost a candidate and nothing else.
ALTER TABLE person ADD COLUMN number BIGINT;
UPDATE person SET number = n.number FROM (
  SELECT partnership, id, ROW_NUMBER() OVER (PARTITION BY partnership ORDER BY id) AS number FROM person
) n WHERE person.partnership = n.partnership AND person.id = n.id;
CREATE INDEX person_number ON person (partnership, number, canonical);

-- Keys point at persons, not at records: the records of one person share most of them.
DROP TABLE link_key;
CREATE TABLE link_key (
  partnership TEXT NOT NULL,
  key BIGINT NOT NULL,
  -- the person's number
  person BIGINT NOT NULL,
  PRIMARY KEY (partnership, key, person)
) /* clustered */;

-- keys under which no record of the person was found before
DROP TABLE feed_key;
CREATE TABLE feed_key (
  partnership TEXT NOT NULL,
  feed TEXT NOT NULL,
  key BIGINT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (partnership, feed, key, person)
) /* clustered */;

-- the version of the engine whose keys those are; absent before the first list
ALTER TABLE partnership ADD COLUMN keys_of TEXT;

-- records whose number has come or changed with a list that has landed: whom they were linked to is
-- looked at anew, at once or by whoever lands next
CREATE TABLE relink (
  partnership TEXT NOT NULL,
  source_record TEXT NOT NULL,
  PRIMARY KEY (partnership, source_record)
) /* clustered */;
