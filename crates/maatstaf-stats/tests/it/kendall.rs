//! Kendall's W, beside published values, hand-worked ranks and a naive computation.
#![expect(clippy::cast_precision_loss, reason = "tables of tests are small")]
#![expect(clippy::indexing_slicing, reason = "a test that asks for too much fails, as it should")]

use std::error::Error;

use maatstaf_stats::{Measures, Ratings, Scale, Undefined, kendall_w};
use proptest::prelude::{Strategy, TestCaseError, prop, prop_assert, prop_assert_eq, proptest};

type Answer = Result<(), Box<dyn Error>>;

/// Shrout & Fleiss (1979), table 2: six targets by four judges.
const JUDGES: [u8; 24] = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];

fn measures(rows: &[Vec<f64>]) -> Result<Measures, Box<dyn Error>> {
    let rows: Vec<Vec<Option<f64>>> =
        rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    Ok(Measures::from_rows(rows.first().map_or(0, Vec::len), &rows)?)
}

#[test]
fn the_judges_of_shrout_and_fleiss_have_the_w_that_r_prints() -> Answer {
    let ratings = Ratings::from_codes(Scale::points(0, 10)?, 4, JUDGES.to_vec())?;
    for w in [kendall_w(&ratings)?, kendall_w(&Measures::from(&ratings))?] {
        assert!((w.w - 479.0 / 540.0).abs() < 1e-15, "{w:?}");
        assert!((w.w_uncorrected - 0.855_357_142_857_1).abs() < 1e-13, "{w:?}");
        assert!((w.test.chi_square - 4.0 * 5.0 * 479.0 / 540.0).abs() < 1e-13);
        assert!((w.test.p - 0.003_289_509_243_68).abs() < 1e-14, "{w:?}");
    }
    Ok(())
}

#[test]
fn three_judges_of_six_cases_worked_by_hand() -> Answer {
    // Rank sums 8 14 11 11 11 8 about 10.5: S = 25.5, so W = 12 x 25.5 / (9 x 210), from untied ranks.
    let rows = [
        [1.0, 1.0, 6.0],
        [6.0, 5.0, 3.0],
        [3.0, 6.0, 2.0],
        [2.0, 4.0, 5.0],
        [5.0, 2.0, 4.0],
        [4.0, 3.0, 1.0],
    ];
    let w = kendall_w(&measures(&rows.map(Vec::from))?)?;
    assert!((w.w - 12.0 * 25.5 / 1890.0).abs() < 1e-15, "{w:?}");
    assert!((w.w - w.w_uncorrected).abs() < 1e-15);
    assert_eq!((w.units, w.raters), (6, 3));
    Ok(())
}

#[test]
fn ties_share_ranks_and_keep_w_from_1_only_without_correction() -> Answer {
    // Both raters tie the first two units: ranks 1.5 1.5 3, rank sums 3 3 6 about 4, so S = 6; T = 2 x 6.
    let w = kendall_w(&measures(&[vec![1.0, 5.0], vec![1.0, 5.0], vec![2.0, 9.0]])?)?;
    assert!((w.w - 1.0).abs() < 1e-15);
    assert!((w.w_uncorrected - 0.75).abs() < 1e-15, "{w:?}");
    Ok(())
}

#[test]
fn a_table_without_orders_says_why() -> Answer {
    let of = |rows: &[Vec<f64>]| -> Result<Undefined, Box<dyn Error>> {
        Ok(kendall_w(&measures(rows)?).err().ok_or("no value")?)
    };
    assert_eq!(of(&[vec![1.0], vec![2.0]])?, Undefined::TooFewRaters { have: 1, need: 2 });
    assert_eq!(of(&[vec![1.0, 2.0]])?, Undefined::TooFewUnits { have: 1, need: 2 });
    assert_eq!(of(&[vec![1.0, 2.0], vec![1.0, 2.0]])?, Undefined::NoSpread);
    let incomplete = Measures::from_rows(2, &[[Some(1.0), None], [Some(2.0), Some(2.0)]])?;
    assert_eq!(kendall_w(&incomplete), Err(Undefined::Incomplete { missing: 1 }));
    // One rater without an order does not take it from the others.
    assert!(kendall_w(&measures(&[vec![1.0, 2.0, 1.0], vec![1.0, 3.0, 4.0]])?).is_ok());
    Ok(())
}

/// W from the definition: rank = 1 + how many are smaller + half of how many others are equal.
fn naive(rows: &[Vec<u8>]) -> Option<f64> {
    let (n, m) = (rows.len() as f64, rows[0].len() as f64);
    let count = |j: usize, test: &dyn Fn(u8) -> bool| rows.iter().filter(|row| test(row[j])).count() as f64;
    let rank = |x: u8, j: usize| 0.5 + count(j, &|y| y < x) + 0.5 * count(j, &|y| y == x);
    let sum = |row: &Vec<u8>| row.iter().enumerate().map(|(j, x)| rank(*x, j)).sum::<f64>();
    let s: f64 = rows.iter().map(|row| (sum(row) - m * (n + 1.0) / 2.0).powi(2)).sum();
    // Over units, t^2 - 1 adds up to t^3 - t per group.
    let ties: f64 = rows
        .iter()
        .flat_map(|row| row.iter().enumerate())
        .map(|(j, x)| count(j, &|y| y == *x).powi(2) - 1.0)
        .sum();
    let free = m * m * (n * n * n - n) - m * ties;
    (free > 0.0).then(|| 12.0 * s / free)
}

fn table() -> impl Strategy<Value = Vec<Vec<u8>>> {
    (2_usize..=6, 2_usize..=12)
        .prop_flat_map(|(raters, units)| prop::collection::vec(prop::collection::vec(0_u8..5, raters), units))
}

proptest! {
    #[test]
    fn w_is_that_of_its_definition_by_counting_and_by_sorting(rows in table()) {
        let fail = |error: &dyn std::fmt::Display| TestCaseError::fail(error.to_string());
        let scale = Scale::points(0, 4).map_err(|error| fail(&error))?;
        let ratings = Ratings::from_codes(scale, rows[0].len(), rows.concat()).map_err(|error| fail(&error))?;
        let counted = kendall_w(&ratings);
        prop_assert_eq!(counted, kendall_w(&Measures::from(&ratings)));
        match (naive(&rows), counted) {
            (Some(want), Ok(w)) => {
                prop_assert!((w.w - want).abs() < 1e-12);
                prop_assert!((0.0..=1.0 + 1e-15).contains(&w.w) && w.w_uncorrected <= w.w);
                prop_assert!((0.0..=1.0).contains(&w.test.p));
            }
            (want, have) => prop_assert!(want.is_none() && have == Err(Undefined::NoSpread)),
        }
    }

    #[test]
    fn any_yardstick_that_keeps_the_order_keeps_w(rows in table()) {
        let fail = |error: Box<dyn Error>| TestCaseError::fail(error.to_string());
        let plain: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().copied().map(f64::from).collect()).collect();
        let bent: Vec<Vec<f64>> = plain.iter().map(|row| row.iter().enumerate().map(|(j, x)| (x * (j + 1) as f64).exp() - 50.0).collect()).collect();
        prop_assert_eq!(kendall_w(&measures(&plain).map_err(fail)?), kendall_w(&measures(&bent).map_err(fail)?));
    }
}
