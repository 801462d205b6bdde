//! Deliveries: an agency's list read, put to a human, linked, landed.
//!
//! ```text
//! open ─► read ─► (preview) ─► land ─► landed
//!   │       │                    └──► waiting ─ confirm ─► land
//!   └ wrong file, another agency's list, missing columns: named, nothing stored
//! ```
//!
//! Every step can be killed: what is staged is nobody's until one batch lands it, and goes when
//! the next delivery begins.

mod decide;
mod family;
mod halfway;
mod keys;
mod land;
pub(crate) mod meet;
mod rejected;
mod relink;
mod stage;

pub(crate) use relink::fresh;

use std::sync::Arc;

use domain::access::{AccessRecord, Means};
use domain::country::Language;
use domain::feed::{Delivery, FileError, ListKind, Problem, Profile};
use domain::gate::{Action, Permit, Purpose};
use domain::id::{AccountId, AgencyId, FeedId};
use domain::message_key::Message;
use jiff::civil::Date;
use store::feed::Source;
use store::{Batch, Scope};

use crate::error::AppError;
use crate::kring::{Kring, Tenant};
use crate::op::Op;

pub use land::{Outcome, confirm, land};
pub use rejected::rejected_csv;
pub use stage::{Opened, Upload, begin, open, read};

/// Deliveries that a page lists.
pub const DELIVERIES: u32 = 50;
/// Problems that a preview shows of each kind.
pub const PROBLEMS: u32 = 100;

