//! `/children/{id}/who-looked`: who has looked at a person.

use app::who_looked::Answer;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::PersonId;
use serde::Deserialize;
use ui::shell::Place;
use ui::who_looked::Page;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/children/{id}/who-looked", list)
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    newest: String,
}

async fn list(
    signed: Signed,
    Path(id): Path<PersonId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let newest = asked.newest.parse().ok();
    let page = match app::who_looked::list(&signed.op, id, newest).await.map_err(|e| signed.failure(e))? {
        Answer::Page(page) => page,
        Answer::Moved(id) => return Ok(Redirect::to(&format!("/children/{id}/who-looked")).into_response()),
    };
    let shell = signed.shell(Page::TITLE, Some(Place::FAMILY));
    let page = Page {
        shell: shell.clone(),
        name: page.name,
        own: signed.op.actor.person == Some(id),
        circle: page.may_open_circle.then(|| format!("/children/{id}")),
        looks: page.looks,
        kept_back: page.kept_back,
        next: page.next.map(|newest| format!("/children/{id}/who-looked?newest={newest}")),
    };
    Ok(show(&page, &shell))
}
