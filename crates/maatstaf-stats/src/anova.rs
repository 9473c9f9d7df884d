//! The variance of a complete table, taken apart into units, raters and the rest.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::inference::{FTest, finite, is_noise};
use crate::table::{Lens, Table};
use crate::undefined::Undefined;

/// The two-way analysis of variance of a complete table, which all intraclass correlations come from.
///
/// With n units and k raters: a mean square is a sum of squares over its degrees of freedom, n - 1 for units, k - 1 for raters,
/// (n - 1)(k - 1) for the residual and n(k - 1) within units, which is raters and residual together (Shrout & Fleiss 1979, table 2).
///
/// On an evenly spaced scale the sums are sums of whole numbers and so exact. Elsewhere values are centred before they are squared, so
/// that small differences between large values keep their digits.
///
/// # Example
/// ```
/// use maatstaf_stats::{IccForm, Ratings, Scale, TwoWay};
/// let unit = |first, second| [Some(first), Some(second)];
/// let ratings = Ratings::from_rows(Scale::points(0, 4)?, 2, &[unit(1.0, 2.0), unit(2.0, 3.0), unit(3.0, 4.0)])?;
/// let analysis = TwoWay::of(&ratings)?;
/// assert_eq!(analysis.ms_residual, 0.0); // the second rater is one point milder, throughout
/// assert_eq!(analysis.icc(IccForm::Consistency, 0.95)?.value, 1.0); // so they rank alike
/// assert_eq!(analysis.icc(IccForm::Agreement, 0.95)?.value, 2.0 / 3.0); // but do not agree
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TwoWay {
    /// The number of units, at least 2.
    pub units: usize,
    /// The number of raters, at least 2.
    pub raters: usize,
    /// The mean of all values.
    pub mean: f64,
    /// The mean square of units, at least 0.
    pub ms_units: f64,
    /// The mean square of raters, at least 0.
    pub ms_raters: f64,
    /// The mean square of what neither units nor raters explain, at least 0.
    pub ms_residual: f64,
    /// The mean square within units, at least 0.
    pub ms_within: f64,
}

/// Sums of squares in the numbers of a [`Lens`].
struct Squares {
    mean: f64,
    units: f64,
    raters: f64,
    residual: f64,
}

impl TwoWay {
    /// Analyses a complete table, in one or two passes over it.
    ///
    /// # Errors
    /// [`Undefined::TooFewRaters`] and [`Undefined::TooFewUnits`] below 2, [`Undefined::Incomplete`] when a value is missing (see
    /// [`Table::complete`]), and [`Undefined::NoVariation`] when all values are equal.
    pub fn of(table: &impl Table) -> Result<Self, Undefined> {
        let (units, raters) = complete_size(table)?;
        let lens = table.lens();
        let squares = match table.exact() {
            Some(codes) => exact(codes, raters),
            None => centred(table, &lens),
        };
        let (n, k) = (units as f64, raters as f64);
        let square = lens.step * lens.step;
        let mean_square = |sum: f64, df: f64| finite(sum * square / df);
        let analysis = Self {
            units,
            raters,
            mean: finite(lens.offset + lens.step * squares.mean)?,
            ms_units: mean_square(squares.units, n - 1.0)?,
            ms_raters: mean_square(squares.raters, k - 1.0)?,
            ms_residual: mean_square(squares.residual, (n - 1.0) * (k - 1.0))?,
            ms_within: mean_square(squares.raters + squares.residual, n * (k - 1.0))?,
        };
        if analysis.ms_units + analysis.ms_within > 0.0 {
            Ok(analysis)
        } else {
            Err(Undefined::NoVariation { agreement: 1.0 })
        }
    }

    /// The test whether units differ, against the residual: F of units.
    pub fn units_test(&self) -> Option<FTest> {
        let df = (self.units - 1) as f64;
        FTest::of(self.ms_units, self.ms_residual, df, df * (self.raters - 1) as f64)
    }

    /// The test whether raters differ in their means, against the residual: F of raters.
    pub fn raters_test(&self) -> Option<FTest> {
        let df = (self.raters - 1) as f64;
        FTest::of(self.ms_raters, self.ms_residual, df, df * (self.units - 1) as f64)
    }
}

/// The units and raters of a table that is complete, with two of either.
pub(crate) fn complete_size(table: &impl Table) -> Result<(usize, usize), Undefined> {
    let (units, raters) = (table.units(), table.raters());
    if raters < 2 {
        return Err(Undefined::TooFewRaters { have: raters, need: 2 });
    }
    if units < 2 {
        return Err(Undefined::TooFewUnits { have: units, need: 2 });
    }
    match table.missing() {
        0 => Ok((units, raters)),
        missing => Err(Undefined::Incomplete { missing }),
    }
}

