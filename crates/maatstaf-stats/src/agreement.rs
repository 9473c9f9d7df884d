//! Agreement among any number of raters.

#![expect(clippy::indexing_slicing, reason = "categories of a tally are below the length of its scale")]

mod alpha;
mod conger;
mod fleiss;
mod raters;

use crate::coefficient::Coefficient;
use crate::ratings::Ratings;
use crate::sum::{Sum, sum};
use crate::tally::{Run, Tally, size};
use crate::undefined::Undefined;
use crate::weights::Weights;

pub use alpha::Metric;

/// The coefficients of agreement among any number of raters, with ratings that may be missing.
///
/// The table is passed over once; every coefficient then comes from the distinct patterns of ratings. Observed agreement is the mean over
/// the units that were rated at least twice; marginals are the mean over the units that were rated at least once, each counting as one
/// (Krippendorff's alpha has its own). Standard errors are Gwet's linearisation over units (2014, Handbook of Inter-Rater Reliability,
/// 4th ed.), with the variance divided by `n (n - 1)`, for raters who are given and units that are a sample.
///
/// When all ratings are in one category, every coefficient that corrects for chance is [`Undefined::NoVariation`]: such ratings cannot
/// tell agreement from habit, even where a formula would say 1.
///
/// # Example
/// ```
/// use maatstaf_stats::{Agreement, Metric, Ratings, Scale, Undefined, Weights};
/// let scale = Scale::points(0, 4)?;
/// let weights = Weights::quadratic(&scale);
/// let all_equal = Ratings::from_codes(scale.clone(), 2, vec![3; 20])?;
/// let agreement = Agreement::of(&all_equal);
/// assert_eq!(agreement.percent()?.value, 1.0);
/// assert_eq!(agreement.gwet(&weights), Err(Undefined::NoVariation { agreement: 1.0 }));
///
/// let ratings = Ratings::from_codes(scale, 2, vec![3, 3, 3, 3, 3, 3, 3, 2, 2, 3])?;
/// let agreement = Agreement::of(&ratings);
/// assert!(agreement.gwet(&weights)?.value > 0.9); // most of the scale is not used: little agreement by chance
/// assert!(agreement.fleiss(&weights)?.value < 0.0); // nearly all ratings are a 3: much agreement by chance
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Agreement<'a> {
    /// INVARIANT: sorted, so that the order of the units makes no difference to the bit.
    tally: Tally,
    /// Who rated, where that is known.
    ratings: Option<&'a Ratings>,
    /// How many units were rated.
    rated: u64,
    /// How many were rated at least twice.
    paired: u64,
    /// Of each category: the mean share of a unit's ratings.
    shares: Vec<f64>,
}

/// Units with the same pattern.
struct Unit<'a> {
    runs: &'a [Run],
    /// How many ratings each has, at least 1.
    size: f64,
    /// How many there are.
    times: f64,
}

/// What chance would bring about.
struct Chance {
    /// The disagreement of two ratings.
    disagreement: f64,
    /// Of each category: the disagreement with a rating of it. A unit has the mean over its ratings, and all units have `disagreement`
    /// for their mean.
    of_category: Vec<f64>,
}

impl<'a> Agreement<'a> {
    /// Tallies a table.
    pub fn of(ratings: &'a Ratings) -> Self {
        Self { ratings: Some(ratings), ..Agreement::from(Tally::of(ratings)) }
    }

    /// Tallies a table with some threads at once; every result is the same to the bit.
    pub fn with_threads(ratings: &'a Ratings, threads: usize) -> Self {
        Self { ratings: Some(ratings), ..Agreement::from(Tally::with_threads(ratings, threads)) }
    }

    /// The counts that it is computed from.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The share of equal pairs of ratings of a unit.
    ///
    /// `p = mean over units of sum_k n_k (n_k - 1) / (m (m - 1))`, for `m` ratings of a unit of which `n_k` are category `k`.
    ///
    /// # Errors
    /// When no unit was rated twice.
    pub fn percent(&self) -> Result<Coefficient, Undefined> {
        self.within(0)
    }

