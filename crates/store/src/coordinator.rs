//! Two persons who become one have one holder of each coordinator's role: that of the person who
//! goes on standing for both. The other's role is set aside, both holders are told, and it stands
//! again when the join is undone.

use domain::id::{FeedId, LinkId, PersonId};
use jiff::Timestamp;

use crate::{Batch, sql, values};

/// Sets aside what would be held twice once `gone` is joined to `keep`. Runs before the join.
#[must_use]
pub(crate) fn set_aside(batch: Batch, link: LinkId, keep: PersonId, gone: PersonId) -> Batch {
    batch
        .step(
            sql!(
                "INSERT INTO coordinator_aside (partnership, link, person, kind, practitioner, since)
                 SELECT ?1, ?2, c.person, c.kind, c.practitioner, c.since FROM person m
                 JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                 WHERE m.partnership = ?1 AND m.canonical = ?4 AND EXISTS (SELECT 1 FROM person q
                    JOIN coordinator k ON k.partnership = q.partnership AND k.person = q.id
                    WHERE q.partnership = ?1 AND q.canonical = ?3 AND k.kind = c.kind)"
            ),
            values![link, keep, gone],
        )
        .step(
            sql!(
                "DELETE FROM coordinator WHERE partnership = ?1 AND (person, kind) IN (SELECT a.person, a.kind
                    FROM coordinator_aside a WHERE a.partnership = ?1 AND a.link = ?2)"
            ),
            values![link],
        )
}

/// Tells both holders of each role that was set aside by that link; each is told once.
#[must_use]
pub(crate) fn tell(batch: Batch, link: LinkId, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
             SELECT DISTINCT ?1, ?2, u.id, o.canonical, 'coordinator_kept', CAST(?3 AS BIGINT),
                CASE WHEN u.mail_rhythm = 'never' THEN -1 END
             FROM coordinator_aside a
             JOIN person o ON o.partnership = a.partnership AND o.id = a.person
             JOIN hat h ON h.partnership = a.partnership AND h.role = 'practitioner' AND h.ended IS NULL
                AND (h.practitioner = a.practitioner OR h.practitioner IN (SELECT c.practitioner
                    FROM person m JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = o.canonical AND c.kind = a.kind))
             JOIN account u ON u.partnership = h.partnership AND u.id = h.account
             WHERE a.partnership = ?1 AND a.link = ?2 AND NOT u.disabled ON CONFLICT DO NOTHING"
        ),
        values![link, at],
    )
}

/// Withdraws offers around a person that nobody can accept any more: their giver does not hold the
/// role, somebody holds what was free, or an older offer of the same role waits. Whoever offered and
/// whoever was asked is told.
#[must_use]
pub(crate) fn withdraw_offers(batch: Batch, person: PersonId, at: Timestamp) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE hand_over SET state = 'withdrawn', answered = ?3
                 WHERE partnership = ?1 AND state = 'offered'
                 AND person IN (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?2)
                 AND COALESCE(from_practitioner, '') <> COALESCE((SELECT MIN(c.practitioner)
                    FROM person m JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = ?2 AND c.kind = hand_over.kind), '')"
            ),
            values![person, at],
        )
        .step(
            sql!(
                "UPDATE hand_over SET state = 'withdrawn', answered = ?3
                 WHERE partnership = ?1 AND state = 'offered'
                 AND person IN (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?2)
                 AND EXISTS (SELECT 1 FROM person m
                    JOIN hand_over g ON g.partnership = m.partnership AND g.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = ?2 AND g.kind = hand_over.kind
                    AND g.state = 'offered' AND g.id < hand_over.id)"
            ),
            values![person, at],
        )
        .step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT DISTINCT ?1, g.id, u.id, m.canonical, 'hand_over_withdrawn', CAST(?3 AS BIGINT),
                    CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM person m JOIN hand_over g ON g.partnership = m.partnership AND g.person = m.id
                 JOIN hat h ON h.partnership = g.partnership AND h.role = 'practitioner'
                    AND h.ended IS NULL AND (h.practitioner = g.to_practitioner OR h.account = g.account)
                 JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND g.state = 'withdrawn'
                 AND g.answered = CAST(?3 AS BIGINT) AND NOT u.disabled ON CONFLICT DO NOTHING"
            ),
            values![person, at],
        )
}

/// What was set aside by a link stands again, unless somebody holds that role by now. Runs after
/// the two stand apart again.
#[must_use]
pub(crate) fn give_back(batch: Batch, link: LinkId) -> Batch {
    batch
        .step(
            sql!(
                "INSERT INTO coordinator (partnership, person, kind, practitioner, since)
                 SELECT ?1, a.person, a.kind, a.practitioner, a.since FROM coordinator_aside a
                 JOIN person o ON o.partnership = a.partnership AND o.id = a.person
                 WHERE a.partnership = ?1 AND a.link = ?2 AND NOT EXISTS (SELECT 1 FROM person m
                    JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = o.canonical AND c.kind = a.kind)
                 ON CONFLICT DO NOTHING"
            ),
            values![link],
        )
        .step(sql!("DELETE FROM coordinator_aside WHERE partnership = ?1 AND link = ?2"), values![link])
}

