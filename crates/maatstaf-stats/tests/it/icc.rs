//! The intraclass correlation, beside published values and beside exact arithmetic.
#![expect(clippy::cast_precision_loss, reason = "tables of tests are small")]
#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use std::error::Error;

use maatstaf_stats::{Icc, IccForm, Measures, Ratings, Scale, Table, TwoWay, Undefined};
use num_rational::Ratio;
use proptest::prelude::{Strategy, TestCaseError, any, prop, prop_assert, prop_assert_eq, proptest};

type Answer = Result<(), Box<dyn Error>>;

/// Shrout & Fleiss (1979), Psychological Bulletin 86:420-428, table 2: six targets by four judges.
const JUDGES: [u8; 24] = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];

/// The coefficients as fractions: the paper prints .17 .29 .71 .44 .62 .91.
const COEFFICIENTS: [(i32, i32); 6] =
    [(448, 2703), (184, 635), (920, 1287), (1792, 4047), (736, 1187), (3680, 4047)];

/// The 95% limits that R's psych gives for the same table.
const LIMITS: [(f64, f64); 6] = [
    (-0.132_932_324_874_8, 0.722_560_062_328_1),
    (0.018_786_513_374_71, 0.761_084_369_649),
    (0.342_464_765_033_9, 0.945_858_259_955_4),
    (-0.884_442_155_238_1, 0.912_415_420_340_8),
    (0.071_136_815_302_5, 0.927_232_040_167_7),
    (0.675_674_713_816_3, 0.985_891_678_169_1),
];

fn judges() -> Result<Ratings, Box<dyn Error>> {
    Ok(Ratings::from_codes(Scale::points(0, 10)?, 4, JUDGES.to_vec())?)
}

fn measures(rows: &[Vec<f64>]) -> Result<Measures, Box<dyn Error>> {
    let rows: Vec<Vec<Option<f64>>> =
        rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    Ok(Measures::from_rows(rows.first().map_or(0, Vec::len), &rows)?)
}

fn close(have: f64, want: f64, relative: f64) -> bool {
    (have - want).abs() <= relative * want.abs()
}

#[test]
fn the_six_forms_are_those_of_shrout_and_fleiss_to_the_last_digit() -> Answer {
    let (ratings, measures) = (judges()?, Measures::from(&judges()?));
    for (form, (above, below)) in IccForm::ALL.into_iter().zip(COEFFICIENTS) {
        let want = f64::from(above) / f64::from(below);
        for icc in [Icc::of(&ratings, form, 0.95)?, Icc::of(&measures, form, 0.95)?] {
            assert!(close(icc.value, want, 1e-14), "{}: {} for {want}", form.shrout_fleiss(), icc.value);
        }
    }
    Ok(())
}

#[test]
fn intervals_and_tests_are_those_that_r_prints() -> Answer {
    for (form, (lower, upper)) in IccForm::ALL.into_iter().zip(LIMITS) {
        let icc = Icc::of(&judges()?, form, 0.95)?;
        let interval = icc.interval.ok_or("an interval")?;
        assert!(close(interval.lower, lower, 1e-11) && close(interval.upper, upper, 1e-11), "{interval:?}");
        let test = icc.test.ok_or("a test")?;
        let (f, df2, p) = match form {
            IccForm::One | IccForm::OneMean => (1.794_678_492_239, 18.0, 0.164_768_808_344_6),
            _ => (11.027_247_956_403, 15.0, 0.000_134_566_516_484_3),
        };
        assert!(close(test.f, f, 1e-12) && close(test.p, p, 1e-11), "{test:?}");
        assert_eq!((test.df1.to_string(), test.df2.to_string()), ("5".to_owned(), df2.to_string()));
    }
    Ok(())
}

#[test]
fn each_form_has_the_name_of_either_school() {
    let names: Vec<_> = IccForm::ALL.iter().map(|form| (form.symbol(), form.shrout_fleiss())).collect();
    assert_eq!(names[1], ("ICC(A,1)", "ICC(2,1)"));
    assert_eq!(names[5], ("ICC(C,k)", "ICC(3,k)"));
    assert_eq!(serde_json::to_value(IccForm::AgreementMean).ok(), Some("agreement-mean".into()));
}

