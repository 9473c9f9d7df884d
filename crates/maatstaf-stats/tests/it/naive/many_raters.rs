//! The coefficients among any number of raters.

use std::fmt;

use maatstaf_stats::{Agreement, Coefficient, Metric, Scale, Undefined, Weights};
use num_traits::{One, Zero};
use proptest::prelude::*;

use super::agreement::{self as naive, Parts};
use super::alpha::{Difference, alpha, disagreement};
use super::check::{self, Checked};
use super::errors::{self, Divisor};
use super::errors_alpha::alpha_variance;
use super::exact::{Q, exactly, nearest};
use super::table::{Kind, Table, cases, tables};
use super::weights;

/// The weights that are compared: the library's and the definition's.
pub(crate) fn all_weights(
    table: &Table,
    custom: &Eighths,
) -> Result<Vec<(&'static str, Weights, weights::Weights)>, TestCaseError> {
    let scale = Scale::new(table.scale.clone())?;
    let (rows, exact) = custom.weights(table.categories());
    Ok(vec![
        ("identity", Weights::identity(&scale), weights::identity(&table.scale)),
        ("linear", Weights::linear(&scale), weights::linear(&table.scale)),
        ("quadratic", Weights::quadratic(&scale), weights::quadratic(&table.scale)),
        ("ordinal", Weights::ordinal(&scale), weights::ordinal(&table.scale)),
        ("custom", Weights::custom(&rows)?, exact),
    ])
}

/// Six rows of six eighths.
#[derive(Clone)]
pub(crate) struct Eighths(Vec<Vec<u8>>);

/// On one line.
impl fmt::Debug for Eighths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl Eighths {
    /// Any weights.
    pub(crate) fn any() -> impl Strategy<Value = Self> {
        prop::collection::vec(prop::collection::vec(0..=8_u8, 6), 6).prop_map(Self)
    }

    /// As weights, 1 on the diagonal, not always symmetric: for the library and for the definition.
    fn weights(&self, categories: usize) -> (Vec<Vec<f64>>, weights::Weights) {
        let weight = |k: usize, l: usize| {
            let eighths = self.0.get(k).and_then(|row| row.get(l)).copied().unwrap_or_default();
            if k == l { 1.0 } else { f64::from(eighths) / 8.0 }
        };
        let rows: Vec<Vec<f64>> =
            (0..categories).map(|k| (0..categories).map(|l| weight(k, l)).collect()).collect();
        let exact = rows.iter().map(|row| row.iter().copied().map(exactly).collect()).collect();
        (rows, exact)
    }
}

/// The parts of a coefficient, or no variation when every rating lies in one category or the weights know no disagreement at all.
///
/// The library then refuses every coefficient beyond chance, also Gwet's and Brennan and Prediger's, whose formulas give 1.
pub(crate) fn beyond_chance(
    table: &Table,
    weights: &weights::Weights,
    parts: Result<Parts, Undefined>,
) -> Result<Parts, Undefined> {
    let parts = parts?;
    let mut given = table.rows.iter().flatten().flatten();
    let first = given.next();
    if given.all(|code| Some(code) == first) || weights.iter().flatten().all(One::is_one) {
        return Err(Undefined::NoVariation { agreement: nearest(&parts.observed) });
    }
    Ok(parts)
}

fn percent(table: &Table) -> Checked {
    let ratings = table.ratings()?;
    let agreement = Agreement::of(&ratings);
    for steps in 0..table.categories() {
        let near = naive::near(table.categories(), steps);
        let parts = naive::observed(table, &near).map(|observed| Parts { observed, expected: Q::zero() });
        let variance = errors::percent_variance(table, &near, Divisor::Sample);
        check::coefficient("within", agreement.within(steps), parts, &variance)?;
    }
    let found = agreement.percent();
    check::answer(
        "percent",
        found.map(|found| found.value),
        &naive::observed(table, &naive::near(table.categories(), 0)),
    )
}

