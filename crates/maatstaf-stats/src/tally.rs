//! What agreement is computed from: how many units have each pattern of ratings.

mod count;
mod patterns;

use thiserror::Error;

pub(crate) use count::{RowKeys, runs_of};
pub(crate) use patterns::Run;
use patterns::{MOST_IN_RUN, Patterns};

use crate::ratings::Ratings;
use crate::scale::Scale;

/// How many units have each pattern of ratings: all that agreement among anonymous raters needs to know.
///
/// A pattern says how many raters gave each category, not who. It is made in one pass over a table, or grows with a stream of units
/// that is never kept. The order of the units makes no difference, and neither does the way in which they were divided.
///
/// # Example
/// ```
/// use maatstaf_stats::{Agreement, Ratings, Scale, Tally, Weights};
/// let scale = Scale::points(1, 3)?;
/// let mut stream = Tally::new(&scale);
/// stream.push(&[2, 0, 0])?; // two raters gave a 1
/// stream.push(&[0, 1, 1])?; // one gave a 2, one a 3
/// let table = Ratings::from_codes(scale, 2, vec![2, 1, 0, 0])?;
/// assert_eq!(stream, Tally::of(&table)); // the same units, in another order
/// assert_eq!((stream.units(), stream.ratings(), stream.patterns()), (2, 4, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Tally {
    scale: Scale,
    patterns: Patterns,
    /// All units, those that nobody rated included; never more than `MOST_UNITS`.
    all: u64,
}

/// Why counts cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TallyError {
    /// There is not one count per category.
    #[error("{have} counts were given, and the scale has {need} categories")]
    Categories {
        /// How many counts there are.
        have: usize,
        /// How many categories the scale has.
        need: usize,
    },
    /// A count is too high, or there are too many units.
    #[error("too many: a category counts at most {MOST_IN_RUN} ratings of a unit, and a tally 2^53 units")]
    TooMany,
    /// The tallies are on different scales.
    #[error("the tallies are on different scales")]
    Scale,
}

impl Tally {
    /// The most units, so that they can be computed with exactly.
    pub(crate) const MOST_UNITS: u64 = 1 << 53;

    /// Starts a tally without units.
    pub fn new(scale: &Scale) -> Self {
        Self { scale: scale.clone(), patterns: Patterns::default(), all: 0 }
    }

    /// Tallies a table in one pass.
    pub fn of(ratings: &Ratings) -> Self {
        Self::of_codes(ratings, ratings.codes())
    }

    /// Tallies a table with some threads at once; the result is the same. On the web there are no threads, and one pass is made.
    pub fn with_threads(ratings: &Ratings, threads: usize) -> Self {
        // Starting a thread costs as much as a few thousand units.
        let most = if cfg!(target_family = "wasm") { 1 } else { ratings.units() / 4_096 + 1 };
        let threads = threads.clamp(1, most);
        let part = ratings.units().div_ceil(threads).max(1) * ratings.raters().max(1);
        let parts: Vec<Self> = std::thread::scope(|scope| {
            let tally = |codes| move || Self::of_codes(ratings, codes);
            let (first, others) = ratings.codes().split_at(part.min(ratings.codes().len()));
            let start = |codes| (codes, std::thread::Builder::new().spawn_scoped(scope, tally(codes)).ok());
            let started: Vec<_> = others.chunks(part).map(start).collect();
            let first = tally(first)();
            // What no thread could be had for is done here.
            let done = |thread: std::thread::ScopedJoinHandle<'_, Self>| thread.join().ok();
            let rest =
                started.into_iter().map(|(codes, thread)| thread.and_then(done).unwrap_or_else(tally(codes)));
            std::iter::once(first).chain(rest).collect()
        });
        let mut whole = Self::new(ratings.scale());
        for part in &parts {
            whole.add(part);
        }
        whole
    }

    /// Adds a unit: how many raters gave each category, in the order of the scale.
    ///
    /// # Errors
    /// When there is not one count per category, or a count is above 16 777 215.
    pub fn push(&mut self, counts: &[u32]) -> Result<(), TallyError> {
        let need = self.scale.len();
        if counts.len() != need {
            return Err(TallyError::Categories { have: counts.len(), need });
        }
        if self.all == Self::MOST_UNITS || counts.iter().any(|count| *count > MOST_IN_RUN) {
            return Err(TallyError::TooMany);
        }
        let given = (0..).zip(counts).filter(|(_, count)| **count > 0);
        let runs: Vec<Run> = given.map(|(category, count)| Run::new(category, *count)).collect();
        self.patterns.add(&runs, 1);
        self.all += 1;
        Ok(())
    }

    /// Adds all units of another tally.
    ///
    /// # Errors
    /// When it is on another scale, or there would be more than 2^53 units.
    pub fn merge(&mut self, other: &Self) -> Result<(), TallyError> {
        if self.scale != other.scale {
            return Err(TallyError::Scale);
        }
        if self.all + other.all > Self::MOST_UNITS {
            return Err(TallyError::TooMany);
        }
        self.add(other);
        Ok(())
    }

    /// The scale.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The number of units that were rated at least once.
    pub fn units(&self) -> u64 {
        self.units_rated(1)
    }

    /// The number of units that were rated at least twice: those that can show agreement.
    pub fn paired_units(&self) -> u64 {
        self.units_rated(2)
    }

    /// The number of ratings; at most `u64::MAX`.
    pub fn ratings(&self) -> u64 {
        let ratings = self.patterns.iter().map(|(runs, times)| size(runs).saturating_mul(times));
        ratings.fold(0, u64::saturating_add)
    }

    /// The number of distinct patterns: what the memory of a tally grows with.
    pub fn patterns(&self) -> usize {
        self.patterns.len()
    }

    /// The same, its patterns in an order that does not depend on the order of the units.
    pub(crate) fn into_sorted(self) -> Self {
        Self { patterns: self.patterns.into_sorted(), ..self }
    }

    /// The patterns with at least one rating, and how many units have each.
    pub(crate) fn rated(&self) -> impl Iterator<Item = (&[Run], u64)> {
        self.patterns.iter().filter(|(runs, _)| !runs.is_empty())
    }

    /// Adds units with a pattern. INVARIANT: the scale has its categories, and there are few enough units.
    pub(crate) fn add_runs(&mut self, runs: &[Run], times: u64) {
        self.patterns.add(runs, times);
        self.all += times;
    }

    fn sorted(&self) -> impl Iterator<Item = (&[Run], u64)> {
        self.patterns.sorted().into_iter().map(|at| self.patterns.get(at))
    }

    fn units_rated(&self, least: u64) -> u64 {
        self.patterns.iter().filter(|(runs, _)| size(runs) >= least).map(|(_, times)| times).sum()
    }

    fn of_codes(ratings: &Ratings, codes: &[u8]) -> Self {
        let mut tally = Self::new(ratings.scale());
        let raters = ratings.raters().max(1);
        count::count(codes, raters, tally.scale.len(), &mut tally.patterns);
        tally.all = (codes.len() / raters) as u64;
        tally
    }

    fn add(&mut self, other: &Self) {
        other.patterns.iter().for_each(|(runs, times)| self.patterns.add(runs, times));
        self.all += other.all;
    }
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.scale == other.scale
            && self.all == other.all
            && self.patterns() == other.patterns()
            && self.sorted().eq(other.sorted())
    }
}

/// How many ratings a unit has.
pub(crate) fn size(runs: &[Run]) -> u64 {
    runs.iter().map(|run| u64::from(run.count())).sum()
}
