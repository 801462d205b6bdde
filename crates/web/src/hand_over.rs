//! `/children/{id}/hand-over` and the answers to an offer.

use app::AppError;
use app::hand_over::New;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::coordinator::CoordinatorKind;
use domain::gate::Action;
use domain::id::{HandOverId, PersonId};
use ui::Fields;
use ui::coordinator::Offer;
use ui::form::Choice;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, done};
use crate::page::show_with;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

/// The value that stands for the one who asks, among those to whom a role may go.
const MYSELF: &str = "me";

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/hand-over", form)
        .post(Guard::Signed, "/children/{id}/hand-over", offer)
        .post(Guard::Signed, "/hand-overs/{hand_over}/accept", accept)
        .post(Guard::Signed, "/hand-overs/{hand_over}/decline", decline)
        .post(Guard::Signed, "/hand-overs/{hand_over}/withdraw", withdraw)
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::form::open(&signed.op, id, Action::OfferHandOver).await.map_err(|e| signed.failure(e))?;
    page(&signed, id, StatusCode::OK, Fields::default()).await
}

async fn page(
    signed: &Signed,
    id: PersonId,
    status: StatusCode,
    fields: Fields,
) -> Result<Response, Failure> {
    let shell = signed.shell("coordinator-title", Some(Place::CHILDREN));
    let colleagues = app::form::colleagues(&signed.op).await.map_err(|e| signed.failure(e))?;
    let me = Choice::new(MYSELF, signed.session.name.clone());
    let others = colleagues.into_iter().map(|c| Choice::new(c.id, c.label));
    let page = Offer {
        shell: shell.clone(),
        id,
        kinds: crate::circle::coordinator_roles(signed.op.tenant.row.country).to_vec(),
        people: std::iter::once(me).chain(others).collect(),
        fields,
    };
    Ok(show_with(status, &page, &shell))
}

async fn offer(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let (outcome, said) = write(&signed, id, &sent).await;
    match outcome {
        Err(AppError::Invalid(errors)) => {
            page(&signed, id, StatusCode::UNPROCESSABLE_ENTITY, sent.again(errors)).await
        }
        outcome => done(&signed, outcome, &format!("/children/{id}"), said),
    }
}

async fn write(signed: &Signed, id: PersonId, sent: &Sent) -> (Result<(), AppError>, &'static str) {
    let kind = match sent.read("kind", "error-choose", CoordinatorKind::from_code) {
        Ok(kind) => kind,
        Err(error) => return (Err(error), ""),
    };
    if sent.text("to") == MYSELF {
        return (app::hand_over::take(&signed.op, id, kind, sent.once()).await, "said-taken-over");
    }
    match sent.read("to", "error-choose", |to| to.parse().ok()) {
        Ok(to) => {
            let new = New { kind, to, note: sent.text("note").to_owned() };
            (app::hand_over::offer(&signed.op, id, &new, sent.once()).await, "said-offered")
        }
        Err(error) => (Err(error), ""),
    }
}

/// What an answer leads to: the child's page, or My day when the form was sent before.
fn answered(
    signed: &Signed,
    outcome: Result<PersonId, AppError>,
    key: &'static str,
    to_child: bool,
) -> Result<Response, Failure> {
    let path = match &outcome {
        Ok(child) if to_child => format!("/children/{child}"),
        _ => "/my-day".to_owned(),
    };
    done(signed, outcome.map(drop), &path, key)
}

async fn accept(signed: Signed, Path(id): Path<HandOverId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::hand_over::accept(&signed.op, id, sent.once()).await;
    answered(&signed, outcome, "said-taken-over", true)
}

async fn decline(signed: Signed, Path(id): Path<HandOverId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::hand_over::decline(&signed.op, id, sent.once()).await;
    answered(&signed, outcome, "said-declined", false)
}

async fn withdraw(signed: Signed, Path(id): Path<HandOverId>, sent: Sent) -> Result<Response, Failure> {
    let outcome = app::hand_over::withdraw(&signed.op, id, sent.once()).await;
    answered(&signed, outcome, "said-withdrawn", true)
}
