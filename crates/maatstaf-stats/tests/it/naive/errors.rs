//! Variances of the coefficients, exact, by the published formulas.
#![expect(
    clippy::indexing_slicing,
    reason = "positions come from the table itself, and weights have one row per category"
)]

use maatstaf_stats::Undefined;
use num_traits::{One, Zero};

use super::agreement::{
    Parts, brennan_prediger, chance, conger, fleiss, gwet, margin, margins, observed, of_unit, pair_table,
    share, shares, total, weighted,
};
use super::exact::{Q, whole};
use super::table::Table;
use super::weights::Weights;

/// A variance; nothing when there are too few units for one.
pub(crate) type Variance = Result<Option<Q>, Undefined>;

/// What is divided by: a sample with N - 1, or the large-sample formula with N.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Divisor {
    Sample,
    Large,
}

/// The units that were rated at all.
fn rated(table: &Table) -> Vec<(Vec<Option<usize>>, Vec<usize>)> {
    let both = table.rows.iter().cloned().zip(table.given());
    both.filter(|(_, given)| !given.is_empty()).collect()
}

/// The sum of squared deviations from `center`, divided by N (N - 1) or N N; one unit says nothing about the variance.
pub(crate) fn spread(values: &[Q], center: &Q, divisor: Divisor) -> Option<Q> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let divisor = match divisor {
        Divisor::Sample => n * (n - 1),
        Divisor::Large => n * n,
    };
    Some(values.iter().map(|value| (value - center) * (value - center)).sum::<Q>() / whole(divisor))
}

/// Gwet (2014, Handbook of Inter-Rater Reliability, chapters 5 and 6): the variance of one value per unit,
/// x(i) = N / N' (pa(i) - pe) / (1 - pe) - 2 (1 - coefficient) (pe(i) - pe) / (1 - pe), where the first part is 0 for
/// a unit rated once and N' units were rated twice.
fn linearised(table: &Table, weights: &Weights, parts: &Parts, chances: &[Q], divisor: Divisor) -> Variance {
    let coefficient = parts.coefficient()?;
    let units = rated(table);
    let paired = units.iter().filter(|(_, given)| given.len() >= 2).count();
    let factor = whole(units.len()) / whole(paired);
    let rest = Q::one() - &parts.expected;
    let value = |((_, given), chance): (&(_, Vec<usize>), &Q)| {
        let own =
            of_unit(given, weights).map_or_else(Q::zero, |own| &factor * (own - &parts.expected) / &rest);
        own - whole(2) * (Q::one() - &coefficient) * (chance - &parts.expected) / &rest
    };
    let values: Vec<Q> = units.iter().zip(chances).map(value).collect();
    Ok(spread(&values, &coefficient, divisor))
}

/// The mean of the row and the column of a category's weights, weighted by a distribution.
pub(crate) fn pull(weights: &Weights, distribution: &[Q]) -> Vec<Q> {
    let q = weights.len();
    let of = |k: usize| (0..q).map(|l| (&weights[k][l] + &weights[l][k]) / whole(2) * &distribution[l]).sum();
    (0..q).map(of).collect()
}

/// For each unit: the mean over its ratings of a value per category.
fn per_unit(table: &Table, values: &[Q]) -> Vec<Q> {
    let of = |given: &[usize]| (0..values.len()).map(|k| &values[k] * share(given, k)).sum();
    rated(table).iter().map(|(_, given)| of(given)).collect()
}

/// The variance of percent agreement: expected agreement is 0.
pub(crate) fn percent_variance(table: &Table, weights: &Weights, divisor: Divisor) -> Variance {
    let parts = Parts { observed: observed(table, weights)?, expected: Q::zero() };
    let none = vec![Q::zero(); rated(table).len()];
    linearised(table, weights, &parts, &none, divisor)
}

/// The variance of Fleiss' kappa, and of Scott's pi for two raters.
pub(crate) fn fleiss_variance(table: &Table, weights: &Weights, divisor: Divisor) -> Variance {
    let parts = fleiss(table, weights)?;
    let chances = per_unit(table, &pull(weights, &shares(table)));
    linearised(table, weights, &parts, &chances, divisor)
}

