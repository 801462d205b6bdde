//! Attachments, sealed: what is in one, and its name, come and go as bytes that only the key opens.

use domain::attachment::{Kind, Of};
use domain::id::AttachmentId;
use jiff::Timestamp;

use crate::{Batch, Db, Row, Scope, StoreError, sql, sql_everywhere, values};

/// A sealed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its id.
    pub id: AttachmentId,
    /// Of which kind it is.
    pub kind: Kind,
    /// Its size before it was sealed, bytes.
    pub size: u64,
    /// Id of the key that opens it.
    pub key_id: String,
    /// Its name, sealed.
    pub name: Vec<u8>,
}

/// Adds files to something, in order: each with what is in it, sealed.
#[must_use]
pub fn add(batch: Batch, of: Of, of_id: &str, files: &[(Sealed, Vec<u8>)], at: Timestamp) -> Batch {
    let row = |(place, (file, content)): (usize, &(Sealed, Vec<u8>))| {
        values![
            file.id,
            of.code(),
            of_id,
            place,
            file.kind.code(),
            i64::try_from(file.size).unwrap_or(i64::MAX),
            at,
            file.key_id.as_str(),
            file.name.clone(),
            content.clone()
        ]
    };
    batch.each(
        sql!(
            "INSERT INTO attachment (partnership, id, of_kind, of_id, place, kind, size, added, key_id, name,
                content)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ),
        files.iter().enumerate().map(row).collect(),
    )
}

/// Reads `id, kind, size, key_id, name`.
fn sealed(row: &Row) -> Result<Sealed, StoreError> {
    Ok(Sealed {
        id: row.parse(0)?,
        kind: row.code(1, Kind::from_code)?,
        size: row.count(2)?,
        key_id: row.text(3)?,
        name: row.bytes(4)?,
    })
}

/// The files of something, in order, without what is in them.
///
/// # Errors
/// The store does not answer.
pub async fn list(scope: &Scope, of: Of, of_id: &str) -> Result<Vec<Sealed>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, kind, size, key_id, name FROM attachment
                 WHERE partnership = ?1 AND of_kind = ?2 AND of_id = ?3 ORDER BY place LIMIT 100"
            ),
            values![of.code(), of_id],
        )
        .await?;
    rows.iter().map(sealed).collect()
}

/// One file of something, with what is in it.
///
/// # Errors
/// The store does not answer.
pub async fn get(
    scope: &Scope,
    of: Of,
    of_id: &str,
    id: AttachmentId,
) -> Result<Option<(Sealed, Vec<u8>)>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT id, kind, size, key_id, name, content FROM attachment
                 WHERE partnership = ?1 AND id = ?2 AND of_kind = ?3 AND of_id = ?4"
            ),
            values![id, of.code(), of_id],
        )
        .await?;
    row.map(|row| Ok((sealed(&row)?, row.bytes(5)?))).transpose()
}

/// The ids of the keys without which some file cannot be opened, each with how many files it opens.
///
/// # Errors
/// The store does not answer.
pub async fn keys_needed(db: &Db) -> Result<Vec<(String, u64)>, StoreError> {
    let rows = db
        .everywhere(
            sql_everywhere!(
                "the keys belong to the server and not to a partnership",
                "SELECT key_id, COUNT(*) FROM attachment GROUP BY key_id ORDER BY key_id LIMIT 1000"
            ),
            Vec::new(),
        )
        .await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.count(1)?))).collect()
}
