//! One-time links by which an account's holder chooses a password. The secret is never stored.

use domain::country::Language;
use domain::id::{AccountId, PartnershipId};
use jiff::Timestamp;

use crate::{Batch, Db, StoreError, sql, sql_everywhere, values};

/// A link that still works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordLink {
    /// The tenant.
    pub partnership: PartnershipId,
    /// Whose password.
    pub account: AccountId,
    /// The account's address.
    pub email: String,
    /// The account's name.
    pub name: String,
    /// The account's language.
    pub language: Language,
}

/// Adds a link; earlier ones of the account stop working.
#[must_use]
pub fn add_link(
    batch: Batch,
    account: AccountId,
    token_hash: &str,
    at: Timestamp,
    expires: Timestamp,
) -> Batch {
    batch
        .step(sql!("DELETE FROM password_link WHERE partnership = ?1 AND account = ?2"), values![account])
        .step(
            sql!(
                "INSERT INTO password_link (partnership, token_hash, account, created, expires)
                 VALUES (?1, ?2, ?3, ?4, ?5)"
            ),
            values![token_hash, account, at, expires],
        )
}

/// Uses a link up; refused when it was used or has expired.
#[must_use]
pub fn spend_link(batch: Batch, token_hash: &str, at: Timestamp) -> Batch {
    batch.must(
        "password link",
        1,
        sql!("DELETE FROM password_link WHERE partnership = ?1 AND token_hash = ?2 AND expires > ?3"),
        values![token_hash, at],
    )
}

/// The link of a secret's SHA-256 in hex, while it works.
///
/// # Errors
/// The store does not answer.
pub async fn link(db: &Db, token_hash: &str, now: Timestamp) -> Result<Option<PasswordLink>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a link's secret says whose it is, not in which partnership",
                "SELECT l.partnership, l.account, u.email, u.name, u.language FROM password_link l
                 JOIN account u ON u.partnership = l.partnership AND u.id = l.account
                 WHERE l.token_hash = ?1 AND l.expires > ?2 AND NOT u.disabled"
            ),
            values![token_hash, now],
        )
        .await?;
    rows.first()
        .map(|row| {
            Ok(PasswordLink {
                partnership: row.parse(0)?,
                account: row.parse(1)?,
                email: row.text(2)?,
                name: row.text(3)?,
                language: row.code(4, Language::from_tag)?,
            })
        })
        .transpose()
}
