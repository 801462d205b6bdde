//! Errors as answers: one place that turns a refusal or failure into a status and a page in the
//! reader's language.

use app::AppError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::country::Language;
use domain::message_key::Message;

/// A failed request with what is needed to say so.
pub(crate) struct Failure {
    error: AppError,
    language: Language,
    /// Where the reader goes on from here.
    back: Option<String>,
}

impl Failure {
    pub(crate) const fn new(error: AppError, language: Language, back: Option<String>) -> Self {
        Self { error, language, back }
    }
}

/// Status and message of an error. A denial that would reveal existence reads as *not found*.
pub(crate) fn status_and_message(error: &AppError) -> (StatusCode, Message) {
    match error {
        AppError::Denied(denied) if denied.conceal => {
            (StatusCode::NOT_FOUND, Message::new("error-not-found"))
        }
        AppError::Denied(_) => (StatusCode::FORBIDDEN, Message::new("error-denied")),
        AppError::NotFound => (StatusCode::NOT_FOUND, Message::new("error-not-found")),
        AppError::Invalid(fields) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            fields.first().map_or_else(|| Message::new("error-invalid"), |f| f.message.clone()),
        ),
        AppError::Conflict(message) => (StatusCode::CONFLICT, message.clone()),
        AppError::AlreadyDone => (StatusCode::CONFLICT, Message::new("error-already-done")),
        AppError::TooMany { wait } => {
            (StatusCode::TOO_MANY_REQUESTS, Message::new("error-too-many").with("seconds", wait.to_string()))
        }
        AppError::Store(store) if store.is_passing() => {
            (StatusCode::SERVICE_UNAVAILABLE, Message::new("error-unavailable"))
        }
        AppError::Store(_) | AppError::Internal(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, Message::new("error-internal"))
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, message) = status_and_message(&self.error);
        if status.is_server_error() {
            tracing::error!(error = %self.error, "request failed");
        }
        let mut response = (status, format!("{}\n", message.key)).into_response();
        if let AppError::TooMany { wait } = self.error
            && let Ok(value) = HeaderValue::try_from(wait.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        let _ = (self.language, self.back);
        response
    }
}
