//! The laws of `docs/estimation.md`, part 2.7, on generated frameworks, policies and portfolios.
//!
//! `MAATSTAF_CASES` sets how many cases each law is tried on.

use std::collections::BTreeMap;
use std::error::Error;

use maatstaf::{
    Claim, Estimate, Evidence, Lane, Policy, PolicyDocument, Portfolio, PortfolioDocument, Ruling, Strength,
    Verification,
};
use maatstaf_tests::generate::edit::{
    accepted, aspects, category_of, claims, copied, cut, everything, moved, only, raised, renamed, ruled,
    shuffled, verdict, without,
};
use maatstaf_tests::generate::{
    self, Case, Engine, Size, all_cases, emcc, empty, facts, framework, frameworks, policies, raw_portfolios,
    stricter, tiny_cases,
};
use maatstaf_tests::oracle::{self, Answer, LaneAnswer};
use maatstaf_tests::{Levels, answer};
use proptest::collection::vec;
use proptest::prelude::{
    Just, Strategy, any, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest,
};
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseError, TestRunner};

/// Everything that the engine says of a lane, with the whole estimate, as JSON.
fn printed(estimate: &Estimate, lane: Lane) -> Result<String, serde_json::Error> {
    serde_json::to_string(&estimate.explain(lane).document())
}

fn any_lane() -> impl Strategy<Value = Lane> {
    select(&[Lane::Floor, Lane::Estimate, Lane::Ceiling][..])
}

/// Levels, counters and gates in the three lanes.
fn counted(engine: &Engine, portfolio: &PortfolioDocument) -> Result<Answer, TestCaseError> {
    Ok(answer(&engine.framework, &engine.estimate(portfolio)?.document()))
}

fn levels(engine: &Engine, portfolio: &PortfolioDocument) -> Result<Levels, TestCaseError> {
    Ok(Levels::of(&engine.estimate(portfolio)?))
}

