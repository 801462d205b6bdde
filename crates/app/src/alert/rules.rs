//! Alert rules, by the partnership's administrator: written, tried out on past days, switched on and
//! off. Counts alone come out of trying: no rule shows its author a child.

use domain::alert::{AlertRule, Asking, RuleState, StoredRule, TRIED_DAYS, Tried, replay};
use domain::gate::Action;
use domain::id::{AlertRuleId, PersonId};
use domain::message_key::Message;
use jiff::SignedDuration;
pub use policy::AlertExample;
use store::StoreError;
use store::alert::Range;

use crate::admin::Desk;
use crate::error::AppError;
use crate::op::Op;

/// Children whose past is read together.
const SLICE: u32 = 500;

/// The desk at which rules are managed.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn desk(op: &Op) -> Result<Desk, AppError> {
    Desk::permitted(op, Action::ManageAlertRules).await
}

/// The rules of a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Of each rule the version in force, else the newest.
    pub rules: Vec<StoredRule>,
    /// Rules that come with Kring and are not among them.
    pub examples: Vec<AlertExample>,
}

/// Of each rule the version in force, else the newest.
fn foremost(all: &[StoredRule]) -> Vec<StoredRule> {
    let mut rules: Vec<StoredRule> = Vec::new();
    for version in all {
        match rules.last_mut() {
            Some(known) if known.id == version.id => {
                if version.state == RuleState::On {
                    *known = version.clone();
                }
            }
            _ => rules.push(version.clone()),
        }
    }
    rules
}

/// The rules of a partnership.
///
/// # Errors
/// The store does not answer.
pub async fn list(desk: &Desk) -> Result<Rules, AppError> {
    let all = store::alert::all(&desk.scope).await?;
    let rules = foremost(&all);
    let mut examples = examples()?;
    examples.retain(|example| all.iter().all(|version| version.rule != example.rule));
    Ok(Rules { rules, examples })
}

/// When the rules in force, and every draft, would have asked somebody to look at one child: what an
/// administrator sees in counts, on the page of whoever coordinates the child.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn past(op: &Op, person: PersonId) -> Result<Vec<Asking>, AppError> {
    let all = store::alert::all(&op.scope).await?;
    let rules: Vec<StoredRule> = all.into_iter().filter(|rule| rule.state != RuleState::Off).collect();
    let Some(days) = rules.iter().map(|rule| i64::from(rule.rule.days())).max() else {
        return Ok(Vec::new());
    };
    let zone = &op.tenant.zone;
    let from = op.now - SignedDuration::from_hours(24 * TRIED_DAYS);
    let since = from - SignedDuration::from_hours(24 * (days + 1));
    let day = since.to_zoned(zone.clone()).date();
    let mut found = store::alert::facts(&op.scope, person.into(), since, day, op.today()).await?;
    let facts = found.remove(&person).unwrap_or_default();
    let asking = |stored: StoredRule| Asking {
        at: replay(&stored.rule, &facts, zone, from, op.now),
        rule: stored.rule,
        state: stored.state,
    };
    Ok(rules.into_iter().map(asking).collect())
}

/// The rules that come with Kring.
///
/// # Errors
/// Their file cannot be read, which a test forbids.
pub fn examples() -> Result<Vec<AlertExample>, AppError> {
    policy::alert_examples().map_err(|_| AppError::Internal("the alert rules that come with Kring"))
}

/// All versions of one rule, the newest first.
///
/// # Errors
/// [`AppError::NotFound`], or the store does not answer.
pub async fn versions(desk: &Desk, id: AlertRuleId) -> Result<Vec<StoredRule>, AppError> {
    let versions = store::alert::find(&desk.scope, id).await?;
    if versions.is_empty() { Err(AppError::NotFound) } else { Ok(versions) }
}

/// Takes a rule that comes with Kring over as a draft.
///
/// # Errors
/// [`AppError::NotFound`] for a word that none has.
pub async fn adopt(desk: &Desk, code: &str, once: &str) -> Result<AlertRuleId, AppError> {
    let example = examples()?.into_iter().find(|example| example.code == code);
    create(desk, example.ok_or(AppError::NotFound)?.rule, once).await
}

