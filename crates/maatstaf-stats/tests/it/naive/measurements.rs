//! Intraclass correlation, Kendall's W and Bland and Altman's differences.

use maatstaf_stats::{IccForm, Measures, TwoWay, Undefined, bland_altman, kendall_w};
use proptest::prelude::*;

use super::check::{self, Checked};
use super::effects::{self, kendall, mean_squares};
use super::exact::{Q, mean};
use super::table::{Kind, Table, cases, tables};

/// The values of a complete table with at least two raters and two units, or why it is not one.
fn values(table: &Table) -> Result<Vec<Vec<Q>>, Undefined> {
    effects::enough(table)?;
    table.complete().ok_or(Undefined::Incomplete { missing: table.missing() })
}

fn intraclass(table: &Table) -> Checked {
    let ratings = table.ratings()?;
    two_way(table, TwoWay::of(&ratings))?;
    two_way(table, TwoWay::of(&Measures::from(&ratings)))
}

fn two_way(table: &Table, found: Result<TwoWay, Undefined>) -> Checked {
    let expected = values(table).and_then(|values| {
        // Without any variation all six forms are 0 / 0, so there is nothing to ask for.
        let equal = values.iter().flatten().all(|value| Some(value) == values.iter().flatten().next());
        if equal { Err(Undefined::NoVariation { agreement: 1.0 }) } else { Ok(mean_squares(&values)) }
    });
    let (found, expected) = match (found, expected) {
        (Ok(found), Ok(Some(expected))) => (found, expected),
        (Err(found), Err(expected)) => {
            prop_assert_eq!(found, expected);
            return Ok(());
        }
        (found, expected) => {
            return Err(TestCaseError::fail(format!(
                "{found:?}; by definition {:?}",
                expected.map(|_| "a value")
            )));
        }
    };
    check::number("mean square of units", found.ms_units, &expected.units)?;
    check::number("mean square of raters", found.ms_raters, &expected.raters)?;
    check::number("mean square of what is left", found.ms_residual, &expected.rest)?;
    check::number("mean square within units", found.ms_within, &expected.within)?;
    for form in IccForm::ALL {
        let what = form.symbol();
        let expected = effects::icc(&expected, table.rows.len(), table.raters, form);
        match (found.icc(form, 0.95), expected) {
            (Ok(found), Some(expected)) => check::number(what, found.value, &expected)?,
            (Err(Undefined::NoSpread), None) => {}
            (found, expected) => {
                return Err(TestCaseError::fail(format!("{what}: {found:?} beside {expected:?}")));
            }
        }
    }
    Ok(())
}

fn concordance(table: &Table) -> Checked {
    let found = kendall_w(&table.ratings()?);
    let expected = values(table).map(|values| kendall(&values));
    match (found, expected) {
        (Ok(found), Ok(Some(expected))) => {
            check::number("W, not corrected", found.w_uncorrected, &expected.uncorrected)?;
            match expected.w {
                Some(w) => check::number("W", found.w, &w),
                None => Err(TestCaseError::fail(format!("every rater ties all units, and W is {}", found.w))),
            }
        }
        (Err(found), Err(expected)) => {
            prop_assert_eq!(found, expected);
            Ok(())
        }
        (Err(Undefined::NoSpread), Ok(Some(expected))) if expected.w.is_none() => Ok(()),
        (found, expected) => {
            Err(TestCaseError::fail(format!("{found:?}; by definition {:?}", expected.map(|_| "a value"))))
        }
    }
}

fn differences(table: &Table) -> Checked {
    let found = bland_altman(&table.ratings()?, 0, 1, 0.95);
    let differences = effects::differences(table, 0, 1);
    match (found, effects::variance(&differences)) {
        (Ok(found), Ok(variance)) => {
            prop_assert_eq!(found.pairs, differences.len());
            check::number("bias", found.bias.value, &mean(&differences).ok_or(Undefined::NoPairs)?)?;
            check::squared("standard deviation of the differences", found.sd, &variance)
        }
        (Err(found), Err(_)) => {
            let few =
                matches!(found, Undefined::TooFewUnits { .. } | Undefined::NoPairs | Undefined::NoUnits);
            prop_assert!(few, "{found:?} is no reason for {} pairs", differences.len());
            Ok(())
        }
        (found, expected) => Err(TestCaseError::fail(format!("{found:?} beside {expected:?}"))),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_six_intraclass_correlations_are_as_defined(table in tables(Kind::COMPLETE)) {
        intraclass(&table)?;
    }

    #[test]
    fn intraclass_correlation_is_undefined_where_its_definition_is(table in tables(Kind::TINY)) {
        intraclass(&table)?;
    }

    #[test]
    fn concordance_is_as_defined(table in tables(Kind::COMPLETE)) {
        concordance(&table)?;
    }

    #[test]
    fn concordance_is_undefined_where_its_definition_is(table in tables(Kind::TINY)) {
        concordance(&table)?;
    }

    #[test]
    fn the_differences_of_two_raters_are_as_defined(table in tables(Kind::ANY)) {
        differences(&table)?;
    }

    #[test]
    fn the_differences_of_two_raters_are_undefined_where_their_definition_is(table in tables(Kind::TINY)) {
        differences(&table)?;
    }
}
