//! The second factor while one signs in.

use std::sync::Arc;

use app::sign_in::{Next, SecondFactor};
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use ui::Fields;
use ui::second_factor::SetUp;

use crate::error::Failure;
use crate::page::show;
use crate::routes::{Guard, Routes};
use crate::session::{Known, hand_over_cookie};
use crate::sign_in::{Onward, again, arrive, own_path, step};
use crate::state::Web;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Pending, "/second-factor", form).post(Guard::Pending, "/second-factor", complete)
}

async fn page(
    web: &Web,
    known: &Known,
    fields: Fields,
    next: &str,
) -> Result<ui::second_factor::Page, Failure> {
    let asked = app::sign_in::second_factor(&web.kring, &known.session).await?;
    let (key, set_up) = match asked {
        SecondFactor::Ask => ("second_factor-title", None),
        SecondFactor::SetUp { picture, secret } => {
            ("second_factor-set-up-title", Some(SetUp { picture, secret }))
        }
    };
    let shell = known.maybe.shell(web, key).await;
    let (action, next) = ("/second-factor".to_owned(), own_path(next).to_owned());
    Ok(ui::second_factor::Page { shell, fields, set_up, action, next })
}

async fn form(
    State(web): State<Arc<Web>>,
    Query(onward): Query<Onward>,
    known: Known,
) -> Result<Response, Failure> {
    if !known.session.pending {
        return Ok(Redirect::to(&arrive(&onward.next)).into_response());
    }
    let page = page(&web, &known, Fields::default(), &onward.next).await?;
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Code {
    code: String,
    #[serde(default)]
    next: String,
}

async fn complete(
    State(web): State<Arc<Web>>,
    known: Known,
    Form(form): Form<Code>,
) -> Result<Response, Failure> {
    if !known.session.pending {
        return Ok(Redirect::to(&arrive(&form.next)).into_response());
    }
    match app::sign_in::with_code(&web.kring, &known.session, &known.token_hash, &form.code).await {
        Ok(done) => {
            let mut response = if done.recovery_codes.is_empty() {
                onward(done.opened.next, &form.next).into_response()
            } else {
                let mut shell = known.maybe.shell(&web, "second_factor-codes-title").await;
                shell.who = None;
                let next = arrive(&form.next);
                let page = ui::second_factor::Codes { shell, codes: done.recovery_codes, next };
                show(&page, &page.shell)
            };
            hand_over_cookie(&mut response, &web, &done.opened.secret);
            Ok(response)
        }
        Err(error) => {
            let wrong = again(error, [], "code")?;
            let mut page = page(&web, &known, Fields::default(), &form.next).await?;
            Ok(wrong.show(|fields| {
                page.fields = fields;
                page
            }))
        }
    }
}

fn onward(step_to: Next, next: &str) -> Redirect {
    match step_to {
        Next::Hats => step("/hats", next),
        Next::SecondFactor | Next::Home => Redirect::to(&arrive(next)),
    }
}
