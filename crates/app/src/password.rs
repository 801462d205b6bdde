//! Passwords: what they must be, and their slow hash.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::error::AppError;
use crate::ports::Chance;

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most bytes of a password; a longer one is not hashed at all.
pub const LONGEST: usize = 512;
/// Hashes computed at the same time: each takes 19 MiB and a core.
const AT_ONCE: usize = 4;
/// Tries that wait for their turn at most; more are turned away.
const WAITING: usize = 64;

/// Memory in KiB, passes and lanes of argon2id, as OWASP's password storage cheat sheet
/// recommends (m=19456, t=2, p=1).
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Hashes and compares passwords, a few at a time, away from the threads that answer.
#[derive(Clone)]
pub struct Hasher {
    turns: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), waiting: Arc::default() }
    }
}

fn argon() -> Result<Argon2<'static>, AppError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|_| AppError::Internal("argon2 cost"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Counts one who waits, until it is dropped.
struct Waiter<'a>(&'a AtomicUsize);

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Hasher {
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let waiter = Waiter(&self.waiting);
        if before >= WAITING {
            return Err(AppError::TooMany { wait: 2 });
        }
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(|_| AppError::Internal("password turns"))?;
        drop(waiter);
        let work = move || {
            let outcome = work();
            drop(turn);
            outcome
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Internal("password thread"))?
    }

    /// The hash of a password, in PHC notation.
    ///
    /// # Errors
    /// Too many wait.
    pub async fn hash(&self, chance: &dyn Chance, password: &str) -> Result<String, AppError> {
        let mut salt = [0_u8; 16];
        chance.fill(&mut salt);
        let salt = SaltString::encode_b64(&salt).map_err(|_| AppError::Internal("salt"))?;
        let password = password.to_owned();
        self.run(move || {
            let hash = argon()?.hash_password(password.as_bytes(), &salt);
            hash.map(|h| h.to_string()).map_err(|_| AppError::Internal("password hash"))
        })
        .await
    }

    /// Whether the password is the one of that hash. Without a hash it takes as long and is not:
    /// nobody learns from the time whether there is an account.
    ///
    /// # Errors
    /// Too many wait.
    pub async fn is_right(&self, password: &str, hash: Option<&str>) -> Result<bool, AppError> {
        let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
        if password.len() > LONGEST {
            return Ok(false);
        }
        self.run(move || {
            let argon = argon()?;
            let known = hash.as_deref().and_then(|h| PasswordHash::new(h).ok());
            if let Some(known) = known {
                return Ok(argon.verify_password(password.as_bytes(), &known).is_ok());
            }
            let mut spent = [0_u8; 32];
            let _ = argon.hash_password_into(password.as_bytes(), b"nobody is called so", &mut spent);
            std::hint::black_box(spent);
            Ok(false)
        })
        .await
    }
}

/// Whether a new password will do: long enough, not the holder's own address or name, not a few
/// characters over and over. No rules on kinds of characters, as NIST SP 800-63B advises.
///
/// # Errors
/// [`AppError::Invalid`] on that field.
pub fn check_new(field: &'static str, password: &str, email: &str, name: &str) -> Result<(), AppError> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(AppError::field(field, "error-password-short"));
    }
    if password.len() > LONGEST {
        return Err(AppError::field(field, "error-password-long"));
    }
    let lower = password.to_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    let own = std::iter::once(local).chain(name.split_whitespace()).map(str::to_lowercase);
    let rest =
        own.filter(|part| part.chars().count() > 3).fold(lower.clone(), |rest, p| rest.replace(&p, ""));
    let mut different: Vec<char> = lower.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 5 || rest.chars().count() < SHORTEST / 2 {
        return Err(AppError::field(field, "error-password-simple"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::Chance;

    struct Same;
    impl Chance for Same {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(7);
        }
    }

    #[test]
    fn what_a_password_must_be() {
        let says = |password: &str| match check_new("p", password, "eva.lind@example.org", "Eva Lind") {
            Ok(()) => "fine",
            Err(AppError::Invalid(fields)) => fields[0].message.key,
            Err(_) => "other",
        };
        for (password, expected) in [
            ("häst batteri", "fine"),
            ("korrekt häst", "fine"),
            ("elva tecken", "error-password-short"),
            ("åååååååååååå", "error-password-simple"),
            ("121212121212", "error-password-simple"),
            ("eva.lind1234", "error-password-simple"),
            ("Lind Lind Lind", "error-password-simple"),
        ] {
            assert_eq!(says(password), expected, "{password}");
        }
        assert_eq!(says(&"lång mening ".repeat(50)), "error-password-long");
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let hasher = Hasher::default();
        let hash = hasher.hash(&Same, "korrekt häst").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.is_right("korrekt häst", Some(&hash)).await.unwrap());
        assert!(!hasher.is_right("korrekt hast", Some(&hash)).await.unwrap());
        assert!(!hasher.is_right("korrekt häst", None).await.unwrap());
        assert!(!hasher.is_right("korrekt häst", Some("not a hash")).await.unwrap());
        assert!(!hasher.is_right(&"x".repeat(LONGEST + 1), Some(&hash)).await.unwrap());
    }
}
