//! How each rater uses the categories.

#![expect(
    clippy::indexing_slicing,
    reason = "a code is below 256, and every rater has a share of every category"
)]

use super::{against, product};
use crate::ratings::Ratings;
use crate::sum::{Sum, sum};
use crate::weights::Weights;

/// The raters who rated at least once.
pub(super) struct Raters {
    /// How many ratings each gave; 0 for those who are left out.
    counts: Vec<f64>,
    /// Of each rater: the share of each category.
    shares: Vec<Vec<f64>>,
}

/// A number for each rating that a rater may give a unit, or for none.
pub(super) struct OfRatings {
    /// Of each rater: one for each code, also for a rating that is missing.
    numbers: Vec<[f64; 256]>,
}

impl Raters {
    pub(super) fn of(ratings: &Ratings) -> Self {
        let mut counts = vec![[0_u64; 256]; ratings.raters()];
        for row in ratings.rows() {
            for (count, code) in counts.iter_mut().zip(row) {
                count[usize::from(*code)] += 1;
            }
        }
        let categories = ratings.scale().len();
        let given = |count: &[u64; 256]| count.iter().take(categories).sum::<u64>() as f64;
        let share = |count: &[u64; 256]| {
            let all = given(count).max(1.0);
            count.iter().take(categories).map(|count| *count as f64 / all).collect()
        };
        Self { counts: counts.iter().map(given).collect(), shares: counts.iter().map(share).collect() }
    }

    /// The mean disagreement, over all pairs of raters, of two ratings drawn by the shares of each.
    pub(super) fn disagreement(&self, weights: &Weights) -> f64 {
        let mut before = vec![Sum::default(); weights.len()];
        let mut all = Sum::default();
        for shares in &self.shares {
            let others: Vec<f64> = before.iter().map(|share| share.value()).collect();
            all.add(product(shares, &against(weights, &others)));
            before.iter_mut().zip(shares).for_each(|(before, share)| before.add(*share));
        }
        2.0 * all.value() / self.pairs()
    }

    /// What each rating adds to the disagreement of a unit by chance, times a factor.
    ///
    /// The linearisation of Gwet (2014): a rating counts `n / n_g` times, for `n` units of which rater `g` rated `n_g`, less what the
    /// rater adds without it.
    pub(super) fn of_ratings(&self, weights: &Weights, units: f64, factor: f64) -> OfRatings {
        let factor = factor / self.pairs();
        let together: Vec<f64> =
            (0..weights.len()).map(|k| sum(self.shares.iter().map(|shares| shares[k]))).collect();
        let mut numbers = Vec::with_capacity(self.shares.len());
        for (count, shares) in self.counts.iter().zip(&self.shares) {
            let others: Vec<f64> = together.iter().zip(shares).map(|(all, own)| all - own).collect();
            let with_others = against(weights, &others);
            let mean = product(shares, &with_others);
            let times = units / count.max(1.0);
            let mut of_code = [factor * mean; 256];
            for (number, own) in of_code.iter_mut().zip(&with_others) {
                *number = factor * (times * (own - mean) + mean);
            }
            numbers.push(of_code);
        }
        OfRatings { numbers }
    }

    /// How many ordered pairs of raters there are.
    fn pairs(&self) -> f64 {
        let raters = self.counts.iter().filter(|count| **count > 0.0).count() as f64;
        raters * (raters - 1.0)
    }
}

impl OfRatings {
    /// The sum over the ratings of a unit.
    pub(super) fn sum(&self, row: &[u8]) -> f64 {
        self.numbers.iter().zip(row).map(|(numbers, code)| numbers[usize::from(*code)]).sum()
    }

    /// No sum is larger in size.
    pub(super) fn most(&self) -> f64 {
        let of_rater = |numbers: &[f64; 256]| numbers.iter().map(|number| number.abs()).fold(0.0, f64::max);
        self.numbers.iter().map(of_rater).sum()
    }
}