    /// The share of pairs of ratings of a unit that are at most some steps apart on the scale.
    ///
    /// # Errors
    /// When no unit was rated twice.
    pub fn within(&self, steps: usize) -> Result<Coefficient, Undefined> {
        self.weighted(&Weights::within(self.tally.scale(), steps))
    }

    /// The mean agreement of the pairs of ratings of a unit, by weights of your choice.
    ///
    /// # Errors
    /// When no unit was rated twice, or the weights are for another number of categories.
    pub fn weighted(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        let weights = self.check(weights)?;
        let chance = Chance { disagreement: 1.0, of_category: vec![1.0; weights.len()] };
        Ok(self.coefficient(&weights, &chance))
    }

    /// Gwet's AC1, or AC2 when weighted.
    ///
    /// Chance agreement is `T / (q (q - 1)) * sum_k pi_k (1 - pi_k)`, with `T` the sum of all weights, `q` the declared categories and
    /// `pi_k` the marginals (Gwet 2008, Br J Math Stat Psychol 61:29-48). A category that is declared and never used changes it.
    ///
    /// # Errors
    /// When no unit was rated twice, ratings do not vary, or the weights are for another number of categories.
    pub fn gwet(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        let weights = self.varied(weights)?;
        let q = weights.len() as f64;
        let factor = weights.sum() / (q * (q - 1.0));
        let agreement = factor * sum(self.shares.iter().map(|share| share * (1.0 - share)));
        let of_category = self.shares.iter().map(|share| 1.0 - factor * (1.0 - share)).collect();
        self.beyond(&weights, &Chance { disagreement: 1.0 - agreement, of_category })
    }

    /// The coefficient of Brennan and Prediger, for whom chance is every declared category equally often.
    ///
    /// Chance agreement is `T / q^2`, with `T` the sum of all weights and `q` the declared categories (1981, Educ Psychol Meas
    /// 41:687-699). A category that is declared and never used changes it.
    ///
    /// # Errors
    /// When no unit was rated twice, ratings do not vary, or the weights are for another number of categories.
    pub fn brennan_prediger(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        let weights = self.varied(weights)?;
        let q = weights.len() as f64;
        let disagreement = 1.0 - weights.sum() / (q * q);
        self.beyond(&weights, &Chance { disagreement, of_category: vec![disagreement; weights.len()] })
    }

    /// The units, pattern by pattern.
    fn units(&self) -> impl Iterator<Item = Unit<'_>> {
        self.tally.rated().map(|(runs, times)| Unit { runs, size: size(runs) as f64, times: times as f64 })
    }

    /// Weights that fit, for raters of whom nobody is first.
    fn check(&self, weights: &Weights) -> Result<Weights, Undefined> {
        let (have, need) = (weights.len(), self.tally.scale().len());
        if have != need {
            return Err(Undefined::Weights { have, need });
        }
        if self.rated == 0 {
            return Err(Undefined::NoUnits);
        }
        if self.paired == 0 {
            return Err(Undefined::NoPairs);
        }
        Ok(weights.symmetric())
    }

    /// Weights that fit, for ratings in two categories or more of which some disagree.
    fn varied(&self, weights: &Weights) -> Result<Weights, Undefined> {
        let weights = self.check(weights)?;
        let used = self.shares.iter().filter(|share| **share > 0.0).count();
        if used < 2 || weights.never_disagree() {
            return Err(Undefined::NoVariation { agreement: 1.0 - self.disagreement(&weights) });
        }
        Ok(weights)
    }

    /// The mean disagreement over the units that were rated twice.
    fn disagreement(&self, weights: &Weights) -> f64 {
        sum(self.units().map(|unit| unit.times * unit.disagreement(weights))) / self.paired as f64
    }

    /// The coefficient, unless chance alone explains everything.
    fn beyond(&self, weights: &Weights, chance: &Chance) -> Result<Coefficient, Undefined> {
        if chance.disagreement > 0.0 {
            return Ok(self.coefficient(weights, chance));
        }
        Err(Undefined::NoVariation { agreement: 1.0 - self.disagreement(weights) })
    }

    /// The coefficient with its standard error. INVARIANT: some unit was rated twice, and chance brings about disagreement.
    fn coefficient(&self, weights: &Weights, chance: &Chance) -> Coefficient {
        let point = Point { observed: self.disagreement(weights), chance: chance.disagreement };
        let (rated, paired) = (self.rated as f64, self.paired as f64);
        let squares = self.units().map(|unit| {
            let own = if unit.size < 2.0 {
                0.0
            } else {
                rated / paired * (1.0 - unit.disagreement(weights) / point.chance)
            };
            let by_chance = unit.mean(&chance.of_category);
            let apart = own - 2.0 * point.ratio() * (1.0 - by_chance / point.chance) - point.value();
            unit.times * apart * apart
        });
        point.coefficient(sum(squares), self.rated)
    }
}