#[test]
fn small_differences_between_large_values_keep_their_digits() -> Answer {
    // The table of Shrout & Fleiss in steps of 2^-10 above a thousand million.
    let row = |codes: &[u8]| codes.iter().map(|code| 1e9 + f64::from(*code) / 1024.0).collect();
    let table = measures(&JUDGES.chunks(4).map(row).collect::<Vec<_>>())?;
    for (form, (above, below)) in IccForm::ALL.into_iter().zip(COEFFICIENTS) {
        assert!(close(Icc::of(&table, form, 0.95)?.value, f64::from(above) / f64::from(below), 1e-13));
    }
    Ok(())
}

#[test]
fn an_uneven_scale_counts_with_its_values_and_not_with_its_positions() -> Answer {
    let scale = Scale::new([0.0, 1.0, 3.0, 7.0])?;
    let ratings = Ratings::from_codes(scale, 2, vec![0, 1, 1, 1, 3, 2, 2, 3, 0, 0])?;
    let by_value = TwoWay::of(&ratings)?;
    let values = [[0.0, 1.0], [1.0, 1.0], [7.0, 3.0], [3.0, 7.0], [0.0, 0.0]].map(Vec::from);
    let direct = TwoWay::of(&measures(&values)?)?;
    assert!(close(by_value.ms_units, direct.ms_units, 1e-14) && close(by_value.mean, 2.3, 1e-14));
    // By hand: unit means .5 1 5 5 0 about 2.3 give 24.8, times two raters over four.
    assert!(close(by_value.ms_units, 24.8 * 2.0 / 4.0, 1e-14), "{by_value:?}");
    Ok(())
}

#[test]
fn without_residual_there_is_no_f_and_consistency_is_sure() -> Answer {
    let table = measures(&[vec![1.0, 2.0], vec![2.0, 3.0], vec![4.0, 5.0]])?;
    let icc = Icc::of(&table, IccForm::Consistency, 0.95)?;
    assert!(icc.value >= 1.0 && icc.test.is_none());
    let interval = icc.interval.ok_or("an interval")?;
    assert!(interval.lower >= 1.0 && interval.upper <= 1.0);
    let agreement = Icc::of(&table, IccForm::Agreement, 0.95)?.interval.ok_or("an interval")?;
    assert!(agreement.lower < agreement.upper && agreement.upper <= 1.0);
    Ok(())
}

#[test]
fn raters_who_are_equal_throughout_agree_for_sure() -> Answer {
    let table = measures(&[vec![1.0, 1.0], vec![2.0, 2.0], vec![4.0, 4.0]])?;
    for form in IccForm::ALL {
        let icc = Icc::of(&table, form, 0.95)?;
        assert!(close(icc.value, 1.0, 0.0) && icc.interval.is_some_and(|interval| interval.lower >= 1.0));
    }
    Ok(())
}

#[test]
fn a_table_that_has_no_value_says_why() -> Answer {
    let of = |rows: &[Vec<f64>], form| -> Result<Undefined, Box<dyn Error>> {
        Ok(Icc::of(&measures(rows)?, form, 0.95).err().ok_or("no value")?)
    };
    assert_eq!(of(&[vec![1.0], vec![2.0]], IccForm::One)?, Undefined::TooFewRaters { have: 1, need: 2 });
    assert_eq!(of(&[vec![1.0, 2.0]], IccForm::One)?, Undefined::TooFewUnits { have: 1, need: 2 });
    let equal = of(&[vec![0.1, 0.1], vec![0.1, 0.1], vec![0.1, 0.1]], IccForm::One)?;
    assert_eq!(equal, Undefined::NoVariation { agreement: 1.0 });
    let constant_raters = [vec![1.0, 2.0], vec![1.0, 2.0], vec![1.0, 2.0]];
    assert_eq!(of(&constant_raters, IccForm::Consistency)?, Undefined::NoSpread);
    assert_eq!(of(&constant_raters, IccForm::OneMean)?, Undefined::NoSpread);
    // A residual larger than what units and raters add: the variance of a mean is estimated below 0.
    assert_eq!(of(&[vec![0.0, 1.0], vec![1.0, 0.0]], IccForm::AgreementMean)?, Undefined::NoSpread);
    for level in [0.0, 1.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Icc::of(&judges()?, IccForm::One, level), Err(Undefined::Level));
    }
    Ok(())
}

