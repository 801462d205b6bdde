//! From a cookie to an actor: the extractors that handlers begin with.

use std::sync::Arc;

use app::session::Session;
use app::{AppError, Op};
use axum::extract::{FromRequestParts, Request};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE as COOKIE_HEADER, HeaderValue, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Means;
use domain::country::Language;
use domain::gate::{Purpose, Role};
use ui::shell::Glass;

use crate::error::Failure;
use crate::state::Web;

/// The session cookie's name. The prefix makes browsers insist on HTTPS, this host and path `/`.
pub const COOKIE: &str = "__Host-kring";
/// The name where cookies are not bound to HTTPS: a demo on the loopback address.
pub const LOOSE_COOKIE: &str = "kring";
/// Keeps the language that was chosen at the foot of a page.
const LANGUAGE_COOKIE: &str = "kring-language";
/// Pages that leave nothing on the device.
const NOTHING_LEFT: [&str; 2] = ["/report", "/receipt"];

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
    /// This is a demonstration.
    pub demo: bool,
    /// The child of this page, when its circle is open in an emergency, and until when.
    pub glass: Option<Glass>,
}

impl Signed {
    /// The same as `?`: the language is found when the error gets its page.
    #[allow(clippy::unused_self, reason = "older callers")]
    pub(crate) fn failure(&self, error: app::AppError) -> Failure {
        error.into()
    }
}

/// Whoever asks, signed in or not.
pub struct Maybe {
    /// The session, if there is one; it may lack its second factor or its hat.
    pub session: Option<Session>,
    /// The language to answer in: the one chosen at the foot of a page, else the account's, else
    /// the browser's.
    pub language: Language,
    /// SHA-256 of the cookie's value, when there is a session.
    pub(crate) token_hash: Option<String>,
    /// Key of what the last action left to be said.
    pub(crate) flash: Option<&'static str>,
}

/// The value of the session cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, web: &Web) -> Option<&'a str> {
    cookie_named(headers, if web.settings.secure_cookies { COOKIE } else { LOOSE_COOKIE })
}

fn cookie_named<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE_HEADER)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The first language of the browser that we speak; Swedish when it speaks none of ours.
pub(crate) fn browser_language(headers: &HeaderMap) -> Language {
    accepted_language(headers).unwrap_or(Language::Sv)
}

/// The first language that is asked for and that we speak.
pub(crate) fn accepted_language(headers: &HeaderMap) -> Option<Language> {
    headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .into_iter()
        .flat_map(|line| line.split(','))
        .find_map(|tag| Language::from_tag(tag.split(';').next()?.trim()))
}

/// Why a role looks at persons.
const fn purpose(role: Role) -> Purpose {
    match role {
        Role::Practitioner | Role::DutyOfficer => Purpose::Support,
        Role::Child | Role::Guardian => Purpose::OwnAccess,
        Role::DataSteward => Purpose::LinkQuality,
        Role::DataProtectionOfficer => Purpose::Supervision,
        Role::AgencyAdmin | Role::Manager | Role::PartnershipAdmin => Purpose::Administration,
    }
}

/// The language that the reader has chosen at the foot of a page: in the address of this one, or
/// earlier.
fn chosen_language(uri: &Uri, headers: &HeaderMap) -> Option<Language> {
    language_in(uri).or_else(|| Language::from_tag(cookie_named(headers, LANGUAGE_COOKIE)?))
}

