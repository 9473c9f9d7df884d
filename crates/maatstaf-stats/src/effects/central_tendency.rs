//! Whether a rater keeps to the middle.
#![expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: lists have a place per rater or per two raters, and raters stay below their number"
)]

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moments::Moments;
use crate::inference::finite;
use crate::ratings::Ratings;
use crate::table::{Grid, numbers};
use crate::undefined::Undefined;

/// How far a rater spreads units over the scale, beside the other raters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CentralTendency {
    /// The rater, counted from 0.
    pub rater: usize,
    /// How many ratings the rater gave, at least 2.
    pub ratings: usize,
    /// The variance of the rater's ratings about the rater's own mean, at least 0.
    pub variance: f64,
    /// That of all raters pooled, each about the own mean; above 0.
    pub pooled_variance: f64,
    /// The rater's variance over the pooled one: below 1 for a rater who spreads units less than raters do.
    pub ratio: f64,
    /// The pooled variance of the other raters on the units that this rater rated; none when no other rated two of them.
    pub others_variance: Option<f64>,
    /// The rater's variance over that of the others on the same units; none when they have none.
    pub ratio_to_others: Option<f64>,
    /// The share of the rater's ratings that is the lowest or the highest value of the scale, 0 to 1.
    pub extremes: f64,
    /// The same share of the other raters' ratings of the same units; none when no other rated them.
    pub others_extremes: Option<f64>,
}

/// Tells of each rater whether the ratings keep to the middle of the scale.
///
/// The variance about the own mean takes severity out. Raters who rated different units may differ in spread since their units do;
/// `ratio_to_others` compares on the same units, and on a complete table is about what `ratio` is, further from 1. Variances pool by
/// adding sums of squares and degrees of freedom. The ratio of variances is the usual group measure of central tendency and
/// restriction of range (Saal, Downey & Lahey 1980, Psychological Bulletin 88:413-428). It says nothing of whether the units that got
/// the same differ in truth.
///
/// Each rater has an answer of its own, in their order.
///
/// # Errors
/// [`Undefined::TooFewRaters`] below 2 and [`Undefined::NoUnits`] without ratings. Of one rater: [`Undefined::TooFewUnits`] below 2
/// ratings, and [`Undefined::NoSpread`] when no rater's ratings vary.
///
/// # Example
/// ```
/// use maatstaf_stats::{Ratings, Scale, central_tendency};
/// let unit = |first, second| [Some(first), Some(second)];
/// let rows = [unit(0.0, 1.0), unit(4.0, 3.0), unit(0.0, 1.0), unit(4.0, 3.0)];
/// let ratings = Ratings::from_rows(Scale::points(0, 4)?, 2, &rows)?;
/// let second = central_tendency(&ratings)?[1]?;
/// assert_eq!(second.ratio_to_others, Some(0.25)); // half the distance, so a quarter of the variance
/// assert_eq!((second.extremes, second.others_extremes), (0.0, Some(1.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn central_tendency(ratings: &Ratings) -> Result<Vec<Result<CentralTendency, Undefined>>, Undefined> {
    let raters = ratings.raters();
    if raters < 2 {
        return Err(Undefined::TooFewRaters { have: raters, need: 2 });
    }
    let spread = Spread::of(ratings);
    if spread.own.iter().all(|own| own.count == 0) {
        return Err(Undefined::NoUnits);
    }
    let square = ratings.lens().step.powi(2);
    let pooled = pooled_variance(&spread.own);
    Ok((0..raters).map(|rater| spread.rater(rater, pooled, square)).collect())
}

/// What one pass over the table leaves.
struct Spread {
    /// Of each rater: all ratings.
    own: Vec<Moments>,
    /// Of each rater: the ratings of complete units.
    complete: Vec<Moments>,
    /// Of each two raters, at first x raters + second: the ratings by the second of incomplete units that the first rated too.
    beside: Vec<Moments>,
    /// Of each rater: how many extreme ratings, how many of the others on the same units, out of how many.
    extremes: Vec<[usize; 3]>,
}

impl Spread {
    fn of(ratings: &Ratings) -> Self {
        let raters = ratings.raters();
        let mut spread = Self {
            own: vec![Moments::default(); raters],
            complete: vec![Moments::default(); raters],
            beside: vec![Moments::default(); raters * raters],
            extremes: vec![[0; 3]; raters],
        };
        let lens = ratings.lens();
        let numbers = numbers(ratings, &lens);
        let (low, high) = (numbers[0], numbers[ratings.scale().len() - 1]);
        ratings.each(&lens, |_, row| spread.add(row, low, high));
        for (own, complete) in spread.own.iter_mut().zip(&spread.complete) {
            own.join(complete);
        }
        spread
    }

    fn add(&mut self, row: &[f64], low: f64, high: f64) {
        let extreme = |number: f64| usize::from(number <= low || number >= high);
        let count = row.iter().filter(|number| !number.is_nan()).count();
        let all: usize = row.iter().map(|number| extreme(*number)).sum();
        let present = || row.iter().enumerate().filter(|(_, number)| !number.is_nan());
        for (rater, number) in present() {
            let own = extreme(*number);
            let [extremes, others, out_of] = &mut self.extremes[rater];
            *extremes += own;
            *others += all - own;
            *out_of += count - 1;
            if count == row.len() {
                self.complete[rater].add(*number);
                continue;
            }
            self.own[rater].add(*number);
            for (other, number) in present() {
                self.beside[rater * row.len() + other].add(*number);
            }
        }
    }

    fn rater(&self, rater: usize, pooled: Option<f64>, square: f64) -> Result<CentralTendency, Undefined> {
        let own = &self.own[rater];
        if own.count < 2 {
            return Err(Undefined::TooFewUnits { have: own.count, need: 2 });
        }
        let pooled = pooled.filter(|pooled| *pooled > 0.0).ok_or(Undefined::NoSpread)?;
        let variance = own.about_mean() / own.df() as f64;
        let others = self.others(rater);
        let [extremes, others_extremes, out_of] = self.extremes[rater];
        Ok(CentralTendency {
            rater,
            ratings: own.count,
            variance: finite(variance * square)?,
            pooled_variance: finite(pooled * square)?,
            ratio: finite(variance / pooled)?,
            others_variance: others.map(|others| finite(others * square)).transpose()?,
            ratio_to_others: others.map(|others| variance / others).filter(|ratio| ratio.is_finite()),
            extremes: extremes as f64 / own.count as f64,
            others_extremes: (out_of > 0).then(|| others_extremes as f64 / out_of as f64),
        })
    }

    /// The pooled variance of the other raters on the units of this one.
    fn others(&self, rater: usize) -> Option<f64> {
        let raters = self.own.len();
        let beside = |other: usize| {
            let mut moments = self.beside[rater * raters + other];
            moments.join(&self.complete[other]);
            moments
        };
        pooled_variance(&(0..raters).filter(|other| *other != rater).map(beside).collect::<Vec<_>>())
    }
}

/// Sums of squares over degrees of freedom, of several raters together.
fn pooled_variance(raters: &[Moments]) -> Option<f64> {
    let df: usize = raters.iter().map(Moments::df).sum();
    (df > 0).then(|| raters.iter().map(Moments::about_mean).sum::<f64>() / df as f64)
}
