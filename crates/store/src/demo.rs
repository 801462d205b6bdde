//! What the demonstration looks up: a line of a list, a practitioner by staff id.

use domain::agency::Practitioner;
use domain::id::PersonId;

use crate::{Batch, Scope, StoreError, Value, sql, values};

/// The person that a line of an agency's list was found to be.
///
/// # Errors
/// The store does not answer.
pub async fn person_of_record(
    scope: &Scope,
    agency: &str,
    record_id: &str,
) -> Result<Option<PersonId>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT p.canonical FROM agency a
                 JOIN source_record r ON r.partnership = a.partnership AND r.agency = a.id
                 JOIN person p ON p.partnership = r.partnership AND p.id = r.person
                 WHERE a.partnership = ?1 AND a.slug = ?2 AND r.record_id = ?3"
            ),
            values![agency, record_id],
        )
        .await?;
    row.map(|row| row.parse(0)).transpose()
}

/// The person with that national id, canonical digits, as a family member signs in.
///
/// # Errors
/// The store does not answer.
pub async fn person_of_national_id(scope: &Scope, digits: &str) -> Result<Option<PersonId>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT canonical FROM person WHERE partnership = ?1 AND national_id = ?2
                 ORDER BY id LIMIT 1"
            ),
            values![digits],
        )
        .await?;
    row.map(|row| row.parse(0)).transpose()
}

/// A practitioner by agency and staff id.
///
/// # Errors
/// The store does not answer.
pub async fn practitioner_of_staff_id(
    scope: &Scope,
    agency: &str,
    staff_id: &str,
) -> Result<Option<Practitioner>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT s.id, s.agency, s.name, s.title, s.unit, s.phone, s.email FROM agency a
                 JOIN practitioner s ON s.partnership = a.partnership AND s.agency = a.id
                 WHERE a.partnership = ?1 AND a.slug = ?2 AND s.staff_id = ?3"
            ),
            values![agency, staff_id],
        )
        .await?;
    row.map_or(Ok(None), |row| crate::circle::practitioner(&row, 0))
}

/// A child and a practitioner in its circle by an open tie from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The child.
    pub child: PersonId,
    /// Who.
    pub practitioner: Practitioner,
}

/// Practitioners of other agencies around children whose guardians have consented: the children of
/// one practitioner, or of others. Only those born after a day, for whom that consent counts, without
/// a protected identity.
///
/// # Errors
/// The store does not answer.
pub async fn colleagues(
    scope: &Scope,
    of: &Practitioner,
    own: bool,
    born_after: jiff::civil::Date,
) -> Result<Vec<Colleague>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT p.id, s.id, s.agency, s.name, s.title, s.unit, s.phone, s.email
                 FROM involvement i
                 JOIN practitioner s ON s.partnership = i.partnership AND s.id = i.practitioner
                 JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                 JOIN person p ON p.partnership = m.partnership AND p.id = m.canonical
                 WHERE i.partnership = ?1 AND i.exposure = 'open' AND i.to_day IS NULL AND i.feed IS NOT NULL
                 AND s.agency <> ?3 AND s.email IS NOT NULL AND p.level IS NULL AND p.born > ?5
                 AND EXISTS (SELECT 1 FROM sharing g JOIN person q ON q.partnership = g.partnership
                    AND q.id = g.person WHERE g.partnership = ?1 AND q.canonical = p.id)
                 AND EXISTS (SELECT 1 FROM involvement j JOIN person q ON q.partnership = j.partnership
                    AND q.id = j.person WHERE j.partnership = ?1 AND q.canonical = p.id
                    AND j.practitioner = ?2 AND j.to_day IS NULL) = ?4
                 ORDER BY p.sort_name, p.id, s.name, s.id LIMIT 400"
            ),
            values![of.id, of.agency, own, born_after],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let practitioner = crate::circle::practitioner(row, 1)?;
            let practitioner = practitioner.ok_or(StoreError::Column(1, "practitioner"))?;
            Ok(Colleague { child: row.parse(0)?, practitioner })
        })
        .collect()
}

/// Cases for measuring, many at once: rows of `id, number, agency, handler, opened`.
#[must_use]
pub fn cases(batch: Batch, rows: Vec<Vec<Value>>) -> Batch {
    batch.bulk().each(
        sql!(
            "INSERT INTO law_case (partnership, id, year, number, agency, process, stage, handler, opened, state)
             VALUES (?1, ?2, 2026, ?3, ?4, 'SE-BARN', 'utredning', ?5, ?6, '')"
        ),
        rows,
    )
}

/// Their clocks: rows of `case, place, started, due, time of the reminder, its step`.
#[must_use]
pub fn clocks(batch: Batch, rows: Vec<Vec<Value>>) -> Batch {
    batch.bulk().each(
        sql!(
            "INSERT INTO clock (partnership, law_case, place, rule, started, plan, legal, remind_at, remind_step)
             VALUES (?1, ?2, ?3, 'SE-UTR-4M', ?4, ?5, ?5, ?6, ?7)"
        ),
        rows,
    )
}
