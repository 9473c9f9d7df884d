//! The engine against a naive second implementation, written from `docs/estimation.md` alone.
//!
//! `MAATSTAF_ORACLE_CASES` sets on how many portfolios of each sort they are compared.

use maatstaf::Resilience;
use maatstaf_tests::generate::{self, Case, Size, cases, emcc_cases, frameworks, modest, raw_portfolios};
use maatstaf_tests::{answer, comparable, oracle};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::{TestCaseError, TestCaseResult};

/// Asserts that levels, strict level, counters, their needs, and gates are equal in every lane.
fn assert_same_answer(case: &Case) -> TestCaseResult {
    let engine = case.engine()?;
    let own = answer(&engine.framework, &engine.estimate(&case.portfolio)?.document());
    let facts = serde_json::to_value(&case.facts)?;
    let (policy, portfolio) = (serde_json::to_value(&case.policy)?, serde_json::to_value(&case.portfolio)?);
    prop_assert_eq!(own, comparable(oracle::estimate(&facts, &policy, &portfolio)));
    Ok(())
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_ORACLE_CASES", 5000))]

    #[test]
    fn engine_and_oracle_agree_on_small_frameworks(case in cases()) {
        assert_same_answer(&case)?;
    }

    #[test]
    fn engine_and_oracle_agree_on_small_frameworks_under_policies_that_are_easy_to_reach(case in easy_cases()) {
        assert_same_answer(&case)?;
    }
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_ORACLE_CASES", 1000))]

    #[test]
    fn engine_and_oracle_agree_on_emcc_under_the_built_in_policies(case in emcc_cases()) {
        assert_same_answer(&case)?;
    }
}

proptest! {
    #![proptest_config(generate::config("MAATSTAF_ORACLE_CASES", 500))]

    #[test]
    fn resilience_is_what_trying_every_loss_of_three_occasions_finds(case in short_cases()) {
        let facts = serde_json::to_value(&case.facts)?;
        let (policy, portfolio) = (serde_json::to_value(&case.policy)?, serde_json::to_value(&case.portfolio)?);
        let certainty = case.estimate()?.certainty();
        let overall = oracle::overall_resilience(&facts, &policy, &portfolio, 3);
        assert_contains(certainty.overall.resilience, overall, case.portfolio.evidence.len())?;
        for (at, category) in certainty.categories.iter().enumerate() {
            let brute = oracle::category_resilience(&facts, &policy, &portfolio, at, 3);
            assert_contains(category.resilience, brute, case.portfolio.evidence.len())?;
        }
    }
}

/// Asserts that the engine's interval holds the number that was found by trying up to three losses.
fn assert_contains(
    interval: Option<Resilience>,
    tried: Option<usize>,
    items: usize,
) -> Result<(), TestCaseError> {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    match (interval.map(|interval| number(interval.at_least)..=number(interval.at_most)), tried) {
        (Some(interval), Some(tried)) => {
            prop_assert!(interval.contains(&tried), "{interval:?} does not contain {tried}");
        }
        (Some(interval), None) => {
            prop_assert!(
                *interval.end() > 3 && *interval.end() <= items,
                "{interval:?}, but three losses do not lower it"
            );
        }
        (None, tried) => prop_assert_eq!(tried, None),
    }
    Ok(())
}

fn easy_cases() -> impl Strategy<Value = Case> {
    (frameworks(4, 3, 3), modest(), raw_portfolios(Size { broad: 6, ..Size::SMALL }))
        .prop_map(|(facts, policy, raw)| Case::new(facts, policy, &raw))
}

/// Cases with so few occasions that the loss of any three can be tried.
fn short_cases() -> impl Strategy<Value = Case> {
    (frameworks(3, 3, 2), modest(), raw_portfolios(Size { items: 8, claims: 2, broad: 7 }))
        .prop_map(|(facts, policy, raw)| Case::new(facts, policy, &raw))
}
