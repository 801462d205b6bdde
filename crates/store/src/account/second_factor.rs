//! The second factor of an account: the secret of its one-time codes, and its recovery codes.

use domain::id::AccountId;
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// Offers a secret, which counts once a code of it was given. Replaces a confirmed one too.
#[must_use]
pub fn offer_secret(batch: Batch, account: AccountId, secret: &str) -> Batch {
    batch
        .must(
            "account",
            1,
            sql!(
                "UPDATE account SET totp_secret = ?3, totp_confirmed = FALSE, totp_step = 0
                 WHERE partnership = ?1 AND id = ?2"
            ),
            values![account, secret],
        )
        .step(sql!("DELETE FROM recovery_code WHERE partnership = ?1 AND account = ?2"), values![account])
}

/// Confirms the offered secret by the time step of a right code, and keeps the hashes of the
/// recovery codes that go with it.
#[must_use]
pub fn confirm_secret(
    batch: Batch,
    account: AccountId,
    secret: &str,
    step: i64,
    recovery: &[String],
) -> Batch {
    batch
        .must(
            "second factor",
            1,
            sql!(
                "UPDATE account SET totp_confirmed = TRUE, totp_step = ?4
                 WHERE partnership = ?1 AND id = ?2 AND totp_secret = ?3 AND NOT totp_confirmed"
            ),
            values![account, secret, step],
        )
        .each(
            sql!("INSERT INTO recovery_code (partnership, account, code_hash) VALUES (?1, ?2, ?3)"),
            recovery.iter().map(|hash| values![account, hash]).collect(),
        )
}

/// Takes the second factor off.
#[must_use]
pub fn remove_secret(batch: Batch, account: AccountId) -> Batch {
    batch
        .must(
            "account",
            1,
            sql!(
                "UPDATE account SET totp_secret = NULL, totp_confirmed = FALSE, totp_step = 0
                 WHERE partnership = ?1 AND id = ?2"
            ),
            values![account],
        )
        .step(sql!("DELETE FROM recovery_code WHERE partnership = ?1 AND account = ?2"), values![account])
}

/// Accepts a code's time step; refused when that step or a later one was accepted before.
#[must_use]
pub fn spend_step(batch: Batch, account: AccountId, step: i64) -> Batch {
    batch.must(
        "second factor",
        1,
        sql!(
            "UPDATE account SET totp_step = ?3
             WHERE partnership = ?1 AND id = ?2 AND totp_confirmed AND totp_step < ?3"
        ),
        values![account, step],
    )
}

/// Accepts a recovery code, once.
#[must_use]
pub fn spend_recovery(batch: Batch, account: AccountId, code_hash: &str, at: Timestamp) -> Batch {
    batch.must(
        "second factor",
        1,
        sql!(
            "UPDATE recovery_code SET used = ?4
             WHERE partnership = ?1 AND account = ?2 AND code_hash = ?3 AND used IS NULL"
        ),
        values![account, code_hash, at],
    )
}

/// How many recovery codes are left.
///
/// # Errors
/// The store does not answer.
pub async fn recovery_left(scope: &Scope, account: AccountId) -> Result<u64, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT COUNT(*) FROM recovery_code
                 WHERE partnership = ?1 AND account = ?2 AND used IS NULL"
            ),
            values![account],
        )
        .await?;
    row.map_or(Ok(0), |row| row.count(0))
}
