//! One's own account: name, language, how often letters come, password, second factor.

use domain::country::Language;
use domain::gate::Action;
use domain::message_key::{FieldError, Message};
use domain::notice::MailRhythm;
use store::account::{Account, Credentials, Session, SessionLine};
use store::{Batch, StoreError};

use crate::error::AppError;
use crate::op::Op;
use crate::sign_in::{SecondFactor, confirm, throttle, wrong_code};
use crate::{password, second_factor};

/// Most characters of a name.
pub const NAME_LIMIT: usize = 120;

/// What the page of one's own account shows.
pub struct Own {
    /// The account.
    pub account: Account,
    /// The browsers in which it is signed in.
    pub sessions: Vec<SessionLine>,
    /// Recovery codes that are left.
    pub recovery_left: u64,
    /// Everybody must have a second factor here.
    pub second_factor_required: bool,
}

/// What one decides about one's own account.
#[derive(Debug, Clone)]
pub struct Profile<'a> {
    /// The account's version, as the form showed it.
    pub version: i64,
    /// Name.
    pub name: &'a str,
    /// Language.
    pub language: Language,
    /// How often letters come.
    pub rhythm: MailRhythm,
}

/// A name without blanks around it, if it is one.
///
/// # Errors
/// [`AppError::Invalid`] on that field.
pub(crate) fn name_of<'a>(field: &'static str, name: &'a str) -> Result<&'a str, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::field(field, "error-required"));
    }
    if name.chars().count() > NAME_LIMIT || name.chars().any(char::is_control) {
        let message = Message::new("error-too-long").with("limit", NAME_LIMIT.to_string());
        return Err(AppError::Invalid(vec![FieldError { field, message }]));
    }
    Ok(name)
}

/// The account that asks.
///
/// # Errors
/// The gate refuses, or the store does not answer.
pub async fn view(op: &Op) -> Result<Own, AppError> {
    op.authorise_object(Action::ManageOwnAccount, None).await?;
    let id = op.actor.account;
    Ok(Own {
        account: store::account::get(&op.scope, id).await?.ok_or(AppError::NotFound)?,
        sessions: store::account::sessions(&op.scope, id, op.now).await?,
        recovery_left: store::account::recovery_left(&op.scope, id).await?,
        second_factor_required: op.kring.sign_in.require_second_factor,
    })
}

/// Changes name, language and how often letters come.
///
/// # Errors
/// [`AppError::Invalid`], [`AppError::Conflict`] when the account is not as the form showed it, or
/// the store does not answer.
pub async fn save(op: &Op, profile: &Profile<'_>, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let name = name_of("name", profile.name)?;
    let account = store::account::get(&op.scope, op.actor.account).await?.ok_or(AppError::NotFound)?;
    let shown = Account { version: profile.version, ..account };
    let batch = Batch::new(op.record(&permit, &["name", "language", "mail_rhythm"])).once(once, op.now);
    let batch = store::account::set_profile(batch, &shown, name, profile.language, profile.rhythm);
    Ok(op.scope.write(batch).await?)
}

async fn credentials(op: &Op) -> Result<Credentials, AppError> {
    store::account::credentials(&op.scope, op.actor.account).await?.ok_or(AppError::NotFound)
}

/// Asks for the password once more, before what it protects is changed.
async fn confirm_password(
    op: &Op,
    known: &Credentials,
    field: &'static str,
    typed: &str,
) -> Result<(), AppError> {
    let server = store::account::server(&op.kring.db)?;
    let tried = throttle::key("email", &known.email);
    throttle::take(&op.kring, &server, throttle::ACCOUNT, &tried).await?;
    if !op.kring.hasher.is_right(typed, known.password.as_deref()).await? {
        return Err(AppError::field(field, "account-wrong-password"));
    }
    throttle::forgive(&server, &tried).await
}

