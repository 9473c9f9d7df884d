//! Intervals and tests, as statistics on values report them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::tails::{chi_square_above, f_above, t_beyond, t_quantile};
use crate::undefined::Undefined;

/// A confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// The confidence, above 0 and below 1: 0.95 for 95%.
    pub level: f64,
    /// The lower limit, in the unit of the estimate.
    pub lower: f64,
    /// The upper limit, in the unit of the estimate.
    pub upper: f64,
}

/// A test by Fisher's F.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FTest {
    /// The ratio of two mean squares, at least 0.
    pub f: f64,
    /// The degrees of freedom of the upper mean square.
    pub df1: f64,
    /// The degrees of freedom of the lower mean square.
    pub df2: f64,
    /// The probability of a larger F by chance, 0 to 1.
    pub p: f64,
}

/// A test by Student's t.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TTest {
    /// The estimate over its standard error.
    pub t: f64,
    /// The degrees of freedom.
    pub df: f64,
    /// The probability of a t at least as far from 0 by chance, 0 to 1.
    pub p: f64,
}

/// A test by chi-square.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChiSquareTest {
    /// The statistic, at least 0.
    pub chi_square: f64,
    /// The degrees of freedom.
    pub df: f64,
    /// The probability of a larger value by chance, 0 to 1.
    pub p: f64,
}

/// An estimate whose error follows Student's t.
///
/// # Example
/// ```
/// use maatstaf_stats::TEstimate;
/// let bias = TEstimate { value: 2.0, standard_error: Some(0.5), df: 16 };
/// let interval = bias.interval(0.95)?; // 2 plus and minus 2.12 standard errors
/// assert!((interval.lower - 0.94).abs() < 0.001 && (interval.upper - 3.06).abs() < 0.001);
/// assert_eq!(bias.t_test()?.t, 4.0);
/// # Ok::<(), maatstaf_stats::Undefined>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TEstimate {
    /// The estimate.
    pub value: f64,
    /// Its standard error, at least 0; none when no degrees of freedom are left.
    pub standard_error: Option<f64>,
    /// The degrees of freedom of the standard error.
    pub df: usize,
}

impl TEstimate {
    /// The interval of Student's t: the estimate plus and minus a quantile of t times its standard error.
    ///
    /// # Errors
    /// [`Undefined::Level`], and [`Undefined::NoFreedom`] when there is no standard error.
    pub fn interval(&self, level: f64) -> Result<Interval, Undefined> {
        let beyond = outside(level)?;
        let error = self.standard_error.filter(|_| self.df > 0).ok_or(Undefined::NoFreedom)?;
        let reach = finite(t_quantile(beyond, self.df as f64) * error)?;
        Ok(Interval { level, lower: finite(self.value - reach)?, upper: finite(self.value + reach)? })
    }

    /// The test against 0, on both sides.
    ///
    /// # Errors
    /// [`Undefined::NoFreedom`] when there is no standard error, and [`Undefined::NoSpread`] when it is 0.
    pub fn t_test(&self) -> Result<TTest, Undefined> {
        let error = self.standard_error.filter(|_| self.df > 0).ok_or(Undefined::NoFreedom)?;
        if error <= 0.0 {
            return Err(Undefined::NoSpread);
        }
        let (t, df) = (finite(self.value / error)?, self.df as f64);
        Ok(TTest { t, df, p: t_beyond(t, df) })
    }
}

impl FTest {
    /// The test of two mean squares; none when the lower one is 0.
    pub(crate) fn of(above: f64, below: f64, df1: f64, df2: f64) -> Option<Self> {
        let f = above / below;
        (f.is_finite() && df1 > 0.0 && df2 > 0.0).then(|| Self { f, df1, df2, p: f_above(f, df1, df2) })
    }
}

impl ChiSquareTest {
    pub(crate) fn of(chi_square: f64, df: f64) -> Self {
        Self { chi_square, df, p: chi_square_above(chi_square, df) }
    }
}

/// The probability outside an interval.
pub(crate) fn outside(level: f64) -> Result<f64, Undefined> {
    if level > 0.0 && level < 1.0 { Ok(1.0 - level) } else { Err(Undefined::Level) }
}

/// The number itself when it is one; values of a scale can be too large to be squared.
pub(crate) fn finite(value: f64) -> Result<f64, Undefined> {
    if value.is_finite() { Ok(value) } else { Err(Undefined::Scale) }
}

/// Whether a sum of squares is no more than values that are equal up to this noise leave.
///
/// Roots are compared, since the square of a noise can be infinite where a sum of squares is.
pub(crate) fn is_noise(squares: f64, count: f64, noise: f64) -> bool {
    squares.sqrt() <= count.sqrt() * noise
}
