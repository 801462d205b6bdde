//! Decisions to share, or not to share, where a consent is not the ground: taken by name, on a section of
//! the law pack, with what was weighed, and looked at again.

use domain::agency::Agency;
use domain::disclosure::{Asked, Disclosure, Seen, State, Told, Weighing};
use domain::gate::{Action, Facts, Permit, Rule};
use domain::id::{AgencyId, DisclosureId, PersonId};
use domain::message_key::{FieldError, Message};
use domain::notice::EventKind;
use domain::protection::Shown as Value;
use domain::sharing::{Ground, Part, Sharing};
use jiff::civil::{Date, time};
use jiff::{Timestamp, ToSpan};
use policy::SharingBasis;
use store::notice::{Audience, News};
use store::{Batch, StoreError};

use crate::act::{self, Stance};
use crate::error::AppError;
use crate::kring::Kring;
use crate::op::Op;

/// The longest words of a decision, in characters.
pub const WORDS_LIMIT: usize = 2_000;
/// A decision not to share is looked at again within so many days: the project's own number.
const LONGEST_REVIEW: i32 = 365;
/// How many reminders are sent at once; the rest follows in the next round.
const AT_ONCE: u32 = 1_000;

/// A decision to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Whether it is to share.
    pub shares: bool,
    /// To share: the code of the legal basis.
    pub basis: String,
    /// What it is about.
    pub parts: Vec<Part>,
    /// With whom.
    pub agencies: Vec<AgencyId>,
    /// Why it is needed, or why not.
    pub need: String,
    /// What speaks against it.
    pub against: String,
    /// Whether the family was asked.
    pub asked: Asked,
    /// Whether it is told.
    pub told: Told,
    /// Why not.
    pub silent: String,
    /// First day; `None`: today. Where the basis is bound to a meeting, its day.
    pub from: Option<Date>,
    /// Last day; `None`: as long as the section allows.
    pub to: Option<Date>,
    /// When to look at it again.
    pub review: Option<Date>,
}

/// What may be chosen on the form.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Agencies that can be named: all but the own.
    pub agencies: Vec<Agency>,
    /// Legal bases by which the own agency may let go, each with the agencies that it reaches.
    pub bases: Vec<(SharingBasis, Vec<AgencyId>)>,
    /// Grounds that do not hold, with the reason.
    pub never: Vec<Rule>,
}

/// The decisions of the own agency around a child.
#[derive(Debug, Clone)]
pub struct Around {
    /// The child.
    pub person: PersonId,
    /// The child's name, as far as it may be shown: the paper says about whom it is.
    pub name: Value<domain::person::Name>,
    /// The own agency's name.
    pub agency: String,
    /// The decisions, newest first.
    pub decisions: Vec<Seen>,
    /// Grounds that do not hold, with the reason.
    pub never: Vec<Rule>,
    /// Why whoever looks sees this.
    pub why: Vec<Rule>,
}

async fn permitted(op: &Op, person: PersonId) -> Result<(Facts, Permit), AppError> {
    act::permitted(op, person, Action::DecideDisclosure).await
}

/// What may be chosen for that child.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn choices(op: &Op, person: PersonId) -> Result<Choices, AppError> {
    let (_, permit) = permitted(op, person).await?;
    op.scope.write(Batch::new(op.record(&permit, &["form"]))).await?;
    choices_for(op).await
}

async fn choices_for(op: &Op) -> Result<Choices, AppError> {
    let policy = op.kring.policy(op.tenant.row.country)?;
    let mut agencies = store::partnership::agencies(&op.scope).await?;
    let bases = crate::sharing::own_bases(op, policy, &agencies);
    agencies.retain(|agency| op.actor.agency != Some(agency.id));
    Ok(Choices { agencies, bases, never: policy.consent_law().never_offered() })
}

