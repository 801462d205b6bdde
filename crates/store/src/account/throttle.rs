//! Failed tries, by hash of what was tried and by hash of where from. These rows are the
//! server's own: whoever signs in has no partnership yet.

use domain::id::PartnershipId;
use jiff::Timestamp;

use crate::{Batch, Db, Scope, StoreError, sql, values};

/// What is known of one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// Failures so far.
    pub failures: u32,
    /// No try before.
    pub until: Timestamp,
    /// When the last one was.
    pub at: Timestamp,
}

/// The rows of the server itself, under a word that no partnership has: it is a hyphen.
///
/// # Errors
/// Never: the word is a valid one.
pub fn server(db: &Db) -> Result<Scope, StoreError> {
    let word: PartnershipId = "-".parse().map_err(|_| StoreError::Config("server".to_owned()))?;
    Ok(db.scope(&word))
}

/// The tries of a key.
///
/// # Errors
/// The store does not answer.
pub async fn tries(server: &Scope, key: &str) -> Result<Option<Tries>, StoreError> {
    let row = server
        .one(
            sql!("SELECT failures, until, at FROM sign_in_throttle WHERE partnership = ?1 AND key = ?2"),
            values![key],
        )
        .await?;
    row.map(|row| {
        let failures = u32::try_from(row.int(0)?).unwrap_or(u32::MAX);
        Ok(Tries { failures, until: row.at(1)?, at: row.at(2)? })
    })
    .transpose()
}

/// Takes one try of a key before its outcome is known, so that many at once do not slip through:
/// refused when another try was taken since `seen` was read.
#[must_use]
pub fn take_try(batch: Batch, key: &str, seen: Option<Tries>, now: Tries) -> Batch {
    match seen {
        None => batch.must(
            "try",
            1,
            sql!(
                "INSERT INTO sign_in_throttle (partnership, key, failures, until, at)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"
            ),
            values![key, now.failures, now.until, now.at],
        ),
        Some(seen) => batch.must(
            "try",
            1,
            sql!(
                "UPDATE sign_in_throttle SET failures = ?3, until = ?4, at = ?5
                 WHERE partnership = ?1 AND key = ?2 AND failures = ?6 AND at = ?7"
            ),
            values![key, now.failures, now.until, now.at, seen.failures, seen.at],
        ),
    }
}

/// Notes a failure of a key that many share.
#[must_use]
pub fn note_failure(batch: Batch, key: &str, now: Tries) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO sign_in_throttle (partnership, key, failures, until, at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (partnership, key) DO UPDATE SET failures = ?3, until = ?4, at = ?5"
        ),
        values![key, now.failures, now.until, now.at],
    )
}

/// Forgets a key.
#[must_use]
pub fn forget_tries(batch: Batch, key: &str) -> Batch {
    batch.step(sql!("DELETE FROM sign_in_throttle WHERE partnership = ?1 AND key = ?2"), values![key])
}

/// Forgets every key that was last tried before that moment.
#[must_use]
pub fn forget_tries_before(batch: Batch, before: Timestamp) -> Batch {
    batch.step(sql!("DELETE FROM sign_in_throttle WHERE partnership = ?1 AND at < ?2"), values![before])
}
