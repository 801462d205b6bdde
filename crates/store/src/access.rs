//! The access record: what was written by the batches, and its chain.

use domain::access::AccessRecord;

use crate::{Scope, StoreError, sql, values};

/// Every record of a partnership, oldest first.
///
/// # Errors
/// The store does not answer, or a line is not a record.
pub async fn all(scope: &Scope) -> Result<Vec<AccessRecord>, StoreError> {
    let rows = scope
        .query(sql!("SELECT line FROM access_record WHERE partnership = ?1 ORDER BY at, id"), values![])
        .await?;
    rows.iter()
        .map(|row| serde_json::from_str(row.str(0)?).map_err(|_| StoreError::Column(0, "access record")))
        .collect()
}
