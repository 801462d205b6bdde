//! Consents: asked for by a practitioner or begun by the family, answered by each who is needed, narrowed,
//! given anew and withdrawn. What a consent opens is a ground with the same id; see `sharing`.

mod read;
mod say;

pub use read::{Around, list};

use domain::agency::Agency;
use domain::consent::{Answer, Consent, Extent, Form, Purpose, Said, Status};
use domain::gate::{Action, Facts, Permit, Role};
use domain::id::{AgencyId, PersonId, SharingId};
use domain::message_key::{FieldError, Message};
use domain::notice::EventKind;
use domain::sharing::{Ground, Part};
use jiff::civil::Date;
use store::notice::Audience;
use store::{Batch, StoreError};

use crate::act;
use crate::error::AppError;
use crate::op::Op;
use say::Saying;

/// The longest words on what a consent is for, in characters.
pub const WORDS_LIMIT: usize = 1_000;
/// The longest words on where a paper is kept, in characters.
pub const KEPT_LIMIT: usize = 200;

/// A consent to be asked for or given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Whose it is to be; the family's own is known by who gives it.
    pub whose: Option<Ground>,
    /// What for.
    pub purpose: Purpose,
    /// What for, in own words.
    pub words: String,
    /// What is shared.
    pub parts: Vec<Part>,
    /// With which agencies.
    pub agencies: Vec<AgencyId>,
    /// First day; `None`: today.
    pub from: Option<Date>,
    /// Last day; `None`: as long as the law pack allows.
    pub to: Option<Date>,
}

/// What may be chosen on the form.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Agencies that can be named.
    pub agencies: Vec<Agency>,
    /// Whose consent counts at the child's age, of those that whoever asks may ask for or give.
    pub whose: Vec<Ground>,
    /// The last day of a consent that begins today.
    pub last: Date,
}

/// An answer on paper, as a practitioner records it.
#[derive(Debug, Clone)]
pub struct OnPaper {
    /// Who has signed.
    pub giver: PersonId,
    /// What they have answered.
    pub answer: Answer,
    /// When they signed.
    pub signed: Option<Date>,
    /// Where the paper is kept.
    pub kept_at: String,
}

const fn is_family(role: Role) -> bool {
    matches!(role, Role::Child | Role::Guardian)
}

/// What the gate is asked for: the family answers, practitioners ask.
const fn action(role: Role) -> Action {
    if is_family(role) { Action::GiveConsent } else { Action::AskConsent }
}

async fn permitted(op: &Op, person: PersonId) -> Result<(Facts, Permit), AppError> {
    act::permitted(op, person, action(op.actor.role)).await
}

/// What may be chosen for that child.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn choices(op: &Op, person: PersonId) -> Result<Choices, AppError> {
    let (facts, permit) = permitted(op, person).await?;
    op.scope.write(Batch::new(op.record(&permit, &["form"]))).await?;
    choices_for(op, &facts).await
}

async fn choices_for(op: &Op, facts: &Facts) -> Result<Choices, AppError> {
    let policy = op.kring.policy(op.tenant.row.country)?;
    let (ages, today) = (policy.ages(), op.today());
    let mut whose = Vec::new();
    if op.actor.role != Role::Child && !ages.guardian_consent_until.reached(facts.born, today) {
        whose.push(Ground::GuardianConsent);
    }
    if op.actor.role != Role::Guardian && ages.own_consent.reached(facts.born, today) {
        whose.push(Ground::OwnConsent);
    }
    let agencies = store::partnership::agencies(&op.scope).await?;
    Ok(Choices { agencies, whose, last: policy.consent_law().last_day(today) })
}

/// What a form says, checked; for showing it in plain words before it is given.
///
/// # Errors
/// [`AppError::Invalid`] for what cannot be consented to.
pub async fn check(op: &Op, person: PersonId, new: &New) -> Result<(Ground, Extent), AppError> {
    let (facts, permit) = permitted(op, person).await?;
    op.scope.write(Batch::new(op.record(&permit, &["form"]))).await?;
    checked(op, &choices_for(op, &facts).await?, new)
}

