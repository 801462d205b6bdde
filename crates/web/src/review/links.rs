//! `/links`: links that were made, why, whether that was right, and the way back.

use app::AppError;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::LinkId;
use domain::message_key::Message;
use domain::review::{AuditAnswer, Task};
use serde::Deserialize;
use ui::review::{Links, Quality, Why};
use ui::shell::Place;

use super::{drawn, path_of};
use crate::error::Failure;
use crate::page::{go_and_say, show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/links", links)
        .get(Guard::Signed, "/links/quality", quality)
        .get(Guard::Signed, "/links/{link}", open)
        .post(Guard::Signed, "/links/{link}/undo", undo)
        .post(Guard::Signed, "/links/{link}/right", right)
        .post(Guard::Signed, "/links/{link}/wrong", wrong)
}

async fn links(signed: Signed) -> Result<Response, Failure> {
    let links = app::review::links(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("review-links-title", Some(Place::LINKS));
    let page = Links { shell: shell.clone(), by_human: links.by_human, by_engine: links.by_engine };
    Ok(show(&page, &shell))
}

async fn quality(signed: Signed) -> Result<Response, Failure> {
    let told = app::review::quality(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("review-quality-title", Some(Place::LINK_QUALITY));
    let page = Quality {
        shell: shell.clone(),
        quality: told.quality,
        agreement: told.agreement,
        limits: told.limits,
    };
    Ok(show(&page, &shell))
}

async fn open(signed: Signed, Path(id): Path<LinkId>) -> Result<Response, Failure> {
    page(&signed, id, StatusCode::OK, None).await
}

async fn page(
    signed: &Signed,
    id: LinkId,
    status: StatusCode,
    refused: Option<Message>,
) -> Result<Response, Failure> {
    let why = app::review::why(&signed.op, id).await.map_err(|e| signed.failure(e))?;
    let place = if why.audit { Place::REVIEWS } else { Place::LINKS };
    let shell = signed.shell("review-why-title", Some(place));
    let page = Why {
        shell: shell.clone(),
        id,
        at: why.at,
        by: why.by,
        undone: why.undone,
        compare: drawn(signed, why.evidence),
        audit: why.audit,
        audited: why.audited,
        queue: why.queue,
        refused,
    };
    Ok(show_with(status, &page, &shell))
}

#[derive(Deserialize)]
struct Once {
    #[serde(default)]
    once: String,
    /// Where the reader came from: `review`, when the latest answer is undone on the way.
    #[serde(default)]
    back: String,
}

async fn undo(signed: Signed, Path(id): Path<LinkId>, Form(said): Form<Once>) -> Result<Response, Failure> {
    match app::review::undo(&signed.op, id, &said.once).await {
        // Whoever undoes on the way sees the question again.
        Ok(undone) if said.back == "review" => {
            Ok(go_and_say(&path_of(undone.review.map(Task::Review)), "said-undone"))
        }
        Ok(_) => Ok(go_and_say("/links", "said-undone")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/links", "said-already-done")),
        Err(other) => Err(signed.failure(other)),
    }
}

async fn right(signed: Signed, Path(id): Path<LinkId>, Form(said): Form<Once>) -> Result<Response, Failure> {
    audited(&signed, id, AuditAnswer::Right, &said.once).await
}

async fn wrong(signed: Signed, Path(id): Path<LinkId>, Form(said): Form<Once>) -> Result<Response, Failure> {
    audited(&signed, id, AuditAnswer::Wrong, &said.once).await
}

async fn audited(signed: &Signed, id: LinkId, answer: AuditAnswer, once: &str) -> Result<Response, Failure> {
    let said = match app::review::audit(&signed.op, id, answer, once).await {
        Ok(()) if answer == AuditAnswer::Right => "said-right",
        Ok(()) => "said-wrong",
        Err(AppError::AlreadyDone) => "said-already-done",
        Err(AppError::Conflict(message)) => {
            return page(signed, id, StatusCode::CONFLICT, Some(message)).await;
        }
        Err(other) => return Err(signed.failure(other)),
    };
    let next = app::review::next(&signed.op, Some(Task::Audit(id))).await;
    Ok(go_and_say(&path_of(next.map_err(|e| signed.failure(e))?), said))
}
