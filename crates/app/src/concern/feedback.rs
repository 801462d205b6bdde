//! What a reporter is told, as far as the law allows, on the page of the receipt.

use std::sync::Arc;

use domain::concern::{Receipt, Received, Telling};
use domain::id::CaseId;
use store::Batch;

use crate::case::rules::{self, Rules};
use crate::case::{Opened, opened};
use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;

/// What a reference shows: nothing of the child, nothing of the case but what the law lets its reporter
/// know.
///
/// # Errors
/// [`AppError::Invalid`] for what is no reference, or nobody's.
pub async fn receipt(kring: &Kring, reference: &str) -> Result<(Arc<Tenant>, Receipt), AppError> {
    let unknown = || AppError::field("reference", "concern-no-such-reference");
    let hash = domain::concern::reference_hash(reference).ok_or_else(unknown)?;
    let (partnership, _, receipt) = store::concern::receipt(&kring.db, &hash).await?.ok_or_else(unknown)?;
    let tenant = kring.tenant(&partnership).await?;
    let receipt = as_allowed(&tenant, receipt)?;
    Ok((tenant, receipt))
}

/// A pack that says less than before also takes back what was told.
pub(super) fn as_allowed(tenant: &Tenant, mut receipt: Receipt) -> Result<Receipt, AppError> {
    let allowed = rules::intake(tenant)?.told(receipt.reporter);
    receipt.told.retain(|(what, _)| {
        *what == Telling::Received || allowed.is_some_and(|told| told.what.contains(what))
    });
    Ok(receipt)
}

/// What the reporter can be told by law, is true, and has not been told yet, with the section. Nobody is there to
/// tell when the reporter did not say who they are or did not ask.
pub(crate) fn tellings(
    rules: &Rules,
    concern: &Received,
    case: &law::Case,
) -> Option<(Vec<Telling>, &'static str)> {
    if !concern.report.wants_feedback && concern.from.is_none() {
        return None;
    }
    let intake = rules.shipped.concern.as_ref()?;
    let told = intake.told(concern.report.reporter)?;
    let open = told.what.iter().filter(|what| {
        intake.feedback.is_true(**what, case) && concern.told.iter().all(|(known, _)| known != *what)
    });
    Some((open.copied().collect(), told.section.as_str()))
}

/// Tells the reporter, on the page of the receipt; the clocks of telling end.
///
/// # Errors
/// [`AppError::Denied`]; [`AppError::Invalid`] for what the law does not let the reporter know.
pub async fn tell(op: &Op, id: CaseId, what: Telling, version: i64, once: &str) -> Result<(), AppError> {
    let Opened { stored, permit, .. } = opened(op, id).await?;
    let rules = Rules::of(&op.scope, &op.tenant).await?;
    let concern = stored.concern.ok_or(AppError::NotFound)?;
    let received = store::concern::get(&op.scope, concern).await?.ok_or(AppError::NotFound)?;
    let mut case = rules::read(&stored.state)?;
    let allowed = tellings(&rules, &received, &case);
    if !allowed.is_some_and(|(open, _)| open.contains(&what)) {
        return Err(AppError::field("what", "error-choose"));
    }
    let (machine, now) = (rules.machine(&case.process)?, rules::now(op, &case));
    for rule in &rules::intake(&op.tenant)?.feedback.ends {
        if case.clock(rule).is_some() {
            case = machine.done(&case, rule, now, now)?.0;
        }
    }
    let batch = Batch::new(op.record(&permit, &["feedback"])).once(once, op.now);
    let batch = store::concern::tell(batch, concern, what, op.actor.account, op.now);
    crate::case::save(op, &rules, &stored, version, &case, batch).await
}
