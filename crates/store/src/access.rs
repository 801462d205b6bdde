//! The access record: what was written by the batches, and its chain.

use domain::access::AccessRecord;
use domain::id::AccessId;
use jiff::Timestamp;

use crate::{Batch, Scope, StoreError, sql, values};

/// The oldest hundred thousand records of a partnership, oldest first.
///
/// # Errors
/// The store does not answer, or a line is not a record.
pub async fn all(scope: &Scope) -> Result<Vec<AccessRecord>, StoreError> {
    let rows = scope
        .query(
            sql!("SELECT line FROM access_record WHERE partnership = ?1 ORDER BY at, id LIMIT 100000"),
            values![],
        )
        .await?;
    rows.iter()
        .map(|row| serde_json::from_str(row.str(0)?).map_err(|_| StoreError::Column(0, "access record")))
        .collect()
}

/// The head of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of the newest link; the first is 1.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// The head of the chain; `None` before the first record.
///
/// # Errors
/// The store does not answer.
pub async fn head(scope: &Scope) -> Result<Option<Head>, StoreError> {
    let row = scope
        .one(
            sql!("SELECT seq, hash FROM access_chain WHERE partnership = ?1 ORDER BY seq DESC LIMIT 1"),
            values![],
        )
        .await?;
    row.map(|row| Ok(Head { seq: row.int(0)?, hash: row.text(1)? })).transpose()
}

/// Records that are not in the chain yet, oldest first: id and line.
///
/// # Errors
/// The store does not answer.
pub async fn unsealed(scope: &Scope, limit: u32) -> Result<Vec<(AccessId, String)>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT r.id, r.line FROM access_unsealed u
                 JOIN access_record r ON r.partnership = u.partnership AND r.id = u.record
                 WHERE u.partnership = ?1 ORDER BY u.record LIMIT ?2"
            ),
            values![limit],
        )
        .await?;
    rows.iter().map(|row| Ok((row.parse(0)?, row.text(1)?))).collect()
}

/// Links records to the chain: number, record, hash. Refused when another sealer was faster.
///
/// # Errors
/// [`StoreError::Duplicate`] or [`StoreError::Conflict`] when another sealer was faster.
pub async fn seal(scope: &Scope, links: &[(i64, AccessId, String)]) -> Result<(), StoreError> {
    let batch = Batch::chore("the chain of what was recorded")
        .each(
            sql!("INSERT INTO access_chain (partnership, seq, record, hash) VALUES (?1, ?2, ?3, ?4)"),
            links.iter().map(|(seq, id, hash)| values![*seq, *id, hash.as_str()]).collect(),
        )
        .each(
            sql!("DELETE FROM access_unsealed WHERE partnership = ?1 AND record = ?2"),
            links.iter().map(|(_, id, _)| values![*id]).collect(),
        );
    scope.write(batch).await
}

/// A signed head of a chain; all values in lower-case hex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The link it signs.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
    /// Ed25519 public key.
    pub public_key: String,
    /// Ed25519 signature of `partnership newline seq newline hash`.
    pub signature: String,
    /// When.
    pub at: Timestamp,
}

/// Keeps a checkpoint.
///
/// # Errors
/// The store does not answer.
pub async fn add_checkpoint(scope: &Scope, new: &Checkpoint) -> Result<(), StoreError> {
    let batch = Batch::chore("the chain's signed head").step(
        sql!(
            "INSERT INTO access_checkpoint (partnership, seq, hash, public_key, signature, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING"
        ),
        values![new.seq, new.hash.as_str(), new.public_key.as_str(), new.signature.as_str(), new.at],
    );
    scope.write(batch).await
}

/// All checkpoints, oldest first.
///
/// # Errors
/// The store does not answer.
pub async fn checkpoints(scope: &Scope) -> Result<Vec<Checkpoint>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT seq, hash, public_key, signature, at FROM access_checkpoint
                 WHERE partnership = ?1 ORDER BY seq"
            ),
            values![],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Checkpoint {
                seq: row.int(0)?,
                hash: row.text(1)?,
                public_key: row.text(2)?,
                signature: row.text(3)?,
                at: row.at(4)?,
            })
        })
        .collect()
}

/// A link of the chain with the line it seals; the line is `None` when the record is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its number.
    pub seq: i64,
    /// The record's line.
    pub line: Option<String>,
    /// Its hash.
    pub hash: String,
}

/// Links after a number, at most so many.
///
/// # Errors
/// The store does not answer.
pub async fn links(scope: &Scope, after: i64, limit: u32) -> Result<Vec<Link>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT c.seq, r.line, c.hash FROM access_chain c
                 LEFT JOIN access_record r ON r.partnership = c.partnership AND r.id = c.record
                 WHERE c.partnership = ?1 AND c.seq > ?2 ORDER BY c.seq LIMIT ?3"
            ),
            values![after, limit],
        )
        .await?;
    rows.iter().map(|row| Ok(Link { seq: row.int(0)?, line: row.opt_text(1)?, hash: row.text(2)? })).collect()
}

/// How many records wait for the sealer, and how many there are.
///
/// # Errors
/// The store does not answer.
pub async fn counts(scope: &Scope) -> Result<(u64, u64), StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT (SELECT COUNT(*) FROM access_unsealed WHERE partnership = ?1),
                 (SELECT COUNT(*) FROM access_record WHERE partnership = ?1)"
            ),
            values![],
        )
        .await?
        .ok_or(StoreError::Column(0, "count"))?;
    Ok((row.count(0)?, row.count(1)?))
}

/// How many records stand beside the chain, neither linked nor waiting to be, and how many that
/// waited are gone; told in one moment.
///
/// # Errors
/// The store does not answer.
pub async fn astray(scope: &Scope) -> Result<(u64, u64), StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT (SELECT COUNT(*) FROM access_record WHERE partnership = ?1),
                    (SELECT COUNT(*) FROM access_chain WHERE partnership = ?1),
                    (SELECT COUNT(*) FROM access_unsealed WHERE partnership = ?1),
                    (SELECT COUNT(*) FROM access_unsealed u WHERE u.partnership = ?1 AND NOT EXISTS (
                        SELECT 1 FROM access_record r WHERE r.partnership = ?1 AND r.id = u.record))"
            ),
            values![],
        )
        .await?
        .ok_or(StoreError::Column(0, "count"))?;
    let (records, linked, waiting, lost) = (row.count(0)?, row.count(1)?, row.count(2)?, row.count(3)?);
    // A link whose record is gone is found where the chain is followed.
    Ok((records.saturating_sub(linked + waiting - lost), lost))
}

/// The oldest record beside the chain. Reads the whole chain: for when there is one.
///
/// # Errors
/// The store does not answer.
pub async fn first_beside(scope: &Scope) -> Result<Option<AccessId>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT r.id FROM access_record r
                 LEFT JOIN access_chain c ON c.partnership = r.partnership AND c.record = r.id
                 LEFT JOIN access_unsealed u ON u.partnership = r.partnership AND u.record = r.id
                 WHERE r.partnership = ?1 AND c.record IS NULL AND u.record IS NULL ORDER BY r.id LIMIT 1"
            ),
            values![],
        )
        .await?;
    row.map(|row| row.parse(0)).transpose()
}
