//! Landing: one batch over whole sets, all of it or nothing. It is refused when a link was
//! changed since deciding began, or the delivery is no longer landing.
#![allow(clippy::useless_vec, reason = "what the macro makes are the values of a statement")]

use domain::id::{AgencyId, FeedId};
use domain::involvement::Exposure;
use jiff::Timestamp;
use jiff::civil::Date;

use super::names::names;
use super::slices::{by_lines, by_persons};
use crate::{Batch, Grown, Scope, StoreError, sql, values};

/// What a landing needs besides what is staged.
#[derive(Debug, Clone)]
pub struct Landing {
    /// The delivery.
    pub feed: FeedId,
    /// Whose list.
    pub agency: AgencyId,
    /// The day as of which it holds.
    pub as_of: Date,
    /// What a new involvement is told to whom, where the list does not say.
    pub exposure: Exposure,
    /// The partnership's count of link changes when deciding began.
    pub epoch: i64,
    /// Now.
    pub at: Timestamp,
    /// The local day.
    pub today: Date,
    /// About how many lines it has.
    pub lines: u64,
    /// Who delivers: is told nothing.
    pub account: Option<domain::id::AccountId>,
}

/// The count of link changes of a partnership.
///
/// # Errors
/// The store does not answer.
pub async fn epoch(scope: &Scope) -> Result<i64, StoreError> {
    let row = scope.one(sql!("SELECT link_epoch FROM partnership WHERE partnership = ?1"), values![]).await?;
    row.ok_or(StoreError::Column(0, "partnership"))?.int(0)
}

/// Label of the conflict when a link was changed meanwhile: decide again.
pub const EPOCH: &str = "link epoch";

pub(super) fn guard(batch: Batch, landing: &Landing) -> Batch {
    batch
        .must(
            EPOCH,
            1,
            sql!("UPDATE partnership SET link_epoch = link_epoch + 1 WHERE partnership = ?1 AND link_epoch = ?2"),
            values![landing.epoch],
        )
        .must(
            "feed",
            1,
            sql!(
                "UPDATE feed SET state = 'landed', landed = ?3, touched = ?3
                 WHERE partnership = ?1 AND id = ?2 AND state = 'landing'"
            ),
            values![landing.feed, landing.at],
        )
}

/// Everything that a client list does, as one batch.
#[must_use]
pub fn land_clients(batch: Batch, landing: &Landing) -> Batch {
    let lines = landing.lines;
    let batch = guard(batch, landing).grown(Grown::Shown, lines);
    let batch = crate::coordinator::set_aside_by_feed(batch, landing.feed);
    let batch = persons(batch, landing).grown(Grown::Persons, lines);
    let batch = names(batch, landing);
    let batch = records(batch, landing);
    let batch = links(batch, landing);
    let batch = involvements(batch, landing);
    let batch = guardians(batch, landing).grown(Grown::Ties, lines);
    let batch = endings(batch, landing);
    let batch = agency(batch, landing);
    let batch = crate::coordinator::tell_by_feed(batch, landing.feed, landing.at);
    let batch = crate::coordinator::withdraw_offers_by_feed(batch, landing.feed, landing.at);
    super::tell::tell(batch, landing)
}

