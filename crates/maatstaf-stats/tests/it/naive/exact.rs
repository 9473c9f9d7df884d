//! Exact fractions, and how far a number may lie from one.

use num_rational::BigRational;
use num_traits::{FromPrimitive, ToPrimitive, Zero};

/// An exact fraction of any size.
pub(crate) type Q = BigRational;

/// A whole number.
pub(crate) fn whole(number: usize) -> Q {
    Q::from_integer(number.into())
}

/// The fraction that a floating number stands for, exactly.
pub(crate) fn exactly(number: f64) -> Q {
    Q::from_f64(number).unwrap_or_else(Q::zero)
}

/// The nearest floating number.
pub(crate) fn nearest(fraction: &Q) -> f64 {
    fraction.to_f64().unwrap_or(f64::NAN)
}

/// The mean of some fractions; nothing when there is none.
pub(crate) fn mean(fractions: &[Q]) -> Option<Q> {
    if fractions.is_empty() {
        return None;
    }
    Some(fractions.iter().sum::<Q>() / whole(fractions.len()))
}

/// Whether a number is the fraction, but for the rounding of floating numbers: 1e-12 of it, or of 1 when it is smaller.
///
/// Of 1, since a coefficient is a difference of shares: one that should be 0 carries the rounding of those shares.
pub(crate) fn same(number: f64, fraction: &Q) -> bool {
    let expected = nearest(fraction);
    (number - expected).abs() <= 1e-12 * expected.abs().max(1.0)
}
