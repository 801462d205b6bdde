//! The words by which a landing's persons are found.

use super::land::Landing;
use crate::{Batch, Grown, sql, values};

/// Puts the words of those whose names the delivery has changed in the place of what they had.
pub(super) fn names(batch: Batch, l: &Landing) -> Batch {
    batch
        .step(
            sql!(
                "DELETE FROM name_pair WHERE partnership = ?1 AND (pair, person) IN (
                 SELECT a.word || ' ' || b.word, f.person
                 FROM feed_person f CROSS JOIN person_word a CROSS JOIN person_word b
                 WHERE f.partnership = ?1 AND f.feed = ?2 AND NOT f.fresh AND f.renamed
                 AND a.partnership = ?1 AND a.person = f.person
                 AND b.partnership = ?1 AND b.person = f.person AND a.word < b.word)"
            ),
            values![l.feed],
        )
        .step(
            sql!(
                "DELETE FROM person_word WHERE partnership = ?1 AND person IN (SELECT f.person
                 FROM feed_person f WHERE f.partnership = ?1 AND f.feed = ?2 AND NOT f.fresh AND f.renamed)"
            ),
            values![l.feed],
        )
        .step(
            sql!(
                "INSERT INTO person_word (partnership, word, person) SELECT ?1, w.word, w.person
                 FROM feed_word w WHERE w.partnership = ?1 AND w.feed = ?2 ORDER BY w.word, w.person
                 ON CONFLICT DO NOTHING"
            ),
            values![l.feed],
        )
        .grown(Grown::Words, l.lines)
        .step(
            sql!(
                "INSERT INTO name_pair (partnership, pair, person)
                 SELECT ?1, a.word || ' ' || b.word, a.person
                 FROM feed_person f CROSS JOIN person_word a CROSS JOIN person_word b
                 WHERE f.partnership = ?1 AND f.feed = ?2 AND f.renamed
                 AND a.partnership = ?1 AND a.person = f.person
                 AND b.partnership = ?1 AND b.person = f.person AND a.word < b.word
                 ORDER BY 2, 3 ON CONFLICT DO NOTHING"
            ),
            values![l.feed],
        )
        .step(
            sql!(
                "INSERT INTO word_key (partnership, key, word) SELECT ?1, k.key, k.word
                 FROM feed_word_key k WHERE k.partnership = ?1 AND k.feed = ?2 ORDER BY k.key, k.word
                 ON CONFLICT DO NOTHING"
            ),
            values![l.feed],
        )
}
