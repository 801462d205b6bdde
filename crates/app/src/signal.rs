//! Signals: a strength or a worry on one wellbeing indicator, noted by a practitioner in the circle,
//! by a guardian or by the child.
//!
//! Staff with a ground see what the circle noted; the family sees what each of them noted: what staff
//! worry about must not reach the one whom they worry about, nor what a child says its parent.

use domain::alert::Asking;
use domain::gate::{Action, Role};
use domain::id::PersonId;
use domain::involvement::Exposure;
use domain::notice::EventKind;
use domain::signal::{Direction, Indicator, Signal, WORDS_LIMIT};
use store::Batch;
use store::notice::Audience;
use store::signal::Noted;

use crate::act::{self, Stance};
use crate::error::AppError;
use crate::op::Op;

/// A signal to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// On which indicator.
    pub indicator: Indicator,
    /// A strength or a worry.
    pub direction: Direction,
    /// A line of words, or none.
    pub words: String,
}

/// Notes a signal; whoever coordinates the child is told that there is one, and the rules in force
/// are asked about this child. What somebody with a hidden tie notes stays with the own agency, and
/// has no rule look.
///
/// # Errors
/// [`AppError::Invalid`] with too many words; the gate refuses, or the store does not answer.
pub async fn note(op: &Op, person: PersonId, new: &New, once: &str) -> Result<(), AppError> {
    let words = act::words("words", &new.words, WORDS_LIMIT, false)?.unwrap_or_default();
    let (facts, permit) = act::permitted(op, person, Action::NoteSignal).await?;
    let by = match op.actor.role {
        Role::Child => Noted::Child,
        Role::Guardian => Noted::Guardian,
        _ => {
            let (practitioner, agency) = act::staff(op)?;
            let exposure = match act::stance(op, &facts).await? {
                Stance::Named => Exposure::Open,
                Stance::Masked => Exposure::ContactViaCoordinator,
                Stance::Hidden => Exposure::Hidden,
            };
            Noted::Staff(practitioner, agency, exposure)
        }
    };
    let signal = store::signal::New {
        id: op.id(),
        person: facts.person,
        account: op.actor.account,
        by,
        indicator: new.indicator,
        direction: new.direction,
        words,
        at: op.now,
    };
    let batch = Batch::new(op.record(&permit, &["signal"])).once(once, op.now);
    let mut batch = store::signal::add(batch, &signal);
    let hidden = matches!(by, Noted::Staff(_, _, Exposure::Hidden));
    if !hidden {
        let news = act::news(op, facts.person, EventKind::SignalNoted);
        batch = store::notice::tell(batch, &news, Audience::Coordinators(None));
        batch = store::alert::mark(batch, facts.person, op.now);
    }
    op.scope.write(batch).await?;
    if !hidden {
        // The signal stands; what fails here is done by the server's next round.
        let looked = crate::alert::look_at(&op.kring, &op.scope, &op.tenant, facts.person, op.now).await;
        if let Err(error) = looked {
            tracing::warn!(%error, "rules were not asked at once; they are asked again");
        }
    }
    Ok(())
}

/// The signals of a child's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The child, as it stands now.
    pub person: PersonId,
    /// The signals, newest first.
    pub signals: Vec<Signal>,
    /// Only those that the viewer has noted.
    pub own_only: bool,
    /// The viewer may note one.
    pub can_note: bool,
    /// For whoever coordinates the child: when the rules in force, and the drafts, would have asked
    /// somebody to look.
    pub rules: Vec<Asking>,
}

/// The signals around a child as far as the viewer may see them.
///
/// # Errors
/// The gate refuses, or the store does not answer, also when the access record cannot be written.
pub async fn list(op: &Op, person: PersonId) -> Result<Seen, AppError> {
    let facts = act::facts(op, person).await?;
    let can_note = op.may(Action::NoteSignal, &facts);
    let own_only = can_note && !op.may(Action::ViewSignals, &facts);
    let action = if own_only { Action::NoteSignal } else { Action::ViewSignals };
    let permit = op.authorise(action, &facts).await?;
    let signals = store::signal::list(&op.scope, &op.actor, facts.person, own_only, op.today()).await?;
    let rules = if facts.coordinator { crate::alert::past(op, facts.person).await? } else { Vec::new() };
    let shown: &[&str] = if rules.is_empty() { &["signal"] } else { &["signal", "alert_rule"] };
    op.scope.write(Batch::new(op.record(&permit, shown))).await?;
    Ok(Seen { person: facts.person, signals, own_only, can_note, rules })
}
