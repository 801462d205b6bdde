//! A browser without a network: requests straight into the router.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::{SignedIn, TestApp};

/// Sends requests as somebody, or as nobody.
pub struct Browser {
    router: Router,
    cookie: Option<String>,
    language: String,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Page {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: http::HeaderMap,
    /// Body as text.
    pub body: String,
    /// Body as it came.
    pub bytes: Vec<u8>,
}

impl Page {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |v| v.to_str().unwrap())
    }
}

impl Browser {
    /// A browser on that application.
    pub fn new(app: &TestApp) -> Self {
        let settings = web::Settings {
            secure_cookies: true,
            mail_folder: None,
            upload_limit: 4 * 1024 * 1024,
            ..web::Settings::default()
        };
        let state = Arc::new(web::Web { kring: Arc::clone(&app.kring), settings });
        Self { router: web::router(state), cookie: None, language: "en".to_owned() }
    }

    /// The same browser with somebody's session.
    #[must_use]
    pub fn as_(mut self, who: &SignedIn) -> Self {
        self.cookie = Some(format!("{}={}", web::COOKIE, who.cookie));
        self
    }

    /// The same browser with a cookie header of its own.
    #[must_use]
    pub fn with_cookie(mut self, cookie: &str) -> Self {
        self.cookie = Some(cookie.to_owned());
        self
    }

    /// The same browser, asking for another language.
    #[must_use]
    pub fn in_language(mut self, tag: &str) -> Self {
        tag.clone_into(&mut self.language);
        self
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// `POST` of a form; values are encoded here.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.send(request).await
    }

    /// `POST` of a form with files: each a name and what is in it, all in the field `files`.
    pub async fn post_files(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
        const MARK: &str = "a-mark-between-the-parts";
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{MARK}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend(format!("{head}{value}\r\n").as_bytes());
        }
        for (name, content) in files {
            let of = format!("form-data; name=\"files\"; filename=\"{name}\"");
            let head = format!("--{MARK}\r\nContent-Disposition: {of}\r\nContent-Type: image/png\r\n\r\n");
            body.extend(head.as_bytes());
            body.extend(*content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{MARK}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={MARK}");
        let request = self.request("POST", path).header(header::CONTENT_TYPE, kind);
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A request of one's own making, with this browser's cookie and headers.
    pub fn request(&self, method: &str, path: &str) -> http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "kring.example")
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT_LANGUAGE, &self.language);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        request
    }

    /// Sends a request of one's own making.
    pub async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        // A stream of events has no end to wait for.
        let endless = parts.headers.get(header::CONTENT_TYPE).is_some_and(|t| t == "text/event-stream");
        let bytes = if endless { Vec::new() } else { body.collect().await.unwrap().to_bytes().to_vec() };
        Page {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

fn encode(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
