//! Trying a change: it is undone in the later snapshot or made in the earlier one, and the rest is estimated.

use maatstaf::{Estimate, EstimateDocument, Policy};

use crate::difference::Difference;
use crate::snapshot::{Snapshot, State};

/// The most trials in one step. This is this project's choice: it bounds the time that a step can take.
pub const MOST_TRIALS: usize = 400;

/// The most claims that all trials of one step may count together, so that large portfolios get fewer trials. This is this project's choice.
pub const MOST_COUNTED: usize = 100_000;

/// The trials of one step, within the bound.
#[derive(Debug)]
pub(crate) struct Trials<'s> {
    pub(crate) before: &'s Snapshot,
    pub(crate) after: &'s Snapshot,
    policy: &'s Policy,
    left: usize,
}

impl<'s> Trials<'s> {
    pub(crate) fn new(before: &'s Snapshot, after: &'s Snapshot, policy: &'s Policy) -> Self {
        let size = before.state.size().max(after.state.size()).max(1);
        Self { before, after, policy, left: MOST_TRIALS.min(MOST_COUNTED / size) }
    }

    /// The later snapshot with differences undone; none when there have been too many trials.
    pub(crate) fn undone(&mut self, differences: &[&Difference]) -> Option<EstimateDocument> {
        self.left = self.left.checked_sub(1)?;
        Some(undone(self.before, self.after, differences, self.policy)?.document())
    }

    /// The earlier snapshot with one difference made; none when there have been too many trials.
    pub(crate) fn made(&mut self, difference: &Difference) -> Option<EstimateDocument> {
        self.left = self.left.checked_sub(1)?;
        Some(undone(self.after, self.before, &[difference], self.policy)?.document())
    }
}

/// Estimates the later snapshot with differences undone.
pub(crate) fn undone(
    before: &Snapshot,
    after: &Snapshot,
    differences: &[&Difference],
    policy: &Policy,
) -> Option<Estimate> {
    let mut state: State = after.state.clone();
    for difference in differences {
        difference.carry(&before.state, &mut state);
    }
    let portfolio = state.portfolio(after.estimate.portfolio().framework())?;
    Some(portfolio.estimate_with(policy))
}
