//! Law 17 of `docs/estimation.md`, and the proof of what the engine calls the cheapest.
//!
//! `MAATSTAF_CASES` sets how many cases are tried.

use maatstaf::{Gap, Lane, Portfolio, Proof};
use maatstaf_tests::generate::edit::shuffled;
use maatstaf_tests::generate::{self, Case, all_cases, tiny_cases};
use maatstaf_tests::{number, oracle};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_assume, proptest};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;

fn any_lane() -> impl Strategy<Value = Lane> {
    select(&[Lane::Floor, Lane::Estimate, Lane::Ceiling][..])
}

/// The gap of a case to one of its levels, the portfolio that it starts from, and the level's number.
fn gap(case: &Case, pick: usize, lane: Lane) -> Result<(Gap, Portfolio, usize), TestCaseError> {
    let estimate = case.estimate()?;
    let levels = case.facts.levels.len();
    let target = pick % levels.max(1);
    let level = case.facts.levels.get(target).map(String::as_str).unwrap_or_default();
    let gap = estimate.gap(level, lane)?;
    Ok((gap, estimate.portfolio().clone(), target + 1))
}

/// The level after some of the steps of a gap.
fn level_after(gap: &Gap, portfolio: &Portfolio, left_out: Option<usize>) -> Result<usize, TestCaseError> {
    let steps = left_out.map_or_else(|| gap.clone(), |at| gap.without(at));
    let policy = gap.estimate().policy();
    let after = portfolio.with_changes(&steps.changes(), policy)?.estimate_with(policy);
    Ok(number(portfolio.framework(), after.overall(gap.lane)))
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_CASES", 1000))]

    #[test]
    fn the_recommended_steps_reach_the_target_and_none_of_them_can_be_missed(
        case in all_cases(), pick in any::<usize>(), lane in any_lane(),
    ) {
        let (gap, portfolio, target) = gap(&case, pick, lane)?;
        if gap.proof == Proof::OutOfReach {
            prop_assert!(gap.estimate().policy().check_against(portfolio.framework()).is_err() || !case.portfolio.not_applicable.is_empty());
            return Ok(());
        }
        prop_assert!(level_after(&gap, &portfolio, None)? >= target, "the target is not reached: {:?}", gap.actions);
        for at in 0..gap.actions.len() {
            let reached = level_after(&gap, &portfolio, Some(at))?;
            prop_assert!(reached < target, "step {at} can be missed: {:?}", gap.actions);
        }
    }

    #[test]
    fn no_step_depends_on_the_order_of_the_file(
        case in all_cases(), keys in vec(any::<u8>(), 1..24), pick in any::<usize>(), lane in any_lane(),
    ) {
        let other = Case { portfolio: shuffled(&case.portfolio, &keys), ..case.clone() };
        let printed = |case: &Case| -> Result<String, TestCaseError> {
            Ok(serde_json::to_string(&gap(case, pick, lane)?.0.document())?)
        };
        prop_assert_eq!(printed(&case)?, printed(&other)?);
    }

    #[test]
    fn nothing_is_recommended_only_where_the_target_is_reached(case in all_cases(), pick in any::<usize>(), lane in any_lane()) {
        let (gap, portfolio, target) = gap(&case, pick, lane)?;
        let now = number(portfolio.framework(), gap.estimate().overall(lane));
        prop_assert_eq!(gap.actions.is_empty() && gap.proof != Proof::OutOfReach, now >= target);
        prop_assert_eq!(gap.cost(), gap.actions.iter().map(|action| action.cost).sum::<u32>());
    }
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_COST_CASES", 300))]

    #[test]
    fn no_set_of_actions_costs_less_than_what_is_called_the_cheapest(
        case in tiny_cases(), pick in any::<usize>(), lane in any_lane(),
    ) {
        let (gap, _, target) = gap(&case, pick, lane)?;
        let cost = u64::from(gap.cost());
        // Beyond this the search by brute force takes minutes.
        prop_assume!(cost <= 13 && gap.actions.len() <= 4);
        let framework = serde_json::to_value(&case.facts)?;
        let policy = serde_json::to_value(&case.policy)?;
        let portfolio = serde_json::to_value(&case.portfolio)?;
        let least = oracle::cheapest(&framework, &policy, &portfolio, target, &lane.to_string(), cost);
        match gap.proof {
            Proof::OutOfReach => prop_assert_eq!(least, None),
            Proof::Optimal => prop_assert_eq!(least, Some(cost), "{:?}", gap.actions),
            Proof::Greedy { lower_bound } => {
                prop_assert!(least.is_some_and(|least| (u64::from(lower_bound)..=cost).contains(&least)), "{least:?} {gap:?}");
            }
        }
    }
}
