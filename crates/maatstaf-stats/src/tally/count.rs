//! One pass over a table: how many units have each pattern.

#![expect(
    clippy::indexing_slicing,
    reason = "tables have a place for every code, or a power of two of places that are masked with it"
)]

use super::patterns::{Patterns, Run, spread};
use crate::ratings::Ratings;
use crate::scale::MOST_CATEGORIES;

/// The most keys that are counted in place: 4 MiB.
const MOST_KEYS: u64 = 1 << 20;

/// Codes per pass, so that no count overflows.
const BLOCK: usize = 1 << 30;

/// From this many codes on, a table of two codes at once pays for itself.
const MANY_CODES: usize = 1 << 18;

/// A number for each pattern: with `n` raters, category `k` counts as `(n + 1)^k`, so that the sum over the raters of a unit has the
/// count of each category as a digit. A rating that is missing adds nothing.
struct Radix {
    base: u64,
    /// All keys are below this.
    keys: u64,
    categories: u8,
}

impl Radix {
    /// Nothing when the numbers would not fit.
    fn new(categories: usize, raters: usize) -> Option<Self> {
        let base = u64::try_from(raters).ok()?.checked_add(1)?;
        let keys = base.checked_pow(u32::try_from(categories).ok()?)?;
        Some(Self { base, keys, categories: u8::try_from(categories).ok()? })
    }

    /// What each code adds to the key.
    fn powers(&self) -> [u64; 256] {
        let mut powers = [0; 256];
        for (code, power) in (0..self.categories).zip(&mut powers) {
            *power = self.base.pow(u32::from(code));
        }
        powers
    }

    /// The runs of a key.
    fn runs(&self, mut key: u64, runs: &mut Vec<Run>) {
        runs.clear();
        for category in 0..self.categories {
            // Never more than the raters, of whom there are at most a thousand.
            let count = u32::try_from(key % self.base).unwrap_or_default();
            if count > 0 {
                runs.push(Run::new(category, count));
            }
            key /= self.base;
        }
    }
}

/// Keys that are few enough to keep a place for each.
pub(crate) struct RowKeys {
    radix: Radix,
    raters: usize,
    /// What each code adds to the key.
    powers: [u32; 256],
}

impl RowKeys {
    /// Nothing when there would be many more places than units.
    pub(crate) fn of(ratings: &Ratings) -> Option<Self> {
        Self::new(Radix::new(ratings.scale().len(), ratings.raters())?, ratings.raters(), ratings.units())
            .ok()
    }

    fn new(radix: Radix, raters: usize, units: usize) -> Result<Self, Radix> {
        let most = MOST_KEYS.min(4_096_u64.saturating_add((units as u64).saturating_mul(4)));
        if radix.keys > most {
            return Err(radix);
        }
        let powers = radix.powers().map(|power| u32::try_from(power).unwrap_or_default());
        Ok(Self { radix, raters, powers })
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        usize::try_from(self.radix.keys).unwrap_or_default()
    }

    /// The key of a pattern.
    pub(crate) fn of_runs(&self, runs: &[Run]) -> usize {
        runs.iter().map(|run| self.powers[run.category()] as usize * run.count() as usize).sum()
    }

    /// Calls with the key of each unit and its codes.
    #[inline]
    pub(crate) fn for_each(&self, codes: &[u8], mut call: impl FnMut(u32, &[u8])) {
        let one = |key: u32, code: &u8| key.wrapping_add(self.powers[usize::from(*code)]);
        if codes.len() < MANY_CODES {
            for row in codes.chunks_exact(self.raters) {
                call(row.iter().fold(0, one), row);
            }
            return;
        }
        // Two raters at once: the places that are used lie close together, so that they stay in the fastest memory.
        let mut twos = vec![[0_u32; 256]; 256];
        for (row, high) in twos.iter_mut().zip(&self.powers) {
            row.iter_mut().zip(&self.powers).for_each(|(place, low)| *place = high.wrapping_add(*low));
        }
        let Some(twos) = twos.as_flattened().first_chunk::<65_536>() else { return };
        for row in codes.chunks_exact(self.raters) {
            let (pairs, rest) = row.as_chunks::<2>();
            let two =
                |key: u32, pair: &[u8; 2]| key.wrapping_add(twos[usize::from(u16::from_le_bytes(*pair))]);
            call(rest.iter().fold(pairs.iter().fold(0, two), one), row);
        }
    }
}

