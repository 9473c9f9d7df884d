//! Severity, beside hand-worked tables, laws and least squares without any shortcut.
#![expect(clippy::cast_precision_loss, reason = "tables of tests are small")]
#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use std::error::Error;

use maatstaf_stats::{
    Measures, Ratings, Scale, Severity, Undefined, WithOthers, agreement_with_others, central_tendency, halo,
};
use proptest::prelude::{Strategy, TestCaseError, prop, prop_assert, prop_assert_eq, proptest};

type Answer = Result<(), Box<dyn Error>>;
type Rows = Vec<Vec<Option<f64>>>;

const NONE: u8 = maatstaf_stats::MISSING;

fn ratings(raters: usize, codes: &[u8]) -> Result<Ratings, Box<dyn Error>> {
    Ok(Ratings::from_codes(Scale::points(0, 4)?, raters, codes.to_vec())?)
}

fn close(have: f64, want: f64) -> bool {
    (have - want).abs() <= 1e-10 * want.abs().max(1.0)
}

fn severities(severity: &Severity) -> Vec<f64> {
    severity.raters().iter().map(|rater| rater.severity.value).collect()
}

// Severity

#[test]
fn severity_on_a_complete_table_is_the_mean_of_all_less_that_of_the_rater() -> Answer {
    // Shrout & Fleiss (1979), table 2: columns add up to 46 15 26 40, of 127 in all; residual mean square 367/360.
    let codes = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];
    let judges = Ratings::from_codes(Scale::points(0, 10)?, 4, codes.to_vec())?;
    let severity = Severity::of(&judges)?;
    let error = (367.0 / 360.0 * (1.0 / 6.0) * (3.0 / 4.0_f64)).sqrt();
    for (rater, sum) in severity.raters().iter().zip([46.0, 15.0, 26.0, 40.0]) {
        assert!(close(rater.severity.value, 127.0 / 24.0 - sum / 6.0) && rater.ratings == 6);
        assert!(close(rater.severity.standard_error.ok_or("an error")?, error) && rater.severity.df == 15);
    }
    assert!(close(severity.mean(), 127.0 / 24.0) && close(severity.adjusted(0).ok_or("a unit")?, 6.0));
    assert!(close(severity.residual_variance().ok_or("a variance")?, 367.0 / 360.0));
    // The analysis of variance has the same F, (2339/72) / (367/360).
    let raters = maatstaf_stats::TwoWay::of(&judges)?.raters_test().ok_or("a test")?;
    assert!(close(severity.test()?.f, raters.f) && close(raters.f, 11_695.0 / 367.0));
    Ok(())
}

#[test]
fn a_chain_of_pairs_is_enough_to_compare_its_ends() -> Answer {
    // Rater 0 gives one more than rater 1, rater 1 two more than rater 2: 0 and 2 never met.
    let severity = Severity::of(&ratings(3, &[4, 3, NONE, NONE, 3, 1])?)?;
    let difference = severity.difference(2, 0).ok_or("two raters")?;
    assert!(close(difference.value, 3.0));
    // Four ratings, two units, three raters: as many numbers as ratings.
    assert_eq!((difference.standard_error, severity.df(), severity.residual_variance()), (None, 0, None));
    assert_eq!(difference.interval(0.95), Err(Undefined::NoFreedom));
    assert_eq!(difference.t_test(), Err(Undefined::NoFreedom));
    assert_eq!(severity.test(), Err(Undefined::NoFreedom));
    assert_eq!(severity.difference(0, 3), None);
    Ok(())
}

#[test]
fn a_fair_mean_undoes_the_luck_of_the_draw() -> Answer {
    // Both units are worth 2 to an average rater; the first met the mild pair, the second the severe one.
    let rows =
        [[Some(3.0), Some(3.0), None], [None, None, Some(1.0)], [Some(3.0), Some(3.0), Some(1.0)], [None; 3]];
    let severity = Severity::of(&Ratings::from_rows(Scale::points(0, 4)?, 3, &rows)?)?;
    let fair: Vec<Option<f64>> = (0..5).map(|unit| severity.adjusted(unit)).collect();
    let (first, second) = (fair[0].ok_or("fair")?, fair[1].ok_or("fair")?);
    assert!(close(first, second) && close(first, 7.0 / 3.0), "{fair:?}");
    assert_eq!((fair[3], fair[4]), (None, None)); // nobody rated it; there is no such unit
    assert_eq!(severity.test(), Err(Undefined::NoSpread)); // the model fits to the last digit
    Ok(())
}

