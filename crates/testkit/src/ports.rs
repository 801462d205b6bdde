//! The world, as a test wants it.

use std::sync::Mutex;

use app::ports::{Chance, Clock, Letter, MailError, Mailer};
use jiff::{SignedDuration, Timestamp};
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// A clock that stands still until it is moved. It starts on 2026-11-22 at 09:00 UTC.
pub struct FakeClock(Mutex<Timestamp>);

impl Default for FakeClock {
    fn default() -> Self {
        Self(Mutex::new("2026-11-22T09:00:00Z".parse().unwrap()))
    }
}

impl FakeClock {
    /// Moves on.
    pub fn pass(&self, time: SignedDuration) {
        *self.0.lock().unwrap() += time;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// Chance that is the same in every run.
pub struct SeededChance(Mutex<ChaCha20Rng>);

impl SeededChance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }
}

impl Chance for SeededChance {
    fn fill(&self, buffer: &mut [u8]) {
        self.0.lock().unwrap().fill_bytes(buffer);
    }
}

/// Keeps letters instead of sending them; can be told to fail.
#[derive(Default)]
pub struct CapturedMail {
    letters: Mutex<Vec<Letter>>,
    failure: Mutex<Option<MailError>>,
}

impl CapturedMail {
    /// The letters so far.
    pub fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }

    /// From now on every letter fails like this; `None`: goes again.
    pub fn fail(&self, failure: Option<MailError>) {
        *self.failure.lock().unwrap() = failure;
    }
}

#[async_trait::async_trait]
impl Mailer for CapturedMail {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        if let Some(failure) = self.failure.lock().unwrap().clone() {
            return Err(failure);
        }
        self.letters.lock().unwrap().push(letter.clone());
        Ok(())
    }
}
