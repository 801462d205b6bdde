//! Grounds on which a circle is shared: recorded by whoever is in it, and withdrawn.

use domain::agency::Agency;
use domain::gate::{Action, Facts};
use domain::id::{AgencyId, PersonId, SharingId};
use domain::message_key::{FieldError, Message};
use domain::notice::EventKind;
use domain::sharing::{Ground, Part, Sharing};
use jiff::civil::Date;
use policy::Policy;
pub use policy::SharingBasis;
use store::{Batch, StoreError};

use crate::act;
use crate::error::AppError;
use crate::op::Op;

/// The longest words on who gave a consent, in characters.
pub const SAID_BY_LIMIT: usize = 200;
/// The longest words on why a legal basis is needed, in characters.
pub const REASON_LIMIT: usize = 1_000;
/// Most agencies that one ground names.
pub const AGENCY_LIMIT: usize = 50;

/// A ground to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Its kind.
    pub ground: Ground,
    /// For a consent: who gave it, in words.
    pub said_by: String,
    /// For a legal basis: its code.
    pub basis: String,
    /// For a legal basis that asks for it: why sharing is needed.
    pub reason: String,
    /// The agencies it covers; empty for all of the circle, which a legal basis never may be.
    pub agencies: Vec<AgencyId>,
    /// First day; `None`: today.
    pub from: Option<Date>,
    /// Last day, if any.
    pub to: Option<Date>,
}

/// What may be chosen on the form.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Agencies that can be named.
    pub agencies: Vec<Agency>,
    /// Legal bases by which the own agency may let go, each with the agencies that it reaches.
    pub bases: Vec<(SharingBasis, Vec<AgencyId>)>,
    /// Whether a guardian's consent counts at the child's age.
    pub guardian_consents: bool,
    /// Whether the own consent counts at the child's age.
    pub own_consents: bool,
}

/// What may be chosen for that child.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn choices(op: &Op, person: PersonId) -> Result<Choices, AppError> {
    let (facts, _) = act::permitted(op, person, Action::RecordSharing).await?;
    choices_for(op, &facts).await
}

async fn choices_for(op: &Op, facts: &Facts) -> Result<Choices, AppError> {
    let policy = op.kring.policy(op.tenant.row.country)?;
    let agencies: Vec<Agency> = store::partnership::agencies(&op.scope).await?;
    let bases = own_bases(op, policy, &agencies);
    let ages = policy.ages();
    Ok(Choices {
        agencies,
        bases,
        guardian_consents: !ages.guardian_consent_until.reached(facts.born, op.today()),
        own_consents: ages.own_consent.reached(facts.born, op.today()),
    })
}

/// The legal bases of the own agency's sector, each with the agencies that it reaches.
pub(crate) fn own_bases(op: &Op, policy: &Policy, agencies: &[Agency]) -> Vec<(SharingBasis, Vec<AgencyId>)> {
    let own = agencies.iter().find(|a| op.actor.agency == Some(a.id));
    let Some(own) = own else { return Vec::new() };
    let mut bases: Vec<(SharingBasis, Vec<AgencyId>)> = Vec::new();
    for agency in agencies {
        for basis in policy.sharing_bases(own.sector, agency.sector, op.today()) {
            match bases.iter_mut().find(|(known, _)| known.code == basis.code) {
                Some((_, reached)) => reached.push(agency.id),
                None => bases.push((basis.clone(), vec![agency.id])),
            }
        }
    }
    bases
}

/// Records a ground.
///
/// # Errors
/// [`AppError::Invalid`] for a ground that the law pack does not know, that does not reach an agency,
/// or that does not count at the child's age.
pub async fn record(op: &Op, person: PersonId, new: &New, once: &str) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, person, Action::RecordSharing).await?;
    let choices = choices_for(op, &facts).await?;
    let (ground, reason) = checked(op, &facts, &choices, new)?;
    let stance = act::stance(op, &facts).await?;
    let news = act::news(op, facts.person, EventKind::SharingRecorded);
    let batch = Batch::new(op.record(&permit, &["sharing"])).once(once, op.now);
    let mut batch = store::sharing::add(batch, facts.person, &ground, op.actor.account, op.now);
    if let Some(reason) = reason {
        batch = store::sharing::because(batch, ground.id, &reason);
    }
    Ok(op.scope.write(act::announce(batch, op, &news, stance)).await?)
}

