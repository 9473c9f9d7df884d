//! Distinct patterns of ratings, and how often each occurs.

#![expect(
    clippy::indexing_slicing,
    reason = "slots hold numbers of patterns that exist; their length is a power of two and places are masked with it"
)]

/// How far the category of a run is shifted.
const CATEGORY: u32 = 24;

/// The most ratings of one category in one unit.
pub(crate) const MOST_IN_RUN: u32 = (1 << CATEGORY) - 1;

/// How many raters of a unit gave one category; never zero of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Run(u32);

impl Run {
    /// INVARIANT: `count` is 1 to [`MOST_IN_RUN`].
    pub(crate) fn new(category: u8, count: u32) -> Self {
        Self(u32::from(category) << CATEGORY | count)
    }

    /// The category.
    pub(crate) fn category(self) -> usize {
        (self.0 >> CATEGORY) as usize
    }

    /// How many raters gave it.
    pub(crate) fn count(self) -> u32 {
        self.0 & MOST_IN_RUN
    }

    /// How many raters gave it, to compute with.
    pub(crate) fn weight(self) -> f64 {
        f64::from(self.count())
    }
}

/// Distinct patterns, in the order in which they were first seen, each with how many units have it.
///
/// A pattern is the runs of a unit by rising category. Found by open addressing, since most units repeat a pattern.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patterns {
    runs: Vec<Run>,
    ends: Vec<usize>,
    times: Vec<u64>,
    /// The number of a pattern, counting from 1, or 0 where there is none.
    slots: Vec<usize>,
}

impl Patterns {
    /// Adds units with a pattern.
    pub(crate) fn add(&mut self, runs: &[Run], times: u64) {
        if self.slots.len() < 2 * (self.times.len() + 1) {
            self.grow();
        }
        let at = self.slot(runs);
        if let Some(known) = self.slots[at].checked_sub(1) {
            self.times[known] += times;
            return;
        }
        self.runs.extend_from_slice(runs);
        self.ends.push(self.runs.len());
        self.times.push(times);
        self.slots[at] = self.times.len();
    }

    /// The number of distinct patterns.
    pub(crate) fn len(&self) -> usize {
        self.times.len()
    }

    /// The runs of a pattern, and how many units have it.
    pub(crate) fn get(&self, at: usize) -> (&[Run], u64) {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        (&self.runs[start..self.ends[at]], self.times[at])
    }

    /// All patterns, as they were first seen.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[Run], u64)> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// All patterns in an order that does not depend on when each was seen.
    pub(crate) fn sorted(&self) -> Vec<usize> {
        // The first two runs in one number tell nearly all patterns apart without looking them up.
        let run = |at: usize, place: usize| self.get(at).0.get(place).map_or(0, |run| u64::from(run.0));
        let head = |at: usize| (run(at, 0) << 32) | run(at, 1);
        let mut order: Vec<(u64, usize)> = (0..self.len()).map(|at| (head(at), at)).collect();
        order.sort_unstable_by(|left, right| {
            left.0.cmp(&right.0).then_with(|| self.get(left.1).0.cmp(self.get(right.1).0))
        });
        order.into_iter().map(|(_, at)| at).collect()
    }

    /// The same patterns in an order that does not depend on when each was seen, side by side in memory.
    pub(crate) fn into_sorted(self) -> Self {
        // Slots are made anew once a pattern is added.
        let mut sorted = Self { runs: Vec::with_capacity(self.runs.len()), ..Self::default() };
        for at in self.sorted() {
            let (runs, times) = self.get(at);
            sorted.runs.extend_from_slice(runs);
            sorted.ends.push(sorted.runs.len());
            sorted.times.push(times);
        }
        sorted
    }

    /// Where a pattern is, or would be.
    fn slot(&self, runs: &[Run]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(runs) & mask;
        while self.slots[at].checked_sub(1).is_some_and(|known| self.get(known).0 != runs) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![0; (4 * (self.times.len() + 1)).next_power_of_two()];
        for known in 0..self.len() {
            let at = self.slot(self.get(known).0);
            self.slots[at] = known + 1;
        }
    }
}

fn hash(runs: &[Run]) -> usize {
    runs.iter().fold(0, |hash, run| spread(hash as u64 ^ u64::from(run.0)))
}

/// Spreads a number over all bits: both halves of its product with an odd constant.
#[expect(clippy::cast_possible_truncation, reason = "each half is taken on purpose")]
pub(crate) fn spread(number: u64) -> usize {
    let product = u128::from(number ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93;
    (product as u64 ^ (product >> 64) as u64) as usize
}