/// Writes a rule as a draft.
///
/// # Errors
/// [`AppError::Invalid`] for numbers out of bounds.
pub async fn create(desk: &Desk, rule: AlertRule, once: &str) -> Result<AlertRuleId, AppError> {
    let id = desk.kring.id(desk.now);
    add(desk, id, 1, rule, once).await?;
    Ok(id)
}

/// Writes the next version of a rule as a draft; the one in force stays in force. `after` is the newest
/// version that was shown.
///
/// # Errors
/// [`AppError::Conflict`] when somebody else has written one meanwhile.
pub async fn new_version(
    desk: &Desk,
    id: AlertRuleId,
    after: i64,
    rule: AlertRule,
    once: &str,
) -> Result<(), AppError> {
    let newest = versions(desk, id).await?.first().map_or(0, |version| version.version);
    if after != newest {
        return Err(AppError::Conflict(Message::new("alert-rule-changed")));
    }
    add(desk, id, newest.saturating_add(1), rule, once).await
}

async fn add(
    desk: &Desk,
    id: AlertRuleId,
    version: i64,
    rule: AlertRule,
    once: &str,
) -> Result<(), AppError> {
    let faults = rule.faults();
    if !faults.is_empty() {
        return Err(AppError::Invalid(faults));
    }
    let own = desk.own.ok_or(AppError::NotFound)?;
    let new = StoredRule { id, version, state: RuleState::Draft, rule, made: desk.now, changed: None };
    let batch = desk.batch(&["alert_rule"], None).once(once, desk.now);
    match desk.scope.write(store::alert::add_version(batch, &new, own)?).await {
        Err(StoreError::Conflict("alert rule")) => {
            Err(AppError::Conflict(Message::new("alert-rule-changed")))
        }
        other => Ok(other?),
    }
}

/// Switches a version on, which switches every other version of the rule off, or off.
///
/// # Errors
/// [`AppError::Conflict`] when it stands so already.
pub async fn switch(
    desk: &Desk,
    id: AlertRuleId,
    version: i64,
    on: bool,
    once: &str,
) -> Result<(), AppError> {
    versions(desk, id).await?;
    let own = desk.own.ok_or(AppError::NotFound)?;
    let batch = desk.batch(&["alert_rule"], None).once(once, desk.now);
    let batch = if on {
        let batch = store::alert::put_out_others(batch, id, version, own, desk.now);
        store::alert::put_up(batch, id, version, own, desk.now)
    } else {
        store::alert::put_out(batch, id, version, own, desk.now)
    };
    match desk.scope.write(batch).await {
        Err(StoreError::Conflict("alert rule")) => {
            Err(AppError::Conflict(Message::new("alert-rule-changed")))
        }
        other => Ok(other?),
    }
}

/// Tries a rule out: how often it would have begun to be met in the last [`TRIED_DAYS`] days, around
/// how many children. Children whose level hides that they exist are not counted. Raises nothing.
///
/// # Errors
/// The store does not answer.
pub async fn try_out(desk: &Desk, rule: &AlertRule) -> Result<Tried, AppError> {
    let zone = &desk.tenant.zone;
    let from = desk.now - SignedDuration::from_hours(24 * TRIED_DAYS);
    let since = from - SignedDuration::from_hours(24 * (i64::from(rule.days()) + 1));
    let day = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date();
    let (mut tried, mut after) = (Tried::default(), String::new());
    loop {
        let slice = store::alert::children(&desk.scope, &after, SLICE).await?;
        let (Some(first), Some(last)) = (slice.first(), slice.last()) else { break };
        let range = Range { first: first.0, last: last.0 };
        let children = store::alert::facts(&desk.scope, range, since, day(since), day(desk.now)).await?;
        let hidden = |id| slice.iter().any(|(child, hidden)| *child == id && *hidden);
        for (_, facts) in children.iter().filter(|(id, _)| !hidden(**id)) {
            let fired = replay(rule, facts, zone, from, desk.now).len();
            tried.children += 1;
            tried.fired += fired as u64;
            tried.around += u64::from(fired > 0);
        }
        after = last.0.to_string();
    }
    desk.scope.write(desk.batch(&["alert_rule", "counts"], None)).await?;
    Ok(tried)
}
