//! Whom a landing tells: circles that somebody joins or leaves by a list, and two that become one.

use super::land::Landing;
use crate::{Batch, sql, values};

/// Writes "latest in the circle", and a notice for each member who may see the circle: the same
/// narrowing as [`crate::notice::tell`], for many children at once. Runs after everything else
/// of the landing, so that it sees who is a member now.
#[must_use]
pub(super) fn tell(batch: Batch, l: &Landing) -> Batch {
    let account = l.account.map(|a| a.to_string()).unwrap_or_default();
    batch
        .step(
            sql!(
                "INSERT INTO circle_event (partnership, id, person, at, kind, agency)
                 SELECT ?1, d.event, COALESCE(d.joined, d.person), CAST(?4 AS BIGINT),
                    CASE WHEN d.joined IS NULL THEN 'feed_joined' ELSE 'records_joined' END,
                    CASE WHEN d.joined IS NULL THEN CAST(?3 AS TEXT) END
                 FROM feed_decision d WHERE d.partnership = ?1 AND d.feed = ?2 AND d.event IS NOT NULL
                 ORDER BY d.line"
            ),
            values![l.feed, l.agency, l.at],
        )
        .step(
            sql!(
                "INSERT INTO circle_event (partnership, id, person, at, kind, agency)
                 SELECT ?1, e.event, s.person, CAST(?4 AS BIGINT), 'feed_left', ?3
                 FROM feed_end e JOIN source_record s ON s.partnership = e.partnership AND s.id = e.record
                 WHERE e.partnership = ?1 AND e.feed = ?2 AND e.event IS NOT NULL ORDER BY e.record"
            ),
            values![l.feed, l.agency, l.at],
        )
        // Whom this very list names is not told of it.
        .step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT DISTINCT ?1, v.event, u.id, o.canonical, v.kind, CAST(?4 AS BIGINT),
                    CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM (SELECT d.event AS event, COALESCE(d.joined, d.person) AS person,
                        CASE WHEN d.joined IS NULL THEN 'feed_joined' ELSE 'records_joined' END AS kind
                    FROM feed_decision d WHERE d.partnership = ?1 AND d.feed = ?2 AND d.event IS NOT NULL
                    UNION ALL
                    SELECT e.event, s.person, 'feed_left' FROM feed_end e
                    JOIN source_record s ON s.partnership = e.partnership AND s.id = e.record
                    WHERE e.partnership = ?1 AND e.feed = ?2 AND e.event IS NOT NULL) v
                 JOIN person o ON o.partnership = ?1 AND o.id = v.person
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                    AND i.practitioner IS NOT NULL
                 JOIN hat h ON h.partnership = i.partnership AND h.practitioner = i.practitioner
                    AND h.role = 'practitioner' AND h.ended IS NULL
                 JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                 WHERE u.partnership = ?1 AND (i.feed IS NULL OR i.feed <> ?2)
                 AND (i.from_day IS NULL OR i.from_day <= ?5) AND (i.to_day IS NULL OR i.to_day >= ?5)
                 AND u.id <> ?6 AND NOT u.disabled AND (
                    EXISTS (SELECT 1 FROM coordinator c JOIN person m ON m.partnership = c.partnership
                        AND m.id = c.person JOIN hat h ON h.partnership = c.partnership
                        AND h.practitioner = c.practitioner
                        WHERE c.partnership = ?1 AND m.canonical = o.canonical AND h.account = u.id
                        AND h.ended IS NULL AND h.role = 'practitioner')
                    OR i.agency = ?3 OR (
                    EXISTS (SELECT 1 FROM sharing g JOIN person m ON m.partnership = g.partnership
                        AND m.id = g.person WHERE g.partnership = ?1 AND m.canonical = o.canonical
                        AND g.withdrawn IS NULL AND g.parts LIKE '%circle%' AND g.from_day <= ?5
                        AND (g.to_day IS NULL OR g.to_day >= ?5)
                        AND ((g.agencies = '' AND g.ground <> 'legal_basis')
                            OR g.agencies LIKE '%' || i.agency || '%'))
                    AND (EXISTS (SELECT 1 FROM involvement j JOIN person m ON m.partnership = j.partnership
                            AND m.id = j.person WHERE j.partnership = ?1 AND m.canonical = o.canonical
                            AND j.agency = i.agency AND (j.feed IS NOT NULL OR j.invitation IS NOT NULL)
                            AND (j.from_day IS NULL OR j.from_day <= ?5)
                            AND (j.to_day IS NULL OR j.to_day >= ?5))
                        OR EXISTS (SELECT 1 FROM sharing g JOIN person m ON m.partnership = g.partnership
                            AND m.id = g.person WHERE g.partnership = ?1 AND m.canonical = o.canonical
                            AND g.withdrawn IS NULL AND g.parts LIKE '%circle%' AND g.from_day <= ?5
                            AND (g.to_day IS NULL OR g.to_day >= ?5)
                            AND g.agencies LIKE '%' || i.agency || '%'))))
                 ON CONFLICT DO NOTHING"
            ),
            values![l.feed, l.agency, l.at, l.today, account.as_str()],
        )
}
