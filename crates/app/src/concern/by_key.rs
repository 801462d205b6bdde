//! Reports from an agency's own system, in the name of one of its staff: repeat-safe, and told to the system
//! as far as the law allows.

use domain::attachment::Upload;
use domain::concern::{API_HOURLY_LIMIT, Draft, Receipt, Reporter, Way};
use domain::gate::Action;
use domain::message_key::{FieldError, Message};
use store::StoreError;
use store::api_key::KEY;
use store::concern::{SENT_BEFORE, TOO_MANY};

use super::landing::{Incoming, land};
use super::{fields, form, with_files};
use crate::api_key::Caller;
use crate::error::AppError;

/// What a system sends.
#[derive(Debug)]
pub struct ByKey<'a> {
    /// The word of the agency that shall receive it; may be left out where there is one alone.
    pub agency: Option<&'a str>,
    /// What it says.
    pub draft: &'a Draft,
    /// The files that come with it.
    pub files: Vec<Upload>,
    /// What the system calls this request: the same is the same report.
    pub idempotency_key: &'a str,
    /// SHA-256 of all that was sent, in hex.
    pub body_hash: &'a str,
}

/// A report that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its reference.
    pub reference: String,
    /// It had been sent before.
    pub again: bool,
}

/// Receives a report from a system, in the name of the professional whom it states.
///
/// # Errors
/// [`AppError::Invalid`] with every wrong field; [`AppError::Conflict`] when another report was sent under
/// the same idempotency key; [`AppError::TooMany`] after [`API_HOURLY_LIMIT`] an hour by one key;
/// [`AppError::NotFound`] when the key was revoked meanwhile, or nobody takes in reports.
pub async fn receive_by_key(caller: &Caller, sent: ByKey<'_>) -> Result<Taken, AppError> {
    let (kring, tenant, now) = (&caller.kring, &caller.tenant, caller.now);
    let form = form(kring, tenant.row.id.as_str()).await?;
    let draft =
        Draft { reporter: Reporter::Professional.code().to_owned(), anonymous: false, ..sent.draft.clone() };
    let mut report = draft.check(tenant.row.country, caller.today(), |_| false);
    // Nobody who reads it can ask the system: it says whom it speaks for, and as what that person works.
    if draft.role.trim().is_empty() {
        let wrong = FieldError { field: "role", message: Message::new("error-required") };
        report = Err(report.err().into_iter().flatten().chain([wrong]).collect());
    }
    let agency = match (form.offices.as_slice(), sent.agency) {
        ([only], None) => Some(only.id),
        (offices, word) => offices.iter().find(|o| Some(o.slug.as_str()) == word).map(|office| office.id),
    };
    let Some(agency) = agency else {
        let words: Vec<&str> = form.offices.iter().map(|office| office.slug.as_str()).collect();
        let message = Message::new("api-which-agency").with("words", words.join(", "));
        let wrong = FieldError { field: "agency", message };
        return Err(AppError::Invalid(
            [wrong].into_iter().chain(report.err().into_iter().flatten()).collect(),
        ));
    };
    let (report, files) = with_files(report, sent.files)?;
    let reference = domain::concern::reference(&format!("{} {}", caller.secret, sent.idempotency_key));
    let token = crate::ports::secret_hash(&format!("{} {}", caller.key, sent.idempotency_key));
    let origin = crate::ports::secret_hash(&format!("key {}", caller.key));
    let incoming = Incoming {
        agency,
        way: Way::Api,
        report: &report,
        files: &files,
        from: Some((None, caller.agency)),
        by: None,
        language: caller.language,
        reference: &reference,
        now,
    };
    let batch = || {
        let batch = caller.batch(Action::SendConcern, fields(&files));
        let batch = store::concern::sent_by_key(batch, &token, sent.body_hash, now);
        store::concern::count_origin(batch, &origin, API_HOURLY_LIMIT, now)
    };
    match land(kring, &caller.scope, tenant, &incoming, batch).await {
        Ok(_) => Ok(Taken { reference, again: false }),
        Err(AppError::Store(StoreError::Conflict(SENT_BEFORE))) => {
            let before = store::concern::body_hash(&caller.scope, &token).await?;
            if before.as_deref() != Some(sent.body_hash) {
                return Err(AppError::Conflict(Message::new("api-other-body")));
            }
            caller.scope.write(caller.batch(Action::SendConcern, &["concern"])).await?;
            Ok(Taken { reference, again: true })
        }
        Err(AppError::Store(StoreError::Conflict(TOO_MANY))) => Err(AppError::TooMany { wait: 3600 }),
        Err(AppError::Store(StoreError::Conflict(KEY))) => Err(AppError::NotFound),
        Err(other) => Err(other),
    }
}

/// What the law lets the sending agency know of a report of its own.
///
/// # Errors
/// [`AppError::NotFound`] for what is no reference, or not one of that agency's reports.
pub async fn state_by_key(caller: &Caller, reference: &str) -> Result<Receipt, AppError> {
    let hash = domain::concern::reference_hash(reference).ok_or(AppError::NotFound)?;
    let found = store::concern::receipt(&caller.kring.db, &hash).await?;
    let (partnership, from, receipt) = found.ok_or(AppError::NotFound)?;
    if partnership != caller.tenant.row.id || from != Some(caller.agency) {
        return Err(AppError::NotFound);
    }
    let receipt = super::feedback::as_allowed(&caller.tenant, receipt)?;
    let batch = caller.batch(Action::SendConcern, &["feedback"]);
    match caller.scope.write(batch).await {
        Err(StoreError::Conflict(KEY)) => Err(AppError::NotFound),
        other => {
            other?;
            Ok(receipt)
        }
    }
}