/// The variance of AC1 and AC2.
pub(crate) fn gwet_variance(table: &Table, weights: &Weights, divisor: Divisor) -> Variance {
    let parts = gwet(table, weights)?;
    parts.coefficient()?;
    let q = table.categories();
    let factor = total(weights) / whole(q * (q - 1));
    let values: Vec<Q> = shares(table).iter().map(|share| &factor * (Q::one() - share)).collect();
    linearised(table, weights, &parts, &per_unit(table, &values), divisor)
}

/// The variance of Brennan and Prediger's coefficient: expected agreement does not vary.
pub(crate) fn brennan_prediger_variance(table: &Table, weights: &Weights, divisor: Divisor) -> Variance {
    let parts = brennan_prediger(table, weights)?;
    let fixed = vec![parts.expected.clone(); rated(table).len()];
    linearised(table, weights, &parts, &fixed, divisor)
}

/// The variance of Conger's kappa: each rater's distribution varies on its own.
pub(crate) fn conger_variance(table: &Table, weights: &Weights) -> Variance {
    let parts = conger(table, weights)?;
    let raters: Vec<(usize, Vec<Q>)> =
        (0..table.raters).filter_map(|rater| Some((rater, margin(table, rater)?))).collect();
    let units = rated(table);
    let (n, r) = (units.len(), raters.len());
    let mut chances = vec![parts.expected.clone(); n];
    for (rater, own) in &raters {
        let others: Vec<Vec<Q>> =
            raters.iter().filter(|(other, _)| other != rater).map(|(_, margin)| margin.clone()).collect();
        let sum: Vec<Q> =
            (0..table.categories()).map(|k| others.iter().map(|other| &other[k]).sum()).collect();
        let pulled = pull(weights, &sum);
        let level: Q = pulled.iter().zip(own).map(|(pull, share)| pull * share).sum();
        let count = units.iter().filter(|(row, _)| row[*rater].is_some()).count();
        for ((row, _), chance) in units.iter().zip(&mut chances) {
            if let Some(code) = row[*rater] {
                *chance += (&pulled[code] - &level) * whole(n) / whole(count * r * (r - 1));
            }
        }
    }
    linearised(table, weights, &parts, &chances, Divisor::Sample)
}

/// The variances of Cohen's kappa as it is and when the true kappa is 0 (Fleiss, Cohen and Everitt 1969).
pub(crate) struct CohenVariance {
    /// As it is.
    pub(crate) variance: Q,
    /// When the true kappa is 0.
    pub(crate) null: Q,
}

/// The large-sample variances of weighted kappa for two raters; nothing from a single unit.
pub(crate) fn cohen_variance(table: &Table, weights: &Weights) -> Result<Option<CohenVariance>, Undefined> {
    let shares = pair_table(table, 0, 1)?;
    let (rows, columns) = margins(&shares);
    let units = table.both(0, 1).len();
    let n = whole(units);
    let po = weighted(&shares, weights);
    let pe = chance(&rows, &columns, weights);
    Parts { observed: po.clone(), expected: pe.clone() }.coefficient()?;
    if units < 2 {
        return Ok(None);
    }
    let q = table.categories();
    let row_weight = |k: usize| (0..q).map(|l| &weights[k][l] * &columns[l]).sum::<Q>();
    let column_weight = |l: usize| (0..q).map(|k| &weights[k][l] * &rows[k]).sum::<Q>();
    let (mut sum, mut null) = (Q::zero(), Q::zero());
    for k in 0..q {
        for l in 0..q {
            let margin = row_weight(k) + column_weight(l);
            let term = &weights[k][l] * (Q::one() - &pe) - &margin * (Q::one() - &po);
            sum += &shares[k][l] * &term * &term;
            let term = &weights[k][l] - margin;
            null += &rows[k] * &columns[l] * &term * &term;
        }
    }
    let center = &po * &pe - whole(2) * &pe + &po;
    let rest = Q::one() - &pe;
    let square = &rest * &rest;
    Ok(Some(CohenVariance {
        variance: (sum - &center * &center) / (&n * &square * &square),
        null: (null - &pe * &pe) / (n * square),
    }))
}
