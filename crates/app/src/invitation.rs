//! Invitations into a circle: of a practitioner on Kring, or of somebody outside by a one-time link
//! that tells nothing of the child and is answered without an account.

use domain::agency::Sector;
use domain::country::Language;
use domain::gate::Action;
use domain::id::{InvitationId, PersonId, PractitionerId};
use domain::invitation::{GUEST_FIELD_LIMIT, INVITATION_DAYS, Invitation, InvitationState};
use domain::involvement::Exposure;
use domain::mail::{Mail, MailState, MailTemplate};
use domain::message_key::Message;
use domain::notice::EventKind;
use domain::protection::Level;
use jiff::{SignedDuration, Timestamp};
use store::invitation::{Inviter, Stored};
use store::notice::Audience;
use store::{Batch, StoreError};

use crate::act::{self, Stance};
use crate::error::AppError;
use crate::op::Op;
use crate::ports::{secret, secret_hash};

mod guest;

pub use guest::{Answer, Link, answer_link, link};

/// The longest e-mail address (RFC 5321).
const EMAIL_LIMIT: usize = 254;
/// Most invitations around one child that wait at the same time.
const OPEN_LIMIT: usize = 20;

fn invitation(op: &Op, person: PersonId) -> Invitation {
    Invitation {
        id: op.id(),
        person,
        to: None,
        email: String::new(),
        organisation: String::new(),
        sector: Sector::Voluntary,
        by: String::new(),
        sent: op.now,
        expires: op.now + SignedDuration::from_hours(24 * INVITATION_DAYS),
        state: InvitationState::Sent,
    }
}

fn inviter(op: &Op) -> Inviter {
    Inviter { account: op.actor.account, practitioner: op.actor.practitioner, agency: op.actor.agency }
}

async fn not_too_many(op: &Op, person: PersonId) -> Result<(), AppError> {
    if store::invitation::open(&op.scope, person, op.now).await? >= OPEN_LIMIT {
        return Err(AppError::Conflict(Message::new("invitation-too-many")));
    }
    Ok(())
}

/// What the form to invite offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Practitioners on Kring, of all agencies: staff, not members of this circle.
    pub people: Vec<crate::hand_over::Choice>,
    /// Whether inviting somebody outside must be confirmed.
    pub protected: bool,
}

/// What the form to invite offers.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn choices(op: &Op, person: PersonId) -> Result<Choices, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::Invite).await?;
    let people = store::invitation::practitioners(&op.scope, op.actor.practitioner).await?;
    op.scope.write(Batch::new(op.record(&permit, &["level"]))).await?;
    Ok(Choices { people, protected: needs_confirmation(facts.level) })
}

/// Invites a practitioner who is on Kring.
///
/// # Errors
/// [`AppError::Invalid`] for somebody who cannot answer; [`AppError::Conflict`] for whoever stands
/// in the circle already as far as the inviter may know, or is invited already.
pub async fn invite_staff(op: &Op, person: PersonId, to: PractitionerId, once: &str) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, person, Action::Invite).await?;
    act::by_name(op, &facts).await?;
    let Some(practitioner) = store::partnership::practitioner(&op.scope, to).await? else {
        return Err(AppError::field("to", "invitation-nobody"));
    };
    if !store::hand_over::can_answer(&op.scope, to).await? {
        return Err(AppError::field("to", "invitation-no-account"));
    }
    // Somebody whose tie is masked is invited as if there were none: the answer must not tell.
    let ties = store::involvement::own(&op.scope, to, facts.person, op.today()).await?;
    if ties.iter().any(|t| t.exposure == Exposure::Open || op.actor.agency == Some(t.agency)) {
        return Err(AppError::Conflict(Message::new("invitation-already-there")));
    }
    not_too_many(op, facts.person).await?;
    let agency = store::partnership::agency(&op.scope, practitioner.agency).await?;
    let agency = agency.ok_or(AppError::NotFound)?;
    let new = Invitation {
        organisation: agency.name.clone(),
        sector: agency.sector,
        to: Some(practitioner),
        ..invitation(op, facts.person)
    };
    let news = act::news(op, facts.person, EventKind::Invited);
    let received = act::news(op, facts.person, EventKind::InvitationReceived);
    let batch = Batch::new(op.record(&permit, &["invitation"])).once(once, op.now);
    let batch = store::invitation::send(batch, &new, None, inviter(op));
    let batch = act::announce(batch, op, &news, Stance::Named);
    let batch = store::notice::tell(batch, &received, Audience::Practitioner(to));
    sent(op.scope.write(batch).await)
}

fn sent(written: Result<(), StoreError>) -> Result<(), AppError> {
    match written {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("invitation-waits"))),
        other => Ok(other?),
    }
}

/// Somebody outside to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// E-mail.
    pub email: String,
    /// Organisation.
    pub organisation: String,
    /// The organisation's kind of service.
    pub sector: Sector,
    /// Language of the letter.
    pub language: Language,
    /// The inviter has read that the child's identity is protected, and invites all the same.
    pub confirmed: bool,
}

/// An e-mail address as far as a form can tell: one `@`, a dot in the domain, no blanks.
fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let (local, domain) = text.split_once('@')?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
    let fits = !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && text.len() <= EMAIL_LIMIT
        && local.chars().all(plain)
        && domain.chars().all(plain);
    fits.then(|| text.to_lowercase())
}

/// Whether inviting around this child must be confirmed: a protected identity, but for one that
/// looks like any other.
pub fn needs_confirmation(level: Option<Level>) -> bool {
    level.is_some_and(Level::is_protected)
}

