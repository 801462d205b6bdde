//! Coordinator roles: taken where nobody holds, else offered and accepted. The old holder holds
//! until the new one has accepted.

use domain::coordinator::{CoordinatorKind, HandOver, HandOverState, NOTE_LIMIT, OFFER_DAYS};
use domain::gate::Action;
use domain::id::{HandOverId, PersonId, PractitionerId};
use domain::involvement::Exposure;
use domain::message_key::Message;
use domain::notice::EventKind;
use jiff::SignedDuration;
pub use store::hand_over::Choice;
use store::hand_over::Stored;
use store::involvement::Declared;
use store::notice::Audience;
use store::{Batch, StoreError};

use crate::act::{self, Stance};
use crate::error::AppError;
use crate::op::Op;

/// A role to be offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Which role.
    pub kind: CoordinatorKind,
    /// To whom.
    pub to: PractitionerId,
    /// A word to the receiver.
    pub note: String,
}

/// To whom a role can be offered: practitioners who stand in the circle by name, and colleagues.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn receivers(op: &Op, person: PersonId) -> Result<Vec<Choice>, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::OfferHandOver).await?;
    let found = store::hand_over::receivers(&op.scope, facts.person, op.actor.agency, op.today()).await?;
    op.scope.write(Batch::new(op.record(&permit, &["circle"]))).await?;
    Ok(found)
}

/// Takes a role that nobody holds.
///
/// # Errors
/// [`AppError::Conflict`] naming who holds it or to whom it is offered.
pub async fn take(op: &Op, person: PersonId, kind: CoordinatorKind, once: &str) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, person, Action::OfferHandOver).await?;
    let (practitioner, _) = act::staff(op)?;
    act::by_name(op, &facts).await?;
    let news = act::news(op, facts.person, EventKind::HandOverAccepted);
    let batch = Batch::new(op.record(&permit, &["coordinator"])).once(once, op.now);
    let batch = store::hand_over::take(batch, facts.person, kind, practitioner, op.now);
    let batch = store::involvement::declare_unless_there(batch, &own_tie(op, facts.person)?);
    let batch = act::announce(batch, op, &news, Stance::Named);
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => Err(stands(op, facts.person, kind).await?),
        other => Ok(other?),
    }
}

fn own_tie(op: &Op, person: PersonId) -> Result<Declared, AppError> {
    let (practitioner, agency) = act::staff(op)?;
    Ok(Declared {
        id: op.id(),
        person,
        agency,
        practitioner,
        role: None,
        exposure: Exposure::Open,
        from: None,
        today: op.today(),
        account: op.actor.account,
        at: op.now,
    })
}

/// What stands, for whoever came too late.
async fn stands(op: &Op, person: PersonId, kind: CoordinatorKind) -> Result<AppError, AppError> {
    let standing = store::hand_over::standing(&op.scope, op.actor.agency, person, kind, op.today()).await?;
    Ok(AppError::Conflict(match (standing.offered_to, standing.holder) {
        (Some(Some(name)), _) => Message::new("hand_over-offered-to").with("name", name),
        (Some(None), _) => Message::new("hand_over-not-now"),
        (None, Some((_, name))) => held(name),
        (None, None) => Message::new("hand_over-changed"),
    }))
}

/// That somebody holds the role: by name, unless that somebody is behind a mask.
fn held(name: Option<String>) -> Message {
    match name {
        Some(name) => Message::new("hand_over-held-by").with("name", name),
        None => Message::new("hand_over-not-now"),
    }
}

