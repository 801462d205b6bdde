//! `/children/{id}/attention` and `/attention/{attention}/close`.

use app::AppError;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::gate::Action;
use domain::id::{AttentionId, PersonId};
use ui::Fields;
use ui::attention::Raise;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, done};
use crate::page::show_with;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/attention", form)
        .post(Guard::Signed, "/children/{id}/attention", raise)
        .post(Guard::Signed, "/attention/{attention}/close", close)
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::form::open(&signed.op, id, Action::RaiseAttention).await.map_err(|e| signed.failure(e))?;
    Ok(page(&signed, id, StatusCode::OK, Fields::default()))
}

fn page(signed: &Signed, id: PersonId, status: StatusCode, fields: Fields) -> Response {
    let shell = signed.shell("attention-title", Some(Place::CHILDREN));
    show_with(status, &Raise { shell: shell.clone(), id, fields }, &shell)
}

async fn raise(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    match app::attention::raise(&signed.op, id, sent.text("words"), sent.once()).await {
        Err(AppError::Invalid(errors)) => {
            Ok(page(&signed, id, StatusCode::UNPROCESSABLE_ENTITY, sent.again(errors)))
        }
        outcome => done(&signed, outcome, &format!("/children/{id}"), "said-attention"),
    }
}

async fn close(signed: Signed, Path(id): Path<AttentionId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::attention::close(&signed.op, id, sent.once()).await;
    let path = outcome.as_ref().map_or_else(|_| "/my-day".to_owned(), |child| format!("/children/{child}"));
    done(&signed, outcome.map(drop), &path, "said-attention-closed")
}
