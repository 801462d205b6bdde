//! From a cookie to an actor: the extractors that handlers begin with.

use std::sync::Arc;

use app::Op;
use app::session::Session;
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE as COOKIE_HEADER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Means;
use domain::country::Language;
use domain::gate::{Purpose, Role};

use crate::error::Failure;
use crate::state::Web;

/// The session cookie's name. The prefix makes browsers insist on HTTPS, this host and path `/`.
pub const COOKIE: &str = "__Host-kring";
/// The name where cookies are not bound to HTTPS: a demo on the loopback address.
pub const LOOSE_COOKIE: &str = "kring";

/// Somebody signed in with a hat on; everybody else is sent to sign in.
pub struct Signed {
    /// The operation.
    pub op: Op,
    /// The session.
    pub session: Session,
    /// Key of what the last action left to be said.
    pub flash: Option<&'static str>,
    /// Notices not seen yet.
    pub unread: u32,
}

impl Signed {
    /// A failure to be said in this reader's language.
    pub(crate) fn failure(&self, error: app::AppError) -> Failure {
        Failure::new(error, self.op.language, None)
    }
}

/// Whoever asks, signed in or not.
pub struct Maybe {
    /// The session, if there is one; it may lack its second factor or its hat.
    pub session: Option<Session>,
    /// The language to answer in: the account's, else the browser's.
    pub language: Language,
}

/// The value of the session cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, web: &Web) -> Option<&'a str> {
    let name = if web.settings.secure_cookies { COOKIE } else { LOOSE_COOKIE };
    headers
        .get_all(COOKIE_HEADER)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The first language of the browser that we speak; Swedish when it speaks none of ours.
pub(crate) fn browser_language(headers: &HeaderMap) -> Language {
    headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .into_iter()
        .flat_map(|line| line.split(','))
        .find_map(|tag| Language::from_tag(tag.split(';').next()?.trim()))
        .unwrap_or(Language::Sv)
}

/// Why a role looks at persons.
const fn purpose(role: Role) -> Purpose {
    match role {
        Role::Practitioner => Purpose::Support,
        Role::Child | Role::Guardian => Purpose::OwnAccess,
        Role::DataSteward => Purpose::LinkQuality,
        Role::DataProtectionOfficer => Purpose::Supervision,
        Role::AgencyAdmin | Role::Manager | Role::PartnershipAdmin => Purpose::Administration,
    }
}

impl FromRequestParts<Arc<Web>> for Maybe {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Response> {
        let browser = browser_language(&parts.headers);
        let session = match cookie(&parts.headers, web) {
            None => None,
            Some(secret) => {
                let hash = app::ports::secret_hash(secret);
                app::session::find(&web.kring, &hash)
                    .await
                    .map_err(|e| Failure::new(e, browser, None).into_response())?
            }
        };
        let language = session.as_ref().map_or(browser, |s| s.language);
        Ok(Self { session, language })
    }
}

impl FromRequestParts<Arc<Web>> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Response> {
        let maybe = Maybe::from_request_parts(parts, web).await?;
        let Some(session) = maybe.session.filter(|s| !s.pending) else {
            return Err(to_sign_in(&parts.uri));
        };
        let Some(actor) = session.actor() else {
            return Err(Redirect::to("/hats").into_response());
        };
        let tenant = web
            .kring
            .tenant(&session.partnership)
            .await
            .map_err(|e| Failure::new(e, session.language, None).into_response())?;
        let request = parts.extensions.get::<crate::headers::RequestId>().map(|id| id.0.clone());
        let op = Op {
            kring: Arc::clone(&web.kring),
            tenant,
            scope: web.kring.scope(&session.partnership),
            purpose: purpose(actor.role),
            actor,
            means: Means::Page,
            now: web.kring.clock.now(),
            language: session.language,
            request: request.unwrap_or_default(),
        };
        let flash = crate::page::flash(&parts.headers);
        Ok(Self { op, session, flash, unread: 0 })
    }
}

/// To the sign-in page, and back to where one wanted to go: paths hold ids only.
fn to_sign_in(uri: &Uri) -> Response {
    let path = uri.path();
    let target = if path == "/" { "/sign-in".to_owned() } else { format!("/sign-in?next={path}") };
    Redirect::to(&target).into_response()
}