/// Offers a role: the holder offers it, or whoever sees the circle where nobody holds it. Offered to
/// oneself where nobody holds it, it is taken.
///
/// # Errors
/// [`AppError::Conflict`] naming what stands; [`AppError::Invalid`] for a receiver who cannot answer.
pub async fn offer(op: &Op, person: PersonId, new: &New, once: &str) -> Result<(), AppError> {
    let note = act::words("note", &new.note, NOTE_LIMIT, false)?;
    if op.actor.practitioner == Some(new.to) {
        return take(op, person, new.kind, once).await;
    }
    let (facts, permit) = act::permitted(op, person, Action::OfferHandOver).await?;
    let (me, _) = act::staff(op)?;
    act::by_name(op, &facts).await?;
    let Some(to) = store::partnership::practitioner(&op.scope, new.to).await? else {
        return Err(AppError::field("to", "hand_over-nobody"));
    };
    if !store::hand_over::can_answer(&op.scope, to.id).await? {
        return Err(AppError::field("to", "hand_over-no-account"));
    }
    let viewer = op.actor.agency;
    let standing = store::hand_over::standing(&op.scope, viewer, facts.person, new.kind, op.today()).await?;
    let from = match standing.holder {
        Some((holder, _)) if holder == me => store::partnership::practitioner(&op.scope, me).await?,
        Some((_, name)) => return Err(AppError::Conflict(held(name))),
        None => None,
    };
    let offer = HandOver {
        id: op.id(),
        person: facts.person,
        kind: new.kind,
        from,
        to,
        offered: op.now,
        lapses: op.now + SignedDuration::from_hours(24 * OFFER_DAYS),
        state: HandOverState::Offered,
        note,
    };
    let news = act::news(op, facts.person, EventKind::HandOverOffered);
    let batch = Batch::new(op.record(&permit, &["hand_over"])).once(once, op.now);
    let batch = store::hand_over::offer(batch, &offer, op.actor.account);
    let batch = act::announce(batch, op, &news, Stance::Named);
    let batch = store::notice::tell(batch, &news, Audience::Practitioner(offer.to.id));
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => Err(stands(op, facts.person, new.kind).await?),
        other => Ok(other?),
    }
}

/// An offer to whoever asks, with the child it is about.
///
/// # Errors
/// [`AppError::NotFound`] for an offer to somebody else.
async fn mine(op: &Op, id: HandOverId) -> Result<Stored, AppError> {
    let stored = store::hand_over::find(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    if op.actor.practitioner != Some(stored.offer.to.id) {
        return Err(AppError::NotFound);
    }
    Ok(stored)
}

/// Why an offer can no longer be answered, if so.
fn over(op: &Op, stored: &Stored) -> Option<AppError> {
    let key = match stored.offer.state {
        HandOverState::Offered if stored.offer.lapses > op.now => return None,
        HandOverState::Offered | HandOverState::Lapsed => "hand_over-lapsed",
        HandOverState::Accepted => return Some(AppError::AlreadyDone),
        HandOverState::Declined => "hand_over-declined",
        HandOverState::Withdrawn => "hand_over-withdrawn",
    };
    Some(AppError::Conflict(Message::new(key)))
}

/// The child of an offer to whoever asks, to lead there.
///
/// # Errors
/// [`AppError::NotFound`] for an offer to somebody else.
pub async fn child_of(op: &Op, id: HandOverId) -> Result<PersonId, AppError> {
    Ok(mine(op, id).await?.canonical)
}

/// Accepts an offered role: from now on the receiver holds it, and stands in the circle by name.
///
/// # Errors
/// [`AppError::Conflict`] when it lapsed, was withdrawn, declined, or its holder changed;
/// [`AppError::AlreadyDone`] when it was accepted before.
pub async fn accept(op: &Op, id: HandOverId, once: &str) -> Result<PersonId, AppError> {
    let stored = mine(op, id).await?;
    if let Some(error) = over(op, &stored) {
        return Err(error);
    }
    let (facts, permit) = act::permitted(op, stored.canonical, Action::AnswerHandOver).await?;
    let news = act::news(op, facts.person, EventKind::HandOverAccepted);
    let batch = Batch::new(op.record(&permit, &["coordinator"])).once(once, op.now);
    let batch = store::hand_over::accept(batch, &stored, op.now);
    let batch = store::involvement::open_own(batch, stored.offer.to.id, facts.person, op.today());
    let batch = store::involvement::declare_unless_there(batch, &own_tie(op, facts.person)?);
    let mut batch = act::announce(batch, op, &news, Stance::Named);
    if let Some(from) = &stored.offer.from {
        batch = store::notice::tell(batch, &news, Audience::Practitioner(from.id));
    }
    let batch = store::notice::tell(batch, &news, Audience::Account(stored.account));
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => {
            let again = mine(op, id).await?;
            match over(op, &again) {
                Some(error) => Err(error),
                None => Err(stands(op, facts.person, stored.offer.kind).await?),
            }
        }
        other => {
            other?;
            Ok(facts.person)
        }
    }
}