fn checked(
    op: &Op,
    facts: &Facts,
    choices: &Choices,
    new: &New,
) -> Result<(Sharing, Option<String>), AppError> {
    let today = op.today();
    let from = new.from.unwrap_or(today);
    if new.to.is_some_and(|to| to < today || to < from) {
        return Err(AppError::field("to", "sharing-error-past"));
    }
    let mut agencies = new.agencies.clone();
    agencies.sort_unstable();
    agencies.dedup();
    if agencies.len() > AGENCY_LIMIT
        || agencies.iter().any(|id| choices.agencies.iter().all(|known| known.id != *id))
    {
        return Err(AppError::field("agencies", "error-choose"));
    }
    let mut ground = Sharing {
        id: op.id(),
        ground: new.ground,
        said_by: String::new(),
        agencies,
        parts: vec![Part::Circle],
        from,
        to: new.to,
    };
    match new.ground {
        Ground::GuardianConsent if !choices.guardian_consents && facts.born.is_some() => {
            return Err(AppError::field("ground", "sharing-error-outgrown"));
        }
        Ground::OwnConsent if !choices.own_consents => {
            return Err(AppError::field("ground", "sharing-error-too-young"));
        }
        Ground::GuardianConsent | Ground::OwnConsent => {
            ground.said_by = act::words("said_by", &new.said_by, SAID_BY_LIMIT, true)?.unwrap_or_default();
            return Ok((ground, None));
        }
        Ground::LegalBasis => {}
    }
    let Some((basis, reached)) = choices.bases.iter().find(|(basis, _)| basis.code == new.basis) else {
        return Err(AppError::field("basis", "error-choose"));
    };
    if ground.agencies.is_empty() || ground.agencies.iter().any(|id| !reached.contains(id)) {
        return Err(AppError::field("agencies", "sharing-error-agencies"));
    }
    if let (Some(limit), Some(born)) = (basis.under_age, facts.born)
        && domain::person::age(born, today) >= limit
    {
        return Err(AppError::field("basis", "sharing-error-age"));
    }
    let last = basis.last_day(from);
    if new.to.is_some_and(|to| to > last) {
        let message = Message::new("sharing-error-too-long").with("days", basis.max_days.to_string());
        return Err(AppError::Invalid(vec![FieldError { field: "to", message }]));
    }
    ground.to = Some(new.to.unwrap_or(last));
    ground.said_by.clone_from(&basis.code);
    let reason = act::words("reason", &new.reason, REASON_LIMIT, basis.needs_reason)?;
    Ok((ground, reason))
}

/// Withdraws a ground. Whoever saw the circle by it is told, before it closes.
///
/// # Errors
/// [`AppError::Conflict`] when it does not stand any more.
pub async fn withdraw(op: &Op, person: PersonId, id: SharingId, once: &str) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, person, Action::RecordSharing).await?;
    let stance = act::stance(op, &facts).await?;
    let news = act::news(op, facts.person, EventKind::SharingWithdrawn);
    let batch = Batch::new(op.record(&permit, &["sharing"])).once(once, op.now);
    let batch = if store::disclosure::has_made(&op.scope, id).await? {
        crate::disclosure::told(batch, op, &facts, EventKind::SharingWithdrawn, stance)
    } else {
        act::announce(batch, op, &news, stance)
    };
    let batch = store::sharing::withdraw(batch, id, facts.person, op.actor.account, op.now);
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("sharing-not-there"))),
        other => Ok(other?),
    }
}
