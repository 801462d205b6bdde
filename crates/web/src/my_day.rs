//! `/my-day` and `/children`: what waits, what changed, and one's own children.

use axum::Form;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use ui::shell::Place;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/my-day", my_day).get(Guard::Signed, "/children", children).post(
        Guard::Signed,
        "/children",
        named,
    )
}

async fn my_day(signed: Signed) -> Result<Response, Failure> {
    let day = app::my_day::view(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("my_day-title", Some(Place::MY_DAY));
    Ok(show(&ui::my_day::Page { shell: shell.clone(), day }, &shell))
}

/// Which page of the list; a name to look for comes in a body, never in an address.
#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    page: u32,
    #[serde(default)]
    name: String,
}

async fn children(signed: Signed, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    list(&signed, "", wanted.page).await
}

async fn named(signed: Signed, Form(wanted): Form<Wanted>) -> Result<Response, Failure> {
    list(&signed, &wanted.name, wanted.page).await
}

async fn list(signed: &Signed, name: &str, page: u32) -> Result<Response, Failure> {
    let list = app::my_day::children(&signed.op, name, page).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("children-title", Some(Place::CHILDREN));
    let page = ui::children::Page { shell: shell.clone(), list, name: name.to_owned() };
    Ok(show(&page, &shell))
}