/// The decisions of the own agency around a child.
///
/// # Errors
/// The gate refuses, or the store does not answer, also when the access record cannot be written.
pub async fn list(op: &Op, person: PersonId) -> Result<Around, AppError> {
    let (facts, permit) = permitted(op, person).await?;
    let (_, own) = act::staff(op)?;
    let policy = op.kring.policy(op.tenant.row.country)?;
    let decisions = store::disclosure::list(&op.scope, facts.person, own).await?;
    let agencies = store::partnership::agencies(&op.scope).await?;
    let named = |id: &AgencyId| agencies.iter().find(|a| a.id == *id).map(|a| a.name.clone());
    let persons = store::audit::persons(&op.scope, &[facts.person]).await?;
    let name = persons.first().map_or(Value::Missing, |(_, person)| person.open(&permit).name);
    op.scope.write(Batch::new(op.record(&permit, &["disclosure", "name"]))).await?;
    let shown = |decision: Disclosure| {
        let state = decision.state(op.today());
        Seen {
            state,
            agencies: decision.agencies.iter().filter_map(named).collect(),
            basis: decision.basis.as_deref().and_then(|code| policy.rule(code)),
            can_change: matches!(state, State::Holds | State::Review | State::Over),
            decision,
        }
    };
    Ok(Around {
        person: facts.person,
        // A name that only the ground would open is not shown to whoever waits for one.
        name: if op.may(Action::ViewCircle, &facts) || facts.agency_knows && !facts.self_declared {
            name
        } else {
            Value::Missing
        },
        agency: named(&own).unwrap_or_default(),
        decisions: decisions.into_iter().map(shown).collect(),
        never: policy.consent_law().never_offered(),
        why: permit.rules().to_vec(),
    })
}

/// Takes a decision, in the place of another where one is named.
///
/// # Errors
/// [`AppError::Invalid`] for what the law pack does not allow, [`AppError::Conflict`] when the other decision was
/// changed since that version or has ended.
pub async fn decide(
    op: &Op,
    person: PersonId,
    replaces: Option<(DisclosureId, i64)>,
    new: &New,
    once: &str,
) -> Result<DisclosureId, AppError> {
    let (facts, permit) = permitted(op, person).await?;
    let by = act::staff(op)?;
    let before = match replaces {
        Some((id, _)) => Some(own_one(op, &facts, id).await?),
        None => None,
    };
    let choices = choices_for(op).await?;
    let mut decision = checked(op, &facts, &choices, new, by)?;
    decision.replaces = replaces.map(|(id, _)| id);
    if let Some(basis) = choices.bases.iter().find(|(b, _)| Some(&b.code) == decision.basis.as_ref()) {
        let earlier = store::disclosure::list(&op.scope, facts.person, by.1).await?;
        meetings(op, &basis.0, &decision, &earlier)?;
    }
    let stance = act::stance(op, &facts).await?;
    let mut batch = Batch::new(op.record(&permit, &["disclosure"])).once(once, op.now);
    if let (Some(before), Some((id, version))) = (&before, replaces) {
        batch = closing(batch, op, &facts, before, stance);
        batch = store::disclosure::ends(batch, id, version, None, op.actor.account, op.now);
    }
    let remind = start_of(op, decision.review);
    batch = store::disclosure::add(batch, facts.person, &decision, op.actor.account, remind);
    if let (true, Some(basis)) = (decision.shares, &decision.basis) {
        let ground = Sharing {
            id: domain::id::SharingId(decision.id.0),
            ground: Ground::LegalBasis,
            said_by: basis.clone(),
            agencies: decision.agencies.clone(),
            parts: decision.parts.clone(),
            from: decision.from,
            to: decision.to,
        };
        batch = store::sharing::add(batch, facts.person, &ground, op.actor.account, op.now);
        batch = store::sharing::because(batch, ground.id, &decision.weighing.need);
        batch = told(batch, op, &facts, EventKind::SharingRecorded, stance);
    }
    changed(op.scope.write(batch).await)?;
    Ok(decision.id)
}

