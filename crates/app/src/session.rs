//! Sessions: from a cookie's secret to whoever is signed in.

pub use store::account::{Hat, Session};

use crate::error::AppError;
use crate::kring::Kring;

/// The session of a cookie's hash (see [`crate::ports::secret_hash`]), while it holds.
///
/// # Errors
/// The store does not answer.
pub async fn find(kring: &Kring, token_hash: &str) -> Result<Option<Session>, AppError> {
    Ok(store::account::session(&kring.db, token_hash, kring.clock.now()).await?)
}
