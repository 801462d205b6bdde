//! `/children/{id}/signals`: strengths and worries, and the form to note one.

use app::AppError;
use app::signal::New;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::gate::{Action, Role};
use domain::id::PersonId;
use domain::signal::{Direction, Indicator, Look};
use serde::Deserialize;
use ui::Fields;
use ui::shell::Place;
use ui::signal::{Note, Page};

use crate::error::Failure;
use crate::form::{Sent, both};
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, "/children/{id}/signals", list)
        .get(Guard::Signed, "/children/{id}/signals/new", form)
        .post(Guard::Signed, "/children/{id}/signals/new", note)
}

const fn is_family(signed: &Signed) -> bool {
    matches!(signed.op.actor.role, Role::Child | Role::Guardian)
}

const fn place(signed: &Signed) -> Place {
    if is_family(signed) { Place::FAMILY } else { Place::CHILDREN }
}

#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    view: String,
}

async fn list(
    signed: Signed,
    Path(id): Path<PersonId>,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Response, Failure> {
    let look = which.ok().and_then(|which| Look::from_code(&which.view)).unwrap_or(Look::Wheel);
    let seen = app::signal::list(&signed.op, id).await.map_err(|e| signed.failure(e))?;
    let page = Page {
        shell: signed.shell("signal-title", Some(place(&signed))),
        id: seen.person,
        signals: seen.signals,
        look,
        own_only: seen.own_only,
        can_note: seen.can_note,
        rules: seen.rules,
    };
    Ok(show(&page, &page.shell))
}

fn page(signed: &Signed, id: PersonId, fields: Fields) -> Note {
    let shell = signed.shell("signal-note-title", Some(place(signed)));
    Note { shell, id, family: is_family(signed), fields }
}

async fn form(signed: Signed, Path(id): Path<PersonId>) -> Result<Response, Failure> {
    app::form::open(&signed.op, id, Action::NoteSignal).await.map_err(|e| signed.failure(e))?;
    let page = page(&signed, id, Fields::default());
    Ok(show(&page, &page.shell))
}

fn new(sent: &Sent) -> Result<New, AppError> {
    let (direction, indicator) =
        both(sent.code("direction", Direction::from_code), sent.code("indicator", Indicator::from_code))?;
    Ok(New { indicator, direction, words: sent.value("words").to_owned() })
}

async fn note(signed: Signed, Path(id): Path<PersonId>, sent: Sent) -> Result<Response, Failure> {
    let path = format!("/children/{id}/signals");
    let once = sent.once(&format!("{path}/new"))?;
    let noted = match new(&sent) {
        Ok(new) => app::signal::note(&signed.op, id, &new, &once).await,
        Err(wrong) => app::form::open(&signed.op, id, Action::NoteSignal).await.and(Err(wrong)),
    };
    match done(noted) {
        Ok(()) if is_family(&signed) => Ok(go_and_say(&path, "said-signal-family")),
        Ok(()) => Ok(go_and_say(&path, "said-signal")),
        Err(error) => Ok(sent.again(error, "direction")?.show(|fields| page(&signed, id, fields))),
    }
}
