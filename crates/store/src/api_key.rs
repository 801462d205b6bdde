//! Keys by which agencies' own systems speak to Kring, by their hash.

use domain::api_key::{ApiKey, LIMIT};
use domain::id::{AccountId, AgencyId, ApiKeyId, PartnershipId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::{Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// Label of the conflict when an agency has as many keys as it may.
pub const TOO_MANY: &str = "too many keys";
/// Label of the conflict when a key is not there, or revoked.
pub const KEY: &str = "key";

/// A key that is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New<'a> {
    /// Its id.
    pub id: ApiKeyId,
    /// Whose it is.
    pub agency: AgencyId,
    /// Which system has it.
    pub name: &'a str,
    /// SHA-256 of the key, in hex.
    pub key_hash: &'a str,
    /// When.
    pub made: Timestamp,
    /// By whom.
    pub made_by: Option<AccountId>,
}

/// Keeps a key; a conflict named [`TOO_MANY`] when the agency has [`LIMIT`] that are not revoked.
#[must_use]
pub fn add(batch: Batch, new: &New<'_>) -> Batch {
    batch.must(
        TOO_MANY,
        1,
        sql!(
            "INSERT INTO api_key (partnership, id, agency, name, key_hash, made, made_by)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM agency a WHERE a.partnership = ?1 AND a.id = ?3
             AND (SELECT COUNT(*) FROM api_key k WHERE k.partnership = ?1 AND k.agency = ?3
                AND k.revoked IS NULL) < ?8"
        ),
        values![new.id, new.agency, new.name, new.key_hash, new.made, new.made_by, LIMIT],
    )
}

/// Revokes a key of that agency; a conflict named [`KEY`] when it is not there or revoked already.
#[must_use]
pub fn revoke(batch: Batch, agency: AgencyId, id: ApiKeyId, by: Option<AccountId>, at: Timestamp) -> Batch {
    batch.must(
        KEY,
        1,
        sql!(
            "UPDATE api_key SET revoked = ?4, revoked_by = ?5
             WHERE partnership = ?1 AND id = ?2 AND agency = ?3 AND revoked IS NULL"
        ),
        values![id, agency, at, by],
    )
}

/// Notes the day on which a key was used; a conflict named [`KEY`] when it was revoked meanwhile.
#[must_use]
pub fn used(batch: Batch, id: ApiKeyId, day: Date) -> Batch {
    batch.must(
        KEY,
        1,
        sql!("UPDATE api_key SET used = ?3 WHERE partnership = ?1 AND id = ?2 AND revoked IS NULL"),
        values![id, day],
    )
}

/// The keys of an agency: those that hold first, then those revoked, the newest first.
///
/// # Errors
/// The store does not answer.
pub async fn list(scope: &Scope, agency: AgencyId) -> Result<Vec<ApiKey>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT k.id, k.agency, k.name, k.made, u.name, k.used, k.revoked FROM api_key k
                 LEFT JOIN account u ON u.partnership = k.partnership AND u.id = k.made_by
                 WHERE k.partnership = ?1 AND k.agency = ?2
                 ORDER BY k.revoked IS NOT NULL, k.made DESC, k.id LIMIT 50"
            ),
            values![agency],
        )
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<ApiKey, StoreError> {
    Ok(ApiKey {
        id: row.parse(0)?,
        agency: row.parse(1)?,
        name: row.text(2)?,
        made: row.at(3)?,
        made_by: row.opt_text(4)?,
        used: row.opt_parse(5)?,
        revoked: row.opt_at(6)?,
    })
}

/// Whose key has that hash and is not revoked.
///
/// # Errors
/// The store does not answer.
pub async fn find(
    db: &Db,
    key_hash: &str,
) -> Result<Option<(PartnershipId, ApiKeyId, AgencyId)>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "a system has its key alone",
                "SELECT partnership, id, agency FROM api_key WHERE key_hash = ?1 AND revoked IS NULL"
            ),
            values![key_hash],
        )
        .await?;
    rows.first().map(|row| Ok((row.parse(0)?, row.parse(1)?, row.parse(2)?))).transpose()
}
