//! Simulated ratings, and the model written out once more.

#![expect(clippy::indexing_slicing, reason = "a fit has a step per category")]

use std::error::Error;

use maatstaf_stats::{Observation, RaschFit, RaschMeasure, RaschRules};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// Random numbers from a seed.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// From 0 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / f64::from(u32::MAX)
    }

    /// Normal, by Box and Muller.
    pub(crate) fn normal(&mut self) -> f64 {
        let (one, other) = (self.share().max(1e-12), self.share());
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
    }
}

/// A world in which the model is true.
pub(crate) struct World {
    pub(crate) persons: Vec<f64>,
    pub(crate) items: Vec<f64>,
    pub(crate) raters: Vec<f64>,
    pub(crate) thresholds: Vec<f64>,
    pub(crate) missing: f64,
}

impl World {
    pub(crate) fn observe(&self, dice: &mut Dice) -> Vec<Observation> {
        let mut all = Vec::new();
        for (person, ability) in (0..).zip(&self.persons) {
            for (item, difficulty) in (0..).zip(&self.items) {
                for (rater, severity) in (0..).zip(&self.raters) {
                    let (seen, draw) = (dice.share() >= self.missing, dice.share());
                    if seen {
                        let score = draw_score(&self.thresholds, ability - difficulty - severity, draw);
                        all.push(Observation { person, item, rater, score });
                    }
                }
            }
        }
        all
    }
}

fn draw_score(thresholds: &[f64], position: f64, draw: f64) -> u8 {
    let mut exponents = vec![0.0];
    let mut sum = 0.0;
    for threshold in thresholds {
        sum += position - threshold;
        exponents.push(sum);
    }
    let total: f64 = exponents.iter().map(|value: &f64| value.exp()).sum();
    let mut left = draw * total;
    for (score, value) in (0..).zip(&exponents) {
        left -= value.exp();
        if left <= 0.0 {
            return score;
        }
    }
    u8::try_from(thresholds.len()).unwrap_or(u8::MAX)
}

/// Rules that refuse as little as can be.
pub(crate) fn lenient(rules: RaschRules) -> RaschRules {
    RaschRules {
        least_observations: 1,
        least_persons: 1,
        least_raters: 1,
        least_per_rater: 1,
        least_per_category: 1,
        ..rules
    }
}

/// The chance of every score from 0 to `top` at a position, by the definition.
pub(crate) fn chances(fit: &RaschFit, top: u8, position: f64) -> Vec<f64> {
    let mut weights = vec![0.0; usize::from(top) + 1];
    let mut exponent = 0.0_f64;
    weights[usize::from(fit.steps[0].from)] = 1.0;
    for step in &fit.steps {
        exponent += f64::from(step.category - step.from) * (position - step.threshold);
        weights[usize::from(step.category)] = exponent.exp();
    }
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

pub(crate) fn measure_of(measures: &[RaschMeasure], index: u32) -> Option<&RaschMeasure> {
    measures.iter().find(|one| one.index == index)
}

/// How far the person stands above the item and the rater; nothing when one of them was set aside.
pub(crate) fn position(fit: &RaschFit, one: &Observation) -> Option<f64> {
    let person = measure_of(&fit.persons, one.person)?;
    let item = measure_of(&fit.items, one.item)?;
    let rater = measure_of(&fit.raters, one.rater)?;
    Some(person.measure - item.measure - rater.measure)
}

pub(crate) fn assert_close(
    have: impl IntoIterator<Item = f64>,
    want: impl IntoIterator<Item = f64>,
    tolerance: f64,
) {
    let (have, want): (Vec<f64>, Vec<f64>) = (have.into_iter().collect(), want.into_iter().collect());
    assert_eq!(have.len(), want.len());
    for (have, want) in have.iter().zip(&want) {
        assert!((have - want).abs() <= tolerance, "{have} is not {want}");
    }
}

pub(crate) fn of(measures: &[RaschMeasure]) -> Vec<f64> {
    measures.iter().map(|one| one.measure).collect()
}

pub(crate) fn errors_of(measures: &[RaschMeasure]) -> Vec<f64> {
    measures.iter().map(|one| one.standard_error).collect()
}

pub(crate) fn thresholds_of(fit: &RaschFit) -> Vec<f64> {
    fit.steps.iter().map(|step| step.threshold).collect()
}
