//! Agreement between raters and the effects of raters.
//!
//! [`Ratings`] is a checked table: what each rater gave each unit, on a [`Scale`] that was declared beforehand. Every statistic takes
//! it and answers with a value or with the reason why there is none, [`Undefined`]; never with a number that stands for nothing.
//!
//! The crate stands alone: it knows nothing of any framework. It does no input or output, reads no clock and prints nothing; a
//! resampling takes its seed as an argument.

#![expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^53")]

mod agreement;
mod anova;
mod bland_altman;
mod bootstrap;
mod coefficient;
mod contingency;
mod effects;
mod icc;
mod inference;
mod kendall;
mod measures;
mod normal;
mod rasch;
mod ratings;
mod scale;
mod sum;
mod table;
mod tails;
mod tally;
mod undefined;
mod weights;

pub use agreement::{Agreement, Metric};
pub use anova::TwoWay;
pub use bland_altman::{BlandAltman, Limit, bland_altman, proportional_bias};
pub use bootstrap::{Bootstrap, Resampled};
pub use coefficient::{CategoryKappa, Coefficient};
pub use contingency::Contingency;
pub use effects::{
    CentralTendency, Halo, MOST_TRAITS, RaterSeverity, Severity, WithOthers, agreement_with_others,
    central_tendency, halo,
};
pub use icc::{Icc, IccForm};
pub use inference::{ChiSquareTest, FTest, Interval, TEstimate, TTest};
pub use kendall::{KendallW, kendall_w};
pub use measures::{Measures, MeasuresError, MeasuresProblem};
pub use rasch::{
    MOST_ITEMS, Observation, Observations, ObservationsError, ObservationsProblem, RaschBias, RaschEnd,
    RaschEstimator, RaschExtreme, RaschFacet, RaschFit, RaschMeasure, RaschOrigin, RaschPerson, RaschRules,
    RaschSpread, RaschStep, rasch,
};
pub use ratings::{MISSING, MOST_RATERS, Ratings, RatingsError, RatingsProblem};
pub use scale::{MOST_CATEGORIES, Scale, ScaleError};
pub use table::{Complete, Table};
pub use tally::{Tally, TallyError};
pub use undefined::Undefined;
pub use weights::{Weights, WeightsError};
