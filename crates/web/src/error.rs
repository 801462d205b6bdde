//! Errors as answers: one place that turns a refusal or failure into a status and a page in the
//! reader's language. Handlers and layers only say what went wrong; [`dress`] makes the page.

use std::sync::Arc;

use app::AppError;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::message_key::Message;
use tower_http::csrf::ProtectionError;

use crate::problem::Problem;
use crate::session::Maybe;
use crate::state::Web;

/// A request that does not get what it asked for. Handlers return it by `?`.
pub(crate) struct Failure {
    error: AppError,
    /// Where the reader goes on from here.
    back: Option<String>,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self { error, back: None }
    }
}

impl Failure {
    /// A failure with a nearer way on than the beginning: a path.
    pub(crate) fn back_to(error: AppError, path: impl Into<String>) -> Self {
        Self { error, back: Some(path.into()) }
    }
}

/// What a plain answer with an error status tells the one who dresses it.
#[derive(Debug, Clone)]
struct Told {
    message: Message,
    back: Option<String>,
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
        AppError::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, Message::new("case-refused")),
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
        let mut response = status.into_response();
        if let AppError::TooMany { wait } = self.error
            && let Ok(value) = HeaderValue::try_from(wait.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response.extensions_mut().insert(Told { message, back: self.back });
        response
    }
}

/// Answers to programs, which want no page.
const PLAIN: [&str; 7] = ["/api/", "/assets/", "/calendar/", "/healthz", "/readyz", "/metrics", "/events"];

fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok());
    let html = accepts.is_none_or(|a| a.contains("text/html") || a.contains("*/*"));
    html && !PLAIN.iter().any(|plain| path.starts_with(plain))
}

/// What to say of an answer that a layer or the router gave.
fn message_of(response: &Response) -> Message {
    if response.extensions().get::<ProtectionError>().is_some() {
        return Message::new("error-cross-site");
    }
    match response.status() {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Message::new("error-denied"),
        StatusCode::NOT_FOUND => Message::new("error-not-found"),
        StatusCode::METHOD_NOT_ALLOWED => Message::new("error-method"),
        StatusCode::PAYLOAD_TOO_LARGE => Message::new("error-too-large"),
        StatusCode::SERVICE_UNAVAILABLE => Message::new("error-unavailable"),
        status if status.is_server_error() => Message::new("error-internal"),
        _ => Message::new("error-invalid"),
    }
}

/// Gives every error without a page of its own its page: from use cases, extractors, the router
/// and the layers below.
pub(crate) async fn dress(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/api/") {
        return of_program(request, next).await;
    }
    let page = wants_page(request.uri().path(), request.headers());
    let asked = page.then(|| (request.uri().clone(), request.headers().clone()));
    let id = request.extensions().get::<crate::headers::RequestId>().map(|id| id.0.clone());
    let response = next.run(request).await;
    let status = response.status();
    let has_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    match asked {
        Some(asked) if (status.is_client_error() || status.is_server_error()) && !has_page => {
            // A body cannot be shared between threads: only the head waits for the page.
            let told = response.extensions().get::<Told>().cloned();
            let told = told.unwrap_or_else(|| Told { message: message_of(&response), back: None });
            page_of(&web, &asked, status, response.into_parts().0.headers, told, id.unwrap_or_default()).await
        }
        _ => response,
    }
}

/// The same for programs: what the router and the layers answer becomes a problem like every other.
async fn of_program(request: Request, next: Next) -> Response {
    let language = crate::session::browser_language(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let said = kind.is_some_and(|kind| kind == crate::problem::MEDIA_TYPE);
    if said || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let told = response.extensions().get::<Told>().cloned();
    let message = told.map_or_else(|| message_of(&response), |told| told.message);
    let mut problem = Problem::new(language, status, message).into_response();
    for kept in [header::RETRY_AFTER, header::ALLOW] {
        for value in response.headers().get_all(&kept) {
            problem.headers_mut().append(kept.clone(), value.clone());
        }
    }
    problem
}

async fn page_of(
    web: &Arc<Web>,
    (uri, headers): &(Uri, HeaderMap),
    status: StatusCode,
    plain: HeaderMap,
    told: Told,
    request: String,
) -> Response {
    // Without the store there is nobody to greet by name; the page is shown all the same.
    let maybe = match Maybe::of(web, uri, headers).await {
        Ok(maybe) => maybe,
        Err(_) => Maybe::nobody(uri, headers),
    };
    let shell = maybe.shell(web, ui::error::Page::title(status.as_u16())).await;
    let page =
        ui::error::Page { shell, status: status.as_u16(), message: told.message, back: told.back, request };
    let mut dressed = crate::page::render(status, &page);
    for kept in [header::RETRY_AFTER, header::ALLOW, header::SET_COOKIE] {
        for value in plain.get_all(&kept) {
            dressed.headers_mut().append(kept.clone(), value.clone());
        }
    }
    dressed
}

/// The answer to every path that is none.
pub(crate) async fn no_such_path() -> Failure {
    AppError::NotFound.into()
}