/// Asserts that no level of the first is above the same level of the second.
fn assert_at_most(low: &Levels, high: &Levels) -> Result<(), TestCaseError> {
    prop_assert!(low.at_most(high), "{low:?} is not at most {high:?}");
    Ok(())
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_CASES", 1000))]

    // 1
    #[test]
    fn the_same_input_gives_the_same_output(case in all_cases(), lane in any_lane()) {
        let engine = case.engine()?;
        let once = printed(&engine.estimate(&case.portfolio)?, lane)?;
        let text = serde_json::to_string_pretty(&case.portfolio)?;
        let policy = Policy::from_json(&serde_json::to_string(&case.policy)?)?;
        let again = Portfolio::from_json(framework(&case.facts)?, &text)?.estimate_with(&policy);
        prop_assert_eq!(once, printed(&again, lane)?);
    }

    // 2
    #[test]
    fn the_order_of_items_claims_and_verdicts_is_irrelevant(
        case in all_cases(), keys in vec(any::<u8>(), 64), lane in any_lane(),
    ) {
        let engine = case.engine()?;
        let once = printed(&engine.estimate(&case.portfolio)?, lane)?;
        let other = printed(&engine.estimate(&shuffled(&case.portfolio, &keys))?, lane)?;
        prop_assert_eq!(once, other);
    }

    // 3
    #[test]
    fn a_copy_of_an_item_with_its_occasion_changes_nothing(case in all_cases(), pick in any::<usize>()) {
        prop_assume!(!case.portfolio.evidence.is_empty());
        let engine = case.engine()?;
        let more = copied(&case.portfolio, pick);
        prop_assert_eq!(counted(&engine, &case.portfolio)?, counted(&engine, &more)?);
    }

    // 4
    #[test]
    fn cutting_an_item_into_several_of_one_occasion_changes_nothing(
        case in all_cases(), pick in any::<usize>(), keys in vec(0..3_u8, 16),
    ) {
        prop_assume!(!case.portfolio.evidence.is_empty());
        let engine = case.engine()?;
        let parts = cut(&case.portfolio, pick, &keys);
        prop_assert_eq!(counted(&engine, &case.portfolio)?, counted(&engine, &parts)?);
    }

    // 5
    #[test]
    fn more_evidence_never_lowers_a_level(case in all_cases(), lost in vec(any::<bool>(), 1..32)) {
        let engine = case.engine()?;
        let mut lost = lost.into_iter().cycle();
        let less = only(&case.portfolio, |_, _| lost.next() == Some(false));
        assert_at_most(&levels(&engine, &less)?, &levels(&engine, &case.portfolio)?)?;
    }

    // 5, piece by piece
    #[test]
    fn one_more_item_never_lowers_a_level(case in all_cases(), pick in any::<usize>()) {
        let engine = case.engine()?;
        let all = levels(&engine, &case.portfolio)?;
        let less = without(&case.portfolio, pick);
        assert_at_most(&levels(&engine, &less)?, &all)?;
    }

    // 6
    #[test]
    fn a_greater_strength_never_lowers_a_level(case in all_cases(), pick in any::<usize>()) {
        prop_assume!(!claims(&case.portfolio).is_empty());
        let engine = case.engine()?;
        let stronger = raised(&case.portfolio, pick);
        assert_at_most(&levels(&engine, &case.portfolio)?, &levels(&engine, &stronger)?)?;
    }

    // 6
    #[test]
    fn a_better_verification_never_lowers_a_level(case in all_cases(), pick in any::<usize>()) {
        prop_assume!(!case.portfolio.evidence.is_empty());
        let engine = case.engine()?;
        let mut better = case.portfolio.clone();
        let at = pick % better.evidence.len();
        for item in better.evidence.iter_mut().skip(at).take(1) {
            item.verification = match item.verification {
                Verification::SelfDeclared => Verification::Artefact,
                Verification::Artefact => Verification::Corroborated,
                _ => Verification::Observed,
            };
        }
        assert_at_most(&levels(&engine, &case.portfolio)?, &levels(&engine, &better)?)?;
    }

    // 6, where no assessor has accepted the claim at a lower strength before: see the test below
    #[test]
    fn an_acceptance_at_the_full_strength_never_lowers_a_level(case in all_cases(), pick in any::<usize>()) {
        let engine = case.engine()?;
        let accepted = some(accepted(&case.portfolio, pick))?;
        assert_at_most(&levels(&engine, &case.portfolio)?, &levels(&engine, &accepted)?)?;
    }

    // 6
    #[test]
    fn a_verdict_lowers_only_through_its_own_claim(case in all_cases(), pick in any::<usize>(), strength in 0..=4_u8) {
        let engine = case.engine()?;
        let (ruled, gone) = some(ruled(&case.portfolio, pick, strength))?;
        assert_at_most(&levels(&engine, &gone)?, &levels(&engine, &ruled)?)?;
    }

    // 7
    #[test]
    fn reached_levels_are_a_prefix(case in all_cases()) {
        let engine = case.engine()?;
        let answer = counted(&engine, &case.portfolio)?;
        for lane in [&answer.floor, &answer.estimate, &answer.ceiling] {
            for (level, counters) in lane.categories.iter().zip(&lane.counters) {
                prop_assert!(counters.iter().take(*level).all(|cell| cell.holds));
                prop_assert!(counters.get(*level).is_none_or(|cell| !cell.holds));
            }
            let top = engine.framework.levels().len();
            prop_assert!((1..=lane.overall).all(|level| holds_overall(&case, lane, level)));
            prop_assert!(lane.overall == top || !holds_overall(&case, lane, lane.overall + 1));
        }
        let (lane, top) = (&answer.estimate, engine.framework.levels().len());
        let strictly = |k: usize| lane.categories.iter().all(|level| *level >= k) && lane.gates.get(k - 1) == Some(&true);
        prop_assert!((1..=lane.strict).all(strictly));
        prop_assert!(lane.strict == top || !strictly(lane.strict + 1));
    }

    // 8
    #[test]
    fn a_claim_moved_to_a_higher_level_never_lowers_a_level(
        case in all_cases(), pick in any::<usize>(), level in 0..4_usize, new in any::<usize>(),
    ) {
        let case = Case { policy: PolicyDocument { downward_credit: true, ..case.policy }, ..case };
        let engine = case.engine()?;
        let moved = some(moved(&case, pick, level, new))?;
        assert_at_most(&levels(&engine, &case.portfolio)?, &levels(&engine, &moved)?)?;
    }

    // 9
    #[test]
    fn renaming_aspects_within_a_cell_changes_nothing(case in all_cases(), keys in vec(any::<u8>(), 32)) {
        let case = Case { policy: PolicyDocument { equivalence: true, ..case.policy }, ..case };
        let engine = case.engine()?;
        let renamed = renamed(&case, &keys);
        prop_assert_eq!(aspects(&case.portfolio).len(), aspects(&renamed).len());
        prop_assert_eq!(counted(&engine, &case.portfolio)?, counted(&engine, &renamed)?);
    }

    // 10
    #[test]
    fn evidence_for_one_category_moves_no_other(case in all_cases(), pick in any::<usize>()) {
        let engine = case.engine()?;
        let category = pick % engine.framework.categories().len();
        let own = |claim: &Claim| category_of(&case.facts, claim) == Some(category);
        let less = only(&case.portfolio, |_, claim| !own(claim));
        let (all, less) = (counted(&engine, &case.portfolio)?, counted(&engine, &less)?);
        for (all, less) in [(&all.floor, &less.floor), (&all.estimate, &less.estimate), (&all.ceiling, &less.ceiling)] {
            for other in (0..all.categories.len()).filter(|other| *other != category) {
                prop_assert_eq!(all.categories.get(other), less.categories.get(other));
                prop_assert_eq!(all.counters.get(other), less.counters.get(other));
            }
        }
    }

    // 11
    #[test]
    fn the_floor_is_at_most_the_estimate_and_that_at_most_the_ceiling(case in all_cases()) {
        let levels = Levels::of(&case.estimate()?);
        prop_assert!(levels.categories.iter().chain([&levels.overall]).all(|lanes| lanes.is_sorted()), "{levels:?}");
        let [_, estimate, _] = levels.overall;
        prop_assert!(levels.strict <= estimate, "{levels:?}");
    }

    // 12
    #[test]
    fn floor_and_ceiling_are_the_extremes_over_all_decisions(case in tiny_cases()) {
        let levels = Levels::of(&case.estimate()?);
        let documents = (serde_json::to_value(&case.facts)?, serde_json::to_value(&case.policy)?);
        let extremes = oracle::extremes(&documents.0, &documents.1, &serde_json::to_value(&case.portfolio)?);
        let lanes = std::iter::once(&levels.overall).chain(&levels.categories);
        let own: Vec<(usize, usize)> = lanes.map(|[floor, _, ceiling]| (*floor, *ceiling)).collect();
        prop_assert_eq!(own, extremes);
    }

    // 13
    #[test]
    fn a_stricter_policy_never_raises_a_level(case in all_cases(), fields in vec((any::<u8>(), any::<u8>()), 1..4)) {
        let policy = fields.iter().fold(case.policy.clone(), |policy, (field, at)| stricter(&policy, *field, *at));
        prop_assume!(policy != case.policy);
        let (lenient, strict) = (case.estimate()?, Case { policy, ..case }.estimate()?);
        assert_at_most(&Levels::of(&strict), &Levels::of(&lenient))?;
    }

    // 14
    #[test]
    fn a_portfolio_that_shows_everything_reaches_the_top_of_every_policy_that_passes_the_check(
        case in full_cases(),
    ) {
        let engine = case.engine()?;
        prop_assume!(engine.policy.check_against(&engine.framework).is_ok());
        prop_assert!(is_at_the_top(&engine, &case)?);
    }

    // 14, the other way round: what the check refuses cannot be reached
    #[test]
    fn the_check_refuses_no_policy_whose_top_a_portfolio_reaches(case in full_cases()) {
        let engine = case.engine()?;
        prop_assume!(is_at_the_top(&engine, &case)?);
        prop_assert!(engine.policy.check_against(&engine.framework).is_ok());
    }

    // 15
    #[test]
    fn by_default_self_declared_claims_alone_do_not_pass_practitioner(case in self_declared_cases()) {
        let estimate = case.estimate()?;
        prop_assert_eq!(estimate.policy().id(), "maatstaf-default");
        let levels = Levels::of(&estimate);
        let [floor, overall, _] = levels.overall;
        prop_assert!(floor <= 2 && overall <= 2, "{levels:?}");
        let document = estimate.document();
        for ([floor, level, _], category) in levels.categories.iter().zip(&document.categories) {
            let carried = category.levels.get(2).is_some_and(|cell| cell.carried);
            prop_assert!(carried || (*floor <= 2 && *level <= 2), "{levels:?}");
        }
    }
}

