//! For whoever runs the server: alive, ready, figures.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::routes::{Guard, Routes};
use crate::state::{MetricsFor, Web};
use crate::visitor;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Open, "/healthz", alive).get(Guard::Open, "/readyz", ready).get(
        Guard::Open,
        "/metrics",
        metrics,
    )
}

async fn alive() -> &'static str {
    "ok\n"
}

async fn ready(State(web): State<Arc<Web>>) -> (StatusCode, &'static str) {
    match web.kring.db.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "store unavailable\n"),
    }
}

/// Figures for Prometheus, without personal data; for others than the settings name there is no
/// such page.
async fn metrics(State(web): State<Arc<Web>>, request: Request) -> Response {
    let may = match web.settings.metrics {
        MetricsFor::All => true,
        MetricsFor::Loopback => visitor::is_local(request.headers(), request.extensions()),
        MetricsFor::Nobody => false,
    };
    if !may {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], web.kring.metrics.text()).into_response()
}