#[test]
fn an_incomplete_table_is_refused_until_its_complete_units_are_taken() -> Answer {
    let rows = [[Some(1.0), Some(2.0)], [Some(2.0), None], [Some(3.0), Some(3.0)], [None, None]];
    let ratings = Ratings::from_rows(Scale::points(0, 4)?, 2, &rows)?.of_people(vec![7, 8, 9, 9])?;
    assert_eq!(Icc::of(&ratings, IccForm::One, 0.95), Err(Undefined::Incomplete { missing: 3 }));
    let complete = ratings.complete();
    assert_eq!((complete.left_out, complete.table.people()), (2, vec![7, 9]));
    let measured = Measures::from(&ratings).complete();
    assert_eq!(measured.left_out, 2);
    assert_eq!(measured.table, Measures::from(&complete.table));
    assert!(Icc::of(&complete.table, IccForm::One, 0.95).is_ok());
    Ok(())
}

#[test]
fn measurements_that_cannot_be_counted_with_are_refused_with_their_place() {
    let rows = [[Some(1.0), Some(f64::INFINITY)], [Some(1e101), None]];
    let refused = Measures::from_rows(2, &rows).err().map(|error| error.to_string());
    let place = "the value is not a finite number within 1e100 of 0";
    assert_eq!(refused, Some(format!("unit 1, rater 2: {place}; unit 2, rater 1: {place}")));
    let mut table = Measures::new(2);
    assert!(table.push(&[Some(1.0)]).is_err() && table.push(&[Some(1.0), Some(f64::NAN)]).is_err());
    assert_eq!(table.units(), 0);
    assert!(
        Measures::from_rows::<Vec<_>>(0, &[]).is_err() && Measures::from_rows::<Vec<_>>(1001, &[]).is_err()
    );
}

/// A mean square as a fraction, straight from its definition.
fn exact_mean_squares(rows: &[Vec<u8>]) -> [Ratio<i128>; 4] {
    let (n, k) = (rows.len() as i128, rows[0].len() as i128);
    let value = |i: usize, j: usize| Ratio::from(i128::from(rows[i][j]));
    let (units, raters) = (0..rows.len(), 0..rows[0].len());
    let unit = |i: usize| raters.clone().map(|j| value(i, j)).sum::<Ratio<i128>>() / k;
    let rater = |j: usize| units.clone().map(|i| value(i, j)).sum::<Ratio<i128>>() / n;
    let mean = units.clone().map(unit).sum::<Ratio<i128>>() / n;
    let square = |x: Ratio<i128>| x * x;
    let of_units = units.clone().map(|i| square(unit(i) - mean)).sum::<Ratio<i128>>() * k / (n - 1);
    let of_raters = raters.clone().map(|j| square(rater(j) - mean)).sum::<Ratio<i128>>() * n / (k - 1);
    let cells = || units.clone().flat_map(|i| raters.clone().map(move |j| (i, j)));
    let rest = cells().map(|(i, j)| square(value(i, j) - unit(i) - rater(j) + mean)).sum::<Ratio<i128>>();
    let within = cells().map(|(i, j)| square(value(i, j) - unit(i))).sum::<Ratio<i128>>();
    [of_units, of_raters, rest / ((n - 1) * (k - 1)), within / (n * (k - 1))]
}

/// Up to 16 raters: some numbers have a pass of their own over the table, others have not.
fn table() -> impl Strategy<Value = Vec<Vec<u8>>> {
    (2_usize..=16, 2_usize..=9)
        .prop_flat_map(|(raters, units)| prop::collection::vec(prop::collection::vec(0_u8..5, raters), units))
}

fn ratings(rows: &[Vec<u8>], first: i32) -> Result<Ratings, TestCaseError> {
    let scale = Scale::points(first, first + 9).map_err(|error| TestCaseError::fail(error.to_string()))?;
    Ratings::from_codes(scale, rows[0].len(), rows.concat())
        .map_err(|error| TestCaseError::fail(error.to_string()))
}

