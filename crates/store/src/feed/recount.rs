//! Counts what a staged list would do, by what stands at that moment.

use domain::id::FeedId;

use crate::{Batch, sql, values};

/// Counts what a staged client list would do. Ended is who is covered and not listed; a rejected
/// line whose record id could be read still lists its client.
#[must_use]
pub fn recount_clients(batch: Batch, feed: FeedId) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE feed SET
                 added = (SELECT COUNT(*) FROM feed_line l WHERE l.partnership = ?1 AND l.feed = ?2
                    AND NOT EXISTS (SELECT 1 FROM source_record s WHERE s.partnership = ?1
                        AND s.agency = feed.agency AND s.record_id = l.record_id)),
                 unchanged = (SELECT COUNT(*) FROM feed_line l JOIN source_record s
                    ON s.partnership = l.partnership AND s.agency = feed.agency
                    AND s.record_id = l.record_id
                    WHERE l.partnership = ?1 AND l.feed = ?2 AND s.digest = l.digest AND s.ended IS NULL),
                 unknown_staff = (SELECT COUNT(*) FROM feed_line l WHERE l.partnership = ?1 AND l.feed = ?2
                    AND l.staff_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM practitioner p
                        WHERE p.partnership = ?1 AND p.agency = feed.agency AND p.staff_id = l.staff_id))
                 WHERE partnership = ?1 AND id = ?2"
            ),
            values![feed],
        )
        .step(
            sql!(
                "UPDATE feed SET changed = accepted - added - unchanged,
                 current = (SELECT COUNT(*) FROM source_record s WHERE s.partnership = ?1
                    AND s.agency = feed.agency AND s.ended IS NULL
                    AND (feed.coverage_from IS NULL OR NOT EXISTS (SELECT 1 FROM involvement i
                        WHERE i.partnership = ?1 AND i.source_record = s.id
                        AND i.from_day < feed.coverage_from))),
                 ending = CASE WHEN mode = 'delta' THEN 0 ELSE (SELECT COUNT(*) FROM source_record s
                    WHERE s.partnership = ?1 AND s.agency = feed.agency AND s.ended IS NULL
                    AND (feed.coverage_from IS NULL OR NOT EXISTS (SELECT 1 FROM involvement i
                        WHERE i.partnership = ?1 AND i.source_record = s.id
                        AND i.from_day < feed.coverage_from))
                    AND NOT EXISTS (SELECT 1 FROM feed_line l WHERE l.partnership = ?1 AND l.feed = ?2
                        AND l.record_id = s.record_id)
                    AND s.record_id NOT IN (SELECT r.record_id FROM feed_problem r
                        WHERE r.partnership = ?1 AND r.feed = ?2 AND r.record_id IS NOT NULL)) END
                 WHERE partnership = ?1 AND id = ?2"
            ),
            values![feed],
        )
}

/// Counts what a staged staff list would do.
#[must_use]
pub fn recount_staff(batch: Batch, feed: FeedId) -> Batch {
    batch.step(
        sql!(
            "UPDATE feed SET
             added = (SELECT COUNT(*) FROM feed_staff l WHERE l.partnership = ?1 AND l.feed = ?2
                AND NOT EXISTS (SELECT 1 FROM practitioner p WHERE p.partnership = ?1
                    AND p.agency = feed.agency AND p.staff_id = l.staff_id)),
             changed = (SELECT COUNT(*) FROM feed_staff l JOIN practitioner p ON p.partnership = l.partnership
                AND p.agency = feed.agency AND p.staff_id = l.staff_id
                WHERE l.partnership = ?1 AND l.feed = ?2 AND NOT (p.name = l.name
                    AND p.title IS NOT DISTINCT FROM l.title AND p.unit IS NOT DISTINCT FROM l.unit
                    AND p.phone IS NOT DISTINCT FROM l.phone AND p.email IS NOT DISTINCT FROM l.email
                    AND p.ended IS NOT DISTINCT FROM l.left_day)),
             unchanged = (SELECT COUNT(*) FROM feed_staff l JOIN practitioner p
                ON p.partnership = l.partnership AND p.agency = feed.agency AND p.staff_id = l.staff_id
                WHERE l.partnership = ?1 AND l.feed = ?2 AND p.name = l.name
                    AND p.title IS NOT DISTINCT FROM l.title AND p.unit IS NOT DISTINCT FROM l.unit
                    AND p.phone IS NOT DISTINCT FROM l.phone AND p.email IS NOT DISTINCT FROM l.email
                    AND p.ended IS NOT DISTINCT FROM l.left_day),
             current = (SELECT COUNT(*) FROM practitioner p WHERE p.partnership = ?1
                AND p.agency = feed.agency AND p.ended IS NULL AND p.feed IS NOT NULL),
             ending = CASE WHEN mode = 'delta' THEN 0 ELSE (SELECT COUNT(*) FROM practitioner p
                WHERE p.partnership = ?1 AND p.agency = feed.agency AND p.ended IS NULL
                AND p.feed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM feed_staff l
                    WHERE l.partnership = ?1 AND l.feed = ?2 AND l.staff_id = p.staff_id)
                AND p.staff_id NOT IN (SELECT r.record_id FROM feed_problem r
                    WHERE r.partnership = ?1 AND r.feed = ?2 AND r.record_id IS NOT NULL)) END
             WHERE partnership = ?1 AND id = ?2"
        ),
        values![feed],
    )
}
