//! `/my-day` and `/children`: what one practitioner should see first.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use serde::Deserialize;
use ui::Words;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::Sent;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

/// Most characters of a name to filter by.
const NAME_LIMIT: usize = 100;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/my-day", my_day).get(Guard::Signed, "/children", children).post(
        Guard::Signed,
        "/children",
        filtered,
    )
}

async fn my_day(signed: Signed) -> Result<Response, Failure> {
    let day = app::my_day::view(&signed.op).await?;
    let shell = signed.shell("my_day-title", Some(Place::MY_DAY));
    let page = ui::my_day::Page { shell, day };
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Which {
    #[serde(default = "first")]
    page: u32,
}

const fn first() -> u32 {
    1
}

async fn children(signed: Signed, which: Result<Query<Which>, QueryRejection>) -> Result<Response, Failure> {
    // An address that somebody has cut short begins at the beginning.
    let page = which.map_or(first(), |which| which.page);
    list(&signed, String::new(), page).await
}

/// The name comes in the body, so that no address, history or log holds it.
async fn filtered(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let name = sent.value("name").trim().chars().take(NAME_LIMIT).collect();
    list(&signed, name, first()).await
}

async fn list(signed: &Signed, name: String, page: u32) -> Result<Response, Failure> {
    let l = Words::of(signed.op.language);
    let list = app::my_day::children(&signed.op, &name, page, &|text| l.sort_key(text)).await?;
    let shell = signed.shell("children-title", Some(Place::CHILDREN));
    let page = ui::children::Page { shell, list, name };
    Ok(show(&page, &page.shell))
}
