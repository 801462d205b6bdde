//! What the demonstration looks up: a line of a list, a practitioner by staff id.

use domain::agency::Practitioner;
use domain::id::PersonId;

use crate::{Scope, StoreError, sql, values};

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
