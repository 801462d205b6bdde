//! Concern reports: three ways in, one queue, and never without an owner. A report is pending from the
//! moment that it is written until a named human opens it; until then the duty officers, the leaders
//! and at last whoever runs the partnership are told.

pub use domain::concern::{Draft, FIELD_LIMIT, HOURLY_LIMIT, WORDS_LIMIT};
pub use store::concern::{Office, Waiting};

use std::sync::Arc;

use domain::attachment::{File, Upload};
use domain::concern::{Line, Report, Reporter, Telling, Way};
use domain::country::Language;
use domain::gate::Action;
use domain::id::{AgencyId, CaseId, ConcernId, PersonId};
use domain::message_key::{FieldError, Message};
use law::concern::Intake;
use store::{Batch, StoreError};

use crate::act;
use crate::case::rules;
use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;

mod by_key;
mod child;
mod escalate;
mod feedback;
mod landing;

pub use by_key::{ByKey, Taken, receive_by_key, state_by_key};
pub use child::{is_about, search_line, whose};
pub use escalate::{alarms, escalate};
pub(crate) use feedback::tellings;
pub use feedback::{receipt, tell};
use landing::{Incoming, after, from_outside, land, office};

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
    /// The files that came with it.
    pub files: Vec<Upload>,
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
pub async fn receive(kring: &Kring, partnership: &str, sent: FromOutside<'_>) -> Result<String, AppError> {
    let form = form(kring, partnership).await?;
    let now = kring.clock.now();
    let tenant = &form.tenant;
    let today = now.to_zoned(tenant.zone.clone()).date();
    let may = |reporter| form.intake.may_be_anonymous(reporter);
    let report = sent.draft.check(tenant.row.country, today, may);
    let (report, files) = with_files(report, sent.files)?;
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
        files: &files,
        from: None,
        by: None,
        language: sent.language,
        reference: &reference,
        now,
    };
    let batch = || {
        let record = from_outside(kring, tenant, fields(&files), sent.request, now);
        let batch = Batch::new(record).once(&once, now);
        store::concern::count_origin(batch, &origin, HOURLY_LIMIT, now)
    };
    match land(kring, &scope, tenant, &incoming, batch).await {
        Ok(_) | Err(AppError::AlreadyDone) => Ok(reference),
        Err(AppError::Store(StoreError::Conflict(store::concern::TOO_MANY))) => {
            Err(AppError::TooMany { wait: 3600 })
        }
        Err(other) => Err(other),
    }
}

/// A report with its files, or all that is wrong with both, in the order of the form.
fn with_files(
    report: Result<Report, Vec<FieldError>>,
    uploads: Vec<Upload>,
) -> Result<(Report, Vec<File>), AppError> {
    match (report, domain::attachment::check(uploads)) {
        (Ok(report), Ok(files)) => Ok((report, files)),
        (Err(wrong), Ok(_)) => Err(AppError::Invalid(wrong)),
        (Ok(_), Err(file)) => Err(AppError::Invalid(vec![file])),
        (Err(mut wrong), Err(file)) => {
            let at = wrong.iter().take_while(|each| BEFORE_FILES.contains(&each.field)).count();
            wrong.insert(at, file);
            Err(AppError::Invalid(wrong))
        }
    }
}

/// The fields that stand before the files in the form.
const BEFORE_FILES: [&str; 2] = ["danger", "words"];

/// What the access record of a report that comes in names.
const fn fields(files: &[File]) -> &'static [&'static str] {
    if files.is_empty() { &["concern"] } else { &["concern", "attachment"] }
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
    files: Vec<Upload>,
    secret: &str,
) -> Result<String, AppError> {
    let permit = op.authorise_object(Action::SendConcern, None).await?;
    let form = form(&op.kring, op.scope.partnership().as_str()).await?;
    let own = op.actor.agency.ok_or(AppError::NotFound)?;
    let to = office(&form.offices, agency)?;
    let draft =
        Draft { reporter: Reporter::Professional.code().to_owned(), anonymous: false, ..draft.clone() };
    let report = draft.check(op.tenant.row.country, op.today(), |_| false);
    let (report, files) = with_files(report, files)?;
    if secret.len() < SHORTEST_SECRET {
        return Err(AppError::Invalid(Vec::new()));
    }
    let reference = domain::concern::reference(&format!("{} {secret}", op.actor.account));
    let once = crate::ports::secret_hash(&format!("report {} {secret}", op.actor.account));
    let incoming = Incoming {
        agency: to,
        way: Way::Inside,
        report: &report,
        files: &files,
        from: Some((op.actor.practitioner, own)),
        by: Some(op.actor.account),
        language: op.language,
        reference: &reference,
        now: op.now,
    };
    let batch = || Batch::new(op.record(&permit, fields(&files))).once(&once, op.now);
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
