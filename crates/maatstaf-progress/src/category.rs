//! What happened to one category, and what caused it.

use maatstaf::{CategoryDocument, EstimateDocument, Framework, Lane};

use crate::change::ChangeKind;
use crate::document::{CategoryChange, Cause, LaneLevels, LevelChange};
use crate::moves::{LANES, Shift, Way, Ways, shifts};
use crate::step::Tried;
use crate::trial::Trials;

/// Whether a category's level or counters differ.
pub(crate) fn is_changed(before: &CategoryDocument, after: &CategoryDocument) -> bool {
    before.levels != after.levels || LaneLevels::from(before) != LaneLevels::from(after)
}

/// What happened to the category at a position; none when there is no such category.
pub(crate) fn category_change(
    at: usize,
    framework: &Framework,
    trials: &mut Trials<'_>,
    tried: &[Tried<'_>],
) -> Option<CategoryChange> {
    let of = |answer: &EstimateDocument| answer.categories.get(at).cloned();
    let (before, after) = (of(&trials.before.answer)?, of(&trials.after.answer)?);
    let shifts = shifts(framework, &LaneLevels::from(&before), &LaneLevels::from(&after));
    let mut subject =
        Subject { at, framework, before, after, shifts, causes: Vec::new(), against: Vec::new() };
    let own: Vec<&Tried<'_>> =
        tried.iter().filter(|one| one.categories.contains(&subject.before.category)).collect();
    for one in &own {
        subject.weigh(one);
    }
    subject.complete(&own, trials);
    Some(subject.change())
}

/// A category while its causes are being gathered.
struct Subject<'f> {
    at: usize,
    framework: &'f Framework,
    before: CategoryDocument,
    after: CategoryDocument,
    shifts: Vec<Shift>,
    causes: Vec<Cause>,
    against: Vec<Cause>,
}

impl Subject<'_> {
    fn cause(&self, one: &Tried<'_>, lanes: Vec<Lane>, decides: Vec<Lane>) -> Cause {
        one.cause(self.framework, Some(&self.before.category), lanes, decides)
    }

    /// Puts a change among the causes, among what points the other way, or nowhere when it moves no counter.
    fn weigh(&mut self, one: &Tried<'_>) {
        let Some(undone) = one.undone.as_ref().and_then(|undone| undone.categories.get(self.at)) else {
            let lanes = self.shifts.iter().map(|one| one.lane).collect();
            return self.causes.push(self.cause(one, lanes, Vec::new()));
        };
        let levels = LaneLevels::from(undone);
        let ways = |lane| self.ways(one, undone, lane);
        let is_back = |step: &&Shift| step.is_undone_by(self.framework, &levels);
        let along = |step: &&Shift| ways(step.lane).has(step.way) || is_back(step);
        let opposite = |way| if way == Way::Up { Way::Down } else { Way::Up };
        let opposes = |step: &&Shift| ways(step.lane).has(opposite(step.way));
        let lanes = |keep: &dyn Fn(&&Shift) -> bool| -> Vec<Lane> {
            self.shifts.iter().filter(keep).map(|step| step.lane).collect()
        };
        let (along, opposes, decides) = (lanes(&along), lanes(&opposes), lanes(&is_back));
        let still = self.shifts.is_empty() && LANES.iter().any(|lane| ways(*lane).any());
        if still || !along.is_empty() {
            self.causes.push(self.cause(one, along, decides));
        } else if !opposes.is_empty() {
            self.against.push(self.cause(one, opposes, decides));
        }
    }

    /// Which way a change moves the counters: when it is undone, and when it alone is made.
    fn ways(&self, one: &Tried<'_>, undone: &CategoryDocument, lane: Lane) -> Ways {
        let ways = Ways::between(undone, &self.after, lane);
        let made = one.made.as_ref().and_then(|made| made.categories.get(self.at));
        made.map_or(ways, |made| ways.and(Ways::between(&self.before, made, lane)))
    }

    /// Adds what moves nothing by itself and yet has a part in a move that the causes do not explain.
    fn complete(&mut self, own: &[&Tried<'_>], trials: &mut Trials<'_>) {
        if self.undecided().next().is_none() {
            return;
        }
        let named = |list: &[Cause], one: &Tried<'_>| list.iter().any(|cause| cause.change == one.at);
        let causes: Vec<_> =
            own.iter().filter(|one| named(&self.causes, one)).map(|one| one.difference).collect();
        let Some(answer) = trials.undone(&causes) else { return };
        let Some(levels) = answer.categories.get(self.at).map(LaneLevels::from) else { return };
        let left: Vec<Lane> = self
            .undecided()
            .filter(|step| !step.is_undone_by(self.framework, &levels))
            .map(|step| step.lane)
            .collect();
        if left.is_empty() {
            return;
        }
        // Occasions and declarations have no way of their own: what they do hangs on what else changed.
        self.against.retain(|cause| !has_no_way(cause.kind));
        let rest = own.iter().filter(|one| !named(&self.causes, one) && !named(&self.against, one));
        // None of these takes a move back alone: it would be a cause already.
        let rest: Vec<Cause> = rest.map(|one| self.cause(one, left.clone(), Vec::new())).collect();
        self.causes.extend(rest);
        self.causes.sort_by_key(|cause| cause.change);
    }

    /// The shifts that no single cause takes back.
    fn undecided(&self) -> impl Iterator<Item = &Shift> {
        let decides = |cause: &Cause, lane: Lane| cause.decides.iter().flatten().any(|one| *one == lane);
        self.shifts.iter().filter(move |step| !self.causes.iter().any(|cause| decides(cause, step.lane)))
    }

    fn change(self) -> CategoryChange {
        let unknown = |lane: Lane| {
            self.causes.iter().any(|cause| cause.decides.is_none() && cause.lanes.contains(&lane))
        };
        let together = self.undecided().map(|step| step.lane).filter(|lane| !unknown(*lane)).collect();
        let pairs = self.before.levels.iter().zip(&self.after.levels);
        let levels = pairs
            .filter(|(before, after)| before != after)
            .map(|(before, after)| LevelChange { before: before.clone(), after: after.clone() });
        CategoryChange {
            category: self.before.category.clone(),
            before: LaneLevels::from(&self.before),
            after: LaneLevels::from(&self.after),
            levels: levels.collect(),
            together,
            causes: self.causes,
            against: self.against,
        }
    }
}

/// Whether more of it can mean more as well as less.
fn has_no_way(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::OccasionChanged | ChangeKind::DeclaredNotApplicable | ChangeKind::AppliesAgain)
}
