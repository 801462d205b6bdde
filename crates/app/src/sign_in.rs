//! Signing in: a proof of who one is opens a session; a second factor completes it.
//!
//! Unknown addresses, wrong passwords and disabled accounts get the same answer after the same
//! work, and failed tries wait longer and longer.

pub(crate) mod throttle;

use jiff::{SignedDuration, Timestamp};
use store::account::{Credentials, NewSession, Session};
use store::{Batch, StoreError};

use crate::error::AppError;
use crate::kring::Kring;
use crate::ports::{secret, secret_hash};
use crate::second_factor;

/// How somebody proves who they are. Each way verifies its own proof; what follows (throttle,
/// session, second factor, hat) is the same for all. Here OpenID Connect and passkeys belong: a
/// way that is strong in itself opens a session that is not pending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// E-mail and password.
    Password,
    /// A one-time code by the clock, after the password.
    Code,
    /// A recovery code in its place.
    RecoveryCode,
}

impl Way {
    /// The word in figures.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::RecoveryCode => "recovery_code",
        }
    }
}

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The proof was right.
    Right,
    /// It was not.
    Wrong,
    /// Too many tries: it was not looked at.
    Throttled,
}

impl Outcome {
    /// The word in figures.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Throttled => "throttled",
        }
    }
}

/// What whoever runs the server decides about signing in.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Everybody must have a second factor.
    pub require_second_factor: bool,
    /// A session ends after this long without use.
    pub idle: SignedDuration,
    /// A session ends after this long whatever happens.
    pub longest: SignedDuration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            require_second_factor: true,
            idle: SignedDuration::from_hours(1),
            longest: SignedDuration::from_hours(12),
        }
    }
}

/// For how long a password waits for its second factor.
pub(crate) const PENDING: SignedDuration = SignedDuration::from_mins(10);
/// Most characters of an address.
const EMAIL_LIMIT: usize = 254;

/// Where a try comes from.
#[derive(Debug, Clone, Default)]
pub struct Visit {
    /// Address of the client, as far as the server knows it. Only its hash is kept.
    pub origin: String,
    /// What the browser calls itself, shortened.
    pub device: String,
    /// Hash of the session cookie that the browser had: that session ends.
    pub earlier: Option<String>,
}

/// A session that was opened.
pub struct Opened {
    /// The cookie's value.
    pub secret: String,
    /// Where to go on.
    pub next: Next,
}

/// What follows a right proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The second factor is still to come.
    SecondFactor,
    /// A hat is to be chosen, or there is none.
    Hats,
    /// All is done.
    Home,
}

/// An address as accounts keep it.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Whether a text may be an address: something, one `@`, a name with a dot, no blanks.
pub fn is_email(email: &str) -> bool {
    let Some((local, host)) = email.split_once('@') else { return false };
    let plain =
        |text: &str| !text.contains(|c: char| c.is_whitespace() || c.is_control() || "@<>,;".contains(c));
    let dotted = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    email.len() <= EMAIL_LIMIT && !local.is_empty() && plain(local) && plain(host) && dotted
}

fn wrong() -> AppError {
    AppError::field("email", "sign_in-wrong")
}

/// Counts how a try ended.
fn counted<T>(kring: &Kring, way: Way, answer: Result<T, AppError>) -> Result<T, AppError> {
    let outcome = match &answer {
        Ok(_) => Some(Outcome::Right),
        Err(AppError::Invalid(_)) => Some(Outcome::Wrong),
        Err(AppError::TooMany { .. }) => Some(Outcome::Throttled),
        Err(_) => None,
    };
    if let Some(outcome) = outcome {
        kring.metrics.sign_in(way, outcome);
        tracing::info!(way = way.code(), outcome = outcome.code(), "sign-in");
    }
    answer
}

/// Signs in with e-mail and password.
///
/// # Errors
/// [`AppError::Invalid`] when they do not belong together, [`AppError::TooMany`], or the store
/// does not answer.
pub async fn with_password(
    kring: &Kring,
    email: &str,
    password: &str,
    visit: &Visit,
) -> Result<Opened, AppError> {
    counted(kring, Way::Password, try_password(kring, email, password, visit).await)
}