/// The same as [`set_aside`] for all joins of a delivery.
#[must_use]
pub(crate) fn set_aside_by_feed(batch: Batch, feed: FeedId) -> Batch {
    batch
        .step(
            sql!(
                "INSERT INTO coordinator_aside (partnership, link, person, kind, practitioner, since)
                 SELECT ?1, d.link, c.person, c.kind, c.practitioner, c.since FROM feed_decision d
                 JOIN person m ON m.partnership = d.partnership AND m.canonical = d.person
                 JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.joined IS NOT NULL AND d.link IS NOT NULL
                 AND EXISTS (SELECT 1 FROM person q
                    JOIN coordinator k ON k.partnership = q.partnership AND k.person = q.id
                    WHERE q.partnership = ?1 AND q.canonical = d.joined AND k.kind = c.kind)
                 ON CONFLICT DO NOTHING"
            ),
            values![feed],
        )
        .step(
            sql!(
                "DELETE FROM coordinator WHERE partnership = ?1 AND (person, kind) IN (SELECT a.person, a.kind
                    FROM feed_decision d
                    JOIN coordinator_aside a ON a.partnership = d.partnership AND a.link = d.link
                    WHERE d.partnership = ?1 AND d.feed = ?2 AND d.joined IS NOT NULL)"
            ),
            values![feed],
        )
}

/// The same as [`tell`] for all joins of a delivery.
#[must_use]
pub(crate) fn tell_by_feed(batch: Batch, feed: FeedId, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
             SELECT DISTINCT ?1, a.link, u.id, o.canonical, 'coordinator_kept', CAST(?3 AS BIGINT),
                CASE WHEN u.mail_rhythm = 'never' THEN -1 END
             FROM feed_decision d
             JOIN coordinator_aside a ON a.partnership = d.partnership AND a.link = d.link
             JOIN person o ON o.partnership = a.partnership AND o.id = a.person
             JOIN hat h ON h.partnership = a.partnership AND h.role = 'practitioner' AND h.ended IS NULL
                AND (h.practitioner = a.practitioner OR h.practitioner IN (SELECT c.practitioner
                    FROM person m JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = o.canonical AND c.kind = a.kind))
             JOIN account u ON u.partnership = h.partnership AND u.id = h.account
             WHERE d.partnership = ?1 AND d.feed = ?2 AND d.joined IS NOT NULL AND NOT u.disabled
             ON CONFLICT DO NOTHING"
        ),
        values![feed, at],
    )
}

/// The same as [`withdraw_offers`] for all joins of a delivery. Runs after them.
#[must_use]
pub(crate) fn withdraw_offers_by_feed(batch: Batch, feed: FeedId, at: Timestamp) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE hand_over SET state = 'withdrawn', answered = ?3
                 WHERE partnership = ?1 AND state = 'offered'
                 AND person IN (SELECT m.id FROM feed_decision d
                    JOIN person o ON o.partnership = d.partnership AND o.id = d.joined
                    JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                    WHERE d.partnership = ?1 AND d.feed = ?2 AND d.joined IS NOT NULL)
                 AND COALESCE(from_practitioner, '') <> COALESCE((SELECT MIN(c.practitioner) FROM person h
                    JOIN person m ON m.partnership = h.partnership AND m.canonical = h.canonical
                    JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    WHERE h.partnership = ?1 AND h.id = hand_over.person AND c.kind = hand_over.kind), '')"
            ),
            values![feed, at],
        )
        .step(
            sql!(
                "UPDATE hand_over SET state = 'withdrawn', answered = ?3
                 WHERE partnership = ?1 AND state = 'offered'
                 AND person IN (SELECT m.id FROM feed_decision d
                    JOIN person o ON o.partnership = d.partnership AND o.id = d.joined
                    JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                    WHERE d.partnership = ?1 AND d.feed = ?2 AND d.joined IS NOT NULL)
                 AND EXISTS (SELECT 1 FROM person h
                    JOIN person m ON m.partnership = h.partnership AND m.canonical = h.canonical
                    JOIN hand_over g ON g.partnership = m.partnership AND g.person = m.id
                    WHERE h.partnership = ?1 AND h.id = hand_over.person AND g.kind = hand_over.kind
                    AND g.state = 'offered' AND g.id < hand_over.id)"
            ),
            values![feed, at],
        )
        .step(
            sql!(
                "INSERT INTO notice (partnership, id, account, person, kind, at, mailed)
                 SELECT DISTINCT ?1, g.id, u.id, m.canonical, 'hand_over_withdrawn', CAST(?3 AS BIGINT),
                    CASE WHEN u.mail_rhythm = 'never' THEN -1 END
                 FROM feed_decision d
                 JOIN person o ON o.partnership = d.partnership AND o.id = d.joined
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN hand_over g ON g.partnership = m.partnership AND g.person = m.id
                 JOIN hat h ON h.partnership = g.partnership AND h.role = 'practitioner'
                    AND h.ended IS NULL AND (h.practitioner = g.to_practitioner OR h.account = g.account)
                 JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.joined IS NOT NULL
                 AND g.state = 'withdrawn' AND g.answered = CAST(?3 AS BIGINT) AND NOT u.disabled
                 ON CONFLICT DO NOTHING"
            ),
            values![feed, at],
        )
}
