//! Forgotten passwords, and passwords never chosen: one-time links.

use std::sync::Arc;

use app::AppError;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use serde::Deserialize;
use ui::Fields;
use ui::password::{Ask, Choose};

use crate::error::Failure;
use crate::page::{go_and_say, show};
use crate::routes::{Guard, Routes};
use crate::session::Maybe;
use crate::sign_in::again;
use crate::state::Web;
use crate::visitor::Visitor;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .get(Guard::Open, "/password", form)
        .post(Guard::Open, "/password", ask)
        .get(Guard::Open, "/password/{token}", open)
        .post(Guard::Open, "/password/{token}", choose)
}

async fn form(State(web): State<Arc<Web>>, maybe: Maybe) -> Response {
    let page = Ask { shell: maybe.shell(&web, "password-ask-title").await, fields: Fields::default() };
    show(&page, &page.shell)
}

#[derive(Deserialize)]
struct Address {
    email: String,
}

async fn ask(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Visitor(visit): Visitor,
    Form(form): Form<Address>,
) -> Result<Response, Failure> {
    match app::password_link::ask(&web.kring, &form.email, &visit).await {
        Ok(()) => Ok(go_and_say("/sign-in", "said-link-sent")),
        Err(error) => {
            let wrong = again(error, [("email", form.email.as_str())], "email")?;
            let shell = maybe.shell(&web, "password-ask-title").await;
            Ok(wrong.show(|fields| Ask { shell, fields }))
        }
    }
}

/// A link that no longer works leads to where one asks for a new one.
fn over(error: AppError) -> Failure {
    let error = match error {
        AppError::NotFound => AppError::Conflict(domain::message_key::Message::new("password-link-used")),
        other => other,
    };
    Failure::back_to(error, "/password")
}

async fn page(web: &Web, maybe: &Maybe, token: &str, fields: Fields) -> Result<Choose, Failure> {
    let link = app::password_link::open(&web.kring, token).await.map_err(over)?;
    let mut shell = maybe.shell(web, "password-choose-title").await;
    shell.who = None;
    Ok(Choose { shell, fields, email: link.email, action: format!("/password/{token}") })
}

async fn open(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let page = page(&web, &maybe, &token, Fields::default()).await?;
    Ok(show(&page, &page.shell))
}

#[derive(Deserialize)]
struct Chosen {
    password: String,
}

async fn choose(
    State(web): State<Arc<Web>>,
    maybe: Maybe,
    Path(token): Path<String>,
    Form(form): Form<Chosen>,
) -> Result<Response, Failure> {
    match app::password_link::choose(&web.kring, &token, &form.password).await {
        Ok(()) => Ok(go_and_say("/sign-in", "said-password-chosen")),
        Err(AppError::Invalid(errors)) => {
            let mut page = page(&web, &maybe, &token, Fields::default()).await?;
            Ok(again(AppError::Invalid(errors), [], "password")?.show(|fields| {
                page.fields = fields;
                page
            }))
        }
        Err(error) => Err(over(error)),
    }
}
