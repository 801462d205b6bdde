//! Draws from a seeded stream. The stream (`ChaCha8`) and the arithmetic here are fixed, so that
//! one seed gives the same bytes on every machine and with every later version of a library.

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A seeded source of choices.
#[derive(Debug, Clone)]
pub struct Draw(ChaCha8Rng);

impl Draw {
    /// A stream for one purpose: streams of one seed are independent of each other, so that a
    /// change in one part of a municipality leaves the others as they were.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// A number from 0 to `end - 1`; 0 when `end` is 0.
    pub fn below(&mut self, end: u32) -> u32 {
        // The bias of multiply-and-shift is under 1 in 10 million for the sizes used here.
        u32::try_from((u64::from(self.0.next_u32()) * u64::from(end)) >> 32).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high.abs_diff(low) + 1).cast_signed()
    }

    /// Whether something happens that happens `per_mille` times in 1,000.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// One of several.
    ///
    /// # Panics
    /// Never with the constant, non-empty lists of this crate.
    pub fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.index(all.len())]
    }

    /// An index into something of that length.
    pub fn index(&mut self, len: usize) -> usize {
        self.below(u32::try_from(len).unwrap_or(u32::MAX)) as usize
    }

    /// One of several, the earlier ones more often (the square of an even draw).
    pub fn pick_common<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        let x = u64::from(self.below(1 << 16));
        let index = (x * x * all.len() as u64) >> 32;
        all[usize::try_from(index).unwrap_or(0).min(all.len() - 1)]
    }

    /// An index drawn by weight.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (i, weight) in weights.iter().enumerate() {
            if left < *weight {
                return i;
            }
            left -= weight;
        }
        0
    }
}
