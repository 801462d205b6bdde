//! Joining and leaving a circle by hand, and who may learn of a tie.

use domain::id::{AccountId, AgencyId, InvolvementId, PersonId, PractitionerId};
use domain::involvement::{Exposure, Involvement, Source};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Batch, Row, Scope, StoreError, sql, values};

/// Adds an involvement.
#[must_use]
pub fn add(batch: Batch, new: &Involvement) -> Batch {
    let (feed, account, invitation) = match new.source {
        Source::Feed(id) => (Some(id), None, None),
        Source::Hand(id) => (None, Some(id), None),
        Source::Invitation(id) => (None, None, Some(id)),
    };
    let guest = new.guest.is_some();
    batch.step(
        sql!(
            "INSERT INTO involvement (partnership, id, person, agency, practitioner, guest, guest_phone,
             guest_email, role, from_day, to_day, last_contact, as_of, entry_point, exposure, feed, account,
             invitation, recorded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
             ?16, ?17, ?18, ?19)"
        ),
        values![
            new.id,
            new.person,
            new.agency.id,
            new.practitioner.as_ref().map(|p| p.id),
            new.guest.clone(),
            new.agency.phone.clone().filter(|_| guest),
            new.agency.email.clone().filter(|_| guest),
            new.role.clone(),
            new.from,
            new.to,
            new.last_contact,
            new.as_of,
            new.entry_point.clone(),
            new.exposure.code(),
            feed,
            account,
            invitation,
            new.recorded
        ],
    )
}

/// A tie declared by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Its id.
    pub id: InvolvementId,
    /// The child.
    pub person: PersonId,
    /// The agency.
    pub agency: AgencyId,
    /// The practitioner.
    pub practitioner: PractitionerId,
    /// Code of a stated relation, or own words; `None` takes the title from the staff list.
    pub role: Option<String>,
    /// Who may learn of it.
    pub exposure: Exposure,
    /// First day; `None`: today.
    pub from: Option<Date>,
    /// The day as of which it is said.
    pub today: Date,
    /// By whose hand.
    pub account: AccountId,
    /// When.
    pub at: Timestamp,
}

/// Adds a declared tie; a conflict (`involvement`) when the practitioner has a current one.
#[must_use]
pub fn declare(batch: Batch, new: &Declared) -> Batch {
    batch.must("involvement", 1, DECLARE, declared(new))
}

/// The same, for somebody who may be there already.
#[must_use]
pub fn declare_unless_there(batch: Batch, new: &Declared) -> Batch {
    batch.step(DECLARE, declared(new))
}

const DECLARE: crate::Statement = sql!(
    "INSERT INTO involvement (partnership, id, person, agency, practitioner, role, from_day, as_of,
        exposure, account, recorded)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?11, ?7, ?8, ?9, ?10
     WHERE NOT EXISTS (SELECT 1 FROM involvement i
        JOIN person m ON m.partnership = i.partnership AND m.id = i.person
        WHERE i.partnership = ?1 AND m.canonical = ?3 AND i.practitioner = ?5
        AND (i.from_day IS NULL OR i.from_day <= ?7) AND (i.to_day IS NULL OR i.to_day >= ?7))"
);

fn declared(new: &Declared) -> Vec<crate::Value> {
    values![
        new.id,
        new.person,
        new.agency,
        new.practitioner,
        new.role.clone(),
        new.today,
        new.exposure.code(),
        new.account,
        new.at,
        new.from.unwrap_or(new.today)
    ]
}

/// A current tie of one practitioner, as far as the acts ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnTie {
    /// Its id.
    pub id: InvolvementId,
    /// Its agency.
    pub agency: AgencyId,
    /// Who may learn of it.
    pub exposure: Exposure,
    /// Grows with every change.
    pub version: i64,
}

fn own_tie(row: &Row) -> Result<OwnTie, StoreError> {
    Ok(OwnTie {
        id: row.parse(0)?,
        agency: row.parse(1)?,
        exposure: row.code(2, Exposure::from_code)?,
        version: row.int(3)?,
    })
}

/// The practitioner's current ties to a child.
///
/// # Errors
/// The store does not answer.
pub async fn own(
    scope: &Scope,
    practitioner: PractitionerId,
    person: PersonId,
    today: Date,
) -> Result<Vec<OwnTie>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT i.id, i.agency, i.exposure, i.version FROM involvement i
                 JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                 WHERE i.partnership = ?1 AND i.practitioner = ?2
                 AND m.canonical = (SELECT canonical FROM person WHERE partnership = ?1 AND id = ?3)
                 AND (i.from_day IS NULL OR i.from_day <= ?4) AND (i.to_day IS NULL OR i.to_day >= ?4)
                 ORDER BY i.id LIMIT 20"
            ),
            values![practitioner, person, today],
        )
        .await?;
    rows.iter().map(own_tie).collect()
}

