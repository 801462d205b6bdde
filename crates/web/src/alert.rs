//! `/alerts/{alert}`: the rule, the facts, and what came of it; `/admin/alert-rules`: the rules.

mod rules;

use app::AppError;
use axum::extract::Path;
use axum::response::Response;
use domain::alert::Outcome;
use domain::id::AlertId;
use ui::Fields;
use ui::alert::Page;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::Sent;
use crate::page::{go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    let routes = routes.get(Guard::Signed, "/alerts/{alert}", open).post(
        Guard::Signed,
        "/alerts/{alert}/answer",
        answer,
    );
    rules::routes(routes)
}

async fn page(signed: &Signed, id: AlertId, fields: Fields) -> Result<Page, Failure> {
    let alert = app::alert::open(&signed.op, id).await?;
    Ok(Page { shell: signed.shell("alert-title", Some(Place::MY_DAY)), alert, fields })
}

async fn open(signed: Signed, Path(id): Path<AlertId>) -> Result<Response, Failure> {
    let page = page(&signed, id, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

async fn answer(signed: Signed, Path(id): Path<AlertId>, sent: Sent) -> Result<Response, Failure> {
    let once = sent.once(&format!("/alerts/{id}/answer"))?;
    let answered = match sent.code("outcome", Outcome::from_code) {
        Ok(outcome) => {
            app::alert::answer(&signed.op, id, outcome, sent.value("words"), &once).await.map(drop)
        }
        Err(wrong) => app::alert::open(&signed.op, id).await.and(Err(wrong)),
    };
    match answered {
        Ok(()) | Err(AppError::AlreadyDone) => Ok(go_and_say("/my-day", "said-alert-answered")),
        Err(AppError::Conflict(message)) => {
            Err(Failure::back_to(AppError::Conflict(message), format!("/alerts/{id}")))
        }
        Err(error) => {
            let again = sent.again(error, "outcome")?;
            let mut page = page(&signed, id, Fields::default()).await?;
            Ok(again.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}