/// Ends a decision before its last day, with the reason.
///
/// # Errors
/// As [`decide`].
pub async fn end(
    op: &Op,
    person: PersonId,
    (id, version): (DisclosureId, i64),
    why: &str,
    once: &str,
) -> Result<(), AppError> {
    let (facts, permit) = permitted(op, person).await?;
    let before = own_one(op, &facts, id).await?;
    let why = act::words("why", why, WORDS_LIMIT, true)?;
    let stance = act::stance(op, &facts).await?;
    let batch = Batch::new(op.record(&permit, &["disclosure"])).once(once, op.now);
    let batch = closing(batch, op, &facts, &before, stance);
    let batch = store::disclosure::ends(batch, id, version, why.as_deref(), op.actor.account, op.now);
    changed(op.scope.write(batch).await)
}

/// Whoever saw by it is told before it closes.
fn closing(batch: Batch, op: &Op, facts: &Facts, before: &Disclosure, stance: Stance) -> Batch {
    if before.shares && before.ended.is_none() {
        told(batch, op, facts, EventKind::SharingWithdrawn, stance)
    } else {
        batch
    }
}

/// The circle's practitioners are told, as far as they know the agency that decides. Nothing stands in "latest
/// in the circle", which the family reads: whether it is told is a part of the decision.
pub(crate) fn told(batch: Batch, op: &Op, facts: &Facts, kind: EventKind, stance: Stance) -> Batch {
    let news = act::news(op, facts.person, kind);
    match (stance, op.actor.agency) {
        (Stance::Named | Stance::Masked, agency) => {
            store::notice::tell(batch, &news, Audience::Circle(agency))
        }
        (Stance::Hidden, Some(agency)) => store::notice::tell(batch, &news, Audience::Agency(agency)),
        (Stance::Hidden, None) => batch,
    }
}

async fn own_one(op: &Op, facts: &Facts, id: DisclosureId) -> Result<Disclosure, AppError> {
    let (_, own) = act::staff(op)?;
    let all = store::disclosure::list(&op.scope, facts.person, own).await?;
    all.into_iter().find(|decision| decision.id == id).ok_or(AppError::NotFound)
}

/// Where a basis is bound to a meeting: so many days, and not one more.
fn meetings(op: &Op, basis: &SharingBasis, new: &Disclosure, earlier: &[Disclosure]) -> Result<(), AppError> {
    let Some(most) = basis.meetings else { return Ok(()) };
    let same = |one: &&Disclosure| one.basis == new.basis && one.shares && one.from != new.from;
    // What ended before its day came was no meeting.
    let today = op.today();
    let held = |one: &&Disclosure| match one.ended {
        Some(at) => one.from <= at.to_zoned(op.tenant.zone.clone()).date(),
        None => Some(one.id) != new.replaces || one.from <= today,
    };
    let count = earlier.iter().filter(same).filter(held).count();
    if count >= usize::from(most) {
        let message = Message::new("disclosure-error-meetings").with("count", most.to_string());
        return Err(AppError::Invalid(vec![FieldError { field: "basis", message }]));
    }
    Ok(())
}

