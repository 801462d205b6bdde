//! Joining a circle by one's own word, leaving it, and who may learn of a tie.

use domain::gate::{Action, Facts, Permit};
use domain::id::{InvolvementId, PersonId};
use domain::invitation::GUEST_FIELD_LIMIT;
use domain::involvement::{Exposure, StatedRelation};
use domain::message_key::Message;
use domain::notice::EventKind;
use jiff::civil::Date;
pub use store::involvement::AgencyTie;
use store::involvement::Declared;
use store::{Batch, StoreError};

use crate::act;
use crate::error::AppError;
use crate::op::Op;
use crate::review::hidden::Silently;

/// How often an exposure is tried anew when links were changed meanwhile by a delivery.
const TRIES: usize = 5;

/// How somebody says that they work with a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The relation.
    pub relation: StatedRelation,
    /// Own words, which stand instead of the relation's when there are any.
    pub words: String,
    /// Since when; `None`: from today.
    pub from: Option<Date>,
}

/// A tie of whoever acts, with the exposure that the agency gives its ties.
pub(crate) async fn own_tie(op: &Op, person: PersonId, role: Option<String>) -> Result<Declared, AppError> {
    let (practitioner, agency) = act::staff(op)?;
    let agency = store::partnership::agency(&op.scope, agency).await?.ok_or(AppError::NotFound)?;
    Ok(Declared {
        id: op.id(),
        person,
        agency: agency.id,
        practitioner,
        role,
        exposure: agency.default_exposure,
        from: None,
        today: op.today(),
        account: op.actor.account,
        at: op.now,
    })
}

/// Declares an involvement of one's own. It is told to the circle and opens nothing by itself.
///
/// # Errors
/// [`AppError::Conflict`] for whoever is in the circle already.
pub async fn declare(op: &Op, person: PersonId, said: &Statement, once: &str) -> Result<(), AppError> {
    let words = act::words("role", &said.words, GUEST_FIELD_LIMIT, false)?;
    let role = words.unwrap_or_else(|| said.relation.code().to_owned());
    if said.from.is_some_and(|from| from > op.today()) {
        return Err(AppError::field("from", "involvement-from-ahead"));
    }
    let (facts, permit) = act::permitted(op, person, Action::DeclareInvolvement).await?;
    let tie = Declared { from: said.from, ..own_tie(op, facts.person, Some(role)).await? };
    let batch = Batch::new(op.record(&permit, &["involvement"])).once(once, op.now);
    let batch = store::involvement::declare(batch, &tie);
    let news = act::news(op, facts.person, EventKind::Joined);
    let batch = act::announce_tie(batch, op, &news, tie.exposure);
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("involvement-already"))),
        other => Ok(other?),
    }
}

/// Whether whoever asks may leave, before the question is shown.
///
/// # Errors
/// As [`leave`].
pub async fn may_leave(op: &Op, person: PersonId) -> Result<Permit, AppError> {
    let facts = act::facts(op, person).await?;
    leave_permit(op, &facts).await
}

async fn leave_permit(op: &Op, facts: &Facts) -> Result<Permit, AppError> {
    match op.authorise(Action::LeaveCircle, facts).await {
        Err(AppError::Denied(_)) if facts.coordinator => {
            Err(AppError::Conflict(Message::new("involvement-hand-over-first")))
        }
        // Only for whoever may know that there is a circle.
        Err(AppError::Denied(denied)) if !facts.in_circle && facts.agency_knows && !denied.conceal => {
            Err(AppError::Conflict(Message::new("involvement-not-there")))
        }
        other => other,
    }
}

/// Leaves the circle: all own ties to the child end, also those that a list brought.
///
/// # Errors
/// [`AppError::Conflict`] for whoever coordinates the child: the role is handed over first.
pub async fn leave(op: &Op, person: PersonId, once: &str) -> Result<(), AppError> {
    let facts = act::facts(op, person).await?;
    let permit = leave_permit(op, &facts).await?;
    let (practitioner, _) = act::staff(op)?;
    let ties = store::involvement::own(&op.scope, practitioner, facts.person, op.today()).await?;
    let exposure = ties.iter().map(|tie| tie.exposure).min().unwrap_or(Exposure::Hidden);
    let news = act::news(op, facts.person, EventKind::Left);
    let batch = Batch::new(op.record(&permit, &["involvement"])).once(once, op.now);
    let batch = act::announce_tie(batch, op, &news, exposure);
    let batch = store::involvement::leave(batch, practitioner, facts.person, ties.len(), op.today());
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("involvement-not-there"))),
        other => Ok(other?),
    }
}

