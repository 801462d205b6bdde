//! The limits of linking of a partnership.

use domain::id::AccountId;
use domain::linking::{Accept, Limits, Settings};
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// Label of the conflict when the limits were changed since they were read.
pub const LIMITS: &str = "link setting";

/// The limits with their version; 0 while nobody has set any.
///
/// # Errors
/// The store does not answer.
pub async fn limits(scope: &Scope) -> Result<(Limits, i64), StoreError> {
    let row = scope
        .one(sql!("SELECT accept, ask_percent, version FROM link_setting WHERE partnership = ?1"), values![])
        .await?;
    let Some(row) = row else { return Ok((Limits::default(), 0)) };
    let ask_percent = u8::try_from(row.int(1)?).map_err(|_| StoreError::Column(1, "percent"))?;
    Ok((Limits { accept: row.code(0, Accept::from_code)?, ask_percent }, row.int(2)?))
}

/// The limits as a linking engine takes them.
///
/// # Errors
/// The store does not answer.
pub async fn settings(scope: &Scope) -> Result<Settings, StoreError> {
    Ok(limits(scope).await?.0.into())
}

/// How many records the partnership's agencies have delivered.
///
/// # Errors
/// The store does not answer.
pub async fn records(scope: &Scope) -> Result<u64, StoreError> {
    let row = scope.one(sql!("SELECT COUNT(*) FROM source_record WHERE partnership = ?1"), values![]).await?;
    row.map_or(Ok(0), |row| row.count(0))
}

/// Sets the limits; refused when they are not as they were shown.
#[must_use]
pub fn set(batch: Batch, new: Limits, version: i64, account: Option<AccountId>, at: Timestamp) -> Batch {
    let sql = if version == 0 {
        sql!(
            "INSERT INTO link_setting (partnership, accept, ask_percent, at, account, version)
             SELECT ?1, ?2, CAST(?3 AS BIGINT), CAST(?4 AS BIGINT), ?5, 1 WHERE CAST(?6 AS BIGINT) = 0
             ON CONFLICT DO NOTHING"
        )
    } else {
        sql!(
            "UPDATE link_setting SET accept = ?2, ask_percent = ?3, at = ?4, account = ?5,
                version = version + 1 WHERE partnership = ?1 AND version = ?6"
        )
    };
    let values = values![new.accept.code(), i64::from(new.ask_percent), at, account, version];
    batch.must(LIMITS, 1, sql, values)
}