/// Invites somebody outside, by a letter with a one-time link.
///
/// # Errors
/// [`AppError::Invalid`]; for a child with a protected identity also until it is confirmed.
pub async fn invite_outside(op: &Op, person: PersonId, new: &Outside, once: &str) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, person, Action::Invite).await?;
    act::by_name(op, &facts).await?;
    let Some(address) = email(&new.email) else { return Err(AppError::field("email", "error-email")) };
    let organisation = act::words("organisation", &new.organisation, GUEST_FIELD_LIMIT, true)?;
    if needs_confirmation(facts.level) && !new.confirmed {
        return Err(AppError::field("confirmed", "invitation-protected"));
    }
    not_too_many(op, facts.person).await?;
    let secret = secret(&*op.kring.chance);
    let row = Invitation {
        email: address.clone(),
        organisation: organisation.unwrap_or_default(),
        sector: new.sector,
        ..invitation(op, facts.person)
    };
    let letter = Mail {
        id: op.id(),
        address,
        language: new.language,
        template: MailTemplate::Invitation,
        count: 1,
        path: format!("/invitation/{secret}"),
        state: MailState::Queued,
        attempts: 0,
        next: op.now,
        problem: None,
        created: op.now,
    };
    let news = act::news(op, facts.person, EventKind::Invited);
    let batch = Batch::new(op.record(&permit, &["invitation"])).once(once, op.now);
    let batch = store::invitation::send(batch, &row, Some(&secret_hash(&secret)), inviter(op));
    let batch = store::mail::queue(batch, &letter, None);
    sent(op.scope.write(act::announce(batch, op, &news, Stance::Named)).await)
}

/// Takes an invitation back; of a guest who has accepted, the tie ends.
///
/// # Errors
/// [`AppError::Conflict`] when there is nothing to take back any more.
pub async fn withdraw(op: &Op, id: InvitationId, once: &str) -> Result<PersonId, AppError> {
    let stored = store::invitation::find(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    let (facts, permit) = act::permitted(op, stored.canonical, Action::Invite).await?;
    let mut batch = Batch::new(op.record(&permit, &["invitation"])).once(once, op.now);
    batch = store::invitation::withdraw(batch, id, op.now, op.today());
    if stored.invitation.state == InvitationState::Accepted {
        let news = act::news(op, facts.person, EventKind::Left);
        batch = store::notice::event(batch, &news, None);
        batch = store::notice::tell(batch, &news, Audience::Circle(op.actor.agency));
    }
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => {
            let state = store::invitation::find(&op.scope, id).await?.map(|s| s.invitation.state);
            Err(AppError::Conflict(state_message(state.unwrap_or(InvitationState::Withdrawn))))
        }
        other => {
            other?;
            Ok(facts.person)
        }
    }
}

const fn state_message(state: InvitationState) -> Message {
    Message::new(match state {
        InvitationState::Sent => "invitation-waits",
        InvitationState::Accepted => "invitation-accepted",
        InvitationState::Declined => "invitation-declined",
        InvitationState::Withdrawn => "invitation-withdrawn",
        InvitationState::Expired => "invitation-expired",
    })
}

/// Where an invitation stands at that moment.
pub fn state_at(stored: &Stored, now: Timestamp) -> InvitationState {
    match stored.invitation.state {
        InvitationState::Sent if stored.invitation.expires <= now => InvitationState::Expired,
        state => state,
    }
}

/// An invitation to whoever asks; it does not tell around whom.
///
/// # Errors
/// [`AppError::NotFound`] for an invitation of somebody else.
pub async fn mine(op: &Op, id: InvitationId) -> Result<Stored, AppError> {
    let stored = store::invitation::find(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    match &stored.invitation.to {
        Some(to) if op.actor.practitioner == Some(to.id) => Ok(stored),
        _ => Err(AppError::NotFound),
    }
}

/// Answers an invitation as a practitioner on Kring. Whoever says yes is led to the child.
///
/// # Errors
/// [`AppError::Conflict`] when it was answered, withdrawn or has expired.
pub async fn answer(op: &Op, id: InvitationId, yes: bool, once: &str) -> Result<Option<PersonId>, AppError> {
    let stored = mine(op, id).await?;
    match state_at(&stored, op.now) {
        InvitationState::Sent => {}
        InvitationState::Accepted if yes => return Err(AppError::AlreadyDone),
        state => return Err(AppError::Conflict(state_message(state))),
    }
    let (facts, permit) = act::permitted(op, stored.canonical, Action::DeclareInvolvement).await?;
    let mut batch = Batch::new(op.record(&permit, &["invitation"])).once(once, op.now);
    let inviter = Audience::Account(stored.account);
    if yes {
        let tie = crate::involvement::own_tie(op, facts.person, None).await?;
        let news = act::news(op, facts.person, EventKind::InvitationAccepted);
        batch = store::invitation::answer(batch, id, InvitationState::Accepted, op.now);
        batch = store::invitation::join(batch, &stored, &tie);
        batch = act::announce_tie(batch, op, &news, tie.exposure);
        batch = store::notice::tell(batch, &news, inviter);
    } else {
        // A refusal stands in no circle: only whoever invited is told.
        let news = act::news(op, facts.person, EventKind::InvitationDeclined);
        batch = store::invitation::answer(batch, id, InvitationState::Declined, op.now);
        batch = store::notice::tell(batch, &news, inviter);
    }
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => {
            let now = mine(op, id).await?;
            Err(AppError::Conflict(state_message(state_at(&now, op.now))))
        }
        other => {
            other?;
            Ok(yes.then_some(facts.person))
        }
    }
}
