//! Ties that a list masks or hides from now on.

use super::land::Landing;
use crate::{Batch, sql, values};

/// Takes the agency out of what those circles can read, as [`crate::involvement::forget`] does for
/// a tie that is masked by hand. Runs before the ties are written.
#[must_use]
pub(super) fn forget(batch: Batch, l: &Landing) -> Batch {
    batch
        .step(
            sql!(
                "DELETE FROM circle_event WHERE partnership = ?1 AND agency = ?3 AND person IN (
                 SELECT q.id FROM feed_decision d
                 JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed AND n.line = d.line
                 JOIN involvement i ON i.partnership = d.partnership AND i.source_record = d.record
                 JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                 JOIN person q ON q.partnership = m.partnership AND q.canonical = m.canonical
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND NOT d.fresh AND n.exposure <> 'open'
                 AND i.exposure = 'open')"
            ),
            values![l.feed, l.agency],
        )
        .step(
            sql!(
                "UPDATE attention SET practitioner = NULL, agency = NULL
                 WHERE partnership = ?1 AND agency = ?3 AND person IN (
                 SELECT q.id FROM feed_decision d
                 JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed AND n.line = d.line
                 JOIN involvement i ON i.partnership = d.partnership AND i.source_record = d.record
                 JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                 JOIN person q ON q.partnership = m.partnership AND q.canonical = m.canonical
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND NOT d.fresh AND n.exposure <> 'open'
                 AND i.exposure = 'open')"
            ),
            values![l.feed, l.agency],
        )
        .step(
            sql!(
                "UPDATE invitation SET practitioner = NULL
                 WHERE partnership = ?1 AND agency = ?3 AND person IN (
                 SELECT q.id FROM feed_decision d
                 JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed AND n.line = d.line
                 JOIN involvement i ON i.partnership = d.partnership AND i.source_record = d.record
                 JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                 JOIN person q ON q.partnership = m.partnership AND q.canonical = m.canonical
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND NOT d.fresh AND n.exposure <> 'open'
                 AND i.exposure = 'open')"
            ),
            values![l.feed, l.agency],
        )
}