#[test]
fn raters_who_share_nothing_cannot_be_compared() -> Answer {
    let apart = ratings(4, &[1, 2, NONE, NONE, NONE, NONE, 3, 4])?;
    assert_eq!(Severity::of(&apart).err(), Some(Undefined::Disconnected { parts: 2 }));
    let idle = ratings(3, &[1, 2, NONE, 3, 4, NONE])?;
    assert_eq!(Severity::of(&idle).err(), Some(Undefined::Disconnected { parts: 2 }));
    assert_eq!(Severity::of(&ratings(2, &[NONE, NONE])?).err(), Some(Undefined::NoUnits));
    assert_eq!(Severity::of(&ratings(2, &[])?).err(), Some(Undefined::NoUnits));
    assert_eq!(Severity::of(&ratings(1, &[3])?).err(), Some(Undefined::TooFewRaters { have: 1, need: 2 }));
    Ok(())
}

#[test]
fn large_values_leave_severity_its_digits() -> Answer {
    let row = |first: f64, second: f64| [Some(1e9 + first), Some(1e9 + second)];
    let rows = [row(0.5, 0.25), row(0.75, 0.25), row(0.0, -0.25)];
    let severity = Severity::of(&Measures::from_rows(2, &rows)?)?;
    assert!((severities(&severity)[1] - 1.0 / 6.0).abs() < 1e-15);
    Ok(())
}

#[test]
fn a_scale_too_large_to_square_is_refused_and_not_answered_with_infinity() -> Answer {
    let scale = Scale::new([-1.7e308, 0.0, 1.0, 1.7e308])?;
    let table = Ratings::from_codes(scale, 2, vec![0, 3, 3, 0, 1, 2, 3, 3])?.of_people(vec![0, 0, 1, 1])?;
    assert_eq!(Severity::of(&table).err(), Some(Undefined::Scale));
    assert_eq!(maatstaf_stats::TwoWay::of(&table).err(), Some(Undefined::Scale));
    assert_eq!(maatstaf_stats::bland_altman(&table, 0, 1, 0.95).err(), Some(Undefined::Scale));
    assert!(maatstaf_stats::kendall_w(&table).is_ok()); // ranks are not squared values
    assert!(central_tendency(&table)?.iter().all(Result::is_err));
    assert!(
        agreement_with_others(&table)?
            .iter()
            .flatten()
            .all(|x| x.difference.is_finite() && x.consistency.is_none())
    );
    Ok(())
}

/// Least squares without shortcuts: one unknown per unit and per rater but the last, dense normal equations, Gauss-Jordan.
struct Dense {
    severities: Vec<f64>,
    errors: Option<Vec<f64>>,
    fair: Vec<f64>,
}

fn dense(rows: &Rows) -> Option<Dense> {
    let (units, raters) = (rows.len(), rows[0].len());
    let unknowns = units + raters - 1;
    // x = unit - severity, and the last severity is minus the sum of the others.
    let design = |unit: usize, rater: usize| {
        let mut line = vec![0.0; unknowns];
        line[unit] = 1.0;
        (0..raters - 1).for_each(|other| {
            line[units + other] =
                if rater == raters - 1 { 1.0 } else { -f64::from(u8::from(other == rater)) };
        });
        line
    };
    let cells: Vec<(Vec<f64>, f64)> = (0..units)
        .flat_map(|unit| (0..raters).map(move |rater| (unit, rater)))
        .filter_map(|(unit, rater)| Some((design(unit, rater), rows[unit][rater]?)))
        .collect();
    let mut normal = vec![vec![0.0; unknowns]; unknowns];
    let mut right = vec![0.0; unknowns];
    for (line, x) in &cells {
        for a in 0..unknowns {
            right[a] += line[a] * x;
            (0..unknowns).for_each(|b| normal[a][b] += line[a] * line[b]);
        }
    }
    let inverse = gauss_jordan(normal)?;
    let solution: Vec<f64> =
        inverse.iter().map(|row| row.iter().zip(&right).map(|(a, b)| a * b).sum()).collect();
    let fitted = |line: &[f64]| line.iter().zip(&solution).map(|(a, b)| a * b).sum::<f64>();
    let squares: f64 = cells.iter().map(|(line, x)| (x - fitted(line)).powi(2)).sum();
    let mut severities = solution[units..].to_vec();
    severities.push(-severities.iter().sum::<f64>());
    let df = cells.len().checked_sub(unknowns).filter(|df| *df > 0);
    let errors = df.map(|df| {
        let variance = squares / df as f64;
        let block = || inverse[units..].iter().map(|row| &row[units..]);
        let mut errors: Vec<f64> = block().enumerate().map(|(at, row)| (variance * row[at]).sqrt()).collect();
        errors.push((variance * block().flatten().sum::<f64>()).sqrt());
        errors
    });
    Some(Dense { severities, errors, fair: solution[..units].to_vec() })
}

