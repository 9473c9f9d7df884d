//! Agreement between two raters.

#![expect(clippy::indexing_slicing, reason = "a table has a row and a column for each category of its scale")]

mod count;

use crate::agreement::{Agreement, Metric, Point, product};
use crate::coefficient::Coefficient;
use crate::ratings::Ratings;
use crate::scale::Scale;
use crate::sum::sum;
use crate::tally::{Run, Tally, TallyError};
use crate::undefined::Undefined;
use crate::weights::Weights;

/// The table of two raters: how often the one gave `k` where the other gave `l`.
///
/// Units that one of them did not rate are left out. Standard errors are those of large samples, with the variance divided by the number of
/// units `n` (Fleiss, Cohen and Everitt 1969, Psychol Bull 72:323-327; Gwet 2014 for tables); [`Agreement`] divides by `n - 1`.
///
/// # Example
/// ```
/// use maatstaf_stats::{Contingency, Scale, Weights};
/// let scale = Scale::points(1, 3)?;
/// // Cohen (1960), table 1, of 200 patients.
/// let table = Contingency::from_counts(&scale, &[[88, 14, 18], [10, 40, 10], [2, 6, 12]])?;
/// let kappa = table.cohen(&Weights::identity(&scale))?;
/// assert!((kappa.value - 29.0 / 59.0).abs() < 1e-15); // .492
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Contingency {
    scale: Scale,
    /// Row by row, the first rater's category: how many units have each pair. INVARIANT: at most 2^53 together.
    counts: Vec<u64>,
}

/// What both raters' use of the categories brings about.
struct Margins {
    /// The shares of the first rater's categories.
    first: Vec<f64>,
    /// The shares of the second rater's.
    second: Vec<f64>,
    /// Of each category of the first rater: the disagreement with a rating drawn by the second's shares.
    of_first: Vec<f64>,
    /// Of each category of the second rater: the disagreement with a rating drawn by the first's shares.
    of_second: Vec<f64>,
}

impl Contingency {
    /// Takes two raters of a table, counting from 0.
    ///
    /// # Errors
    /// When there is no such rater.
    pub fn of(ratings: &Ratings, first: usize, second: usize) -> Result<Self, Undefined> {
        let rater = first.max(second);
        if rater >= ratings.raters() {
            return Err(Undefined::NoSuchRater { rater });
        }
        Ok(Self { scale: ratings.scale().clone(), counts: count::count(ratings, first, second) })
    }

    /// Takes a table of counts: a row for each category of the first rater.
    ///
    /// # Errors
    /// When there is not a row and a column per category, or there are more than 2^53 units.
    pub fn from_counts<R: AsRef<[u64]>>(scale: &Scale, rows: &[R]) -> Result<Self, TallyError> {
        let need = scale.len();
        let lengths = std::iter::once(rows.len()).chain(rows.iter().map(|row| row.as_ref().len()));
        if let Some(have) = lengths.filter(|have| *have != need).min() {
            return Err(TallyError::Categories { have, need });
        }
        let counts: Vec<u64> = rows.iter().flat_map(AsRef::as_ref).copied().collect();
        let all = counts.iter().fold(0, |all: u64, count| all.saturating_add(*count));
        if all > Tally::MOST_UNITS {
            Err(TallyError::TooMany)
        } else {
            Ok(Self { scale: scale.clone(), counts })
        }
    }

    /// How often the first rater gave category `k` where the second gave `l`, counting from 0; 0 when there is no such category.
    pub fn count(&self, k: usize, l: usize) -> u64 {
        let q = self.scale.len();
        if k < q && l < q { self.counts[k * q + l] } else { 0 }
    }

    /// The number of units that both rated.
    pub fn units(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The counts without saying who of the two gave which.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::new(&self.scale);
        for ((k, l), count) in self.cells().filter(|(_, count)| *count > 0) {
            let run = |category: usize, count| Run::new(u8::try_from(category).unwrap_or_default(), count);
            if k == l {
                tally.add_runs(&[run(k, 2)], count);
            } else {
                tally.add_runs(&[run(k.min(l), 1), run(k.max(l), 1)], count);
            }
        }
        tally
    }

    /// The share of units that both rated equally.
    ///
    /// # Errors
    /// When both rated no unit.
    pub fn percent(&self) -> Result<Coefficient, Undefined> {
        self.anonymous(Agreement::percent)
    }

    /// The share of units that both rated at most some steps apart on the scale.
    ///
    /// # Errors
    /// When both rated no unit.
    pub fn within(&self, steps: usize) -> Result<Coefficient, Undefined> {
        self.anonymous(|agreement| agreement.within(steps))
    }

    /// The mean agreement by weights of your choice, made symmetric.
    ///
    /// # Errors
    /// When both rated no unit, or the weights are for another number of categories.
    pub fn weighted(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        self.anonymous(|agreement| agreement.weighted(weights))
    }

