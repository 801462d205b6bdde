//! Alerts: a rule asks a human to look. The alert shows the rule and the facts that met it, and waits
//! for what came of it.

mod raise;
mod rules;

use domain::alert::{ANSWER_LIMIT, Alert, Fact, Outcome, ShownFact, Waiting};
use domain::gate::{Action, Facts, Permit};
use domain::id::{AlertId, InvolvementId, PersonId};
use domain::message_key::Message;
use domain::signal::Signal;
use store::alert::Stored;
use store::{Batch, StoreError};

use crate::act;
use crate::error::AppError;
use crate::op::Op;

pub use raise::{look_at, tick};
pub(crate) use rules::past;
pub use rules::{
    AlertExample, Rules, adopt, create, desk, examples, list, new_version, switch, try_out, versions,
};

/// Whether the actor is the one who is asked: whoever coordinates the child, or everybody who sees the
/// circle while nobody does.
const fn is_asked(facts: &Facts, coordinated: bool) -> bool {
    facts.coordinator || !coordinated
}

/// Alerts that wait for the actor, oldest first; `permit` is that of the page.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn waiting(op: &Op, permit: &Permit) -> Result<Vec<Waiting>, AppError> {
    let found = store::alert::waiting(&op.scope, &op.actor, op.today()).await?;
    let mut ids: Vec<PersonId> = found.iter().map(|(person, ..)| person.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let known = store::person::with_facts(&op.scope, &op.actor, &ids, op.today()).await?;
    let asked = |id: PersonId, coordinated: bool| {
        let facts = known.iter().map(|(_, facts)| facts).find(|facts| facts.person == id);
        facts.is_some_and(|facts| is_asked(facts, coordinated) && op.may(Action::AnswerAlert, facts))
    };
    Ok(found
        .into_iter()
        .filter(|(person, .., coordinated)| asked(person.id, *coordinated))
        .map(|(person, id, rule, raised, _)| Waiting { id, person: person.open(permit), rule, raised })
        .collect())
}

/// The alert with what the gate says of it.
async fn permitted(op: &Op, id: AlertId) -> Result<(Stored, Permit), AppError> {
    let stored = store::alert::get(&op.scope, id, op.today()).await?.ok_or(AppError::NotFound)?;
    // That there is an alert tells of its facts: whoever is not asked finds none.
    match act::permitted(op, stored.person, Action::AnswerAlert).await {
        Ok((facts, permit)) if is_asked(&facts, stored.coordinated) => Ok((stored, permit)),
        Ok(_) | Err(AppError::Denied(_)) => Err(AppError::NotFound),
        Err(other) => Err(other),
    }
}

/// An alert with the facts, as far as the actor may see each of them today.
///
/// # Errors
/// [`AppError::NotFound`] for whoever is not asked, or the store does not answer, also when the access
/// record cannot be written.
pub async fn open(op: &Op, id: AlertId) -> Result<Alert, AppError> {
    let (stored, permit) = permitted(op, id).await?;
    let signals = store::signal::list(&op.scope, &op.actor, stored.person, false, op.today()).await?;
    let ties: Vec<InvolvementId> = stored.facts.iter().filter_map(tie_of).collect();
    let said = store::alert::ties(&op.scope, stored.person, &ties).await?;
    let said = |id: InvolvementId| {
        let at = ties.iter().position(|tie| *tie == id)?;
        said.get(at).cloned().flatten()
    };
    let shown = |fact: &Fact| match fact {
        Fact::Signal { id } => find(&signals, *id).map(ShownFact::Signal),
        Fact::Quiet { involvement, since } => said(*involvement).map(|tie| ShownFact::Quiet(tie.0, *since)),
        Fact::Attendance { involvement } => {
            said(*involvement).map(|tie| ShownFact::Attendance(tie.0, tie.1, tie.2))
        }
        Fact::Moved { day } => Some(ShownFact::Moved(*day)),
        Fact::Look { day, .. } => Some(ShownFact::Look(*day)),
    };
    let mut facts: Vec<ShownFact> = stored.facts.iter().filter_map(shown).collect();
    let gone = stored.facts.len() - facts.len();
    if gone > 0 {
        facts.push(ShownFact::Gone(gone));
    }
    op.scope.write(Batch::new(op.record(&permit, &["alert", "signal"]))).await?;
    Ok(Alert {
        id,
        person: stored.person,
        rule: stored.rule,
        version: stored.version,
        raised: stored.raised,
        facts,
        answered: stored.answered,
    })
}

const fn tie_of(fact: &Fact) -> Option<InvolvementId> {
    match fact {
        Fact::Quiet { involvement, .. } | Fact::Attendance { involvement } => Some(*involvement),
        Fact::Signal { .. } | Fact::Moved { .. } | Fact::Look { .. } => None,
    }
}

fn find(signals: &[Signal], id: domain::id::SignalId) -> Option<Signal> {
    signals.iter().find(|signal| signal.id == id).cloned()
}

/// Says what came of an alert. Whoever is told of it is told no more.
///
/// # Errors
/// [`AppError::Invalid`] for "something else" without words or for too many of them,
/// [`AppError::Conflict`] when somebody has answered already.
pub async fn answer(
    op: &Op,
    id: AlertId,
    outcome: Outcome,
    words: &str,
    once: &str,
) -> Result<PersonId, AppError> {
    let words = act::words("words", words, ANSWER_LIMIT, outcome == Outcome::Other)?.unwrap_or_default();
    let (stored, permit) = permitted(op, id).await?;
    let batch = Batch::new(op.record(&permit, &["alert"])).once(once, op.now);
    let batch = store::alert::answer(batch, id, outcome, &words, op.actor.account, op.now);
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(store::alert::STANDS)) => {
            Err(AppError::Conflict(Message::new("alert-answered-already")))
        }
        other => Ok(other.map(|()| stored.person)?),
    }
}
