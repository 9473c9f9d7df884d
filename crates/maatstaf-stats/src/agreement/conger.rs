//! Conger's and Light's kappa, for which it matters who rated.

use super::raters::{OfRatings, Raters};
use super::{Agreement, Point, Unit};
use crate::coefficient::Coefficient;
use crate::contingency::Contingency;
use crate::ratings::Ratings;
use crate::sum::{Squares, sum};
use crate::tally::{RowKeys, Run, runs_of};
use crate::undefined::Undefined;
use crate::weights::Weights;

impl Agreement<'_> {
    /// Conger's kappa, also weighted: Cohen's for any number of raters.
    ///
    /// Chance agreement is the mean over all pairs of raters of `sum_kl w_kl p_gk p_hl`, with `p_gk` the marginals of rater `g` (1980, Psychol
    /// Bull 88:322-328). Raters who rated nothing are left out. The standard error takes one pass more over the table.
    ///
    /// # Errors
    /// When no unit was rated twice, ratings do not vary, the weights are for another number of categories, or nobody knows who rated.
    pub fn conger(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        let weights = self.check(weights)?;
        let ratings = self.ratings.ok_or(Undefined::Anonymous)?;
        let raters = Raters::of(ratings);
        let point = Point { observed: self.disagreement(&weights), chance: raters.disagreement(&weights) };
        if point.chance <= 0.0 {
            return Err(Undefined::NoVariation { agreement: 1.0 - point.observed });
        }
        let by_chance = raters.of_ratings(&weights, self.rated as f64, 2.0 * point.ratio() / point.chance);
        let ratio = self.rated as f64 / self.paired as f64;
        let own = |runs: &[Run], size: f64| {
            let unit = Unit { runs, size, times: 1.0 };
            let own =
                if size < 2.0 { 0.0 } else { ratio * (1.0 - unit.disagreement(&weights) / point.chance) };
            own - 1.0 - point.ratio()
        };
        Ok(point.coefficient(self.squares(ratings, own, &by_chance), self.rated))
    }

    /// Light's kappa: the mean of Cohen's kappa over all pairs of raters.
    ///
    /// Each pair counts the units that both rated (Light 1971, Psychol Bull 76:365-377). No standard error is known.
    ///
    /// # Errors
    /// When there are fewer than two raters, some pair has no kappa, or nobody knows who rated.
    pub fn light(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        self.check(weights)?;
        let ratings = self.ratings.ok_or(Undefined::Anonymous)?;
        let pairs = (0..ratings.raters()).flat_map(|second| (0..second).map(move |first| (first, second)));
        let kappa = |(first, second)| Contingency::of(ratings, first, second)?.cohen(weights);
        let kappas = pairs.map(kappa).collect::<Result<Vec<_>, _>>()?;
        let mean = |of: fn(&Coefficient) -> f64| sum(kappas.iter().map(of)) / kappas.len() as f64;
        Ok(Coefficient {
            value: mean(|kappa| kappa.value),
            observed: mean(|kappa| kappa.observed),
            expected: mean(|kappa| kappa.expected),
            standard_error: None,
            null_error: None,
            units: self.paired,
        })
    }

    /// The sum of squares over the units of what is their own and what each rating adds.
    ///
    /// Added up in whole numbers, so that the order of the units makes no difference.
    fn squares(&self, ratings: &Ratings, own: impl Fn(&[Run], f64) -> f64, of_rating: &OfRatings) -> f64 {
        let most =
            self.units().map(|unit| own(unit.runs, unit.size).abs()).fold(0.0, f64::max) + of_rating.most();
        if most <= 0.0 {
            return 0.0;
        }
        let mut squares = Squares::below(most, self.rated);
        if let Some(keys) = RowKeys::of(ratings) {
            let mut by_key = vec![0.0; keys.len()];
            for unit in self.units() {
                by_key[keys.of_runs(unit.runs)] = own(unit.runs, unit.size);
            }
            keys.for_each(ratings.codes(), |key, row| {
                // Key 0 is a unit that nobody rated.
                if let Some(own) = by_key.get(key as usize).filter(|_| key > 0) {
                    squares.add(own + of_rating.sum(row));
                }
            });
            return squares.value();
        }
        let mut runs = Vec::new();
        for row in ratings.rows() {
            let size = runs_of(row, &mut runs);
            if size > 0 {
                squares.add(own(&runs, f64::from(size)) + of_rating.sum(row));
            }
        }
        squares.value()
    }
}
