//! What a fitted many-facet Rasch model says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::rules::{RaschEstimator, RaschOrigin};

/// One side of an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RaschFacet {
    /// The person who was rated.
    Person,
    /// The item.
    Item,
    /// The rater.
    Rater,
}

/// Why somebody or something has no measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RaschEnd {
    /// Only the lowest score in use: any measure far enough at that end explains it.
    Lowest,
    /// Only the highest score in use.
    Highest,
    /// Nothing was left once others that were extreme were set aside.
    NothingLeft,
}

/// A person, item or rater that was set aside before the model was fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RaschExtreme {
    /// Which facet it belongs to.
    pub facet: RaschFacet,
    /// Its number.
    pub index: u32,
    /// How many observations it had when it was set aside.
    pub observations: usize,
    /// The sum of their scores.
    pub total: usize,
    /// At which end it lies.
    pub end: RaschEnd,
}

/// The measure of one person, item or rater, and how well its observations fit the model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaschMeasure {
    /// Its number.
    pub index: u32,
    /// The measure in logits: ability of a person, difficulty of an item, severity of a rater.
    pub measure: f64,
    /// Its standard error in logits, 0 and up: 0 where the origin fixes the measure, as of a single rater or item.
    pub standard_error: f64,
    /// How many observations it has.
    pub observations: usize,
    /// The sum of their scores.
    pub total: usize,
    /// The mean of their scores, 0 to the top score.
    pub observed_average: f64,
    /// The score to expect if the other two facets were at their means, 0 to the top score.
    pub fair_average: f64,
    /// The information-weighted mean square, 0 and up: 1 as the model expects, above it noise, below it sameness.
    pub infit: f64,
    /// The infit as a standard normal deviate; nothing where the model leaves it no spread.
    pub infit_z: Option<f64>,
    /// The unweighted mean square, 0 and up: as infit, and sensitive to single surprises.
    pub outfit: f64,
    /// The outfit as a standard normal deviate; nothing where the model leaves it no spread.
    pub outfit_z: Option<f64>,
}

/// A step of the scale: from one category in use to the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaschStep {
    /// The category below; not the next lower score when scores between were never used.
    pub from: u8,
    /// The category that the step leads to.
    pub category: u8,
    /// How many observations the category has.
    pub count: usize,
    /// The Andrich threshold in logits, per point of the score when the step spans several.
    pub threshold: f64,
    /// Its standard error in logits, 0 and up: 0 for a single step by the pairwise estimator, as its threshold is 0.
    pub standard_error: f64,
    /// Whether the threshold lies below the one before it, so that the category below is nowhere the likeliest.
    pub disordered: bool,
}

/// How far the measures of a facet lie apart, beside their errors.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaschSpread {
    /// The standard deviation of the measures, divisor n, in logits.
    pub deviation: f64,
    /// The root mean square of the standard errors, in logits.
    pub error: f64,
    /// The deviation freed of error, divided by the error: 0 and up.
    pub separation: f64,
    /// The share of the variance that is not error, 0 to 1; nothing when all measures are equal. High for raters means that they differ in
    /// severity: it is not agreement.
    pub reliability: Option<f64>,
    /// The test that all measures are equal: a chi-square, 0 and up.
    pub chi_square: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// The chance of a larger chi-square if all were equal, 0 to 1; nothing for a single measure.
    pub p: Option<f64>,
}

/// What a rater gave one person beyond what severity and ability explain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaschBias {
    /// The rater.
    pub rater: u32,
    /// The person.
    pub person: u32,
    /// How many observations they share.
    pub observations: usize,
    /// The sum of their scores.
    pub observed: f64,
    /// The sum that the measures let expect.
    pub expected: f64,
    /// The size in logits, above 0 where the scores are higher than expected; nothing when all of them are the lowest or the highest.
    pub bias: Option<f64>,
    /// Its standard error in logits, above 0.
    pub standard_error: Option<f64>,
    /// The size divided by its standard error.
    pub t: Option<f64>,
}

/// A fitted many-facet Rasch model. Advisory: see [`crate::rasch()`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaschFit {
    /// How the measures were estimated.
    pub estimator: RaschEstimator,
    /// Where 0 lies.
    pub origin: RaschOrigin,
    /// How many observations were counted.
    pub observations: usize,
    /// The people, by number.
    pub persons: Vec<RaschMeasure>,
    /// The items, by number.
    pub items: Vec<RaschMeasure>,
    /// The raters, by number.
    pub raters: Vec<RaschMeasure>,
    /// The steps of the scale, upwards.
    pub steps: Vec<RaschStep>,
    /// The scores from 0 to the top that no counted observation has.
    pub unused: Vec<u8>,
    /// Who and what was set aside and has no measure, by facet and number.
    pub extreme: Vec<RaschExtreme>,
    /// The logarithm of the likelihood at its maximum, at most 0; of all pairs when the estimator is pairwise, and for the corrected joint
    /// estimator before correction.
    pub log_likelihood: f64,
    /// How many steps were needed.
    pub iterations: usize,
    /// How far people lie apart.
    pub person_spread: RaschSpread,
    /// How far items lie apart.
    pub item_spread: RaschSpread,
    /// How far raters lie apart.
    pub rater_spread: RaschSpread,
    /// The terms of rater by person, by rater and then person.
    pub bias: Vec<RaschBias>,
    /// The sum of the squared t of these terms: a rough chi-square of no bias at all, 0 and up.
    pub bias_chi_square: f64,
    /// How many terms it sums.
    pub bias_df: usize,
}

impl RaschFit {
    /// Whether some threshold lies below the one before it.
    pub fn is_disordered(&self) -> bool {
        self.steps.iter().any(|step| step.disordered)
    }
}