fn checked(
    op: &Op,
    facts: &Facts,
    choices: &Choices,
    new: &New,
    by: (domain::id::PractitionerId, AgencyId),
) -> Result<Disclosure, AppError> {
    let today = op.today();
    let (mut parts, mut agencies) = (new.parts.clone(), new.agencies.clone());
    parts.sort_unstable();
    parts.dedup();
    agencies.sort_unstable();
    agencies.dedup();
    let mut from = new.from.unwrap_or(today);
    let mut to = None;
    if new.shares {
        let found = choices.bases.iter().find(|(basis, _)| basis.code == new.basis);
        let (basis, reached) = found.ok_or_else(|| AppError::field("basis", "error-choose"))?;
        if let (Some(limit), Some(born)) = (basis.under_age, facts.born)
            && domain::person::age(born, today) >= limit
        {
            return Err(AppError::field("basis", "sharing-error-age"));
        }
        if agencies.is_empty() || agencies.iter().any(|id| !reached.contains(id)) {
            return Err(AppError::field("agencies", "sharing-error-agencies"));
        }
        if basis.meetings.is_some() {
            from = new.from.ok_or_else(|| AppError::field("from", "disclosure-error-meeting"))?;
            to = Some(from);
        } else {
            let last = basis.last_day(from);
            if new.to.is_some_and(|to| to > last) {
                let message = Message::new("sharing-error-too-long").with("days", basis.max_days.to_string());
                return Err(AppError::Invalid(vec![FieldError { field: "to", message }]));
            }
            to = Some(new.to.unwrap_or(last));
        }
        if to.is_some_and(|to| to < today || to < from) {
            return Err(AppError::field("to", "sharing-error-past"));
        }
    }
    if parts.is_empty() {
        return Err(AppError::field("parts", "consent-error-parts"));
    }
    let known = |id: &AgencyId| choices.agencies.iter().any(|agency| agency.id == *id);
    if agencies.is_empty() || agencies.len() > crate::sharing::AGENCY_LIMIT || !agencies.iter().all(known) {
        return Err(AppError::field("agencies", "consent-error-agencies"));
    }
    let need = act::words("need", &new.need, WORDS_LIMIT, true)?.unwrap_or_default();
    let against = act::words("against", &new.against, WORDS_LIMIT, true)?.unwrap_or_default();
    let why_silent = new.asked == Asked::NotAsked || new.told == Told::NotTold;
    let silent = act::words("silent", &new.silent, WORDS_LIMIT, why_silent)?;
    let furthest = to.unwrap_or_else(|| today.saturating_add(LONGEST_REVIEW.days()));
    let review = new.review.ok_or_else(|| AppError::field("review", "error-required"))?;
    if review < today || review > furthest {
        return Err(AppError::field("review", "disclosure-error-review"));
    }
    Ok(Disclosure {
        id: op.id(),
        shares: new.shares,
        basis: new.shares.then(|| new.basis.clone()),
        parts,
        agencies,
        weighing: Weighing { need, against, asked: new.asked, told: new.told, silent },
        from,
        to,
        review,
        by,
        by_name: String::new(),
        decided: op.now,
        replaces: None,
        ended: None,
        ended_why: None,
        version: 1,
    })
}

/// Eight in the morning of a day, where the partnership is.
fn start_of(op: &Op, day: Date) -> Option<Timestamp> {
    let at = day.to_datetime(time(8, 0, 0, 0)).to_zoned(op.tenant.zone.clone());
    at.ok().map(|at| at.timestamp())
}

fn changed(result: Result<(), StoreError>) -> Result<(), AppError> {
    match result {
        Err(StoreError::Conflict("disclosure")) => {
            Err(AppError::Conflict(Message::new("disclosure-changed")))
        }
        other => Ok(other?),
    }
}

/// Reminds those whose decisions are to be looked at again, each once; answers how many.
///
/// # Errors
/// The store does not answer; what was sent before stands.
pub async fn remind(kring: &Kring, now: Timestamp) -> Result<usize, AppError> {
    let mut sent = 0;
    for id in store::disclosure::partnerships(&kring.db, now).await? {
        let (scope, tenant) = (kring.scope(&id), kring.tenant(&id).await?);
        let today = now.to_zoned(tenant.zone.clone()).date();
        for due in store::disclosure::due(&scope, now, AT_ONCE).await? {
            let kind = EventKind::DisclosureReview;
            let news = News { id: kring.id(now), person: due.person, kind, at: now, today, by: None };
            let batch = Batch::chore("a reminder names nobody; what it leads to asks the gate");
            let batch = store::disclosure::reminded(batch, &due);
            let batch = store::notice::tell(batch, &news, Audience::Practitioner(due.practitioner));
            match scope.write(batch).await {
                Ok(()) => sent += 1,
                Err(StoreError::Conflict(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(sent)
}