fn coefficients(table: &Table, custom: &Eighths) -> Checked {
    let ratings = table.ratings()?;
    let agreement = Agreement::of(&ratings);
    for (name, ours, exact) in all_weights(table, custom)? {
        let check = |what: &str, found, parts, variance| {
            check::coefficient(
                &format!("{what} {name}"),
                found,
                beyond_chance(table, &exact, parts),
                &variance,
            )
        };
        let sample = Divisor::Sample;
        check(
            "fleiss",
            agreement.fleiss(&ours),
            naive::fleiss(table, &exact),
            errors::fleiss_variance(table, &exact, sample),
        )?;
        check(
            "gwet",
            agreement.gwet(&ours),
            naive::gwet(table, &exact),
            errors::gwet_variance(table, &exact, sample),
        )?;
        check(
            "conger",
            agreement.conger(&ours),
            naive::conger(table, &exact),
            errors::conger_variance(table, &exact),
        )?;
        check(
            "brennan-prediger",
            agreement.brennan_prediger(&ours),
            naive::brennan_prediger(table, &exact),
            errors::brennan_prediger_variance(table, &exact, sample),
        )?;
    }
    Ok(())
}

/// The four metrics of alpha: the library's and the definition's.
pub(crate) const METRICS: [(Metric, Difference); 4] = [
    (Metric::Nominal, Difference::Nominal),
    (Metric::Ordinal, Difference::Ordinal),
    (Metric::Interval, Difference::Interval),
    (Metric::Ratio, Difference::Ratio),
];

fn alphas(table: &Table, custom: &Eighths) -> Checked {
    let ratings = table.ratings()?;
    let agreement = Agreement::of(&ratings);
    for (metric, difference) in METRICS {
        let what = format!("alpha {difference:?}");
        let ordinal = matches!(difference, Difference::Ordinal);
        one_alpha(&what, table, agreement.alpha(metric), &disagreement(table, difference), ordinal)?;
    }
    for (name, ours, exact) in all_weights(table, custom)? {
        let found = agreement.alpha_weighted(&ours);
        one_alpha(&format!("alpha {name}"), table, found, &Ok(weights::one_less(&exact)), false)?;
    }
    Ok(())
}

fn one_alpha(
    what: &str,
    table: &Table,
    found: Result<Coefficient, Undefined>,
    disagreement: &Result<weights::Weights, Undefined>,
    ordinal: bool,
) -> Checked {
    let value = found.map(|found| found.value);
    let disagreement = match disagreement {
        Ok(disagreement) => disagreement,
        Err(reason) => return check::answer(what, value, &Err(*reason)),
    };
    check::answer(what, value, &alpha(table, disagreement))?;
    let Ok(found) = found else { return Ok(()) };
    check::error(what, found.standard_error, &alpha_variance(table, disagreement, ordinal))?;
    let parts = (found.observed - found.expected) / (1.0 - found.expected);
    prop_assert!((parts - found.value).abs() < 1e-10, "{what}: {found:?} does not follow from its parts");
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn agreement_is_the_share_of_agreeing_pairs(table in tables(Kind::ANY)) {
        percent(&table)?;
    }

    #[test]
    fn agreement_beyond_chance_is_as_defined(table in tables(Kind::ANY), custom in Eighths::any()) {
        coefficients(&table, &custom)?;
    }

    #[test]
    fn agreement_beyond_chance_is_as_defined_on_tiny_tables(table in tables(Kind::TINY), custom in Eighths::any()) {
        percent(&table)?;
        coefficients(&table, &custom)?;
    }

    #[test]
    fn alpha_is_as_defined(table in tables(Kind::ANY), custom in Eighths::any()) {
        alphas(&table, &custom)?;
    }

    #[test]
    fn alpha_is_as_defined_on_tiny_tables(table in tables(Kind::TINY), custom in Eighths::any()) {
        alphas(&table, &custom)?;
    }
}
