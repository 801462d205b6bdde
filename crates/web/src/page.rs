//! From a page of `ui` to an answer: the shell around it, and a word left by the last action.

use app::AppError;
use axum::http::header::{COOKIE as COOKIE_HEADER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::message_key::Message;
use ui::shell::{Flash, Place, Who};
use ui::{Shell, Words};

use crate::session::{Maybe, Signed};
use crate::state::Web;

/// Cookie that carries the key of a message over a redirect, never a value.
const FLASH: &str = "kring-said";

/// What an action may leave to be said on the next page. Keys of the catalogues; the list keeps
/// anybody else's words out of our pages.
const FLASHES: &[&str] = &[
    "said-joined",
    "said-left",
    "said-invited",
    "said-offered",
    "said-taken-over",
    "said-declined",
    "said-withdrawn",
    "said-attention",
    "said-attention-closed",
    "said-sharing",
    "said-sharing-withdrawn",
    "said-consent-asked",
    "said-consent-given",
    "said-consent-declined",
    "said-consent-withdrawn",
    "said-consent-changed",
    "said-consent-paper",
    "said-disclosure",
    "said-disclosure-ended",
    "said-saved",
    "said-already-done",
    "said-signed-out",
    "said-import-landed",
    "said-import-abandoned",
    "said-import-same",
    "said-import-mapping",
    "said-same",
    "said-not-same",
    "said-asked",
    "said-undone",
    "said-taken-back",
    "said-right",
    "said-wrong",
    "said-password-chosen",
    "said-password-changed",
    "said-weights-learnt",
    "said-weights-shipped",
    "said-link-sent",
    "said-signed-out-elsewhere",
    "said-step",
    "said-given",
    "said-told",
    "said-task",
    "said-concern-opened",
    "said-case-started",
    "said-glass-open",
    "said-glass-closed",
    "said-glass-reviewed",
    "said-glass-withheld",
    "said-glass-shown-again",
    "said-api-key-revoked",
    "said-alert-answered",
    "said-alert-rule",
    "said-alert-rule-off",
    "said-alert-rule-on",
    "said-signal",
    "said-signal-family",
];

impl Signed {
    /// The shell of a page for whoever is signed in. `key` is the title's; a title never holds
    /// the name of a person.
    pub(crate) fn shell(&self, key: &str, place: Option<Place>) -> Shell {
        let l = Words::of(self.op.language);
        let mut shell = Shell::new(l, l.t(key), self.op.tenant.zone.clone(), self.op.now);
        shell.place = place;
        shell.who = Some(Who {
            name: self.session.name.clone(),
            role: self.op.actor.role,
            agency: self.session.hat.as_ref().and_then(|hat| hat.agency_name.clone()),
            hats: self.session.other_hats,
        });
        shell.once = app::ports::secret(&*self.op.kring.chance);
        shell.unread = self.unread;
        shell.demo = self.demo;
        shell.glass = self.glass;
        shell.flash = self.flash.map(|key| Flash { message: Message::new(key), warns: false });
        shell
    }
}

impl Maybe {
    /// The shell of a page that anybody may see: greets whoever is signed in.
    pub(crate) async fn shell(&self, web: &Web, key: &str) -> Shell {
        let l = Words::of(self.language);
        let zone = match &self.session {
            Some(session) => web.kring.tenant(&session.partnership).await.map(|t| t.zone.clone()).ok(),
            None => None,
        };
        let zone = zone.unwrap_or(jiff::tz::TimeZone::UTC);
        let mut shell = Shell::new(l, l.t(key), zone, web.kring.clock.now());
        let signed = self.session.as_ref().filter(|s| !s.pending);
        shell.who = signed.and_then(|session| {
            let hat = session.hat.as_ref()?;
            let (role, agency) = (hat.role, hat.agency_name.clone());
            Some(Who { name: session.name.clone(), role, agency, hats: session.other_hats })
        });
        shell.once = app::ports::secret(&*web.kring.chance);
        shell.demo = web.settings.mail_folder.is_some();
        shell.flash = self.flash.map(|key| Flash { message: Message::new(key), warns: false });
        shell
    }
}

/// The message that the last action left, if it is one of ours.
pub(crate) fn flash(headers: &HeaderMap) -> Option<&'static str> {
    let said = headers
        .get_all(COOKIE_HEADER)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(FLASH)?.strip_prefix('='))?;
    FLASHES.iter().copied().find(|key| *key == said)
}

/// To another page, with something to say there.
pub(crate) fn go_and_say(path: &str, key: &'static str) -> Response {
    debug_assert!(FLASHES.contains(&key), "{key} is not in the list of what may be said");
    let mut response = Redirect::to(path).into_response();
    let cookie = format!("{FLASH}={key}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    if let Ok(value) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// A rendered page; what the last action left to be said is said once.
pub(crate) fn show(page: &impl ui::Page, shell: &Shell) -> Response {
    show_with(StatusCode::OK, page, shell)
}

/// The same with another status.
pub(crate) fn show_with(status: StatusCode, page: &impl ui::Page, shell: &Shell) -> Response {
    let mut response = render(status, page);
    if shell.flash.is_some() {
        let cookie = format!("{FLASH}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        if let Ok(value) = HeaderValue::try_from(cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}

/// The page alone.
pub(crate) fn render(status: StatusCode, page: &impl ui::Page) -> Response {
    let Ok(html) = page.render() else {
        tracing::error!("a page does not render");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    (status, Html(html)).into_response()
}

/// The token under which a form's write happens once: that of the page, told apart by where it was
/// sent, since a page may hold several forms.
///
/// # Errors
/// The form sent no token.
pub(crate) fn once(path: &str, token: &str) -> Result<String, AppError> {
    if token.is_empty() || token.len() > 100 {
        return Err(AppError::Invalid(Vec::new()));
    }
    Ok(app::ports::secret_hash(&format!("{path} {token}")))
}

/// A form that was sent twice did what it asked for the first time.
pub(crate) fn done(written: Result<(), AppError>) -> Result<(), AppError> {
    match written {
        Err(AppError::AlreadyDone) => Ok(()),
        other => other,
    }
}