/// Changes the password; every other browser is signed out.
///
/// # Errors
/// [`AppError::Invalid`], [`AppError::TooMany`], or the store does not answer.
pub async fn change_password(
    op: &Op,
    session: &Session,
    old: &str,
    new: &str,
    once: &str,
) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let known = credentials(op).await?;
    confirm_password(op, &known, "old", old).await?;
    password::check_new("new", new, &known.email, &session.name)?;
    let hash = op.kring.hasher.hash(&*op.kring.chance, new).await?;
    let batch = Batch::new(op.record(&permit, &["password"])).once(once, op.now);
    let batch = store::account::set_password(batch, known.account, &hash);
    let batch = store::account::end_all(batch, known.account, Some(session.id));
    Ok(op.scope.write(batch).await?)
}

/// Begins to set up a second factor: offers a secret.
///
/// # Errors
/// [`AppError::Invalid`] for a wrong password, [`AppError::Conflict`] when there is one,
/// [`AppError::TooMany`], or the store does not answer.
pub async fn begin_second_factor(op: &Op, typed: &str, once: &str) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let known = credentials(op).await?;
    if known.totp_confirmed {
        return Err(AppError::Conflict(Message::new("error-conflict")));
    }
    confirm_password(op, &known, "password", typed).await?;
    let secret = second_factor::new_secret(&*op.kring.chance);
    let batch = Batch::new(op.record(&permit, &["second_factor"])).once(once, op.now);
    Ok(op.scope.write(store::account::offer_secret(batch, known.account, &secret)).await?)
}

/// The offered secret, to be set up.
///
/// # Errors
/// [`AppError::NotFound`] when none is offered, or the store does not answer.
pub async fn offered_second_factor(op: &Op) -> Result<SecondFactor, AppError> {
    op.authorise_object(Action::ManageOwnAccount, None).await?;
    let known = credentials(op).await?;
    let offered = known.totp_secret.as_deref().filter(|_| !known.totp_confirmed);
    let secret = offered.ok_or(AppError::NotFound)?;
    Ok(SecondFactor::SetUp {
        picture: second_factor::picture(secret, &known.email)?,
        secret: second_factor::grouped(secret),
    })
}

/// Confirms the offered secret with a code of it. Answers the recovery codes, to be shown once.
///
/// # Errors
/// [`AppError::Invalid`] for a wrong code, [`AppError::TooMany`], or the store does not answer.
pub async fn confirm_second_factor(op: &Op, code: &str) -> Result<Vec<String>, AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let known = credentials(op).await?;
    let server = store::account::server(&op.kring.db)?;
    let tried = throttle::key("code", &known.account.to_string());
    throttle::take(&op.kring, &server, throttle::ACCOUNT, &tried).await?;
    let batch = Batch::new(op.record(&permit, &["second_factor"]));
    let (batch, codes) = confirm(&op.kring, batch, &known, code, op.now)?;
    match op.scope.write(batch).await {
        Err(StoreError::Conflict(_)) => return Err(wrong_code()),
        other => other?,
    }
    throttle::forgive(&server, &tried).await?;
    Ok(codes)
}

/// Takes the second factor off, such as before a change of telephone. Where everybody must have
/// one, a new one is to be set up at once: the session waits for it.
///
/// # Errors
/// [`AppError::Invalid`] for a wrong password, [`AppError::TooMany`], or the store does not answer.
pub async fn remove_second_factor(
    op: &Op,
    session: &Session,
    typed: &str,
    once: &str,
) -> Result<(), AppError> {
    let permit = op.authorise_object(Action::ManageOwnAccount, None).await?;
    let known = credentials(op).await?;
    confirm_password(op, &known, "password", typed).await?;
    let batch = Batch::new(op.record(&permit, &["second_factor"])).once(once, op.now);
    let batch = if op.kring.sign_in.require_second_factor {
        let secret = second_factor::new_secret(&*op.kring.chance);
        let batch = store::account::offer_secret(batch, known.account, &secret);
        let batch = store::account::make_pending(batch, session.id, op.now + crate::sign_in::PENDING);
        store::account::end_all(batch, known.account, Some(session.id))
    } else {
        store::account::remove_secret(batch, known.account)
    };
    Ok(op.scope.write(batch).await?)
}
