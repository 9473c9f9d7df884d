//! Laws of the many-facet Rasch model that hold on all observations.

#![expect(clippy::indexing_slicing, reason = "scores lie below the length")]
#![expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^53")]

use std::error::Error;

use crate::rasch_support::{
    Dice, Outcome, World, assert_close, chances, errors_of, lenient, measure_of, of, position, thresholds_of,
};
use maatstaf_stats::{
    Observation, Observations, RaschEstimator, RaschFit, RaschOrigin, RaschPerson, RaschRules, Undefined,
    rasch,
};
use proptest::prelude::*;

const ESTIMATORS: [RaschEstimator; 3] =
    [RaschEstimator::Joint, RaschEstimator::JointCorrected, RaschEstimator::Pairwise];

fn random(seed: u64, persons: usize, items: usize, raters: usize, top: u8, missing: f64) -> Vec<Observation> {
    let mut dice = Dice::new(seed);
    let mut normal = |count: usize, spread: f64| (0..count).map(|_| spread * dice.normal()).collect();
    let world = World {
        persons: normal(persons, 1.0),
        items: normal(items, 0.6),
        raters: normal(raters, 0.6),
        thresholds: normal(usize::from(top), 0.8),
        missing,
    };
    world.observe(&mut dice)
}

fn cohort() -> Vec<Observation> {
    random(7, 40, 4, 3, 4, 0.25)
}

fn rules(estimator: RaschEstimator) -> RaschRules {
    lenient(RaschRules { estimator, ..RaschRules::default() })
}

fn fit(top: u8, all: Vec<Observation>, rules: &RaschRules) -> Result<RaschFit, Box<dyn Error>> {
    Ok(rasch(&Observations::new(top, all)?, rules)?)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_joint_solution_expects_every_total_that_was_observed(
        seed: u64, persons in 8..20_usize, items in 2..5_usize, raters in 2..4_usize, top in 1..5_u8,
        missing in 0.0..0.5_f64,
    ) {
        let all = random(seed, persons, items, raters, top, missing);
        let facets = lenient(RaschRules::facets());
        let found = rasch(&Observations::new(top, all.clone())?, &facets);
        let enough = !matches!(
            found,
            Err(Undefined::Disconnected { .. } | Undefined::NotConverged { .. } | Undefined::TooFewObservations { .. })
        );
        prop_assume!(enough);
        let fit = found?;
        let size = usize::from(top) + 1;
        let (mut used, mut expected) = (vec![0.0; size], vec![0.0; size]);
        let mut off = std::collections::BTreeMap::new();
        for one in &all {
            let Some(position) = position(&fit, one) else { continue };
            let chances = chances(&fit, top, position);
            let mean: f64 = (0..).zip(&chances).map(|(score, chance)| f64::from(score) * chance).sum();
            for key in [('p', one.person), ('i', one.item), ('r', one.rater)] {
                *off.entry(key).or_insert(0.0) += f64::from(one.score) - mean;
            }
            used[usize::from(one.score)] += 1.0;
            for (sum, chance) in expected.iter_mut().zip(chances) {
                *sum += chance;
            }
        }
        prop_assert_eq!(off.len(), fit.persons.len() + fit.items.len() + fit.raters.len());
        for (key, off) in off {
            prop_assert!(off.abs() < 2e-8, "{key:?} is off by {off}");
        }
        for (used, expected) in used.iter().zip(expected) {
            prop_assert!((used - expected).abs() < 2e-8, "{used} is not {expected}");
        }
        let sum: f64 = fit.steps.iter().map(|step| step.threshold * f64::from(step.category - step.from)).sum();
        prop_assert!(sum.abs() < 1e-9);
    }

    #[test]
    fn nothing_random_breaks_an_estimator(
        seed: u64, persons in 1..9_usize, items in 1..4_usize, raters in 1..4_usize, top in 1..7_u8,
        missing in 0.0..0.9_f64,
    ) {
        let all = random(seed, persons, items, raters, top, missing);
        prop_assume!(!all.is_empty());
        let observations = Observations::new(top, all)?;
        for estimator in ESTIMATORS {
            if let Ok(fit) = rasch(&observations, &rules(estimator)) {
                let measures = fit.persons.iter().chain(&fit.items).chain(&fit.raters);
                prop_assert!(measures.clone().all(|one| one.measure.is_finite() && one.standard_error.is_finite()));
                prop_assert!(measures.clone().all(|one| one.outfit.is_finite() && one.fair_average.is_finite()));
            }
        }
    }
}