/// Why a delivery does not go on.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The file is not such a list. Nothing of it is stored.
    #[error("wrong file: {0}")]
    File(#[from] FileError),
    /// The list may not land, with the reason.
    #[error("refused: {}", .0.key)]
    Refused(Message),
    /// Another delivery of the partnership is landing.
    #[error("another delivery is landing")]
    Busy,
    /// Anything else.
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<store::StoreError> for FeedError {
    fn from(error: store::StoreError) -> Self {
        Self::App(error.into())
    }
}

enum Who {
    Somebody(Box<(Op, Permit)>),
    Operator { language: Language },
}

/// Somebody who may deliver for one agency.
pub struct Delivering {
    /// The application.
    pub kring: Arc<Kring>,
    /// The partnership.
    pub tenant: Arc<Tenant>,
    /// Its rows.
    pub scope: Scope,
    /// The agency, and how its lists are read.
    pub source: Source,
    who: Who,
}

impl Delivering {
    /// On a page: asks the gate.
    ///
    /// # Errors
    /// [`AppError::Denied`], [`AppError::NotFound`], or the store does not answer.
    pub async fn by(op: &Op, agency: AgencyId) -> Result<Self, AppError> {
        let permit = op.authorise_object(Action::ImportFeed, Some(agency)).await?;
        let source = store::feed::source(&op.scope, agency).await?.ok_or(AppError::NotFound)?;
        Ok(Self {
            kring: Arc::clone(&op.kring),
            tenant: Arc::clone(&op.tenant),
            scope: op.scope.clone(),
            source,
            who: Who::Somebody(Box::new((op.clone(), permit))),
        })
    }

    /// On a page, by the delivery.
    ///
    /// # Errors
    /// The same; a delivery of another agency is not found.
    pub async fn of_feed(op: &Op, feed: FeedId) -> Result<(Self, Delivery), AppError> {
        let delivery = store::feed::delivery(&op.scope, feed).await?.ok_or(AppError::NotFound)?;
        if op.judge(Action::ImportFeed, None, Some(delivery.agency)).is_err() {
            // That another agency has delivered is not told.
            op.authorise_object(Action::ImportFeed, Some(delivery.agency)).await.map_err(|e| match e {
                AppError::Denied(_) => AppError::NotFound,
                other => other,
            })?;
        }
        Ok((Self::by(op, delivery.agency).await?, delivery))
    }

    /// On the command line: whoever can open the store may deliver.
    ///
    /// # Errors
    /// [`AppError::NotFound`], or the store does not answer.
    pub async fn by_operator(
        kring: &Arc<Kring>,
        tenant: &Arc<Tenant>,
        agency: AgencyId,
        language: Language,
    ) -> Result<Self, AppError> {
        let scope = kring.scope(&tenant.row.id);
        let source = store::feed::source(&scope, agency).await?.ok_or(AppError::NotFound)?;
        Ok(Self {
            kring: Arc::clone(kring),
            tenant: Arc::clone(tenant),
            scope,
            source,
            who: Who::Operator { language },
        })
    }

    /// The agency's id.
    pub const fn agency(&self) -> AgencyId {
        self.source.agency.id
    }

    /// The local day.
    pub fn today(&self) -> Date {
        self.kring.clock.now().to_zoned(self.tenant.zone.clone()).date()
    }

    /// The reader's language.
    pub fn language(&self) -> Language {
        match &self.who {
            Who::Somebody(op) => op.0.language,
            Who::Operator { language } => *language,
        }
    }

    fn account(&self) -> Option<AccountId> {
        match &self.who {
            Who::Somebody(op) => Some(op.0.actor.account),
            Who::Operator { .. } => None,
        }
    }

    /// The access record of a step: which delivery, and what was done with it.
    fn record(&self, fields: &[&str]) -> AccessRecord {
        match &self.who {
            Who::Somebody(op) => AccessRecord { at: self.kring.clock.now(), ..op.0.record(&op.1, fields) },
            Who::Operator { .. } => {
                let at = self.kring.clock.now();
                AccessRecord {
                    id: self.kring.id(at),
                    partnership: self.tenant.row.id.clone(),
                    at,
                    account: None,
                    hat: None,
                    agency: Some(self.agency()),
                    action: Action::ImportFeed.code().to_owned(),
                    purpose: Purpose::Administration.code().to_owned(),
                    means: Means::CommandLine,
                    persons: Vec::new(),
                    fields: fields.iter().map(|f| (*f).to_owned()).collect(),
                    basis: Vec::new(),
                    denied: false,
                    request: String::new(),
                    reason: None,
                }
            }
        }
    }
}

/// The newest deliveries of the agency.
///
/// # Errors
/// The store does not answer, also when the access record cannot be written.
pub async fn list(d: &Delivering) -> Result<Vec<Delivery>, AppError> {
    let all = store::feed::deliveries(&d.scope, d.agency(), DELIVERIES).await?;
    d.scope.write(Batch::new(d.record(&["deliveries"]))).await?;
    Ok(all)
}

/// A delivery with what is to be said about its lines.
pub struct Preview {
    /// The delivery.
    pub delivery: Delivery,
    /// The first lines that were not read.
    pub rejected: Vec<Problem>,
    /// The first things to look at.
    pub warnings: Vec<Problem>,
    /// The mapping that the agency has saved.
    pub profile: Option<Profile>,
}

/// Shows a delivery.
///
/// # Errors
/// The store does not answer, also when the access record cannot be written.
pub async fn preview(d: &Delivering, feed: FeedId) -> Result<Preview, AppError> {
    let delivery = store::feed::delivery(&d.scope, feed).await?.ok_or(AppError::NotFound)?;
    let rejected = store::feed::problems(&d.scope, feed, true, 0, PROBLEMS).await?;
    let warnings = store::feed::problems(&d.scope, feed, false, 0, PROBLEMS).await?;
    d.scope.write(Batch::new(d.record(&["delivery", "rejected_lines"]))).await?;
    let profile = d.source.profile(delivery.kind).cloned();
    Ok(Preview { delivery, rejected, warnings, profile })
}

/// Keeps how the columns of the agency's lists are read.
///
/// # Errors
/// The store does not answer.
pub async fn keep_profile(d: &Delivering, kind: ListKind, profile: &Profile) -> Result<(), AppError> {
    let batch = Batch::new(d.record(&["columns"]));
    Ok(d.scope.write(store::feed::keep_profile(batch, d.agency(), kind, profile)).await?)
}

/// Gives a delivery up that has not landed.
///
/// # Errors
/// [`AppError::Conflict`] when it is landing or has landed.
pub async fn abandon(d: &Delivering, delivery: &Delivery) -> Result<(), AppError> {
    use domain::feed::FeedState;
    let at = d.kring.clock.now();
    let batch = Batch::new(d.record(&["abandon"]));
    let batch = store::feed::set_state(batch, delivery.id, delivery.state, FeedState::Abandoned, None, at);
    if !(delivery.state.is_open() || delivery.state == FeedState::Staging) {
        return Err(AppError::Conflict(Message::new("import-refused-over")));
    }
    d.scope.write(batch).await?;
    stage::clean(d, delivery.id).await?;
    Ok(())
}