/// The ties of the own agency to a child, to choose who may learn of each.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn of_own_agency(op: &Op, person: PersonId) -> Result<Vec<AgencyTie>, AppError> {
    let facts = act::facts(op, person).await?;
    let (_, agency) = act::staff(op)?;
    let permit = op.authorise_of_agency(Action::SetExposure, &facts, agency).await?;
    let ties = store::involvement::all_of_agency(&op.scope, facts.person, agency, op.today()).await?;
    op.scope.write(Batch::new(op.record(&permit, &["exposure"]))).await?;
    Ok(ties)
}

/// Chooses who may learn of an involvement of the own agency.
///
/// # Errors
/// [`AppError::NotFound`] for a tie of another agency, [`AppError::Conflict`] for the tie of a
/// coordinator, who stands in the circle by name.
pub async fn expose(
    op: &Op,
    person: PersonId,
    tie: InvolvementId,
    exposure: Exposure,
    once: &str,
) -> Result<(), AppError> {
    for _ in 0..TRIES {
        if let Some(done) = try_to_expose(op, person, tie, exposure, once).await? {
            return Ok(done);
        }
    }
    Err(AppError::Conflict(Message::new("review-changed")))
}

/// Nothing when links were changed meanwhile.
async fn try_to_expose(
    op: &Op,
    person: PersonId,
    tie: InvolvementId,
    exposure: Exposure,
    once: &str,
) -> Result<Option<()>, AppError> {
    let facts = act::facts(op, person).await?;
    let (_, agency) = act::staff(op)?;
    let permit = op.authorise_of_agency(Action::SetExposure, &facts, agency).await?;
    let found = store::involvement::of_agency(&op.scope, tie, facts.person, agency, op.today()).await?;
    let Some((tie, practitioner)) = found else { return Err(AppError::NotFound) };
    if tie.exposure == exposure {
        return Ok(Some(()));
    }
    let mut batch = Batch::new(op.record(&permit, &["exposure"])).once(once, op.now);
    batch = store::involvement::expose(batch, &tie, exposure);
    if let Some(group) = store::review::group(&op.scope, facts.person, op.today()).await? {
        batch = store::review::exposed(batch, &op.scope, &group, tie.id, exposure);
    }
    if exposure == Exposure::Open {
        let news = act::news(op, facts.person, EventKind::Joined);
        batch = store::notice::event(batch, &news, Some((practitioner, Some(agency))));
        batch = store::notice::tell(batch, &news, store::notice::Audience::Circle(Some(agency)));
    } else if let Some(practitioner) = practitioner {
        if store::hand_over::holds(&op.scope, practitioner, facts.person).await? {
            return Err(AppError::Conflict(Message::new("involvement-coordinator-by-name")));
        }
        batch = store::involvement::forget(batch, practitioner, facts.person);
    }
    if exposure == Exposure::Hidden {
        batch = store::review::look_at(batch, tie.id);
    }
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(store::review::EPOCH)) => return Ok(None),
        other => other?,
    }
    if exposure == Exposure::Hidden {
        part(op, &permit, tie.id).await?;
    }
    Ok(Some(()))
}

/// What leans on the record of a tie that is hidden by now parts. Where that fails, the record waits for
/// the next landing.
async fn part(op: &Op, permit: &Permit, tie: InvolvementId) -> Result<(), AppError> {
    let Some(record) = store::review::record_of(&op.scope, tie).await? else { return Ok(()) };
    let silently = Silently {
        kring: &op.kring,
        scope: &op.scope,
        today: op.today(),
        record: &|| op.record(permit, &["exposure"]),
    };
    crate::review::hidden::part(&silently, record).await?;
    let batch = Batch::new(op.record(permit, &["exposure"]));
    Ok(op.scope.write(store::review::looked_at(batch, record)).await?)
}
