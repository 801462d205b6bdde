//! Alerts: raised once until they are answered, and the rules that raise them.

mod due;
mod facts;
mod rules;

use domain::alert::{AlertRule, Answered, Fact, Outcome, StoredRule};
use domain::gate::Actor;
use domain::id::{AccountId, AlertId, AlertRuleId, PersonId};
use domain::my_day::PART;
use domain::person::Person;
use jiff::Timestamp;
use jiff::civil::Date;

pub use due::{children, done, due, due_partnerships, mark, round, set_round};
pub use facts::{Range, facts};
pub use rules::{add_version, all, find, in_force, put_out, put_out_others, put_up};

use crate::person::{PERSON_COLUMNS, person};
use crate::{Ask, Batch, Row, Scope, StoreError, sql, values};

/// Most alerts of one rule and child that are compared with, to know what is new.
const EARLIER: u32 = 20;

pub(crate) fn rule(row: &Row, at: usize) -> Result<AlertRule, StoreError> {
    serde_json::from_str(row.str(at)?).map_err(|_| StoreError::Column(at, "alert rule"))
}

fn facts_of(row: &Row, at: usize) -> Result<Vec<Fact>, StoreError> {
    serde_json::from_str(row.str(at)?).map_err(|_| StoreError::Column(at, "facts of an alert"))
}

/// An alert to be raised.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// Its id.
    pub id: AlertId,
    /// The child.
    pub person: PersonId,
    /// The rule in force.
    pub rule: &'a StoredRule,
    /// What met it.
    pub facts: &'a [Fact],
    /// When.
    pub at: Timestamp,
}

/// Label of the conflict when the alert stands already, or the rule is no longer in force.
pub const STANDS: &str = "alert";

/// Raises an alert; a conflict ([`STANDS`]) when the same waits for an answer already.
///
/// # Errors
/// The facts cannot be written as JSON.
pub fn raise(batch: Batch, new: &New<'_>) -> Result<Batch, StoreError> {
    let facts = serde_json::to_string(new.facts).map_err(|_| StoreError::Column(0, "facts of an alert"))?;
    Ok(batch.must(
        STANDS,
        1,
        sql!(
            "INSERT INTO alert (partnership, id, rule, version, person, raised, facts)
             SELECT ?1, ?2, r.id, r.version, ?5, ?6, ?7 FROM alert_rule r
             WHERE r.partnership = ?1 AND r.id = ?3 AND r.version = ?4 AND r.state = 'on'
             AND NOT EXISTS (SELECT 1 FROM person m
                JOIN alert a ON a.partnership = m.partnership AND a.person = m.id
                WHERE m.partnership = ?1 AND m.canonical = ?5 AND a.rule = ?3 AND a.version = ?4
                AND a.answered IS NULL)
             ON CONFLICT DO NOTHING"
        ),
        values![new.id, new.rule.id, new.rule.version, new.person, new.at, facts],
    ))
}

/// What stands around a child of one version of a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// An alert waits for an answer.
    pub waits: bool,
    /// The facts of those that were answered.
    pub answered: Vec<Fact>,
}

/// What was raised before by that version around the child.
///
/// # Errors
/// The store does not answer.
pub async fn earlier(
    scope: &Scope,
    person: PersonId,
    id: AlertRuleId,
    version: i64,
) -> Result<Earlier, StoreError> {
    let rows = scope
        .query(
            sql!(
                "SELECT a.facts, a.answered FROM person m
                 JOIN alert a ON a.partnership = m.partnership AND a.person = m.id
                 WHERE m.partnership = ?1 AND m.canonical = ?2 AND a.rule = ?3 AND a.version = ?4
                 ORDER BY a.raised DESC, a.id DESC LIMIT ?5"
            ),
            values![person, id, version, EARLIER],
        )
        .await?;
    let mut earlier = Earlier::default();
    for row in &rows {
        if row.is_null(1) {
            earlier.waits = true;
        } else {
            earlier.answered.extend(facts_of(row, 0)?);
        }
    }
    Ok(earlier)
}

