//! Agencies as the administrator changes them.

use domain::agency::Agency;
use domain::id::{AgencyId, PractitionerId};

use crate::{Batch, Scope, StoreError, sql, values};

/// The version of an agency, to notice a stale form.
///
/// # Errors
/// The store does not answer.
pub async fn version(scope: &Scope, id: AgencyId) -> Result<Option<i64>, StoreError> {
    let row =
        scope.one(sql!("SELECT version FROM agency WHERE partnership = ?1 AND id = ?2"), values![id]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Changes an agency; its slug stays. Refused when it is not as it was shown.
#[must_use]
pub fn change(batch: Batch, new: &Agency, version: i64) -> Batch {
    batch.must(
        "agency",
        1,
        sql!(
            "UPDATE agency SET name = ?4, sector = ?5, sensitive = ?6, default_exposure = ?7, phone = ?8,
                email = ?9, feed_days = ?10, version = version + 1
             WHERE partnership = ?1 AND id = ?2 AND version = ?3"
        ),
        values![
            new.id,
            version,
            new.name.as_str(),
            new.sector.code(),
            new.sensitive,
            new.default_exposure.code(),
            new.phone.clone(),
            new.email.clone(),
            new.feed_days
        ],
    )
}

/// The practitioner whom an agency's staff list knows by that staff id, or, without one, by that
/// e-mail; none when several share it.
///
/// # Errors
/// The store does not answer.
pub async fn practitioner_of(
    scope: &Scope,
    agency: AgencyId,
    staff_id: &str,
    email: &str,
) -> Result<Option<PractitionerId>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id FROM practitioner WHERE partnership = ?1 AND agency = ?2 AND ended IS NULL
                 AND ((?3 <> '' AND staff_id = ?3) OR (?3 = '' AND LOWER(email) = ?4)) LIMIT 2"
            ),
            values![agency, staff_id, email],
        )
        .await?;
    match rows.as_slice() {
        [one] => Ok(Some(one.parse(0)?)),
        _ => Ok(None),
    }
}
