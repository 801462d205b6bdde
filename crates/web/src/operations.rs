//! `/admin/operations`: what is wrong with the running of a partnership.

use axum::response::Response;
use ui::operations::{Alarm, Page};
use ui::shell::Place;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/admin/operations", alarms)
}

async fn alarms(signed: Signed) -> Result<Response, Failure> {
    let alarms = app::concern::alarms(&signed.op).await?;
    let alarm = |one: app::concern::Waiting| Alarm {
        number: one.number,
        agency: one.agency_name,
        phone: one.phone,
        received: one.received,
    };
    let shell = signed.shell("operations-title", Some(Place::OPERATIONS));
    let page = Page { shell, alarms: alarms.into_iter().map(alarm).collect() };
    Ok(show(&page, &page.shell))
}
