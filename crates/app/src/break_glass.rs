//! Break-glass: a practitioner opens a closed circle in an emergency. It lets in one hat, to one
//! child, for an hour; the child's coordinators and the data protection officers are told at once.

pub mod officer;

use domain::access::AccessRecord;
use domain::break_glass::{Category, OPENINGS_A_DAY, REASON_MAX, REASON_MIN};
use domain::gate::{Action, Facts};
use domain::id::PersonId;
use domain::message_key::{FieldError, Message};
use domain::notice::EventKind;
use jiff::Timestamp;
use store::break_glass::{New, OVER, TOO_MANY};
use store::notice::Audience;
use store::{Batch, StoreError};

use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// What the practitioner says.
#[derive(Debug, Clone)]
pub struct Emergency {
    /// What kind of emergency.
    pub category: Category,
    /// In own words.
    pub reason: String,
    /// Whether the consequence was acknowledged.
    pub understood: bool,
}

/// Whether the form is shown: not where the circle is open to the viewer anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The form, for that child.
    Form(PersonId),
    /// Nothing is closed: to the child's page.
    Open(PersonId),
}

/// What the form begins with.
///
/// # Errors
/// [`AppError::NotFound`], [`AppError::Denied`], or the store does not answer.
pub async fn form(op: &Op, id: PersonId) -> Result<Start, AppError> {
    let (facts, permit) = act::permitted(op, id, Action::BreakGlass).await?;
    if op.may(Action::ViewCircle, &facts) {
        return Ok(Start::Open(facts.person));
    }
    op.scope.write(Batch::new(op.record(&permit, &["form"]))).await?;
    Ok(Start::Form(facts.person))
}

fn reason_of(said: &Emergency) -> Result<String, AppError> {
    let reason = said.reason.trim();
    let length = reason.chars().count();
    let mut wrong = Vec::new();
    if length < REASON_MIN {
        let message = Message::new("break_glass-error-short").with("limit", REASON_MIN.to_string());
        wrong.push(FieldError { field: "reason", message });
    } else if length > REASON_MAX {
        let message = Message::new("error-too-long").with("limit", REASON_MAX.to_string());
        wrong.push(FieldError { field: "reason", message });
    }
    if !said.understood {
        wrong.push(FieldError { field: "confirmed", message: Message::new("break_glass-error-confirm") });
    }
    if wrong.is_empty() { Ok(reason.to_owned()) } else { Err(AppError::Invalid(wrong)) }
}

/// Opens the circle. Nothing happens where it is open to the viewer already.
///
/// # Errors
/// [`AppError::Invalid`] without a reason or acknowledgement; [`AppError::Conflict`] when the
/// account has opened too often today; [`AppError::Denied`]; or the store does not answer.
pub async fn open(op: &Op, id: PersonId, said: &Emergency, once: &str) -> Result<PersonId, AppError> {
    let reason = reason_of(said)?;
    let (facts, permit) = act::permitted(op, id, Action::BreakGlass).await?;
    let person = facts.person;
    if op.may(Action::ViewCircle, &facts) {
        return Ok(person);
    }
    // Where a rule would refuse all the same, nobody is alarmed for nothing.
    op.authorise(Action::ViewCircle, &Facts { glass: Some(reason.clone()), ..facts }).await?;
    let review_due = op.kring.policy(op.tenant.row.country)?.break_glass().due(op.today());
    let new =
        New { id: op.id(), person, category: said.category, reason: reason.clone(), at: op.now, review_due };
    let record = AccessRecord { reason: Some(reason), ..op.record(&permit, &["break_glass"]) };
    let batch = store::break_glass::open(Batch::new(record).once(once, op.now), &op.actor, &new);
    let news = act::news(op, person, EventKind::GlassBroken);
    let batch = store::notice::tell(batch, &news, Audience::Coordinators(None));
    let batch = store::notice::tell(batch, &news, Audience::Officers);
    match op.scope.write(batch).await {
        // Another window of the same hat may have been faster.
        Ok(()) | Err(StoreError::Duplicate) => Ok(person),
        Err(StoreError::Conflict(TOO_MANY)) => Err(too_many(op, person).await?),
        Err(other) => Err(other.into()),
    }
}

/// Notes the opening that went too far, and says so in words.
async fn too_many(op: &Op, person: PersonId) -> Result<AppError, AppError> {
    let record = AccessRecord::refused(
        op.id(),
        op.now,
        &op.actor,
        op.purpose,
        op.means,
        Action::BreakGlass,
        Some(person),
        &op.request,
    );
    op.scope.write(Batch::new(record)).await?;
    let message = Message::new("break_glass-error-too-many").with("limit", OPENINGS_A_DAY.to_string());
    Ok(AppError::Conflict(message))
}

/// Closes the own opening before its time.
///
/// # Errors
/// [`AppError::Conflict`] when it is over already, [`AppError::NotFound`] where the viewer may not
/// know of the child any more; [`AppError::Denied`]; or the store does not answer.
pub async fn close(op: &Op, id: PersonId, once: &str) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, id, Action::BreakGlass).await?;
    let known = op.may(Action::ViewExistence, &facts);
    let record = AccessRecord { reason: facts.glass, ..op.record(&permit, &["break_glass"]) };
    let batch = Batch::new(record).once(once, op.now);
    match op.scope.write(store::break_glass::close(batch, op.actor.hat, facts.person, op.now)).await {
        Err(StoreError::Conflict(OVER)) if known => Err(AppError::Conflict(Message::new("break_glass-over"))),
        Err(StoreError::Conflict(OVER)) => Err(AppError::NotFound),
        other => Ok(other?),
    }
}

/// Until when the viewer's own opening of that child lasts, for the banner; `None` without one.
///
/// # Errors
/// The store does not answer.
pub async fn until(op: &Op, id: PersonId) -> Result<Option<Timestamp>, AppError> {
    Ok(store::break_glass::until(&op.scope, op.actor.hat, id, op.now).await?)
}
