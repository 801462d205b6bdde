//! The choice of a hat.

use std::sync::Arc;

use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::HatId;
use serde::Deserialize;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::Known;
use crate::sign_in::{Onward, arrive, own_path, step};
use crate::state::Web;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Pending, "/hats", choose).post(Guard::Pending, "/hats", put_on)
}

async fn choose(
    State(web): State<Arc<Web>>,
    Query(onward): Query<Onward>,
    known: Known,
) -> Result<Response, Failure> {
    if known.session.pending {
        return Ok(step("/second-factor", &onward.next).into_response());
    }
    let on = known.session.hat.as_ref().map(|hat| hat.id);
    let hats = app::session::hats(&web.kring, &known.session).await?;
    let hats: Vec<_> = hats
        .into_iter()
        .map(|hat| ui::hat::Hat {
            id: hat.id.to_string(),
            role: hat.role,
            agency: hat.agency_name,
            on: on == Some(hat.id),
        })
        .collect();
    let key = if hats.is_empty() { "hat-none-title" } else { "hat-title" };
    let shell = known.maybe.shell(&web, key).await;
    let page = ui::hat::Page { shell, hats, next: own_path(&onward.next).to_owned() };
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Choice {
    hat: HatId,
    #[serde(default)]
    next: String,
}

async fn put_on(
    State(web): State<Arc<Web>>,
    known: Known,
    Form(form): Form<Choice>,
) -> Result<Response, Failure> {
    if known.session.pending {
        return Ok(step("/second-factor", &form.next).into_response());
    }
    app::session::put_on(&web.kring, &known.session, form.hat).await?;
    Ok(Redirect::to(&arrive(&form.next)).into_response())
}
