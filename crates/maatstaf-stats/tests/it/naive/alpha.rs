//! Krippendorff's alpha, by the double sums of its definition: every pair of ratings of one unit, every pair of all ratings.
#![expect(clippy::indexing_slicing, reason = "positions come from the table itself")]

use maatstaf_stats::Undefined;
use num_traits::{One, Zero};

use super::agreement::Answer;
use super::exact::{Q, exactly, nearest, whole};
use super::table::Table;
use super::weights::Weights;

/// The kinds of difference between two values.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Difference {
    Nominal,
    Ordinal,
    Interval,
    Ratio,
}

/// The ratings of each unit that was rated at least twice.
fn pairable(table: &Table) -> Vec<Vec<usize>> {
    table.given().into_iter().filter(|given| given.len() >= 2).collect()
}

/// Alpha: 1 - observed / expected disagreement (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability).
pub(crate) fn alpha(table: &Table, disagreement: &Weights) -> Answer {
    if table.given().iter().all(Vec::is_empty) {
        return Err(Undefined::NoUnits);
    }
    let units = pairable(table);
    let all: Vec<usize> = units.iter().flatten().copied().collect();
    if all.is_empty() {
        return Err(Undefined::NoPairs);
    }
    let within = |given: &Vec<usize>| over_pairs(given, disagreement) / whole(given.len() - 1);
    let observed = units.iter().map(within).sum::<Q>() / whole(all.len());
    let expected = over_pairs(&all, disagreement) / whole(all.len() * (all.len() - 1));
    if expected.is_zero() {
        return Err(Undefined::NoVariation { agreement: nearest(&(Q::one() - observed)) });
    }
    Ok(Q::one() - observed / expected)
}

/// The sum of the disagreements over all ordered pairs of different ratings.
fn over_pairs(given: &[usize], disagreement: &Weights) -> Q {
    let count = |k: usize| whole(given.iter().filter(|code| **code == k).count());
    let counts: Vec<Q> = (0..disagreement.len()).map(count).collect();
    let mut sum = Q::zero();
    for (k, of_k) in counts.iter().enumerate() {
        for (l, of_l) in counts.iter().enumerate() {
            // A category does not differ from itself, so that a rating need not be kept from pairing with itself.
            sum += of_k * of_l * &disagreement[k][l];
        }
    }
    sum
}

/// The squared difference of each pair of categories.
pub(crate) fn disagreement(table: &Table, difference: Difference) -> Result<Weights, Undefined> {
    if matches!(difference, Difference::Ratio) && table.scale.iter().any(|value| *value < 0.0) {
        return Err(Undefined::Scale);
    }
    let all: Vec<usize> = pairable(table).into_iter().flatten().collect();
    let square = |distance: Q| &distance * &distance;
    let squared = |k: usize, l: usize| square(distance(table, &all, difference, k.min(l), k.max(l)));
    let q = table.categories();
    Ok((0..q).map(|k| (0..q).map(|l| if k == l { Q::zero() } else { squared(k, l) }).collect()).collect())
}

/// The distance of two different categories; the ordinal one counts the pairable ratings from the one to the other.
fn distance(table: &Table, all: &[usize], difference: Difference, low: usize, high: usize) -> Q {
    let (x, y) = (exactly(table.scale[low]), exactly(table.scale[high]));
    let count = |category| whole(all.iter().filter(|code| **code == category).count());
    match difference {
        Difference::Nominal => Q::one(),
        Difference::Ordinal => (low..=high).map(count).sum::<Q>() - (count(low) + count(high)) / whole(2),
        Difference::Interval => y - x,
        Difference::Ratio => (&y - &x) / (y + x),
    }
}
