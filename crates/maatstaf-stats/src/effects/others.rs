//! How each rater stands beside the rest.
#![expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: lists have a place per rater, and counts a place per code with one to either side"
)]

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moments::PairMoments;
use crate::inference::finite;
use crate::ratings::{MISSING, Ratings};
use crate::table::{Grid, numbers};
use crate::undefined::Undefined;

/// How a rater agrees with the other raters of the same units.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WithOthers {
    /// The rater, counted from 0.
    pub rater: usize,
    /// How many units the rater and at least one other rated, at least 1.
    pub units: usize,
    /// The mean over these units of the rater's value less the mean of the others: above 0 for a rater who gives more.
    pub difference: f64,
    /// The share of comparisons with one other rater on one unit that are equal, 0 to 1.
    pub exact: f64,
    /// The share of such comparisons that are equal or neighbouring values of the scale, 0 to 1.
    pub within_one: f64,
    /// Pearson's correlation with the mean of the others over these units, -1 to 1; none below three units, or where either does not vary.
    pub consistency: Option<f64>,
}

/// Compares each rater with the others, on the units that the rater and at least one other rated.
///
/// The difference mixes in which others happened to rate the same units; [`Severity`](crate::Severity) takes that into account. The
/// mean of the others is of those who rated the unit, so it is steadier where there are many.
///
/// Each rater has an answer of its own, in their order.
///
/// # Errors
/// [`Undefined::TooFewRaters`] below 2 and [`Undefined::NoUnits`] without ratings. Of one rater: [`Undefined::NoPairs`] when no other
/// rated the same units.
///
/// # Example
/// ```
/// use maatstaf_stats::{Ratings, Scale, agreement_with_others};
/// let rows = [[Some(1.0), Some(1.0), Some(3.0)], [Some(2.0), Some(3.0), Some(4.0)]];
/// let ratings = Ratings::from_rows(Scale::points(0, 4)?, 3, &rows)?;
/// let last = agreement_with_others(&ratings)?[2]?;
/// assert_eq!(last.difference, 1.75); // 3 beside 1 and 1, 4 beside 2 and 3
/// assert_eq!((last.exact, last.within_one), (0.0, 0.25)); // only 4 and 3 are neighbours
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn agreement_with_others(ratings: &Ratings) -> Result<Vec<Result<WithOthers, Undefined>>, Undefined> {
    let raters = ratings.raters();
    if raters < 2 {
        return Err(Undefined::TooFewRaters { have: raters, need: 2 });
    }
    let lens = ratings.lens();
    let numbers = numbers(ratings, &lens);
    let mut beside = vec![Beside::default(); raters];
    let mut counts = [0_usize; 258];
    for row in ratings.rows() {
        compare(row, &numbers, &mut counts, &mut beside);
    }
    if beside.iter().all(|beside| beside.ratings == 0) {
        return Err(Undefined::NoUnits);
    }
    Ok(beside.iter().enumerate().map(|(rater, beside)| beside.answer(rater, lens.step)).collect())
}

/// What one rater's comparisons add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Beside {
    ratings: usize,
    comparisons: usize,
    equal: usize,
    near: usize,
    /// The rater's numbers beside the means of the others.
    means: PairMoments,
}

impl Beside {
    fn answer(&self, rater: usize, step: f64) -> Result<WithOthers, Undefined> {
        let units = self.means.first.count;
        if units == 0 {
            return Err(Undefined::NoPairs);
        }
        let share = |count: usize| count as f64 / self.comparisons as f64;
        Ok(WithOthers {
            rater,
            units,
            difference: finite((self.means.first.sum - self.means.second.sum) / units as f64 * step)?,
            exact: share(self.equal),
            within_one: share(self.near),
            consistency: self.means.correlation(),
        })
    }
}

/// Compares the raters of one unit; `counts` has code c at place c + 1, and is all 0 before and after.
fn compare(row: &[u8], numbers: &[f64; 256], counts: &mut [usize; 258], beside: &mut [Beside]) {
    let present = || row.iter().enumerate().filter(|(_, code)| **code != MISSING);
    let (mut count, mut sum) = (0_usize, 0.0);
    for (_, code) in present() {
        count += 1;
        sum += numbers[usize::from(*code)];
        counts[usize::from(*code) + 1] += 1;
    }
    for (rater, code) in present() {
        let beside = &mut beside[rater];
        beside.ratings += 1;
        if count > 1 {
            let (at, number) = (usize::from(*code) + 1, numbers[usize::from(*code)]);
            beside.comparisons += count - 1;
            beside.equal += counts[at] - 1;
            beside.near += counts[at - 1] + counts[at] + counts[at + 1] - 1;
            beside.means.add(number, (sum - number) / (count - 1) as f64);
        }
    }
    for (_, code) in present() {
        counts[usize::from(*code) + 1] = 0;
    }
}
