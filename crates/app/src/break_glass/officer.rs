//! What the data protection officer does about openings in an emergency: sees them pseudonymised,
//! names them with a reason, answers whether they were justified, and decides what the family sees.

use std::collections::BTreeSet;

use domain::access::{AccessRecord, OPENING, pseudonym};
use domain::audit::Known;
use domain::break_glass::{Opening, Outcome, REASON_MAX, Shown};
use domain::gate::{Action, Permit};
use domain::id::{AccountId, BreakGlassId};
use domain::message_key::Message;
use store::break_glass::OVER;
use store::{Batch, StoreError};

use crate::audit::officer::{Names, reason_of};
use crate::error::AppError;
use crate::op::Op;

/// The openings of a partnership.
#[derive(Debug, Clone)]
pub struct List {
    /// Without a review; the one that is due first at the top.
    pub waiting: Vec<Shown>,
    /// With one, the latest first.
    pub reviewed: Vec<Shown>,
}

/// One opening.
#[derive(Debug, Clone)]
pub struct Page {
    /// The opening.
    pub shown: Shown,
    /// Who reviewed it.
    pub reviewer: Option<Known>,
    /// Whether names are shown.
    pub named: bool,
}

/// All openings, pseudonymised.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn list(op: &Op) -> Result<List, AppError> {
    let permit = op.authorise_object(Action::ReviewBreakGlass, None).await?;
    let waiting = shown(op, store::break_glass::waiting(&op.scope).await?).await?;
    let reviewed = shown(op, store::break_glass::reviewed(&op.scope).await?).await?;
    op.scope.write(Batch::new(op.record(&permit, &["break_glass"]))).await?;
    Ok(List { waiting, reviewed })
}

/// One opening, pseudonymised.
///
/// # Errors
/// [`AppError::Denied`], [`AppError::NotFound`], or the store does not answer.
pub async fn page(op: &Op, id: BreakGlassId) -> Result<Page, AppError> {
    let (permit, opening) = permitted(op, id).await?;
    let page = of(op, opening).await?;
    op.scope.write(Batch::new(op.record(&permit, &["break_glass"]))).await?;
    Ok(page)
}

/// The same with its names. The reason is kept in the record of this look, which pertains to the
/// child.
///
/// # Errors
/// [`AppError::Invalid`] without a reason; otherwise as [`page`].
pub async fn named(op: &Op, id: BreakGlassId, reason: &str) -> Result<Page, AppError> {
    let (permit, opening) = permitted(op, id).await?;
    let reason = reason_of("reason", reason)?;
    let person = opening.person;
    let reviewer = opening.review.as_ref().map(|review| review.by);
    let accounts: BTreeSet<AccountId> = [opening.account].into_iter().chain(reviewer).collect();
    let names = Names::load(op, &permit, &accounts, &BTreeSet::from([person])).await?;
    let mut page = of(op, opening).await?;
    page.shown.who.name = names.accounts.get(&page.shown.opening.account).cloned();
    page.shown.child.name = names.persons.get(&person).cloned();
    if let (Some(known), Some(by)) = (&mut page.reviewer, reviewer) {
        known.name = names.accounts.get(&by).cloned();
    }
    page.named = true;
    let record = record(op, &permit, &page.shown.opening, "names");
    op.scope.write(Batch::new(AccessRecord { reason: Some(reason.to_owned()), ..record })).await?;
    Ok(page)
}

/// Answers the review. It is answered once, after the opening has ended, and by somebody else than
/// who opened.
///
/// # Errors
/// [`AppError::Invalid`] without words; [`AppError::Conflict`] when somebody was faster or it is not
/// to be answered yet; [`AppError::Denied`]; [`AppError::NotFound`]; or the store does not answer.
pub async fn review(
    op: &Op,
    id: BreakGlassId,
    outcome: Outcome,
    words: &str,
    once: &str,
) -> Result<(), AppError> {
    let words = crate::act::words("words", words, REASON_MAX, true)?.unwrap_or_default();
    let (permit, opening) = permitted(op, id).await?;
    let record = record(op, &permit, &opening, "break_glass_review");
    let batch = Batch::new(record).once(once, op.now);
    let batch = store::break_glass::review(batch, id, op.actor.account, outcome, &words, op.now);
    over(op.scope.write(batch).await, stands(op, &opening))
}

/// Decides whether the family is shown an opening; the reason is kept with the decision and in the
/// access record.
///
/// # Errors
/// As [`review`].
pub async fn decide_family(
    op: &Op,
    id: BreakGlassId,
    withhold: bool,
    reason: &str,
    once: &str,
) -> Result<(), AppError> {
    let reason = reason_of("why", reason)?;
    let (permit, opening) = permitted(op, id).await?;
    let field = if withhold { "withheld" } else { "shown_again" };
    let record = record(op, &permit, &opening, field);
    let record = AccessRecord { reason: Some(reason.to_owned()), ..record };
    let batch = Batch::new(record).once(once, op.now);
    let batch = if withhold {
        store::break_glass::withhold(batch, id, op.actor.account, reason, op.now)
    } else {
        store::break_glass::show_again(batch, id)
    };
    let own = withhold && opening.account == op.actor.account;
    let stands = if own { "break_glass-error-own" } else { "break_glass-error-decided" };
    over(op.scope.write(batch).await, stands)
}

/// The record of what is done about an opening. It pertains to the child, and names the opening: who
/// is not told of that is not told of this.
fn record(op: &Op, permit: &Permit, opening: &Opening, field: &str) -> AccessRecord {
    op.record_of(permit, vec![opening.person], &[field, &format!("{OPENING}{}", opening.id)])
}

/// Why a review cannot be answered, as it stood when it was looked at.
fn stands(op: &Op, opening: &Opening) -> &'static str {
    if opening.account == op.actor.account {
        "break_glass-error-own"
    } else if opening.review.is_none() && !opening.is_over(op.now) {
        "break_glass-error-still-open"
    } else {
        "break_glass-error-reviewed"
    }
}

fn over(written: Result<(), StoreError>, stands: &'static str) -> Result<(), AppError> {
    match written {
        Err(StoreError::Conflict(OVER)) => Err(AppError::Conflict(Message::new(stands))),
        other => Ok(other?),
    }
}

async fn permitted(op: &Op, id: BreakGlassId) -> Result<(Permit, Opening), AppError> {
    let permit = op.authorise_object(Action::ReviewBreakGlass, None).await?;
    let opening = store::break_glass::get(&op.scope, id).await?.ok_or(AppError::NotFound)?;
    Ok((permit, opening))
}

async fn of(op: &Op, opening: Opening) -> Result<Page, AppError> {
    let reviewer = opening.review.as_ref().map(|review| known(op, review.by.0));
    let shown = shown(op, vec![opening]).await?.pop().ok_or(AppError::NotFound)?;
    Ok(Page { shown, reviewer, named: false })
}

async fn shown(op: &Op, openings: Vec<Opening>) -> Result<Vec<Shown>, AppError> {
    let looked_at = store::break_glass::looked_at(&op.scope, &openings).await?;
    let shown = openings.into_iter().zip(looked_at).map(|(opening, looked_at)| Shown {
        who: known(op, opening.account.0),
        child: known(op, opening.person.0),
        looked_at,
        over: opening.is_over(op.now),
        overdue: opening.is_overdue(op.today()),
        own: opening.account == op.actor.account,
        opening,
    });
    Ok(shown.collect())
}

fn known(op: &Op, id: uuid::Uuid) -> Known {
    Known { pseudonym: pseudonym(&op.tenant.row.id, id), name: None }
}
