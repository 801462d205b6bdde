//! `/notices`: what one has not seen yet.

use axum::response::Response;
use jiff::Timestamp;
use ui::notice::{Line, Page};

use crate::error::Failure;
use crate::form::Sent;
use crate::page::{go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

/// Where letters and live notices lead.
pub(crate) const PATH: &str = "/notices";

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, PATH, list).post(Guard::Signed, "/notices/seen", seen)
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let notices = app::notice::list(&signed.op).await?;
    let shell = signed.shell("notice-title", Some(ui::shell::Place::MY_DAY));
    let lines = notices
        .into_iter()
        .map(|n| Line {
            kind: n.kind,
            at: n.at,
            seen: n.seen,
            child: n.child,
            href: match n.leads {
                app::notice::Leads::Child(id) => Some(format!("/children/{id}")),
                app::notice::Leads::MyDay => Some("/my-day".to_owned()),
                app::notice::Leads::Alert(id) => Some(format!("/alerts/{id}")),
                app::notice::Leads::Signals(id) => Some(format!("/children/{id}/signals")),
                app::notice::Leads::Consents(id) => Some(format!("/children/{id}/consents")),
                app::notice::Leads::Disclosures(id) => Some(format!("/children/{id}/disclosures")),
                app::notice::Leads::Questions => Some("/questions".to_owned()),
                app::notice::Leads::Concerns => Some("/concerns".to_owned()),
                app::notice::Leads::Cases => Some("/cases".to_owned()),
                app::notice::Leads::Operations => Some("/admin/operations".to_owned()),
                app::notice::Leads::BreakGlass => Some("/audit/break-glass".to_owned()),
                app::notice::Leads::Nowhere => None,
            },
        })
        .collect();
    let page = Page { until: shell.now.as_microsecond(), shell, lines };
    Ok(show(&page, &page.shell))
}

/// What came after the page was made is not seen by pressing its button.
async fn seen(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let until = sent.value("until").parse().ok().and_then(|us| Timestamp::from_microsecond(us).ok());
    app::notice::seen(&signed.op, until.unwrap_or(signed.op.now)).await?;
    Ok(go_and_say(PATH, "said-saved"))
}