#[test]
fn numbers_are_names_only() -> Outcome {
    // Shuffles every facet and spreads it over the whole range of numbers.
    let name = |index: u32| index.wrapping_mul(2_654_435_769).wrapping_add(99);
    let renamed = cohort().into_iter().map(|one| Observation {
        person: name(one.person),
        item: name(one.item),
        rater: name(one.rater),
        ..one
    });
    let renamed: Vec<_> = renamed.collect();
    for estimator in ESTIMATORS {
        let (plain, other) =
            (fit(4, cohort(), &rules(estimator))?, fit(4, renamed.clone(), &rules(estimator))?);
        let both =
            [(&plain.persons, &other.persons), (&plain.items, &other.items), (&plain.raters, &other.raters)];
        for (plain, other) in both {
            for one in plain {
                let same = measure_of(other, name(one.index)).ok_or("lost")?;
                assert_close([same.measure, same.standard_error], [one.measure, one.standard_error], 1e-8);
                assert_close([same.infit, same.outfit], [one.infit, one.outfit], 1e-7);
            }
        }
        assert_close(thresholds_of(&other), thresholds_of(&plain), 1e-8);
        assert_close([other.bias_chi_square], [plain.bias_chi_square], 1e-6);
    }
    Ok(())
}

#[test]
fn reversing_all_scores_turns_all_signs() -> Outcome {
    let reversed: Vec<_> =
        cohort().into_iter().map(|one| Observation { score: 4 - one.score, ..one }).collect();
    for estimator in ESTIMATORS {
        let (plain, other) =
            (fit(4, cohort(), &rules(estimator))?, fit(4, reversed.clone(), &rules(estimator))?);
        let turned = |values: Vec<f64>| values.into_iter().map(|value| -value);
        assert_close(of(&other.persons), turned(of(&plain.persons)), 1e-8);
        assert_close(of(&other.items), turned(of(&plain.items)), 1e-8);
        assert_close(of(&other.raters), turned(of(&plain.raters)), 1e-8);
        assert_close(thresholds_of(&other), turned(thresholds_of(&plain)).rev(), 1e-8);
        assert_close(errors_of(&other.raters), errors_of(&plain.raters), 1e-8);
        let fair = |fit: &RaschFit| fit.raters.iter().map(|one| one.fair_average).collect::<Vec<_>>();
        assert_close(fair(&other), fair(&plain).into_iter().map(|value| 4.0 - value), 1e-8);
    }
    Ok(())
}

#[test]
fn everybody_twice_leaves_the_measures_and_divides_the_errors_by_the_root_of_two() -> Outcome {
    let mut twice = cohort();
    twice.extend(cohort().into_iter().map(|one| Observation { person: one.person + 1_000, ..one }));
    for estimator in [RaschEstimator::Joint, RaschEstimator::Pairwise] {
        let (plain, other) =
            (fit(4, cohort(), &rules(estimator))?, fit(4, twice.clone(), &rules(estimator))?);
        assert_close(of(&other.raters), of(&plain.raters), 1e-8);
        assert_close(of(&other.items), of(&plain.items), 1e-8);
        assert_close(thresholds_of(&other), thresholds_of(&plain), 1e-8);
        let smaller = |errors: Vec<f64>| errors.into_iter().map(|error| error / f64::sqrt(2.0));
        assert_close(errors_of(&other.raters), smaller(errors_of(&plain.raters)), 1e-8);
        assert_close(errors_of(&other.items), smaller(errors_of(&plain.items)), 1e-8);
        assert_close([other.log_likelihood], [2.0 * plain.log_likelihood], 1e-6);
    }
    Ok(())
}

#[test]
fn the_origin_moves_people_and_raters_together_and_nothing_else() -> Outcome {
    for estimator in ESTIMATORS {
        let with = |origin| fit(4, cohort(), &RaschRules { origin, ..rules(estimator) });
        let (raters, persons) = (with(RaschOrigin::Raters)?, with(RaschOrigin::Persons)?);
        let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
        for (zero, fit) in [(&raters.raters, &raters), (&persons.persons, &persons)] {
            assert_close([mean(of(zero)), mean(of(&fit.items))], [0.0, 0.0], 1e-10);
        }
        let shift = mean(of(&raters.persons));
        let moved = |values: Vec<f64>| values.into_iter().map(move |value| value - shift);
        assert_close(of(&persons.persons), moved(of(&raters.persons)), 1e-10);
        assert_close(of(&persons.raters), moved(of(&raters.raters)), 1e-10);
        assert_close(of(&persons.items), of(&raters.items), 1e-10);
        assert_close(thresholds_of(&persons), thresholds_of(&raters), 1e-10);
        assert_close([persons.log_likelihood], [raters.log_likelihood], 1e-10);
        let fair = |fit: &RaschFit| fit.persons.iter().map(|one| one.fair_average).collect::<Vec<_>>();
        assert_close(fair(&persons), fair(&raters), 1e-10);
    }
    Ok(())
}

