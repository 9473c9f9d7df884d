//! What each rater measured of each unit, on no scale.

use thiserror::Error;

use crate::ratings::{MOST_RATERS, Ratings};
use crate::table::{Complete, Grid, Lens, Table};

/// The largest value in size, so that squares of it can be summed.
const LARGEST: f64 = 1e100;

/// How many problems are listed at most.
const MOST_PROBLEMS: usize = 100;

/// A checked table of measurements: units by raters, finite numbers that are on no declared scale, some of which may be missing.
///
/// # Example
/// ```
/// use maatstaf_stats::{Icc, IccForm, Measures};
/// let mut minutes = Measures::new(2);
/// minutes.push(&[Some(31.5), Some(30.0)])?;
/// minutes.push(&[Some(12.0), Some(12.5)])?;
/// minutes.push(&[Some(58.0), Some(55.5)])?;
/// let icc = Icc::of(&minutes, IccForm::Agreement, 0.95)?;
/// assert!(icc.value > 0.99); // the two clocks differ little beside the units
/// assert!(minutes.push(&[Some(f64::NAN), None]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Measures {
    raters: usize,
    /// Unit by unit. INVARIANT: finite and at most `LARGEST` in size, or NaN where missing.
    values: Vec<f64>,
}

/// Every problem of a table of measurements that was refused, at most 100.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct MeasuresError {
    /// The problems, in the order of the table.
    pub problems: Vec<MeasuresProblem>,
}

/// One problem of a table of measurements. Units and raters count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum MeasuresProblem {
    /// There is no rater.
    #[error("a table has at least one rater")]
    NoRaters,
    /// There are too many raters.
    #[error("a table has at most {MOST_RATERS} raters, not {0}")]
    TooManyRaters(usize),
    /// A unit does not have one place per rater.
    #[error("unit {unit} has {have} values, and there are {need} raters")]
    Ragged {
        /// The unit.
        unit: usize,
        /// How many values it has, missing ones included.
        have: usize,
        /// How many raters there are.
        need: usize,
    },
    /// A value is not a number that can be counted with.
    #[error("unit {unit}, rater {rater}: the value is not a finite number within 1e100 of 0")]
    NotFinite {
        /// The unit.
        unit: usize,
        /// The rater.
        rater: usize,
    },
}

impl Measures {
    /// Starts a table without units.
    pub fn new(raters: usize) -> Self {
        Self { raters, values: Vec::new() }
    }

    /// Takes a table of values, unit by unit.
    ///
    /// # Errors
    /// As [`Measures::push`], for all units at once.
    pub fn from_rows<R: AsRef<[Option<f64>]>>(raters: usize, rows: &[R]) -> Result<Self, MeasuresError> {
        let mut measures = Self::new(raters);
        let mut problems = Self::check_raters(raters);
        for (at, row) in rows.iter().enumerate() {
            problems.extend(measures.append(at + 1, row.as_ref()));
        }
        problems.truncate(MOST_PROBLEMS);
        if problems.is_empty() { Ok(measures) } else { Err(MeasuresError { problems }) }
    }

    /// Adds a unit: the value that each rater measured, or nothing.
    ///
    /// # Errors
    /// When there is not one place per rater, or a value is not finite or beyond 1e100; the table is then as it was.
    pub fn push(&mut self, unit: &[Option<f64>]) -> Result<(), MeasuresError> {
        let before = self.values.len();
        let mut problems = Self::check_raters(self.raters);
        problems.extend(self.append(Table::units(self) + 1, unit));
        if problems.is_empty() {
            return Ok(());
        }
        self.values.truncate(before);
        Err(MeasuresError { problems })
    }

    /// What a rater measured of a unit, both counting from 0; nothing when it is missing or there is no such place.
    pub fn value(&self, unit: usize, rater: usize) -> Option<f64> {
        self.rows().nth(unit)?.get(rater).copied().filter(|value| !value.is_nan())
    }

    fn check_raters(raters: usize) -> Vec<MeasuresProblem> {
        match raters {
            0 => vec![MeasuresProblem::NoRaters],
            1..=MOST_RATERS => Vec::new(),
            _ => vec![MeasuresProblem::TooManyRaters(raters)],
        }
    }

    /// Adds the values of a unit, with a problem for each that is wrong.
    fn append(&mut self, unit: usize, values: &[Option<f64>]) -> Vec<MeasuresProblem> {
        if values.len() != self.raters {
            return vec![MeasuresProblem::Ragged { unit, have: values.len(), need: self.raters }];
        }
        let mut problems = Vec::new();
        for (at, value) in values.iter().enumerate() {
            if value.is_some_and(|value| !value.is_finite() || value.abs() > LARGEST) {
                problems.push(MeasuresProblem::NotFinite { unit, rater: at + 1 });
            }
            self.values.push(value.unwrap_or(f64::NAN));
        }
        problems
    }

    fn rows(&self) -> std::slice::ChunksExact<'_, f64> {
        self.values.chunks_exact(self.raters.max(1))
    }
}

impl From<&Ratings> for Measures {
    fn from(ratings: &Ratings) -> Self {
        let value = |code: &u8| ratings.scale().value(*code).unwrap_or(f64::NAN);
        Self { raters: ratings.raters(), values: ratings.codes().iter().map(value).collect() }
    }
}

impl PartialEq for Measures {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&f64, &f64)| {
            a.partial_cmp(b) == Some(std::cmp::Ordering::Equal) || a.is_nan() && b.is_nan()
        };
        self.raters == other.raters
            && self.values.len() == other.values.len()
            && self.values.iter().zip(&other.values).all(same)
    }
}

impl Table for Measures {
    fn units(&self) -> usize {
        self.values.len() / self.raters.max(1)
    }

    fn raters(&self) -> usize {
        self.raters
    }

    fn missing(&self) -> usize {
        self.values.iter().filter(|value| value.is_nan()).count()
    }

    fn complete(&self) -> Complete<Self> {
        let whole = self.rows().filter(|row| row.iter().all(|value| !value.is_nan()));
        let table = Self { raters: self.raters, values: whole.flatten().copied().collect() };
        let left_out = Table::units(self) - Table::units(&table);
        Complete { table, left_out }
    }
}

impl Grid for Measures {
    fn lens(&self) -> Lens {
        let present = || self.values.iter().filter(|value| !value.is_nan());
        let (count, sum) = present().fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
        let largest = present().fold(0.0, |most: f64, value| most.max(value.abs()));
        Lens { offset: sum / count.max(1) as f64, step: 1.0, noise: 4.0 * f64::EPSILON * largest }
    }

    fn each(&self, lens: &Lens, mut visit: impl FnMut(usize, &[f64])) {
        let mut row = vec![f64::NAN; self.raters];
        for (unit, values) in self.rows().enumerate() {
            for (number, value) in row.iter_mut().zip(values) {
                *number = value - lens.offset;
            }
            visit(unit, &row);
        }
    }

    fn exact(&self) -> Option<&[u8]> {
        None
    }
}
