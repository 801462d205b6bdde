//! `/family`: what a child or guardian sees first.

use axum::response::Response;
use ui::family::Page;
use ui::shell::Place;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/family", home)
}

async fn home(signed: Signed) -> Result<Response, Failure> {
    let relatives = app::family::home(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("family-title", Some(Place::FAMILY));
    let page = Page { shell: shell.clone(), relatives };
    Ok(show(&page, &shell))
}
