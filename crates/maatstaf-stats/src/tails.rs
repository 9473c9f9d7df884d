//! Tails and quantiles of F, Student's t and chi-square.
//!
//! Written here since those of `statrs` 0.18 lose digits where tables are long: its incomplete beta function stops after 140 steps and
//! takes a difference of logarithms of gamma functions, which costs eight digits at a million degrees of freedom; its quantile of F
//! halves an interval to about ten digits.
#![expect(clippy::many_single_char_names, reason = "a, b, x and y are what every book calls them")]

use std::f64::consts::{LN_2, PI};

use statrs::function::gamma::{checked_gamma_ur, ln_gamma};

/// More steps than any continued fraction here takes: about the square root of the degrees of freedom.
const MOST_STEPS: u32 = 1_000_000;

/// The probability of more than `f` under F with `df1` and `df2` degrees of freedom.
pub(crate) fn f_above(f: f64, df1: f64, df2: f64) -> f64 {
    let whole = df1 * f + df2;
    if whole.is_finite() { beta_below(df2 / 2.0, df1 / 2.0, df2 / whole, df1 * f / whole) } else { 0.0 }
}

/// The probability of more than `t` in size, on either side, under Student's t.
pub(crate) fn t_beyond(t: f64, df: f64) -> f64 {
    f_above(t * t, 1.0, df)
}

/// The probability of more than `chi_square`.
pub(crate) fn chi_square_above(chi_square: f64, df: f64) -> f64 {
    checked_gamma_ur(df / 2.0, chi_square / 2.0).map_or(1.0, |above| above.clamp(0.0, 1.0))
}

/// The value that Student's t exceeds in size with probability `beyond`, on either side together.
pub(crate) fn t_quantile(beyond: f64, df: f64) -> f64 {
    f_quantile(beyond, 1.0, df).sqrt()
}

/// The value that F exceeds with probability `above`; infinite when it is beyond every number.
///
/// Newton's method on the logarithms of value and tail, kept within a bracket that shrinks.
pub(crate) fn f_quantile(above: f64, df1: f64, df2: f64) -> f64 {
    let tail = |u: f64| f_above(u.exp(), df1, df2);
    let (mut low, mut high) = (-1.0, 1.0);
    while tail(low) < above && low > -700.0 {
        low *= 2.0;
    }
    while tail(high) > above {
        if high > 350.0 {
            return f64::INFINITY;
        }
        high *= 2.0;
    }
    let mut u = f64::midpoint(low, high);
    for _ in 0..200 {
        let here = tail(u);
        if here > above {
            low = u;
        } else {
            high = u;
        }
        let slope = f_density_of_log(u, df1, df2) / here;
        let newton = u + (here / above).ln() / slope;
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - u).abs() <= f64::EPSILON * u.abs().max(0.25) {
            return next.exp();
        }
        u = next;
    }
    u.exp()
}

/// The density of the logarithm of F, at `u`.
fn f_density_of_log(u: f64, df1: f64, df2: f64) -> f64 {
    let part = df1 * u.exp();
    kernel(df1 / 2.0, df2 / 2.0, part / (part + df2), df2 / (part + df2))
}

/// The regularised incomplete beta function `I_x(a, b)`, given x and y = 1 - x, each to full precision.
fn beta_below(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let below = if x <= (a + 1.0) / (a + b + 2.0) {
        kernel(a, b, x, y) * fraction(a, b, x) / a
    } else {
        1.0 - kernel(b, a, y, x) * fraction(b, a, y) / b
    };
    below.clamp(0.0, 1.0)
}

/// x^a y^b / B(a, b), by Loader's saddle-point form (2000, "Fast and accurate computation of binomial probabilities").
fn kernel(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let exponent =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    (a / (2.0 * PI) * (b / n)).sqrt() * exponent.exp()
}

