-- Coordinator roles of a person who was joined to one whose role of that kind has a holder already:
-- one kind has one holder. They stand again when the join is undone.
CREATE TABLE coordinator_aside (
  partnership TEXT NOT NULL,
  link TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  practitioner TEXT NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (partnership, link, person, kind)
);
