//! Concern reports: three ways in, one queue, and never without an owner. A report is pending from the
//! moment that it is written until a named human opens it; until then the duty officers, the leaders
//! and at last whoever runs the partnership are told.

pub use domain::concern::{Draft, FIELD_LIMIT, HOURLY_LIMIT, WORDS_LIMIT};
pub use store::concern::{Office, Waiting};

use std::sync::Arc;

use domain::access::{AccessRecord, Means};
use domain::concern::{Line, Report, Reporter, Telling, Way};
use domain::country::Language;
use domain::gate::{Action, Purpose};
use domain::id::{AgencyId, CaseId, ConcernId, PersonId, PractitionerId};
use domain::message_key::Message;
use domain::notice::EventKind;
use jiff::{SignedDuration, Timestamp};
use law::concern::Intake;
use store::reminder::{Desk, Word};
use store::{Batch, Scope, StoreError};

use crate::act;
use crate::case::NUMBER_TRIES;
use crate::case::rules::{self, Rules};
use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;

mod child;
mod escalate;
mod feedback;

pub use child::{is_about, search_line, whose};
pub use escalate::{alarms, escalate};
pub(crate) use feedback::tellings;
pub use feedback::{receipt, tell};

/// A token of a form must be so long for a reference to be made of it.
const SHORTEST_SECRET: usize = 32;

/// What a form to report needs to know of its partnership.
#[derive(Debug, Clone)]
pub struct Form {
    /// The partnership.
    pub tenant: Arc<Tenant>,
    /// The agencies that take in reports.
    pub offices: Vec<Office>,
    /// How they are taken in.
    pub intake: &'static Intake,
}

/// The partnerships that take in reports from outside, by name.
///
/// # Errors
/// The store does not answer.
pub async fn partnerships(kring: &Kring) -> Result<Vec<Arc<Tenant>>, AppError> {
    let mut tenants = Vec::new();
    for id in kring.partnerships().await? {
        if !store::concern::offices(&kring.scope(&id)).await?.is_empty() {
            tenants.push(kring.tenant(&id).await?);
        }
    }
    tenants.sort_by(|a, b| a.row.name.cmp(&b.row.name));
    Ok(tenants)
}

/// What the public form of a partnership needs.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such partnership, or nobody in it takes in reports.
pub async fn form(kring: &Kring, partnership: &str) -> Result<Form, AppError> {
    let id = partnership.parse().map_err(|_| AppError::NotFound)?;
    let tenant = kring.tenant(&id).await?;
    let offices = store::concern::offices(&kring.scope(&id)).await?;
    if offices.is_empty() {
        return Err(AppError::NotFound);
    }
    let intake = rules::intake(&tenant)?;
    Ok(Form { tenant, offices, intake })
}

/// A report from outside as its form sent it.
#[derive(Debug)]
pub struct FromOutside<'a> {
    /// To which agency; `None` where there is one alone.
    pub agency: Option<AgencyId>,
    /// What was typed.
    pub draft: &'a Draft,
    /// The form's own random token: the same form sent twice is one report.
    pub secret: &'a str,
    /// Where the request came from; kept as a hash, for an hour.
    pub origin: &'a str,
    /// The language of the form.
    pub language: Language,
    /// Id of the request in the log.
    pub request: &'a str,
}

/// Receives a report from outside and gives its reference. When this answers, the report is on the disk
/// and the duty officers are told; the same form sent again gives the same reference and nothing else.
///
/// # Errors
/// [`AppError::Invalid`] with every wrong field, [`AppError::TooMany`] after [`HOURLY_LIMIT`] an hour
/// from one address.
pub async fn receive(kring: &Kring, partnership: &str, sent: &FromOutside<'_>) -> Result<String, AppError> {
    let form = form(kring, partnership).await?;
    let now = kring.clock.now();
    let tenant = &form.tenant;
    let today = now.to_zoned(tenant.zone.clone()).date();
    let may = |reporter| form.intake.may_be_anonymous(reporter);
    let report = sent.draft.check(tenant.row.country, today, may).map_err(AppError::Invalid)?;
    let agency = office(&form.offices, sent.agency)?;
    if sent.secret.len() < SHORTEST_SECRET {
        return Err(AppError::Invalid(Vec::new()));
    }
    let reference = domain::concern::reference(&format!("{partnership} {}", sent.secret));
    let once = crate::ports::secret_hash(&format!("report {} {}", partnership, sent.secret));
    let origin = crate::ports::secret_hash(&format!("{} {}", partnership, sent.origin));
    let scope = kring.scope(&tenant.row.id);
    let incoming = Incoming {
        agency,
        way: Way::Public,
        report: &report,
        from: None,
        by: None,
        language: sent.language,
        reference: &reference,
        now,
    };
    let batch = || {
        let record = from_outside(kring, tenant, sent.request, now);
        let batch = Batch::new(record).once(&once, now);
        store::concern::count_origin(batch, &origin, now)
    };
    match land(kring, &scope, tenant, &incoming, batch).await {
        Ok(_) | Err(AppError::AlreadyDone) => Ok(reference),
        Err(AppError::Store(StoreError::Conflict(store::concern::TOO_MANY))) => {
            Err(AppError::TooMany { wait: 3600 })
        }
        Err(other) => Err(other),
    }
}

