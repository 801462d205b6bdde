//! `/api-keys`: the keys of an agency's own systems, by its administrator.

use app::AppError;
use app::api_key::Desk;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::ApiKeyId;
use ui::Fields;
use ui::api_key::Keys;
use ui::shell::Place;

use crate::error::Failure;
use crate::form::{Sent, too_late};
use crate::page::{go_and_say, render, show};
use crate::routes::{Guard, Routes};
use crate::session::Signed;

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Signed, "/api-keys", list).post(Guard::Signed, "/api-keys", add).post(
        Guard::Signed,
        "/api-keys/{api_key}/revoke",
        revoke,
    )
}

async fn page(signed: &Signed, desk: &Desk, made: Option<String>) -> Result<Keys, Failure> {
    Ok(Keys {
        shell: signed.shell("api_key-title", Some(Place::API_KEYS)),
        keys: app::api_key::list(desk).await?,
        made,
        fields: Fields::default(),
    })
}

async fn list(signed: Signed) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    let page = page(&signed, &desk, None).await?;
    Ok(show(&page, &page.shell))
}

/// The new key is in the answer to the form and on no page of its own: no address leads to it.
async fn add(signed: Signed, sent: Sent) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    match app::api_key::add(&desk, sent.value("name"), sent.value("once")).await {
        Ok(key) => Ok(render(StatusCode::OK, &page(&signed, &desk, Some(key)).await?)),
        Err(error) => {
            let again = sent.again(error, "name")?;
            let page = page(&signed, &desk, None).await?;
            Ok(again.show(|fields| Keys { fields, ..page }))
        }
    }
}

async fn revoke(signed: Signed, Path(id): Path<ApiKeyId>) -> Result<Response, Failure> {
    let desk = Desk::of(&signed.op).await?;
    match app::api_key::revoke(&desk, id).await {
        Ok(()) | Err(AppError::AlreadyDone) => Ok(go_and_say("/api-keys", "said-api-key-revoked")),
        Err(error) => Err(too_late(error, "/api-keys")),
    }
}
