//! Draws that are the same on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// The seed of the panel.
const SEED: u64 = 24;

/// A row of draws. Each file has a row of its own, so that a change to one leaves the others as they are.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The row with a number.
    pub(super) fn row(number: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(SEED);
        generator.set_stream(number);
        Self(generator)
    }

    /// A whole number from 0 up to, but not including, `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let drawn = u64::from(self.0.next_u32()) * u64::try_from(end).unwrap_or_default();
        usize::try_from(drawn >> 32).unwrap_or_default()
    }

    /// A whole number around 0 with a standard deviation of about `spread`: the sum of three even draws.
    pub(super) fn around(&mut self, spread: i32) -> i32 {
        let sides = usize::try_from(2 * spread + 1).unwrap_or_default();
        (0..3).map(|_| i32::try_from(self.below(sides)).unwrap_or_default() - spread).sum()
    }

    /// Whether one draw in `in_all` falls out this way.
    pub(super) fn once_in(&mut self, in_all: usize) -> bool {
        self.below(in_all) == 0
    }
}