fn gauss_jordan(mut left: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let n = left.len();
    let mut right: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for column in 0..n {
        let pivot = (column..n).max_by(|a, b| left[*a][column].abs().total_cmp(&left[*b][column].abs()))?;
        if left[pivot][column].abs() < 1e-9 {
            return None;
        }
        left.swap(column, pivot);
        right.swap(column, pivot);
        let by = left[column][column];
        (0..n).for_each(|j| {
            left[column][j] /= by;
            right[column][j] /= by;
        });
        for row in (0..n).filter(|row| *row != column) {
            let times = left[row][column];
            for j in 0..n {
                left[row][j] -= times * left[column][j];
                right[row][j] -= times * right[column][j];
            }
        }
    }
    Some(right)
}

/// Tables with holes; every unit has a rating.
fn holes() -> impl Strategy<Value = Rows> {
    let cell = prop::option::weighted(0.6, (0_u8..5).prop_map(f64::from));
    (2_usize..=6, 1_usize..=9)
        .prop_flat_map(move |(raters, units)| {
            prop::collection::vec(prop::collection::vec(cell.clone(), raters), units)
        })
        .prop_filter("every unit is rated", |rows| rows.iter().all(|row| row.iter().any(Option::is_some)))
}

fn fail(error: impl Into<Box<dyn Error>>) -> TestCaseError {
    TestCaseError::fail(error.into().to_string())
}

fn on_scale(rows: &Rows) -> Result<Ratings, TestCaseError> {
    Ratings::from_rows(Scale::points(0, 4).map_err(fail)?, rows[0].len(), rows).map_err(fail)
}

