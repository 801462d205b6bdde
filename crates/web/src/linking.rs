//! `/admin/linking`: from when on records are linked without asking, and a human is asked.

use app::AppError;
use app::linking::Said;
use axum::extract::Form;
use axum::response::Response;
use serde::Deserialize;
use ui::Fields;
use ui::linking::Page;
use ui::shell::Place;

use crate::error::Failure;
use crate::page::{go_and_say, once, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;
use crate::sign_in::again;

const PATH: &str = "/admin/linking";

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, PATH, open).post(Guard::Signed, PATH, set)
}

fn page(signed: &Signed, fields: Fields, version: i64) -> Page {
    Page { shell: signed.shell("linking-title", Some(Place::LINKING)), fields, version }
}

async fn open(signed: Signed) -> Result<Response, Failure> {
    let desk = app::linking::desk(&signed.op).await?;
    let (limits, version) = app::linking::view(&desk).await?;
    let page = page(&signed, Page::fields(limits), version);
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Limits {
    once: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    accept: String,
    #[serde(default)]
    ask_percent: String,
}

async fn set(signed: Signed, Form(form): Form<Limits>) -> Result<Response, Failure> {
    let desk = app::linking::desk(&signed.op).await?;
    let once = once(PATH, &form.once)?;
    let said = Said { accept: &form.accept, ask_percent: &form.ask_percent };
    match app::linking::set(&desk, form.version, said, &once).await {
        Ok(_) | Err(AppError::AlreadyDone) => Ok(go_and_say(PATH, "said-saved")),
        Err(error) => {
            let stale = matches!(error, AppError::Conflict(_));
            let values = [("accept", &*form.accept), ("ask_percent", &*form.ask_percent)];
            let wrong = again(error, values, "accept")?;
            let (limits, version) = app::linking::view(&desk).await?;
            // A stale form comes back with what stands now and its version.
            Ok(wrong.show(|fields| {
                let fields = if stale { Page::fields(limits).and(fields.errors()) } else { fields };
                page(&signed, fields, if stale { version } else { form.version })
            }))
        }
    }
}