/// What can be changed in a case; a case in which nothing can be changed is passed over.
fn some<T>(changed: Option<T>) -> Result<T, TestCaseError> {
    changed.ok_or_else(|| TestCaseError::reject("nothing to change"))
}

/// The overall rule of 2.3 at one level, from the policy as written and the category levels.
fn holds_overall(case: &Case, lane: &LaneAnswer, level: usize) -> bool {
    let exceptions = &case.policy.overall.exceptions;
    let exceptions = exceptions.get(level - 1).or(exceptions.last()).map_or(0, |number| *number as usize);
    let below = lane.categories.iter().filter(|reached| **reached < level).count();
    let near = lane.categories.iter().all(|reached| reached + case.policy.overall.slack as usize >= level);
    below <= exceptions && near && lane.gates.get(level - 1) == Some(&true)
}

/// Portfolios that show everything.
fn full_cases() -> impl Strategy<Value = Case> {
    (frameworks(4, 4, 4), policies()).prop_map(|(facts, policy)| {
        let portfolio = everything(&facts, &policy);
        Case { facts, policy, portfolio }
    })
}

/// Whether every level there is, in every lane, is the framework's highest.
fn is_at_the_top(engine: &Engine, case: &Case) -> Result<bool, TestCaseError> {
    let levels = levels(engine, &case.portfolio)?;
    let top = engine.framework.levels().len();
    let mut all = levels.categories.iter().chain([&levels.overall]).flatten().chain([&levels.strict]);
    Ok(all.all(|level| *level == top))
}

