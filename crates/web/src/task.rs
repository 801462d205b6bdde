//! `/tasks`: what one has to do, who stands in, the calendar feed and its secret address.

use std::sync::Arc;

use app::AppError;
use app::task::New;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::id::TaskId;
use ui::Fields;
use ui::Words;
use ui::shell::Place;
use ui::task::{Feed, Page, StandIn};

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::headers::RequestId;
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;
use crate::state::Web;

/// Where a secret address begins.
const CALENDAR: &str = "/calendar";

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/tasks", list)
        .post(Guard::Signed, "/tasks", give)
        .post(Guard::Signed, "/tasks/{task}/done", finish)
        .post(Guard::Signed, "/tasks/{task}/hand-over", hand_over)
        .post(Guard::Signed, "/tasks/away", away)
        .post(Guard::Signed, "/tasks/back", back)
        .post(Guard::Signed, "/tasks/calendar", calendar)
        .get(Guard::Open, "/calendar/{token}", feed)
}

async fn page(signed: &Signed, feed: Option<Feed>) -> Result<Page, Failure> {
    let own = app::task::list(&signed.op).await?;
    let (replaced, staff) = app::reminder::away(&signed.op).await?;
    let name = |id| staff.iter().find(|one| one.id == id).map(|one| one.name.clone());
    let stand_in =
        replaced.map(|one| StandIn { name: name(one.by).unwrap_or_default(), from: one.from, to: one.to });
    let feed = match feed {
        Some(feed) => feed,
        None => app::calendar::since(&signed.op).await?.map_or(Feed::None, Feed::Made),
    };
    let shell = signed.shell("task-title", Some(Place::MY_DAY));
    Ok(Page { shell, tasks: own, staff, stand_in, feed, fields: Fields::default() })
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let page = page(&signed, None).await?;
    Ok(show(&page, &page.shell))
}

/// The page with the form as it was sent and what was wrong with it.
async fn wrong(
    signed: &Signed,
    sent: &Sent,
    error: AppError,
    first: &'static str,
) -> Result<Response, Failure> {
    let again = sent.again(error, first)?;
    let mut page = page(signed, None).await?;
    Ok(again.show(|fields| {
        page.fields = fields;
        page
    }))
}

fn new(sent: &Sent) -> Result<New, AppError> {
    let (due, to) = both(sent.day("due"), chosen(sent, "to"))?;
    let case = chosen(sent, "case")?;
    Ok(New { case, words: sent.value("words").to_owned(), due, to })
}

/// A choice that may be left out.
fn chosen<T: std::str::FromStr>(sent: &Sent, field: &'static str) -> Result<Option<T>, AppError> {
    if sent.value(field).is_empty() { Ok(None) } else { sent.id(field).map(Some) }
}

async fn give(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once("/tasks")?;
    let (written, case) = match new(&sent) {
        Ok(new) => (done(app::task::give(&signed.op, &new, &once).await), new.case),
        Err(error) => (Err(error), None),
    };
    match written {
        Ok(()) => {
            let path = case.map_or_else(|| "/tasks".to_owned(), |case| format!("/cases/{case}"));
            Ok(go_and_say(&path, "said-task"))
        }
        Err(error) => wrong(&signed, &sent, error, "words").await,
    }
}

/// Where the form stood, if it is one of ours.
fn origin(sent: &Sent) -> String {
    let back = sent.value("back");
    let ours = back == "/tasks" || back == "/my-day";
    let case = back.strip_prefix("/cases/").and_then(|id| id.parse::<domain::id::CaseId>().ok());
    match case {
        Some(case) => format!("/cases/{case}"),
        None if ours => back.to_owned(),
        None => "/tasks".to_owned(),
    }
}

async fn finish(signed: Signed, Path(id): Path<TaskId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/tasks/{id}/done"))?;
    let version = sent.value("version").parse().unwrap_or(-1);
    let back = origin(&sent);
    done(app::task::done(&signed.op, id, version, &once).await).map_err(|error| too_late(error, &back))?;
    Ok(go_and_say(&back, "said-task"))
}

async fn hand_over(signed: Signed, Path(id): Path<TaskId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/tasks/{id}/hand-over"))?;
    let version = sent.value("version").parse().unwrap_or(-1);
    let written = match sent.id("to") {
        Ok(to) => done(app::task::hand_over(&signed.op, id, to, version, &once).await),
        Err(error) => Err(error),
    };
    match written {
        Ok(()) => Ok(go_and_say("/tasks", "said-given")),
        Err(error) => wrong(&signed, &sent, error, "to").await,
    }
}

async fn away(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once("/tasks/away")?;
    let day = |field| sent.day(field).and_then(|day| day.ok_or_else(|| AppError::field(field, "error-date")));
    let asked = both(both(day("from"), day("until")), sent.id("by"));
    let written = match asked {
        Ok((days, by)) => done(app::reminder::be_away(&signed.op, by, days, &once).await),
        Err(error) => Err(error),
    };
    match written {
        Ok(()) => Ok(go_and_say("/tasks", "said-saved")),
        Err(error) => wrong(&signed, &sent, error, "by").await,
    }
}

async fn back(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once("/tasks/back")?;
    done(app::reminder::be_back(&signed.op, &once).await)?;
    Ok(go_and_say("/tasks", "said-saved"))
}

/// A new address is shown in the answer and nowhere else.
async fn calendar(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once("/tasks/calendar")?;
    if sent.value("act") == "revoke" {
        done(app::calendar::revoke(&signed.op, &once).await)?;
        return Ok(go_and_say("/tasks", "said-saved"));
    }
    match app::calendar::make(&signed.op, &once).await {
        Ok(secret) => {
            let address = format!("{}{CALENDAR}/{secret}", signed.op.kring.base_url);
            let page = page(&signed, Some(Feed::Shown(address))).await?;
            Ok(show(&page, &page.shell))
        }
        Err(AppError::AlreadyDone) => Ok(go_and_say("/tasks", "said-already-done")),
        Err(error) => Err(error.into()),
    }
}

async fn feed(
    State(web): State<Arc<Web>>,
    Path(secret): Path<String>,
    request: axum::Extension<RequestId>,
) -> Result<Response, Failure> {
    let feed = app::calendar::feed(&web.kring, &secret, &request.0.0).await?;
    let entry =
        |entry: app::calendar::Entry| ui::calendar::Entry { id: entry.id, limit: entry.limit, at: entry.at };
    let entries: Vec<_> = feed.entries.into_iter().map(entry).collect();
    let link = format!("{}/my-day", web.kring.base_url);
    let l = Words::of(feed.language);
    let text = ui::calendar::feed(l, &entries, &feed.tenant.zone, feed.now, &link);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