async fn try_password(kring: &Kring, email: &str, password: &str, visit: &Visit) -> Result<Opened, AppError> {
    let email = normal_email(email);
    let server = store::account::server(&kring.db)?;
    let (tried, origin) = (throttle::key("email", &email), throttle::key("origin", &visit.origin));
    throttle::check_origin(kring, &server, &origin).await?;
    throttle::take(kring, &server, throttle::ACCOUNT, &tried).await?;
    let known = store::account::credentials_by_email(&kring.db, &email).await?;
    let hash = known.as_ref().and_then(|c| c.password.as_deref());
    let right = kring.hasher.is_right(password, hash).await?;
    let Some(known) = known.filter(|c| right && !c.disabled) else {
        throttle::blame_origin(kring, &server, &origin).await?;
        return Err(wrong());
    };
    let opened = open(kring, &known, visit).await?;
    throttle::forgive(&server, &tried).await?;
    Ok(opened)
}

/// Opens a session for whoever has given a first proof.
async fn open(kring: &Kring, known: &Credentials, visit: &Visit) -> Result<Opened, AppError> {
    let now = kring.clock.now();
    let scope = kring.scope(&known.partnership);
    let hats = store::account::hats(&scope, known.account).await?;
    let pending = known.totp_confirmed || kring.sign_in.require_second_factor;
    let secret = secret(&*kring.chance);
    let session = NewSession {
        id: kring.id(now),
        token_hash: secret_hash(&secret),
        account: known.account,
        hat: if let [only] = hats.as_slice() { Some(only.id) } else { None },
        pending,
        expires: if pending { now + PENDING } else { now + kring.sign_in.idle },
        device: visit.device.clone(),
    };
    let next = match (pending, session.hat) {
        (true, _) => Next::SecondFactor,
        (false, None) => Next::Hats,
        (false, Some(_)) => Next::Home,
    };
    let mut batch = Batch::chore("a session opens");
    if let Some(earlier) = &visit.earlier {
        batch = store::account::end_by_token(batch, earlier);
    }
    batch = store::account::add_session(batch, &session, now);
    batch = store::account::end_expired(batch, known.account, now);
    if pending && !known.totp_confirmed {
        let secret = second_factor::new_secret(&*kring.chance);
        batch = store::account::offer_secret(batch, known.account, &secret);
    }
    scope.write(batch).await?;
    Ok(Opened { secret, next })
}

/// What the page of the second factor shows.
pub enum SecondFactor {
    /// A code of the authenticator app is asked for.
    Ask,
    /// There is none yet: the secret to set it up with.
    SetUp {
        /// Picture for the app, a `data:` address.
        picture: String,
        /// The secret in groups of four.
        secret: String,
    },
}

/// What the second factor of a pending session asks for.
///
/// # Errors
/// [`AppError::NotFound`] when nothing is pending, or the store does not answer.
pub async fn second_factor(kring: &Kring, session: &Session) -> Result<SecondFactor, AppError> {
    let known = pending(kring, session).await?;
    if known.totp_confirmed {
        return Ok(SecondFactor::Ask);
    }
    let secret = known.totp_secret.as_deref().ok_or(AppError::NotFound)?;
    Ok(SecondFactor::SetUp {
        picture: second_factor::picture(secret, &known.email)?,
        secret: second_factor::grouped(secret),
    })
}

async fn pending(kring: &Kring, session: &Session) -> Result<Credentials, AppError> {
    if !session.pending {
        return Err(AppError::NotFound);
    }
    let scope = kring.scope(&session.partnership);
    store::account::credentials(&scope, session.account).await?.ok_or(AppError::NotFound)
}

/// A completed sign-in.
pub struct Completed {
    /// The session, with another cookie value than before.
    pub opened: Opened,
    /// Recovery codes, when the second factor was set up by this: to be shown once.
    pub recovery_codes: Vec<String>,
}

