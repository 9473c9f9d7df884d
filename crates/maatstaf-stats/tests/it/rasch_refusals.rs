//! What the many-facet Rasch model sets aside, and what it refuses.

#![expect(clippy::indexing_slicing, reason = "the observations are written out here")]

use crate::rasch_support::{
    Dice, Outcome, World, assert_close, chances, lenient, of, position, thresholds_of,
};
use maatstaf_stats::{
    Observation, Observations, ObservationsProblem, RaschEnd, RaschEstimator, RaschExtreme, RaschFacet,
    RaschRules, Ratings, Scale, Undefined, rasch,
};

const ESTIMATORS: [RaschEstimator; 3] =
    [RaschEstimator::Joint, RaschEstimator::JointCorrected, RaschEstimator::Pairwise];

fn see(person: u32, item: u32, rater: u32, score: u8) -> Observation {
    Observation { person, item, rater, score }
}

/// Twenty people, three items, three raters, scores 0 to 3.
fn cohort() -> Vec<Observation> {
    let mut dice = Dice::new(3);
    let world = World {
        persons: (0..20).map(|_| dice.normal()).collect(),
        items: vec![-0.5, 0.0, 0.5],
        raters: vec![-0.4, 0.1, 0.3],
        thresholds: vec![-1.0, 0.0, 1.0],
        missing: 0.0,
    };
    world.observe(&mut dice)
}

fn rules(estimator: RaschEstimator) -> RaschRules {
    RaschRules { estimator, ..RaschRules::default() }
}

fn refused(
    top: u8,
    all: Vec<Observation>,
    rules: &RaschRules,
) -> Result<Undefined, Box<dyn std::error::Error>> {
    match rasch(&Observations::new(top, all)?, rules) {
        Ok(_) => Err("not refused".into()),
        Err(reason) => Ok(reason),
    }
}

#[test]
fn all_problems_of_observations_are_told_at_once() -> Outcome {
    let all = [see(0, 0, 0, 2), see(0, 0, 0, 2), see(4, 1, 2, 5), see(0, 0, 1, 9)];
    let problems = Observations::new(4, all).err().ok_or("not refused")?.problems;
    assert_eq!(
        problems,
        [
            ObservationsProblem::AboveTop { person: 4, item: 1, rater: 2, score: 5, top: 4 },
            ObservationsProblem::AboveTop { person: 0, item: 0, rater: 1, score: 9, top: 4 },
            ObservationsProblem::Twice { person: 0, item: 0, rater: 0 },
        ]
    );
    let problems = Observations::new(0, []).err().ok_or("not refused")?.problems;
    assert_eq!(problems, [ObservationsProblem::Top(0), ObservationsProblem::Empty]);
    let many: Vec<_> = (0..1_001).map(|at| see(0, at, at, 0)).collect();
    let problems = Observations::new(4, many).err().ok_or("not refused")?.problems;
    assert_eq!(
        problems,
        [ObservationsProblem::TooManyItems(1_001), ObservationsProblem::TooManyRaters(1_001)]
    );
    Ok(())
}

#[test]
fn a_table_needs_a_person_and_an_item_for_each_unit() -> Outcome {
    let ratings = Ratings::from_rows(Scale::points(0, 3)?, 2, &[[Some(3.0), None], [Some(1.0), Some(2.0)]])?;
    let read = Observations::from_ratings(&ratings, &[(5, 0), (5, 1)])?;
    assert_eq!(read.as_slice(), [see(5, 0, 0, 3), see(5, 1, 0, 1), see(5, 1, 1, 2)]);
    let problems = Observations::from_ratings(&ratings, &[(5, 0)]).err().ok_or("not refused")?.problems;
    assert_eq!(problems, [ObservationsProblem::Units { have: 1, need: 2 }]);
    let problems =
        Observations::from_ratings(&ratings, &[(5, 0), (5, 0)]).err().ok_or("not refused")?.problems;
    assert_eq!(problems, [ObservationsProblem::Twice { person: 5, item: 0, rater: 0 }]);
    Ok(())
}

