//! Local agreements of a law pack that a partnership has taken up, by ids of their rules.

use std::collections::BTreeSet;

use domain::id::AccountId;
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// The rules that are taken up.
///
/// # Errors
/// The store does not answer.
pub async fn taken_up(scope: &Scope) -> Result<BTreeSet<String>, StoreError> {
    let rows = scope
        .query(sql!("SELECT rule FROM law_local WHERE partnership = ?1 ORDER BY rule LIMIT 1000"), Vec::new())
        .await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// Takes a rule up.
#[must_use]
pub fn take_up(batch: Batch, rule: &str, by: AccountId, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO law_local (partnership, rule, account, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING"
        ),
        values![rule, by, at],
    )
}

/// Gives a rule up; clocks that run by it go on.
#[must_use]
pub fn give_up(batch: Batch, rule: &str) -> Batch {
    batch.step(sql!("DELETE FROM law_local WHERE partnership = ?1 AND rule = ?2"), values![rule])
}