proptest! {
    #[test]
    fn mean_squares_are_those_of_exact_fractions(rows in table()) {
        let Ok(analysis) = TwoWay::of(&ratings(&rows, -3)?) else { return Ok(()) };
        let measured = TwoWay::of(&Measures::from(&ratings(&rows, -3)?)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let have = |x: TwoWay| [x.ms_units, x.ms_raters, x.ms_residual, x.ms_within];
        for ((exact, by_sums), by_passes) in exact_mean_squares(&rows).iter().zip(have(analysis)).zip(have(measured)) {
            let want = *exact.numer() as f64 / *exact.denom() as f64;
            prop_assert!(close(by_sums, want, 1e-15), "{by_sums} {want}");
            prop_assert!((by_passes - want).abs() < 1e-12, "{by_passes} {want}");
        }
    }

    #[test]
    fn a_constant_added_to_one_rater_leaves_consistency_and_changes_agreement(rows in table(), rater in any::<prop::sample::Index>()) {
        let mut moved = rows.clone();
        let rater = rater.index(rows[0].len());
        for row in &mut moved {
            row[rater] += 3;
        }
        let (before, after) = (TwoWay::of(&ratings(&rows, 0)?), TwoWay::of(&ratings(&moved, 0)?));
        let (Ok(before), Ok(after)) = (before, after) else { return Ok(()) };
        let consistency = |x: TwoWay| x.icc(IccForm::Consistency, 0.9);
        prop_assert_eq!(consistency(before), consistency(after));
        let agreement = |x: TwoWay| x.icc(IccForm::Agreement, 0.9).map(|icc| icc.value);
        let apart = |a: f64, b: f64| (a - b).abs() > 1e-9;
        if apart(before.ms_raters, after.ms_raters) && apart(before.ms_units, before.ms_residual) {
            prop_assert!(agreement(before) != agreement(after));
        }
    }

    #[test]
    fn neither_the_order_nor_the_unit_of_measurement_matters(rows in table(), factor in 0.001_f64..1000.0) {
        let mut turned = rows.clone();
        turned.reverse();
        for row in &mut turned {
            row.rotate_left(1);
        }
        let whole = ratings(&rows, 0)?;
        let scaled: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().map(|code| f64::from(*code) * factor).collect()).collect();
        let scaled = measures(&scaled).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for form in IccForm::ALL {
            let icc = Icc::of(&whole, form, 0.95);
            prop_assert_eq!(icc, Icc::of(&ratings(&turned, 0)?, form, 0.95));
            match (icc, Icc::of(&scaled, form, 0.95)) {
                (Ok(icc), Ok(scaled)) => prop_assert!((icc.value - scaled.value).abs() < 1e-9 * icc.value.abs().max(1.0)),
                // A difference of mean squares that is 0 in whole numbers may be rounding elsewhere.
                (Err(Undefined::NoSpread), _) | (_, Err(Undefined::NoSpread)) => {}
                (whole, scaled) => prop_assert_eq!(whole, scaled),
            }
        }
    }

    #[test]
    fn every_number_of_an_answer_is_one((rows, level) in (table(), 0.01_f64..0.999_999), codes in 1_u8..5) {
        let few: Vec<Vec<u8>> = rows.iter().map(|row| row.iter().map(|code| code % codes).collect()).collect();
        for form in IccForm::ALL {
            let Ok(icc) = Icc::of(&ratings(&few, 0)?, form, level) else { continue };
            prop_assert!(icc.value.is_finite() && icc.value <= 1.0);
            if let Some(interval) = icc.interval {
                prop_assert!(interval.lower.is_finite() && interval.upper <= 1.0 + 1e-12, "{icc:?}");
                prop_assert!(interval.lower <= interval.upper + 1e-12, "{icc:?}");
            }
            if let Some(test) = icc.test {
                prop_assert!(test.f.is_finite() && (0.0..=1.0).contains(&test.p), "{icc:?}");
            }
        }
    }

    #[test]
    fn the_mean_of_raters_steps_up_from_one_by_spearman_and_brown((rows, form) in (table(), prop::sample::select(vec![0_usize, 1, 2]))) {
        let whole = ratings(&rows, 0)?;
        let (one, mean) = (Icc::of(&whole, IccForm::ALL[form], 0.95), Icc::of(&whole, IccForm::ALL[form + 3], 0.95));
        let (Ok(one), Ok(mean)) = (one, mean) else { return Ok(()) };
        let k = rows[0].len() as f64;
        let stepped = k * one.value / (1.0 + (k - 1.0) * one.value);
        prop_assert!((stepped - mean.value).abs() <= 1e-9 * stepped.abs().max(1.0));
    }
}