/// One tie of a child, with its practitioner, if that agency's.
///
/// # Errors
/// The store does not answer.
pub async fn of_agency(
    scope: &Scope,
    id: InvolvementId,
    person: PersonId,
    agency: AgencyId,
    today: Date,
) -> Result<Option<(OwnTie, Option<PractitionerId>)>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT i.id, i.agency, i.exposure, i.version, i.practitioner FROM involvement i
                 JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                 WHERE i.partnership = ?1 AND i.id = ?2 AND i.agency = ?4
                 AND m.canonical = (SELECT canonical FROM person WHERE partnership = ?1 AND id = ?3)
                 AND (i.from_day IS NULL OR i.from_day <= ?5) AND (i.to_day IS NULL OR i.to_day >= ?5)"
            ),
            values![id, person, agency, today],
        )
        .await?;
    row.map(|row| Ok((own_tie(&row)?, row.opt_parse(4)?))).transpose()
}

/// A tie of the own agency, to choose who may learn of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyTie {
    /// Its id.
    pub id: InvolvementId,
    /// Name of the practitioner, when the list names one.
    pub name: Option<String>,
    /// Role, as it was said.
    pub role: Option<String>,
    /// Who may learn of it.
    pub exposure: Exposure,
}

/// The current ties of one agency to a child.
///
/// # Errors
/// The store does not answer.
pub async fn all_of_agency(
    scope: &Scope,
    person: PersonId,
    agency: AgencyId,
    today: Date,
) -> Result<Vec<AgencyTie>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT i.id, s.name, COALESCE(i.role, s.title), i.exposure FROM person m
                 JOIN involvement i ON i.partnership = m.partnership AND i.person = m.id
                 LEFT JOIN practitioner s ON s.partnership = i.partnership AND s.id = i.practitioner
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND i.agency = ?3
                 AND (i.from_day IS NULL OR i.from_day <= ?4) AND (i.to_day IS NULL OR i.to_day >= ?4)
                 ORDER BY s.name, i.id LIMIT 100"
            ),
            values![person, agency, today],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(AgencyTie {
                id: row.parse(0)?,
                name: row.opt_text(1)?,
                role: row.opt_text(2)?,
                exposure: row.code(3, Exposure::from_code)?,
            })
        })
        .collect()
}

/// Ends all current ties of the practitioner to the child; `count` as read, so that two who end
/// them at once see each other. The last day is yesterday: leaving closes at once. Whoever
/// coordinates the child or has just been handed that role does not leave: a conflict.
#[must_use]
pub fn leave(
    batch: Batch,
    practitioner: PractitionerId,
    person: PersonId,
    count: usize,
    today: Date,
) -> Batch {
    batch.must(
        "involvement",
        count as u64,
        sql!(
            "UPDATE involvement SET to_day = ?5, version = version + 1
             WHERE partnership = ?1 AND practitioner = ?2
             AND (from_day IS NULL OR from_day <= ?4) AND (to_day IS NULL OR to_day >= ?4)
             AND person IN (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)
             AND NOT EXISTS (SELECT 1 FROM coordinator c
                JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                WHERE c.partnership = ?1 AND m.canonical = ?3 AND c.practitioner = ?2)"
        ),
        values![practitioner, person, today, today.yesterday().unwrap_or(today)],
    )
}

/// Chooses who may learn of a tie; a conflict when it changed since it was read.
#[must_use]
pub fn expose(batch: Batch, tie: &OwnTie, exposure: Exposure) -> Batch {
    batch.must(
        "involvement",
        1,
        sql!(
            "UPDATE involvement SET exposure = ?4, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3"
        ),
        values![tie.id, tie.version, exposure.code()],
    )
}

/// Opens the practitioner's own ties to a child: whoever coordinates stands there by name.
#[must_use]
pub fn open_own(batch: Batch, practitioner: PractitionerId, person: PersonId, today: Date) -> Batch {
    batch.step(
        sql!(
            "UPDATE involvement SET exposure = 'open', version = version + 1
             WHERE partnership = ?1 AND practitioner = ?2 AND exposure <> 'open'
             AND (from_day IS NULL OR from_day <= ?4) AND (to_day IS NULL OR to_day >= ?4)
             AND person IN (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
        ),
        values![practitioner, person, today],
    )
}

/// Takes a practitioner, whose tie is from now on masked, out of what the circle can read: lines
/// of "latest" go, attention and invitations stay without the name. The access record keeps all.
#[must_use]
pub fn forget(batch: Batch, practitioner: PractitionerId, person: PersonId) -> Batch {
    batch
        .step(
            sql!(
                "DELETE FROM notice WHERE partnership = ?1 AND id IN (
                 SELECT e.id FROM person m JOIN circle_event e ON e.partnership = m.partnership
                    AND e.person = m.id
                 WHERE m.partnership = ?1 AND m.canonical = ?3 AND e.practitioner = ?2)"
            ),
            values![practitioner, person],
        )
        .step(
            sql!(
                "DELETE FROM circle_event WHERE partnership = ?1 AND practitioner = ?2 AND person IN
                 (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
            ),
            values![practitioner, person],
        )
        .step(
            sql!(
                "UPDATE attention SET practitioner = NULL, agency = NULL
                 WHERE partnership = ?1 AND practitioner = ?2 AND person IN
                 (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
            ),
            values![practitioner, person],
        )
        .step(
            sql!(
                "UPDATE invitation SET practitioner = NULL
                 WHERE partnership = ?1 AND practitioner = ?2 AND person IN
                 (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
            ),
            values![practitioner, person],
        )
}
