//! Grounds on which a circle is shared.

use domain::id::{AccountId, AgencyId, PersonId, SharingId};
use domain::sharing::{Ground, Sharing};
use jiff::Timestamp;

use crate::{Batch, Row, StoreError, sql, values};

/// Reads `id, ground, said_by, agencies, from_day, to_day`.
pub(crate) fn sharing(row: &Row) -> Result<Sharing, StoreError> {
    let agencies = row
        .str(3)?
        .split_whitespace()
        .map(|id| id.parse().map_err(|_| StoreError::Column(3, "agency id")))
        .collect::<Result<_, _>>()?;
    Ok(Sharing {
        id: row.parse(0)?,
        ground: row.code(1, Ground::from_code)?,
        said_by: row.text(2)?,
        agencies,
        from: row.parse(4)?,
        to: row.opt_parse(5)?,
    })
}

/// Adds a ground to a batch.
#[must_use]
pub fn add(batch: Batch, person: PersonId, new: &Sharing, account: AccountId, at: Timestamp) -> Batch {
    let agencies: Vec<String> = new.agencies.iter().map(AgencyId::to_string).collect();
    batch.step(
        sql!(
            "INSERT INTO sharing (partnership, id, person, ground, said_by, agencies, from_day, to_day,
             account, recorded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        ),
        values![
            new.id,
            person,
            new.ground.code(),
            new.said_by.as_str(),
            agencies.join(" "),
            new.from,
            new.to,
            account,
            at
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
