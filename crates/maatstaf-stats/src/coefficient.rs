//! A coefficient of agreement, and how sure it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::inference::Interval;
use crate::tails;
use crate::undefined::Undefined;

/// A coefficient of agreement: `1 - (1 - observed) / (1 - expected)`.
///
/// # Example
/// ```
/// use maatstaf_stats::{Agreement, Metric, Ratings, Scale};
/// let codes = vec![0, 0, 1, 1, 2, 2, 0, 2, 2, 1, 1, 1];
/// let ratings = Ratings::from_codes(Scale::points(1, 3)?, 2, codes)?;
/// let alpha = Agreement::of(&ratings).alpha(Metric::Ordinal)?;
/// let interval = alpha.interval(0.95)?;
/// assert!(interval.lower < alpha.value && alpha.value < interval.upper);
/// assert!(interval.lower < 0.0); // six units prove nothing yet
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coefficient {
    /// The coefficient: 1 for perfect agreement, 0 for what chance explains.
    pub value: f64,
    /// The observed agreement, 0 to 1.
    pub observed: f64,
    /// The agreement expected by chance, below 1; 0 for plain agreement.
    pub expected: f64,
    /// The standard error, above or equal to 0; nothing with fewer than two units, or where none is known.
    pub standard_error: Option<f64>,
    /// The standard error if there were no agreement beyond chance; nothing where none is known.
    pub null_error: Option<f64>,
    /// The number of units that the standard error counts with.
    pub units: u64,
}

/// The agreement beyond chance on one category against all others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CategoryKappa {
    /// The value on the scale.
    pub category: f64,
    /// The coefficient: 1 for perfect agreement, 0 for what chance explains.
    pub value: f64,
    /// The share of the category in all ratings, between 0 and 1.
    pub share: f64,
    /// The standard error if there were no agreement beyond chance; nothing when units have unequal numbers of ratings.
    pub null_error: Option<f64>,
}

impl Coefficient {
    /// The interval that holds the true value with some confidence.
    ///
    /// `value -+ t * standard_error`, where `t` is the quantile of Student's t with `units - 1` degrees of freedom, cut to -1 to 1.
    ///
    /// # Errors
    /// When the confidence is not between 0 and 1, or there is no standard error.
    pub fn interval(&self, confidence: f64) -> Result<Interval, Undefined> {
        if !(confidence > 0.0 && confidence < 1.0) {
            return Err(Undefined::Level);
        }
        let have = usize::try_from(self.units).unwrap_or(usize::MAX);
        if have < 2 {
            return Err(Undefined::TooFewUnits { have, need: 2 });
        }
        let error = self.standard_error.ok_or(Undefined::NoStandardError)?;
        let reach = if error > 0.0 {
            tails::t_quantile(1.0 - confidence, (self.units - 1) as f64) * error
        } else {
            0.0
        };
        let lower = (self.value - reach).max(-1.0).min(self.value);
        let upper = (self.value + reach).min(1.0).max(self.value);
        Ok(Interval { level: confidence, lower, upper })
    }

    /// How many null errors the value lies from 0; nothing without a null error, or when that is 0.
    pub fn z(&self) -> Option<f64> {
        self.null_error.filter(|error| *error > 0.0).map(|error| self.value / error)
    }

    /// The same, with the variance divided by the number of units instead of one less.
    pub(crate) fn large_sample(mut self) -> Self {
        let units = self.units as f64;
        self.standard_error = self.standard_error.map(|error| error * ((units - 1.0) / units).sqrt());
        self
    }
}

impl CategoryKappa {
    /// How many null errors the value lies from 0; nothing without a null error.
    pub fn z(&self) -> Option<f64> {
        self.null_error.filter(|error| *error > 0.0).map(|error| self.value / error)
    }
}
