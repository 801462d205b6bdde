//! Alert rules and their versions. What a version says never changes; its state does.

use domain::alert::{RuleState, StoredRule};
use domain::id::{AccountId, AlertRuleId};
use jiff::Timestamp;

use super::rule;
use crate::{Batch, Row, Scope, StoreError, sql, values};

/// Most versions of rules that are listed.
const LIMIT: u32 = 500;

fn stored(row: &Row) -> Result<StoredRule, StoreError> {
    Ok(StoredRule {
        id: row.parse(0)?,
        version: row.int(1)?,
        state: row.code(2, RuleState::from_code)?,
        rule: rule(row, 3)?,
        made: row.at(4)?,
        changed: row.opt_at(5)?,
    })
}

/// All versions of all rules, the oldest rule first, of each the newest version first.
///
/// # Errors
/// The store does not answer.
pub async fn all(scope: &Scope) -> Result<Vec<StoredRule>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, version, state, rule, made, changed FROM alert_rule
                 WHERE partnership = ?1 ORDER BY id, version DESC LIMIT ?2"
            ),
            values![LIMIT],
        )
        .await?;
    rows.iter().map(stored).collect()
}

/// All versions of one rule, the newest first.
///
/// # Errors
/// The store does not answer.
pub async fn find(scope: &Scope, id: AlertRuleId) -> Result<Vec<StoredRule>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, version, state, rule, made, changed FROM alert_rule
                 WHERE partnership = ?1 AND id = ?2 ORDER BY version DESC LIMIT ?3"
            ),
            values![id, LIMIT],
        )
        .await?;
    rows.iter().map(stored).collect()
}

/// The rules in force.
///
/// # Errors
/// The store does not answer.
pub async fn in_force(scope: &Scope) -> Result<Vec<StoredRule>, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT id, version, state, rule, made, changed FROM alert_rule
                 WHERE partnership = ?1 AND state = 'on' ORDER BY id LIMIT ?2"
            ),
            values![LIMIT],
        )
        .await?;
    rows.iter().map(stored).collect()
}

/// Adds a version; a conflict (`alert rule`) when there is one with that number.
///
/// # Errors
/// The rule cannot be written as JSON.
pub fn add_version(batch: Batch, new: &StoredRule, account: AccountId) -> Result<Batch, StoreError> {
    let text = serde_json::to_string(&new.rule).map_err(|_| StoreError::Column(0, "alert rule"))?;
    Ok(batch.must(
        "alert rule",
        1,
        sql!(
            "INSERT INTO alert_rule (partnership, id, version, state, rule, made, account)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING"
        ),
        values![new.id, new.version, new.state.code(), text, new.made, account],
    ))
}

/// Switches off whatever other version of the rule is in force. Runs before [`put_up`].
#[must_use]
pub fn put_out_others(
    batch: Batch,
    id: AlertRuleId,
    version: i64,
    account: AccountId,
    at: Timestamp,
) -> Batch {
    batch.step(
        sql!(
            "UPDATE alert_rule SET state = 'off', changed = ?4, changed_by = ?5
             WHERE partnership = ?1 AND id = ?2 AND version <> ?3 AND state = 'on'"
        ),
        values![id, version, at, account],
    )
}

/// Switches a version on; a conflict (`alert rule`) when it is on already.
#[must_use]
pub fn put_up(batch: Batch, id: AlertRuleId, version: i64, account: AccountId, at: Timestamp) -> Batch {
    batch.must(
        "alert rule",
        1,
        sql!(
            "UPDATE alert_rule SET state = 'on', changed = ?4, changed_by = ?5
             WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND state <> 'on'"
        ),
        values![id, version, at, account],
    )
}

/// Switches a version off; a conflict (`alert rule`) when it is not on. Alerts that wait, wait.
#[must_use]
pub fn put_out(batch: Batch, id: AlertRuleId, version: i64, account: AccountId, at: Timestamp) -> Batch {
    batch.must(
        "alert rule",
        1,
        sql!(
            "UPDATE alert_rule SET state = 'off', changed = ?4, changed_by = ?5
             WHERE partnership = ?1 AND id = ?2 AND version = ?3 AND state = 'on'"
        ),
        values![id, version, at, account],
    )
}
