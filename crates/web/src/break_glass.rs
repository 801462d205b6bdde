//! Opening a closed circle in an emergency, closing it, and what the data protection officer does
//! about it.

use app::AppError;
use app::break_glass::officer::{self, Page};
use app::break_glass::{Emergency, Start};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::break_glass::{Category, Outcome};
use domain::id::{BreakGlassId, PersonId};
use ui::Fields;
use ui::break_glass::{Ask, List, Opening};
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, both, too_late};
use crate::page::{done, go_and_say, show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/break-glass", form)
        .post(Guard::Signed, "/children/{id}/break-glass", open)
        .post(Guard::Signed, "/children/{id}/break-glass/close", close)
        .get(Guard::Signed, "/audit/break-glass", list)
        .get(Guard::Signed, "/audit/break-glass/{opening}", opening)
        .post(Guard::Signed, "/audit/break-glass/{opening}", review)
        .post(Guard::Signed, "/audit/break-glass/{opening}/family", family)
        .post(Guard::Signed, "/audit/break-glass/{opening}/names", names)
}

fn ask(signed: &Signed, id: PersonId, fields: Fields) -> Ask {
    Ask { shell: signed.shell("break_glass-title", Some(Place::CHILDREN)), id, fields }
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    match app::break_glass::form(&signed.op, id).await? {
        Start::Open(id) => Ok(Redirect::to(&format!("/children/{id}")).into_response()),
        Start::Form(id) => {
            let page = ask(&signed, id, Fields::default());
            Ok(show(&page, &page.shell))
        }
    }
}

async fn send(signed: &Signed, id: PersonId, sent: &Sent, once: &str) -> Result<(), AppError> {
    let said = Emergency {
        category: sent.code("category", Category::from_code)?,
        reason: sent.value("reason").to_owned(),
        understood: sent.is_checked("confirmed"),
    };
    app::break_glass::open(&signed.op, id, &said, once).await.map(drop)
}

async fn open(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}");
    let once = sent.once(&format!("{path}/break-glass"))?;
    match done(send(&signed, id, &sent, &once).await) {
        Ok(()) => Ok(go_and_say(&path, "said-glass-open")),
        Err(error) => Ok(sent.again(error, "reason")?.show(|fields| ask(&signed, id, fields))),
    }
}

/// Leads to the list: the child's own page may be closed again.
async fn close(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/children/{id}/break-glass/close"))?;
    done(app::break_glass::close(&signed.op, id, &once).await).map_err(|e| too_late(e, "/children"))?;
    Ok(go_and_say("/children", "said-glass-closed"))
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let list = officer::list(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("break_glass-list-title", Some(Place::BREAK_GLASS));
    let page = List { shell, waiting: list.waiting, reviewed: list.reviewed };
    Ok(show(&page, &page.shell))
}

fn shown(signed: &Signed, page: Page, fields: Fields) -> Opening {
    let shell = signed.shell("break_glass-opening-title", Some(Place::BREAK_GLASS));
    Opening { shell, shown: page.shown, reviewer: page.reviewer, named: page.named, fields }
}

async fn opening(signed: Signed, Path(id): Path<BreakGlassId>) -> Result<Response, Failure> {
    let page = officer::page(&signed.op, id).await.map_err(|e| signed.failure(e))?;
    let page = shown(&signed, page, Fields::default());
    Ok(show(&page, &page.shell))
}

/// A form of the page once more, with what was wrong.
async fn again(
    signed: &Signed,
    id: BreakGlassId,
    sent: &Sent,
    error: AppError,
    first: &'static str,
) -> Result<Response, Failure> {
    let again = sent.again(error, first)?;
    let page = officer::page(&signed.op, id).await?;
    Ok(again.show(|fields| shown(signed, page, fields)))
}

async fn review(signed: Signed, Path(id): Path<BreakGlassId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/audit/break-glass/{id}");
    let once = sent.once(&path)?;
    let outcome = sent.code("outcome", Outcome::from_code);
    let words = match sent.value("words").trim() {
        "" => Err(AppError::field("words", "error-required")),
        words => Ok(words),
    };
    let answered = match both(outcome, words) {
        Ok((outcome, words)) => officer::review(&signed.op, id, outcome, words, &once).await,
        Err(wrong) => Err(wrong),
    };
    match done(answered) {
        Ok(()) => Ok(go_and_say(&path, "said-glass-reviewed")),
        Err(error @ AppError::Conflict(_)) => Err(too_late(error, &path)),
        Err(error) => again(&signed, id, &sent, error, "outcome").await,
    }
}

async fn family(signed: Signed, Path(id): Path<BreakGlassId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/audit/break-glass/{id}");
    let once = sent.once(&format!("{path}/family"))?;
    let withhold = sent.value("decision") != "show";
    let decided = officer::decide_family(&signed.op, id, withhold, sent.value("why"), &once).await;
    let said = if withhold { "said-glass-withheld" } else { "said-glass-shown-again" };
    match done(decided) {
        Ok(()) => Ok(go_and_say(&path, said)),
        Err(error @ AppError::Conflict(_)) => Err(too_late(error, &path)),
        Err(error) => again(&signed, id, &sent, error, "why").await,
    }
}

async fn names(signed: Signed, Path(id): Path<BreakGlassId>, sent: Sent) -> Result<Response, Failure> {
    match officer::named(&signed.op, id, sent.value("reason")).await {
        Ok(page) => {
            let page = shown(&signed, page, Fields::default());
            Ok(show_with(StatusCode::OK, &page, &page.shell))
        }
        Err(error) => again(&signed, id, &sent, error, "reason").await,
    }
}
