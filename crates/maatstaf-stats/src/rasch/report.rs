//! From values to what is told: errors, fit, averages, thresholds.

#![expect(clippy::indexing_slicing, reason = "places come from the design")]

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::design::Design;
use super::fit::{RaschMeasure, RaschSpread, RaschStep};
use super::joint::Values;

/// What the observations of one person, item or rater add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    count: f64,
    total: f64,
    /// Of the variances.
    information: f64,
    /// Of the squared residuals.
    squares: f64,
    /// Of the squared standardised residuals.
    standard: f64,
    /// Of the fourth moments less the squared variances.
    excess: f64,
    /// Of the same, each divided by its squared variance.
    standard_excess: f64,
}

/// The measures of all facets.
pub(super) struct Measures {
    pub(super) persons: Vec<RaschMeasure>,
    pub(super) items: Vec<RaschMeasure>,
    pub(super) raters: Vec<RaschMeasure>,
}

/// Measures everybody and everything, with standard errors from the information in its own observations.
pub(super) fn measures(design: &Design, values: &Values) -> Measures {
    let sums = |count: usize| vec![Sums::default(); count];
    let mut persons = sums(design.persons.len());
    let (mut items, mut raters) = (sums(design.items.len()), sums(design.raters.len()));
    let mut chances = Vec::new();
    for (place, observations) in design.by_person().enumerate() {
        for seen in observations {
            let moments = values.curve.at(values.position(values.persons[place], seen), &mut chances);
            let (_, fourth) = values.curve.higher(&chances, moments.mean);
            let score = values.curve.scores[seen.category];
            for sums in [&mut persons[place], &mut items[seen.item], &mut raters[seen.rater]] {
                sums.add(score, moments.mean, moments.variance, fourth);
            }
        }
    }
    let means = [mean(&values.persons), mean(&values.items), mean(&values.raters)];
    let [person, item, rater] = means;
    let told = |ids: &[u32], sums: &[Sums], own: &[f64], fair: &dyn Fn(f64) -> f64| {
        let told = ids.iter().zip(sums).zip(own);
        told.map(|((&index, sums), &own)| sums.tell(design, values, index, own, fair(own))).collect()
    };
    Measures {
        persons: told(&design.persons, &persons, &values.persons, &|own| own - item - rater),
        items: told(&design.items, &items, &values.items, &|own| person - own - rater),
        raters: told(&design.raters, &raters, &values.raters, &|own| person - item - own),
    }
}

impl Sums {
    fn add(&mut self, score: f64, mean: f64, variance: f64, fourth: f64) {
        let square = (score - mean) * (score - mean);
        let excess = fourth - variance * variance;
        self.count += 1.0;
        self.total += score;
        self.information += variance;
        self.squares += square;
        self.standard += square / variance;
        self.excess += excess;
        self.standard_excess += excess / (variance * variance);
    }

    fn tell(&self, design: &Design, values: &Values, index: u32, measure: f64, fair: f64) -> RaschMeasure {
        let lowest = f64::from(design.lowest());
        let (infit, outfit) = (self.squares / self.information, self.standard / self.count);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sums of whole scores")]
        let (observations, total) =
            (self.count as usize, self.count.mul_add(lowest, self.total).round() as usize);
        RaschMeasure {
            index,
            measure,
            standard_error: 1.0 / self.information.sqrt(),
            observations,
            total,
            observed_average: lowest + self.total / self.count,
            fair_average: lowest + values.curve.at(fair, &mut Vec::new()).mean,
            infit,
            infit_z: deviate(infit, self.excess / (self.information * self.information)),
            outfit,
            outfit_z: deviate(outfit, self.standard_excess / (self.count * self.count)),
        }
    }
}

/// A mean square as a normal deviate, by the cube root of Wilson and Hilferty (Wright & Masters 1982, p. 101).
fn deviate(mean_square: f64, variance: f64) -> Option<f64> {
    let spread = variance.max(0.0).sqrt();
    (spread > 1e-6).then(|| (mean_square.cbrt() - 1.0) * 3.0 / spread + spread / 3.0)
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The steps of the scale, with standard errors from the information in the observations.
pub(super) fn steps(design: &Design, values: &Values) -> Vec<RaschStep> {
    let mut information = vec![0.0; design.used.len()];
    let mut chances = Vec::new();
    for (place, observations) in design.by_person().enumerate() {
        for seen in observations {
            values.curve.at(values.position(values.persons[place], seen), &mut chances);
            let mut above = 0.0;
            for (category, chance) in chances.iter().enumerate().rev() {
                above += chance;
                information[category] += above * (1.0 - above);
            }
        }
    }
    let mut before = f64::NEG_INFINITY;
    let steps = (1..design.used.len()).map(|at| {
        let width = values.curve.scores[at] - values.curve.scores[at - 1];
        let threshold = (values.curve.sums[at] - values.curve.sums[at - 1]) / width;
        let disordered = threshold < before;
        before = threshold;
        RaschStep {
            from: design.used[at - 1],
            category: design.used[at],
            count: design.counts[at],
            threshold,
            standard_error: 1.0 / (width * information[at].sqrt()),
            disordered,
        }
    });
    steps.collect()
}

/// How far measures lie apart.
pub(super) fn spread(measures: &[RaschMeasure]) -> RaschSpread {
    let count = measures.len().max(1) as f64;
    let centre = measures.iter().map(|one| one.measure).sum::<f64>() / count;
    let variance = measures.iter().map(|one| (one.measure - centre).powi(2)).sum::<f64>() / count;
    let error = measures.iter().map(|one| one.standard_error.powi(2)).sum::<f64>() / count;
    let own = (variance - error).max(0.0);
    let df = measures.len().saturating_sub(1);
    if df == 0 {
        let (deviation, error) = (0.0, error.sqrt());
        return RaschSpread {
            deviation,
            error,
            separation: 0.0,
            reliability: None,
            chi_square: 0.0,
            df,
            p: None,
        };
    }
    let weight = |one: &RaschMeasure| one.standard_error.powi(-2);
    let weights: f64 = measures.iter().map(weight).sum();
    let pooled = measures.iter().map(|one| weight(one) * one.measure).sum::<f64>() / weights;
    let chi_square = measures.iter().map(|one| weight(one) * (one.measure - pooled).powi(2)).sum();
    RaschSpread {
        deviation: variance.sqrt(),
        error: error.sqrt(),
        separation: (own / error).sqrt(),
        reliability: (variance > 0.0).then(|| own / variance),
        chi_square,
        df,
        p: ChiSquared::new(df as f64).ok().map(|law| law.sf(chi_square)),
    }
}
