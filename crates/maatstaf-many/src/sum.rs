//! Small counters, a byte per level in one word, added up without overflow.

#![expect(
    clippy::indexing_slicing,
    reason = "a place is one that was asked for when the sums were cleared; a level is below LEVELS"
)]

use crate::plan::Lanes;

/// The most levels that a framework may have: one byte of a word for each.
pub(crate) const LEVELS: usize = maatstaf::MOST_LEVELS;

/// How many words can be added up before a byte could overflow: none of their bytes is above 4.
const MOST: u32 = 63;

/// Sums of numbers up to 4, per place, lane and level.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    low: Vec<Lanes<u64>>,
    added: u32,
    /// What did not fit any more; empty for nearly everybody.
    high: Vec<Lanes<[u32; LEVELS]>>,
}

impl Sums {
    /// Starts anew with so many places.
    #[inline]
    pub(crate) fn clear(&mut self, places: usize) {
        self.low.clear();
        self.low.resize(places, [0; 3]);
        self.high.clear();
        self.added = 0;
    }

    /// Adds a word per lane, the lowest level in its lowest byte.
    #[inline]
    pub(crate) fn add(&mut self, place: usize, words: Lanes<u64>) {
        let low = &mut self.low[place];
        *low = [low[0] + words[0], low[1] + words[1], low[2] + words[2]];
        self.added += 1;
        if self.added == MOST {
            self.spill();
        }
    }

    #[cold]
    fn spill(&mut self) {
        self.high.resize(self.low.len(), Lanes::default());
        for (low, high) in self.low.iter_mut().zip(&mut self.high) {
            for (low, high) in low.iter_mut().zip(high) {
                for (byte, sum) in low.to_le_bytes().into_iter().zip(high) {
                    *sum += u32::from(byte);
                }
                *low = 0;
            }
        }
        self.added = 0;
    }

    /// The sum at a place, in a lane and at a level.
    #[inline]
    pub(crate) fn at(&self, place: usize, lane: usize, level: usize) -> u32 {
        let high = self.high.get(place).map_or(0, |lanes| lanes[lane][level]);
        high + (self.low[place][lane] >> (8 * level) & 0xFF) as u32
    }
}
