//! A staff list lands.

use super::land::{Landing, guard};
use crate::{Batch, sql, values};

/// Everything that a staff list does, as one batch: practitioners made, changed and ended; hats
/// of those who left end; ties whose practitioner was a mere staff id get their practitioner.
/// Practitioners whom no list ever named are left alone.
#[must_use]
pub fn land_staff(batch: Batch, l: &Landing) -> Batch {
    guard(batch, l)
        .step(
            sql!(
                "UPDATE practitioner SET name = n.name, title = n.title, unit = n.unit, phone = n.phone,
                 email = n.email, ended = CASE WHEN n.left_day <= ?4 THEN n.left_day ELSE NULL END,
                 feed = ?2, as_of = ?4
                 FROM feed_staff n WHERE n.partnership = ?1 AND n.feed = ?2
                 AND practitioner.partnership = ?1 AND practitioner.agency = ?3
                 AND practitioner.staff_id = n.staff_id"
            ),
            values![l.feed, l.agency, l.as_of],
        )
        .step(
            sql!(
                "INSERT INTO practitioner (partnership, id, agency, staff_id, name, title, unit, phone, email,
                 ended, feed, as_of)
                 SELECT ?1, n.id, ?3, n.staff_id, n.name, n.title, n.unit, n.phone, n.email,
                 CASE WHEN n.left_day <= ?4 THEN n.left_day ELSE NULL END, ?2, ?4
                 FROM feed_staff n WHERE n.partnership = ?1 AND n.feed = ?2
                 AND NOT EXISTS (SELECT 1 FROM practitioner p WHERE p.partnership = ?1 AND p.agency = ?3
                    AND p.staff_id = n.staff_id) ORDER BY n.line"
            ),
            values![l.feed, l.agency, l.as_of],
        )
        .step(
            sql!(
                "UPDATE practitioner SET ended = ?4 WHERE partnership = ?1 AND agency = ?3 AND ended IS NULL
                 AND feed IS NOT NULL AND feed <> ?2
                 AND EXISTS (SELECT 1 FROM feed f WHERE f.partnership = ?1 AND f.id = ?2
                    AND f.mode = 'complete')
                 AND staff_id NOT IN (SELECT r.record_id FROM feed_problem r WHERE r.partnership = ?1
                    AND r.feed = ?2 AND r.record_id IS NOT NULL)"
            ),
            values![l.feed, l.agency, l.as_of],
        )
        .step(
            sql!(
                "UPDATE hat SET ended = ?4 WHERE partnership = ?1 AND ended IS NULL AND practitioner IN
                 (SELECT p.id FROM practitioner p WHERE p.partnership = ?1 AND p.agency = ?3
                 AND p.ended IS NOT NULL AND p.ended <= ?5 AND EXISTS (SELECT 1 FROM feed f
                    WHERE f.partnership = ?1 AND f.id = ?2))"
            ),
            values![l.feed, l.agency, l.at, l.as_of],
        )
        .step(
            sql!(
                "UPDATE involvement SET practitioner = p.id, version = version + 1 FROM practitioner p
                 WHERE p.partnership = ?1 AND p.agency = ?3 AND p.feed = ?2
                 AND involvement.partnership = ?1 AND involvement.agency = ?3
                 AND involvement.staff_id = p.staff_id AND involvement.practitioner IS NULL"
            ),
            values![l.feed, l.agency],
        )
}