/// An alert as the store hands it on.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its id.
    pub id: AlertId,
    /// The child, as it stands now.
    pub person: PersonId,
    /// The rule that fired.
    pub rule: AlertRule,
    /// Which version of it.
    pub version: i64,
    /// When it fired.
    pub raised: Timestamp,
    /// What met it.
    pub facts: Vec<Fact>,
    /// The answer.
    pub answered: Option<Answered>,
    /// Whether somebody coordinates the child by name.
    pub coordinated: bool,
}

/// One alert, answered or not. Whether somebody coordinates is as everybody may know it: a role
/// whose holder's tie is masked or hidden does not count.
///
/// # Errors
/// The store does not answer.
pub async fn get(scope: &Scope, id: AlertId, today: Date) -> Result<Option<Stored>, StoreError> {
    let row = scope
        .one(
            sql!(
                "SELECT a.id, m.canonical, r.rule, a.version, a.raised, a.facts, a.answered, a.outcome, a.words,
                    COALESCE(u.name, ''), EXISTS (SELECT 1 FROM person n
                    JOIN coordinator c ON c.partnership = n.partnership AND c.person = n.id
                    WHERE n.partnership = ?1 AND n.canonical = m.canonical
                    AND COALESCE((SELECT MIN(CASE WHEN i.exposure = 'open' THEN 0 ELSE 1 END) FROM person k
                        JOIN involvement i ON i.partnership = k.partnership AND i.person = k.id
                        WHERE k.partnership = ?1 AND k.canonical = m.canonical
                        AND i.practitioner = c.practitioner
                        AND (i.from_day IS NULL OR i.from_day <= ?3)
                        AND (i.to_day IS NULL OR i.to_day >= ?3)), 0) = 0)
                 FROM alert a
                 JOIN person m ON m.partnership = a.partnership AND m.id = a.person
                 JOIN alert_rule r ON r.partnership = a.partnership AND r.id = a.rule AND r.version = a.version
                 LEFT JOIN account u ON u.partnership = a.partnership AND u.id = a.answered_by
                 WHERE a.partnership = ?1 AND a.id = ?2"
            ),
            values![id, today],
        )
        .await?;
    row.map(|row| stored(&row)).transpose()
}

fn stored(row: &Row) -> Result<Stored, StoreError> {
    let answered = match (row.opt_at(6)?, row.opt_code(7, Outcome::from_code)?) {
        (Some(at), Some(outcome)) => {
            Some(Answered { outcome, words: row.opt_text(8)?.unwrap_or_default(), by: row.text(9)?, at })
        }
        _ => None,
    };
    Ok(Stored {
        id: row.parse(0)?,
        person: row.parse(1)?,
        rule: rule(row, 2)?,
        version: row.int(3)?,
        raised: row.at(4)?,
        facts: facts_of(row, 5)?,
        answered,
        coordinated: row.bool(10)?,
    })
}

/// Agency, first day, last day and last contact of an open tie, by its id.
pub type TieSaid = (String, Option<Date>, Option<Date>);

/// What the ties among these facts are called, as far as they are open today.
///
/// # Errors
/// The store does not answer.
pub async fn ties(
    scope: &Scope,
    person: PersonId,
    ids: &[domain::id::InvolvementId],
) -> Result<Vec<Option<TieSaid>>, StoreError> {
    let ask = |id: &domain::id::InvolvementId| {
        Ask::new(
            sql!(
                "SELECT a.name, i.from_day, i.to_day FROM involvement i
                 JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                 JOIN agency a ON a.partnership = i.partnership AND a.id = i.agency
                 WHERE i.partnership = ?1 AND i.id = ?2 AND m.canonical = ?3 AND i.exposure = 'open'"
            ),
            values![*id, person],
        )
    };
    let answers = scope.read(ids.iter().map(ask).collect()).await?;
    let said = |rows: &Vec<Row>| {
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(Some((row.text(0)?, row.opt_parse(1)?, row.opt_parse(2)?)))
    };
    answers.iter().map(said).collect()
}

