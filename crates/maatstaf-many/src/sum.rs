//! Eight small counters in one word, added up without overflow.

/// The most levels that a framework may have: one byte of a word for each.
pub(crate) const LEVELS: usize = maatstaf::MOST_LEVELS;

/// Sums of eight numbers, one per level. What is added has at most 4 in each byte.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    low: u64,
    added: u32,
    high: [u32; LEVELS],
}

impl Sum {
    /// Adds the bytes of a word, the lowest level in the lowest byte.
    #[inline]
    pub(crate) fn add(&mut self, bytes: u64) {
        self.low += bytes;
        self.added += 1;
        // 63 times 4 still fits in a byte.
        if self.added == 63 {
            self.high = self.all();
            (self.low, self.added) = (0, 0);
        }
    }

    /// The sum at a level.
    #[inline]
    pub(crate) fn at(&self, level: usize) -> u32 {
        self.high.get(level).copied().unwrap_or_default() + (self.low >> (8 * level) & 0xFF) as u32
    }

    /// The sums of all levels.
    pub(crate) fn all(&self) -> [u32; LEVELS] {
        std::array::from_fn(|level| self.at(level))
    }
}
