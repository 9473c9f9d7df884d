//! What moved the overall level: categories, gates, and single changes.

use std::collections::BTreeSet;

use maatstaf::{EstimateDocument, Framework, GateDocument, Lane, Policy};

use crate::document::{Cause, LaneLevels, Mover, MoverKind, OverallChange};
use crate::moves::{Shift, have, shifts, way};
use crate::step::Tried;
use crate::trial::Trials;

/// What happened to the overall level; none when it moved in no lane.
pub(crate) fn overall_change(
    framework: &Framework,
    policy: &Policy,
    trials: &Trials<'_>,
    tried: &[Tried<'_>],
) -> Option<OverallChange> {
    let (old, new) = (&trials.before.answer, &trials.after.answer);
    let (before, after) = (LaneLevels::from(&old.overall), LaneLevels::from(&new.overall));
    let shifts = shifts(framework, &before, &after);
    if shifts.is_empty() {
        return None;
    }
    let movers = movers(framework, policy, (old, new), &shifts);
    let gates: Vec<&str> = movers
        .iter()
        .filter(|mover| mover.what == MoverKind::Gate)
        .map(|mover| mover.name.as_str())
        .collect();
    let causes: Vec<Cause> =
        tried.iter().filter_map(|one| cause(framework, one, &shifts, &gates, new)).collect();
    let decided =
        |lane: Lane| causes.iter().any(|cause| cause.decides.iter().flatten().any(|one| *one == lane));
    let known = causes.iter().all(|cause| cause.decides.is_some());
    let together = shifts.iter().map(|step| step.lane).filter(|lane| known && !decided(*lane)).collect();
    Some(OverallChange { before, after, movers, causes, together })
}

/// A change that takes a move back, that bears on a gate that moved, or that was not tried.
fn cause(
    framework: &Framework,
    one: &Tried<'_>,
    shifts: &[Shift],
    gates: &[&str],
    after: &EstimateDocument,
) -> Option<Cause> {
    let all = || shifts.iter().map(|step| step.lane).collect();
    let Some(undone) = &one.undone else {
        return Some(one.cause(framework, None, all(), Vec::new()));
    };
    let levels = LaneLevels::from(&undone.overall);
    let back = shifts.iter().filter(|step| step.is_undone_by(framework, &levels));
    let decides: Vec<Lane> = back.map(|step| step.lane).collect();
    let of = |answer: &EstimateDocument, name: &str| -> Vec<GateDocument> {
        answer.gates.iter().filter(|gate| gate.counts == name).cloned().collect()
    };
    let at_gate = gates.iter().any(|name| of(undone, name) != of(after, name));
    let lanes = if at_gate { all() } else { decides.clone() };
    (!lanes.is_empty()).then(|| one.cause(framework, None, lanes, decides))
}

/// The categories and gates that moved as the overall level did.
fn movers(
    framework: &Framework,
    policy: &Policy,
    (old, new): (&EstimateDocument, &EstimateDocument),
    shifts: &[Shift],
) -> Vec<Mover> {
    let gates: BTreeSet<&String> = new.gates.iter().map(|gate| &gate.counts).collect();
    let categories = framework.categories().iter().map(|id| (MoverKind::Category, id));
    let all = categories.chain(gates.into_iter().map(|name| (MoverKind::Gate, name)));
    let mover = |(what, name): (MoverKind, &String)| {
        let mut mover = Mover { what, name: name.clone(), lanes: Vec::new(), decides: Vec::new() };
        for step in shifts {
            let height = |answer| match what {
                MoverKind::Category => category(framework, answer, name, step.lane),
                MoverKind::Gate => gate(framework, answer, name, step.lane),
            };
            if way(height(old), height(new)) != Some(step.way) {
                continue;
            }
            mover.lanes.push(step.lane);
            if step.is_undone_at(without(framework, policy, (old, new), (what, name), step.lane)) {
                mover.decides.push(step.lane);
            }
        }
        (!mover.lanes.is_empty()).then_some(mover)
    };
    all.filter_map(mover).collect()
}

/// How high the overall level would be if one category or gate had stayed as it was.
fn without(
    framework: &Framework,
    policy: &Policy,
    (old, new): (&EstimateDocument, &EstimateDocument),
    (what, name): (MoverKind, &str),
    lane: Lane,
) -> usize {
    let answer_for = |kind: MoverKind, id: &str| if kind == what && id == name { old } else { new };
    let level = |id: &String| {
        let height = category(framework, answer_for(MoverKind::Category, id), id, lane);
        framework.levels().get(height.wrapping_sub(1)).map(String::as_str)
    };
    let judged: Vec<Option<&str>> = framework.categories().iter().map(level).collect();
    let rule = framework.height(policy.overall_of(framework, &judged));
    let names: BTreeSet<&String> = new.gates.iter().map(|gate| &gate.counts).collect();
    let gates = names.into_iter().map(|id| gate(framework, answer_for(MoverKind::Gate, id), id, lane));
    gates.fold(rule, usize::min)
}

/// The height that a category reaches in a lane.
fn category(framework: &Framework, answer: &EstimateDocument, id: &str, lane: Lane) -> usize {
    let found = answer.categories.iter().find(|category| category.category == id);
    found.map_or(0, |category| framework.height(LaneLevels::from(category).in_lane(lane)))
}

/// The height up to which a gate holds in a lane.
fn gate(framework: &Framework, answer: &EstimateDocument, name: &str, lane: Lane) -> usize {
    let holds = |level: &&String| {
        let gates = answer.gates.iter().filter(|gate| gate.counts == name && gate.level == **level);
        gates.map(|gate| gate.have_need).all(|one| have(one, lane) >= one.need)
    };
    framework.levels().iter().take_while(holds).count()
}