/// Counts the patterns of a table.
pub(crate) fn count(codes: &[u8], raters: usize, categories: usize, into: &mut Patterns) {
    let block = raters.saturating_mul((BLOCK / raters).max(1));
    for codes in codes.chunks(block) {
        let Some(radix) = Radix::new(categories, raters) else {
            one_by_one(codes, raters, into);
            continue;
        };
        match RowKeys::new(radix, raters, codes.len() / raters) {
            Ok(keys) => in_place(codes, &keys, into),
            Err(radix) => by_key(codes, raters, &radix, into),
        }
    }
}

/// A place for each key.
fn in_place(codes: &[u8], keys: &RowKeys, into: &mut Patterns) {
    let mut counts = vec![0_u32; keys.len()];
    keys.for_each(codes, |key, _| {
        if let Some(count) = counts.get_mut(key as usize) {
            *count += 1;
        }
    });
    let mut runs = Vec::new();
    for (key, times) in (0..).zip(&counts) {
        if *times > 0 {
            keys.radix.runs(key, &mut runs);
            into.add(&runs, u64::from(*times));
        }
    }
}

/// Places for the keys that occur.
fn by_key(codes: &[u8], raters: usize, radix: &Radix, into: &mut Patterns) {
    let powers = radix.powers();
    let mut counts = Keys::default();
    for row in codes.chunks_exact(raters) {
        counts.add(row.iter().fold(0, |key: u64, code| key.wrapping_add(powers[usize::from(*code)])));
    }
    let mut runs = Vec::new();
    for (key, times) in counts.places {
        if times > 0 {
            radix.runs(key, &mut runs);
            into.add(&runs, u64::from(times));
        }
    }
}

/// How often each key was met, by open addressing. A place that was never used has 0 times.
#[derive(Default)]
struct Keys {
    places: Vec<(u64, u32)>,
    used: usize,
}

impl Keys {
    fn add(&mut self, key: u64) {
        if self.places.len() < 2 * (self.used + 1) {
            self.grow();
        }
        let at = self.place(key);
        self.used += usize::from(self.places[at].1 == 0);
        self.places[at].0 = key;
        self.places[at].1 += 1;
    }

    fn place(&self, key: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut at = spread(key) & mask;
        while self.places[at].1 > 0 && self.places[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let places = vec![(0, 0); (4 * (self.used + 1)).next_power_of_two()];
        for (key, times) in std::mem::replace(&mut self.places, places) {
            if times > 0 {
                let at = self.place(key);
                self.places[at] = (key, times);
            }
        }
    }
}

/// Each unit by itself, where its key would not fit.
fn one_by_one(codes: &[u8], raters: usize, into: &mut Patterns) {
    let mut runs = Vec::new();
    for row in codes.chunks_exact(raters) {
        runs_of(row, &mut runs);
        into.add(&runs, 1);
    }
}

/// The runs of a unit, and how many ratings it has.
pub(crate) fn runs_of(row: &[u8], runs: &mut Vec<Run>) -> u32 {
    let mut counts = [0_u32; MOST_CATEGORIES];
    for code in row {
        if let Some(count) = counts.get_mut(usize::from(*code)) {
            *count += 1;
        }
    }
    runs.clear();
    let given = (0..).zip(&counts).filter(|(_, count)| **count > 0);
    runs.extend(given.map(|(category, count)| Run::new(category, *count)));
    counts.iter().sum()
}
