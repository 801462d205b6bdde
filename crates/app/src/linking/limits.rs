//! The limits that a partnership sets for linking without asking, and for asking.

use domain::gate::Action;
use domain::linking::{ASK_PERCENT, Accept, Limits, Settings};
use domain::message_key::{FieldError, Message};
use store::{Scope, StoreError};

use crate::admin::Desk;
use crate::error::AppError;
use crate::op::Op;

/// The limits of a partnership as the engine takes them.
///
/// # Errors
/// The store does not answer.
pub async fn settings(scope: &Scope) -> Result<Settings, AppError> {
    Ok(store::linking::settings(scope).await?)
}

/// The desk at which the limits are set.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn desk(op: &Op) -> Result<Desk, AppError> {
    Desk::permitted(op, Action::ManageLinking).await
}

/// The limits, with the version that a form sends back.
///
/// # Errors
/// The store does not answer.
pub async fn view(desk: &Desk) -> Result<(Limits, i64), AppError> {
    Ok(store::linking::limits(&desk.scope).await?)
}

/// What a form or a command line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// A word of [`Accept`].
    pub accept: &'a str,
    /// Percent.
    pub ask_percent: &'a str,
}

impl Said<'_> {
    fn limits(self) -> Result<Limits, AppError> {
        let accept = Accept::from_code(self.accept.trim());
        let accept = accept.ok_or_else(|| AppError::field("accept", "error-choose"))?;
        let percent = self.ask_percent.trim().parse().ok().filter(|percent| ASK_PERCENT.contains(percent));
        let message = Message::new("linking-ask-wrong")
            .with("from", ASK_PERCENT.start().to_string())
            .with("to", ASK_PERCENT.end().to_string());
        let ask_percent =
            percent.ok_or_else(|| AppError::Invalid(vec![FieldError { field: "ask_percent", message }]))?;
        Ok(Limits { accept, ask_percent })
    }
}

/// Sets the limits. They hold for what is decided from now on; links that stand, stand.
///
/// # Errors
/// [`AppError::Invalid`], or [`AppError::Conflict`] when they are not as they were shown.
pub async fn set(desk: &Desk, version: i64, said: Said<'_>, once: &str) -> Result<Limits, AppError> {
    let limits = said.limits()?;
    let batch = desk.batch(&["accept", "ask_percent"], None).once(once, desk.now);
    let batch = store::linking::set(batch, limits, version, desk.own, desk.now);
    match desk.scope.write(batch).await {
        Err(StoreError::Conflict(store::linking::LIMITS)) => {
            Err(AppError::Conflict(Message::new("linking-changed")))
        }
        other => Ok(other.map(|()| limits)?),
    }
}