fn checked(op: &Op, choices: &Choices, new: &New) -> Result<(Ground, Extent), AppError> {
    let today = op.today();
    let whose = new.whose.or_else(|| choices.whose.first().copied());
    let whose = whose.filter(|ground| choices.whose.contains(ground));
    let whose = whose.ok_or_else(|| AppError::field("whose", "error-choose"))?;
    let words = act::words("words", &new.words, WORDS_LIMIT, false)?;
    let (mut parts, mut agencies) = (new.parts.clone(), new.agencies.clone());
    parts.sort_unstable();
    parts.dedup();
    agencies.sort_unstable();
    agencies.dedup();
    if parts.is_empty() {
        return Err(AppError::field("parts", "consent-error-parts"));
    }
    let known = |id: &AgencyId| choices.agencies.iter().any(|agency| agency.id == *id);
    if agencies.is_empty() || agencies.len() > crate::sharing::AGENCY_LIMIT || !agencies.iter().all(known) {
        return Err(AppError::field("agencies", "consent-error-agencies"));
    }
    let law = op.kring.policy(op.tenant.row.country)?.consent_law();
    let from = new.from.unwrap_or(today);
    let last = law.last_day(from.max(today));
    let to = new.to.unwrap_or(last);
    if to < today || to < from {
        return Err(AppError::field("to", "sharing-error-past"));
    }
    if to > last {
        let message = Message::new("sharing-error-too-long").with("days", law.longest.days.to_string());
        return Err(AppError::Invalid(vec![FieldError { field: "to", message }]));
    }
    Ok((whose, Extent { purpose: new.purpose, words, parts, agencies, from, to }))
}

/// Asks the family for a consent. Those whose it is to answer are told that something is asked, not what.
///
/// # Errors
/// [`AppError::Invalid`] for what cannot be consented to, [`AppError::Conflict`] for whoever is masked in the
/// circle: who asks a family says who asks.
pub async fn ask(op: &Op, person: PersonId, new: &New, once: &str) -> Result<SharingId, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::AskConsent).await?;
    act::by_name(op, &facts).await?;
    let (whose, extent) = checked(op, &choices_for(op, &facts).await?, new)?;
    let new = store::consent::New {
        id: op.id(),
        person: facts.person,
        whose,
        extent,
        asker: Some(act::staff(op)?),
        account: op.actor.account,
        at: op.now,
        replaces: None,
    };
    let batch = Batch::new(op.record(&permit, &["consent"])).once(once, op.now);
    let batch = store::consent::add(batch, &new);
    let news = act::news(op, facts.person, EventKind::ConsentAsked);
    let givers = say::givers(op, &facts, whose).await?;
    let batch =
        givers.iter().fold(batch, |b, giver| store::notice::tell(b, &news, Audience::Relative(*giver)));
    op.scope.write(batch).await?;
    Ok(new.id)
}

/// Gives a consent that nobody has asked for.
///
/// # Errors
/// [`AppError::Invalid`] for what cannot be consented to.
pub async fn give(op: &Op, person: PersonId, new: &New, once: &str) -> Result<SharingId, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::GiveConsent).await?;
    let (whose, extent) = checked(op, &choices_for(op, &facts).await?, &New { whose: None, ..new.clone() })?;
    let batch = Batch::new(op.record(&permit, &["consent"])).once(once, op.now);
    begin(op, &facts, whose, extent, None, Vec::new(), batch).await
}

/// A consent that the family begins: the own yes, and those that were given to more than this.
async fn begin(
    op: &Op,
    facts: &Facts,
    whose: Ground,
    extent: Extent,
    replaces: Option<SharingId>,
    given: Vec<Said>,
    batch: Batch,
) -> Result<SharingId, AppError> {
    let own = op.actor.person.ok_or(AppError::NotFound)?;
    let new = store::consent::New {
        id: op.id(),
        person: facts.person,
        whose,
        extent,
        asker: None,
        account: op.actor.account,
        at: op.now,
        replaces,
    };
    let mut batch = store::consent::add(batch, &new);
    for said in &given {
        batch = store::consent::answered(batch, op.id(), new.id, said, op.actor.account);
    }
    let consent = Consent {
        id: new.id,
        whose,
        extent: new.extent,
        asker: None,
        made: op.now,
        replaces,
        stands: None,
        ended: None,
        version: 1,
        answers: given,
    };
    let saying = Saying::of(op, facts, &consent).await?;
    saying.write(saying.add(batch, on_the_page(op, own, Answer::Given))).await?;
    Ok(new.id)
}

const fn on_the_page(op: &Op, giver: PersonId, answer: Answer) -> Said {
    Said { giver, answer, form: Form::Page, kept_at: None, signed: None, at: op.now }
}

/// The consent as whoever asks may know it.
async fn found(op: &Op, facts: &Facts, id: SharingId) -> Result<Consent, AppError> {
    let all = store::consent::list(&op.scope, facts.person).await?;
    let mut known = all.into_iter().filter(|consent| read::may_know(op, facts, consent));
    known.find(|consent| consent.id == id).ok_or(AppError::NotFound)
}

