//! The children of a guardian.

use domain::id::PersonId;
use jiff::civil::Date;

use crate::{Scope, StoreError, sql, values};

/// Most children of one family.
pub const LIMIT: u32 = 40;

/// The children of whom that person has custody, youngest first.
///
/// # Errors
/// The store does not answer.
pub async fn children(scope: &Scope, person: PersonId, today: Date) -> Result<Vec<PersonId>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.id FROM person c WHERE c.partnership = ?1 AND c.id = c.canonical AND c.id IN (
                    SELECT m.canonical FROM person o
                    JOIN relation r ON r.partnership = o.partnership AND r.other = o.id
                    JOIN person m ON m.partnership = r.partnership AND m.id = r.person
                    WHERE o.partnership = ?1 AND o.canonical = ?2 AND r.custody
                    AND (r.to_day IS NULL OR r.to_day >= ?3))
                 ORDER BY c.born DESC, c.id LIMIT ?4"
            ),
            values![person, today, LIMIT],
        )
        .await?;
    rows.iter().map(|row| row.parse(0)).collect()
}
