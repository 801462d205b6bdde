//! One-time links by which somebody chooses a password: for a new account, or a forgotten one.

use domain::country::Language;
use domain::id::AccountId;
use domain::mail::{Mail, MailState, MailTemplate};
use domain::message_key::Message;
use jiff::{SignedDuration, Timestamp};
use store::account::PasswordLink;
use store::{Batch, StoreError};

use crate::error::AppError;
use crate::kring::Kring;
use crate::ports::{secret, secret_hash};
use crate::sign_in::{Visit, normal_email, throttle};

/// For how long a link for a forgotten password works.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(2);
/// For how long the link of a new account works.
const INVITED: SignedDuration = SignedDuration::from_hours(7 * 24);

/// To whom a link goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Receiver<'a> {
    /// The account.
    pub account: AccountId,
    /// Its address.
    pub email: &'a str,
    /// Its language.
    pub language: Language,
}

/// Adds a link and the letter that brings it; earlier links of the account stop working.
pub(crate) fn send(
    kring: &Kring,
    batch: Batch,
    to: Receiver<'_>,
    template: MailTemplate,
    now: Timestamp,
) -> Batch {
    let token = secret(&*kring.chance);
    let lasts = if template == MailTemplate::Account { INVITED } else { FORGOTTEN };
    let letter = Mail {
        id: kring.id(now),
        address: to.email.to_owned(),
        language: to.language,
        template,
        count: 0,
        path: format!("/password/{token}"),
        state: MailState::Queued,
        attempts: 0,
        next: now,
        problem: None,
        created: now,
    };
    let batch = store::account::add_link(batch, to.account, &secret_hash(&token), now, now + lasts);
    store::mail::queue(batch, &letter, Some(to.account))
}

/// Asks for a link to the account of that address. The answer is the same, and takes as many
/// writes, whether there is one or not.
///
/// # Errors
/// [`AppError::Invalid`] when it is no address, [`AppError::TooMany`], or the store does not
/// answer.
pub async fn ask(kring: &Kring, email: &str, visit: &Visit) -> Result<(), AppError> {
    let email = normal_email(email);
    if !crate::sign_in::is_email(&email) {
        return Err(AppError::field("email", "error-email"));
    }
    let server = store::account::server(&kring.db)?;
    let (tried, origin) = (throttle::key("link", &email), throttle::key("origin", &visit.origin));
    throttle::check_origin(kring, &server, &origin).await?;
    throttle::take(kring, &server, throttle::LINKS, &tried).await?;
    throttle::blame_origin(kring, &server, &origin).await?;
    let known = store::account::credentials_by_email(&kring.db, &email).await?;
    let batch = Batch::chore("a link to choose a password, or nothing of the same length");
    match known.filter(|known| !known.disabled) {
        Some(known) => {
            let to = Receiver { account: known.account, email: &known.email, language: known.language };
            let batch = send(kring, batch, to, MailTemplate::Password, kring.clock.now());
            kring.scope(&known.partnership).write(batch).await?;
        }
        None => server.write(store::account::forget_tries(batch, "nobody")).await?,
    }
    Ok(())
}

/// Whose password a link's secret lets one choose.
///
/// # Errors
/// [`AppError::NotFound`] when the link was used, is too old or is none.
pub async fn open(kring: &Kring, token: &str) -> Result<PasswordLink, AppError> {
    let found = store::account::link(&kring.db, &secret_hash(token), kring.clock.now()).await?;
    found.ok_or(AppError::NotFound)
}

/// Chooses a password by a link. Whoever was signed in to the account is signed out.
///
/// # Errors
/// [`AppError::Invalid`] when the password will not do, [`AppError::NotFound`] as [`open`],
/// [`AppError::Conflict`] when the link was used meanwhile.
pub async fn choose(kring: &Kring, token: &str, password: &str) -> Result<(), AppError> {
    let link = open(kring, token).await?;
    crate::password::check_new("password", password, &link.email, &link.name)?;
    let hash = kring.hasher.hash(&*kring.chance, password).await?;
    let batch = Batch::chore("a password is chosen by a one-time link");
    let batch = store::account::spend_link(batch, &secret_hash(token), kring.clock.now());
    let batch = store::account::set_password(batch, link.account, &hash);
    let batch = store::account::end_all(batch, link.account, None);
    match kring.scope(&link.partnership).write(batch).await {
        Err(StoreError::Conflict(_)) => Err(AppError::Conflict(Message::new("password-link-used"))),
        other => Ok(other?),
    }
}
