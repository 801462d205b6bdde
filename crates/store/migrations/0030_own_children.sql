-- Whom a practitioner works with is answered by the index alone: each search begins with it.
DROP INDEX involvement_practitioner;
CREATE INDEX involvement_practitioner ON involvement (partnership, practitioner, person, from_day, to_day);
