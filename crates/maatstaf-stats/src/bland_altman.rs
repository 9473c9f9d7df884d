//! Two raters laid side by side after Bland and Altman.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::inference::{Interval, TEstimate, finite, is_noise, outside};
use crate::table::Table;
use crate::tails::t_quantile;
use crate::undefined::Undefined;

/// How many standard deviations the limits of agreement lie from the bias: 95% of a normal distribution (Bland & Altman 1999).
const REACH: f64 = 1.96;

/// How far two raters differ: their bias, and the limits within which about 95% of their differences lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BlandAltman {
    /// The number of units that both rated, at least 2.
    pub pairs: usize,
    /// The mean difference, the first rater less the second, with its standard error.
    pub bias: TEstimate,
    /// The confidence interval of the bias, by Student's t.
    pub bias_interval: Interval,
    /// The standard deviation of the differences, at least 0.
    pub sd: f64,
    /// The lower limit of agreement: the bias less 1.96 standard deviations.
    pub lower: Limit,
    /// The upper limit of agreement: the bias plus 1.96 standard deviations.
    pub upper: Limit,
}

/// A limit of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Limit {
    /// The limit, in the unit of the ratings.
    pub value: f64,
    /// Its confidence interval.
    pub interval: Interval,
}

/// Lays two raters, counted from 0, side by side on the units that both rated.
///
/// The standard error of a limit is s sqrt(1/n + 1.96^2 / (2(n - 1))), with s the standard deviation of n differences (Bland & Altman
/// 1999, Statistical Methods in Medical Research 8:135-160; the 1986 paper in The Lancet rounds 1.96 to 2 and the error to
/// s sqrt(3/n)). Intervals take Student's t with n - 1 degrees of freedom. The method supposes that differences are about normal and do
/// not grow with the value; see [`proportional_bias`] for the second.
///
/// # Errors
/// [`Undefined::Level`], [`Undefined::NoSuchRater`], and [`Undefined::TooFewUnits`] when fewer than 2 units were rated by both.
///
/// # Example
/// ```
/// use maatstaf_stats::{Ratings, Scale, bland_altman};
/// let unit = |first, second| [Some(first), Some(second)];
/// let rows = [unit(2.0, 1.0), unit(3.0, 3.0), unit(4.0, 2.0), unit(3.0, 2.0)];
/// let ratings = Ratings::from_rows(Scale::points(0, 4)?, 2, &rows)?;
/// let pair = bland_altman(&ratings, 0, 1, 0.95)?;
/// assert_eq!(pair.bias.value, 1.0); // the first gives one point more,
/// assert!(pair.bias_interval.lower < 0.0); // but four units do not show that she always would
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn bland_altman(
    table: &impl Table,
    first: usize,
    second: usize,
    level: f64,
) -> Result<BlandAltman, Undefined> {
    let beyond = outside(level)?;
    let differences: Vec<f64> =
        pairs(table, first, second)?.iter().map(|(_, difference)| *difference).collect();
    let pairs = differences.len();
    if pairs < 2 {
        return Err(Undefined::TooFewUnits { have: pairs, need: 2 });
    }
    let (n, lens) = (pairs as f64, table.lens());
    let centre = mean(&differences);
    let spread = (differences.iter().map(|d| (d - centre).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let mean = centre * lens.step;
    let sd = if spread <= lens.noise { 0.0 } else { spread * lens.step };
    let bias =
        TEstimate { value: finite(mean)?, standard_error: Some(finite(sd / n.sqrt())?), df: pairs - 1 };
    let error = sd * (1.0 / n + REACH * REACH / (2.0 * (n - 1.0))).sqrt();
    let reach = t_quantile(beyond, n - 1.0) * error;
    let limit = |value: f64| {
        let interval = Interval { level, lower: finite(value - reach)?, upper: finite(value + reach)? };
        Ok(Limit { value, interval })
    };
    Ok(BlandAltman {
        pairs,
        bias,
        bias_interval: bias.interval(level)?,
        sd,
        lower: limit(mean - REACH * sd)?,
        upper: limit(mean + REACH * sd)?,
    })
}

/// How the difference of two raters, counted from 0, changes with the value: the slope of the difference on the mean of the two.
///
/// The slope is that of least squares over the units that both rated, 0 when the difference is the same for low and high values; its
/// test tells whether limits of agreement that are constant are in order (Bland & Altman 1999). A rater who spreads units
/// less than the other has a negative slope as the first.
///
/// # Errors
/// [`Undefined::NoSuchRater`], [`Undefined::TooFewUnits`] when fewer than 3 units were rated by both, and [`Undefined::NoSpread`] when
/// they all have the same mean.
///
/// # Example
/// ```
/// use maatstaf_stats::{Measures, proportional_bias};
/// let unit = |first, second| [Some(first), Some(second)];
/// let table = Measures::from_rows(2, &[unit(3.0, 1.0), unit(6.0, 2.0), unit(9.0, 3.0)])?;
/// // The first rater gives three times as much: the difference 2, 4, 6 beside the mean 2, 4, 6.
/// assert_eq!(proportional_bias(&table, 0, 1)?.value, 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn proportional_bias(table: &impl Table, first: usize, second: usize) -> Result<TEstimate, Undefined> {
    let pairs = pairs(table, first, second)?;
    if pairs.len() < 3 {
        return Err(Undefined::TooFewUnits { have: pairs.len(), need: 3 });
    }
    let (means, differences): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    let (x, y) = (mean(&means), mean(&differences));
    let (mut xx, mut xy) = (0.0, 0.0);
    for (mean, difference) in means.iter().zip(&differences) {
        xx += (mean - x).powi(2);
        xy += (mean - x) * (difference - y);
    }
    let largest = means.iter().fold(0.0, |most: f64, mean| most.max(mean.abs()));
    let noise = table.lens().noise + 8.0 * f64::EPSILON * largest;
    if is_noise(xx, means.len() as f64, noise) {
        return Err(Undefined::NoSpread);
    }
    let slope = finite(xy / xx)?;
    let rest = |(mean, difference): (&f64, &f64)| (difference - y - slope * (mean - x)).powi(2);
    let squares: f64 = means.iter().zip(&differences).map(rest).sum();
    let df = means.len() - 2;
    Ok(TEstimate { value: slope, standard_error: Some(finite((squares / df as f64 / xx).sqrt())?), df })
}

/// Of each unit that both rated: the mean of the two, and the first less the second, as numbers of the table's lens.
fn pairs(table: &impl Table, first: usize, second: usize) -> Result<Vec<(f64, f64)>, Undefined> {
    if let Some(rater) = [first, second].into_iter().find(|rater| *rater >= table.raters()) {
        return Err(Undefined::NoSuchRater { rater });
    }
    let mut pairs = Vec::new();
    table.each(&table.lens(), |_, row| {
        if let (Some(a), Some(b)) = (row.get(first), row.get(second))
            && !(a - b).is_nan()
        {
            pairs.push((f64::midpoint(*a, *b), a - b));
        }
    });
    Ok(pairs)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
