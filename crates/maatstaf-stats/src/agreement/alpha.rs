//! Krippendorff's alpha.

use super::{Agreement, Point, Unit, against, product};
use crate::coefficient::Coefficient;
use crate::sum::{Sum, sum};
use crate::undefined::Undefined;
use crate::weights::Weights;

/// How far apart two ratings are, for Krippendorff's alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Equal or not.
    Nominal,
    /// By how many ratings lie between: `(sum of n_g from k to l - (n_k + n_l) / 2)^2`, with `n_g` the ratings of category `g` that
    /// were observed. Gwet's ordinal weights, [`Weights::ordinal`], are others.
    Ordinal,
    /// By the square of the difference of the values.
    Interval,
    /// By the square of the difference over the sum of the values, which are at least 0; two zeros are equal.
    Ratio,
}

/// What alpha counts with: only the units that were rated at least twice, each as often as it was rated.
struct Paired {
    /// How many ratings there are.
    ratings: f64,
    /// The share of each category in them.
    shares: Vec<f64>,
}

impl Agreement<'_> {
    /// Krippendorff's alpha.
    ///
    /// `1 - D_o / D_e` over the units that were rated at least twice (2011, Computing Krippendorff's Alpha-Reliability). A category that
    /// was declared and never used does not change it. Under [`Metric::Ordinal`] the standard error also counts that the distances
    /// come from the same ratings.
    ///
    /// # Errors
    /// When no unit was rated twice, such ratings do not vary, or the scale has values below 0 under [`Metric::Ratio`].
    ///
    /// # Example
    /// ```
    /// use maatstaf_stats::{Agreement, Metric, Scale, Tally};
    /// let mut tally = Tally::new(&Scale::points(1, 3)?);
    /// tally.push(&[2, 0, 0])?;
    /// tally.push(&[0, 1, 1])?;
    /// tally.push(&[1, 0, 0])?; // rated once: alpha does not count it
    /// let alpha = Agreement::from(tally).alpha(Metric::Nominal)?;
    /// assert!((alpha.value - 0.4).abs() < 1e-15); // 1 - (2 / 4) / (10 / 12)
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn alpha(&self, metric: Metric) -> Result<Coefficient, Undefined> {
        let scale = self.tally.scale();
        match metric {
            Metric::Nominal => self.alpha_weighted(&Weights::identity(scale)),
            Metric::Interval => self.alpha_weighted(&Weights::quadratic(scale)),
            Metric::Ratio => self.alpha_weighted(&Weights::ratio(scale).map_err(|_| Undefined::Scale)?),
            Metric::Ordinal => {
                self.check(&Weights::identity(scale))?;
                let paired = self.only_paired();
                let between = Between::of(&paired.shares);
                let weights = Weights::of_places(scale.len(), |k, l| between.disagreement(k, l));
                self.alpha_of(&weights, &paired, |point| self.drift(&between, &weights, &paired, point))
            }
        }
    }

    /// Krippendorff's alpha with agreement weights of your choice.
    ///
    /// As [`Agreement::alpha`], with `1 - w` for the distance; so computed by Gwet (2014). `observed` is
    /// `(1 - 1/n) p + 1/n` for `n` ratings that agree in `p`, and `expected` is `sum_kl w_kl p_k p_l`.
    ///
    /// # Errors
    /// When no unit was rated twice, such ratings do not vary, or the weights are for another number of categories.
    pub fn alpha_weighted(&self, weights: &Weights) -> Result<Coefficient, Undefined> {
        let weights = self.check(weights)?;
        self.alpha_of(&weights, &self.only_paired(), |_| vec![0.0; weights.len()])
    }

    /// Alpha; `drift` is what a rating of each category adds to the ratio of disagreements through the weights.
    fn alpha_of(
        &self,
        weights: &Weights,
        paired: &Paired,
        drift: impl Fn(Point) -> Vec<f64>,
    ) -> Result<Coefficient, Undefined> {
        let disagree = self.paired().map(|unit| unit.times * unit.size * unit.disagreement(weights));
        let of_category = against(weights, &paired.shares);
        let plain =
            Point { observed: sum(disagree) / paired.ratings, chance: product(&paired.shares, &of_category) };
        if plain.chance <= 0.0 {
            return Err(Undefined::NoVariation { agreement: 1.0 - plain.observed });
        }
        let observed = plain.observed * ((paired.ratings - 1.0) / paired.ratings);
        let point = Point { observed, ..plain };
        let drift = drift(plain);
        let mean_size = paired.ratings / self.paired as f64;
        let squares = self.paired().map(|unit| {
            let weight = unit.size / mean_size;
            let own = (weight * (observed - unit.disagreement(weights)) - observed) / plain.chance;
            let by_chance = weight * (1.0 - unit.mean(&of_category) / plain.chance);
            let apart = own - 2.0 * plain.ratio() * by_chance + plain.ratio() - weight * unit.mean(&drift);
            unit.times * apart * apart
        });
        Ok(point.coefficient(sum(squares), self.paired))
    }

    fn paired(&self) -> impl Iterator<Item = Unit<'_>> {
        self.units().filter(|unit| unit.size > 1.0)
    }

    fn only_paired(&self) -> Paired {
        let mut counts = vec![Sum::default(); self.tally.scale().len()];
        for unit in self.paired() {
            unit.runs.iter().for_each(|run| counts[run.category()].add(run.weight() * unit.times));
        }
        let ratings = sum(counts.iter().map(|count| count.value()));
        Paired { ratings, shares: counts.into_iter().map(|count| count.value() / ratings).collect() }
    }

    /// What one rating more of each category does to the ratio of observed to chance disagreement by moving the distances.
    ///
    /// Between two ratings `k` and `l`, a rating of `k` or `l` counts half and one in between whole. The sum over all ratings is 0, as
    /// longer distances everywhere change nothing.
    fn drift(&self, between: &Between, weights: &Weights, paired: &Paired, point: Point) -> Vec<f64> {
        let q = weights.len();
        let mut excess: Vec<f64> =
            (0..q * q).map(|at| -point.ratio() * paired.shares[at / q] * paired.shares[at % q]).collect();
        for unit in self.paired() {
            let factor = unit.times / ((unit.size - 1.0) * paired.ratings);
            for first in unit.runs {
                for second in unit.runs.iter().filter(|second| *second != first) {
                    excess[first.category() * q + second.category()] +=
                        factor * first.weight() * second.weight();
                }
            }
        }
        let mut drift = vec![0.0; q];
        for low in 0..q {
            for high in low + 1..q {
                let slope = 4.0 * between.slope(low, high) * excess[low * q + high] / point.chance;
                drift[low] += slope / 2.0;
                drift[high] += slope / 2.0;
                drift[low + 1..high].iter_mut().for_each(|drift| *drift += slope);
            }
        }
        drift
    }
}

