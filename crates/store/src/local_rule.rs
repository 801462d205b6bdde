//! Rules that a partnership brings itself, as they were written, and when each was switched on and off.

use domain::id::AccountId;
use jiff::Timestamp;

use crate::{Batch, Row, Scope, StoreError, sql, values};

/// Versions of one partnership at most.
pub const LIMIT: u32 = 500;
/// Label of the conflict when a version is not as it was shown, or its number is taken.
pub const RULE: &str = "local rule";

/// A version of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalRule {
    /// Id of the rule.
    pub rule: String,
    /// Number of the version.
    pub number: u32,
    /// The rule in the format of a pack.
    pub words: String,
    /// When it was brought.
    pub made: Timestamp,
    /// When it was switched on.
    pub begun: Option<Timestamp>,
    /// When it was switched off.
    pub ended: Option<Timestamp>,
}

fn read(row: &Row) -> Result<LocalRule, StoreError> {
    Ok(LocalRule {
        rule: row.text(0)?,
        number: u32::try_from(row.int(1)?).map_err(|_| StoreError::Column(1, "number of a version"))?,
        words: row.text(2)?,
        made: row.at(3)?,
        begun: row.opt_at(4)?,
        ended: row.opt_at(5)?,
    })
}

/// All versions, by rule, of each the newest first.
///
/// # Errors
/// The store does not answer.
pub async fn all(scope: &Scope) -> Result<Vec<LocalRule>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT rule, number, words, made, begun, ended FROM local_rule
                 WHERE partnership = ?1 ORDER BY rule, number DESC LIMIT ?2"
            ),
            values![LIMIT],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Those that are or were in force.
///
/// # Errors
/// The store does not answer.
pub async fn begun(scope: &Scope) -> Result<Vec<LocalRule>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT rule, number, words, made, begun, ended FROM local_rule
                 WHERE partnership = ?1 AND begun IS NOT NULL ORDER BY rule, number LIMIT ?2"
            ),
            values![LIMIT],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Adds a version, off; a conflict ([`RULE`]) when its number is taken.
#[must_use]
pub fn add(batch: Batch, new: &LocalRule, by: Option<AccountId>) -> Batch {
    batch.must(
        RULE,
        1,
        sql!(
            "INSERT INTO local_rule (partnership, rule, number, words, made, made_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING"
        ),
        values![new.rule.as_str(), new.number, new.words.as_str(), new.made, by],
    )
}

/// Switches a version on that never was; a conflict ([`RULE`]) when it was.
#[must_use]
pub fn switch_on(batch: Batch, rule: &str, number: u32, by: Option<AccountId>, at: Timestamp) -> Batch {
    batch.must(
        RULE,
        1,
        sql!(
            "UPDATE local_rule SET begun = ?4, begun_by = ?5
             WHERE partnership = ?1 AND rule = ?2 AND number = ?3 AND begun IS NULL"
        ),
        values![rule, number, at, by],
    )
}

/// Switches a version off for cases that begin from now on; a conflict ([`RULE`]) when it is not on.
#[must_use]
pub fn switch_off(batch: Batch, rule: &str, number: u32, by: Option<AccountId>, at: Timestamp) -> Batch {
    batch.must(
        RULE,
        1,
        sql!(
            "UPDATE local_rule SET ended = ?4, ended_by = ?5
             WHERE partnership = ?1 AND rule = ?2 AND number = ?3 AND begun IS NOT NULL AND ended IS NULL"
        ),
        values![rule, number, at, by],
    )
}
