//! The pairwise estimator beside a naive one, and the three estimators beside the truth that ratings were drawn from.

#![expect(clippy::indexing_slicing, reason = "the designs are written out here")]

use std::error::Error;

use crate::rasch_support::{Dice, Outcome, World, assert_close, errors_of, lenient, of, thresholds_of};
use maatstaf_stats::{Observation, Observations, RaschEstimator, RaschFit, RaschRules, rasch};

fn rules(estimator: RaschEstimator) -> RaschRules {
    lenient(RaschRules { estimator, ..RaschRules::default() })
}

fn fit(top: u8, all: &[Observation], estimator: RaschEstimator) -> Result<RaschFit, Box<dyn Error>> {
    Ok(rasch(&Observations::new(top, all)?, &rules(estimator))?)
}

/// The pairwise likelihood of one person, written out for two items, two raters and scores 0 to 2.
///
/// The items lie at d and -d, the raters at c and -c, the thresholds at t and -t.
fn of_person(own: &[&Observation], [d, c, t]: [f64; 3]) -> f64 {
    let place = |one: &Observation| {
        let sign = |index: u32| if index == 0 { 1.0 } else { -1.0 };
        sign(one.item) * d + sign(one.rater) * c
    };
    let sum = |score: u8| [0.0, t, 0.0][usize::from(score)];
    let weight = |one: &Observation, score: u8| (-f64::from(score) * place(one) - sum(score)).exp();
    let mut likelihood = 0.0;
    for (at, one) in own.iter().enumerate() {
        for other in &own[at + 1..] {
            let total = one.score + other.score;
            let all: f64 = (0..=2_u8)
                .filter(|score| (0..=2).contains(&(i16::from(total) - i16::from(*score))))
                .map(|score| weight(one, score) * weight(other, total - score))
                .sum();
            likelihood += (weight(one, one.score) * weight(other, other.score) / all).ln();
        }
    }
    likelihood
}

fn likelihoods(all: &[Observation], values: [f64; 3]) -> Vec<f64> {
    let people: std::collections::BTreeSet<u32> = all.iter().map(|one| one.person).collect();
    let own = |person| all.iter().filter(move |one| one.person == person).collect::<Vec<_>>();
    people.into_iter().map(|person| of_person(&own(person), values)).collect()
}

/// Climbs along one coordinate at a time, with ever smaller steps.
fn climb(all: &[Observation]) -> ([f64; 3], f64) {
    let height = |values| likelihoods(all, values).iter().sum::<f64>();
    let (mut best, mut step) = ([0.0; 3], 1.0);
    let mut top = height(best);
    while step > 1e-9 {
        let mut moved = false;
        for at in 0..3 {
            for by in [step, -step] {
                let mut next = best;
                next[at] += by;
                if height(next) > top {
                    (best, top, moved) = (next, height(next), true);
                }
            }
        }
        if !moved {
            step /= 2.0;
        }
    }
    (best, top)
}

/// The sandwich by differences: errors of d, c and t.
fn errors(all: &[Observation], best: [f64; 3]) -> [f64; 3] {
    let width = 1e-4;
    let shifted = |moves: &[(usize, f64)]| {
        let mut values = best;
        for (at, by) in moves {
            values[*at] += by;
        }
        likelihoods(all, values)
    };
    let mut bread = [[0.0; 3]; 3];
    let mut meat = [[0.0; 3]; 3];
    let slopes: Vec<Vec<f64>> = (0..3)
        .map(|at| {
            let (ahead, behind) = (shifted(&[(at, width)]), shifted(&[(at, -width)]));
            ahead.iter().zip(behind).map(|(ahead, behind)| (ahead - behind) / (2.0 * width)).collect()
        })
        .collect();
    for row in 0..3 {
        for column in 0..3 {
            let at = |a: f64, b: f64| shifted(&[(row, a * width), (column, b * width)]).iter().sum::<f64>();
            let mixed = at(1.0, 1.0) - at(1.0, -1.0) - at(-1.0, 1.0) + at(-1.0, -1.0);
            bread[row][column] = -mixed / (4.0 * width * width);
            meat[row][column] = slopes[row].iter().zip(&slopes[column]).map(|(a, b)| a * b).sum();
        }
    }
    let inverse = invert(bread);
    std::array::from_fn(|at| {
        let mut variance = 0.0;
        for row in 0..3 {
            for column in 0..3 {
                variance += inverse[at][row] * meat[row][column] * inverse[column][at];
            }
        }
        f64::sqrt(variance)
    })
}

/// The inverse by cofactors.
fn invert(cells: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let minor = |row: usize, column: usize| {
        let (up, down) = ((row + 1) % 3, (row + 2) % 3);
        let (left, right) = ((column + 1) % 3, (column + 2) % 3);
        cells[up][left] * cells[down][right] - cells[up][right] * cells[down][left]
    };
    let determinant: f64 = (0..3).map(|column| cells[0][column] * minor(0, column)).sum();
    std::array::from_fn(|row| std::array::from_fn(|column| minor(column, row) / determinant))
}

fn tiny(seed: u64, people: usize, missing: f64) -> Vec<Observation> {
    let mut dice = Dice::new(seed);
    let world = World {
        persons: (0..people).map(|_| dice.normal()).collect(),
        items: vec![0.4, -0.4],
        raters: vec![-0.3, 0.3],
        thresholds: vec![-0.5, 0.5],
        missing,
    };
    world.observe(&mut dice)
}

