//! The circle: everything about it in one round trip.

use domain::agency::{Agency, Practitioner, Sector};
use domain::attention::Attention;
use domain::circle::{CircleEvent, Coverage, Facts};
use domain::coordinator::{Coordinator, CoordinatorKind, HandOver, HandOverState};
use domain::gate::{self, Actor};
use domain::id::{AccountId, PersonId};
use domain::involvement::{Exposure, Involvement, Source};
use domain::notice::EventKind;
use domain::person::{Relation, RelationKind};
use domain::protection::{Category, Level, Sealed};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::invitation::invitation;
use crate::person::{GATE_ASKS, PERSON_COLUMNS, gate_asks, gate_facts, person};
use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

/// Most ties that a circle loads.
pub const TIE_LIMIT: i64 = 200;
/// Most lines of "latest in the circle".
pub const LATEST_LIMIT: i64 = 8;

/// Reads `id, slug, name, sector, sensitive, default_exposure, phone, email, feed_days`.
pub(crate) fn agency(row: &Row, first: usize) -> Result<Agency, StoreError> {
    Ok(Agency {
        id: row.parse(first)?,
        slug: row.text(first + 1)?,
        name: row.text(first + 2)?,
        sector: row.code(first + 3, Sector::from_code)?,
        sensitive: row.bool(first + 4)?,
        default_exposure: row.code(first + 5, Exposure::from_code)?,
        phone: row.opt_text(first + 6)?,
        email: row.opt_text(first + 7)?,
        feed_days: u16::try_from(row.int(first + 8)?).unwrap_or(u16::MAX),
    })
}

/// Reads `id, agency, name, title, unit, phone, email`; `None` when the id is NULL.
pub(crate) fn practitioner(row: &Row, first: usize) -> Result<Option<Practitioner>, StoreError> {
    if row.is_null(first) {
        return Ok(None);
    }
    Ok(Some(Practitioner {
        id: row.parse(first)?,
        agency: row.parse(first + 1)?,
        name: row.text(first + 2)?,
        title: row.opt_text(first + 3)?,
        unit: row.opt_text(first + 4)?,
        phone: row.opt_text(first + 5)?,
        email: row.opt_text(first + 6)?,
    }))
}

