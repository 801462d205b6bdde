//! Layers around every answer: sizes, times, request id, forgery protection, strict headers.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::state::Web;

/// Largest form, bytes. Deliveries of lists have a limit of their own.
pub(crate) const FORM_LIMIT: usize = 128 * 1024;
/// A request that takes longer is answered 503.
const REQUEST_LIMIT: Duration = Duration::from_secs(120);
/// The same for one that carries files: photographs from a telephone far from everywhere.
const FILES_LIMIT: Duration = Duration::from_secs(15 * 60);

/// Id of a request, for the log and the access record.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub(crate) String);

/// Gives the request its id, and writes one log line without personal data: the route's
/// pattern, never the path.
async fn observe(State(web): State<Arc<Web>>, mut request: Request, next: Next) -> Response {
    let id = app::ports::uuid(&*web.kring.chance, web.kring.clock.now()).simple().to_string();
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|p| p.as_str().to_owned());
    let response = next.run(request).await;
    tracing::info!(%method, route, status = response.status().as_u16(), request = id, "answered");
    response
}

/// Ends a request that takes too long. A route that takes no files refuses them at once.
async fn in_time(request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let files = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let limit = if files { FILES_LIMIT } else { REQUEST_LIMIT };
    let answer = tokio::time::timeout(limit, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

pub(crate) fn layers(router: Router<Arc<Web>>, web: &Arc<Web>) -> Router<Arc<Web>> {
    let fixed = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    router.layer(
        ServiceBuilder::new()
            .layer(middleware::from_fn_with_state(Arc::clone(web), observe))
            .layer(fixed(header::CONTENT_SECURITY_POLICY, ui::assets::CONTENT_SECURITY_POLICY))
            .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
            .layer(fixed(header::CACHE_CONTROL, "no-store"))
            .layer(fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
            .layer(fixed(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
            .layer(fixed(
                HeaderName::from_static("permissions-policy"),
                "camera=(), microphone=(), geolocation=()",
            ))
            .layer(CompressionLayer::new())
            .layer(middleware::from_fn(crate::session::keep_language))
            .layer(middleware::from_fn_with_state(Arc::clone(web), crate::error::dress))
            .layer(CatchPanicLayer::new())
            .layer(middleware::from_fn(in_time))
            .layer(CsrfLayer::new())
            .layer(DefaultBodyLimit::max(FORM_LIMIT)),
    )
}
