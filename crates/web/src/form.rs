//! What a form sent: its fields as they came, for values and for showing the form once more.

use app::AppError;
use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::message_key::FieldError;
use jiff::civil::Date;
use ui::Fields;

use crate::error::{Failure, status_and_message};
use crate::page::render;

/// The fields of a form, by name; a field of several choices comes several times.
#[derive(Default)]
pub(crate) struct Sent(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = axum::extract::rejection::FormRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, state).await?;
        Ok(Self(fields))
    }
}

impl Sent {
    /// Fields that came another way.
    pub(crate) const fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// A form without files on a route that takes larger ones: it has the limit of every other form.
    pub(crate) async fn limited<S: Send + Sync>(request: Request, state: &S) -> Result<Self, Response> {
        let (head, body) = request.into_parts();
        let too_large = |_| StatusCode::PAYLOAD_TOO_LARGE.into_response();
        let body = axum::body::to_bytes(body, crate::headers::FORM_LIMIT).await.map_err(too_large)?;
        let request = Request::from_parts(head, body.into());
        Self::from_request(request, state).await.map_err(IntoResponse::into_response)
    }

    /// What was written in that field; empty when it did not come.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// All choices of that field.
    pub(crate) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All fields as they came.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a box was ticked.
    pub(crate) fn is_checked(&self, name: &str) -> bool {
        self.value(name) == "yes"
    }

    /// The token under which this form's write happens once.
    pub(crate) fn once(&self, path: &str) -> Result<String, AppError> {
        crate::page::once(path, self.value("once"))
    }

    /// A coded choice.
    pub(crate) fn code<T>(
        &self,
        field: &'static str,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Result<T, AppError> {
        from_code(self.value(field)).ok_or_else(|| AppError::field(field, "error-choose"))
    }

    /// A chosen id.
    pub(crate) fn id<T: std::str::FromStr>(&self, field: &'static str) -> Result<T, AppError> {
        self.value(field).parse().map_err(|_| AppError::field(field, "error-choose"))
    }

    /// A day, or none when nothing was written.
    pub(crate) fn day(&self, field: &'static str) -> Result<Option<Date>, AppError> {
        match self.value(field).trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| AppError::field(field, "error-date")),
        }
    }

    /// The form once more with what was wrong: wrong fields, and a conflict, which stands at
    /// `first`. Every other error goes its own way.
    pub(crate) fn again(&self, error: AppError, first: &'static str) -> Result<Again, Failure> {
        let (status, message) = status_and_message(&error);
        let errors = match error {
            AppError::Invalid(errors) if !errors.is_empty() => errors,
            AppError::Conflict(_) => vec![FieldError { field: first, message }],
            other => return Err(other.into()),
        };
        let values = self.0.iter().filter(|(name, _)| name != "once").cloned();
        Ok(Again { status, fields: Fields::again(values, errors) })
    }
}

/// A form that comes back.
pub(crate) struct Again {
    status: StatusCode,
    fields: Fields,
}

impl Again {
    /// The page with the form.
    pub(crate) fn show<P: ui::Page>(self, page: impl FnOnce(Fields) -> P) -> Response {
        render(self.status, &page(self.fields))
    }
}

/// Two results: what was wrong with both, in the order of the form.
pub(crate) fn both<A, B>(a: Result<A, AppError>, b: Result<B, AppError>) -> Result<(A, B), AppError> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(AppError::Invalid(mut wrong)), Err(AppError::Invalid(more))) => {
            wrong.extend(more);
            Err(AppError::Invalid(wrong))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// An answer to a click that can no longer do what it says: what stands now, and the way back.
pub(crate) fn too_late(error: AppError, back: &str) -> Failure {
    match error {
        AppError::Conflict(message) => Failure::back_to(AppError::Conflict(message), back),
        other => other.into(),
    }
}
