//! Coordinator roles and their hand-over. The guards stand in the statements: the old holder
//! holds until the row says accepted, and no role loses its holder in between.

use domain::coordinator::{CoordinatorKind, HandOver, HandOverState};
use domain::id::{AccountId, AgencyId, HandOverId, PartnershipId, PersonId, PractitionerId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Ask, Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// An offer with what decides who may answer or withdraw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The offer.
    pub offer: HandOver,
    /// The person that the offer's child stands for now.
    pub canonical: PersonId,
    /// Who offered.
    pub account: AccountId,
}

fn stored(row: &Row) -> Result<Stored, StoreError> {
    Ok(Stored { offer: crate::circle::hand_over(row)?, account: row.parse(21)?, canonical: row.parse(22)? })
}

/// One offer, answered or not.
///
/// # Errors
/// The store does not answer.
pub async fn find(scope: &Scope, id: HandOverId) -> Result<Option<Stored>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT h.id, h.person, h.kind, h.offered, h.lapses, h.state, h.note,
                    t.id, t.agency, t.name, t.title, t.unit, t.phone, t.email,
                    f.id, f.agency, f.name, f.title, f.unit, f.phone, f.email, h.account, m.canonical
                 FROM hand_over h
                 JOIN person m ON m.partnership = h.partnership AND m.id = h.person
                 JOIN practitioner t ON t.partnership = h.partnership AND t.id = h.to_practitioner
                 LEFT JOIN practitioner f ON f.partnership = h.partnership AND f.id = h.from_practitioner
                 WHERE h.partnership = ?1 AND h.id = ?2"
            ),
            values![id],
        )
        .await?;
    row.map(|row| stored(&row)).transpose()
}

/// Who holds a role, and to whom it is offered: both may be nobody. A name is left out where the
/// viewer sees that practitioner's tie masked, or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The holder and the holder's name.
    pub holder: Option<(PractitionerId, Option<String>)>,
    /// The receiver's name of the offer that waits.
    pub offered_to: Option<Option<String>>,
}

/// How a role stands, as somebody of that agency may know it.
///
/// # Errors
/// The store does not answer.
pub async fn standing(
    scope: &Scope,
    viewer: Option<AgencyId>,
    person: PersonId,
    kind: CoordinatorKind,
    today: Date,
) -> Result<Standing, StoreError> {
    let viewer = viewer.map(|agency| agency.to_string()).unwrap_or_default();
    let answers = scope
        .read(vec![
            Ask::new(
                sql!(
                    "SELECT s.id, CASE WHEN s.agency = ?4 OR COALESCE((SELECT MIN(CASE WHEN i.exposure = 'open' THEN 0
                        ELSE 1 END) FROM person n
                        JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                        WHERE n.partnership = ?1 AND n.canonical = ?2 AND i.practitioner = s.id
                        AND (i.from_day IS NULL OR i.from_day <= ?5)
                        AND (i.to_day IS NULL OR i.to_day >= ?5)), 0) = 0 THEN s.name END
                     FROM coordinator c
                     JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                     JOIN practitioner s ON s.partnership = c.partnership AND s.id = c.practitioner
                     WHERE c.partnership = ?1 AND m.canonical = ?2 AND c.kind = ?3
                     ORDER BY c.since DESC, s.id LIMIT 1"
                ),
                values![person, kind.code(), viewer.clone(), today],
            ),
            Ask::new(
                sql!(
                    "SELECT CASE WHEN s.agency = ?4 OR COALESCE((SELECT MIN(CASE WHEN i.exposure = 'open' THEN 0
                        ELSE 1 END) FROM person n
                        JOIN involvement i ON i.partnership = n.partnership AND i.person = n.id
                        WHERE n.partnership = ?1 AND n.canonical = ?2 AND i.practitioner = s.id
                        AND (i.from_day IS NULL OR i.from_day <= ?5)
                        AND (i.to_day IS NULL OR i.to_day >= ?5)), 0) = 0 THEN s.name END
                     FROM hand_over h
                     JOIN person m ON m.partnership = h.partnership AND m.id = h.person
                     JOIN practitioner s ON s.partnership = h.partnership AND s.id = h.to_practitioner
                     WHERE h.partnership = ?1 AND m.canonical = ?2 AND h.kind = ?3 AND h.state = 'offered'
                     ORDER BY h.offered LIMIT 1"
                ),
                values![person, kind.code(), viewer, today],
            ),
        ])
        .await?;
    let first = |n: usize| answers.get(n).and_then(|rows| rows.first());
    Ok(Standing {
        holder: first(0).map(|row| Ok::<_, StoreError>((row.parse(0)?, row.opt_text(1)?))).transpose()?,
        offered_to: first(1).map(|row| row.opt_text(0)).transpose()?,
    })
}