/// How many ratings lie between categories, as a share of those between the ends.
struct Between {
    /// Of each category: the share of ratings below it and half of those in it.
    middles: Vec<f64>,
    /// The distance between the lowest and the highest category that were used; 0 when there is one.
    whole: f64,
}

impl Between {
    fn of(shares: &[f64]) -> Self {
        let mut below = Sum::default();
        let middle = |share: &f64| {
            below.add(share / 2.0);
            let middle = below.value();
            below.add(share / 2.0);
            middle
        };
        let middles: Vec<f64> = shares.iter().map(middle).collect();
        let used =
            || middles.iter().zip(shares).filter(|(_, share)| **share > 0.0).map(|(middle, _)| *middle);
        let whole = used().next_back().unwrap_or_default() - used().next().unwrap_or_default();
        Self { middles, whole }
    }

    fn disagreement(&self, k: usize, l: usize) -> f64 {
        if self.whole <= 0.0 {
            return 0.0;
        }
        let part = (self.middles[k] - self.middles[l]) / self.whole;
        (part * part).min(1.0)
    }

    /// Half of what a share more between two categories adds to their disagreement.
    fn slope(&self, low: usize, high: usize) -> f64 {
        if self.whole <= 0.0 {
            0.0
        } else {
            (self.middles[high] - self.middles[low]) / (self.whole * self.whole)
        }
    }
}
