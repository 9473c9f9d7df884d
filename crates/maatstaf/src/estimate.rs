//! The level that a portfolio supports, in three lanes.

use crate::count::{Count, count};
use crate::ladder::{Ladder, Reached};
use crate::lane::{Lane, Scale};
use crate::policy::Policy;
use crate::portfolio::Portfolio;

/// An estimate of the level that a portfolio supports: floor, estimate and ceiling, per category and overall.
///
/// # Example
/// ```
/// use maatstaf::{Evidence, Framework, Portfolio, Verification};
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.add(Evidence::new("journal", "A journal").verified(Verification::Artefact).shows(1).shows(2))?;
/// portfolio.add(Evidence::new("feedback", "Feedback").verified(Verification::Corroborated).shows(3))?;
/// let estimate = portfolio.estimate();
/// let category = estimate.category("understanding-self").expect("EMCC has this category");
/// assert_eq!(category.level(), Some("foundation")); // three aspects, and two occasions of three quarters each
/// assert_eq!(category.floor(), None); // no assessor has accepted anything yet
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Estimate {
    pub(crate) portfolio: Portfolio,
    pub(crate) policy: Policy,
    pub(crate) ladder: Ladder,
    pub(crate) scale: Scale,
    lanes: [LaneEstimate; 3],
}

/// What one lane counts and reaches.
#[derive(Debug, Clone)]
pub(crate) struct LaneEstimate {
    pub(crate) count: Count,
    pub(crate) reached: Reached,
}

/// What an estimate says of one category.
#[derive(Debug, Clone, Copy)]
pub struct CategoryEstimate<'e> {
    estimate: &'e Estimate,
    category: usize,
}

impl Portfolio {
    /// Estimates the level that the portfolio supports, under the policy `maatstaf-default`.
    pub fn estimate(&self) -> Estimate {
        self.estimate_with(&Policy::standard())
    }

    /// Estimates the level that the portfolio supports, under a policy.
    pub fn estimate_with(&self, policy: &Policy) -> Estimate {
        Estimate::new(self, policy, None)
    }
}

impl Estimate {
    /// Estimates, leaving out the verdicts of one assessor if asked to.
    pub(crate) fn new(portfolio: &Portfolio, policy: &Policy, without: Option<u32>) -> Self {
        let entries = portfolio.entries();
        let ladder = Ladder::new(policy, portfolio.framework(), &entries.applicable);
        let scale = Scale::new(policy, portfolio.document().as_of).leaving_out(without);
        let mut credits = Vec::with_capacity(entries.all.len());
        let lanes = [Lane::Floor, Lane::Estimate, Lane::Ceiling].map(|lane| {
            credits.clear();
            credits.extend(entries.all.iter().map(|entry| scale.credit(entry, lane)));
            let count = count(entries, &ladder, lane, &credits);
            let reached = ladder.reached(&count.categories, &count.gates);
            LaneEstimate { count, reached }
        });
        Self { portfolio: portfolio.clone(), policy: policy.clone(), ladder, scale, lanes }
    }

    pub(crate) fn lane(&self, lane: Lane) -> &LaneEstimate {
        let [floor, estimate, ceiling] = &self.lanes;
        match lane {
            Lane::Floor => floor,
            Lane::Estimate => estimate,
            Lane::Ceiling => ceiling,
        }
    }

    /// The id of a level that was reached; 0 is none.
    pub(crate) fn id_of(&self, reached: usize) -> Option<&str> {
        Some(self.portfolio.framework().level_id(reached.checked_sub(1)?))
    }

    /// The overall level in a lane, as a level's id; none when not even the lowest is evidenced.
    pub fn overall(&self, lane: Lane) -> Option<&str> {
        self.id_of(self.lane(lane).reached.works_at)
    }

    /// The overall level in the estimate lane.
    pub fn level(&self) -> Option<&str> {
        self.overall(Lane::Estimate)
    }

    /// The level that every category reaches in the estimate lane.
    pub fn strict(&self) -> Option<&str> {
        self.id_of(self.lane(Lane::Estimate).reached.strict)
    }

    /// What is estimated for a category; nothing when the framework has no such category.
    pub fn category(&self, category: impl AsRef<str>) -> Option<CategoryEstimate<'_>> {
        let category = self.portfolio.framework().category_position(category.as_ref())?;
        Some(CategoryEstimate { estimate: self, category })
    }

    /// What is estimated for each category, in the framework's order.
    pub fn categories(&self) -> impl Iterator<Item = CategoryEstimate<'_>> {
        (0..self.ladder.needs.len()).map(|category| CategoryEstimate { estimate: self, category })
    }

    /// The portfolio that was estimated.
    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }

    /// The policy that was used.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }
}

impl<'e> CategoryEstimate<'e> {
    /// The category's id.
    pub fn id(&self) -> &'e str {
        self.estimate.portfolio.framework().category_id(self.category)
    }

    /// The category's level in a lane; none when not even the lowest is evidenced.
    pub fn in_lane(&self, lane: Lane) -> Option<&'e str> {
        self.estimate.id_of(self.reached(lane))
    }

    /// The category's level in the floor lane.
    pub fn floor(&self) -> Option<&'e str> {
        self.in_lane(Lane::Floor)
    }

    /// The category's level in the estimate lane.
    pub fn level(&self) -> Option<&'e str> {
        self.in_lane(Lane::Estimate)
    }

    /// The category's level in the ceiling lane.
    pub fn ceiling(&self) -> Option<&'e str> {
        self.in_lane(Lane::Ceiling)
    }

    fn reached(&self, lane: Lane) -> usize {
        self.estimate.lane(lane).reached.categories.get(self.category).copied().unwrap_or_default()
    }
}
