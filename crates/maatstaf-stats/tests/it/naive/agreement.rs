//! Agreement and agreement beyond chance, as the textbooks define them: sums over units, pairs of raters and pairs of categories.
#![expect(
    clippy::indexing_slicing,
    reason = "positions come from the table itself, and weights have one row per category"
)]

use maatstaf_stats::Undefined;
use num_traits::{One, Zero};

use super::exact::{Q, mean, nearest, whole};
use super::table::Table;
use super::weights::Weights;

/// A coefficient, or why there is none.
pub(crate) type Answer = Result<Q, Undefined>;

/// What a coefficient is made of.
pub(crate) struct Parts {
    /// The share of agreement that was observed.
    pub(crate) observed: Q,
    /// The share that chance explains.
    pub(crate) expected: Q,
}

impl Parts {
    /// (observed - expected) / (1 - expected).
    pub(crate) fn coefficient(&self) -> Answer {
        if self.expected.is_one() {
            return Err(Undefined::NoVariation { agreement: nearest(&self.observed) });
        }
        Ok((&self.observed - &self.expected) / (Q::one() - &self.expected))
    }
}

/// The mean weight over all ordered pairs of different ratings of one unit; nothing when it was not rated twice.
pub(crate) fn of_unit(given: &[usize], weights: &Weights) -> Option<Q> {
    let mut pairs = Vec::new();
    for (g, k) in given.iter().enumerate() {
        for (h, l) in given.iter().enumerate() {
            if g != h {
                pairs.push(weights[*k][*l].clone());
            }
        }
    }
    mean(&pairs)
}

/// The mean agreement of the units that were rated at least twice (Gwet 2014).
pub(crate) fn observed(table: &Table, weights: &Weights) -> Answer {
    let given = table.given();
    let units: Vec<Q> = given.iter().filter_map(|given| of_unit(given, weights)).collect();
    if given.iter().all(Vec::is_empty) {
        return Err(Undefined::NoUnits);
    }
    mean(&units).ok_or(Undefined::NoPairs)
}

/// The share of a category among the ratings of one unit.
pub(crate) fn share(given: &[usize], category: usize) -> Q {
    whole(given.iter().filter(|code| **code == category).count()) / whole(given.len())
}

/// The mean share of each category over the units that were rated at all.
pub(crate) fn shares(table: &Table) -> Vec<Q> {
    let rated: Vec<_> = table.given().into_iter().filter(|given| !given.is_empty()).collect();
    let of = |category| rated.iter().map(|given| share(given, category)).sum::<Q>() / whole(rated.len());
    (0..table.categories()).map(of).collect()
}

/// The sum of all weights.
pub(crate) fn total(weights: &Weights) -> Q {
    weights.iter().flatten().sum()
}

/// The chance that two draws agree: one from each of two distributions over the categories.
pub(crate) fn chance(first: &[Q], second: &[Q], weights: &Weights) -> Q {
    let mut sum = Q::zero();
    for (k, p) in first.iter().enumerate() {
        for (l, r) in second.iter().enumerate() {
            sum += p * r * &weights[k][l];
        }
    }
    sum
}

/// Fleiss (1971), for missing ratings and weights as Gwet (2014): both raters draw from the mean distribution.
pub(crate) fn fleiss(table: &Table, weights: &Weights) -> Result<Parts, Undefined> {
    let observed = observed(table, weights)?;
    let shares = shares(table);
    Ok(Parts { observed, expected: chance(&shares, &shares, weights) })
}

/// Gwet (2008), AC1 and AC2: raters guess at the units that are hard to rate.
pub(crate) fn gwet(table: &Table, weights: &Weights) -> Result<Parts, Undefined> {
    let observed = observed(table, weights)?;
    let q = table.categories();
    if q < 2 {
        return Ok(Parts { observed, expected: Q::one() });
    }
    let hard: Q = shares(table).iter().map(|share| share * (Q::one() - share)).sum();
    Ok(Parts { observed, expected: total(weights) * hard / whole(q * (q - 1)) })
}

/// Brennan and Prediger (1981): every category is as likely as any other.
pub(crate) fn brennan_prediger(table: &Table, weights: &Weights) -> Result<Parts, Undefined> {
    let observed = observed(table, weights)?;
    let q = table.categories();
    Ok(Parts { observed, expected: total(weights) / whole(q * q) })
}