/// Answers an alert; a conflict ([`STANDS`]) when it is answered already. Nobody is told of it any
/// more.
#[must_use]
pub fn answer(
    batch: Batch,
    id: AlertId,
    outcome: Outcome,
    words: &str,
    account: AccountId,
    at: Timestamp,
) -> Batch {
    batch
        .must(
            STANDS,
            1,
            sql!(
                "UPDATE alert SET answered = ?3, answered_by = ?4, outcome = ?5, words = ?6
                 WHERE partnership = ?1 AND id = ?2 AND answered IS NULL"
            ),
            values![id, at, account, outcome.code(), words],
        )
        .step(
            sql!(
                "UPDATE notice SET seen = ?3, mailed = COALESCE(mailed, -1)
                 WHERE partnership = ?1 AND id = ?2 AND seen IS NULL"
            ),
            values![id, at],
        )
}

/// Alerts that wait around the actor's children, oldest first, before the gate: the child, the
/// alert's id, the rule, when, and whether somebody coordinates the child by name.
///
/// # Errors
/// The store does not answer.
pub async fn waiting(
    scope: &Scope,
    actor: &Actor,
    today: Date,
) -> Result<Vec<(Person, AlertId, AlertRule, Timestamp, bool)>, StoreError> {
    let Some(me) = actor.practitioner else { return Ok(Vec::new()) };
    let rows = scope
        .query(
            sql!(
                "SELECT p.id, p.level, p.given, p.surname, p.born, p.national_id, p.sex, p.street,
                    p.postcode, p.city, p.phone, p.email, p.language, t.id, r.rule, t.raised,
                    EXISTS (SELECT 1 FROM person n
                    JOIN coordinator c ON c.partnership = n.partnership AND c.person = n.id
                    WHERE n.partnership = ?1 AND n.canonical = p.id
                    AND COALESCE((SELECT MIN(CASE WHEN i.exposure = 'open' THEN 0 ELSE 1 END) FROM person k
                        JOIN involvement i ON i.partnership = k.partnership AND i.person = k.id
                        WHERE k.partnership = ?1 AND k.canonical = p.id
                        AND i.practitioner = c.practitioner
                        AND (i.from_day IS NULL OR i.from_day <= ?3)
                        AND (i.to_day IS NULL OR i.to_day >= ?3)), 0) = 0)
                 FROM (SELECT m.canonical AS id FROM involvement i
                    JOIN person m ON m.partnership = i.partnership AND m.id = i.person
                    WHERE i.partnership = ?1 AND i.practitioner = ?2
                    AND (i.from_day IS NULL OR i.from_day <= ?3) AND (i.to_day IS NULL OR i.to_day >= ?3)
                    UNION SELECT m.canonical FROM coordinator c
                    JOIN person m ON m.partnership = c.partnership AND m.id = c.person
                    WHERE c.partnership = ?1 AND c.practitioner = ?2) n
                 JOIN person p ON p.partnership = ?1 AND p.id = n.id
                 JOIN person q ON q.partnership = ?1 AND q.canonical = n.id
                 JOIN alert t ON t.partnership = ?1 AND t.person = q.id
                 JOIN alert_rule r ON r.partnership = ?1 AND r.id = t.rule AND r.version = t.version
                 WHERE t.answered IS NULL ORDER BY t.raised, t.id LIMIT ?4"
            ),
            values![me, today, PART],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok((
                person(row, 0, scope.db.protection())?,
                row.parse(PERSON_COLUMNS)?,
                rule(row, PERSON_COLUMNS + 1)?,
                row.at(PERSON_COLUMNS + 2)?,
                row.bool(PERSON_COLUMNS + 3)?,
            ))
        })
        .collect()
}
