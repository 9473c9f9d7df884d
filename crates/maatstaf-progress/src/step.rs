//! From one snapshot to the next: what differs, and what each difference does.

use std::collections::BTreeSet;

use maatstaf::{ClaimName, EstimateDocument, Framework, Lane, Policy};

use crate::category::{category_change, is_changed};
use crate::change::ChangeKind;
use crate::difference::{Difference, differences};
use crate::document::{Cause, LaneLevels, StepDocument};
use crate::moves::{LANES, Ways};
use crate::overall::overall_change;
use crate::snapshot::{Snapshot, category_of};
use crate::trial::Trials;

/// A difference with what its trials gave.
#[derive(Debug)]
pub(crate) struct Tried<'d> {
    pub(crate) at: usize,
    pub(crate) difference: &'d Difference,
    /// The ids of the categories whose counters it can touch.
    pub(crate) categories: BTreeSet<String>,
    /// Whether it can bear on anything that moved.
    bears: bool,
    /// The later snapshot without it.
    pub(crate) undone: Option<EstimateDocument>,
    /// The earlier snapshot with it; tried when undoing it shows nothing.
    pub(crate) made: Option<EstimateDocument>,
}

/// What happened from one snapshot to the next.
pub(crate) fn step(before: &Snapshot, after: &Snapshot, policy: &Policy) -> StepDocument {
    let framework = after.estimate.portfolio().framework();
    let found = found(before, after, policy);
    let mut trials = Trials::new(before, after, policy);
    let pairs = before.answer.categories.iter().zip(&after.answer.categories).enumerate();
    let changed: Vec<usize> =
        pairs.filter(|(_, (old, new))| is_changed(old, new)).map(|(at, _)| at).collect();
    let tried: Vec<Tried<'_>> = found
        .iter()
        .enumerate()
        .map(|(at, difference)| Tried::new((at, difference), framework, &changed, &mut trials))
        .collect();
    let overall = overall_change(framework, policy, &trials, &tried);
    let categories: Vec<_> =
        changed.iter().filter_map(|at| category_change(*at, framework, &mut trials, &tried)).collect();
    let of_categories = categories.iter().flat_map(|one| one.causes.iter().chain(&one.against));
    let named: BTreeSet<usize> = of_categories
        .chain(overall.iter().flat_map(|overall| &overall.causes))
        .map(|cause| cause.change)
        .collect();
    let origin = |snapshot: &Snapshot| snapshot.answer.origin.portfolio.as_of;
    StepDocument {
        from: origin(before),
        to: origin(after),
        without_effect: (0..found.len()).filter(|at| !named.contains(at)).collect(),
        untried: tried.iter().filter(|one| one.bears && one.undone.is_none()).count(),
        overall,
        categories,
        changes: found.iter().map(|one| one.change.clone()).collect(),
    }
}

/// Everything that differs between two snapshots under a policy.
pub(crate) fn found(before: &Snapshot, after: &Snapshot, policy: &Policy) -> Vec<Difference> {
    differences(&before.state, &after.state, policy.document().quorum)
}

impl<'d> Tried<'d> {
    fn new(
        (at, difference): (usize, &'d Difference),
        framework: &Framework,
        changed: &[usize],
        trials: &mut Trials<'_>,
    ) -> Self {
        let categories = touched(framework, difference);
        let touches =
            |at: &&usize| framework.categories().get(**at).is_some_and(|id| categories.contains(id));
        let own: Vec<usize> = changed.iter().filter(touches).copied().collect();
        let overall = |answer: &EstimateDocument| LaneLevels::from(&answer.overall);
        let bears = !own.is_empty() || overall(&trials.before.answer) != overall(&trials.after.answer);
        let undone = if bears { trials.undone(&[difference]) } else { None };
        let is_silent = |undone: &EstimateDocument| own.iter().any(|at| is_silent(*at, undone, trials));
        let silent = undone.as_ref().is_some_and(is_silent);
        let made = if silent { trials.made(difference) } else { None };
        Self { at, difference, categories, bears, undone, made }
    }

    /// The change as a cause, with the claims of one category or with all.
    pub(crate) fn cause(
        &self,
        framework: &Framework,
        category: Option<&str>,
        lanes: Vec<Lane>,
        decides: Vec<Lane>,
    ) -> Cause {
        let change = &self.difference.change;
        let within = |claim: &&ClaimName| category.is_none() || category_of(framework, claim) == category;
        Cause {
            change: self.at,
            kind: change.kind,
            evidence: change.evidence.clone(),
            indicator: change.indicator,
            claims: change.claims.iter().filter(within).cloned().collect(),
            lanes,
            decides: self.undone.as_ref().map(|_| decides),
        }
    }
}

/// Whether undoing a difference moves no counter of a category, in one of the lanes whose level moved or in all when none did.
fn is_silent(at: usize, undone: &EstimateDocument, trials: &Trials<'_>) -> bool {
    let of = |answer: &EstimateDocument| answer.categories.get(at).cloned();
    let (before, after) = (of(&trials.before.answer), of(&trials.after.answer));
    let (Some(before), Some(after), Some(undone)) = (before, after, of(undone)) else { return false };
    let (old, new) = (LaneLevels::from(&before), LaneLevels::from(&after));
    let still = |lane: &Lane| !Ways::between(&undone, &after, *lane).any();
    let moved = |lane: &&Lane| old.in_lane(**lane) != new.in_lane(**lane);
    if old == new { LANES.iter().all(still) } else { LANES.iter().filter(moved).any(still) }
}

/// The categories whose counters a difference can touch. Contexts and kinds count for the whole alone.
fn touched(framework: &Framework, difference: &Difference) -> BTreeSet<String> {
    let change = &difference.change;
    if matches!(change.kind, ChangeKind::ContextChanged | ChangeKind::KindChanged) {
        return BTreeSet::new();
    }
    let declared = change.indicator.and_then(|number| framework.indicator(number));
    let claims = change.claims.iter().filter_map(|claim| category_of(framework, claim));
    claims.chain(declared.map(|one| one.category.as_str())).map(str::to_owned).collect()
}
