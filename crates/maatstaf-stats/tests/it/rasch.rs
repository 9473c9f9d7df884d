//! The published example: three scientists rate seven on five traits.

#![expect(clippy::indexing_slicing, reason = "there are three judges and seven persons")]

use std::error::Error;

use maatstaf_stats::{Observation, Observations, RaschFit, RaschMeasure, RaschRules, rasch};

/// Guilford (1954), Psychometric Methods, p. 282; the example of the FACETS manual. Judge, then person, then trait; 1 to 9.
const GUILFORD: [[[u8; 5]; 7]; 3] = [
    [
        [5, 5, 3, 5, 3],
        [9, 7, 5, 8, 5],
        [3, 3, 3, 7, 1],
        [7, 3, 1, 3, 3],
        [9, 7, 7, 8, 5],
        [3, 5, 3, 5, 1],
        [7, 7, 5, 5, 5],
    ],
    [
        [6, 5, 4, 6, 3],
        [8, 7, 5, 7, 2],
        [4, 5, 3, 6, 6],
        [5, 6, 4, 5, 5],
        [2, 4, 3, 2, 3],
        [4, 4, 6, 4, 2],
        [3, 3, 5, 5, 4],
    ],
    [
        [5, 5, 5, 7, 3],
        [7, 7, 5, 7, 5],
        [3, 5, 5, 5, 5],
        [5, 3, 3, 3, 1],
        [9, 7, 7, 7, 7],
        [3, 3, 3, 5, 3],
        [7, 7, 7, 5, 7],
    ],
];

/// Avogadro, Brahe, Cavendish; converged joint maximum likelihood, as R mfrmr 0.2.2 gives it too.
const JUDGES: [f64; 3] = [0.039_671_394_700_346_765, 0.245_396_760_414_998_17, -0.095_994_174_735_219_48];
const JUDGE_ERRORS: [f64; 3] = [0.116_596_259_690_280_34, 0.117_827_783_282_774_39, 0.116_443_712_932_244_5];
const JUDGE_INFIT: [f64; 3] = [0.849_184_202_123_456_1, 1.475_213_694_856_692_3, 0.672_403_551_986_969];
const JUDGE_OUTFIT: [f64; 3] = [0.880_103_705_753_695_6, 1.524_410_643_130_762_2, 0.666_324_648_219_083_3];
/// Anne, Betty, Chris, David, Edward, Fred, George.
const PERSONS: [f64; 7] = [
    -0.071_468_847_171_963_8,
    0.663_832_291_725_015_1,
    -0.255_432_728_095_499_6,
    -0.481_518_899_802_514_17,
    0.440_696_918_869_562,
    -0.584_131_153_627_866,
    0.288_022_418_103_266_4,
];
const TRAITS: [f64; 5] = [
    -0.279_996_709_840_479_53,
    -0.147_009_500_460_798_5,
    0.210_855_564_584_626_34,
    -0.302_251_162_455_855,
    0.518_401_808_172_506_7,
];
const STEPS: [f64; 8] = [
    -0.690_493_773_917_675_5,
    -2.351_990_120_831_846_6,
    0.809_322_657_971_588_6,
    -1.483_745_847_937_316_2,
    1.718_598_024_174_816_9,
    -0.978_895_761_645_106_4,
    2.392_615_691_057_427_4,
    0.584_589_131_128_111_3,
];
const LOG_LIKELIHOOD: f64 = -165.684_984_021_280_12;

type Outcome = Result<(), Box<dyn Error>>;

fn guilford() -> Result<Observations, Box<dyn Error>> {
    let mut all = Vec::new();
    for (rater, persons) in (0..).zip(GUILFORD) {
        for (person, traits) in (0..).zip(persons) {
            all.extend((0..).zip(traits).map(|(item, score)| Observation { person, item, rater, score }));
        }
    }
    Ok(Observations::new(9, all)?)
}

fn fit() -> Result<RaschFit, Box<dyn Error>> {
    Ok(rasch(&guilford()?, &RaschRules::facets())?)
}

fn assert_close(have: impl IntoIterator<Item = f64>, want: &[f64], tolerance: f64) {
    let have: Vec<f64> = have.into_iter().collect();
    assert_eq!(have.len(), want.len());
    for (have, want) in have.iter().zip(want) {
        assert!((have - want).abs() <= tolerance, "{have} is not {want}");
    }
}

