//! The plainest table of ratings, and random ones.

use std::fmt;
use std::ops::Range;

use maatstaf_stats::{Ratings, Scale};
use proptest::prelude::*;

use super::exact::{Q, exactly};

/// Ratings as a list of units, each a list with what each rater gave: a position on the scale, or nothing.
#[derive(Clone)]
pub(crate) struct Table {
    /// The values of the scale.
    pub(crate) scale: Vec<f64>,
    /// The number of raters.
    pub(crate) raters: usize,
    /// The units.
    pub(crate) rows: Vec<Vec<Option<usize>>>,
}

/// As a person writes it: a word per unit, a sign per rater, a point where the rating is missing.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scale {:?}, {} raters:", self.scale, self.raters)?;
        let sign = |code: &Option<usize>| code.map_or_else(|| ".".to_owned(), |code| code.to_string());
        self.rows.iter().try_for_each(|row| write!(f, " {}", row.iter().map(sign).collect::<String>()))
    }
}

impl Table {
    /// The number of categories.
    pub(crate) fn categories(&self) -> usize {
        self.scale.len()
    }

    /// The same table, as the library takes it.
    pub(crate) fn ratings(&self) -> Result<Ratings, TestCaseError> {
        let scale = Scale::new(self.scale.clone())?;
        let value = |code: &Option<usize>| code.and_then(|code| self.scale.get(code).copied());
        let rows: Vec<Vec<_>> = self.rows.iter().map(|row| row.iter().map(value).collect()).collect();
        Ok(Ratings::from_rows(scale, self.raters, &rows)?)
    }

    /// What was given to each unit, without saying by whom.
    pub(crate) fn given(&self) -> Vec<Vec<usize>> {
        self.rows.iter().map(|row| row.iter().flatten().copied().collect()).collect()
    }

    /// The values of the units that both of two raters rated.
    pub(crate) fn both(&self, first: usize, second: usize) -> Vec<(usize, usize)> {
        let code = |row: &[Option<usize>], rater: usize| row.get(rater).copied().flatten();
        self.rows.iter().filter_map(|row| Some((code(row, first)?, code(row, second)?))).collect()
    }

    /// How many ratings are missing.
    pub(crate) fn missing(&self) -> usize {
        self.rows.iter().flatten().filter(|code| code.is_none()).count()
    }

    /// The values as fractions, unit by unit; nothing when a rating is missing.
    pub(crate) fn complete(&self) -> Option<Vec<Vec<Q>>> {
        let value = |code: &Option<usize>| Some(exactly(*self.scale.get((*code)?)?));
        self.rows.iter().map(|row| row.iter().map(value).collect()).collect()
    }

    /// The table without one unit.
    pub(crate) fn without(&self, unit: usize) -> Self {
        let mut rest = self.clone();
        rest.rows.remove(unit);
        rest
    }
}

/// As many cases as `PROPTEST_CASES` says, or 256. Nothing is written to disk when a test fails: the smallest table is in its message.
pub(crate) fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// How the tables of a test may be.
#[derive(Debug, Clone)]
pub(crate) struct Kind {
    /// The numbers of raters.
    pub(crate) raters: Range<usize>,
    /// The numbers of units.
    pub(crate) units: Range<usize>,
    /// The highest shares of missing ratings, in percent.
    pub(crate) missing: u32,
}

impl Kind {
    /// Tables of all kinds.
    pub(crate) const ANY: Self = Self { raters: 2..7, units: 1..41, missing: 40 };
    /// Tables of two raters.
    pub(crate) const PAIR: Self = Self { raters: 2..3, units: 1..41, missing: 40 };
    /// Tables without a missing rating.
    pub(crate) const COMPLETE: Self = Self { raters: 2..7, units: 1..41, missing: 0 };
    /// Tables so small that much is undefined.
    pub(crate) const TINY: Self = Self { raters: 2..4, units: 0..4, missing: 60 };
}

/// A rating as drawn: whether it is missing, whether the rater follows the unit's own category, and a category of the rater's own.
type Draw = (u32, bool, usize);

/// Random tables: each rater gives a unit its own category, or any.
pub(crate) fn tables(kind: Kind) -> impl Strategy<Value = Table> {
    let size = (kind.raters, kind.units, scales(), 0..=kind.missing, 1..=6_usize);
    size.prop_flat_map(|(raters, units, scale, missing, used)| {
        let used = used.min(scale.len());
        let cell = (0..100_u32, any::<bool>(), 0..used);
        let row = (0..used, prop::collection::vec(cell, raters));
        let rows = prop::collection::vec(row, units);
        rows.prop_map(move |rows| Table { scale: scale.clone(), raters, rows: codes(&rows, missing) })
    })
}

fn codes(rows: &[(usize, Vec<Draw>)], missing: u32) -> Vec<Vec<Option<usize>>> {
    let code = |own: usize, draw: &Draw| {
        let given = if draw.1 { own } else { draw.2 };
        (draw.0 >= missing).then_some(given)
    };
    rows.iter().map(|(own, draws)| draws.iter().map(|draw| code(*own, draw)).collect()).collect()
}

/// Scales of one to six values: 0 and up, 1 and up, or with uneven steps of quarters, also below 0.
fn scales() -> impl Strategy<Value = Vec<f64>> {
    let even =
        (0..=1_i32, 1..=6_i32).prop_map(|(first, length)| (first..first + length).map(f64::from).collect());
    let steps = (-8..=8_i32, prop::collection::vec(1..=9_i32, 1..=6));
    let uneven = steps.prop_map(|(first, steps)| {
        let rises = steps.iter().scan(first, |at, step| {
            *at += step;
            Some(f64::from(*at) / 4.0)
        });
        rises.collect()
    });
    prop_oneof![3 => even, 1 => uneven]
}
