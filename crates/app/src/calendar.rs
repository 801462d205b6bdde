//! A calendar feed of what one has to do: a secret address that can be revoked, without a name, a
//! number or a reason in it.

use std::sync::Arc;

use domain::access::{AccessRecord, Means};
use domain::country::Language;
use domain::gate::{Action, Purpose};
use jiff::{SignedDuration, Timestamp};
use store::Batch;

pub use store::calendar::Entry;

use crate::act;
use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;

/// How long what is past stays in the feed.
const KEEP: SignedDuration = SignedDuration::from_hours(24 * 31);

/// Since when whoever asks has a feed.
///
/// # Errors
/// The store does not answer.
pub async fn since(op: &Op) -> Result<Option<Timestamp>, AppError> {
    let (practitioner, _) = act::staff(op)?;
    Ok(store::calendar::since(&op.scope, practitioner).await?)
}

/// Makes a new secret address and gives its secret, which is shown once; an earlier one ends.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn make(op: &Op, once: &str) -> Result<String, AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let (practitioner, _) = act::staff(op)?;
    let secret = crate::ports::secret(&*op.kring.chance);
    let hash = crate::ports::secret_hash(&secret);
    let batch = Batch::new(op.record(&permit, &["calendar"])).once(once, op.now);
    op.scope.write(store::calendar::make(batch, practitioner, &hash, op.language, op.now)).await?;
    Ok(secret)
}

/// Ends the feed of whoever asks.
///
/// # Errors
/// [`AppError::Denied`], or the store does not answer.
pub async fn revoke(op: &Op, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let (practitioner, _) = act::staff(op)?;
    let batch = Batch::new(op.record(&permit, &["calendar"])).once(once, op.now);
    Ok(op.scope.write(store::calendar::revoke(batch, practitioner)).await?)
}

/// What a calendar program fetches.
#[derive(Debug, Clone)]
pub struct Feed {
    /// The partnership.
    pub tenant: Arc<Tenant>,
    /// The language of its words.
    pub language: Language,
    /// What is planned, soonest first.
    pub entries: Vec<Entry>,
    /// When it was made.
    pub now: Timestamp,
}

/// The feed behind a secret. The fetch is recorded: an address that has got about can be noticed.
///
/// # Errors
/// [`AppError::NotFound`] for a secret that is none, was revoked, or whose owner has gone.
pub async fn feed(kring: &Kring, secret: &str, request: &str) -> Result<Feed, AppError> {
    let hash = crate::ports::secret_hash(secret);
    let found = store::calendar::whose(&kring.db, &hash).await?.ok_or(AppError::NotFound)?;
    let (partnership, practitioner, language) = found;
    let (scope, tenant) = (kring.scope(&partnership), kring.tenant(&partnership).await?);
    let now = kring.clock.now();
    let today = now.to_zoned(tenant.zone.clone()).date();
    let entries = store::calendar::entries(&scope, practitioner, today, now - KEEP).await?;
    let record = AccessRecord {
        id: kring.id(now),
        partnership,
        at: now,
        account: None,
        hat: None,
        agency: None,
        action: Action::ViewMyDay.code().to_owned(),
        purpose: Purpose::Support.code().to_owned(),
        means: Means::Api,
        persons: Vec::new(),
        fields: vec!["calendar".to_owned()],
        basis: vec!["calendar-by-secret-address".to_owned()],
        denied: false,
        request: request.to_owned(),
        reason: None,
    };
    scope.write(Batch::new(record)).await?;
    Ok(Feed { tenant, language, entries, now })
}
