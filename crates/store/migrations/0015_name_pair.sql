-- Any two words of one person's names, in order, as one text: who has both is found without a walk
-- through all who have one of them. Made from person_word wherever that is written.
CREATE TABLE name_pair (
  partnership TEXT NOT NULL,
  pair TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (partnership, pair, person)
) /* clustered */;
INSERT INTO name_pair (partnership, pair, person)
SELECT a.partnership, a.word || ' ' || b.word, a.person
FROM person_word a JOIN person_word b ON b.partnership = a.partnership AND b.person = a.person
WHERE a.word < b.word
ORDER BY 1, 2, 3;