fn persons(batch: Batch, l: &Landing) -> Batch {
    batch
        .each(
            sql!(
                "INSERT INTO person (partnership, id, canonical, level, given, surname, sort_name, born,
                 national_id, national_id_kind, sex, street, postcode, city, phone, email, language,
                 household, created, number)
                 SELECT ?1, f.person, f.person, f.level, f.given, f.surname, f.sort_name, f.born,
                 f.national_id, f.national_id_kind, f.sex, f.street, f.postcode, f.city, f.phone, f.email,
                 f.language, f.household, CAST(?3 AS BIGINT),
                 ROW_NUMBER() OVER (ORDER BY f.person) + COALESCE((SELECT q.number FROM person q
                    WHERE q.partnership = ?1 AND q.number IS NOT NULL ORDER BY q.number DESC LIMIT 1), 0)
                 FROM feed_person f WHERE f.partnership = ?1 AND f.feed = ?2 AND f.fresh
                    AND f.person >= ?4 AND f.person < ?5 ORDER BY f.person"
            ),
            by_persons(l, &values![l.feed, l.at]),
        )
        .each(
            sql!(
                "INSERT INTO moved (partnership, person, day, agency) SELECT ?1, f.person, ?3, ?4
                 FROM feed_person f
                 JOIN person p ON p.partnership = f.partnership AND p.id = f.person
                 WHERE f.partnership = ?1 AND f.feed = ?2 AND NOT f.fresh AND f.household <> p.household
                    AND f.person >= ?5 AND f.person < ?6 ON CONFLICT DO NOTHING"
            ),
            by_persons(l, &values![l.feed, l.as_of, l.agency]),
        )
        .each(
            sql!(
                "UPDATE person SET level = f.level, given = f.given, surname = f.surname,
                 sort_name = f.sort_name, born = f.born, national_id = f.national_id,
                 national_id_kind = f.national_id_kind, sex = f.sex, street = f.street,
                 postcode = f.postcode, city = f.city, phone = f.phone, email = f.email,
                 language = f.language, household = f.household
                 FROM feed_person f WHERE f.partnership = ?1 AND f.feed = ?2 AND NOT f.fresh
                 AND f.person >= ?3 AND f.person < ?4
                 AND person.partnership = ?1 AND person.id = f.person"
            ),
            by_persons(l, &values![l.feed]),
        )
        .step(
            sql!(
                "UPDATE person SET canonical = d.joined FROM feed_decision d
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.joined IS NOT NULL
                 AND person.partnership = ?1 AND person.canonical = d.person"
            ),
            values![l.feed],
        )
}

fn records(batch: Batch, l: &Landing) -> Batch {
    batch
        .each(
            sql!(
                "INSERT INTO source_record (partnership, id, agency, record_id, person, given, surname, born,
                 sex, street, postcode, city, phone, email, national_id, national_id_kind, national_id_said,
                 language, level, said, as_of, feed, digest)
                 SELECT ?1, d.record, ?3, n.record_id, d.person, n.given, n.surname, n.born, n.sex, n.street,
                 n.postcode, n.city, n.phone, n.email, n.national_id, n.national_id_kind,
                 n.national_id_said, n.language, n.level, n.said, ?4, ?2, n.digest
                 FROM feed_decision d JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed
                    AND n.line = d.line
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.fresh AND d.line BETWEEN ?5 AND ?6
                 ORDER BY d.line"
            ),
            by_lines(l, &values![l.feed, l.agency, l.as_of]),
        )
        .grown(Grown::Records, l.lines)
        .step(
            sql!(
                "INSERT INTO relink (partnership, source_record) SELECT ?1, d.record
                 FROM feed_decision d JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed
                    AND n.line = d.line
                 JOIN source_record s ON s.partnership = d.partnership AND s.id = d.record
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND NOT d.fresh AND NOT d.replaced
                    AND d.rekeyed AND d.joined IS NULL AND n.national_id IS NOT NULL
                    AND (s.national_id IS DISTINCT FROM n.national_id
                        OR s.national_id_kind IS DISTINCT FROM n.national_id_kind)
                 ORDER BY d.record ON CONFLICT DO NOTHING"
            ),
            values![l.feed],
        )
        .step(
            sql!(
                "INSERT INTO relink (partnership, source_record) SELECT ?1, d.record FROM feed_decision d
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.beside
                 ORDER BY d.record ON CONFLICT DO NOTHING"
            ),
            values![l.feed],
        )
        .each(
            sql!(
                "UPDATE source_record SET person = d.person, given = n.given, surname = n.surname,
                 born = n.born, sex = n.sex, street = n.street, postcode = n.postcode, city = n.city,
                 phone = n.phone, email = n.email, national_id = n.national_id,
                 national_id_kind = n.national_id_kind, national_id_said = n.national_id_said,
                 language = n.language, level = n.level, said = n.said, digest = n.digest
                 FROM feed_decision d JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed
                    AND n.line = d.line
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND NOT d.fresh AND d.line BETWEEN ?3 AND ?4
                 AND source_record.partnership = ?1 AND source_record.id = d.record"
            ),
            by_lines(l, &values![l.feed]),
        )
        // New ones say so already.
        .each(
            sql!(
                "UPDATE source_record SET as_of = ?4, feed = ?2, ended = NULL
                 WHERE partnership = ?1 AND agency = ?3 AND feed <> ?2 AND record_id IN (SELECT n.record_id
                 FROM feed_line n WHERE n.partnership = ?1 AND n.feed = ?2 AND n.line BETWEEN ?5 AND ?6)"
            ),
            by_lines(l, &values![l.feed, l.agency, l.as_of]),
        )
        .step(
            sql!("INSERT INTO unkeyed (partnership, feed) VALUES (?1, ?2) ON CONFLICT DO NOTHING"),
            values![l.feed],
        )
}

