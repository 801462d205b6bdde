//! Reports by a key of an agency's system: which have been sent already.

use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// Label of the conflict when a report was sent under that token before.
pub const SENT_BEFORE: &str = "report by key";

/// Notes that a report with that body was sent under that token; a conflict named [`SENT_BEFORE`] when one
/// was already. `token` is the hash of the key's id and what its system calls the request.
#[must_use]
pub fn sent_by_key(batch: Batch, token: &str, body_hash: &str, at: Timestamp) -> Batch {
    batch.must(
        SENT_BEFORE,
        1,
        sql!(
            "INSERT INTO concern_by_key (partnership, token, body_hash, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING"
        ),
        values![token, body_hash, at],
    )
}

/// The hash of the body that was sent under that token.
///
/// # Errors
/// The store does not answer.
pub async fn body_hash(scope: &Scope, token: &str) -> Result<Option<String>, StoreError> {
    let row = scope
        .one(
            sql!("SELECT body_hash FROM concern_by_key WHERE partnership = ?1 AND token = ?2"),
            values![token],
        )
        .await?;
    row.map(|row| row.text(0)).transpose()
}