proptest! {
    #[test]
    fn severity_is_that_of_dense_least_squares(rows in holes()) {
        for fitted in [Severity::of(&on_scale(&rows)?), Severity::of(&Measures::from(&on_scale(&rows)?))] {
            let (severity, dense) = match (fitted, dense(&rows)) {
                (Ok(severity), Some(dense)) => (severity, dense),
                (fitted, dense) => {
                    let apart = matches!(fitted, Err(Undefined::Disconnected { .. }));
                    prop_assert!(apart && dense.is_none(), "{fitted:?}");
                    continue;
                }
            };
            for (rater, (have, want)) in severity.raters().iter().zip(&dense.severities).enumerate() {
                prop_assert!(close(have.severity.value, *want), "{rows:?}");
                match (have.severity.standard_error, &dense.errors) {
                    (Some(error), Some(errors)) => prop_assert!((error - errors[rater]).abs() < 1e-7, "{error} {errors:?}"),
                    (error, errors) => prop_assert!(error.is_none() && errors.is_none()),
                }
            }
            for (unit, want) in dense.fair.iter().enumerate() {
                prop_assert!(severity.adjusted(unit).is_some_and(|fair| close(fair, *want)));
            }
        }
    }

    #[test]
    fn a_rater_who_gives_a_constant_more_is_that_much_milder(rows in holes(), more in -3.0_f64..3.0, at in 0_usize..6) {
        let rater = at % rows[0].len();
        let moved: Rows = rows.iter().map(|row| {
            row.iter().enumerate().map(|(other, x)| x.map(|x| if other == rater { x + more } else { x })).collect()
        }).collect();
        let of = |rows: &Rows| Measures::from_rows(rows[0].len(), rows).map(|table| Severity::of(&table)).map_err(fail);
        let (Ok(before), Ok(after)) = (of(&rows)?, of(&moved)?) else { return Ok(()) };
        for other in (0..rows[0].len()).filter(|other| *other != rater) {
            let difference = |x: &Severity| x.difference(rater, other).map_or(f64::NAN, |x| x.value);
            prop_assert!(close(difference(&after), difference(&before) - more));
        }
        let error = |x: &Severity| x.raters()[rater].severity.standard_error.unwrap_or_default();
        prop_assert!((error(&before) - error(&after)).abs() < 1e-6);
        prop_assert!(severities(&after).iter().sum::<f64>().abs() < 1e-9);
    }

    #[test]
    fn neither_the_order_of_units_nor_that_of_raters_matters(rows in holes()) {
        let mut turned = rows.clone();
        turned.reverse();
        for row in &mut turned {
            row.reverse();
        }
        let (there, back) = (Severity::of(&on_scale(&rows)?), Severity::of(&on_scale(&turned)?));
        let (Ok(there), Ok(back)) = (&there, &back) else {
            prop_assert_eq!(there.err(), back.err());
            return Ok(());
        };
        let mut turned = severities(back);
        turned.reverse();
        prop_assert!(severities(there).iter().zip(turned).all(|(a, b)| close(*a, b)));
        prop_assert!(close(there.mean(), back.mean()));
    }

    #[test]
    fn a_second_copy_of_every_unit_leaves_severity_and_makes_it_surer(rows in holes()) {
        let twice: Rows = rows.iter().chain(&rows).cloned().collect();
        let (Ok(once), Ok(twice)) = (Severity::of(&on_scale(&rows)?), Severity::of(&on_scale(&twice)?)) else { return Ok(()) };
        for (once, twice) in once.raters().iter().zip(twice.raters()) {
            prop_assert!(close(once.severity.value, twice.severity.value));
            if let Some(error) = once.severity.standard_error {
                prop_assert!(twice.severity.standard_error.is_some_and(|less| less <= error + 1e-9));
            }
        }
    }

    #[test]
    fn a_copied_rater_is_as_severe_as_the_first(rows in holes()) {
        let twins: Rows = rows.iter().map(|row| row.iter().chain(&row[..1]).copied().collect()).collect();
        let Ok(severity) = Severity::of(&on_scale(&twins)?) else { return Ok(()) };
        let difference = severity.difference(0, rows[0].len()).ok_or_else(|| fail("two raters"))?;
        prop_assert!(difference.value.abs() < 1e-10);
    }

    #[test]
    fn every_number_of_an_answer_is_one(rows in holes(), values in 1_u8..5, traits in 1_u32..4) {
        let rows: Rows = rows.into_iter().map(|row| row.into_iter().map(|x| x.map(|x| x % f64::from(values))).collect()).collect();
        let whole = on_scale(&rows)?;
        let units = || (0_u32..).take(whole.units());
        let names: Vec<u32> = units().map(|unit| unit % traits).collect();
        let people = units().map(|unit| unit / traits).collect();
        let whole = whole.of_people(people).map_err(fail)?;
        let mut numbers = Vec::new();
        if let Ok(severity) = Severity::of(&whole) {
            numbers.extend((0..rows.len()).filter_map(|unit| severity.adjusted(unit)));
            numbers.extend(severity.raters().iter().flat_map(|x| [x.severity.value, x.severity.standard_error.unwrap_or_default()]));
            numbers.extend(severity.test().into_iter().flat_map(|x| [x.f, x.p]));
            numbers.push(severity.mean());
        }
        for x in central_tendency(&whole).into_iter().flatten().flatten() {
            numbers.extend([x.variance, x.pooled_variance, x.ratio, x.extremes]);
            numbers.extend([x.others_variance, x.ratio_to_others, x.others_extremes].into_iter().flatten());
        }
        for x in agreement_with_others(&whole).into_iter().flatten().flatten() {
            numbers.extend([x.difference, x.exact, x.within_one, x.consistency.unwrap_or_default()]);
        }
        for x in halo(&whole, &names).into_iter().flatten().flatten() {
            numbers.extend([x.variance, x.others_variance, x.ratio]);
            numbers.extend([x.correlation, x.others_correlation].into_iter().flatten());
        }
        prop_assert!(numbers.iter().all(|x| x.is_finite()), "{rows:?}");
    }

    #[test]
    fn agreement_with_others_is_that_of_its_definition(rows in holes()) {
        let answers = agreement_with_others(&on_scale(&rows)?).map_err(fail)?;
        for (rater, answer) in answers.into_iter().enumerate() {
            let mut pairs = Vec::new();
            let mut differences = Vec::new();
            for row in &rows {
                let others: Vec<f64> = row.iter().enumerate().filter(|(other, _)| *other != rater).filter_map(|(_, x)| *x).collect();
                if let Some(own) = row[rater].filter(|_| !others.is_empty()) {
                    differences.push(own - others.iter().sum::<f64>() / others.len() as f64);
                    pairs.extend(others.iter().map(|other| (own - other).abs()));
                }
            }
            let Ok(WithOthers { units, difference, exact, within_one, .. }) = answer else {
                prop_assert_eq!((answer, pairs.len()), (Err(Undefined::NoPairs), 0));
                continue;
            };
            let share = |most: f64| pairs.iter().filter(|x| **x <= most).count() as f64 / pairs.len() as f64;
            prop_assert_eq!(units, differences.len());
            prop_assert!(close(difference, differences.iter().sum::<f64>() / units as f64));
            prop_assert!(close(exact, share(0.0)) && close(within_one, share(1.0)));
        }
    }
}
