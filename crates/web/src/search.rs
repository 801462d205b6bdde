//! `/search`: the line comes in the body, so that no address, history or log holds a name.

use app::AppError;
use axum::Form;
use axum::http::StatusCode;
use axum::response::Response;
use domain::search::Answer;
use serde::Deserialize;
use ui::Fields;
use ui::search::Page;
use ui::shell::Place;

use crate::error::Failure;
use crate::page::show_with;
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/search", empty).post(Guard::Signed, "/search", find)
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    q: String,
}

async fn empty(signed: Signed) -> Result<Response, Failure> {
    app::search::may(&signed.op).await.map_err(|e| signed.failure(e))?;
    Ok(page(&signed, StatusCode::OK, Fields::default(), None))
}

async fn find(signed: Signed, Form(line): Form<Line>) -> Result<Response, Failure> {
    match app::search::find(&signed.op, &line.q).await {
        Ok(answer) => Ok(page(&signed, StatusCode::OK, Page::again(&line.q, Vec::new()), Some(answer))),
        Err(AppError::Invalid(errors)) => {
            Ok(page(&signed, StatusCode::UNPROCESSABLE_ENTITY, Page::again(&line.q, errors), None))
        }
        Err(other) => Err(signed.failure(other)),
    }
}

fn page(signed: &Signed, status: StatusCode, fields: Fields, answer: Option<Answer>) -> Response {
    let shell = signed.shell("search-title", Some(Place::CHILDREN));
    let page = Page { shell: shell.clone(), fields, answer };
    show_with(status, &page, &shell)
}