/// The gate's facts and the circle's, in one round trip; `None` when there is no such person.
///
/// Hidden involvements of other agencies are not read at all, so that nothing above can count,
/// order or time them: only the viewer's own agency and the person get them. Whoever coordinates, or
/// offers or is offered a role, and stands there by nothing but a masked or hidden tie since, is
/// named to the same alone, and so is a relative whom nobody but the agency of such a tie has named.
///
/// # Errors
/// The store does not answer.
pub async fn load(
    scope: &Scope,
    actor: &Actor,
    id: PersonId,
    today: Date,
    now: Timestamp,
) -> Result<Option<(gate::Facts, Facts)>, StoreError> {
    let viewer_agency = actor.agency.map(|a| a.to_string()).unwrap_or_default();
    let viewer_person = actor.person.map(|p| p.to_string()).unwrap_or_default();
    let mut asks = gate_asks(actor, id, today, now);
    asks.extend([
        Ask::new(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language FROM person o
                 JOIN person p ON p.partnership = o.partnership AND p.id = o.canonical
                 WHERE o.partnership = ?1 AND o.id = ?2"
            ),
            values![id],
        ),
        Ask::new(
            sql!(
                "SELECT i.id, i.person, i.guest, i.role, i.from_day, i.to_day, i.last_contact, i.as_of,
                    i.entry_point, i.exposure, i.feed, i.account, i.invitation, i.recorded,
                    i.guest_phone, i.guest_email,
                    a.id, a.slug, a.name, a.sector, a.sensitive, a.default_exposure, a.phone, a.email,
                    a.feed_days, s.id, s.agency, s.name, s.title, s.unit, s.phone, s.email
                 FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                 JOIN agency a ON a.partnership = i.partnership AND a.id = i.agency
                 LEFT JOIN practitioner s ON s.partnership = i.partnership AND s.id = i.practitioner
                 WHERE o.partnership = ?1 AND o.id = ?2
                 AND (i.from_day IS NULL OR i.from_day <= ?5) AND (i.to_day IS NULL OR i.to_day >= ?5)
                 AND (i.exposure <> 'hidden' OR i.agency = ?3 OR m.canonical = ?4)
                 ORDER BY i.id LIMIT ?6"
            ),
            values![id, viewer_agency.clone(), viewer_person.clone(), today, TIE_LIMIT],
        ),
        Ask::new(
            sql!(
                "SELECT c.kind, c.since, s.id, s.agency, s.name, s.title, s.unit, s.phone, s.email,
                    a.id, a.slug, a.name, a.sector, a.sensitive, a.default_exposure, a.phone, a.email,
                    a.feed_days
                 FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                 JOIN practitioner s ON s.partnership = c.partnership AND s.id = c.practitioner
                 JOIN agency a ON a.partnership = s.partnership AND a.id = s.agency
                 WHERE o.partnership = ?1 AND o.id = ?2
                 AND (s.agency = ?3 OR o.canonical = ?4 OR COALESCE((SELECT MIN(CASE WHEN i.exposure = 'open'
                    THEN 0 ELSE 1 END) FROM person n
                    JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                    WHERE n.partnership = ?1 AND n.canonical = o.canonical AND i.practitioner = s.id
                    AND (i.from_day IS NULL OR i.from_day <= ?5) AND (i.to_day IS NULL OR i.to_day >= ?5)),
                    0) = 0)
                 ORDER BY c.kind DESC, c.since DESC LIMIT 10"
            ),
            values![id, viewer_agency.clone(), viewer_person.clone(), today],
        ),
        Ask::new(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language, r.kind, r.custody,
                    c.household, p.household, c.level
                 FROM person o
                 JOIN person c ON c.partnership = o.partnership AND c.id = o.canonical
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN relation r ON r.partnership = m.partnership AND r.person = m.id
                 JOIN person q ON q.partnership = r.partnership AND q.id = r.other
                 JOIN person p ON p.partnership = q.partnership AND p.id = q.canonical
                 WHERE o.partnership = ?1 AND o.id = ?2 AND (r.to_day IS NULL OR r.to_day >= ?3)
                 AND (o.canonical = ?5 OR NOT EXISTS (SELECT 1 FROM involvement i WHERE i.partnership = ?1
                    AND i.source_record = r.source_record AND i.exposure <> 'open' AND i.agency <> ?4))
                 ORDER BY r.custody DESC, r.kind, p.born, p.id LIMIT 40"
            ),
            values![id, today, viewer_agency.clone(), viewer_person.clone()],
        ),
        Ask::new(
            sql!(
                "SELECT v.id, v.person, v.email, v.organisation, v.sector,
                    CASE WHEN v.practitioner IS NULL THEN '' ELSE u.name END, v.sent, v.expires, v.state,
                    t.id, t.agency, t.name, t.title, t.unit, t.phone, t.email
                 FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN invitation v ON v.partnership = m.partnership AND v.person = m.id
                 JOIN account u ON u.partnership = v.partnership AND u.id = v.account
                 LEFT JOIN practitioner t ON t.partnership = v.partnership AND t.id = v.to_practitioner
                 WHERE o.partnership = ?1 AND o.id = ?2 AND v.state = 'sent' AND v.expires > ?3
                 ORDER BY v.sent DESC LIMIT 20"
            ),
            values![id, now],
        ),
        Ask::new(
            sql!(
                "SELECT h.id, h.person, h.kind, h.offered, h.lapses, h.state, h.note,
                    t.id, t.agency, t.name, t.title, t.unit, t.phone, t.email,
                    f.id, f.agency, f.name, f.title, f.unit, f.phone, f.email
                 FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN hand_over h ON h.partnership = m.partnership AND h.person = m.id
                 JOIN practitioner t ON t.partnership = h.partnership AND t.id = h.to_practitioner
                 LEFT JOIN practitioner f ON f.partnership = h.partnership AND f.id = h.from_practitioner
                 WHERE o.partnership = ?1 AND o.id = ?2 AND h.state = 'offered' AND h.lapses > ?3
                 AND (t.agency = ?4 OR f.agency = ?4 OR o.canonical = ?5 OR NOT EXISTS (
                    SELECT 1 FROM practitioner x WHERE x.partnership = ?1
                    AND (x.id = h.to_practitioner OR x.id = h.from_practitioner)
                    AND (SELECT MIN(CASE WHEN i.exposure = 'open' THEN 0 ELSE 1 END) FROM person n
                        JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                        WHERE n.partnership = ?1 AND n.canonical = o.canonical AND i.practitioner = x.id
                        AND (i.from_day IS NULL OR i.from_day <= ?6)
                        AND (i.to_day IS NULL OR i.to_day >= ?6)) = 1))
                 ORDER BY h.offered LIMIT 10"
            ),
            values![id, now, viewer_agency.clone(), viewer_person.clone(), today],
        ),
        Ask::new(
            sql!(
                "SELECT t.id, t.person, CASE WHEN t.practitioner IS NULL THEN '' ELSE u.name END,
                    a.name, t.words, t.raised FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN attention t ON t.partnership = m.partnership AND t.person = m.id
                 JOIN account u ON u.partnership = t.partnership AND u.id = t.account
                 LEFT JOIN agency a ON a.partnership = t.partnership AND a.id = t.agency
                 WHERE o.partnership = ?1 AND o.id = ?2 AND t.closed IS NULL
                 ORDER BY t.raised DESC LIMIT 20"
            ),
            values![id],
        ),
        Ask::new(
            sql!(
                "SELECT id, name, sector, as_of, coverage_from, coverage_to, coverage_area, sensitive,
                    feed_days FROM agency WHERE partnership = ?1 AND feed_days > 0 ORDER BY sector, name, id LIMIT 200"
            ),
            values![],
        ),
        Ask::new(
            sql!(
                "SELECT e.at, e.kind, s.name, a.name FROM person o
                 JOIN person m ON m.partnership = o.partnership AND m.canonical = o.canonical
                 JOIN circle_event e ON e.partnership = m.partnership AND e.person = m.id
                 LEFT JOIN practitioner s ON s.partnership = e.partnership AND s.id = e.practitioner
                 LEFT JOIN agency a ON a.partnership = e.partnership AND a.id = e.agency
                 WHERE o.partnership = ?1 AND o.id = ?2 ORDER BY e.at DESC, e.id DESC LIMIT ?3"
            ),
            values![id, LATEST_LIMIT],
        ),
    ]);
    let answers = scope.read(asks).await?;
    let Some(gate) = gate_facts(scope.partnership(), actor, &answers)? else { return Ok(None) };
    let [child, involvements, coordinators, relations, invitations, hand_overs, attention, coverage, latest] =
        &answers[GATE_ASKS..]
    else {
        return Err(StoreError::Column(0, "answers"));
    };
    let table = scope.db.protection();
    let Some(child) = child.first() else { return Ok(None) };
    let facts = Facts {
        person: person(child, 0, table)?,
        involvements: involvements.iter().map(involvement).collect::<Result<_, _>>()?,
        coordinators: coordinators.iter().map(coordinator).collect::<Result<_, _>>()?,
        relations: relations
            .iter()
            .map(|row| {
                let other = person(row, 0, table)?;
                let child_level = row.opt_code(PERSON_COLUMNS + 4, Level::from_code)?;
                let hidden = table.hides(child_level, Category::Household)
                    || table.hides(other.level, Category::Household);
                let households = (row.opt_text(PERSON_COLUMNS + 2)?, row.opt_text(PERSON_COLUMNS + 3)?);
                let same = match households {
                    (Some(a), Some(b)) => Some(a == b),
                    _ => None,
                };
                let unknown = table.hides(other.level, Category::Existence);
                Ok(Relation {
                    other,
                    existence: Sealed::new(Category::Existence, unknown, Some(())),
                    kind: row.code(PERSON_COLUMNS, RelationKind::from_code)?,
                    custody: row.bool(PERSON_COLUMNS + 1)?,
                    same_household: Sealed::new(Category::Household, hidden, same),
                })
            })
            .collect::<Result<_, StoreError>>()?,
        invitations: invitations.iter().map(invitation).collect::<Result<_, _>>()?,
        hand_overs: hand_overs.iter().map(hand_over).collect::<Result<_, _>>()?,
        attention: attention.iter().map(attention_row).collect::<Result<_, _>>()?,
        sharing: gate.sharing.clone(),
        coverage: coverage.iter().map(|row| coverage_row(row, today)).collect::<Result<_, _>>()?,
        latest: latest
            .iter()
            .map(|row| {
                Ok(CircleEvent {
                    at: row.at(0)?,
                    kind: row.code(1, EventKind::from_code)?,
                    who: row.opt_text(2)?,
                    agency: row.opt_text(3)?,
                })
            })
            .collect::<Result<_, StoreError>>()?,
    };
    Ok(Some((gate, facts)))
}

