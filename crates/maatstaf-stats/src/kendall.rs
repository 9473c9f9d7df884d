//! Kendall's coefficient of concordance.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::anova::complete_size;
use crate::inference::{ChiSquareTest, finite};
use crate::table::{Lens, Table};
use crate::undefined::Undefined;

/// Kendall's W: how far raters put the units in the same order, from 0 (no order in common) to 1 (the same order).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KendallW {
    /// The number of units that were put in order, at least 2.
    pub units: usize,
    /// The number of raters, at least 2.
    pub raters: usize,
    /// W corrected for ties, 0 to 1.
    pub w: f64,
    /// W as if there were no ties, 0 to 1; it cannot reach 1 when there are.
    pub w_uncorrected: f64,
    /// The test whether the orders have anything in common, from the corrected W.
    pub test: ChiSquareTest,
}

/// Computes Kendall's W on a complete table, each rater's units ranked with shared ranks for ties.
///
/// With m raters, n units, S the sum of squared deviations of the units' rank sums, and T the sum over raters and their groups of t
/// tied units of t^3 - t: W = 12 S / (m^2 (n^3 - n) - m T), and without the correction 12 S / (m^2 (n^3 - n)). The test takes
/// m (n - 1) W as a chi-square with n - 1 degrees of freedom, which is good from about seven units on (Kendall & Babington Smith 1939,
/// Annals of Mathematical Statistics 10:275-287; Siegel & Castellan 1988, chapter 9).
///
/// # Errors
/// [`Undefined::TooFewRaters`] and [`Undefined::TooFewUnits`] below 2, [`Undefined::Incomplete`] when a value is missing, and
/// [`Undefined::NoSpread`] when every rater gave all units the same.
///
/// # Example
/// ```
/// use maatstaf_stats::{Measures, kendall_w};
/// // Different yardsticks, the same order.
/// let unit = |first, second| [Some(first), Some(second)];
/// let table = Measures::from_rows(2, &[unit(1.0, 100.0), unit(2.0, 900.0), unit(3.0, 901.0)])?;
/// assert_eq!(kendall_w(&table)?.w, 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn kendall_w(table: &impl Table) -> Result<KendallW, Undefined> {
    let (units, raters) = complete_size(table)?;
    let ranks = match table.exact() {
        Some(codes) => Ranks::of_codes(codes, raters),
        None => Ranks::of_numbers(table, &table.lens()),
    };
    let (n, m) = (units as u128, raters as u128);
    let all = m * m * (n * n * n - n);
    let free = all - m * ranks.ties;
    if free == 0 {
        return Err(Undefined::NoSpread);
    }
    // Ranks are doubled, so that shared ones are whole: S is four times as large.
    let w = finite((3 * ranks.spread(m)) as f64 / free as f64)?;
    let w_uncorrected = (3 * ranks.spread(m)) as f64 / all as f64;
    let df = (units - 1) as f64;
    Ok(KendallW { units, raters, w, w_uncorrected, test: ChiSquareTest::of(raters as f64 * df * w, df) })
}

/// The ranks that units got.
struct Ranks {
    /// Of each unit: twice the sum of its ranks.
    sums: Vec<u64>,
    /// Over all raters and groups of t tied units: t^3 - t.
    ties: u128,
}

impl Ranks {
    /// Ranks by counting: of each rater, how many units got each code.
    fn of_codes(codes: &[u8], raters: usize) -> Self {
        let mut counts = vec![[0_u64; 256]; raters];
        for row in codes.chunks_exact(raters) {
            for (count, code) in counts.iter_mut().zip(row) {
                if let Some(count) = count.get_mut(usize::from(*code)) {
                    *count += 1;
                }
            }
        }
        let mut ties = 0;
        for count in &mut counts {
            let mut below = 0;
            for tied in count {
                ties += tie(*tied);
                let rank = 2 * below + *tied + 1;
                below += *tied;
                *tied = rank;
            }
        }
        let rank =
            |(ranks, code): (&[u64; 256], &u8)| ranks.get(usize::from(*code)).copied().unwrap_or_default();
        let sum = |row: &[u8]| counts.iter().zip(row).map(rank).sum();
        Self { sums: codes.chunks_exact(raters).map(sum).collect(), ties }
    }

    /// Ranks by sorting.
    fn of_numbers(table: &impl Table, lens: &Lens) -> Self {
        let mut columns = vec![Vec::with_capacity(table.units()); table.raters()];
        table.each(lens, |unit, row| {
            columns.iter_mut().zip(row).for_each(|(column, number)| column.push((*number, unit)));
        });
        let mut ranks = Self { sums: vec![0; table.units()], ties: 0 };
        for mut column in columns {
            column.sort_unstable_by(|(a, _), (b, _)| a.total_cmp(b));
            let mut below = 0;
            // Adding 0 makes -0 equal to 0 in a comparison that is total.
            for group in column.chunk_by(|(a, _), (b, _)| (a + 0.0).total_cmp(&(b + 0.0)).is_eq()) {
                let tied = group.len() as u64;
                ranks.ties += tie(tied);
                for (_, unit) in group {
                    if let Some(sum) = ranks.sums.get_mut(*unit) {
                        *sum += 2 * below + tied + 1;
                    }
                }
                below += tied;
            }
        }
        ranks
    }

    /// The sum of squared deviations of the doubled sums from their mean, m (n + 1).
    fn spread(&self, raters: u128) -> u128 {
        let mean = raters * (self.sums.len() as u128 + 1);
        self.sums.iter().map(|sum| mean.abs_diff(u128::from(*sum)).pow(2)).sum()
    }
}

fn tie(units: u64) -> u128 {
    let units = u128::from(units);
    units * units * units - units
}
