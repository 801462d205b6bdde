//! What the page could cost at best: a handler without a gate, without a page and without a
//! record, that runs the same SQL, waits for the same disk and returns as many bytes.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use domain::id::PersonId;
use store::Batch;

use crate::opened::{Asking, Outcome};

struct Bare {
    asking: Asking,
    body: String,
}

/// Serves it; `bytes` is the length of the answer.
pub async fn serve(asking: Asking, address: &str, bytes: usize) -> Outcome<()> {
    let bare = Arc::new(Bare { asking, body: "x".repeat(bytes) });
    let router = axum::Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/children/{id}", get(child))
        .with_state(bare);
    axum::serve(tokio::net::TcpListener::bind(address).await?, router).await?;
    Ok(())
}

async fn child(State(bare): State<Arc<Bare>>, Path(id): Path<PersonId>) -> String {
    let actor = bare.asking.actor();
    let scope = bare.asking.kring().scope(&actor.partnership);
    let now = bare.asking.kring().clock.now();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let loaded = store::circle::load(&scope, actor, id, today, now).await;
    let batch = store::circle::looked(Batch::chore("bench"), actor.account, id, now);
    let written = scope.write(batch).await;
    if loaded.is_ok() && written.is_ok() { bare.body.clone() } else { String::new() }
}
