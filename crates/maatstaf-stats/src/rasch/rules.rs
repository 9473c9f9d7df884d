//! How a many-facet Rasch model is to be fitted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the measures are estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RaschEstimator {
    /// Joint (unconditional) maximum likelihood: all measures at once. What FACETS does. Spreads measures too far.
    Joint,
    /// Joint maximum likelihood, with items, raters and thresholds drawn in by (L - 1) / L, L being the mean number of observations per
    /// person (Wright & Douglas 1977; Wright & Masters 1982, Rating Scale Analysis, ch. 4); then people anew. A few percent may be left.
    JointCorrected,
    /// Pairwise conditional maximum likelihood: free of the people, hence consistent as people are added.
    #[default]
    Pairwise,
}

/// Where 0 lies. Items always have mean 0, and thresholds sum to 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RaschOrigin {
    /// Raters have mean 0 and people float: a severity is read beside the other raters. For a cohort that grows.
    #[default]
    Raters,
    /// People have mean 0 and raters float, as in the FACETS example.
    Persons,
}

/// How a person is measured once items, raters and thresholds are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RaschPerson {
    /// Warm's weighted likelihood (Warm 1989, Psychometrika 54, 427-450): nearly without bias.
    #[default]
    Weighted,
    /// Maximum likelihood: spreads people a little too far.
    Likelihood,
}

/// How to fit a many-facet Rasch model, and how little is too little.
///
/// The least numbers are this project's choice, not a standard: below them measures jump with every single rating. They hold for what
/// is left once extreme people, items and raters are set aside.
///
/// # Example
/// ```
/// use maatstaf_stats::{RaschEstimator, RaschOrigin, RaschRules};
/// assert_eq!(RaschRules::default().estimator, RaschEstimator::Pairwise);
/// assert_eq!(RaschRules::facets().origin, RaschOrigin::Persons);
/// let lenient = RaschRules { least_per_rater: 5, ..RaschRules::default() };
/// assert_eq!(lenient.least_persons, 5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RaschRules {
    /// How the measures are estimated.
    pub estimator: RaschEstimator,
    /// Where 0 lies.
    pub origin: RaschOrigin,
    /// How people are measured; joint maximum likelihood without correction always measures them by maximum likelihood.
    pub person: RaschPerson,
    /// The least number of observations.
    pub least_observations: usize,
    /// The least number of people.
    pub least_persons: usize,
    /// The least number of raters.
    pub least_raters: usize,
    /// The least number of observations of every rater.
    pub least_per_rater: usize,
    /// The least number of observations in every category that is used at all.
    pub least_per_category: usize,
    /// The most steps of Newton's method.
    pub steps: usize,
}

impl Default for RaschRules {
    fn default() -> Self {
        Self {
            estimator: RaschEstimator::Pairwise,
            origin: RaschOrigin::Raters,
            person: RaschPerson::Weighted,
            least_observations: 30,
            least_persons: 5,
            least_raters: 2,
            least_per_rater: 10,
            least_per_category: 2,
            steps: 100,
        }
    }
}

impl RaschRules {
    /// The rules for parity with FACETS: joint maximum likelihood, people with mean 0.
    pub fn facets() -> Self {
        Self { estimator: RaschEstimator::Joint, origin: RaschOrigin::Persons, ..Self::default() }
    }
}
