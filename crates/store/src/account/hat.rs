//! Hats: what an account may be, one at a time.

use domain::gate::Role;
use domain::id::{AccountId, AgencyId, HatId, PersonId, PractitionerId};
use jiff::Timestamp;

use crate::{Batch, Row, Scope, StoreError, sql, values};

/// One hat with the names that people know it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hat {
    /// Its id.
    pub id: HatId,
    /// What it lets its wearer be.
    pub role: Role,
    /// Its agency.
    pub agency: Option<AgencyId>,
    /// The agency's name.
    pub agency_name: Option<String>,
    /// Its practitioner.
    pub practitioner: Option<PractitionerId>,
    /// For family hats: who the wearer is.
    pub person: Option<PersonId>,
}

/// Reads `id, role, agency, agency name, practitioner, person`; `None` when the id is NULL.
pub(super) fn hat(row: &Row, first: usize) -> Result<Option<Hat>, StoreError> {
    if row.is_null(first) {
        return Ok(None);
    }
    Ok(Some(Hat {
        id: row.parse(first)?,
        role: row.code(first + 1, Role::from_code)?,
        agency: row.opt_parse(first + 2)?,
        agency_name: row.opt_text(first + 3)?,
        practitioner: row.opt_parse(first + 4)?,
        person: row.opt_parse(first + 5)?,
    }))
}

/// The hats of an account.
///
/// # Errors
/// The store does not answer.
pub async fn hats(scope: &Scope, account: AccountId) -> Result<Vec<Hat>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT h.id, h.role, h.agency, a.name, h.practitioner, h.person FROM hat h
                 LEFT JOIN agency a ON a.partnership = h.partnership AND a.id = h.agency
                 WHERE h.partnership = ?1 AND h.account = ?2 AND h.ended IS NULL
                 ORDER BY h.role, a.name, h.id LIMIT 50"
            ),
            values![account],
        )
        .await?;
    rows.iter().filter_map(|row| hat(row, 0).transpose()).collect()
}

/// Adds a hat to an account.
#[must_use]
pub fn add_hat(batch: Batch, account: AccountId, new: &Hat) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO hat (partnership, id, account, role, agency, practitioner, person)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        ),
        values![new.id, account, new.role.code(), new.agency, new.practitioner, new.person],
    )
}

/// Ends a hat of an account, and takes it off whoever wears it.
#[must_use]
pub fn end_hat(batch: Batch, account: AccountId, hat: HatId, at: Timestamp) -> Batch {
    batch
        .must(
            "hat",
            1,
            sql!(
                "UPDATE hat SET ended = ?4
                 WHERE partnership = ?1 AND id = ?2 AND account = ?3 AND ended IS NULL"
            ),
            values![hat, account, at],
        )
        .step(
            sql!("UPDATE session SET hat = NULL WHERE partnership = ?1 AND account = ?2 AND hat = ?3"),
            values![account, hat],
        )
}