#[test]
fn the_weighted_estimate_draws_people_in() -> Outcome {
    let with = |person| fit(4, cohort(), &RaschRules { person, ..rules(RaschEstimator::Pairwise) });
    let (weighted, likely) = (with(RaschPerson::Weighted)?, with(RaschPerson::Likelihood)?);
    assert!(weighted.person_spread.deviation < likely.person_spread.deviation);
    assert_eq!(of(&weighted.raters), of(&likely.raters));
    // By maximum likelihood the expected total of each person is the observed one.
    for person in &likely.persons {
        let own = cohort().into_iter().filter(|one| one.person == person.index);
        let expected: f64 = own
            .filter_map(|one| position(&likely, &one))
            .flat_map(|position| (0..).zip(chances(&likely, 4, position)))
            .map(|(score, chance)| f64::from(score) * chance)
            .sum();
        assert_close([expected], [person.total as f64], 1e-8);
    }
    Ok(())
}

#[test]
fn a_term_of_rater_by_person_makes_the_expected_total_the_observed_one() -> Outcome {
    let mut all = cohort();
    for one in all.iter_mut().filter(|one| (one.person, one.rater) == (5, 1)) {
        one.score = 4;
    }
    for estimator in ESTIMATORS {
        let fit = fit(4, all.clone(), &rules(estimator))?;
        for term in &fit.bias {
            let shared: Vec<_> =
                all.iter().filter(|one| (one.person, one.rater) == (term.person, term.rater)).collect();
            let expected = |shift: f64| -> f64 {
                let places = shared.iter().filter_map(|one| position(&fit, one));
                let scores = places.flat_map(|place| (0..).zip(chances(&fit, 4, place + shift)));
                scores.map(|(score, chance)| f64::from(score) * chance).sum()
            };
            assert_close([term.expected], [expected(0.0)], 1e-8);
            assert_close([term.observed], [shared.iter().map(|one| f64::from(one.score)).sum()], 0.0);
            let ends = term.observed == 0.0 || term.observed >= 4.0 * shared.len() as f64;
            assert_eq!(term.bias.is_none(), ends);
            if let Some(bias) = term.bias {
                assert_close([expected(bias)], [term.observed], 1e-8);
                let information = (expected(bias + 1e-5) - expected(bias - 1e-5)) / 2e-5;
                let error = 1.0 / information.sqrt();
                assert_close(term.standard_error, [error], 1e-5);
                assert_close(term.t, [bias / error], 1e-3);
            }
        }
        assert!(fit.bias.iter().any(|term| (term.person, term.rater) == (5, 1) && term.bias.is_none()));
        assert_eq!(fit.bias_df, fit.bias.iter().filter(|term| term.t.is_some()).count());
    }
    Ok(())
}

#[test]
fn mean_squares_and_reliability_are_as_defined() -> Outcome {
    let fit = fit(4, cohort(), &rules(RaschEstimator::Pairwise))?;
    for rater in &fit.raters {
        let (mut count, mut squares, mut variances, mut standard) = (0.0, 0.0, 0.0, 0.0);
        let (mut excess, mut standard_excess) = (0.0, 0.0);
        for one in cohort().iter().filter(|one| one.rater == rater.index) {
            let Some(position) = position(&fit, one) else { continue };
            let chances = chances(&fit, 4, position);
            let moment = |centre: f64, power: i32| -> f64 {
                (0..)
                    .zip(&chances)
                    .map(|(score, chance)| chance * (f64::from(score) - centre).powi(power))
                    .sum()
            };
            let mean = moment(0.0, 1);
            let (variance, fourth) = (moment(mean, 2), moment(mean, 4));
            let square = (f64::from(one.score) - mean).powi(2);
            count += 1.0;
            squares += square;
            variances += variance;
            standard += square / variance;
            excess += fourth - variance * variance;
            standard_excess += fourth / (variance * variance) - 1.0;
        }
        assert_close([rater.infit, rater.outfit], [squares / variances, standard / count], 1e-9);
        // Wright and Masters (1982), Rating Scale Analysis, pp. 100-101.
        let z = |square: f64, spread: f64| (square.powf(1.0 / 3.0) - 1.0) * (3.0 / spread) + spread / 3.0;
        assert_close(rater.infit_z, [z(rater.infit, excess.sqrt() / variances)], 1e-8);
        assert_close(rater.outfit_z, [z(rater.outfit, standard_excess.sqrt() / count)], 1e-8);
    }
    let (measures, spread) = (of(&fit.raters), fit.rater_spread);
    let variance = measures.iter().map(|measure| measure * measure).sum::<f64>() / 3.0; // raters have mean 0
    let error = errors_of(&fit.raters).iter().map(|error| error * error).sum::<f64>() / 3.0;
    assert_close([spread.deviation, spread.error], [variance.sqrt(), error.sqrt()], 1e-10);
    assert_close(spread.reliability, [(variance - error) / variance], 1e-10);
    // Separation G and reliability R say the same: R = G^2 / (1 + G^2).
    let squared = spread.separation * spread.separation;
    assert_close(spread.reliability, [squared / (1.0 + squared)], 1e-10);
    assert_eq!(spread.df, 2);
    Ok(())
}
