//! Sessions: from a cookie's secret to whoever is signed in.

use domain::id::{HatId, SessionId};
use jiff::SignedDuration;
use store::{Batch, StoreError};

pub use store::account::{Hat, Session, SessionLine};

use crate::error::AppError;
use crate::kring::Kring;

/// Use of a session is noted at most so often.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// The session of a cookie's hash (see [`crate::ports::secret_hash`]), while it holds; notes now
/// and then that it is used, which lets it hold longer.
///
/// # Errors
/// The store does not answer.
pub async fn find(kring: &Kring, token_hash: &str) -> Result<Option<Session>, AppError> {
    let now = kring.clock.now();
    let Some(session) = store::account::session(&kring.db, token_hash, now).await? else { return Ok(None) };
    if !session.pending && now.duration_since(session.last_seen) >= NOTED_EVERY {
        let expires = crate::sign_in::expires(kring, session.created, now);
        let batch = store::account::touch(Batch::chore("a session is used"), session.id, now, expires);
        kring.scope(&session.partnership).write(batch).await?;
    }
    Ok(Some(session))
}

/// The hats that the session's account may put on.
///
/// # Errors
/// The store does not answer.
pub async fn hats(kring: &Kring, session: &Session) -> Result<Vec<Hat>, AppError> {
    if session.pending {
        return Err(AppError::NotFound);
    }
    Ok(store::account::hats(&kring.scope(&session.partnership), session.account).await?)
}

/// Puts a hat on.
///
/// # Errors
/// [`AppError::NotFound`] when it is not the account's own or has ended, or the store does not
/// answer.
pub async fn put_on(kring: &Kring, session: &Session, hat: HatId) -> Result<(), AppError> {
    if session.pending {
        return Err(AppError::NotFound);
    }
    let batch = Batch::chore("a hat is put on");
    let batch = store::account::put_on(batch, session.id, session.account, hat);
    match kring.scope(&session.partnership).write(batch).await {
        Err(StoreError::Conflict(_)) => Err(AppError::NotFound),
        other => Ok(other?),
    }
}

/// The browsers in which the session's account is signed in, last used first.
///
/// # Errors
/// The store does not answer.
pub async fn all(kring: &Kring, session: &Session) -> Result<Vec<SessionLine>, AppError> {
    let scope = kring.scope(&session.partnership);
    Ok(store::account::sessions(&scope, session.account, kring.clock.now()).await?)
}

/// Signs out one browser of the account, or all but this one.
///
/// # Errors
/// The store does not answer.
pub async fn end(kring: &Kring, session: &Session, which: Option<SessionId>) -> Result<(), AppError> {
    let batch = Batch::chore("sessions end by their holder");
    let batch = match which {
        Some(one) => store::account::end(batch, session.account, one),
        None => store::account::end_all(batch, session.account, Some(session.id)),
    };
    Ok(kring.scope(&session.partnership).write(batch).await?)
}
