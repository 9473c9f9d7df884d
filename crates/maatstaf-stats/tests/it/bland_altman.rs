//! Two raters side by side, beside the figures of Bland and Altman.

use std::error::Error;

use maatstaf_stats::{Measures, Ratings, Scale, Undefined, bland_altman, proportional_bias};
use proptest::prelude::{TestCaseError, prop, prop_assert, prop_assert_eq, proptest};

type Answer = Result<(), Box<dyn Error>>;

/// Bland & Altman (1986), The Lancet 327:307-310, table 1: peak flow of 17 people, the first reading by a large and by a small meter.
const PEAK_FLOW: [(f64, f64); 17] = [
    (494.0, 512.0),
    (395.0, 430.0),
    (516.0, 520.0),
    (434.0, 428.0),
    (476.0, 500.0),
    (557.0, 600.0),
    (413.0, 364.0),
    (442.0, 380.0),
    (650.0, 658.0),
    (433.0, 445.0),
    (417.0, 432.0),
    (656.0, 626.0),
    (267.0, 260.0),
    (478.0, 477.0),
    (178.0, 259.0),
    (423.0, 350.0),
    (427.0, 451.0),
];

fn measures(pairs: &[(f64, f64)]) -> Result<Measures, Box<dyn Error>> {
    let rows: Vec<[Option<f64>; 2]> =
        pairs.iter().map(|(first, second)| [Some(*first), Some(*second)]).collect();
    Ok(Measures::from_rows(2, &rows)?)
}

#[test]
fn peak_flow_has_the_bias_and_spread_that_bland_and_altman_print() -> Answer {
    let pair = bland_altman(&measures(&PEAK_FLOW)?, 0, 1, 0.95)?;
    // As printed, in litres a minute.
    assert_eq!(format!("{:.1} {:.1}", pair.bias.value, pair.sd), "-2.1 38.8");
    // 2.12 standard errors of 9.4 to either side.
    assert_eq!(format!("{:.1} {:.1}", pair.bias_interval.lower, pair.bias_interval.upper), "-22.0 17.8");
    // The differences add up to -36, and their squares to 24120.
    assert!((pair.bias.value + 36.0 / 17.0).abs() < 1e-13);
    assert!((pair.sd - ((24_120.0 - 36.0 * 36.0 / 17.0) / 16.0_f64).sqrt()).abs() < 1e-12);
    Ok(())
}

#[test]
fn limits_lie_1_96_deviations_away_and_are_less_sure_than_the_bias() -> Answer {
    let pair = bland_altman(&measures(&PEAK_FLOW)?, 0, 1, 0.95)?;
    assert!((pair.upper.value - pair.lower.value - 2.0 * 1.96 * pair.sd).abs() < 1e-10);
    // 2.1199 standard errors of s sqrt(1/17 + 1.96^2/32), as the paper of 1999 has it.
    let reach = 2.119_905_299_221_255 * pair.sd * (1.0 / 17.0 + 1.96 * 1.96 / 32.0_f64).sqrt();
    assert!((pair.lower.value - pair.lower.interval.lower - reach).abs() < 1e-10);
    assert!((pair.upper.interval.upper - pair.upper.value - reach).abs() < 1e-10);
    assert!(pair.upper.interval.upper - pair.upper.value > pair.bias_interval.upper - pair.bias.value);
    Ok(())
}

#[test]
fn a_slope_worked_by_hand() -> Answer {
    // Means 1 2 3 4, differences 0 1 1 2: slope 3/5, residual squares 2 - 9/5 = 1/5 over 2, so its error is sqrt(1/10 / 5).
    let table = measures(&[(1.0, 1.0), (2.5, 1.5), (3.5, 2.5), (5.0, 3.0)])?;
    let slope = proportional_bias(&table, 0, 1)?;
    assert!((slope.value - 0.6).abs() < 1e-15 && slope.df == 2);
    assert!((slope.standard_error.ok_or("an error")? - 0.02_f64.sqrt()).abs() < 1e-15);
    let test = slope.t_test()?;
    // With two degrees of freedom p = 1 - t / sqrt(2 + t^2).
    assert!((test.t - 0.6 / 0.02_f64.sqrt()).abs() < 1e-12);
    assert!((test.p - (1.0 - test.t / (2.0 + test.t * test.t).sqrt())).abs() < 1e-14);
    Ok(())
}