/// What Stirling's formula leaves out: ln(z!) - ((z + 1/2) ln z - z + ln(2 pi) / 2).
fn stirling_error(z: f64) -> f64 {
    if z < 16.0 {
        return ln_gamma(z + 1.0) - ((z + 0.5) * z.ln() - z + f64::midpoint(LN_2, PI.ln()));
    }
    let s = 1.0 / (z * z);
    let tail = 1.0 / 1260.0 - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * (691.0 / 360_360.0 - s / 156.0)));
    (1.0 / 12.0 - s * (1.0 / 360.0 - s * tail)) / z
}

/// x ln(x / m) + m - x, without cancellation where x is near m.
fn deviance(x: f64, m: f64) -> f64 {
    let v = (x - m) / (x + m);
    if v.abs() >= 0.1 {
        return x * (x / m).ln() + m - x;
    }
    let mut sum = (x - m) * v;
    let mut term = 2.0 * x * v;
    for j in 1..1_000 {
        term *= v * v;
        let next = sum + term / f64::from(2 * j + 1);
        if next.to_bits() == sum.to_bits() {
            break;
        }
        sum = next;
    }
    sum
}

/// The continued fraction of the incomplete beta function, by Lentz's method; it converges quickly for x below (a + 1) / (a + b + 2).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let away_from_0 = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_0(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_0(1.0 + even * d);
        c = away_from_0(1.0 + even / c);
        product *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_0(1.0 + odd * d);
        c = away_from_0(1.0 + odd / c);
        product *= d * c;
        if (d * c - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::{chi_square_above, f_above, f_quantile, t_beyond, t_quantile};

    fn near(have: f64, want: f64) -> bool {
        (have / want - 1.0).abs() < 5e-13
    }

    #[test]
    fn quantiles_of_f_and_t_have_twelve_digits() {
        // Computed to 40 digits.
        for (above, df1, df2, want) in [
            (0.025, 5.0, 15.0, 3.576_415_349_279_062),
            (0.025, 15.0, 5.0, 6.427_728_167_078_782),
            (0.025, 5.0, 18.0, 3.381_967_805_875_243),
            (0.025, 1.0, 1.0, 647.789_011_477_845_3),
            (0.025, 5.0, 4.786_1, 7.496_947_155_229_19),
            (0.025, 2000.0, 3000.0, 1.082_973_065_460_353_4),
        ] {
            assert!(near(f_quantile(above, df1, df2), want), "F {df1} {df2}");
        }
        for (df, want) in
            [(3.0, 3.182_446_305_283_71), (16.0, 2.119_905_299_221_255), (84.0, 1.988_609_666_975_709)]
        {
            assert!(near(t_quantile(0.05, df), want), "t {df}");
        }
    }

    #[test]
    fn tails_keep_their_digits_at_ten_million_degrees_of_freedom() {
        assert!(near(f_above(11.027_247_956_403_27, 5.0, 15.0), 0.000_134_566_516_484_336_9));
        assert!(near(f_above(1.5, 50.0, 70.0), 0.058_358_230_843_148_79));
        // Here a change of F by the last of its digits changes three digits of the tail.
        assert!((f_above(1.003, 999_999.0, 8_999_991.0) / 0.022_181_345_626_364_49 - 1.0).abs() < 2e-12);
        assert!((f_above(0.9985, 999_999.0, 8_999_991.0) / 0.842_885_127_728_029 - 1.0).abs() < 2e-12);
        assert!(near(t_beyond(2.119_905_299_221_255, 16.0), 0.05));
        assert!(near(chi_square_above(17.740_740_740_740_74, 5.0), 0.003_289_509_243_680_282));
    }

    #[test]
    fn extremes_are_no_trouble() {
        for tail in [1e-300, 1e-12, 0.5, 0.999_999] {
            for df in [0.01, 1.0, 1e7] {
                let value = f_quantile(tail, df, df);
                assert!(value >= 0.0 && !value.is_nan(), "{tail} {df}");
            }
        }
        assert!(chi_square_above(0.0, 3.0) >= 1.0);
        assert!(f_above(0.0, 3.0, 4.0) >= 1.0);
    }
}
