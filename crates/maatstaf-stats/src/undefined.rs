//! Why a statistic has no value.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a statistic has no value on a table.
///
/// Other packages return a number that is none, raise, or say 1 where all ratings are equal. Here the reason is a type, so that it must be read.
#[derive(Debug, Clone, Copy, PartialEq, Error, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "undefined")]
#[non_exhaustive]
pub enum Undefined {
    /// There is nothing to count.
    #[error("no unit was rated")]
    NoUnits,
    /// Agreement needs two ratings of one unit.
    #[error("no unit was rated twice")]
    NoPairs,
    /// Chance alone explains everything: as when all ratings are equal.
    #[error("ratings do not vary, so agreement beyond chance has no meaning (they agree in {agreement})")]
    NoVariation {
        /// The share of agreement, 0 to 1.
        agreement: f64,
    },
    /// There are fewer raters than the statistic needs.
    #[error("{have} raters, and at least {need} are needed")]
    TooFewRaters {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// There are fewer units than the statistic needs.
    #[error("{have} units, and at least {need} are needed")]
    TooFewUnits {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// There are fewer people than the statistic needs.
    #[error("{have} people, and at least {need} are needed")]
    TooFewPeople {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// The statistic is defined for complete tables only.
    #[error("{missing} ratings are missing, and this statistic is defined for complete tables")]
    Incomplete {
        /// How many ratings are missing.
        missing: usize,
    },
    /// Raters and units fall into groups that share nothing, so their effects cannot be compared.
    #[error("the design falls into {parts} parts that share no rater and no unit")]
    Disconnected {
        /// How many parts there are.
        parts: usize,
    },
    /// There are fewer observations than the model needs.
    #[error("{have} observations, and at least {need} are needed")]
    TooFewObservations {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// A rater has fewer observations than the model needs.
    #[error("rater {rater} has {have} observations, and at least {need} are needed")]
    ThinRater {
        /// The rater's number.
        rater: u32,
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// A category that is used at all is used less often than the model needs.
    #[error("score {category} was given {have} times, and at least {need} are needed")]
    ThinCategory {
        /// The score.
        category: u8,
        /// How often it was given.
        have: usize,
        /// How often it must be given.
        need: usize,
    },
    /// Scores that were never given leave too few ways to divide a sum of two scores, so pairs do not settle the thresholds.
    #[error(
        "pairs of scores do not settle the thresholds, as scores between the lowest and the highest were never given"
    )]
    LooseThresholds,
    /// The scale's values do not allow the statistic: a ratio needs values of at least 0.
    #[error("the values of the scale do not allow this statistic")]
    Scale,
    /// A computation by steps did not come to rest.
    #[error("no solution within {steps} steps")]
    NotConverged {
        /// How many steps were tried.
        steps: usize,
    },
    /// The values that the statistic divides by the spread of do not vary: as a correlation with a constant.
    #[error("the values do not vary, and this statistic divides by their spread")]
    NoSpread,
    /// As many numbers were fitted as there are ratings, so nothing is left to tell the error from.
    #[error("no degrees of freedom are left to estimate the error from")]
    NoFreedom,
    /// A confidence level is not between 0 and 1.
    #[error("a confidence level lies above 0 and below 1")]
    Level,
    /// There is no such rater.
    #[error("there is no rater {rater}, counting from 0")]
    NoSuchRater {
        /// The rater that was asked for, counting from 0.
        rater: usize,
    },
    /// There are fewer traits than the statistic needs.
    #[error("{have} traits, and at least {need} are needed")]
    TooFewTraits {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// There are more traits than can be compared two by two.
    #[error("{have} traits, and at most {most} can be compared two by two")]
    TooManyTraits {
        /// How many there are.
        have: usize,
        /// How many there may be.
        most: usize,
    },
    /// There are not as many traits named as units.
    #[error("{have} traits are named for {need} units")]
    Traits {
        /// How many are named.
        have: usize,
        /// How many units there are.
        need: usize,
    },
    /// The agreement weights are for another number of categories.
    #[error("the weights are for {have} categories, and the scale has {need}")]
    Weights {
        /// For how many categories the weights are.
        have: usize,
        /// How many categories the scale has.
        need: usize,
    },
    /// The statistic needs to know who rated, and the ratings were only counted.
    #[error("the ratings were counted without saying who gave them")]
    Anonymous,
    /// No standard error is known for this statistic.
    #[error("no standard error is known for this statistic")]
    NoStandardError,
    /// A statistic of the caller's is not a finite number.
    #[error("the statistic is not a finite number")]
    NotFinite,
    /// There are fewer draws than an interval of this confidence needs.
    #[error("{have} draws, and at least {need} are needed")]
    TooFewDraws {
        /// How many were asked for.
        have: u32,
        /// How many are needed.
        need: u32,
    },
    /// Too many resamples have no value to say how far the value varies.
    #[error("{without} of {draws} resamples have no value")]
    Resamples {
        /// How many have none.
        without: u32,
        /// How many were drawn.
        draws: u32,
    },
}
