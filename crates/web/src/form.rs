//! Forms as they arrive: fields by name, given back as they were written when something is wrong.

use app::AppError;
use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::message_key::FieldError;
use ui::Fields;

use crate::error::Failure;
use crate::page::go_and_say;
use crate::session::Signed;

/// The fields of a form that was sent.
pub(crate) struct Sent(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        match Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(Form(fields)) => Ok(Self(fields)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(rejection.into_response())
            }
            Err(_) => Err(StatusCode::BAD_REQUEST.into_response()),
        }
    }
}

impl Sent {
    /// A field's text, without blanks around it; empty when it is not there.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    /// All values of a field of several choices.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The token that makes the form write once.
    pub(crate) fn once(&self) -> &str {
        self.text("once")
    }

    /// A field that must read as something; `key` says what is wrong otherwise.
    pub(crate) fn read<T>(
        &self,
        name: &'static str,
        key: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, AppError> {
        read(self.text(name)).ok_or_else(|| AppError::field(name, key))
    }

    /// A date that may be left out.
    pub(crate) fn date(&self, name: &'static str) -> Result<Option<jiff::civil::Date>, AppError> {
        match self.text(name) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| AppError::field(name, "error-date")),
        }
    }

    /// The form as it was written, with what was wrong.
    pub(crate) fn again(self, errors: Vec<FieldError>) -> Fields {
        Fields::again(self.0.into_iter().filter(|(name, _)| name != "once"), errors)
    }
}

/// After a write: on to a page that says so. A form sent twice says that it was done already.
pub(crate) fn done(
    signed: &Signed,
    outcome: Result<(), AppError>,
    path: &str,
    key: &'static str,
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => Ok(go_and_say(path, key)),
        Err(AppError::AlreadyDone) => Ok(go_and_say(path, "said-already-done")),
        Err(error) => Err(signed.failure(error)),
    }
}