const NOT_THERE: Message = Message::new("consent-not-there");

/// Answers a consent: the own, or as one of the guardians.
///
/// # Errors
/// [`AppError::Conflict`] when it was answered or changed since that version, or has ended.
pub async fn answer(
    op: &Op,
    person: PersonId,
    id: SharingId,
    version: i64,
    answer: Answer,
    once: &str,
) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, person, Action::GiveConsent).await?;
    let consent = found(op, &facts, id).await?;
    let own = op.actor.person.ok_or(AppError::NotFound)?;
    if !read::can(op, &consent, own).may(answer) {
        return Err(AppError::Conflict(NOT_THERE));
    }
    let batch = Batch::new(op.record(&permit, &["consent"])).once(once, op.now);
    let batch = store::consent::changed(batch, id, version);
    let saying = Saying::of(op, &facts, &consent).await?;
    saying.write(saying.add(batch, on_the_page(op, own, answer))).await
}

/// Narrows a consent, which holds at once, or gives it anew for longer or for more, which waits for all who
/// are needed while the old one stands.
///
/// # Errors
/// As [`answer`], and [`AppError::Invalid`] for what cannot be consented to.
pub async fn change(
    op: &Op,
    person: PersonId,
    (id, version): (SharingId, i64),
    new: &New,
    once: &str,
) -> Result<SharingId, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::GiveConsent).await?;
    let consent = found(op, &facts, id).await?;
    let own = op.actor.person.ok_or(AppError::NotFound)?;
    if !read::can(op, &consent, own).change {
        return Err(AppError::Conflict(NOT_THERE));
    }
    let choices = choices_for(op, &facts).await?;
    let (whose, extent) = checked(op, &choices, &New { whose: Some(consent.whose), ..new.clone() })?;
    let batch = Batch::new(op.record(&permit, &["consent"])).once(once, op.now);
    let mut batch = store::consent::changed(batch, id, version);
    let mut given = Vec::new();
    if extent.within(&consent.extent) {
        // Who saw by the wider one is told before it closes.
        let news = act::news(op, facts.person, EventKind::SharingWithdrawn);
        batch = store::notice::tell(batch, &news, Audience::Circle(None));
        batch = store::consent::ends(batch, id, domain::consent::End::Replaced, op.actor.account, op.now);
        let last = |said: &&Said| consent.last(said.giver) == Some(*said);
        let yes = consent.answers.iter().filter(last).filter(|said| said.answer == Answer::Given);
        given.extend(yes.filter(|said| said.giver != own).cloned());
    }
    begin(op, &facts, whose, extent, Some(id), given, batch).await
}

/// Records an answer that was given in writing.
///
/// # Errors
/// As [`answer`], and [`AppError::Invalid`] for somebody whose it is not, or a day to come.
pub async fn on_paper(
    op: &Op,
    person: PersonId,
    (id, version): (SharingId, i64),
    paper: &OnPaper,
    once: &str,
) -> Result<(), AppError> {
    let (facts, permit) = act::permitted(op, person, Action::AskConsent).await?;
    act::by_name(op, &facts).await?;
    let consent = found(op, &facts, id).await?;
    let open = matches!(consent.status(op.today()), Status::Waits | Status::Declined | Status::Stands);
    let closes = paper.answer == Answer::Withdrawn && consent.stands.is_none();
    let declines = paper.answer == Answer::Declined && consent.stands.is_some();
    if !open || closes || declines {
        return Err(AppError::Conflict(NOT_THERE));
    }
    if !say::givers(op, &facts, consent.whose).await?.contains(&paper.giver) {
        return Err(AppError::field("giver", "error-choose"));
    }
    let kept_at = act::words("kept_at", &paper.kept_at, KEPT_LIMIT, true)?;
    let Some(signed) = paper.signed.filter(|day| *day <= op.today()) else {
        return Err(AppError::field("signed", "consent-error-signed"));
    };
    let said = Said {
        giver: paper.giver,
        answer: paper.answer,
        form: Form::Paper,
        kept_at,
        signed: Some(signed),
        at: op.now,
    };
    let batch = Batch::new(op.record(&permit, &["consent"])).once(once, op.now);
    let batch = store::consent::changed(batch, id, version);
    let saying = Saying::of(op, &facts, &consent).await?;
    saying.write(saying.add(batch, said)).await
}

fn changed(result: Result<(), StoreError>) -> Result<(), AppError> {
    match result {
        Err(StoreError::Conflict("consent")) => Err(AppError::Conflict(Message::new("consent-changed"))),
        other => Ok(other?),
    }
}