/// What one rater gave, as a distribution over the categories; nothing when the rater rated no unit.
pub(crate) fn margin(table: &Table, rater: usize) -> Option<Vec<Q>> {
    let given: Vec<usize> = table.rows.iter().filter_map(|row| row[rater]).collect();
    if given.is_empty() {
        return None;
    }
    Some((0..table.categories()).map(|category| share(&given, category)).collect())
}

/// Conger (1980): every pair of different raters draws from its own two distributions.
///
/// Raters who rated no unit have no distribution and are left out.
pub(crate) fn conger(table: &Table, weights: &Weights) -> Result<Parts, Undefined> {
    let observed = observed(table, weights)?;
    let margins: Vec<_> = (0..table.raters).filter_map(|rater| margin(table, rater)).collect();
    let mut pairs = Vec::new();
    for (g, first) in margins.iter().enumerate() {
        for (h, second) in margins.iter().enumerate() {
            if g != h {
                pairs.push(chance(first, second, weights));
            }
        }
    }
    let expected = mean(&pairs).ok_or(Undefined::NoPairs)?;
    Ok(Parts { observed, expected })
}

/// The table of two raters: for each pair of categories, the share of the units that both rated.
pub(crate) fn pair_table(table: &Table, first: usize, second: usize) -> Result<Vec<Vec<Q>>, Undefined> {
    let pairs = table.both(first, second);
    if table.rows.iter().flatten().all(Option::is_none) {
        return Err(Undefined::NoUnits);
    }
    if pairs.is_empty() {
        return Err(Undefined::NoPairs);
    }
    let count = |k, l| pairs.iter().filter(|pair| **pair == (k, l)).count();
    let q = table.categories();
    Ok((0..q).map(|k| (0..q).map(|l| whole(count(k, l)) / whole(pairs.len())).collect()).collect())
}

/// The sums of the rows and of the columns.
pub(crate) fn margins(shares: &[Vec<Q>]) -> (Vec<Q>, Vec<Q>) {
    let rows = shares.iter().map(|row| row.iter().sum()).collect();
    let columns = (0..shares.len()).map(|l| shares.iter().map(|row| &row[l]).sum()).collect();
    (rows, columns)
}

/// The sum of the shares, each with its weight.
pub(crate) fn weighted(shares: &[Vec<Q>], weights: &Weights) -> Q {
    let cells = shares.iter().flatten().zip(weights.iter().flatten());
    cells.map(|(share, weight)| share * weight).sum()
}

/// Cohen (1960, 1968): two raters, each with a distribution of its own, over the units that both rated.
pub(crate) fn cohen(
    table: &Table,
    first: usize,
    second: usize,
    weights: &Weights,
) -> Result<Parts, Undefined> {
    let shares = pair_table(table, first, second)?;
    let (rows, columns) = margins(&shares);
    Ok(Parts { observed: weighted(&shares, weights), expected: chance(&rows, &columns, weights) })
}

/// Scott (1955): two raters who share one distribution, over the units that both rated; neither is the first, so that weights that are
/// not symmetric count by their mean.
pub(crate) fn scott(
    table: &Table,
    first: usize,
    second: usize,
    weights: &Weights,
) -> Result<Parts, Undefined> {
    let shares = pair_table(table, first, second)?;
    let (rows, columns) = margins(&shares);
    let both: Vec<Q> = rows.iter().zip(&columns).map(|(row, column)| (row + column) / whole(2)).collect();
    let of = |k: usize, l: usize| (&weights[k][l] + &weights[l][k]) / whole(2);
    let symmetric = (0..weights.len()).map(|k| (0..weights.len()).map(|l| of(k, l)).collect()).collect();
    Ok(Parts { observed: weighted(&shares, &symmetric), expected: chance(&both, &both, &symmetric) })
}

/// Weights that are 1 for categories at most `steps` positions apart, else 0.
pub(crate) fn near(q: usize, steps: usize) -> Weights {
    let near = |k: usize, l: usize| if k.abs_diff(l) <= steps { Q::one() } else { Q::zero() };
    (0..q).map(|k| (0..q).map(|l| near(k, l)).collect()).collect()
}
