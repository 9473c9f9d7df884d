//! The variance of Krippendorff's alpha, exact.
#![expect(
    clippy::indexing_slicing,
    reason = "positions come from the table itself, and disagreement has one row per category"
)]

use maatstaf_stats::Undefined;
use num_traits::{One, Zero};

use super::agreement::{chance, of_unit, share};
use super::errors::{Divisor, Variance, pull, spread};
use super::exact::{Q, mean, whole};
use super::table::Table;
use super::weights::{Weights, one_less};

/// The pairable units and what alpha makes of them.
struct Units {
    /// The ratings of each.
    given: Vec<Vec<usize>>,
    /// How many each has.
    lengths: Vec<Q>,
    /// Their mean.
    average: Q,
    /// The share of each category among all pairable ratings.
    shares: Vec<Q>,
}

impl Units {
    fn of(table: &Table) -> Option<Self> {
        let given: Vec<Vec<usize>> = table.given().into_iter().filter(|given| given.len() >= 2).collect();
        let lengths: Vec<Q> = given.iter().map(|given| whole(given.len())).collect();
        let all: Vec<usize> = given.iter().flatten().copied().collect();
        let average = mean(&lengths)?;
        let shares = (0..table.categories()).map(|k| share(&all, k)).collect();
        Some(Self { given, lengths, average, shares })
    }
}

/// The variance of alpha (Gwet 2014, Handbook of Inter-Rater Reliability, chapter 6).
///
/// As published, the term for the length of a unit takes the observed agreement with its correction for a finite sample,
/// (1 - e) pa + e where e is 1 / the number of ratings; everything else takes it without. Ordinal disagreement follows from the same
/// ratings, so that it varies as well.
pub(crate) fn alpha_variance(table: &Table, disagreement: &Weights, ordinal: bool) -> Variance {
    let units = Units::of(table).ok_or(Undefined::NoPairs)?;
    let weights = one_less(disagreement);
    let agreement = |given: &Vec<usize>| of_unit(given, &weights).unwrap_or_else(Q::zero);
    let own: Vec<Q> = units.given.iter().zip(&units.lengths).map(|(given, m)| m * agreement(given)).collect();
    let observed = own.iter().sum::<Q>() / whole(own.len()) / &units.average;
    let expected = chance(&units.shares, &units.shares, &weights);
    let rest = Q::one() - &expected;
    let alpha = (&observed - &expected) / &rest;
    let finite = Q::one() / units.lengths.iter().sum::<Q>();
    let corrected = (Q::one() - &finite) * &observed + finite;
    let pulled = pull(&weights, &units.shares);
    let mut values = Vec::new();
    for ((given, length), own) in units.given.iter().zip(&units.lengths).zip(&own) {
        let longer = (length - &units.average) / &units.average;
        let pa = own / &units.average - &corrected * &longer;
        let pull: Q = (0..pulled.len()).map(|k| &pulled[k] * share(given, k) * length).sum();
        let pe = pull / &units.average - &expected * longer;
        let value = (pa - &expected) / &rest - whole(2) * (Q::one() - &alpha) * (pe - &expected) / &rest;
        let moved = if ordinal { by_disagreement(&units, disagreement, given) } else { Q::zero() };
        values.push(value + moved);
    }
    Ok(spread(&values, &alpha, Divisor::Sample))
}

/// What a unit does to alpha by changing the ordinal disagreement: alpha is 1 - o / e, and
/// a unit changes the distance of k and l by its own ratings from k to l, those at both ends by half.
fn by_disagreement(units: &Units, disagreement: &Weights, given: &[usize]) -> Q {
    let q = disagreement.len();
    let change: Weights = (0..q)
        .map(|k| {
            (0..q)
                .map(|l| {
                    whole(2)
                        * ordinal_distance(units, None, k, l)
                        * ordinal_distance(units, Some(given), k, l)
                })
                .collect()
        })
        .collect();
    let mean_of = |disagreement: &Weights| -> Q {
        let of = |(given, m): (&Vec<usize>, &Q)| m * of_unit(given, disagreement).unwrap_or_else(Q::zero);
        units.given.iter().zip(&units.lengths).map(of).sum::<Q>() / units.lengths.iter().sum::<Q>()
    };
    let (observed, expected) = (mean_of(disagreement), chance(&units.shares, &units.shares, disagreement));
    let (observed_change, expected_change) =
        (mean_of(&change), chance(&units.shares, &units.shares, &change));
    let slope = observed * expected_change / (&expected * &expected) - observed_change / expected;
    whole(units.given.len()) * slope
}

/// The ratings from k to l, those at both ends by half: of one unit or of all.
fn ordinal_distance(units: &Units, given: Option<&[usize]>, k: usize, l: usize) -> Q {
    if k == l {
        return Q::zero();
    }
    let all: Vec<usize> =
        given.map_or_else(|| units.given.iter().flatten().copied().collect(), <[usize]>::to_vec);
    let count = |category| whole(all.iter().filter(|code| **code == category).count());
    (k.min(l)..=k.max(l)).map(count).sum::<Q>() - (count(k) + count(l)) / whole(2)
}
