//! For whoever runs the server: alive, ready.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::routes::{Guard, Routes};
use crate::state::Web;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Open, "/healthz", alive).get(Guard::Open, "/readyz", ready)
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
