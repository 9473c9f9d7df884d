//! Laws of progress, on pairs of portfolios that share their evidence and differ in all that can differ.
#![expect(clippy::indexing_slicing, reason = "causes name changes that are there")]

mod generate;
mod revert;

use std::error::Error;

use generate::{Pair, pairs, policies};
use jiff::civil::date;
use maatstaf::{CategoryDocument, EstimateDocument, Lane, Policy, Portfolio};
use maatstaf_progress::{Change, ChangeKind, LaneLevels, Progress, ProgressDocument, StepDocument};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::TestCaseError;

const LANES: [Lane; 3] = [Lane::Floor, Lane::Estimate, Lane::Ceiling];

fn failed(error: impl Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

fn progress(snapshots: &[&Portfolio], policy: &Policy) -> Result<Progress, TestCaseError> {
    let snapshots: Vec<Portfolio> = snapshots.iter().map(|one| (*one).clone()).collect();
    Progress::new(&snapshots, policy).map_err(failed)
}

fn step(document: &ProgressDocument) -> Result<&StepDocument, TestCaseError> {
    document.steps.first().ok_or_else(|| TestCaseError::fail("two snapshots make a step"))
}

/// Levels, counters and gates: all that evidence moves.
fn counted(answer: &EstimateDocument) -> String {
    let category = |one: &CategoryDocument| format!("{:?} {:?}", LaneLevels::from(one), one.levels);
    let categories: Vec<String> = answer.categories.iter().map(category).collect();
    format!("{:?} {categories:?} {:?}", LaneLevels::from(&answer.overall), answer.gates)
}

/// Whether a level is at or beyond what it was before a move.
fn is_back(pair: &Pair, before: Option<&str>, after: Option<&str>, tried: Option<&str>) -> bool {
    let height = |level| pair.before.framework().height(level);
    let (before, after, tried) = (height(before), height(after), height(tried));
    if after > before { tried <= before } else { after < before && tried >= before }
}

/// What a kind is called when the snapshots trade places; of a ruling only that there was one.
fn reversed(kind: ChangeKind) -> ChangeKind {
    match kind {
        ChangeKind::RedatedIn => ChangeKind::RedatedOut,
        ChangeKind::RedatedOut => ChangeKind::RedatedIn,
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::Claimed => ChangeKind::Unclaimed,
        ChangeKind::Unclaimed => ChangeKind::Claimed,
        ChangeKind::Strengthened => ChangeKind::Weakened,
        ChangeKind::Weakened => ChangeKind::Strengthened,
        ChangeKind::Verified => ChangeKind::LessVerified,
        ChangeKind::LessVerified => ChangeKind::Verified,
        ChangeKind::RuledStronger => ChangeKind::RuledWeaker,
        ChangeKind::RuledWeaker => ChangeKind::RuledStronger,
        ChangeKind::DeclaredNotApplicable => ChangeKind::AppliesAgain,
        ChangeKind::AppliesAgain => ChangeKind::DeclaredNotApplicable,
        ChangeKind::Accepted | ChangeKind::Rejected | ChangeKind::Contested => ChangeKind::Reopened,
        other => other,
    }
}

type Told = (ChangeKind, Option<String>, Option<u16>, String);

/// The changes of a step, each with its kind read in one direction.
fn read(step: &StepDocument, kind: impl Fn(ChangeKind) -> ChangeKind) -> Vec<Told> {
    let told =
        |one: &Change| (kind(one.kind), one.evidence.clone(), one.indicator, format!("{:?}", one.claims));
    let mut all: Vec<Told> = step.changes.iter().map(told).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn identical_snapshots_show_no_change(pair in pairs(), policy in policies()) {
        let document = progress(&[&pair.before, &pair.before], &policy)?.document();
        let step = step(&document)?;
        prop_assert!(step.changes.is_empty() && step.categories.is_empty() && step.overall.is_none());
    }

    #[test]
    fn undoing_every_change_gives_the_earlier_estimate(pair in pairs(), policy in policies()) {
        let progress = progress(&[&pair.before, &pair.after], &policy)?;
        let document = progress.document();
        let all: Vec<usize> = (0..step(&document)?.changes.len()).collect();
        let undone = progress.undone(0, &all).ok_or_else(|| TestCaseError::fail("a step"))?;
        prop_assert_eq!(counted(&undone.document()), counted(&pair.before.estimate_with(&policy).document()));
        let kept = progress.undone(0, &[]).ok_or_else(|| TestCaseError::fail("a step"))?;
        prop_assert_eq!(counted(&kept.document()), counted(&pair.after.estimate_with(&policy).document()));
    }

    #[test]
    fn undoing_all_causes_takes_the_move_back(pair in pairs(), policy in policies()) {
        let progress = progress(&[&pair.before, &pair.after], &policy)?;
        let document = progress.document();
        for category in &step(&document)?.categories {
            let causes: Vec<usize> = category.causes.iter().map(|cause| cause.change).collect();
            let undone = progress.undone(0, &causes).ok_or_else(|| TestCaseError::fail("a step"))?;
            let tried = undone.category(&category.category).ok_or_else(|| TestCaseError::fail("a category"))?;
            for lane in LANES {
                let (before, after) = (category.before.in_lane(lane), category.after.in_lane(lane));
                if before != after {
                    prop_assert!(is_back(&pair, before, after, tried.in_lane(lane)), "{lane} of {category:?}");
                }
            }
        }
    }

    #[test]
    fn a_change_decides_exactly_when_the_move_is_gone_without_it(pair in pairs(), policy in policies()) {
        let document = progress(&[&pair.before, &pair.after], &policy)?.document();
        let step = step(&document)?;
        for category in &step.categories {
            for cause in category.causes.iter().chain(&category.against) {
                let change = &step.changes[cause.change];
                let Some(reverted) = revert::revert(&pair, change).map_err(failed)? else { continue };
                let estimate = reverted.estimate_with(&policy);
                let tried = estimate.category(&category.category);
                let decides: Vec<Lane> = LANES
                    .into_iter()
                    .filter(|lane| {
                        let (before, after) = (category.before.in_lane(*lane), category.after.in_lane(*lane));
                        is_back(&pair, before, after, tried.and_then(|one| one.in_lane(*lane)))
                    })
                    .collect();
                prop_assert_eq!(cause.decides.as_ref(), Some(&decides), "{:?}", change);
            }
        }
        for cause in step.overall.iter().flat_map(|overall| &overall.causes) {
            let Some(reverted) = revert::revert(&pair, &step.changes[cause.change]).map_err(failed)? else { continue };
            let (estimate, old) = (reverted.estimate_with(&policy), pair.before.estimate_with(&policy));
            let new = pair.after.estimate_with(&policy);
            let decides: Vec<Lane> = LANES
                .into_iter()
                .filter(|lane| is_back(&pair, old.overall(*lane), new.overall(*lane), estimate.overall(*lane)))
                .collect();
            prop_assert_eq!(cause.decides.as_ref(), Some(&decides));
        }
    }

    #[test]
    fn together_means_that_no_cause_decides(pair in pairs(), policy in policies()) {
        let document = progress(&[&pair.before, &pair.after], &policy)?.document();
        for category in &step(&document)?.categories {
            for lane in LANES {
                let moved = category.before.in_lane(lane) != category.after.in_lane(lane);
                let decided = category.causes.iter().any(|one| one.decides.iter().flatten().any(|own| *own == lane));
                prop_assert_eq!(category.together.contains(&lane), moved && !decided);
                prop_assert!(!moved || category.causes.iter().any(|one| one.lanes.contains(&lane)));
            }
        }
    }

    #[test]
    fn snapshots_that_trade_places_mirror_the_change(pair in pairs(), policy in policies()) {
        let day = date(2026, 6, 30);
        let (one, other) = (pair.before.clone().on(day), pair.after.clone().on(day));
        let there = progress(&[&one, &other], &policy)?.document();
        let back = progress(&[&other, &one], &policy)?.document();
        let (there, back) = (step(&there)?, step(&back)?);
        prop_assert_eq!(read(there, reversed), read(back, |kind| reversed(reversed(kind))));
        let of = |step: &StepDocument, swap: bool| -> Vec<_> {
            let ends = |before: &LaneLevels, after: &LaneLevels| {
                if swap { (after.clone(), before.clone()) } else { (before.clone(), after.clone()) }
            };
            let categories = step.categories.iter().map(|one| (one.category.clone(), ends(&one.before, &one.after)));
            let overall = step.overall.iter().map(|one| ("overall".to_owned(), ends(&one.before, &one.after)));
            categories.chain(overall).collect()
        };
        prop_assert_eq!(of(there, false), of(back, true));
    }

    #[test]
    fn the_order_of_evidence_claims_and_verdicts_is_irrelevant(pair in pairs(), policy in policies()) {
        let turned = |portfolio: &Portfolio| -> Result<Portfolio, TestCaseError> {
            let mut turned = portfolio.clone();
            turned.change(|document| {
                document.evidence.reverse();
                document.verdicts.reverse();
                document.not_applicable.reverse();
                for item in &mut document.evidence {
                    item.claims.reverse();
                }
            }).map_err(failed)?;
            Ok(turned)
        };
        let (before, after) = (turned(&pair.before)?, turned(&pair.after)?);
        let once = progress(&[&pair.before, &pair.after], &policy)?.document();
        let again = progress(&[&before, &after], &policy)?.document();
        prop_assert_eq!(once, again);
    }

    #[test]
    fn each_step_is_what_its_two_snapshots_say(pair in pairs(), third in pairs(), policy in policies()) {
        let last = third.after.clone().on(pair.after.document().as_of);
        let all = progress(&[&pair.before, &pair.after, &last], &policy)?.document();
        let first = progress(&[&pair.before, &pair.after], &policy)?.document();
        let second = progress(&[&pair.after, &last], &policy)?.document();
        prop_assert_eq!(all.steps, [first.steps, second.steps].concat());
    }

    #[test]
    fn every_change_is_a_cause_of_its_own_categories_or_without_effect(pair in pairs(), policy in policies()) {
        let document = progress(&[&pair.before, &pair.after], &policy)?.document();
        let step = step(&document)?;
        for category in &step.categories {
            for cause in category.causes.iter().chain(&category.against) {
                let indicator = cause.indicator.into_iter().chain(cause.claims.iter().filter_map(|one| one.indicator));
                for number in indicator {
                    let found = pair.before.framework().indicator(number).map(|one| one.category.as_str());
                    prop_assert_eq!(found, Some(category.category.as_str()));
                }
                prop_assert!(!step.without_effect.contains(&cause.change));
            }
        }
    }
}
