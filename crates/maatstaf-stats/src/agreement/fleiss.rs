//! Fleiss' kappa, whole and by category.

use super::{Agreement, Chance, against, product};
use crate::coefficient::{CategoryKappa, Coefficient};
use crate::sum::sum;
use crate::undefined::Undefined;
use crate::weights::Weights;

impl Agreement<'_> {
    /// Fleiss' kappa, also weighted.
    ///
    /// Chance agreement is `sum_kl w_kl pi_k pi_l`, with `pi_k` the marginals of all raters together (1971, Psychol Bull 76:378-382). With
    /// identity weights and as many ratings of each unit, there is also the standard error under no agreement (Fleiss, Nee and Landis
    /// 1979, Psychol Bull 86:974-977).
    ///
    /// # Errors
    /// When no unit was rated twice, ratings do not vary, or the weights are for another number of categories.
    pub fn fleiss(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        let weights = self.varied(weights)?;
        let of_category = against(&weights, &self.shares);
        let chance = Chance { disagreement: product(&self.shares, &of_category), of_category };
        let kappa = self.beyond(&weights, &chance)?;
        Ok(Coefficient { null_error: self.null_error().filter(|_| weights.is_identity()), ..kappa })
    }

    /// Fleiss' kappa of each category that was used, against all others together.
    ///
    /// `1 - sum_i n_ij (m - n_ij) / (n m (m - 1) p_j (1 - p_j))` for `m` ratings of each of `n` units (Fleiss 1971); in general Fleiss' kappa
    /// of the ratings read as this category or another. The null error is `sqrt(2 / (n m (m - 1)))` for each (Fleiss, Nee and Landis 1979).
    ///
    /// # Errors
    /// When no unit was rated twice, or ratings do not vary.
    pub fn fleiss_categories(&self) -> Result<Vec<CategoryKappa>, Undefined> {
        self.varied(&Weights::identity(self.tally.scale()))?;
        let null_error = self.equal_pairs().map(|pairs| (1.0 / pairs).sqrt());
        let used = self
            .shares
            .iter()
            .zip(self.tally.scale().values())
            .enumerate()
            .filter(|(_, (share, _))| **share > 0.0);
        let kappa = |(at, (share, category)): (usize, (&f64, &f64))| CategoryKappa {
            category: *category,
            value: 1.0 - self.disagreement_on(at) / (2.0 * share * (1.0 - share)),
            share: *share,
            null_error,
        };
        Ok(used.map(kappa).collect())
    }

    /// The mean disagreement on whether a rating is of a category.
    fn disagreement_on(&self, category: usize) -> f64 {
        let units = self.units().filter(|unit| unit.size > 1.0);
        let disagreement = units.map(|unit| {
            let run = unit.runs.iter().find(|run| run.category() == category);
            let inside = run.map_or(0.0, |run| run.weight());
            unit.times * 2.0 * inside * (unit.size - inside) / (unit.size * (unit.size - 1.0))
        });
        sum(disagreement) / self.paired as f64
    }

    /// The number of pairs of ratings, when every unit has as many.
    fn equal_pairs(&self) -> Option<f64> {
        let size = self.units().next()?.size;
        let equal = self.units().all(|unit| (unit.size - size).abs() < 0.5);
        equal.then(|| self.rated as f64 * size * (size - 1.0) / 2.0)
    }

    fn null_error(&self) -> Option<f64> {
        let pairs = self.equal_pairs()?;
        let spread = |share: &f64| share * (1.0 - share);
        let whole = sum(self.shares.iter().map(spread));
        let skew = sum(self.shares.iter().map(|share| spread(share) * (1.0 - 2.0 * share)));
        Some(((whole * whole - skew) / pairs).sqrt() / whole).filter(|error| error.is_finite())
    }
}