#[test]
fn the_pairwise_estimate_is_the_highest_point_of_the_likelihood_written_out() -> Outcome {
    for (seed, people, missing) in [(1, 12, 0.0), (2, 15, 0.1), (3, 20, 0.25), (4, 40, 0.2)] {
        let all = tiny(seed, people, missing);
        let fit = fit(2, &all, RaschEstimator::Pairwise)?;
        let ([d, c, t], top) = climb(&all);
        assert_close(of(&fit.items), [d, -d], 1e-6);
        assert_close(of(&fit.raters), [c, -c], 1e-6);
        assert_close(thresholds_of(&fit), [t, -t], 1e-6);
        assert_close([fit.log_likelihood], [top], 1e-9);
        let [of_d, of_c, of_t] = errors(&all, [d, c, t]);
        assert_close(errors_of(&fit.items), [of_d, of_d], 1e-5);
        assert_close(errors_of(&fit.raters), [of_c, of_c], 1e-5);
        assert_close(fit.steps.iter().map(|step| step.standard_error), [of_t, of_t], 1e-5);
    }
    Ok(())
}

#[test]
fn two_items_have_the_answer_of_the_textbook() -> Outcome {
    // Thirty people pass the first item only, ten the second only (Andersen 1973): the conditional estimate of the distance is the
    // logarithm of 3, the joint one twice that, and the correction by (L - 1) / L undoes it, L being 2.
    let see = |person: u32, item: u32| {
        let passed = (person < 30) == (item == 0);
        Observation { person, item, rater: 0, score: u8::from(passed) }
    };
    let all: Vec<_> = (0..40).flat_map(|person| [see(person, 0), see(person, 1)]).collect();
    for (estimator, factor) in
        [(RaschEstimator::Pairwise, 1.0), (RaschEstimator::Joint, 2.0), (RaschEstimator::JointCorrected, 1.0)]
    {
        let fit = fit(1, &all, estimator)?;
        assert_close([fit.items[1].measure - fit.items[0].measure], [factor * f64::ln(3.0)], 1e-9);
    }
    // The variance of such a logarithm is 1/30 + 1/10; each item carries half of the distance.
    let fit = fit(1, &all, RaschEstimator::Pairwise)?;
    assert_close(errors_of(&fit.items), [(1.0_f64 / 30.0 + 0.1).sqrt() / 2.0; 2], 1e-9);
    Ok(())
}

#[test]
fn people_without_a_second_observation_do_not_touch_the_pairwise_measures() -> Outcome {
    let plain = tiny(4, 40, 0.2);
    let mut more = plain.clone();
    more.extend((100..180).map(|person| Observation { person, item: 1, rater: 0, score: 1 }));
    let (one, other) = (fit(2, &plain, RaschEstimator::Pairwise)?, fit(2, &more, RaschEstimator::Pairwise)?);
    assert_eq!((of(&one.items), of(&one.raters)), (of(&other.items), of(&other.raters)));
    assert_eq!(errors_of(&one.raters), errors_of(&other.raters));
    assert_eq!(thresholds_of(&one), thresholds_of(&other));
    let (one, other) = (fit(2, &plain, RaschEstimator::Joint)?, fit(2, &more, RaschEstimator::Joint)?);
    assert!((one.steps[0].threshold - other.steps[0].threshold).abs() > 0.01); // the joint estimate is moved
    Ok(())
}

#[test]
fn severities_are_recovered_from_two_hundred_people() -> Outcome {
    let severities = [-0.6, -0.2, 0.1, 0.7];
    let mut within = 0;
    for seed in 0..5 {
        let mut dice = Dice::new(1_954 + seed);
        let world = World {
            persons: (0..200).map(|_| 0.5 + dice.normal()).collect(),
            items: vec![-0.7, -0.5, -0.3, -0.1, 0.1, 0.3, 0.5, 0.7],
            raters: severities.to_vec(),
            thresholds: vec![-1.5, -0.5, 0.5, 1.5],
            missing: 0.0,
        };
        let fit = fit(4, &world.observe(&mut dice), RaschEstimator::Pairwise)?;
        assert_close(of(&fit.raters), severities, 0.12);
        assert_close(of(&fit.items), world.items, 0.2);
        assert_close(thresholds_of(&fit), world.thresholds, 0.15);
        let errors =
            fit.raters.iter().zip(severities).map(|(one, own)| (one.measure - own) / one.standard_error);
        within += errors.filter(|error| error.abs() < 1.96).count();
        assert!(fit.raters.iter().all(|one| (0.8..1.2).contains(&one.infit)));
    }
    assert!(within >= 16, "{within} of 20 intervals hold the truth");
    Ok(())
}

#[test]
fn joint_likelihood_spreads_severities_and_the_correction_takes_it_back() -> Outcome {
    let severities = [-0.9, 0.9];
    let mut dice = Dice::new(11);
    let world = World {
        persons: (0..2_000).map(|_| dice.normal()).collect(),
        items: vec![-0.5, 0.5],
        raters: severities.to_vec(),
        thresholds: vec![-0.8, 0.8],
        missing: 0.0,
    };
    let all = world.observe(&mut dice);
    let spread = |estimator| {
        fit(2, &all, estimator)
            .map(|fit| (fit.raters[1].measure - fit.raters[0].measure) / (severities[1] - severities[0]))
    };
    let joint = spread(RaschEstimator::Joint)?;
    let (corrected, pairwise) = (spread(RaschEstimator::JointCorrected)?, spread(RaschEstimator::Pairwise)?);
    // Four observations per person: 4/3 is expected of the joint estimate.
    assert!((1.25..1.45).contains(&joint), "{joint}");
    assert!(
        (corrected - 1.0).abs() < 0.1 && (joint - 1.0).abs() > 3.0 * (corrected - 1.0).abs(),
        "{corrected}"
    );
    assert!((pairwise - 1.0).abs() < 0.06, "{pairwise}");
    Ok(())
}
