//! Sums of small numbers, which fit a byte for nearly everybody and are right for all.

#![expect(
    clippy::indexing_slicing,
    reason = "a place is one that was asked for when the sums were cleared; a lane is below 3 and a level below LEVELS"
)]

/// The most levels that a framework may have.
pub(crate) const LEVELS: usize = maatstaf::MOST_LEVELS;

/// How many numbers up to 4 can be added up in a byte.
pub(crate) const MOST: u32 = 63;

/// A byte for each lane and level, in the order of a [`Row`](crate::row::Row): first for the levels at even places, and then for those at odd ones.
pub(crate) type Bytes = [[u64; 2]; 2];

/// Sums of numbers up to 4, per place, lane and level.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    low: Vec<Bytes>,
    /// What did not fit any more; empty for nearly everybody.
    high: Vec<[[u32; LEVELS]; 3]>,
}

impl Sums {
    /// Starts anew with so many places.
    #[inline]
    pub(crate) fn clear(&mut self, places: usize) {
        self.low.clear();
        self.low.resize(places, Bytes::default());
        self.high.clear();
    }

    /// Adds numbers up to 4. After [`MOST`] times the sums must be put by.
    #[inline]
    pub(crate) fn add(&mut self, place: usize, numbers: Bytes) {
        let low = &mut self.low[place];
        *low = [plus(low[0], numbers[0]), plus(low[1], numbers[1])];
    }

    /// Puts the sums by, so that there is room again.
    #[cold]
    pub(crate) fn put_by(&mut self) {
        self.high.resize(self.low.len(), Default::default());
        for (low, high) in self.low.iter_mut().zip(&mut self.high) {
            for (lane, levels) in high.iter_mut().enumerate() {
                for (level, sum) in levels.iter_mut().enumerate() {
                    *sum += byte(low, lane, level);
                }
            }
            *low = Bytes::default();
        }
    }

    /// All sums of a place, when they fit.
    #[inline]
    pub(crate) fn bytes(&self, place: usize) -> Option<Bytes> {
        self.low.get(place).copied().filter(|_| self.high.is_empty())
    }

    /// The sum at a place, in a lane and at a level.
    #[inline]
    pub(crate) fn at(&self, place: usize, lane: usize, level: usize) -> u32 {
        let high = self.high.get(place).map_or(0, |lanes| lanes[lane][level]);
        high + byte(&self.low[place], lane, level)
    }
}

#[inline]
fn plus([one, next]: [u64; 2], [other, after]: [u64; 2]) -> [u64; 2] {
    [one + other, next + after]
}

#[inline]
fn byte(bytes: &Bytes, lane: usize, level: usize) -> u32 {
    (bytes[level % 2][lane / 2] >> (32 * (lane % 2) + 8 * (level / 2)) & 0xFF) as u32
}

/// Bytes by level, the same in every lane.
pub(crate) fn bytes(number: impl Fn(usize) -> u8) -> Bytes {
    [0, 1].map(|odd| {
        let lane = (0..LEVELS / 2).fold(0, |word, at| word | u64::from(number(2 * at + odd)) << (8 * at));
        [lane | lane << 32; 2]
    })
}