fn links(batch: Batch, l: &Landing) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE link SET undone = ?3 WHERE partnership = ?1 AND undone IS NULL AND account IS NULL
                 AND source_record IN (SELECT d.record FROM feed_decision d WHERE d.partnership = ?1
                 AND d.feed = ?2 AND d.replaced)"
            ),
            values![l.feed, l.at],
        )
        .each(
            sql!(
                "INSERT INTO link (partnership, id, source_record, person, joined, rule, evidence,
                 probability, at) SELECT ?1, d.link, d.record, COALESCE(d.joined, d.person),
                 CASE WHEN d.joined IS NULL THEN NULL ELSE d.person END, d.rule, d.evidence, d.probability,
                 CAST(?3 AS BIGINT)
                 FROM feed_decision d WHERE d.partnership = ?1 AND d.feed = ?2 AND d.link IS NOT NULL
                    AND d.line BETWEEN ?4 AND ?5 ORDER BY d.line"
            ),
            by_lines(l, &values![l.feed, l.at]),
        )
        .step(
            sql!(
                "INSERT INTO review (partnership, id, a, b, evidence, probability, state, opened)
                 SELECT ?1, r.id, r.a, r.b, r.evidence, r.probability, 'open', CAST(?3 AS BIGINT)
                 FROM feed_review r WHERE r.partnership = ?1 AND r.feed = ?2 ORDER BY r.id
                 ON CONFLICT DO NOTHING"
            ),
            values![l.feed, l.at],
        )
}

fn involvements(batch: Batch, l: &Landing) -> Batch {
    super::mask::forget(batch, l)
        // The agency has given one record id to two humans: the former one's tie is over.
        .step(
            sql!(
                "UPDATE involvement SET source_record = NULL, version = version + 1,
                 to_day = CASE WHEN to_day < ?3 THEN to_day ELSE ?3 END
                 WHERE partnership = ?1 AND source_record IN (SELECT d.record FROM feed_decision d
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.replaced)"
            ),
            values![l.feed, last_day(l.as_of)],
        )
        .each(
            sql!(
                "UPDATE involvement SET practitioner = (SELECT p.id FROM practitioner p
                    WHERE p.partnership = ?1 AND p.agency = ?3 AND p.staff_id = n.staff_id),
                 staff_id = n.staff_id, role = n.role, from_day = n.from_day, to_day = n.to_day,
                 last_contact = n.last_contact, entry_point = n.entry_point,
                 exposure = COALESCE(n.exposure, involvement.exposure), version = version + 1
                 FROM feed_decision d JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed
                    AND n.line = d.line
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND NOT d.fresh AND d.involvement IS NULL
                 AND d.line BETWEEN ?4 AND ?5
                 AND involvement.partnership = ?1 AND involvement.source_record = d.record"
            ),
            by_lines(l, &values![l.feed, l.agency]),
        )
        .each(
            sql!(
                "INSERT INTO involvement (partnership, id, person, agency, practitioner, staff_id, role,
                 from_day, to_day, last_contact, as_of, entry_point, exposure, feed, source_record, recorded)
                 SELECT ?1, d.involvement, d.person, ?3, p.id, n.staff_id, n.role, n.from_day, n.to_day,
                 n.last_contact, ?4, n.entry_point, COALESCE(n.exposure, ?5), ?2, d.record, CAST(?6 AS BIGINT)
                 FROM feed_decision d JOIN feed_line n ON n.partnership = d.partnership AND n.feed = d.feed
                    AND n.line = d.line
                 LEFT JOIN practitioner p ON p.partnership = d.partnership AND p.agency = ?3
                    AND p.staff_id = n.staff_id
                 WHERE d.partnership = ?1 AND d.feed = ?2 AND d.involvement IS NOT NULL
                    AND d.line BETWEEN ?7 AND ?8 ORDER BY d.line"
            ),
            by_lines(l, &values![l.feed, l.agency, l.as_of, l.exposure.code(), l.at]),
        )
        .each(
            sql!(
                "UPDATE involvement SET as_of = ?4, feed = ?2
                 WHERE partnership = ?1 AND (feed IS NULL OR feed <> ?2) AND source_record IN
                 (SELECT s.id FROM feed_line n JOIN source_record s ON s.partnership = n.partnership
                 AND s.agency = ?3 AND s.record_id = n.record_id WHERE n.partnership = ?1 AND n.feed = ?2
                 AND n.line BETWEEN ?5 AND ?6)"
            ),
            by_lines(l, &values![l.feed, l.agency, l.as_of]),
        )
}