fn all(measures: &[RaschMeasure], part: impl Fn(&RaschMeasure) -> f64) -> Vec<f64> {
    measures.iter().map(part).collect()
}

#[test]
fn the_measures_are_those_of_the_converged_solution() -> Outcome {
    let fit = fit()?;
    assert_close(all(&fit.raters, |one| one.measure), &JUDGES, 1e-10);
    assert_close(all(&fit.persons, |one| one.measure), &PERSONS, 1e-10);
    assert_close(all(&fit.items, |one| one.measure), &TRAITS, 1e-10);
    assert_close(fit.steps.iter().map(|step| step.threshold), &STEPS, 1e-9);
    assert_close([fit.log_likelihood], &[LOG_LIKELIHOOD], 1e-10);
    Ok(())
}

#[test]
fn the_errors_and_mean_squares_of_the_judges_are_those_of_the_converged_solution() -> Outcome {
    let fit = fit()?;
    assert_close(all(&fit.raters, |one| one.standard_error), &JUDGE_ERRORS, 1e-10);
    assert_close(all(&fit.raters, |one| one.infit), &JUDGE_INFIT, 1e-9);
    assert_close(all(&fit.raters, |one| one.outfit), &JUDGE_OUTFIT, 1e-9);
    Ok(())
}

#[test]
fn observed_averages_are_means_of_the_scores_as_given() -> Outcome {
    let fit = fit()?;
    for (judge, scores) in fit.raters.iter().zip(GUILFORD) {
        let total: u32 = scores.iter().flatten().map(|score| u32::from(*score)).sum();
        assert_eq!((judge.total, judge.observations), (total as usize, 35));
        assert_close([judge.observed_average], &[f64::from(total) / 35.0], 1e-14);
    }
    // The most severe judge has the lowest fair average, and a fair average lies near the observed one in a complete design.
    let fair = all(&fit.raters, |one| one.fair_average);
    assert!(fair[1] < fair[0] && fair[0] < fair[2]);
    assert_close(fair, &all(&fit.raters, |one| one.observed_average), 0.1);
    Ok(())
}

#[test]
fn the_terms_of_judge_by_person_are_those_of_the_converged_solution() -> Outcome {
    let fit = fit()?;
    let term = |person| fit.bias.iter().find(|term| (term.rater, term.person) == (1, person));
    for (person, observed, expected, bias, error) in
        [(3, 25.0, 17.21, 0.743, 0.298), (4, 14.0, 27.02, -1.302, 0.361)]
    {
        let term = term(person).ok_or("no such term")?;
        assert_close([term.observed], &[observed], 0.0);
        assert_close([term.expected], &[expected], 0.005);
        assert_close(term.bias, &[bias], 0.0005);
        assert_close(term.standard_error, &[error], 0.0005);
    }
    assert_eq!((fit.bias.len(), fit.bias_df), (21, 21));
    assert_close([fit.bias_chi_square], &[42.8], 0.05);
    Ok(())
}

#[test]
fn facets_prints_nearly_the_same_although_it_stops_early() -> Outcome {
    let fit = fit()?;
    // FACETS manual, table 13.1.1 of the Creativity example.
    assert_close(
        [fit.raters[1].measure, fit.persons[3].measure, fit.persons[4].measure],
        &[0.24, -0.46, 0.42],
        0.05,
    );
    for (person, expected, bias, error, t) in [(3, 17.3, 0.71, 0.29, 2.43), (4, 27.0, -1.27, 0.36, -3.55)] {
        let term = fit.bias.iter().find(|term| (term.rater, term.person) == (1, person));
        let term = term.ok_or("no such term")?;
        assert_close([term.expected], &[expected], 0.1);
        assert_close(term.bias, &[bias], 0.05);
        assert_close(term.standard_error, &[error], 0.01);
        assert_close(term.t, &[t], 0.1);
    }
    assert_close([fit.bias_chi_square], &[41.6], 1.5);
    Ok(())
}

#[test]
fn disordered_thresholds_are_noted() -> Outcome {
    let fit = fit()?;
    assert!(fit.is_disordered());
    let disordered: Vec<u8> =
        fit.steps.iter().filter(|step| step.disordered).map(|step| step.category).collect();
    assert_eq!(disordered, [3, 5, 7, 9]);
    assert_eq!(fit.unused, [0]); // the scale is 1 to 9
    Ok(())
}