/// Portfolios in which everything is self-declared, some of them at full strength, under the default policy.
fn self_declared_cases() -> impl Strategy<Value = Case> {
    let facts = prop_oneof![Just(emcc()), frameworks(4, 4, 4)];
    let raw = raw_portfolios(Size { broad: 9, ..Size::WIDE });
    (facts, raw, any::<bool>()).prop_map(|(facts, raw, full)| {
        let mut case = Case::new(facts, Policy::standard().document().clone(), &raw);
        for item in &mut case.portfolio.evidence {
            item.verification = Verification::SelfDeclared;
            for claim in item.claims.iter_mut().filter(|_| full) {
                claim.strength = Strength::REFLECTS;
            }
        }
        case
    })
}

/// An open claim that was accepted once, at a lower strength, counts at that strength already: a second acceptance, in full, then lowers nothing.
#[test]
fn an_acceptance_below_the_quorum_counts_at_its_own_strength() -> Result<(), Box<dyn Error>> {
    let mut policy = Policy::standard().document().clone();
    policy.quorum = 2;
    policy.depth.least = vec![2];
    let facts = facts(1, 1, &[vec![false]]);
    let engine = Engine { framework: framework(&facts)?, policy: Policy::from_document(policy)? };
    let claim = Claim::indicator(1, Strength::REFLECTS);
    let mut portfolio = empty(&facts);
    portfolio.evidence.push(Evidence::new("a", "A").verified(Verification::Observed).claims(claim.clone()));
    let unruled = Levels::of(&engine.estimate(&portfolio)?);
    portfolio.verdicts.push(verdict("assessor-1", "a", &claim, Ruling::Accept, Some(Strength::NAMES)));
    let once = Levels::of(&engine.estimate(&portfolio)?);
    portfolio.verdicts.push(verdict("assessor-2", "a", &claim, Ruling::Accept, None));
    let twice = Levels::of(&engine.estimate(&portfolio)?);
    assert_eq!([unruled.overall, once.overall, twice.overall], [[0, 1, 1], [0, 0, 0], [0, 0, 0]]);
    Ok(())
}

/// The generated cases reach every level in every lane, so that the laws above have something to hold for.
#[test]
fn the_generated_cases_tell_levels_and_lanes_apart() -> Result<(), Box<dyn Error>> {
    let mut runner = TestRunner::deterministic();
    let (mut overall, mut categories) = (BTreeMap::new(), BTreeMap::new());
    for _ in 0..2000 {
        let case = all_cases().new_tree(&mut runner).map_err(|reason| reason.to_string())?.current();
        let levels = Levels::of(&case.estimate()?);
        *overall.entry(levels.overall).or_insert(0) += 1;
        for category in levels.categories {
            *categories.entry(category).or_insert(0) += 1;
        }
    }
    // The triples of four levels and none that rise from floor to ceiling.
    let rising = (0..5_usize)
        .flat_map(|floor| (floor..5).flat_map(move |mid| (mid..5).map(move |top| [floor, mid, top])));
    let missing: Vec<_> = rising.clone().filter(|triple| !categories.contains_key(triple)).collect();
    assert_eq!(missing, Vec::<[usize; 3]>::new(), "{categories:?}");
    let missing: Vec<_> = rising.filter(|triple| !overall.contains_key(triple)).collect();
    assert!(missing.len() <= 10, "{overall:?}");
    Ok(())
}