#[test]
fn whoever_has_only_ends_is_listed_and_changes_no_measure() -> Outcome {
    let plain = Observations::new(3, cohort())?;
    let mut more = cohort();
    for (item, rater) in (0..3).flat_map(|item| (0..3).map(move |rater| (item, rater))) {
        more.extend([see(70, item, rater, 3), see(60, item, rater, 0)]);
    }
    // A rater who gives everybody the top, and a person whom nobody else saw.
    more.extend((0..10).map(|person| see(person, 0, 9, 3)));
    more.push(see(80, 0, 9, 3));
    let more = Observations::new(3, more)?;
    let extreme =
        |facet, index, observations, total, end| RaschExtreme { facet, index, observations, total, end };
    for estimator in ESTIMATORS {
        let (plain, fit) = (rasch(&plain, &rules(estimator))?, rasch(&more, &rules(estimator))?);
        assert_eq!(
            fit.extreme,
            [
                extreme(RaschFacet::Person, 60, 9, 0, RaschEnd::Lowest),
                extreme(RaschFacet::Person, 70, 9, 27, RaschEnd::Highest),
                extreme(RaschFacet::Person, 80, 1, 3, RaschEnd::Highest),
                extreme(RaschFacet::Rater, 9, 11, 33, RaschEnd::Highest),
            ]
        );
        assert_eq!((&fit.persons, &fit.raters, &fit.steps), (&plain.persons, &plain.raters, &plain.steps));
    }
    Ok(())
}

#[test]
fn whoever_is_left_without_observations_is_listed_too() -> Outcome {
    let mut more = cohort();
    // Two raters who give only the top and only the bottom; between them a person with nothing else.
    more.extend((0..10).map(|person| see(person, 0, 8, 0)));
    more.extend((0..10).map(|person| see(person, 0, 9, 3)));
    more.extend([see(80, 0, 8, 0), see(80, 0, 9, 3)]);
    let fit = rasch(&Observations::new(3, more)?, &RaschRules::default())?;
    let told: Vec<_> = fit.extreme.iter().map(|one| (one.facet, one.index, one.end)).collect();
    assert_eq!(
        told,
        [
            (RaschFacet::Person, 80, RaschEnd::NothingLeft),
            (RaschFacet::Rater, 8, RaschEnd::Lowest),
            (RaschFacet::Rater, 9, RaschEnd::Highest),
        ]
    );
    Ok(())
}

#[test]
fn a_score_that_nobody_gave_keeps_its_place_between_the_others() -> Outcome {
    // Nobody gave 2, and 5 and 6 were never given either.
    let mapped = |to: [u8; 4]| {
        let all = cohort().into_iter().map(|one| Observation { score: to[usize::from(one.score)], ..one });
        all.collect::<Vec<_>>()
    };
    let holed = mapped([0, 1, 3, 4]);
    for estimator in [RaschEstimator::Joint, RaschEstimator::JointCorrected] {
        let fit = rasch(&Observations::new(6, holed.clone())?, &rules(estimator))?;
        assert_eq!(fit.unused, [2, 5, 6]);
        let steps: Vec<_> = fit.steps.iter().map(|step| (step.from, step.category)).collect();
        assert_eq!(steps, [(0, 1), (1, 3), (3, 4)]);
        let widths = [1.0, 2.0, 1.0];
        assert_close(
            [thresholds_of(&fit).iter().zip(widths).map(|(own, width)| own * width).sum()],
            [0.0],
            1e-9,
        );
    }
    // Pairs tell the thresholds only where a total can be reached in several ways: 4 as 0 + 4 and as 2 + 2, but 3 as 0 + 3 only.
    let pairwise = rules(RaschEstimator::Pairwise);
    assert_eq!(refused(6, holed.clone(), &pairwise)?, Undefined::LooseThresholds);
    assert_eq!(rasch(&Observations::new(6, mapped([0, 1, 2, 4]))?, &pairwise)?.unused, [3, 5, 6]);
    // The likelihood equations hold with the scores as given.
    let fit = rasch(&Observations::new(6, holed.clone())?, &RaschRules::facets())?;
    let mut off = [0.0; 3];
    for one in &holed {
        let Some(position) = position(&fit, one) else { continue };
        let mean: f64 =
            (0..).zip(chances(&fit, 6, position)).map(|(score, chance)| f64::from(score) * chance).sum();
        off[one.rater as usize] += f64::from(one.score) - mean;
    }
    assert_close(off, [0.0; 3], 1e-8);
    Ok(())
}

#[test]
fn parts_that_share_nothing_are_refused() -> Outcome {
    let mut two = cohort();
    two.extend(
        cohort().into_iter().map(|one| see(one.person + 100, one.item + 100, one.rater + 100, one.score)),
    );
    for estimator in ESTIMATORS {
        assert_eq!(refused(3, two.clone(), &rules(estimator))?, Undefined::Disconnected { parts: 2 });
    }
    Ok(())
}

