//! Standard errors beside a jackknife: a formula for an error is about right when leaving out each unit in turn says the same.

use maatstaf_stats::{Agreement, Coefficient, Contingency, Metric, Ratings, Scale, Undefined, Weights};
use proptest::prelude::*;

use super::table::{Kind, Table, cases, tables};

/// How far the two may lie apart: they agree in the limit only, and these tables have some hundred units.
const TOLERANCE: f64 = 0.15;

type Statistic = fn(&Ratings, &Weights) -> Result<Coefficient, Undefined>;

const STATISTICS: [(&str, Statistic); 8] = [
    ("percent", |ratings, _| Agreement::of(ratings).percent()),
    ("fleiss", |ratings, weights| Agreement::of(ratings).fleiss(weights)),
    ("gwet", |ratings, weights| Agreement::of(ratings).gwet(weights)),
    ("conger", |ratings, weights| Agreement::of(ratings).conger(weights)),
    ("brennan-prediger", |ratings, weights| Agreement::of(ratings).brennan_prediger(weights)),
    ("alpha", |ratings, weights| Agreement::of(ratings).alpha_weighted(weights)),
    ("alpha nominal", |ratings, _| Agreement::of(ratings).alpha(Metric::Nominal)),
    ("cohen", |ratings, weights| Contingency::of(ratings, 0, 1)?.cohen(weights)),
];

/// The delete-one jackknife: (n - 1) / n times the squared deviations of the values without each unit in turn.
fn jackknife(
    table: &Table,
    value: impl Fn(&Ratings) -> Result<f64, Undefined>,
) -> Result<f64, TestCaseError> {
    let mut values = Vec::new();
    for unit in 0..table.rows.len() {
        values.push(value(&table.without(unit).ratings()?)?);
    }
    let n = f64::from(u32::try_from(values.len())?);
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Ok(((n - 1.0) / n * squares).sqrt())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..cases() })]

    #[test]
    fn standard_errors_are_about_those_of_a_jackknife(
        mut table in tables(Kind { raters: 2..6, units: 150..250, missing: 20 }),
    ) {
        // Gwet's errors take the number of units rated twice as given; leaving out a unit rated once would not change the value.
        table.rows.retain(|row| row.iter().flatten().count() >= 2);
        let scale = Scale::new(table.scale.clone())?;
        let all = [Weights::identity(&scale), Weights::linear(&scale), Weights::ordinal(&scale)];
        let ratings = table.ratings()?;
        for weights in &all {
            for (name, statistic) in STATISTICS {
                let Ok(found) = statistic(&ratings, weights) else { continue };
                let error = found.standard_error.unwrap_or_default();
                let other = jackknife(&table, |ratings| Ok(statistic(ratings, weights)?.value))?;
                prop_assert!((error - other).abs() <= TOLERANCE * other + 1e-12, "{name}: {error} beside {other} by jackknife");
            }
        }
    }
}
