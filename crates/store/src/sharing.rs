//! Grounds on which a circle is shared.

use domain::id::{AccountId, AgencyId, PersonId, SharingId};
use domain::sharing::{Ground, Part, Sharing};
use jiff::Timestamp;

use crate::{Batch, Row, StoreError, sql, values};

/// What stands in one column with blanks between.
pub(crate) fn words<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, StoreError> {
    text.split_whitespace().map(|word| read(word).ok_or(StoreError::Column(3, "a list of codes"))).collect()
}

/// Several ids as one column holds them.
pub(crate) fn ids(agencies: &[AgencyId]) -> String {
    agencies.iter().map(AgencyId::to_string).collect::<Vec<_>>().join(" ")
}

/// Several parts as one column holds them.
pub(crate) fn parts(parts: &[Part]) -> String {
    parts.iter().map(|part| part.code()).collect::<Vec<_>>().join(" ")
}

/// Reads `id, ground, said_by, agencies, from_day, to_day, parts`.
pub(crate) fn sharing(row: &Row) -> Result<Sharing, StoreError> {
    Ok(Sharing {
        id: row.parse(0)?,
        ground: row.code(1, Ground::from_code)?,
        said_by: row.text(2)?,
        agencies: words(row.str(3)?, |id| id.parse().ok())?,
        parts: words(row.str(6)?, Part::from_code)?,
        from: row.parse(4)?,
        to: row.opt_parse(5)?,
    })
}

/// Adds a ground to a batch.
#[must_use]
pub fn add(batch: Batch, person: PersonId, new: &Sharing, account: AccountId, at: Timestamp) -> Batch {
    batch.step(
        sql!(
            "INSERT INTO sharing (partnership, id, person, ground, said_by, agencies, from_day, to_day,
             account, recorded, parts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        ),
        values![
            new.id,
            person,
            new.ground.code(),
            new.said_by.as_str(),
            ids(&new.agencies),
            new.from,
            new.to,
            account,
            at,
            parts(&new.parts)
        ],
    )
}

/// Keeps why a ground is needed, where its legal basis asks for that.
#[must_use]
pub fn because(batch: Batch, id: SharingId, reason: &str) -> Batch {
    batch.step(sql!("UPDATE sharing SET reason = ?3 WHERE partnership = ?1 AND id = ?2"), values![id, reason])
}

/// Withdraws a ground; a conflict when it is withdrawn already.
#[must_use]
pub fn withdraw(batch: Batch, id: SharingId, person: PersonId, account: AccountId, at: Timestamp) -> Batch {
    batch.must(
        "sharing",
        1,
        sql!(
            "UPDATE sharing SET withdrawn = ?4, withdrawn_by = ?5
             WHERE partnership = ?1 AND id = ?2 AND withdrawn IS NULL AND person IN
             (SELECT id FROM person WHERE partnership = ?1 AND canonical = ?3)"
        ),
        values![id, person, at, account],
    )
}
