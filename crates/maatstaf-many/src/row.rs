//! Four bits for each lane and level, worked on all at once.

use crate::sum::{Bytes, LEVELS};

/// Four bits for each lane and level, 32 for each lane, the lowest level in the lowest of them: in one word the floor and above it the estimate, in
/// another the ceiling.
///
/// A number up to 4 stands there as so many low bits. So the larger of two numbers is what either has, and a number is larger than another by what
/// only it has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Row([u64; 2]);

/// The lowest of each four bits.
const LOWEST: u64 = 0x1111_1111_1111_1111;
/// Every other four bits.
const EVERY_OTHER: u64 = 0x0F0F_0F0F_0F0F_0F0F;

#[inline]
fn each([one, next]: [u64; 2], word: impl Fn(u64) -> u64) -> [u64; 2] {
    [word(one), word(next)]
}

#[inline]
fn both([one, next]: [u64; 2], [other, after]: [u64; 2], word: impl Fn(u64, u64) -> u64) -> [u64; 2] {
    [word(one, other), word(next, after)]
}

impl Row {
    /// Asks for the number, up to 4, of each lane and level.
    pub(crate) fn from_fn(number: impl Fn(usize, usize) -> u8) -> Self {
        let bits = |lane: usize, level: usize| (1_u64 << number(lane, level).min(4)) - 1;
        let lane = |lane: usize| (0..LEVELS).fold(0, |word, level| word | bits(lane, level) << (4 * level));
        Self([lane(0) | lane(1) << 32, lane(2)])
    }

    /// The larger of each two.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(both(self.0, other.0, |one, other| one | other))
    }

    /// The smaller of each two.
    #[inline]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(both(self.0, other.0, |one, other| one & other))
    }

    /// What is missing in another.
    #[inline]
    pub(crate) fn beyond(self, other: Self) -> Self {
        Self(both(self.0, other.0, |one, other| one & !other))
    }

    /// This, or nothing.
    #[inline]
    pub(crate) fn only_if(self, is_so: bool) -> Self {
        let all = u64::from(is_so).wrapping_neg();
        Self(each(self.0, |word| word & all))
    }

    /// How large the numbers are.
    #[inline]
    pub(crate) fn sizes(self) -> Bytes {
        const { assert!(LEVELS * 4 == 32) };
        // Every other bit, and then every other two.
        let (ones, twos) = (5 * LOWEST, 3 * LOWEST);
        let pairs = each(self.0, |word| word - ((word >> 1) & ones));
        Self(each(pairs, |word| (word & twos) + ((word >> 2) & twos))).ones()
    }

    /// The same where no number is above 1.
    #[inline]
    pub(crate) fn ones(self) -> Bytes {
        [each(self.0, |word| word & EVERY_OTHER), each(self.0, |word| word >> 4 & EVERY_OTHER)]
    }

    /// 1 where bytes are at least those that are needed.
    #[inline]
    pub(crate) fn where_met([even, odd]: Bytes, [need_even, need_odd]: Bytes) -> Self {
        let (even, odd) = (both(even, need_even, at_least), both(odd, need_odd, at_least));
        Self(both(even, odd, |even, odd| even | odd << 4))
    }

    /// How many levels of each lane, from the lowest, have a number.
    #[inline]
    pub(crate) fn heights(self) -> [usize; 3] {
        let [lower, upper] = self.0;
        let height = |lane: u64| (!lane & LOWEST).trailing_zeros() as usize / 4;
        [height(lower & 0xFFFF_FFFF), height(lower >> 32), height(upper & 0xFFFF_FFFF)]
    }
}

/// 1 for each byte that is at least the other.
#[inline]
fn at_least(have: u64, need: u64) -> u64 {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    // Of the lower seven bits of each byte; where the highest ones are not the same, those decide.
    let lower = (have | HIGHEST) - (need & !HIGHEST);
    (have & !need | !(have ^ need) & lower) >> 7 & (HIGHEST >> 7)
}
