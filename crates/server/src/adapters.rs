//! The world as it is: the system's clock and its randomness.

use app::ports::{Chance, Clock};
use jiff::Timestamp;
use rand::TryRngCore;

/// The system's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The operating system's random numbers.
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, buffer: &mut [u8]) {
        // Without randomness no id and no secret can be made: going on would be worse than stopping.
        #[allow(clippy::expect_used, reason = "nothing can be done without randomness")]
        rand::rngs::OsRng.try_fill_bytes(buffer).expect("the operating system gives random numbers");
    }
}
