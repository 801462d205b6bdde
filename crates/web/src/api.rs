//! `/api`: what agencies' own systems send and ask. A key opens it, and no cookie does.

use std::sync::Arc;

use app::api_key::Caller;
use app::concern::{ByKey, receive_by_key, state_by_key};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use domain::attachment::TOTAL_LIMIT;
use domain::country::Language;
use domain::message_key::Message;
use serde_json::json;

use crate::headers::{FORM_LIMIT, RequestId};
use crate::problem::Problem;
use crate::routes::{Guard, Routes};
use crate::session::{accepted_language, browser_language};
use crate::state::Web;

mod body;

use body::{Body, Wrong};

/// The header by which a system names its request: the same name is the same report.
const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Most characters of it.
const IDEMPOTENCY_LIMIT: usize = 100;
/// Largest body: as many files as are taken, in Base64, and what stands beside them.
const BODY_LIMIT: usize = TOTAL_LIMIT.div_ceil(3) * 4 + 2 * FORM_LIMIT;

pub(crate) fn routes(routes: Routes) -> Routes {
    let send = post(send).layer(DefaultBodyLimit::max(BODY_LIMIT));
    routes.add("POST", Guard::Bearer, "/api/concern-reports", send).get(
        Guard::Bearer,
        "/api/concern-reports/{reference}",
        state,
    )
}

/// A system that has shown a key which holds; everybody else is answered 401, before anything that was sent is
/// read.
struct Bearer(Caller);

impl FromRequestParts<Arc<Web>> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Problem> {
        let language = accepted_language(&parts.headers);
        let unknown = || {
            let language = browser_language(&parts.headers);
            Problem::new(language, StatusCode::UNAUTHORIZED, Message::new("api-no-key"))
        };
        let key = key(&parts.headers).ok_or_else(unknown)?;
        let request = parts.extensions.get::<RequestId>().map(|id| id.0.as_str()).unwrap_or_default();
        let caller = app::api_key::caller(&web.kring, key, language, request).await;
        let failed = |error| Problem::of(language.unwrap_or(Language::En), error);
        caller.map_err(failed)?.map(Self).ok_or_else(unknown)
    }
}

/// The key that a request shows: one, in its header, and nowhere else.
fn key(headers: &HeaderMap) -> Option<&str> {
    let mut shown = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(one), None) = (shown.next(), shown.next()) else { return None };
    let (scheme, key) = one.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

/// What the system calls its request.
fn idempotency_key(headers: &HeaderMap) -> Option<&str> {
    let mut shown = headers.get_all(IDEMPOTENCY_KEY).iter();
    let (Some(one), None) = (shown.next(), shown.next()) else { return None };
    let one = one.to_str().ok()?.trim();
    (!one.is_empty() && one.len() <= IDEMPOTENCY_LIMIT).then_some(one)
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

async fn send(
    Bearer(caller): Bearer,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let problem = |status, message| Problem::new(caller.language, status, message);
    let idempotency_key = idempotency_key(&headers).ok_or_else(|| {
        let limit = IDEMPOTENCY_LIMIT.to_string();
        problem(StatusCode::BAD_REQUEST, Message::new("api-no-idempotency-key").with("limit", limit))
    })?;
    if !is_json(&headers) {
        return Err(problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, Message::new("api-not-json")));
    }
    let bytes = body.map_err(|broken| match broken.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            problem(StatusCode::PAYLOAD_TOO_LARGE, Message::new("error-too-large"))
        }
        _ => problem(StatusCode::BAD_REQUEST, Message::new("error-invalid")),
    })?;
    let read = Body::read(&bytes).map_err(|wrong| match wrong {
        Wrong::NotJson { line, column } => {
            let message = Message::new("api-bad-json").with("line", line.to_string());
            problem(StatusCode::BAD_REQUEST, message.with("column", column.to_string()))
        }
        Wrong::Fields(wrong) => Problem::fields(caller.language, wrong),
    })?;
    drop(bytes);
    let sent = ByKey {
        agency: read.agency.as_deref(),
        draft: &read.draft,
        files: read.files,
        idempotency_key,
        body_hash: &read.hash,
    };
    let taken = receive_by_key(&caller, sent).await.map_err(|error| Problem::of(caller.language, error))?;
    let status = if taken.again { StatusCode::OK } else { StatusCode::CREATED };
    let mut response = (status, Json(json!({ "reference": taken.reference }))).into_response();
    let place = HeaderValue::try_from(format!("/api/concern-reports/{}", taken.reference));
    response.headers_mut().extend(place.ok().map(|place| (header::LOCATION, place)));
    Ok(response)
}

async fn state(Bearer(caller): Bearer, Path(reference): Path<String>) -> Result<Response, Problem> {
    let found = state_by_key(&caller, &reference).await;
    let receipt = found.map_err(|error| Problem::of(caller.language, error))?;
    let told = receipt.told.iter().map(|(what, at)| json!({ "what": what.code(), "at": at.to_string() }));
    let body = json!({
        "received": receipt.received.to_string(),
        "agency": receipt.agency,
        "telephone": receipt.phone,
        "told": told.collect::<Vec<_>>(),
    });
    Ok(Json(body).into_response())
}
