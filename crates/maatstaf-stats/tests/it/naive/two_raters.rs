//! The coefficients of two raters.

use maatstaf_stats::{Coefficient, Contingency, Undefined, Weights};
use num_traits::Zero;
use proptest::prelude::*;

use super::agreement::{self as naive, Parts};
use super::alpha::{alpha, disagreement};
use super::check::{self, Checked};
use super::errors::{self, Divisor, Variance};
use super::exact::Q;
use super::many_raters::{Eighths, METRICS, all_weights, beyond_chance};
use super::table::{Kind, Table, cases, tables};
use super::weights;

/// The table with the units that both raters rated.
fn paired(table: &Table) -> Table {
    let mut paired = table.clone();
    paired.rows.retain(|row| row.iter().all(Option::is_some));
    paired
}

fn contingency(table: &Table, custom: &Eighths) -> Checked {
    let ratings = table.ratings()?;
    let found = Contingency::of(&ratings, 0, 1)?;
    let units = table.both(0, 1).len();
    prop_assert_eq!(found.units(), u64::try_from(units)?);
    let table = &paired(table);
    shares(table, &found)?;
    for (name, ours, exact) in all_weights(table, custom)? {
        beside(name, table, &found, &ours, &exact)?;
        cohen(name, table, found.cohen(&ours), &exact)?;
        let value = alpha(table, &weights::one_less(&exact));
        let found = found.alpha_weighted(&ours).map(|found| found.value);
        check::answer(&format!("alpha {name}"), found, &value)?;
    }
    for (metric, difference) in METRICS {
        let value = disagreement(table, difference).and_then(|disagreement| alpha(table, &disagreement));
        check::answer(
            &format!("alpha {difference:?}"),
            found.alpha(metric).map(|found| found.value),
            &value,
        )?;
    }
    Ok(())
}

/// The coefficients that do not say who of the two gave which rating.
fn beside(
    name: &str,
    table: &Table,
    found: &Contingency,
    ours: &Weights,
    exact: &weights::Weights,
) -> Checked {
    let check = |what: &str, found: Result<Coefficient, Undefined>, parts, variance: &Variance| {
        check::coefficient(&format!("{what} {name}"), found, beyond_chance(table, exact, parts), variance)
    };
    let large = Divisor::Large;
    let variance = errors::fleiss_variance(table, exact, large);
    check("scott", found.scott(ours), naive::scott(table, 0, 1, exact), &variance)?;
    let variance = errors::gwet_variance(table, exact, large);
    check("gwet", found.gwet(ours), naive::gwet(table, exact), &variance)?;
    let variance = errors::brennan_prediger_variance(table, exact, large);
    let parts = naive::brennan_prediger(table, exact);
    check("brennan-prediger", found.brennan_prediger(ours), parts, &variance)
}

fn shares(table: &Table, found: &Contingency) -> Checked {
    for steps in 0..table.categories() {
        let near = naive::near(table.categories(), steps);
        let parts = naive::observed(table, &near).map(|observed| Parts { observed, expected: Q::zero() });
        let variance = errors::percent_variance(table, &near, Divisor::Large);
        check::coefficient("within", found.within(steps), parts, &variance)?;
    }
    Ok(())
}

/// Cohen's kappa, with the two errors of Fleiss, Cohen and Everitt.
fn cohen(
    name: &str,
    table: &Table,
    found: Result<Coefficient, Undefined>,
    exact: &weights::Weights,
) -> Checked {
    let variances = errors::cohen_variance(table, exact);
    let variance = match &variances {
        Ok(both) => Ok(both.as_ref().map(|both| both.variance.clone())),
        Err(reason) => Err(*reason),
    };
    let parts = beyond_chance(table, exact, naive::cohen(table, 0, 1, exact));
    let what = format!("cohen {name}");
    check::coefficient(&what, found, parts, &variance)?;
    let (Ok(found), Ok(both)) = (found, variances) else { return Ok(()) };
    check::error(&format!("{what}, null"), found.null_error, &Ok(both.map(|both| both.null)))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_coefficients_of_two_raters_are_as_defined(table in tables(Kind::PAIR), custom in Eighths::any()) {
        contingency(&table, &custom)?;
    }

    #[test]
    fn the_coefficients_of_two_raters_are_as_defined_on_tiny_tables(
        table in tables(Kind { raters: 2..3, ..Kind::TINY }),
        custom in Eighths::any(),
    ) {
        contingency(&table, &custom)?;
    }
}
