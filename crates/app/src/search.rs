//! Looking for a child.
//!
//! Within what the viewer may learn of, a search forgives; of everybody else an exact query alone
//! is answered, by "known" or "not known" and nothing more. What was asked is recorded by kind,
//! never as it was written.

pub use domain::search::{Answer, Closeness, FIELD, Hit, Outside, Query};

use domain::access::AccessRecord;
use domain::gate::Action;
use domain::id::PersonId;
use domain::person::age;
use domain::search::OUTSIDE_WINDOW_MINUTES;
use jiff::SignedDuration;
use store::{Batch, StoreError};

use crate::error::AppError;
use crate::op::Op;

/// Whether the viewer may search at all; a refusal is recorded. For the empty page.
///
/// # Errors
/// [`AppError::Denied`].
pub async fn may(op: &Op) -> Result<(), AppError> {
    op.authorise_object(Action::SearchPerson, None).await.map(drop)
}

/// Answers one line of the search box.
///
/// # Errors
/// [`AppError::Denied`], [`AppError::Invalid`] for a line that cannot be read,
/// [`AppError::TooMany`] after too many searches outside of what the viewer may see.
pub async fn find(op: &Op, line: &str) -> Result<Answer, AppError> {
    let permit = op.authorise_object(Action::SearchPerson, None).await?;
    let query = Query::parse(line, op.tenant.row.country, op.today())
        .map_err(|error| AppError::Invalid(vec![error]))?;
    let findings = store::search::find(&op.scope, &op.actor, &permit, &query, op.today()).await?;
    let mut hits = Vec::with_capacity(findings.seen.len());
    let mut rules = permit.rules().to_vec();
    for found in findings.seen {
        // A place in the circle by one's own word alone opens no name.
        let declared = found.facts.self_declared && !found.facts.coordinator && !found.facts.offered;
        let Ok(seen) = op.judge(Action::ViewExistence, Some(&found.facts), None) else { continue };
        if declared {
            continue;
        }
        rules.extend(seen.rules().iter().filter(|rule| !rules.contains(rule)).cloned().collect::<Vec<_>>());
        let person = found.person.open(&permit);
        hits.push(Hit {
            age: person.born.value().map(|born| age(*born, op.today())),
            own: found.facts.in_circle || found.facts.coordinator || found.facts.offered,
            closeness: found.closeness,
            person,
        });
    }
    let outside = outside(&query, &hits, &findings.known);
    let answer = Answer { hits, more: findings.more, outside, sources: findings.sources };
    let mut record = op.record_of(&permit, persons(&answer), &[]);
    record.fields = fields(&query, &answer);
    record.basis = rules.into_iter().map(|rule| rule.id).collect();
    let batch = Batch::new(record);
    let batch = match answer.outside.code() {
        Some(_) => store::search::count_outside(batch, &op.actor, op.now),
        None => batch,
    };
    // Whoever coordinates may want to know of a search from outside.
    let batch = match answer.outside {
        Outside::Known(id) => store::alert::mark(batch, id, op.now),
        _ => batch,
    };
    match op.scope.write(batch).await {
        Ok(()) => Ok(answer),
        Err(StoreError::Conflict(store::search::OUTSIDE)) => Err(too_many(op, &query).await?),
        Err(other) => Err(other.into()),
    }
}

/// What is told of those whom the viewer may not see. Of several always the same one leads on:
/// whoever asks to join it meets the other when the two are found to be the same.
fn outside(query: &Query, hits: &[Hit], known: &[PersonId]) -> Outside {
    if !query.is_exact() {
        return Outside::NotAsked;
    }
    let seen = |id: &PersonId| hits.iter().any(|hit| hit.person.id == *id);
    if known.iter().any(seen) || (known.is_empty() && hits.iter().any(|h| h.closeness == Closeness::Exact)) {
        return Outside::Seen;
    }
    known.iter().min().map_or(Outside::NotKnown, |id| Outside::Known(*id))
}

fn persons(answer: &Answer) -> Vec<PersonId> {
    let mut persons: Vec<PersonId> = answer.hits.iter().map(|hit| hit.person.id).collect();
    if let Outside::Known(id) = answer.outside {
        persons.push(id);
    }
    persons
}

/// What was asked by kind, what was shown, and how much of it: no name, no number, no date.
fn fields(query: &Query, answer: &Answer) -> Vec<String> {
    let mut fields: Vec<String> = query.asked().into_iter().map(str::to_owned).collect();
    if !answer.hits.is_empty() {
        fields.extend(["name".to_owned(), "born".to_owned()]);
    }
    fields.push(format!("hits:{}", answer.hits.len()));
    fields.extend(answer.outside.code().map(str::to_owned));
    fields
}

/// Notes the search that went too far, and says how long to wait.
async fn too_many(op: &Op, query: &Query) -> Result<AppError, AppError> {
    let mut record = AccessRecord::refused(
        op.id(),
        op.now,
        &op.actor,
        op.purpose,
        op.means,
        Action::SearchPerson,
        None,
        &op.request,
    );
    record.fields = query.asked().into_iter().map(str::to_owned).collect();
    record.fields.push("outside:too_many".to_owned());
    op.scope.write(Batch::new(record)).await?;
    let since = store::search::window_since(&op.scope, &op.actor).await?.unwrap_or(op.now);
    let over = since + SignedDuration::from_mins(OUTSIDE_WINDOW_MINUTES);
    let wait = over.duration_since(op.now).as_secs().max(1);
    Ok(AppError::TooMany { wait: u32::try_from(wait).unwrap_or(u32::MAX) })
}
