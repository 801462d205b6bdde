//! The embedded style sheet, script, font and mark.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::routes::{Guard, Routes};

pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get(Guard::Open, "/assets/{file}", asset)
}

async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ui::assets::get(&file) else { return StatusCode::NOT_FOUND.into_response() };
    let wanted = |name| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if wanted(header::IF_NONE_MATCH) == asset.etag {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let (bytes, encoding) = asset.encoded(wanted(header::ACCEPT_ENCODING));
    let mut response = (
        [
            (header::CONTENT_TYPE, asset.mime),
            (header::ETAG, asset.etag),
            (header::CACHE_CONTROL, ui::assets::CACHE_CONTROL),
            (header::VARY, "accept-encoding"),
        ],
        bytes,
    )
        .into_response();
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(encoding));
    }
    response
}