/// Sums of whole numbers, of a table of codes.
///
/// Each sum of squares is taken times n k, which is a whole number as well, and divided once at the end. A table of 10^10 codes below
/// 100 stays below 10^34, far within 128 bits.
fn exact(codes: &[u8], raters: usize) -> Squares {
    let sums = Sums::of(codes, raters);
    let n = (codes.len() / raters.max(1)) as u128;
    let k = raters as u128;
    let total: u128 = sums.raters.iter().map(|sum| u128::from(*sum)).sum();
    let of_raters: u128 = sums.raters.iter().map(|sum| u128::from(*sum) * u128::from(*sum)).sum();
    let (square, raters) = (total * total, k * of_raters);
    let units = n * sums.units_squared;
    let all = (n * k) as f64;
    Squares {
        mean: total as f64 / all,
        units: (units - square) as f64 / all,
        raters: (raters - square) as f64 / all,
        residual: (n * k * u128::from(sums.squared) + square - units - raters) as f64 / all,
    }
}

/// The sums that an analysis of codes needs.
struct Sums {
    /// Of each rater: the sum of all codes.
    raters: Vec<u64>,
    /// Over all units: the square of the sum of the codes.
    units_squared: u128,
    /// Over all codes: the square.
    squared: u64,
}

impl Sums {
    /// One pass over the table; the usual numbers of raters have a pass of their own, which a compiler can unroll.
    fn of(codes: &[u8], raters: usize) -> Self {
        match raters {
            2 => Self::of_few::<2>(codes),
            3 => Self::of_few::<3>(codes),
            4 => Self::of_few::<4>(codes),
            5 => Self::of_few::<5>(codes),
            6 => Self::of_few::<6>(codes),
            7 => Self::of_few::<7>(codes),
            8 => Self::of_few::<8>(codes),
            9 => Self::of_few::<9>(codes),
            10 => Self::of_few::<10>(codes),
            12 => Self::of_few::<12>(codes),
            _ => Self::of_many(codes, raters),
        }
    }

    fn of_few<const K: usize>(codes: &[u8]) -> Self {
        let mut sums = Self { raters: vec![0; K], units_squared: 0, squared: 0 };
        let (rows, _) = codes.as_chunks::<K>();
        // INVARIANT: a part of 2^16 units of at most 12 codes below 100 fits: 2^16 x 1200^2 < 2^37 and 2^16 x 100 < 2^32.
        for part in rows.chunks(1 << 16) {
            let (mut raters, mut units_squared, mut squared) = ([0_u32; K], 0_u64, 0_u64);
            for row in part {
                let mut unit = 0_u32;
                let mut of_row = 0_u32;
                for (rater, code) in raters.iter_mut().zip(row) {
                    let code = u32::from(*code);
                    *rater += code;
                    unit += code;
                    of_row += code * code;
                }
                units_squared += u64::from(unit * unit);
                squared += u64::from(of_row);
            }
            sums.add(&raters, units_squared, squared);
        }
        sums
    }

    fn of_many(codes: &[u8], raters: usize) -> Self {
        let mut sums = Self { raters: vec![0; raters], units_squared: 0, squared: 0 };
        let mut part_sums = vec![0_u32; raters];
        // INVARIANT: 2^16 units of at most 1000 codes below 100 fit: 2^16 x (10^5)^2 < 2^64.
        for part in codes.chunks(raters.max(1) << 16) {
            let (mut units_squared, mut squared) = (0_u64, 0_u64);
            for row in part.chunks_exact(raters.max(1)) {
                let unit: u32 = row.iter().map(|code| u32::from(*code)).sum();
                squared += u64::from(row.iter().map(|code| u32::from(*code) * u32::from(*code)).sum::<u32>());
                units_squared += u64::from(unit) * u64::from(unit);
                for (sum, code) in part_sums.iter_mut().zip(row) {
                    *sum += u32::from(*code);
                }
            }
            sums.add(&part_sums, units_squared, squared);
            part_sums.fill(0);
        }
        sums
    }

    fn add(&mut self, raters: &[u32], units_squared: u64, squared: u64) {
        for (sum, part) in self.raters.iter_mut().zip(raters) {
            *sum += u64::from(*part);
        }
        self.units_squared += u128::from(units_squared);
        self.squared += squared;
    }
}

/// Sums of squares about means, in two passes: means first, then what is left of them.
fn centred(table: &impl Table, lens: &Lens) -> Squares {
    let (n, k) = (table.units() as f64, table.raters() as f64);
    let mut means = vec![0.0; table.raters()];
    table.each(lens, |_, row| means.iter_mut().zip(row).for_each(|(sum, number)| *sum += number));
    for sum in &mut means {
        *sum /= n;
    }
    let mean = means.iter().sum::<f64>() / k;
    let (mut units, mut residual) = (0.0, 0.0);
    table.each(lens, |_, row| {
        let above = row.iter().sum::<f64>() / k - mean;
        units += above * above;
        let rest = |(number, rater): (&f64, &f64)| (number - rater - above).powi(2);
        residual += row.iter().zip(&means).map(rest).sum::<f64>();
    });
    let raters = n * means.iter().map(|rater| (rater - mean).powi(2)).sum::<f64>();
    let clear = |sum: f64| if is_noise(sum, n * k, lens.noise) { 0.0 } else { sum };
    Squares { mean, units: clear(k * units), raters: clear(raters), residual: clear(residual) }
}
