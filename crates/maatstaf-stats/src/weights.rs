//! How much two ratings agree that are not equal.

#![expect(clippy::indexing_slicing, reason = "both places of a pair are below the number of categories")]

use thiserror::Error;

use crate::scale::{MOST_CATEGORIES, Scale};

/// How much two ratings agree: 1 on equal categories, down to 0.
///
/// With [`Weights::identity`] a coefficient is the plain, unweighted one. Weights of several raters are made symmetric,
/// `(w[k][l] + w[l][k]) / 2`, since nobody is first; [`Contingency::cohen`](crate::Contingency::cohen) takes them as they are.
///
/// # Example
/// ```
/// use maatstaf_stats::{Scale, Weights};
/// let scale = Scale::points(1, 5)?;
/// assert_eq!(Weights::identity(&scale).agreement(0, 1), Some(0.0));
/// assert_eq!(Weights::linear(&scale).agreement(0, 1), Some(0.75));
/// assert_eq!(Weights::quadratic(&scale).agreement(0, 1), Some(0.9375));
/// assert_eq!(Weights::ordinal(&scale).agreement(0, 1), Some(0.9));
/// # Ok::<(), maatstaf_stats::ScaleError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    categories: usize,
    /// Row by row, 1 minus the agreement: what the coefficients count with, as 0 then stays exactly 0.
    disagreement: Vec<f64>,
}

/// Why weights cannot be used. Rows and columns count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WeightsError {
    /// There is no category, or more than a scale may have.
    #[error("weights are for 1 to {MOST_CATEGORIES} categories, not {0}")]
    Categories(usize),
    /// A row does not have one weight per category.
    #[error("row {row} has {have} weights, and there are {need} rows")]
    NotSquare {
        /// The row.
        row: usize,
        /// How many weights it has.
        have: usize,
        /// How many rows there are.
        need: usize,
    },
    /// A weight is not a number, or not between 0 and 1; a disagreement is not a number, or below 0.
    #[error("row {row}, column {column}: not a weight")]
    OutOfRange {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// Equal ratings do not agree wholly.
    #[error("row {0}, column {0}: equal ratings agree wholly")]
    Diagonal(usize),
    /// A ratio needs values of at least 0.
    #[error("the scale has values below 0, and a ratio needs values of at least 0")]
    Negative,
}

impl Weights {
    /// Says that only equal ratings agree.
    ///
    /// `w = 1` when `k = l`, else 0.
    pub fn identity(scale: &Scale) -> Self {
        Self::within(scale, 0)
    }

    /// Says that ratings agree wholly when they are at most some steps apart, and else not at all.
    ///
    /// `w = 1` when `|k - l| <= steps`, else 0, where `k` and `l` are positions on the scale.
    pub fn within(scale: &Scale, steps: usize) -> Self {
        Self::of_places(scale.len(), |k, l| if k.abs_diff(l) <= steps { 0.0 } else { 1.0 })
    }

    /// Says that agreement falls evenly with the distance between the values.
    ///
    /// `w = 1 - |x - y| / (max - min)` (Cicchetti and Allison 1971, Am J EEG Technol 11:101-109), where `max` and `min` are the ends of
    /// the declared scale.
    pub fn linear(scale: &Scale) -> Self {
        Self::of_values(scale, |share| share)
    }

    /// Says that agreement falls with the square of the distance between the values.
    ///
    /// `w = 1 - (x - y)^2 / (max - min)^2` (Fleiss and Cohen 1973, Educ Psychol Meas 33:613-619).
    pub fn quadratic(scale: &Scale) -> Self {
        Self::of_values(scale, |share| share * share)
    }

    /// Says that agreement falls with the number of pairs of categories that lie between two ratings.
    ///
    /// `w = 1 - C(|k - l| + 1, 2) / C(q, 2)` for `q` categories (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., p. 91). Only the
    /// order of the values counts. These are not the distances of [`Metric::Ordinal`](crate::Metric::Ordinal), which come from the
    /// ratings themselves.
    pub fn ordinal(scale: &Scale) -> Self {
        let last = scale.len() - 1;
        let most = (last * (last + 1)).max(1) as f64;
        Self::of_places(scale.len(), |k, l| {
            let steps = k.abs_diff(l);
            (steps * (steps + 1)) as f64 / most
        })
    }

    /// Says that agreement falls with the square of the ratio between difference and sum of the values.
    ///
    /// `w = 1 - ((x - y) / (x + y))^2 / ((max - min) / (max + min))^2` (Gwet 2014). Two zeros agree wholly.
    ///
    /// # Errors
    /// When the scale has values below 0.
    pub fn ratio(scale: &Scale) -> Result<Self, WeightsError> {
        let values = scale.values();
        if values.iter().any(|value| *value < 0.0) {
            return Err(WeightsError::Negative);
        }
        // A quarter of every value, where a sum would not be finite.
        let part = if (values[values.len() - 1] * 2.0).is_finite() { 1.0 } else { 0.25 };
        let ratio = |x: f64, y: f64| (x - y).abs() / (x + y);
        let apart = |k: usize, l: usize| ratio(values[k] * part, values[l] * part);
        let whole = apart(values.len() - 1, 0);
        let share = |k: usize, l: usize| if k == l { 0.0 } else { (apart(k, l) / whole).min(1.0) };
        Ok(Self::of_places(values.len(), |k, l| share(k, l) * share(k, l)))
    }