/// Whether the practitioner holds a role around the child.
///
/// # Errors
/// The store does not answer.
pub async fn holds(
    scope: &Scope,
    practitioner: PractitionerId,
    person: PersonId,
) -> Result<bool, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT 1 FROM coordinator c
                 JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                 WHERE c.partnership = ?1 AND m.canonical = ?2 AND c.practitioner = ?3 LIMIT 1"
            ),
            values![person, practitioner],
        )
        .await?;
    Ok(row.is_some())
}

/// Whether somebody can sign in as that practitioner, and so answer.
///
/// # Errors
/// The store does not answer.
pub async fn can_answer(scope: &Scope, practitioner: PractitionerId) -> Result<bool, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT 1 FROM hat h JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                 WHERE h.partnership = ?1 AND h.practitioner = ?2 AND h.role = 'practitioner'
                 AND h.ended IS NULL AND NOT u.disabled LIMIT 1"
            ),
            values![practitioner],
        )
        .await?;
    Ok(row.is_some())
}

/// A practitioner to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Who.
    pub id: PractitionerId,
    /// The name.
    pub name: String,
    /// Name of the agency.
    pub agency: String,
}

/// Most practitioners to choose from.
pub const CHOICE_LIMIT: i64 = 500;

pub(crate) fn choice(row: &Row) -> Result<Choice, StoreError> {
    Ok(Choice { id: row.parse(0)?, name: row.text(1)?, agency: row.text(2)? })
}

/// Practitioners in the circle, by an open tie or a role, and those of the own agency, who can sign
/// in and so answer.
///
/// # Errors
/// The store does not answer.
pub async fn receivers(
    scope: &Scope,
    person: PersonId,
    own: Option<AgencyId>,
    today: jiff::civil::Date,
) -> Result<Vec<Choice>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT s.id, s.name, a.name FROM practitioner s
                 JOIN agency a ON a.partnership = s.partnership AND a.id = s.agency
                 WHERE s.partnership = ?1 AND s.ended IS NULL AND (s.agency = ?5 OR s.id IN (
                    SELECT i.practitioner FROM person m
                    JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = ?2 AND i.exposure = 'open'
                    AND (i.from_day IS NULL OR i.from_day <= ?3) AND (i.to_day IS NULL OR i.to_day >= ?3)
                    UNION SELECT c.practitioner FROM person m
                    JOIN coordinator c ON c.partnership = m.partnership AND c.person = m.id
                    WHERE m.partnership = ?1 AND m.canonical = ?2))
                 AND EXISTS (SELECT 1 FROM hat h
                    JOIN account u ON u.partnership = h.partnership AND u.id = h.account
                    WHERE h.partnership = s.partnership AND h.practitioner = s.id
                    AND h.role = 'practitioner' AND h.ended IS NULL AND NOT u.disabled)
                 ORDER BY s.name, s.id LIMIT ?4"
            ),
            values![person, today, CHOICE_LIMIT, own.map(|a| a.to_string()).unwrap_or_default()],
        )
        .await?;
    rows.iter().map(choice).collect()
}

/// Takes a role that nobody holds and nobody is offered; else a conflict (`coordinator`).
#[must_use]
pub fn take(
    batch: Batch,
    person: PersonId,
    kind: CoordinatorKind,
    practitioner: PractitionerId,
    at: Timestamp,
) -> Batch {
    batch.must(
        "coordinator",
        1,
        sql!(
            "INSERT INTO coordinator (partnership, person, kind, practitioner, since)
             SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (
                SELECT 1 FROM coordinator c
                JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                WHERE c.partnership = ?1 AND m.canonical = ?2 AND c.kind = ?3)
             AND NOT EXISTS (
                SELECT 1 FROM hand_over h
                JOIN person m ON m.partnership = h.partnership AND m.id = h.person
                WHERE h.partnership = ?1 AND m.canonical = ?2 AND h.kind = ?3 AND h.state = 'offered')
             ON CONFLICT DO NOTHING"
        ),
        values![person, kind.code(), practitioner, at],
    )
}

