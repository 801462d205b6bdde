//! `/counts`: the own agency in numbers, for its manager.

use axum::response::Response;
use ui::counts::Page;
use ui::shell::Place;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/counts", counts)
}

async fn counts(signed: Signed) -> Result<Response, Failure> {
    let counts = app::counts::own_agency(&signed.op).await.map_err(|e| signed.failure(e))?;
    let shell = signed.shell("counts-title", Some(Place::COUNTS));
    let page = Page { shell: shell.clone(), counts };
    Ok(show(&page, &shell))
}
