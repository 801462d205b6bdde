//! `/events`: what is new, as server-sent events: a count and a kind, never a name.

use std::convert::Infallible;
use std::time::Duration;

use app::live::Step;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use crate::error::Failure;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

/// How often an open page asks whether something is new.
const PERIOD: Duration = Duration::from_secs(1);

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/events", events)
}

async fn events(signed: Signed) -> Result<Response, Failure> {
    let Some(stream) = app::live::open(&signed.op, signed.session.id) else {
        return Ok(StatusCode::TOO_MANY_REQUESTS.into_response());
    };
    let ticks = tokio::time::interval(PERIOD);
    let beats = stream::unfold((stream, ticks), |(mut stream, mut ticks)| async move {
        loop {
            ticks.tick().await;
            match stream.ask().await {
                Ok(Step::Quiet) => {}
                Ok(Step::Changed(beat)) => {
                    let kind = beat.new.map_or("", |kind| kind.code());
                    let event = Event::default().event("notice").data(format!("{} {kind}", beat.unread));
                    return Some((Ok::<_, Infallible>(event), (stream, ticks)));
                }
                // The browser comes back by itself.
                Ok(Step::Over) | Err(_) => return None,
            }
        }
    });
    Ok(Sse::new(beats).keep_alive(KeepAlive::default()).into_response())
}
