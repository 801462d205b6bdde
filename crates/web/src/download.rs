//! A file leaves: saved and never shown by the browser, kept by nobody on the way, and able to do nothing
//! where it is opened all the same.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::attachment::Attachment;

/// Nothing may run or be fetched, should a browser show it.
const SANDBOX: &str = "sandbox; default-src 'none'";

/// The answer that holds a file.
pub(crate) fn attachment(file: &Attachment, content: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, Body::from(content)).into_response();
    let headers = response.headers_mut();
    let fixed = HeaderValue::from_static;
    headers.insert(header::CONTENT_TYPE, fixed(file.kind.media_type()));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, fixed(SANDBOX));
    headers.insert(header::CACHE_CONTROL, fixed("no-store"));
    let disposition = HeaderValue::try_from(disposition(&file.name));
    headers.insert(header::CONTENT_DISPOSITION, disposition.unwrap_or(fixed("attachment")));
    response
}

/// The name for old programs, and the name as it is (RFC 6266).
fn disposition(name: &str) -> String {
    use std::fmt::Write;
    let plain = |c: char| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' };
    let plain: String = name.chars().map(plain).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("Brev från (2).pdf"),
            "attachment; filename=\"Brev fr_n (2).pdf\"; filename*=UTF-8''Brev%20fr%C3%A5n%20%282%29.pdf"
        );
        let hostile = disposition("a\"\r\nSet-Cookie: x=1;\\.pdf");
        assert!(!hostile.contains(['\r', '\n', '\\']), "{hostile}");
        assert_eq!(hostile.matches('"').count(), 2, "{hostile}");
    }
}
