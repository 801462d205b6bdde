//! `/admin/linking`: from when on records are linked without asking, and a human is asked, and by
//! which weights.

use app::AppError;
use app::admin::Desk;
use app::linking::Said;
use axum::extract::Form;
use axum::response::Response;
use serde::Deserialize;
use ui::Fields;
use ui::linking::{Own, Page, Weights};
use ui::shell::Place;

use crate::error::Failure;
use crate::page::{go_and_say, once, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;
use crate::sign_in::again;

const PATH: &str = "/admin/linking";

const LEARN: &str = "/admin/linking/learn";
const SHIPPED: &str = "/admin/linking/shipped";

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Signed, PATH, open)
        .post(Guard::Signed, PATH, set)
        .post(Guard::Signed, LEARN, learn)
        .post(Guard::Signed, SHIPPED, use_shipped)
}

async fn weights(desk: &Desk) -> Result<Weights, Failure> {
    let chosen = app::linking::weights(desk).await?;
    let own = chosen.in_force().filter(|weights| weights.own);
    Ok(Weights {
        number: chosen.number(),
        own: own.map(|own| Own { records: own.records, at: own.at, by: own.by.clone() }),
        records: chosen.records,
        propose: chosen.worth_learning(),
    })
}

fn page(signed: &Signed, fields: Fields, version: i64, weights: Weights) -> Page {
    Page { shell: signed.shell("linking-title", Some(Place::LINKING)), fields, version, weights }
}

async fn open(signed: Signed) -> Result<Response, Failure> {
    let desk = app::linking::desk(&signed.op).await?;
    let (limits, version) = app::linking::view(&desk).await?;
    let page = page(&signed, Page::fields(limits), version, weights(&desk).await?);
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Choice {
    once: String,
    #[serde(default)]
    number: i64,
}

async fn learn(signed: Signed, Form(form): Form<Choice>) -> Result<Response, Failure> {
    let desk = app::linking::desk(&signed.op).await?;
    let once = once(LEARN, &form.once)?;
    match app::linking::learn(&desk, form.number, &once).await {
        Ok(_) | Err(AppError::AlreadyDone) => Ok(go_and_say(PATH, "said-weights-learnt")),
        Err(error) => Err(error.into()),
    }
}

async fn use_shipped(signed: Signed, Form(form): Form<Choice>) -> Result<Response, Failure> {
    let desk = app::linking::desk(&signed.op).await?;
    let once = once(SHIPPED, &form.once)?;
    match app::linking::use_shipped(&desk, form.number, &once).await {
        Ok(_) | Err(AppError::AlreadyDone) => Ok(go_and_say(PATH, "said-weights-shipped")),
        Err(error) => Err(error.into()),
    }
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
            let weights = weights(&desk).await?;
            // A stale form comes back with what stands now and its version.
            Ok(wrong.show(|fields| {
                let fields = if stale { Page::fields(limits).and(fields.errors()) } else { fields };
                page(&signed, fields, if stale { version } else { form.version }, weights)
            }))
        }
    }
}