/// Offers a role; a conflict (`hand_over`) when it is offered already or its holder is another than
/// the offer says.
#[must_use]
pub fn offer(batch: Batch, new: &HandOver, account: AccountId) -> Batch {
    let from = new.from.as_ref().map(|p| p.id.to_string()).unwrap_or_default();
    batch.must(
        "hand_over",
        1,
        sql!(
            "INSERT INTO hand_over (partnership, id, person, kind, from_practitioner, to_practitioner,
                offered, lapses, state, note, account)
             SELECT ?1, ?2, ?3, ?4, NULLIF(?5, ''), ?6, ?7, ?8, 'offered', ?9, ?10
             WHERE COALESCE((SELECT MIN(c.practitioner) FROM coordinator c
                JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                WHERE c.partnership = ?1 AND m.canonical = ?3 AND c.kind = ?4
                AND (?5 = '' OR c.practitioner = ?5)), '') = ?5
             AND NOT EXISTS (SELECT 1 FROM hand_over h
                JOIN person m ON m.partnership = h.partnership AND m.id = h.person
                WHERE h.partnership = ?1 AND m.canonical = ?3 AND h.kind = ?4 AND h.state = 'offered')
             ON CONFLICT DO NOTHING"
        ),
        values![
            new.id,
            new.person,
            new.kind.code(),
            from,
            new.to.id,
            new.offered,
            new.lapses,
            new.note.clone(),
            account
        ],
    )
}

/// Accepts an offer: in one step it is answered, still open, made to this practitioner, and the
/// holder is still whom it names; else a conflict (`hand_over`). Then the role changes hands.
#[must_use]
pub fn accept(batch: Batch, stored: &Stored, at: Timestamp) -> Batch {
    let offer = &stored.offer;
    let (from, to) = (offer.from.as_ref().map(|p| p.id.to_string()).unwrap_or_default(), offer.to.id);
    let batch = batch.must(
        "hand_over",
        1,
        sql!(
            "UPDATE hand_over SET state = 'accepted', answered = ?4
             WHERE partnership = ?1 AND id = ?2 AND state = 'offered' AND to_practitioner = ?3 AND lapses > ?4
             AND COALESCE((SELECT MIN(c.practitioner) FROM coordinator c
                JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                WHERE c.partnership = ?1 AND m.canonical = ?5 AND c.kind = ?6
                AND (?7 = '' OR c.practitioner = ?7)), '') = ?7"
        ),
        values![offer.id, to, at, stored.canonical, offer.kind.code(), from.clone()],
    );
    if offer.from.is_none() {
        return batch.must(
            "coordinator",
            1,
            sql!(
                "INSERT INTO coordinator (partnership, person, kind, practitioner, since)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"
            ),
            values![stored.canonical, offer.kind.code(), to, at],
        );
    }
    batch.step(
        sql!(
            "UPDATE coordinator SET practitioner = ?5, since = ?6, version = version + 1
             WHERE partnership = ?1 AND kind = ?2 AND practitioner = ?3 AND person IN
             (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?4)"
        ),
        values![offer.kind.code(), from, stored.canonical, to, at],
    )
}

/// Closes an offer that nobody accepted: declined, withdrawn or lapsed. A conflict (`hand_over`)
/// when it is no longer open; a lapse also while its time is not over.
#[must_use]
pub fn close(batch: Batch, id: HandOverId, state: HandOverState, at: Timestamp) -> Batch {
    batch.must(
        "hand_over",
        1,
        sql!(
            "UPDATE hand_over SET state = ?3, answered = ?4
             WHERE partnership = ?1 AND id = ?2 AND state = 'offered' AND (?3 <> 'lapsed' OR lapses <= ?4)"
        ),
        values![id, state.code(), at],
    )
}

/// Partnerships with an offer whose time is over.
///
/// # Errors
/// The store does not answer.
pub async fn lapsing_partnerships(db: &Db, now: Timestamp) -> Result<Vec<PartnershipId>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "the server returns the offers of every partnership",
                "SELECT DISTINCT partnership FROM hand_over WHERE state = 'offered' AND lapses <= ?1
                 ORDER BY partnership LIMIT 1000"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Offers of a partnership whose time is over.
///
/// # Errors
/// The store does not answer.
pub async fn lapsing(scope: &Scope, now: Timestamp) -> Result<Vec<Stored>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT h.id, h.person, h.kind, h.offered, h.lapses, h.state, h.note,
                    t.id, t.agency, t.name, t.title, t.unit, t.phone, t.email,
                    f.id, f.agency, f.name, f.title, f.unit, f.phone, f.email, h.account, m.canonical
                 FROM hand_over h
                 JOIN person m ON m.partnership = h.partnership AND m.id = h.person
                 JOIN practitioner t ON t.partnership = h.partnership AND t.id = h.to_practitioner
                 LEFT JOIN practitioner f ON f.partnership = h.partnership AND f.id = h.from_practitioner
                 WHERE h.partnership = ?1 AND h.state = 'offered' AND h.lapses <= ?2
                 ORDER BY h.lapses, h.id LIMIT 200"
            ),
            values![now],
        )
        .await?;
    rows.iter().map(stored).collect()
}