    /// Takes agreement weights of your own: 1 on the diagonal, 0 to 1 elsewhere, row by row.
    ///
    /// # Errors
    /// When they are not square, not between 0 and 1, or not 1 on the diagonal.
    pub fn custom<R: AsRef<[f64]>>(rows: &[R]) -> Result<Self, WeightsError> {
        let agreement = square(rows, |weight| (0.0..=1.0).contains(&weight))?;
        let disagreement = agreement.iter().map(|weight| 1.0 - weight).collect();
        Self { categories: rows.len(), disagreement }.with_clean_diagonal()
    }

    /// Takes disagreement weights of your own: 0 on the diagonal, at least 0 elsewhere, row by row.
    ///
    /// `w = 1 - v / max(v)` (Cohen 1968, Psychol Bull 70:213-220), where rows are the first rater's categories.
    ///
    /// # Errors
    /// When they are not square, not finite, below 0, or not 0 on the diagonal.
    pub fn from_disagreement<R: AsRef<[f64]>>(rows: &[R]) -> Result<Self, WeightsError> {
        let mut disagreement = square(rows, |weight| weight.is_finite() && weight >= 0.0)?;
        let most = disagreement.iter().copied().fold(0.0, f64::max);
        if most > 0.0 {
            for weight in &mut disagreement {
                *weight /= most;
            }
        }
        Self { categories: rows.len(), disagreement }.with_clean_diagonal()
    }

    /// The number of categories.
    #[expect(clippy::len_without_is_empty, reason = "weights are never empty")]
    pub fn len(&self) -> usize {
        self.categories
    }

    /// How much a first rating `k` and a second rating `l` agree, 0 to 1; nothing when there is no such category.
    pub fn agreement(&self, k: usize, l: usize) -> Option<f64> {
        let inside = k < self.categories && l < self.categories;
        inside.then(|| 1.0 - self.disagreement(k, l))
    }

    /// How much two ratings disagree, 0 to 1. INVARIANT: both are below the number of categories.
    pub(crate) fn disagreement(&self, k: usize, l: usize) -> f64 {
        self.disagreement[k * self.categories + l]
    }

    /// The same weights for raters of whom nobody is first.
    pub(crate) fn symmetric(&self) -> Self {
        Self::of_places(self.categories, |k, l| {
            f64::midpoint(self.disagreement(k, l), self.disagreement(l, k))
        })
    }

    /// The sum of all agreement weights.
    pub(crate) fn sum(&self) -> f64 {
        (self.categories * self.categories) as f64 - self.disagreement.iter().sum::<f64>()
    }

    /// Whether all ratings agree wholly.
    pub(crate) fn never_disagree(&self) -> bool {
        self.disagreement.iter().all(|weight| *weight <= 0.0)
    }

    /// Whether only equal ratings agree.
    pub(crate) fn is_identity(&self) -> bool {
        let whole =
            |k: usize, l: usize| self.disagreement(k, l).to_bits() == f64::from(u8::from(k != l)).to_bits();
        (0..self.categories).all(|k| (0..self.categories).all(|l| whole(k, l)))
    }

    /// Weights from the disagreement of each two places on the scale.
    pub(crate) fn of_places(categories: usize, disagreement: impl Fn(usize, usize) -> f64) -> Self {
        let places = || 0..categories;
        let pairs = places().flat_map(|k| places().map(move |l| (k, l)));
        Self { categories, disagreement: pairs.map(|(k, l)| disagreement(k, l)).collect() }
    }

    /// Weights from the difference between values, as a share of that between the ends of the scale.
    fn of_values(scale: &Scale, disagreement: impl Fn(f64) -> f64) -> Self {
        let values = scale.values();
        let apart = |k: usize, l: usize| values[k] - values[l];
        // A quarter of every value, where the difference between the ends would not be finite.
        let part = if apart(values.len() - 1, 0).is_finite() { 1.0 } else { 0.25 };
        let apart = |k: usize, l: usize| (values[k] * part - values[l] * part).abs();
        let whole = apart(values.len() - 1, 0);
        let share = |k: usize, l: usize| if k == l { 0.0 } else { (apart(k, l) / whole).min(1.0) };
        Self::of_places(values.len(), |k, l| disagreement(share(k, l)))
    }

    fn with_clean_diagonal(self) -> Result<Self, WeightsError> {
        let wrong = (0..self.categories).find(|k| self.disagreement(*k, *k) > 0.0);
        wrong.map_or(Ok(self), |k| Err(WeightsError::Diagonal(k + 1)))
    }
}

/// All weights of a square, each of them right.
fn square<R: AsRef<[f64]>>(rows: &[R], right: impl Fn(f64) -> bool) -> Result<Vec<f64>, WeightsError> {
    let need = rows.len();
    if need == 0 || need > MOST_CATEGORIES {
        return Err(WeightsError::Categories(need));
    }
    let mut all = Vec::with_capacity(need * need);
    for (at, row) in rows.iter().map(AsRef::as_ref).enumerate() {
        if row.len() != need {
            return Err(WeightsError::NotSquare { row: at + 1, have: row.len(), need });
        }
        if let Some(column) = row.iter().position(|weight| !right(*weight)) {
            return Err(WeightsError::OutOfRange { row: at + 1, column: column + 1 });
        }
        all.extend_from_slice(row);
    }
    Ok(all)
}