    /// Cohen's kappa, also weighted; weights need not be symmetric, rows being the first rater's categories.
    ///
    /// Chance agreement is `sum_kl w_kl p_k. p_.l` (Cohen 1960, Educ Psychol Meas 20:37-46; 1968, Psychol Bull 70:213-220), and the standard
    /// errors, also the one under no agreement, are those of Fleiss, Cohen and Everitt (1969).
    ///
    /// # Errors
    /// When both rated no unit, each of them gave a single category and the same one, or the weights are for another number of
    /// categories.
    pub fn cohen(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        let units = self.check(weights)?;
        let n = units as f64;
        let margins = self.margins(weights, n);
        let disagree = self.cells().map(|((k, l), count)| count as f64 * weights.disagreement(k, l));
        let point = Point { observed: sum(disagree) / n, chance: product(&margins.first, &margins.of_first) };
        if point.chance <= 0.0 {
            return Err(Undefined::NoVariation { agreement: 1.0 - point.observed });
        }
        let both = |k: usize, l: usize| (margins.of_first[k] + margins.of_second[l]) / point.chance;
        let squares = self.cells().map(|((k, l), count)| {
            let apart = point.ratio() * (both(k, l) - 1.0) - weights.disagreement(k, l) / point.chance;
            count as f64 * apart * apart
        });
        let null_squares = self.cells().map(|((k, l), _)| {
            let apart = both(k, l) - 1.0 - weights.disagreement(k, l) / point.chance;
            margins.first[k] * margins.second[l] * apart * apart
        });
        Ok(Coefficient {
            standard_error: (units > 1).then(|| sum(squares).sqrt() / n),
            null_error: (units > 1).then(|| (sum(null_squares) / n).sqrt()),
            ..point.coefficient(0.0, units)
        })
    }

    /// Scott's pi, also weighted: Fleiss' kappa of two raters.
    ///
    /// Chance agreement is `sum_kl w_kl pi_k pi_l` with `pi_k` the mean of both raters' shares (1955, Public Opin Q 19:321-325). Weights are made
    /// symmetric.
    ///
    /// # Errors
    /// When both rated no unit, ratings do not vary, or the weights are for another number of categories.
    pub fn scott(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        self.anonymous(|agreement| agreement.fleiss(weights))
    }

    /// Gwet's AC1, or AC2 when weighted: see [`Agreement::gwet`].
    ///
    /// # Errors
    /// As [`Contingency::scott`].
    pub fn gwet(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        self.anonymous(|agreement| agreement.gwet(weights))
    }

    /// The coefficient of Brennan and Prediger: see [`Agreement::brennan_prediger`].
    ///
    /// # Errors
    /// As [`Contingency::scott`].
    pub fn brennan_prediger(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        self.anonymous(|agreement| agreement.brennan_prediger(weights))
    }

    /// Krippendorff's alpha: see [`Agreement::alpha`].
    ///
    /// # Errors
    /// As [`Agreement::alpha`].
    pub fn alpha(&self, metric: Metric) -> Result<Coefficient, Undefined> {
        self.anonymous(|agreement| agreement.alpha(metric))
    }

    /// Krippendorff's alpha with agreement weights of your choice: see [`Agreement::alpha_weighted`].
    ///
    /// # Errors
    /// As [`Contingency::scott`].
    pub fn alpha_weighted(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        self.anonymous(|agreement| agreement.alpha_weighted(weights))
    }

    /// A coefficient for which it does not matter who of the two gave which.
    fn anonymous(
        &self,
        coefficient: impl Fn(&Agreement<'static>) -> Result<Coefficient, Undefined>,
    ) -> Result<Coefficient, Undefined> {
        coefficient(&Agreement::from(self.tally())).map(Coefficient::large_sample)
    }

    fn cells(&self) -> impl Iterator<Item = ((usize, usize), u64)> {
        let q = self.scale.len();
        self.counts.iter().enumerate().map(move |(at, count)| ((at / q, at % q), *count))
    }

    /// The number of units, when there are some and the weights fit.
    fn check(&self, weights: &Weights) -> Result<u64, Undefined> {
        let (have, need) = (weights.len(), self.scale.len());
        match self.units() {
            _ if have != need => Err(Undefined::Weights { have, need }),
            0 => Err(Undefined::NoUnits),
            units => Ok(units),
        }
    }

    fn margins(&self, weights: &Weights, n: f64) -> Margins {
        let q = self.scale.len();
        let row = |k: usize| (0..q).map(|l| self.count(k, l)).sum::<u64>() as f64 / n;
        let column = |l: usize| (0..q).map(|k| self.count(k, l)).sum::<u64>() as f64 / n;
        let (first, second): (Vec<f64>, Vec<f64>) = (0..q).map(|at| (row(at), column(at))).unzip();
        let of_first = |k: usize| sum((0..q).map(|l| second[l] * weights.disagreement(k, l)));
        let of_second = |l: usize| sum((0..q).map(|k| first[k] * weights.disagreement(k, l)));
        let (of_first, of_second) = (0..q).map(|at| (of_first(at), of_second(at))).unzip();
        Margins { first, second, of_first, of_second }
    }
}