fn involvement(row: &Row) -> Result<Involvement, StoreError> {
    let source = if let Some(feed) = row.opt_parse(10)? {
        Source::Feed(feed)
    } else if let Some(invitation) = row.opt_parse(12)? {
        Source::Invitation(invitation)
    } else {
        Source::Hand(row.parse(11)?)
    };
    let mut agency = agency(row, 16)?;
    // A guest's own number stands in for the number of the organisation.
    if !row.is_null(2) {
        agency.phone = row.opt_text(14)?;
        agency.email = row.opt_text(15)?;
    }
    Ok(Involvement {
        id: row.parse(0)?,
        person: row.parse(1)?,
        agency,
        practitioner: practitioner(row, 25)?,
        guest: row.opt_text(2)?,
        role: row.opt_text(3)?,
        from: row.opt_parse(4)?,
        to: row.opt_parse(5)?,
        last_contact: row.opt_parse(6)?,
        as_of: row.parse(7)?,
        entry_point: row.opt_text(8)?,
        exposure: row.code(9, Exposure::from_code)?,
        source,
        recorded: row.at(13)?,
    })
}

fn coordinator(row: &Row) -> Result<Coordinator, StoreError> {
    Ok(Coordinator {
        kind: row.code(0, CoordinatorKind::from_code)?,
        since: row.at(1)?,
        holder: practitioner(row, 2)?.ok_or(StoreError::Column(2, "practitioner"))?,
        agency: agency(row, 9)?,
    })
}