#[test]
fn raters_who_share_items_but_no_people_are_refused() -> Outcome {
    // Each person is seen by one rater only: severe rater or able people, nobody can tell.
    let nested =
        |all: Vec<Observation>| all.into_iter().filter(|one| one.person % 3 == one.rater).collect::<Vec<_>>();
    for estimator in ESTIMATORS {
        assert_eq!(refused(3, nested(cohort()), &rules(estimator))?, Undefined::Disconnected { parts: 3 });
    }
    // Two people who are seen by two raters each are enough to tell.
    let mut linked = nested(cohort());
    linked.extend(
        cohort()
            .into_iter()
            .filter(|one| (one.person, one.rater) == (0, 1) || (one.person, one.rater) == (1, 2)),
    );
    assert!(rasch(&Observations::new(3, linked)?, &RaschRules::facets()).is_ok());
    Ok(())
}

#[test]
fn thin_designs_are_refused_with_the_reason() -> Outcome {
    let default = RaschRules::default();
    let few = |keep: fn(&Observation) -> bool| cohort().into_iter().filter(keep).collect::<Vec<_>>();
    assert_eq!(
        refused(3, few(|one| one.person < 3), &default)?,
        Undefined::TooFewObservations { have: 27, need: 30 }
    );
    assert_eq!(
        refused(3, few(|one| one.person < 4), &default)?,
        Undefined::TooFewPeople { have: 4, need: 5 }
    );
    assert_eq!(
        refused(3, few(|one| one.rater == 1), &default)?,
        Undefined::TooFewRaters { have: 1, need: 2 }
    );
    assert_eq!(
        refused(3, few(|one| one.rater < 2 || (one.person < 3 && one.item > 0)), &default)?,
        Undefined::ThinRater { rater: 2, have: 6, need: 10 }
    );
    let mut once = cohort();
    once.push(see(0, 9, 0, 4));
    once.push(see(1, 9, 0, 2));
    assert_eq!(
        refused(4, once.clone(), &default)?,
        Undefined::ThinCategory { category: 4, have: 1, need: 2 }
    );
    assert!(rasch(&Observations::new(4, once)?, &RaschRules { least_per_category: 1, ..default }).is_ok());
    Ok(())
}

#[test]
fn equal_scores_have_no_measures() -> Outcome {
    let equal = cohort().into_iter().map(|one| Observation { score: 2, ..one }).collect();
    assert_eq!(refused(3, equal, &RaschRules::default())?, Undefined::NoVariation { agreement: 1.0 });
    // Everybody at one end or the other: nobody is left.
    let ends = cohort()
        .into_iter()
        .map(|one| Observation { score: 3 * u8::from(one.person % 2 == 0), ..one })
        .collect();
    assert_eq!(
        refused(3, ends, &RaschRules::default())?,
        Undefined::TooFewObservations { have: 0, need: 30 }
    );
    Ok(())
}

#[test]
fn a_likelihood_without_a_highest_point_is_refused() -> Outcome {
    // Whoever passes item 2 or 3 passes 0 and 1 as well, never the other way round: the distance has no end.
    let patterns = [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 1, 0], [1, 1, 0, 1]];
    let all: Vec<_> = (0..32)
        .flat_map(|person| (0..8).map(move |at| (person, at % 4, at / 4)))
        .map(|(person, item, rater)| see(person, item, rater, patterns[person as usize % 4][item as usize]))
        .collect();
    let dichotomous = lenient(RaschRules::default());
    for estimator in ESTIMATORS {
        let reason = refused(1, all.clone(), &RaschRules { estimator, ..dichotomous })?;
        assert_eq!(reason, Undefined::NotConverged { steps: 100 });
    }
    Ok(())
}

#[test]
fn too_few_steps_are_told() -> Outcome {
    for estimator in ESTIMATORS {
        let reason = refused(3, cohort(), &RaschRules { steps: 1, ..rules(estimator) })?;
        assert_eq!(reason, Undefined::NotConverged { steps: 1 });
    }
    let fit = rasch(&Observations::new(3, cohort())?, &RaschRules::default())?;
    assert!(fit.iterations <= 10 && of(&fit.raters).len() == 3);
    Ok(())
}
