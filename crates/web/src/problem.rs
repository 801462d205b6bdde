//! Errors for programs: `application/problem+json` (RFC 9457), with the fields that are wrong, in the language
//! that was asked for.

use app::AppError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::country::Language;
use domain::message_key::Message;
use serde_json::{Value, json};
use ui::Words;

use crate::error::status_and_message;

/// The media type of such an answer.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";
/// Before the key of the message in `type` and `code`, by which programs tell problems apart.
const TYPE: &str = "urn:kring:problem:";
/// What a system has to show.
const SCHEME: &str = "Bearer realm=\"kring\"";

/// What went wrong.
#[derive(Debug)]
pub(crate) struct Problem {
    language: Language,
    status: StatusCode,
    message: Message,
    /// The fields that are wrong, each with why.
    wrong: Vec<(String, Message)>,
    /// Seconds to wait.
    wait: Option<u32>,
}

impl Problem {
    pub(crate) const fn new(language: Language, status: StatusCode, message: Message) -> Self {
        Self { language, status, message, wrong: Vec::new(), wait: None }
    }

    /// Fields that are wrong.
    pub(crate) const fn fields(language: Language, wrong: Vec<(String, Message)>) -> Self {
        let message = Message::new("api-invalid");
        Self { language, status: StatusCode::UNPROCESSABLE_ENTITY, message, wrong, wait: None }
    }

    /// What a use case answered.
    pub(crate) fn of(language: Language, error: AppError) -> Self {
        let (status, message) = status_and_message(&error);
        if status.is_server_error() {
            tracing::error!(%error, "request failed");
        }
        match error {
            AppError::Invalid(wrong) => {
                let wrong = wrong.into_iter().map(|each| (each.field.to_owned(), each.message));
                Self::fields(language, wrong.collect())
            }
            AppError::TooMany { wait } => Self { wait: Some(wait), ..Self::new(language, status, message) },
            _ => Self::new(language, status, message),
        }
    }
}

fn code(message: &Message) -> String {
    format!("{TYPE}{}", message.key)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let l = Words::of(self.language);
        let error = |(field, message): &(String, Message)| json!({ "field": field, "code": code(message), "detail": l.message(message) });
        let mut body = json!({
            "type": code(&self.message),
            "title": l.t(ui::error::Page::title(self.status.as_u16())),
            "status": self.status.as_u16(),
            "detail": l.message(&self.message),
        });
        if !self.wrong.is_empty() {
            body["errors"] = Value::Array(self.wrong.iter().map(error).collect());
        }
        let mut response = (self.status, body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language.tag()));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(SCHEME));
        }
        if let Some(wait) = self.wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        response
    }
}