/// The agency that was chosen, or the only one.
fn office(offices: &[Office], chosen: Option<AgencyId>) -> Result<AgencyId, AppError> {
    match (offices, chosen) {
        ([only], None) => Ok(only.id),
        (_, Some(id)) if offices.iter().any(|office| office.id == id) => Ok(id),
        _ => Err(AppError::field("agency", "error-choose")),
    }
}

/// The record of a report from somebody who is not signed in.
fn from_outside(kring: &Kring, tenant: &Tenant, request: &str, now: Timestamp) -> AccessRecord {
    AccessRecord {
        id: kring.id(now),
        partnership: tenant.row.id.clone(),
        at: now,
        account: None,
        hat: None,
        agency: None,
        action: Action::SendConcern.code().to_owned(),
        purpose: Purpose::Support.code().to_owned(),
        means: Means::Page,
        persons: Vec::new(),
        fields: vec!["concern".to_owned()],
        basis: vec!["anybody-may-report".to_owned()],
        denied: false,
        request: request.to_owned(),
        reason: None,
    }
}

/// A report that comes in, by whichever way.
struct Incoming<'a> {
    agency: AgencyId,
    way: Way,
    report: &'a Report,
    from: Option<(Option<PractitionerId>, AgencyId)>,
    by: Option<domain::id::AccountId>,
    language: Language,
    reference: &'a str,
    now: Timestamp,
}

/// Writes a report, the case that begins with it and its clocks, and tells the duty officers: one batch.
async fn land(
    kring: &Kring,
    scope: &Scope,
    tenant: &Tenant,
    incoming: &Incoming<'_>,
    batch: impl Fn() -> Batch,
) -> Result<ConcernId, AppError> {
    let rules = Rules::of(scope, tenant).await?;
    let intake = rules::intake(tenant)?;
    let now = incoming.now;
    let machine = rules.machine(&intake.process)?;
    let (mut case, _) = machine.open(now, now)?;
    for rule in intake.ended_by_receipt(incoming.report.reporter) {
        if case.clock(rule).is_some() {
            case = machine.done(&case, rule, now, now)?.0;
        }
    }
    let today = now.to_zoned(tenant.zone.clone()).date();
    let hash = domain::concern::reference_hash(incoming.reference);
    let hash = hash.ok_or(AppError::Internal("a reference that cannot be read"))?;
    for _ in 0..NUMBER_TRIES {
        let (id, case_id) = (kring.id::<ConcernId>(now), kring.id::<CaseId>(now));
        let begun = store::case::New {
            id: case_id,
            year: today.year(),
            agency: incoming.agency,
            process: case.process.clone(),
            stage: case.stage.clone(),
            person: None,
            handler: None,
            opened: now,
            state: rules::written(&case)?,
        };
        let new = store::concern::New {
            id,
            case: case_id,
            agency: incoming.agency,
            way: incoming.way,
            received: now,
            reference_hash: hash.clone(),
            report: incoming.report,
            from: incoming.from,
            language: incoming.language,
            escalate_at: intake.escalate.first().map(|first| after(now, first.minutes)),
        };
        let word =
            Word { id: kring.id(now), kind: EventKind::ConcernReceived, at: now, today, by: incoming.by };
        let batch = store::case::add(batch(), &begun, &rules.clocks(&case, &[], now));
        let batch = store::concern::receive(batch, &new);
        let batch = store::reminder::tell(batch, &word, Desk::DutyOfficers(incoming.agency));
        match scope.write(batch).await {
            Ok(()) => return Ok(id),
            Err(StoreError::Conflict(store::case::NUMBER)) => {}
            Err(StoreError::AlreadyDone) => return Err(AppError::AlreadyDone),
            Err(other) => return Err(AppError::Store(other)),
        }
    }
    Err(AppError::Conflict(Message::new("error-conflict")))
}

fn after(at: Timestamp, minutes: u32) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(at)
}

/// What the form to report from inside needs; the gate is asked.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::NotFound`] when nobody takes in reports.
pub async fn inside_form(op: &Op) -> Result<Form, AppError> {
    op.authorise_object(Action::SendConcern, None).await?;
    form(&op.kring, op.scope.partnership().as_str()).await
}