#[test]
fn only_units_that_both_rated_count() -> Answer {
    let rows = [
        [Some(2.0), None, Some(1.0)],
        [Some(3.0), Some(4.0), Some(2.0)],
        [None, Some(1.0), Some(1.0)],
        [Some(1.0), Some(0.0), Some(0.0)],
    ];
    let ratings = Ratings::from_rows(Scale::points(0, 4)?, 3, &rows)?;
    let pair = bland_altman(&ratings, 0, 2, 0.95)?;
    assert_eq!(
        (pair.pairs, pair.sd.to_string(), pair.bias.value.to_string()),
        (3, "0".to_owned(), "1".to_owned())
    );
    assert_eq!(pair.bias.t_test(), Err(Undefined::NoSpread)); // one point each time: nothing is left to chance
    assert_eq!(pair.bias.interval(0.95)?.lower.to_string(), "1");
    Ok(())
}

#[test]
fn a_pair_that_has_no_value_says_why() -> Answer {
    let table = measures(&[(1.0, 2.0), (2.0, 1.0), (3.0, 0.0)])?;
    assert_eq!(bland_altman(&table, 0, 2, 0.95).err(), Some(Undefined::NoSuchRater { rater: 2 }));
    assert_eq!(bland_altman(&table, 0, 1, 1.0).err(), Some(Undefined::Level));
    assert_eq!(proportional_bias(&table, 0, 1).err(), Some(Undefined::NoSpread)); // each pair has the mean 1.5
    let two = measures(&[(1.0, 2.0), (2.0, 4.0)])?;
    assert_eq!(proportional_bias(&two, 0, 1).err(), Some(Undefined::TooFewUnits { have: 2, need: 3 }));
    assert!(bland_altman(&two, 0, 1, 0.95).is_ok());
    let one = measures(&[(1.0, 2.0)])?;
    assert_eq!(bland_altman(&one, 0, 1, 0.95).err(), Some(Undefined::TooFewUnits { have: 1, need: 2 }));
    Ok(())
}

proptest! {
    #[test]
    fn turning_the_pair_around_turns_the_signs(pairs in prop::collection::vec((-50_i32..50, -50_i32..50), 3..30)) {
        let fail = |error: Box<dyn Error>| TestCaseError::fail(error.to_string());
        let pairs: Vec<(f64, f64)> = pairs.into_iter().map(|(a, b)| (f64::from(a), f64::from(b))).collect();
        let table = measures(&pairs).map_err(fail)?;
        let there = bland_altman(&table, 0, 1, 0.9).map_err(|error| fail(error.into()))?;
        let back = bland_altman(&table, 1, 0, 0.9).map_err(|error| fail(error.into()))?;
        prop_assert!((there.bias.value + back.bias.value).abs() < 1e-12);
        prop_assert!((there.lower.interval.lower + back.upper.interval.upper).abs() < 1e-10);
        match (proportional_bias(&table, 0, 1), proportional_bias(&table, 1, 0)) {
            (Ok(there), Ok(back)) => prop_assert!((there.value + back.value).abs() < 1e-12 * (1.0 + there.value.abs())),
            (there, back) => prop_assert_eq!(there, back),
        }
    }

    #[test]
    fn a_constant_on_one_rater_moves_the_bias_alone(pairs in prop::collection::vec((-50_i32..50, -50_i32..50), 2..30), more in -9_i32..9) {
        let fail = |error: Box<dyn Error>| TestCaseError::fail(error.to_string());
        let with = |more: i32| pairs.iter().map(|(a, b)| (f64::from(a + more), f64::from(*b))).collect::<Vec<_>>();
        let before = bland_altman(&measures(&with(0)).map_err(fail)?, 0, 1, 0.95).map_err(|error| fail(error.into()))?;
        let after = bland_altman(&measures(&with(more)).map_err(fail)?, 0, 1, 0.95).map_err(|error| fail(error.into()))?;
        prop_assert!((after.bias.value - before.bias.value - f64::from(more)).abs() < 1e-12);
        prop_assert!((after.sd - before.sd).abs() < 1e-12);
    }
}
