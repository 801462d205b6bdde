//! `/admin/operations`: what is wrong with the running of a partnership.

use axum::response::Response;
use ui::operations::{Alarm, Page};
use ui::shell::Place;

use crate::error::Failure;
use crate::form::Sent;
use crate::page::{done, go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/admin/operations", alarms).post(
        Guard::Signed,
        "/admin/operations/agreements",
        agreement,
    )
}

async fn alarms(signed: Signed) -> Result<Response, Failure> {
    let alarms = app::concern::alarms(&signed.op).await?;
    let alarm = |one: app::concern::Waiting| Alarm {
        number: one.number,
        agency: one.agency_name,
        phone: one.phone,
        received: one.received,
    };
    let (pack, agreements) = app::local_law::list(&signed.op).await?;
    let shell = signed.shell("operations-title", Some(Place::OPERATIONS));
    let agreements = agreements.into_iter().map(|one| (one.rule, one.taken_up)).collect();
    let page = Page { shell, alarms: alarms.into_iter().map(alarm).collect(), agreements, pack };
    Ok(show(&page, &page.shell))
}

async fn agreement(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let (rule, taken_up) = (sent.value("rule"), sent.is_checked("taken_up"));
    let once = sent.once(&format!("/admin/operations/agreements/{rule}"))?;
    done(app::local_law::set(&signed.op, rule, taken_up, &once).await)?;
    Ok(go_and_say("/admin/operations", "said-saved"))
}