/// What a report about a child whose circle is open to the viewer begins with, as far as the viewer may
/// see it.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn about(op: &Op, person: PersonId) -> Result<Draft, AppError> {
    let (facts, permit) = act::permitted(op, person, Action::ViewCircle).await?;
    let found = store::audit::persons(&op.scope, &[facts.person]).await?;
    op.scope.write(Batch::new(op.record(&permit, &["name", "born", "national_id"]))).await?;
    let Some((_, person)) = found.first() else { return Err(AppError::NotFound) };
    let shown = person.open(&permit);
    Ok(Draft {
        child_name: shown.name.value().map(domain::person::Name::full).unwrap_or_default(),
        child_born: shown.born.value().map(ToString::to_string).unwrap_or_default(),
        child_number: shown.national_id.value().cloned().unwrap_or_default(),
        ..Draft::default()
    })
}

/// Sends a report from inside, in the sender's own name, and gives its reference.
///
/// # Errors
/// As [`receive`].
pub async fn send(
    op: &Op,
    agency: Option<AgencyId>,
    draft: &Draft,
    secret: &str,
) -> Result<String, AppError> {
    let permit = op.authorise_object(Action::SendConcern, None).await?;
    let form = form(&op.kring, op.scope.partnership().as_str()).await?;
    let own = op.actor.agency.ok_or(AppError::NotFound)?;
    let to = office(&form.offices, agency)?;
    let draft =
        Draft { reporter: Reporter::Professional.code().to_owned(), anonymous: false, ..draft.clone() };
    let report = draft.check(op.tenant.row.country, op.today(), |_| false).map_err(AppError::Invalid)?;
    if secret.len() < SHORTEST_SECRET {
        return Err(AppError::Invalid(Vec::new()));
    }
    let reference = domain::concern::reference(&format!("{} {secret}", op.actor.account));
    let once = crate::ports::secret_hash(&format!("report {} {secret}", op.actor.account));
    let incoming = Incoming {
        agency: to,
        way: Way::Inside,
        report: &report,
        from: Some((op.actor.practitioner, own)),
        by: Some(op.actor.account),
        language: op.language,
        reference: &reference,
        now: op.now,
    };
    let batch = || Batch::new(op.record(&permit, &["concern"])).once(&once, op.now);
    match land(&op.kring, &op.scope, &op.tenant, &incoming, batch).await {
        Ok(_) | Err(AppError::AlreadyDone) => Ok(reference),
        Err(other) => Err(other),
    }
}

/// The reports that the own agency has sent: when each was received, opened and decided.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn sent(op: &Op) -> Result<Vec<Line>, AppError> {
    let permit = op.authorise_object(Action::SendConcern, None).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    let mut lines = store::concern::sent(&op.scope, agency).await?;
    let told = rules::intake(&op.tenant)?.told(Reporter::Professional);
    let may_know = told.is_some_and(|told| told.what.contains(&Telling::Opened));
    for line in &mut lines {
        // Who works on it is the receiver's own affair; what was decided is told, not read off.
        line.opened_by = None;
        if !may_know {
            line.closed = None;
        }
    }
    op.scope.write(Batch::new(op.record(&permit, &["concern"]))).await?;
    Ok(lines)
}

/// The queue of the actor's agency, unopened reports first.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn queue(op: &Op) -> Result<Vec<Line>, AppError> {
    let permit = op.authorise_object(Action::ReceiveConcerns, op.actor.agency).await?;
    let agency = op.actor.agency.ok_or(AppError::NotFound)?;
    let lines = store::concern::queue(&op.scope, agency).await?;
    op.scope.write(Batch::new(op.record(&permit, &["queue"]))).await?;
    Ok(lines)
}

/// Opens a report: whoever does has it from now on, until it is given to somebody else.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Conflict`] when somebody else has opened it.
pub async fn open(op: &Op, id: ConcernId, once: &str) -> Result<CaseId, AppError> {
    let line = store::concern::find(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    let permit = op.authorise_object(Action::ReceiveConcerns, Some(line.agency)).await?;
    let handler = op.actor.practitioner.ok_or(AppError::NotFound)?;
    let batch = Batch::new(op.record(&permit, &["concern"])).once(once, op.now);
    let batch = store::concern::open(batch, id, op.actor.account, handler, op.now);
    match op.scope.write(batch).await {
        Ok(()) | Err(StoreError::AlreadyDone) => Ok(line.case),
        Err(StoreError::Conflict(_)) => {
            let who = store::concern::find(&op.scope, id).await?.and_then(|line| line.opened_by);
            let who = who.unwrap_or_default();
            Err(AppError::Conflict(Message::new("concern-opened-already").with("who", who)))
        }
        Err(other) => Err(other.into()),
    }
}