/// Declines an offered role: the old holder holds, and is told.
///
/// # Errors
/// As [`accept`].
pub async fn decline(op: &Op, id: HandOverId, once: &str) -> Result<PersonId, AppError> {
    let stored = mine(op, id).await?;
    match over(op, &stored) {
        Some(AppError::AlreadyDone) => {
            return Err(AppError::Conflict(Message::new("hand_over-accepted")));
        }
        Some(error) => return Err(error),
        None => {}
    }
    let (facts, permit) = act::permitted(op, stored.canonical, Action::AnswerHandOver).await?;
    let batch = Batch::new(op.record(&permit, &["hand_over"])).once(once, op.now);
    close(op, batch, &stored, HandOverState::Declined, EventKind::HandOverDeclined).await?;
    Ok(facts.person)
}

/// Takes an offer back: whoever offered it, or who holds the role.
///
/// # Errors
/// [`AppError::Conflict`] when it was answered meanwhile.
pub async fn withdraw(op: &Op, id: HandOverId, once: &str) -> Result<PersonId, AppError> {
    let stored = store::hand_over::find(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    let (facts, permit) = act::permitted(op, stored.canonical, Action::OfferHandOver).await?;
    let holds = stored.offer.from.as_ref().is_some_and(|p| op.actor.practitioner == Some(p.id));
    if stored.account != op.actor.account && !holds {
        return Err(AppError::NotFound);
    }
    match over(op, &stored) {
        Some(AppError::AlreadyDone) => {
            return Err(AppError::Conflict(Message::new("hand_over-accepted")));
        }
        Some(error) => return Err(error),
        None => {}
    }
    let batch = Batch::new(op.record(&permit, &["hand_over"])).once(once, op.now);
    close(op, batch, &stored, HandOverState::Withdrawn, EventKind::HandOverWithdrawn).await?;
    Ok(facts.person)
}

async fn close(
    op: &Op,
    batch: Batch,
    stored: &Stored,
    state: HandOverState,
    kind: EventKind,
) -> Result<(), AppError> {
    let news = act::news(op, stored.canonical, kind);
    let batch = store::hand_over::close(batch, stored.offer.id, state, op.now);
    let mut batch = act::announce(batch, op, &news, Stance::Named);
    for audience in concerned(stored) {
        batch = store::notice::tell(batch, &news, audience);
    }
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => {
            let now = store::hand_over::find(&op.scope, stored.offer.id).await?;
            Err(match now.and_then(|now| over(op, &now)) {
                None | Some(AppError::AlreadyDone) => AppError::Conflict(Message::new("hand_over-accepted")),
                Some(error) => error,
            })
        }
        other => Ok(other?),
    }
}

/// Who is told of the end of an offer besides the circle: nobody's baton falls unseen.
pub(crate) fn concerned(stored: &Stored) -> Vec<Audience> {
    let offer = &stored.offer;
    let mut told = vec![Audience::Account(stored.account), Audience::Practitioner(offer.to.id)];
    told.extend(offer.from.as_ref().map(|p| Audience::Practitioner(p.id)));
    told
}
