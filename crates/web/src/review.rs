//! `/reviews`, `/links` and `/questions`: possible duplicates compared, answered, asked about and
//! undone.

use app::AppError;
use app::review::Given;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{LinkId, ReviewId};
use domain::message_key::Message;
use domain::review::Answer;
use serde::Deserialize;
use ui::review::{Links, Page, Questions, Queue, Source};
use ui::shell::Place;

use crate::error::Failure;
use crate::page::{go_and_say, show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/reviews", queue)
        .get(Guard::Signed, "/reviews/{review}", compare)
        .post(Guard::Signed, "/reviews/{review}/same", same)
        .post(Guard::Signed, "/reviews/{review}/not-same", not_same)
        .post(Guard::Signed, "/reviews/{review}/ask", ask)
        .get(Guard::Signed, "/links", links)
        .post(Guard::Signed, "/links/{link}/undo", undo)
        .get(Guard::Signed, "/questions", questions)
        .post(Guard::Signed, "/questions/{review}", answer)
}

async fn queue(signed: Signed) -> Result<Response, Failure> {
    let queue = app::review::queue(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("review-title", Some(Place::REVIEWS));
    Ok(show(&Queue { shell: shell.clone(), queue }, &shell))
}

async fn compare(signed: Signed, Path(id): Path<ReviewId>) -> Result<Response, Failure> {
    page(&signed, id, StatusCode::OK, None).await
}

async fn page(
    signed: &Signed,
    id: ReviewId,
    status: StatusCode,
    refused: Option<Message>,
) -> Result<Response, Failure> {
    let seen = app::review::view(&signed.op, id).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("review-question", Some(Place::REVIEWS));
    let page = Page {
        shell: shell.clone(),
        id,
        version: seen.version,
        state: seen.state,
        decided_by: seen.decided_by,
        decided: seen.decided,
        sources: seen.sources.map(|s| Source {
            agency: s.agency,
            sector: s.sector,
            as_of: s.as_of,
            ended: s.ended,
        }),
        lines: seen.lines,
        total: seen.total,
        probability: seen.probability,
        asked: seen.asked,
        queue: seen.queue,
        next: seen.next,
        latest: seen.latest,
        refused,
    };
    Ok(show_with(status, &page, &shell))
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    once: String,
    #[serde(default)]
    version: i64,
}

impl Said {
    fn given(&self, id: ReviewId) -> Given<'_> {
        Given { id, version: self.version, once: &self.once }
    }
}

/// To the next question, or shows the same one with the reason why the answer was not taken.
async fn settled(
    signed: &Signed,
    id: ReviewId,
    said: &'static str,
    outcome: Result<(), AppError>,
) -> Result<Response, Failure> {
    let said = match outcome {
        Ok(()) => said,
        Err(AppError::AlreadyDone) => "said-already-done",
        Err(AppError::Conflict(message)) => {
            return page(signed, id, StatusCode::CONFLICT, Some(message)).await;
        }
        Err(other) => return Err(signed.failure(other)),
    };
    let next = app::review::next(&signed.op, id).await.map_err(|e| signed.failure(e))?;
    let to = next.map_or_else(|| "/reviews".to_owned(), |next| format!("/reviews/{next}"));
    Ok(go_and_say(&to, said))
}

async fn same(signed: Signed, Path(id): Path<ReviewId>, Form(said): Form<Said>) -> Result<Response, Failure> {
    let outcome = app::review::same(&signed.op, said.given(id)).await;
    settled(&signed, id, "said-same", outcome).await
}

async fn not_same(
    signed: Signed,
    Path(id): Path<ReviewId>,
    Form(said): Form<Said>,
) -> Result<Response, Failure> {
    let outcome = app::review::not_same(&signed.op, said.given(id)).await;
    settled(&signed, id, "said-not-same", outcome).await
}

async fn ask(signed: Signed, Path(id): Path<ReviewId>, Form(said): Form<Said>) -> Result<Response, Failure> {
    let outcome = app::review::ask(&signed.op, said.given(id)).await;
    settled(&signed, id, "said-asked", outcome).await
}

async fn links(signed: Signed) -> Result<Response, Failure> {
    let links = app::review::links(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("review-links-title", Some(Place::LINKS));
    let page = Links { shell: shell.clone(), by_human: links.by_human, by_engine: links.by_engine };
    Ok(show(&page, &shell))
}

#[derive(Deserialize)]
struct Once {
    #[serde(default)]
    once: String,
}

async fn undo(signed: Signed, Path(id): Path<LinkId>, Form(said): Form<Once>) -> Result<Response, Failure> {
    match app::review::undo(&signed.op, id, &said.once).await {
        Ok(()) => Ok(go_and_say("/links", "said-undone")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/links", "said-already-done")),
        Err(other) => Err(signed.failure(other)),
    }
}

async fn questions(signed: Signed) -> Result<Response, Failure> {
    let questions = app::review::questions(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("review-questions-title", Some(Place::QUESTIONS));
    Ok(show(&Questions { shell: shell.clone(), questions }, &shell))
}

#[derive(Deserialize)]
struct Answered {
    #[serde(default)]
    once: String,
    #[serde(default)]
    answer: String,
}

async fn answer(
    signed: Signed,
    Path(id): Path<ReviewId>,
    Form(said): Form<Answered>,
) -> Result<Response, Failure> {
    let Some(answer) = Answer::from_code(&said.answer) else {
        return Err(signed.failure(AppError::field("answer", "error-choose")));
    };
    match app::review::answer(&signed.op, id, answer, &said.once).await {
        Ok(()) => Ok(go_and_say("/questions", "said-saved")),
        Err(AppError::AlreadyDone) => Ok(go_and_say("/questions", "said-already-done")),
        Err(other) => Err(signed.failure(other)),
    }
}