/// Counts that do not say who rated.
impl From<Tally> for Agreement<'static> {
    fn from(tally: Tally) -> Self {
        let tally = tally.into_sorted();
        let mut shares = vec![Sum::default(); tally.scale().len()];
        for (runs, times) in tally.rated() {
            let share = times as f64 / size(runs) as f64;
            for run in runs {
                shares[run.category()].add(run.weight() * share);
            }
        }
        let (rated, paired) = (tally.units(), tally.paired_units());
        let shares = shares.into_iter().map(|share| share.value() / (rated.max(1)) as f64).collect();
        Self { tally, ratings: None, rated, paired, shares }
    }
}

impl Unit<'_> {
    /// The mean disagreement of its pairs of ratings; 0 when there is no pair.
    fn disagreement(&self, weights: &Weights) -> f64 {
        if self.size < 2.0 {
            return 0.0;
        }
        let mut unequal = 0.0;
        for (at, first) in self.runs.iter().enumerate() {
            for second in &self.runs[at + 1..] {
                let weight = weights.disagreement(first.category(), second.category());
                unequal += first.weight() * second.weight() * weight;
            }
        }
        2.0 * unequal / (self.size * (self.size - 1.0))
    }

    /// The mean over its ratings of what each category has.
    fn mean(&self, of_category: &[f64]) -> f64 {
        self.runs.iter().map(|run| run.weight() * of_category[run.category()]).sum::<f64>() / self.size
    }
}

/// The two disagreements that make up a coefficient. INVARIANT: the one by chance is above 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point {
    pub(crate) observed: f64,
    pub(crate) chance: f64,
}

impl Point {
    pub(crate) fn ratio(self) -> f64 {
        self.observed / self.chance
    }

    pub(crate) fn value(self) -> f64 {
        1.0 - self.ratio()
    }

    /// The coefficient, from the sum of the squared distances of the units from it.
    pub(crate) fn coefficient(self, squares: f64, units: u64) -> Coefficient {
        let n = units as f64;
        Coefficient {
            value: self.value(),
            observed: 1.0 - self.observed,
            expected: 1.0 - self.chance,
            standard_error: (units > 1).then(|| (squares / (n * (n - 1.0))).sqrt()),
            null_error: None,
            units,
        }
    }
}

/// Of each category: the disagreement of a rating of it with one drawn by some shares.
pub(crate) fn against(weights: &Weights, shares: &[f64]) -> Vec<f64> {
    let with = |k: usize| shares.iter().enumerate().map(move |(l, share)| weights.disagreement(k, l) * share);
    (0..weights.len()).map(|k| sum(with(k))).collect()
}

/// The sum of the products of two lists.
pub(crate) fn product(left: &[f64], right: &[f64]) -> f64 {
    sum(left.iter().zip(right).map(|(left, right)| left * right))
}
