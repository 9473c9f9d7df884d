//! The normal distribution, to the same bit on every platform.
//!
//! Made of sums, products and quotients alone: what a platform's own `exp` and `ln` answer may differ in the last bit, and with it an
//! interval of a resampling that somebody repeats elsewhere.

use std::f64::consts::{FRAC_2_SQRT_PI, LOG2_E, SQRT_2};

/// Beyond this, nothing is left to tell from 0 and 1.
const END: f64 = 9.0;

/// The probability of at most `z`, to about 16 decimals.
///
/// `1/2 + density * (z + z^3/3 + z^5/(3*5) + ...)` (Marsaglia 2004, J Stat Softw 11:4).
pub(crate) fn below(z: f64) -> f64 {
    if z <= -END {
        return 0.0;
    }
    if z >= END {
        return 1.0;
    }
    let (mut term, mut sum, mut odd) = (z, 0.0, 1.0);
    while (sum + term).to_bits() != sum.to_bits() {
        sum += term;
        odd += 2.0;
        term *= z * z / odd;
    }
    let density = exp(-z * z / 2.0) * FRAC_2_SQRT_PI / (2.0 * SQRT_2);
    (0.5 + density * sum).clamp(0.0, 1.0)
}

/// The `z` that is exceeded with probability `1 - p`, for `p` between 0 and 1; by halving.
pub(crate) fn quantile(p: f64) -> f64 {
    let (mut low, mut high) = (-END, END);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if below(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The exponential of a number between -700 and 0.
fn exp(x: f64) -> f64 {
    // ln 2 in two parts, of which the first has room for the product with a power.
    const HIGH: f64 = 6.931_471_803_691_238e-1;
    const LOW: f64 = 1.908_214_929_270_587_7e-10;
    let power = (x * LOG2_E).round();
    let rest = x - power * HIGH - power * LOW;
    let series = (1..=14).rev().fold(1.0, |sum, k| 1.0 + sum * rest / f64::from(k));
    let steps = (0..1_024).take_while(|step| f64::from(*step) < -power);
    steps.fold(series, |value, _| value / 2.0)
}

#[cfg(test)]
mod tests {
    use super::{below, exp, quantile};

    #[test]
    fn the_tables_of_the_normal_distribution_are_met() {
        let near = |have: f64, want: f64| (have - want).abs() < 4e-16;
        assert!(near(below(0.0), 0.5) && near(below(1.0), 0.841_344_746_068_542_9));
        assert!(near(below(-1.96), 0.024_997_895_148_220_435) && near(below(-6.0), 9.865_876_450_376_98e-10));
        assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
        assert!((quantile(0.025) + 1.959_963_984_540_054).abs() < 1e-14);
        assert!(
            (exp(-1.0) - 0.367_879_441_171_442_33).abs() < 1e-16
                && (exp(-40.5) / (-40.5_f64).exp() - 1.0).abs() < 1e-15
        );
    }
}