/// Reads `id, person, kind, offered, lapses, state, note`, then the receiver, then the holder.
pub(crate) fn hand_over(row: &Row) -> Result<HandOver, StoreError> {
    Ok(HandOver {
        id: row.parse(0)?,
        person: row.parse(1)?,
        kind: row.code(2, CoordinatorKind::from_code)?,
        offered: row.at(3)?,
        lapses: row.at(4)?,
        state: row.code(5, HandOverState::from_code)?,
        note: row.opt_text(6)?,
        to: practitioner(row, 7)?.ok_or(StoreError::Column(7, "practitioner"))?,
        from: practitioner(row, 14)?,
    })
}

fn attention_row(row: &Row) -> Result<Attention, StoreError> {
    Ok(Attention {
        id: row.parse(0)?,
        person: row.parse(1)?,
        by: row.text(2)?,
        agency: row.opt_text(3)?.unwrap_or_default(),
        words: row.text(4)?,
        raised: row.at(5)?,
        closed: None,
    })
}

/// Reads `id, name, sector, as_of, coverage_from, coverage_to, coverage_area, sensitive, feed_days`.
pub(crate) fn coverage_row(row: &Row, today: Date) -> Result<Coverage, StoreError> {
    let as_of: Option<Date> = row.opt_parse(3)?;
    let days = i32::try_from(row.int(8)?).unwrap_or(i32::MAX);
    let overdue = as_of.is_none_or(|d| today.since(d).is_ok_and(|gap| gap.get_days() > days));
    Ok(Coverage {
        agency: row.parse(0)?,
        name: row.text(1)?,
        sector: row.code(2, Sector::from_code)?,
        as_of,
        from: row.opt_parse(4)?,
        to: row.opt_parse(5)?,
        area: row.opt_text(6)?,
        sensitive: row.bool(7)?,
        overdue,
    })
}

/// Notes that an account has looked at a child, for *what changed since*; its notices about the
/// child count as seen.
#[must_use]
pub fn looked(batch: Batch, account: AccountId, person: PersonId, at: Timestamp) -> Batch {
    batch
        .step(
            sql!(
                "INSERT INTO looked (partnership, account, person, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (partnership, account, person) DO UPDATE SET at = excluded.at"
            ),
            values![account, person, at],
        )
        .step(
            sql!(
                "UPDATE notice SET seen = ?4, mailed = COALESCE(mailed, -1)
                 WHERE partnership = ?1 AND account = ?2 AND person = ?3 AND seen IS NULL"
            ),
            values![account, person, at],
        )
}
