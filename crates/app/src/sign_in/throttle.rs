//! Waiting after failed tries: by what was tried, and by where from.

use jiff::{SignedDuration, Timestamp};
use store::account::Tries;
use store::{Batch, Scope, StoreError};

use crate::error::AppError;
use crate::kring::Kring;
use crate::ports::secret_hash;

/// How the waiting grows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Failures that cost no waiting.
    free: u32,
    /// The first wait, doubled with each failure.
    first: SignedDuration,
    /// The longest wait.
    longest: SignedDuration,
    /// After this long without a try all is forgotten.
    forget: SignedDuration,
}

/// One account: an address, or the codes of one account. Short enough at its longest that nobody
/// is locked out for a day by somebody who knows the address.
pub(crate) const ACCOUNT: Pace = Pace {
    free: 5,
    first: SignedDuration::from_secs(15),
    longest: SignedDuration::from_mins(15),
    forget: SignedDuration::from_hours(24),
};

/// One origin: a whole municipality may sit behind it.
pub(crate) const ORIGIN: Pace = Pace {
    free: 40,
    first: SignedDuration::from_secs(2),
    longest: SignedDuration::from_mins(15),
    forget: SignedDuration::from_hours(1),
};

/// Links by e-mail to one address.
pub(crate) const LINKS: Pace = Pace {
    free: 2,
    first: SignedDuration::from_mins(5),
    longest: SignedDuration::from_hours(1),
    forget: SignedDuration::from_hours(6),
};

impl Pace {
    /// What stands after one more failure.
    fn next(self, seen: Option<Tries>, now: Timestamp) -> Tries {
        let failures = self.failures(seen, now).saturating_add(1);
        let wait = match failures.checked_sub(self.free.saturating_add(1)) {
            None => SignedDuration::ZERO,
            Some(over) => {
                let doubled = 1_i32.checked_shl(over.min(20)).unwrap_or(1);
                (self.first * doubled).min(self.longest)
            }
        };
        Tries { failures, until: now + wait, at: now }
    }

    fn failures(self, seen: Option<Tries>, now: Timestamp) -> u32 {
        seen.filter(|s| now.duration_since(s.at) < self.forget).map_or(0, |s| s.failures)
    }
}

/// Seconds to wait, if one must.
fn wait(seen: Option<Tries>, now: Timestamp) -> Option<u32> {
    let left = seen?.until.duration_since(now);
    let whole = u32::try_from(left.as_millis().unsigned_abs().div_ceil(1000)).unwrap_or(u32::MAX);
    (left > SignedDuration::ZERO).then_some(whole)
}

/// What one is throttled by; only its hash is kept.
pub(crate) fn key(kind: &str, value: &str) -> String {
    secret_hash(&format!("{kind}:{value}"))
}

/// Takes a try before its outcome is known: of many at once, each counts.
pub(crate) async fn take(kring: &Kring, server: &Scope, pace: Pace, key: &str) -> Result<(), AppError> {
    let now = kring.clock.now();
    for _ in 0..4 {
        let seen = store::account::tries(server, key).await?;
        if let Some(wait) = wait(seen, now) {
            return Err(AppError::TooMany { wait });
        }
        let batch = Batch::chore("a try to sign in, before anybody is known");
        match server.write(store::account::take_try(batch, key, seen, pace.next(seen, now))).await {
            Err(StoreError::Conflict(_)) => {}
            other => return Ok(other?),
        }
    }
    // As many at once as no human types.
    Err(AppError::TooMany { wait: 1 })
}

/// Refuses an origin that must wait.
pub(crate) async fn check_origin(kring: &Kring, server: &Scope, key: &str) -> Result<(), AppError> {
    let seen = store::account::tries(server, key).await?;
    wait(seen, kring.clock.now()).map_or(Ok(()), |wait| Err(AppError::TooMany { wait }))
}

/// Counts a failure against an origin.
pub(crate) async fn blame_origin(kring: &Kring, server: &Scope, key: &str) -> Result<(), AppError> {
    let now = kring.clock.now();
    let seen = store::account::tries(server, key).await?;
    let batch = Batch::chore("a failed sign-in, before anybody is known");
    // What counts no longer goes with the next failure, so that the rows do not pile up.
    let batch = store::account::forget_tries_before(batch, now - ACCOUNT.forget);
    Ok(server.write(store::account::note_failure(batch, key, ORIGIN.next(seen, now))).await?)
}

/// Forgets failures after a success.
pub(crate) async fn forgive(server: &Scope, key: &str) -> Result<(), AppError> {
    let batch = Batch::chore("a sign-in that succeeded");
    Ok(server.write(store::account::forget_tries(batch, key)).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waiting_doubles_and_is_forgotten() {
        let mut now = Timestamp::UNIX_EPOCH;
        let mut seen = None;
        let mut waits = Vec::new();
        for _ in 0..14 {
            let tries = ACCOUNT.next(seen, now);
            waits.push(tries.until.duration_since(now).as_secs());
            now = tries.until;
            assert_eq!(wait(Some(tries), now), None);
            seen = Some(tries);
        }
        assert_eq!(waits, [0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
        now += SignedDuration::from_hours(25);
        assert_eq!(ACCOUNT.next(seen, now).failures, 1);
    }

    #[test]
    fn one_waits_whole_seconds() {
        let now = Timestamp::UNIX_EPOCH;
        let tries = |ms| Some(Tries { failures: 9, until: now + SignedDuration::from_millis(ms), at: now });
        assert_eq!(wait(tries(0), now), None);
        assert_eq!(wait(tries(1), now), Some(1));
        assert_eq!(wait(tries(1500), now), Some(2));
        assert_eq!(wait(None, now), None);
    }
}
