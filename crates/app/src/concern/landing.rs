//! A report lands: with its files, the case that begins with it, its clocks and the word to the duty officers,
//! or not at all.

use domain::access::{AccessRecord, Means};
use domain::attachment::{File, Of};
use domain::concern::{Report, Way};
use domain::country::Language;
use domain::gate::{Action, Purpose};
use domain::id::{AgencyId, CaseId, ConcernId, PractitionerId};
use domain::message_key::Message;
use domain::notice::EventKind;
use jiff::{SignedDuration, Timestamp};
use store::concern::Office;
use store::reminder::{Desk, Word};
use store::{Batch, Scope, StoreError};

use crate::case::NUMBER_TRIES;
use crate::case::rules::{self, Rules};
use crate::error::AppError;
use crate::kring::{Kring, Tenant};

/// The agency that was chosen, or the only one.
pub(super) fn office(offices: &[Office], chosen: Option<AgencyId>) -> Result<AgencyId, AppError> {
    match (offices, chosen) {
        ([only], None) => Ok(only.id),
        (_, Some(id)) if offices.iter().any(|office| office.id == id) => Ok(id),
        _ => Err(AppError::field("agency", "error-choose")),
    }
}

/// The record of a report from somebody who is not signed in.
pub(super) fn from_outside(
    kring: &Kring,
    tenant: &Tenant,
    fields: &[&str],
    request: &str,
    now: Timestamp,
) -> AccessRecord {
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
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        basis: vec!["anybody-may-report".to_owned()],
        denied: false,
        request: request.to_owned(),
        reason: None,
    }
}

/// A report that comes in, by whichever way.
pub(super) struct Incoming<'a> {
    pub(super) agency: AgencyId,
    pub(super) way: Way,
    pub(super) report: &'a Report,
    pub(super) files: &'a [File],
    pub(super) from: Option<(Option<PractitionerId>, AgencyId)>,
    pub(super) by: Option<domain::id::AccountId>,
    pub(super) language: Language,
    pub(super) reference: &'a str,
    pub(super) now: Timestamp,
}

/// Writes a report with its files, the case that begins with it and its clocks, and tells the duty officers:
/// one batch.
pub(super) async fn land(
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
    let sealed = crate::attachment::seal(kring, &tenant.row.id, incoming.files, now)?;
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
        let batch = crate::attachment::add(batch, Of::Concern, &id.to_string(), &sealed, now);
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

pub(super) fn after(at: Timestamp, minutes: u32) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(at)
}
