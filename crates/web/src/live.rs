//! `/events`: what is new, as server-sent events: a count and a kind in words, never a name.

use std::convert::Infallible;
use std::time::Duration;

use app::live::{Beat, Step, Stream};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use tokio::time::{Interval, MissedTickBehavior};
use ui::Words;

use crate::notice::PATH;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

/// How often a live page asks the store.
const PERIOD: Duration = Duration::from_secs(1);
/// How often a silent stream says that it lives, so that nothing in between closes it.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/events", events)
}

/// What a live page is told; no name, number or reason.
#[derive(Serialize)]
struct Told<'a> {
    unread: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    href: &'static str,
    label: &'a str,
}

async fn events(signed: Signed, headers: HeaderMap) -> Response {
    let accepts = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !accepts.contains("text/event-stream") {
        return StatusCode::NOT_ACCEPTABLE.into_response();
    }
    // 204 tells the page to give up: it is current whenever it is loaded.
    let Some(stream) = app::live::open(&signed.op, signed.session.id) else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let mut ticks = tokio::time::interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let words = Words::of(signed.op.language);
    let beats = stream::unfold((stream, ticks), move |(mut stream, mut ticks)| async move {
        let beat = next(&mut stream, &mut ticks).await?;
        Some((Ok::<_, Infallible>(event(words, beat)), (stream, ticks)))
    });
    Sse::new(beats).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response()
}

/// The next change; `None` when the session is over, the server stops or the store is away: the
/// page asks again by itself.
async fn next(stream: &mut Stream, ticks: &mut Interval) -> Option<Beat> {
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stream.stopped() => return None,
        }
        match stream.ask().await {
            Ok(Step::Quiet) => {}
            Ok(Step::Changed(beat)) => return Some(beat),
            Ok(Step::Over) | Err(_) => return None,
        }
    }
}

fn event(l: Words, beat: Beat) -> Event {
    let text = beat.new.map(|kind| l.arg("who", l.t("someone")).code("event", kind.code()));
    let label = l.t("notice-read");
    let told =
        Told { unread: beat.unread, text: text.as_deref().unwrap_or_default(), href: PATH, label: &label };
    // Numbers and words of the catalogues always serialise; an empty event is none.
    Event::default().event("notice").json_data(told).unwrap_or_default()
}
