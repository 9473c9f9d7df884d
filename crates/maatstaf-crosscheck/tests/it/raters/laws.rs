//! What must hold of any cohort.

use maatstaf_crosscheck::RatersAnswer;
use proptest::prelude::*;

use super::cohort::{Outcome, answer, answer_with, any_cohort, documents, rated, regular};

fn failed(error: impl std::fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

fn near(first: Option<f64>, second: Option<f64>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => (first - second).abs() < 1e-9,
        (first, second) => first.is_none() && second.is_none(),
    }
}

/// What an answer says without naming an assessor.
fn nameless(answer: &RatersAnswer) -> (usize, usize, usize, Vec<String>) {
    let agreement = &answer.agreement;
    let changed = answer.adjustment.changed.iter().map(|one| one.person.clone()).collect();
    (agreement.matches.exact, agreement.matches.within_one, agreement.exact_cells, changed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_makes_no_difference(given in any_cohort(), turn in 0..28_usize) {
        let all = documents(&given);
        let mut turned: Vec<_> = all.iter().rev().cloned().collect();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        let (first, second) = (answer_with(all, &[]).map_err(failed)?, answer_with(turned, &[]).map_err(failed)?);
        prop_assert_eq!(first, second);
    }

    #[test]
    fn renaming_assessors_moves_their_answers_along(given in any_cohort()) {
        let all = documents(&given);
        let mut renamed = all.clone();
        for document in &mut renamed {
            // r0 becomes z9, r1 becomes z8: the order turns round.
            let number = document.assessor.trim_start_matches('r').parse::<u32>().map_err(failed)?;
            document.assessor = format!("z{}", 9 - number);
        }
        let (first, second) = (answer_with(all, &[]).map_err(failed)?, answer_with(renamed, &[]).map_err(failed)?);
        prop_assert_eq!(nameless(&first), nameless(&second));
        prop_assert_eq!(first.raters.len(), second.raters.len());
        for (one, other) in first.raters.iter().zip(second.raters.iter().rev()) {
            prop_assert_eq!(one.with_others, other.with_others);
            prop_assert!(near(one.severity.value, other.severity.value));
            prop_assert!(near(one.halo.ratio, other.halo.ratio));
            prop_assert_eq!((one.severity.call, one.halo.flagged), (other.severity.call, other.halo.flagged));
        }
        for (one, other) in first.agreement.statistics.iter().zip(&second.agreement.statistics) {
            prop_assert!(near(one.value, other.value), "{:?}", one.measure);
        }
    }

    #[test]
    fn a_self_rating_changes_nothing_among_assessors(given in any_cohort(), level in 0..=4_usize) {
        let without = answer(&given).map_err(failed)?;
        let own: Result<Vec<_>, _> = (0..given.len()).map(|at| rated(&format!("p{at:02}"), level)).collect();
        let mut with = answer_with(documents(&given), &own.map_err(failed)?).map_err(failed)?;
        prop_assert_eq!(with.self_rating.all.cells, with.counts.cells);
        with.self_rating = without.self_rating.clone();
        prop_assert_eq!(with, without);
    }

    #[test]
    fn severities_sum_to_nothing(given in any_cohort()) {
        let answer = answer(&given).map_err(failed)?;
        let sum: f64 = answer.raters.iter().filter_map(|rater| rater.severity.value).sum();
        prop_assert!(sum.abs() < 1e-9);
    }
}

#[test]
fn moving_all_levels_of_one_assessor_down_by_one_moves_the_severity_by_one() -> Outcome {
    let severity = |shifts: &[usize]| -> Result<Vec<f64>, Box<dyn std::error::Error>> {
        let answer = answer(&regular(9, shifts))?;
        Ok(answer.raters.iter().filter_map(|rater| rater.severity.value).collect())
    };
    let (before, after) = (severity(&[1, 1, 1])?, severity(&[1, 0, 1])?);
    let apart = |all: &[f64]| match all {
        [first, second, _] => second - first,
        _ => f64::INFINITY,
    };
    assert!((apart(&after) - apart(&before) - 1.0).abs() < 1e-9, "{before:?} {after:?}");
    Ok(())
}
