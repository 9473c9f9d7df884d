//! The exact derivatives beside differences of the likelihoods.

#![expect(clippy::indexing_slicing, reason = "the places are those of the design")]

use super::design::Design;
use super::joint::{self, Values};
use super::observations::{Observation, Observations};
use super::pairwise;
use super::rules::RaschRules;

const WIDTH: f64 = 1e-5;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Nine people, three items, three raters, scores 0 to 5 without 3, and holes.
fn design() -> Result<Design, Box<dyn std::error::Error>> {
    let mut all = Vec::new();
    for person in 0..9_u32 {
        for (item, rater) in (0..3).flat_map(|item| (0..3).map(move |rater| (item, rater))) {
            let mixed = person * 31 + item * 17 + rater * 7 + (person * item * 5) % 11;
            let score = [0, 1, 2, 4, 5, 2, 1][mixed as usize % 7];
            if mixed % 5 != 0 {
                all.push(Observation { person, item, rater, score });
            }
        }
    }
    let rules = RaschRules { least_per_category: 1, ..RaschRules::default() };
    Ok(Design::new(&Observations::new(5, all)?, &rules)?)
}

/// Values that are no solution.
fn somewhere(design: &Design) -> Values {
    let mut values = Values::start(design);
    for (at, person) in (0..).zip(&mut values.persons) {
        *person = f64::from(at % 5) * 0.4 - 0.7;
    }
    let step: Vec<f64> = (0..design.places().len()).map(|at| (at as f64 * 1.3).sin() * 0.8).collect();
    values.step(design.places(), &step, 1.0);
    values
}

fn moved(design: &Design, values: &Values, at: usize, by: f64) -> Values {
    let mut step = vec![0.0; design.places().len()];
    step[at] = by;
    let mut values = values.clone();
    values.step(design.places(), &step, 1.0);
    values
}

fn assert_close(have: f64, want: f64) {
    assert!((have - want).abs() < 1e-6 * (1.0 + want.abs()), "{have} is not {want}");
}

#[test]
fn the_gradient_of_the_joint_likelihood_is_its_slope() -> Outcome {
    let design = design()?;
    let values = somewhere(&design);
    let pass = joint::Pass::at(&design, &values);
    for at in 0..design.places().len() {
        let reach = |by| joint::Pass::at(&design, &moved(&design, &values, at, by)).log_likelihood;
        assert_close(pass.gradient[at], (reach(WIDTH) - reach(-WIDTH)) / (2.0 * WIDTH));
    }
    for at in 0..design.persons.len() {
        let reach = |by: f64| {
            let mut values = values.clone();
            values.persons[at] += by;
            joint::Pass::at(&design, &values).log_likelihood
        };
        assert_close(pass.person_gradient[at], (reach(WIDTH) - reach(-WIDTH)) / (2.0 * WIDTH));
    }
    Ok(())
}

#[test]
fn newtons_joint_step_takes_the_gradient_to_zero_at_first_order() -> Outcome {
    let design = design()?;
    let values = somewhere(&design);
    let pass = joint::Pass::at(&design, &values);
    let direction = pass.direction(design.places()).ok_or("no direction")?;
    let along = |by: f64| {
        let mut values = values.clone();
        values.step(design.places(), &direction.others, by);
        for (value, step) in values.persons.iter_mut().zip(&direction.persons) {
            *value += by * step;
        }
        let pass = joint::Pass::at(&design, &values);
        [pass.person_gradient, pass.gradient].concat()
    };
    let (ahead, behind) = (along(WIDTH), along(-WIDTH));
    let gradient = [pass.person_gradient.clone(), pass.gradient.clone()].concat();
    for (at, gradient) in gradient.iter().enumerate() {
        assert_close((ahead[at] - behind[at]) / (2.0 * WIDTH), -gradient);
    }
    Ok(())
}

#[test]
fn the_derivatives_of_the_pairwise_likelihood_are_its_slopes() -> Outcome {
    let design = design()?;
    let values = somewhere(&design);
    let pass = pairwise::Pass::of(&design, &values);
    for at in 0..design.places().len() {
        let reach = |by| pairwise::Pass::of(&design, &moved(&design, &values, at, by));
        let (ahead, behind) = (reach(WIDTH), reach(-WIDTH));
        let slope = (ahead.log_likelihood - behind.log_likelihood) / (2.0 * WIDTH);
        assert_close(pass.gradient[at], slope);
        for other in 0..design.places().len() {
            let slope = (ahead.gradient[other] - behind.gradient[other]) / (2.0 * WIDTH);
            assert_close(pass.information.get(at, other), -slope);
        }
    }
    Ok(())
}