fn guardians(batch: Batch, l: &Landing) -> Batch {
    batch
        // A guardian who was known by name only has a number now.
        .step(
            sql!(
                "UPDATE person SET national_id = g.national_id, national_id_kind = g.national_id_kind
                 FROM feed_guardian g WHERE g.partnership = ?1 AND g.feed = ?2 AND g.national_id IS NOT NULL
                 AND person.partnership = ?1 AND person.id = g.person AND person.national_id IS NULL
                 AND NOT EXISTS (SELECT 1 FROM source_record s WHERE s.partnership = ?1
                    AND s.person = person.id)"
            ),
            values![l.feed],
        )
        // Whom the line no longer names is no longer said to be a guardian.
        .step(
            sql!(
                "UPDATE relation SET to_day = ?3 WHERE partnership = ?1 AND to_day IS NULL
                 AND source_record IN (SELECT d.record FROM feed_decision d WHERE d.partnership = ?1
                    AND d.feed = ?2 AND NOT d.fresh)
                 AND id NOT IN (SELECT g.relation FROM feed_guardian g WHERE g.partnership = ?1
                    AND g.feed = ?2 AND g.relation IS NOT NULL)"
            ),
            values![l.feed, last_day(l.as_of)],
        )
        // What an open tie's agency has said of a guardian stays its word: taken over by a masked or
        // hidden one, it would go from the circle and tell of it.
        .step(
            sql!(
                "INSERT INTO relation (partnership, id, person, other, kind, custody, source_record)
                 SELECT ?1, g.relation, d.person, g.person, g.kind, g.custody, d.record
                 FROM feed_guardian g JOIN feed_decision d ON d.partnership = g.partnership
                    AND d.feed = g.feed AND d.line = g.line
                 WHERE g.partnership = ?1 AND g.feed = ?2 AND g.relation IS NOT NULL
                 ORDER BY g.line, g.place
                 ON CONFLICT (partnership, id) DO UPDATE SET kind = excluded.kind,
                 custody = excluded.custody, source_record = excluded.source_record, to_day = NULL
                 WHERE relation.source_record = excluded.source_record
                 OR NOT EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                    AND i.source_record = excluded.source_record AND i.exposure <> 'open')
                 OR EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                    AND i.source_record = relation.source_record AND i.exposure <> 'open')"
            ),
            values![l.feed],
        )
}

fn endings(batch: Batch, l: &Landing) -> Batch {
    batch
        .step(
            sql!(
                "UPDATE source_record SET ended = ?3 WHERE partnership = ?1 AND id IN
                 (SELECT e.record FROM feed_end e WHERE e.partnership = ?1 AND e.feed = ?2)"
            ),
            values![l.feed, l.as_of],
        )
        .step(
            sql!(
                "UPDATE involvement SET to_day = ?3, as_of = ?4, feed = ?2, version = version + 1
                 WHERE partnership = ?1 AND (to_day IS NULL OR to_day > ?3) AND source_record IN
                 (SELECT e.record FROM feed_end e WHERE e.partnership = ?1 AND e.feed = ?2)"
            ),
            values![l.feed, last_day(l.as_of), l.as_of],
        )
}

fn agency(batch: Batch, l: &Landing) -> Batch {
    batch.step(
            sql!(
                "UPDATE agency SET version = version + 1,
                 as_of = CASE WHEN agency.as_of > f.as_of THEN agency.as_of ELSE f.as_of END,
                 coverage_from = CASE WHEN f.mode = 'complete' THEN f.coverage_from ELSE agency.coverage_from END,
                 coverage_to = CASE WHEN f.mode = 'complete' THEN f.coverage_to ELSE agency.coverage_to END,
                 coverage_area = CASE WHEN f.mode = 'complete' THEN f.coverage_area ELSE agency.coverage_area END
                 FROM feed f WHERE f.partnership = ?1 AND f.id = ?2
                 AND agency.partnership = ?1 AND agency.id = ?3"
            ),
            values![l.feed, l.agency],
    )
}

/// The last day of what the list no longer has.
fn last_day(as_of: Date) -> Date {
    as_of.yesterday().unwrap_or(as_of)
}
