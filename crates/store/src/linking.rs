//! The limits of linking of a partnership, and the weights by which it links.

use domain::id::{AccountId, PersonId, SourceRecordId};
use domain::linking::{Accept, Limits, Settings, Weights};
use domain::source_record::SourceRecord;
use jiff::Timestamp;

use crate::feed::people::source_record;
use crate::{Batch, Scope, StoreError, sql, values};

/// Label of the conflict when the limits were changed since they were read.
pub const LIMITS: &str = "link setting";
/// Label of the conflict when other weights were chosen since they were read.
pub const WEIGHTS: &str = "link model";

/// The limits with their version; 0 while nobody has set any.
///
/// # Errors
/// The store does not answer.
pub async fn limits(scope: &Scope) -> Result<(Limits, i64), StoreError> {
    let row = scope
        .one(sql!("SELECT accept, ask_percent, version FROM link_setting WHERE partnership = ?1"), values![])
        .await?;
    let Some(row) = row else { return Ok((Limits::default(), 0)) };
    let ask_percent = u8::try_from(row.int(1)?).map_err(|_| StoreError::Column(1, "percent"))?;
    Ok((Limits { accept: row.code(0, Accept::from_code)?, ask_percent }, row.int(2)?))
}

/// The limits as a linking engine takes them.
///
/// # Errors
/// The store does not answer.
pub async fn settings(scope: &Scope) -> Result<Settings, StoreError> {
    Ok(limits(scope).await?.0.into())
}

/// How many records the partnership's agencies have delivered.
///
/// # Errors
/// The store does not answer.
pub async fn records(scope: &Scope) -> Result<u64, StoreError> {
    let row = scope.one(sql!("SELECT COUNT(*) FROM source_record WHERE partnership = ?1"), values![]).await?;
    row.map_or(Ok(0), |row| row.count(0))
}

/// Sets the limits; refused when they are not as they were shown.
#[must_use]
pub fn set(batch: Batch, new: Limits, version: i64, account: Option<AccountId>, at: Timestamp) -> Batch {
    let sql = if version == 0 {
        sql!(
            "INSERT INTO link_setting (partnership, accept, ask_percent, at, account, version)
             SELECT ?1, ?2, CAST(?3 AS BIGINT), CAST(?4 AS BIGINT), ?5, 1 WHERE CAST(?6 AS BIGINT) = 0
             ON CONFLICT DO NOTHING"
        )
    } else {
        sql!(
            "UPDATE link_setting SET accept = ?2, ask_percent = ?3, at = ?4, account = ?5,
                version = version + 1 WHERE partnership = ?1 AND version = ?6"
        )
    };
    let values = values![new.accept.code(), i64::from(new.ask_percent), at, account, version];
    batch.must(LIMITS, 1, sql, values)
}

/// The choices of weights, newest first, at most so many: the first holds. Nobody has chosen while
/// there is none, and the weights that ship hold.
///
/// # Errors
/// The store does not answer.
pub async fn weights(scope: &Scope, limit: u32) -> Result<Vec<Weights>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT m.number, m.version, m.records, m.at, a.name, m.body IS NOT NULL
                 FROM link_model m LEFT JOIN account a ON a.partnership = m.partnership AND a.id = m.account
                 WHERE m.partnership = ?1 ORDER BY m.number DESC LIMIT ?2"
            ),
            values![limit],
        )
        .await?;
    let one = |row: &crate::Row| {
        Ok(Weights {
            number: row.int(0)?,
            version: row.text(1)?,
            records: row.count(2)?,
            at: row.at(3)?,
            by: row.opt_text(4)?,
            own: row.bool(5)?,
        })
    };
    rows.iter().map(one).collect()
}

/// The weights that hold, as the engine wrote them; `None` when they are those that ship.
///
/// # Errors
/// The store does not answer.
pub async fn weights_in_force(scope: &Scope) -> Result<Option<String>, StoreError> {
    let row = scope
        .one(
            sql!("SELECT body FROM link_model WHERE partnership = ?1 ORDER BY number DESC LIMIT 1"),
            values![],
        )
        .await?;
    row.map_or(Ok(None), |row| row.opt_text(0))
}

/// Chooses weights: what was learnt, or with no body those that ship. Refused when the choice that
/// holds is not number `after`, 0 while there is none.
#[must_use]
pub fn choose(
    batch: Batch,
    new: &Weights,
    body: Option<String>,
    after: i64,
    account: Option<AccountId>,
) -> Batch {
    batch.must(
        WEIGHTS,
        1,
        sql!(
            "INSERT INTO link_model (partnership, number, version, records, at, account, body)
             SELECT ?1, CAST(?2 AS BIGINT), ?3, CAST(?4 AS BIGINT), CAST(?5 AS BIGINT), ?6, ?7
             WHERE COALESCE((SELECT MAX(number) FROM link_model WHERE partnership = ?1), 0)
                = CAST(?8 AS BIGINT)
             ON CONFLICT DO NOTHING"
        ),
        values![
            new.number,
            new.version.as_str(),
            i64::try_from(new.records).unwrap_or(i64::MAX),
            new.at,
            account,
            body,
            after
        ],
    )
}

/// The next records in the order of their ids, each with the person that it is held to be of.
///
/// # Errors
/// The store does not answer.
pub async fn all_records(
    scope: &Scope,
    after: Option<SourceRecordId>,
    limit: u32,
) -> Result<Vec<(PersonId, SourceRecord)>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT p.canonical, s.id, s.agency, s.given, s.surname, s.born, s.sex, s.street, s.postcode,
                    s.city, s.phone, s.email, s.national_id, s.national_id_kind, s.language, s.level,
                    COALESCE(s.said, s.as_of), TRUE
                 FROM source_record s JOIN person p ON p.partnership = s.partnership AND p.id = s.person
                 WHERE s.partnership = ?1 AND s.id > ?2 ORDER BY s.id LIMIT ?3"
            ),
            values![after.map(|id| id.to_string()).unwrap_or_default(), limit],
        )
        .await?;
    rows.iter().map(|row| Ok((row.parse(0)?, source_record(row, 1)?))).collect()
}