/// Completes a pending session with a code.
///
/// # Errors
/// [`AppError::Invalid`] when the code is wrong or was used, [`AppError::TooMany`],
/// [`AppError::NotFound`] when nothing is pending, or the store does not answer.
pub async fn with_code(
    kring: &Kring,
    session: &Session,
    token_hash: &str,
    code: &str,
) -> Result<Completed, AppError> {
    let way = if second_factor::recovery_hash(code).is_some() { Way::RecoveryCode } else { Way::Code };
    counted(kring, way, try_code(kring, session, token_hash, code).await)
}

async fn try_code(
    kring: &Kring,
    session: &Session,
    token_hash: &str,
    code: &str,
) -> Result<Completed, AppError> {
    let known = pending(kring, session).await?;
    let server = store::account::server(&kring.db)?;
    let tried = throttle::key("code", &known.account.to_string());
    throttle::take(kring, &server, throttle::ACCOUNT, &tried).await?;
    let now = kring.clock.now();
    let batch = Batch::chore("a session is completed");
    let (batch, recovery_codes) = if known.totp_confirmed {
        (spend(batch, &known, code, now)?, Vec::new())
    } else {
        confirm(kring, batch, &known, code, now)?
    };
    let secret = secret(&*kring.chance);
    let expires = expires(kring, session.created, now);
    let batch = store::account::rotate(batch, session.id, token_hash, &secret_hash(&secret), now, expires);
    match kring.scope(&session.partnership).write(batch).await {
        Err(StoreError::Conflict("second factor")) => return Err(wrong_code()),
        other => other?,
    }
    throttle::forgive(&server, &tried).await?;
    let next = if session.hat.is_some() { Next::Home } else { Next::Hats };
    Ok(Completed { opened: Opened { secret, next }, recovery_codes })
}

pub(crate) fn wrong_code() -> AppError {
    AppError::field("code", "second_factor-wrong")
}

/// Accepts a code of a confirmed second factor, or a recovery code.
pub(crate) fn spend(
    batch: Batch,
    known: &Credentials,
    code: &str,
    now: Timestamp,
) -> Result<Batch, AppError> {
    if let Some(hash) = second_factor::recovery_hash(code) {
        return Ok(store::account::spend_recovery(batch, known.account, &hash, now));
    }
    let secret = known.totp_secret.as_deref().unwrap_or_default();
    let step = second_factor::accepted_step(secret, code, known.totp_step, now)?.ok_or_else(wrong_code)?;
    Ok(store::account::spend_step(batch, known.account, step))
}

/// Confirms the offered secret, and hands out recovery codes.
pub(crate) fn confirm(
    kring: &Kring,
    batch: Batch,
    known: &Credentials,
    code: &str,
    now: Timestamp,
) -> Result<(Batch, Vec<String>), AppError> {
    let secret = known.totp_secret.as_deref().ok_or_else(wrong_code)?;
    let step = second_factor::accepted_step(secret, code, 0, now)?.ok_or_else(wrong_code)?;
    let codes = second_factor::new_recovery_codes(&*kring.chance);
    let hashes: Vec<String> = codes.iter().filter_map(|c| second_factor::recovery_hash(c)).collect();
    Ok((store::account::confirm_secret(batch, known.account, secret, step, &hashes), codes))
}

/// Until when a session that is used now holds.
pub(crate) fn expires(kring: &Kring, created: Timestamp, now: Timestamp) -> Timestamp {
    (now + kring.sign_in.idle).min(created + kring.sign_in.longest)
}

/// Ends a session.
///
/// # Errors
/// The store does not answer.
pub async fn sign_out(kring: &Kring, session: &Session) -> Result<(), AppError> {
    let batch = store::account::end(Batch::chore("a session ends"), session.account, session.id);
    Ok(kring.scope(&session.partnership).write(batch).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_an_address() {
        for good in ["eva@example.org", "eva.lind+kring@skola.bjorkdal.se", "é@ö.se"] {
            assert!(is_email(good), "{good}");
        }
        let long = format!("{}@example.org", "x".repeat(250));
        for bad in [
            "",
            "eva",
            "@example.org",
            "eva@",
            "eva@example",
            "a b@example.org",
            "a@b@c.se",
            "a@b..se",
            "a<@b.se",
            &long,
        ] {
            assert!(!is_email(bad), "{bad}");
        }
        assert_eq!(normal_email(" Eva@Example.ORG "), "eva@example.org");
    }
}
