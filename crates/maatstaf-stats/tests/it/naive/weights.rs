//! How much two categories agree, from 0 to 1, as the definitions say.

use num_traits::{One, Zero};

use super::exact::{Q, exactly, whole};

/// A weight for each pair of categories.
pub(crate) type Weights = Vec<Vec<Q>>;

/// The weight of each pair of positions on the scale, by a rule.
fn table(categories: usize, rule: impl Fn(usize, usize) -> Q) -> Weights {
    (0..categories).map(|k| (0..categories).map(|l| rule(k, l)).collect()).collect()
}

/// 1 for the same category, 0 for another.
pub(crate) fn identity(scale: &[f64]) -> Weights {
    table(scale.len(), |k, l| if k == l { Q::one() } else { Q::zero() })
}

/// 1 - |x - y| / (highest - lowest).
pub(crate) fn linear(scale: &[f64]) -> Weights {
    by_distance(scale, |distance| distance)
}

/// 1 - (x - y)^2 / (highest - lowest)^2.
pub(crate) fn quadratic(scale: &[f64]) -> Weights {
    by_distance(scale, |distance| &distance * &distance)
}

/// 1 - C(|k - l| + 1, 2) / C(q, 2), from positions alone.
pub(crate) fn ordinal(scale: &[f64]) -> Weights {
    let pairs = |n: usize| whole(n * n.saturating_sub(1) / 2);
    let most = pairs(scale.len());
    table(scale.len(), |k, l| if k == l { Q::one() } else { Q::one() - pairs(k.abs_diff(l) + 1) / &most })
}

/// 1 less a power of the distance, as a share of the longest distance.
fn by_distance(scale: &[f64], power: impl Fn(Q) -> Q) -> Weights {
    let value = |at: usize| scale.get(at).copied().map_or_else(Q::zero, exactly);
    let longest = value(scale.len().saturating_sub(1)) - value(0);
    let share = |k: usize, l: usize| {
        if k == l { Q::zero() } else { power((value(k.max(l)) - value(k.min(l))) / &longest) }
    };
    table(scale.len(), |k, l| Q::one() - share(k, l))
}

/// The disagreement that a weight leaves, or the weight that a disagreement leaves: 1 less each.
pub(crate) fn one_less(weights: &Weights) -> Weights {
    weights.iter().map(|row| row.iter().map(|weight| Q::one() - weight).collect()).collect()
}
