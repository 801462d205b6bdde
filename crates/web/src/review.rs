//! `/reviews`, `/links` and `/questions`: possible duplicates compared, answered, asked about and
//! undone; and how well linking does.

mod api;
mod links;

use app::AppError;
use app::review::Given;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::{LinkId, ReviewId};
use domain::message_key::Message;
use domain::review::{Answer, Task};
use serde::Deserialize;
use ui::Words;
use ui::review::{Compare, Dispute, Latest, Page, Questions, Queue, Source};
use ui::shell::Place;

use crate::error::Failure;
use crate::page::{go_and_say, show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get(Guard::Signed, "/reviews", queue)
        .get(Guard::Signed, "/reviews/next", next)
        .get(Guard::Signed, "/reviews/{review}", compare)
        .post(Guard::Signed, "/reviews/{review}/same", same)
        .post(Guard::Signed, "/reviews/{review}/not-same", not_same)
        .post(Guard::Signed, "/reviews/{review}/ask", ask)
        .post(Guard::Signed, "/reviews/{review}/take-back", take_back)
        .get(Guard::Signed, "/questions", questions)
        .post(Guard::Signed, "/questions/{review}", answer);
    api::routes(links::routes(routes))
}

#[derive(Deserialize)]
struct Turned {
    page: Option<usize>,
}

async fn queue(signed: Signed, Query(turned): Query<Turned>) -> Result<Response, Failure> {
    let page = turned.page.unwrap_or(1);
    let queue = app::review::queue(&signed.op, page).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("review-title", Some(Place::REVIEWS));
    Ok(show(&Queue { shell: shell.clone(), queue }, &shell))
}

#[derive(Deserialize)]
struct Behind {
    after: Option<ReviewId>,
    after_link: Option<LinkId>,
}

/// To the question behind the last one.
async fn next(signed: Signed, Query(behind): Query<Behind>) -> Result<Response, Failure> {
    let last = behind.after.map(Task::Review).or_else(|| behind.after_link.map(Task::Audit));
    let next = app::review::next(&signed.op, last).await.map_err(|e| signed.failure(e))?;
    Ok(Redirect::to(&path_of(next)).into_response())
}

/// Where a question stands; the queue when there is none.
fn path_of(task: Option<Task>) -> String {
    match task {
        Some(Task::Review(id)) => format!("/reviews/{id}"),
        Some(Task::Audit(id)) => format!("/links/{id}"),
        None => "/reviews".to_owned(),
    }
}

/// The comparison as the page draws it.
fn drawn(signed: &Signed, evidence: app::review::Evidence) -> Compare {
    Compare {
        l: Words::of(signed.op.language),
        sources: evidence.sources.map(|s| Source { agency: s.agency, as_of: s.as_of, ended: s.ended }),
        told: evidence.told,
        limits: evidence.limits,
    }
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
        compare: drawn(signed, seen.evidence),
        asked: seen.asked,
        dispute: seen.dispute.map(|d| Dispute { said: [d.first, d.second] }),
        may_ask: seen.may_ask,
        held: seen.held,
        queue: seen.queue,
        latest: seen.latest.map(|latest| match latest {
            app::review::Latest::Link(link) => Latest::Link(link),
            app::review::Latest::Apart(review) => Latest::Apart { review },
        }),
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
    let next = app::review::next(&signed.op, Some(Task::Review(id))).await;
    Ok(go_and_say(&path_of(next.map_err(|e| signed.failure(e))?), said))
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

#[derive(Deserialize)]
struct TakenBack {
    #[serde(default)]
    once: String,
    /// Absent where the page showed another question, and undoes the latest answer.
    version: Option<i64>,
}

/// Takes "not the same" back, and asks anew.
async fn take_back(
    signed: Signed,
    Path(id): Path<ReviewId>,
    Form(said): Form<TakenBack>,
) -> Result<Response, Failure> {
    match app::review::take_back(&signed.op, id, said.version, &said.once).await {
        Ok(()) => Ok(go_and_say(&path_of(Some(Task::Review(id))), "said-taken-back")),
        Err(AppError::AlreadyDone) => Ok(go_and_say(&path_of(Some(Task::Review(id))), "said-already-done")),
        Err(AppError::Conflict(message)) => page(&signed, id, StatusCode::CONFLICT, Some(message)).await,
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
