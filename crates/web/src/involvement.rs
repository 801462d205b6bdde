//! `/children/{id}/join` and `/children/{id}/leave`.

use app::AppError;
use app::involvement::Statement;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::gate::Action;
use domain::id::PersonId;
use domain::involvement::StatedRelation;
use ui::Fields;
use ui::involvement::Join;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, done};
use crate::page::{show, show_with};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/join", form)
        .post(Guard::Signed, "/children/{id}/join", join)
        .get(Guard::Signed, "/children/{id}/leave", question)
        .post(Guard::Signed, "/children/{id}/leave", leave)
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::form::open(&signed.op, id, Action::DeclareInvolvement).await.map_err(|e| signed.failure(e))?;
    Ok(page(&signed, id, StatusCode::OK, Fields::default()))
}

fn page(signed: &Signed, id: PersonId, status: StatusCode, fields: Fields) -> Response {
    let shell = signed.shell("involvement-title", Some(Place::CHILDREN));
    show_with(status, &Join { shell: shell.clone(), id, fields }, &shell)
}

async fn join(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let said = || -> Result<Statement, AppError> {
        Ok(Statement {
            relation: sent.read("relation", "error-choose", StatedRelation::from_code)?,
            words: sent.text("role").to_owned(),
            from: sent.date("from")?,
        })
    };
    let outcome = match said() {
        Ok(said) => app::involvement::declare(&signed.op, id, &said, sent.once()).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(AppError::Invalid(errors)) => {
            Ok(page(&signed, id, StatusCode::UNPROCESSABLE_ENTITY, sent.again(errors)))
        }
        outcome => done(&signed, outcome, &format!("/children/{id}"), "said-joined"),
    }
}

async fn question(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::form::open(&signed.op, id, Action::LeaveCircle).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("involvement-title", Some(Place::CHILDREN));
    Ok(show(&ui::involvement::leave(shell.clone(), id), &shell))
}

async fn leave(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::involvement::leave(&signed.op, id, sent.once()).await;
    done(&signed, outcome, "/my-day", "said-left")
}