fn language_in(uri: &Uri) -> Option<Language> {
    let tag = uri.query()?.split('&').find_map(|pair| pair.strip_prefix("language="))?;
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// Keeps a language that is chosen in the address of a page.
pub(crate) async fn keep_language(request: Request, next: Next) -> Response {
    // A page for reporting a concern leaves nothing on the device: its addresses carry the language.
    let leaves_nothing = NOTHING_LEFT.iter().any(|path| request.uri().path().starts_with(path));
    let chosen = language_in(request.uri()).filter(|_| !leaves_nothing);
    let mut response = next.run(request).await;
    if let Some(language) = chosen {
        set_cookie(&mut response, &format!("{LANGUAGE_COOKIE}={}; Max-Age=31536000", language.tag()));
    }
    response
}

/// From now on the account's language counts again.
pub(crate) fn forget_language(response: &mut Response) {
    set_cookie(response, &format!("{LANGUAGE_COOKIE}=; Max-Age=0"));
}

/// Hands the browser the secret of its session.
pub(crate) fn hand_over_cookie(response: &mut Response, web: &Web, secret: &str) {
    if web.settings.secure_cookies {
        set_cookie(response, &format!("{COOKIE}={secret}; Secure"));
    } else {
        set_cookie(response, &format!("{LOOSE_COOKIE}={secret}"));
    }
}

/// Takes the session's cookie back.
pub(crate) fn take_cookie_back(response: &mut Response, web: &Web) {
    if web.settings.secure_cookies {
        set_cookie(response, &format!("{COOKIE}=; Secure; Max-Age=0"));
    } else {
        set_cookie(response, &format!("{LOOSE_COOKIE}=; Max-Age=0"));
    }
}

fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::try_from(format!("{cookie}; Path=/; HttpOnly; SameSite=Lax")) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

impl Maybe {
    /// Whoever sends that request.
    pub(crate) async fn of(web: &Arc<Web>, uri: &Uri, headers: &HeaderMap) -> Result<Self, AppError> {
        let mut maybe = Self::nobody(uri, headers);
        let Some(secret) = cookie(headers, web) else { return Ok(maybe) };
        let hash = app::ports::secret_hash(secret);
        if let Some(session) = app::session::find(&web.kring, &hash).await? {
            maybe.language = chosen_language(uri, headers).unwrap_or(session.language);
            maybe.session = Some(session);
            maybe.token_hash = Some(hash);
        }
        Ok(maybe)
    }

    /// Somebody who is not signed in.
    pub(crate) fn nobody(uri: &Uri, headers: &HeaderMap) -> Self {
        let language = chosen_language(uri, headers).unwrap_or_else(|| browser_language(headers));
        Self { session: None, language, token_hash: None, flash: crate::page::flash(headers) }
    }
}

impl FromRequestParts<Arc<Web>> for Maybe {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Response> {
        Self::of(web, &parts.uri, &parts.headers).await.map_err(|e| Failure::from(e).into_response())
    }
}

/// Somebody whose password was right: the second factor or the hat may be missing. Everybody else
/// is sent to sign in.
pub(crate) struct Known {
    /// Language and flash.
    pub(crate) maybe: Maybe,
    /// The session.
    pub(crate) session: Session,
    /// SHA-256 of its cookie's value.
    pub(crate) token_hash: String,
}

impl FromRequestParts<Arc<Web>> for Known {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Response> {
        let maybe = Maybe::from_request_parts(parts, web).await?;
        match (maybe.session.clone(), maybe.token_hash.clone()) {
            (Some(session), Some(token_hash)) => Ok(Self { maybe, session, token_hash }),
            _ => Err(to_step("/sign-in", &parts.uri)),
        }
    }
}

impl FromRequestParts<Arc<Web>> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Response> {
        let maybe = Maybe::from_request_parts(parts, web).await?;
        let Maybe { session, language, flash, .. } = maybe;
        let Some(session) = session else {
            return Err(to_step("/sign-in", &parts.uri));
        };
        if session.pending {
            return Err(to_step("/second-factor", &parts.uri));
        }
        let Some(actor) = session.actor() else {
            return Err(to_step("/hats", &parts.uri));
        };
        let tenant =
            web.kring.tenant(&session.partnership).await.map_err(|e| Failure::from(e).into_response())?;
        let request = parts.extensions.get::<crate::headers::RequestId>().map(|id| id.0.clone());
        let op = Op {
            kring: Arc::clone(&web.kring),
            tenant,
            scope: web.kring.scope(&session.partnership),
            purpose: purpose(actor.role),
            actor,
            means: Means::Page,
            now: web.kring.clock.now(),
            language,
            request: request.unwrap_or_default(),
        };
        let unread = session.unread;
        let glass =
            glass(&op, &session, parts.uri.path()).await.map_err(|e| Failure::from(e).into_response())?;
        Ok(Self { op, session, flash, unread, demo: web.settings.mail_folder.is_some(), glass })
    }
}

/// What stands at the top of every page of a child while its circle is open in an emergency.
async fn glass(op: &Op, session: &Session, path: &str) -> Result<Option<Glass>, AppError> {
    let child = path.strip_prefix("/children/").and_then(|rest| rest.split('/').next()?.parse().ok());
    let Some(child) = child.filter(|_| session.glass) else { return Ok(None) };
    Ok(app::break_glass::until(op, child).await?.map(|until| Glass { child, until }))
}

/// To a step of signing in, and back to where one wanted to go: paths hold ids only.
fn to_step(step: &str, uri: &Uri) -> Response {
    let path = uri.path();
    let target = if path == "/" { step.to_owned() } else { format!("{step}?next={path}") };
    Redirect::to(&target).into_response()
}
