//! How often two ratings agree, as counts.

use schemars::JsonSchema;
use serde::Serialize;

/// How often two ratings of one thing agree: counts, and the shares that follow from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, JsonSchema)]
pub struct Matches {
    /// The pairs of ratings.
    pub pairs: usize,
    /// The pairs that are equal.
    pub exact: usize,
    /// The pairs that are equal or one level apart.
    pub within_one: usize,
    /// The share of equal pairs, 0 to 1; none without pairs.
    pub exact_share: Option<f64>,
    /// The share of pairs that are equal or one level apart, 0 to 1; none without pairs.
    pub within_one_share: Option<f64>,
}

impl Matches {
    /// Counts pairs.
    pub(super) fn of(pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut counted = Self::default();
        for (first, second) in pairs {
            counted.pairs += 1;
            counted.exact += usize::from(first == second);
            counted.within_one += usize::from(first.abs_diff(second) <= 1);
        }
        counted.exact_share = share(counted.exact, counted.pairs);
        counted.within_one_share = share(counted.within_one, counted.pairs);
        counted
    }

    /// Counts every two ratings within each group.
    pub(super) fn within(groups: impl Iterator<Item = Vec<usize>>) -> Self {
        Self::of(groups.flat_map(|group| every_two(&group)))
    }
}

fn every_two(group: &[usize]) -> Vec<(usize, usize)> {
    let rest = |at: usize| group.iter().skip(at + 1);
    group.iter().enumerate().flat_map(|(at, first)| rest(at).map(|second| (*first, *second))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of ratings are far below 2^53")]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
