//! Ties that a list masks or hides from now on.

use super::land::Landing;
use crate::{Batch, sql, values};

/// Takes the agency out of what those circles can read, as [`crate::involvement::forget`] does for a tie that
/// is masked by hand, and puts down the records that are hidden, since what leans on them must part. Runs
/// before the ties are written.
#[must_use]
pub(super) fn forget(batch: Batch, l: &Landing) -> Batch {
    batch
        .step(
            sql!(
                "DELETE FROM notice WHERE partnership = ?1 AND id IN (
                 SELECT e.id FROM feed_masking v JOIN circle_event e ON e.partnership = v.partnership
                    AND e.person = v.person
                 WHERE v.partnership = ?1 AND v.feed = ?2 AND e.agency = ?3)"
            ),
            values![l.feed, l.agency],
        )
        .step(
            sql!(
                "DELETE FROM circle_event WHERE partnership = ?1 AND agency = ?3 AND person IN (
                 SELECT v.person FROM feed_masking v WHERE v.partnership = ?1 AND v.feed = ?2)"
            ),
            values![l.feed, l.agency],
        )
        .step(
            sql!(
                "UPDATE attention SET practitioner = NULL, agency = NULL
                 WHERE partnership = ?1 AND agency = ?3 AND person IN (
                 SELECT v.person FROM feed_masking v WHERE v.partnership = ?1 AND v.feed = ?2)"
            ),
            values![l.feed, l.agency],
        )
        .step(
            sql!(
                "UPDATE invitation SET practitioner = NULL
                 WHERE partnership = ?1 AND agency = ?3 AND person IN (
                 SELECT v.person FROM feed_masking v WHERE v.partnership = ?1 AND v.feed = ?2)"
            ),
            values![l.feed, l.agency],
        )
        .step(
            sql!(
                "INSERT INTO relink (partnership, source_record, hidden) SELECT DISTINCT ?1, d.record, TRUE
                 FROM feed_decision d
                 JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed AND n.line = d.line
                 JOIN involvement i ON i.partnership = d.partnership AND i.source_record = d.record
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND NOT d.fresh AND n.exposure = 'hidden'
                 AND i.exposure <> 'hidden'
                 ON CONFLICT (partnership, source_record) DO UPDATE SET hidden = TRUE"
            ),
            values![l.feed],
        )
}
