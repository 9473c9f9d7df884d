//! Whether a rater sees a person as a whole and not trait by trait.
#![expect(
    clippy::indexing_slicing,
    reason = "INVARIANT: raters, units and traits stay below their numbers, which lists are as long as"
)]

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moments::PairMoments;
use crate::inference::{finite, is_noise};
use crate::ratings::Ratings;
use crate::table::{Grid, numbers};
use crate::undefined::Undefined;

/// The most traits that can be compared two by two.
pub const MOST_TRAITS: usize = 100;

/// How few people tell nothing of halo.
const FEWEST_PEOPLE: usize = 3;

/// How far a rater tells the traits of a person apart, beside the other raters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Halo {
    /// The rater, counted from 0.
    pub rater: usize,
    /// Of how many people the rater rated two traits or more, at least 3.
    pub people: usize,
    /// The variance over traits within a person, pooled over people; at least 0.
    pub variance: f64,
    /// The same of the other raters, on the traits of people that this rater rated; above 0.
    pub others_variance: f64,
    /// The rater's variance over that of the others: well below 1 for a rater who gives a person the same throughout.
    pub ratio: f64,
    /// The mean over each two traits of their correlation over people, -1 to 1; none when no two traits vary over three people.
    pub correlation: Option<f64>,
    /// The mean of that correlation over the other raters, -1 to 1; none when none of them has one.
    pub others_correlation: Option<f64>,
}

/// Tells of each rater how far the ratings set a person's traits apart, beside the other raters.
///
/// Every unit is one trait of one person: people come from [`Ratings::of_people`], and `traits` has a number of your own for each unit.
/// Variances over traits within a person are pooled over people by adding sums of squares and degrees of freedom; the others count on
/// the same traits of the same people. Both the variance over traits and the correlation between them are usual measures of halo (Saal,
/// Downey & Lahey 1980, Psychological Bulletin 88:413-428; Murphy, Jako & Anhalt 1993, Journal of Applied Psychology 78:218-225).
///
/// What it sees: a rater who gives each person about the same on all traits. What the ratio does not see: a rater who gives everybody
/// the same profile, as 3 on this and 1 on that, has as much variance as anybody; the correlation does see it, when people differ in
/// level. Neither sees a panel that has the same halo throughout, nor knows whether the traits differ in truth: where all raters of a
/// person saw it alike, the person may be alike. A unit that names the same person and trait twice counts twice in the variance, and
/// with its mean in the correlation.
///
/// Each rater has an answer of its own, in their order.
///
/// # Errors
/// [`Undefined::Traits`], [`Undefined::TooFewRaters`] and [`Undefined::TooFewTraits`] below 2, [`Undefined::TooManyTraits`],
/// [`Undefined::TooFewPeople`] below 3. Of one rater: [`Undefined::TooFewPeople`] when two traits were rated of fewer than 3 people,
/// [`Undefined::NoPairs`] when no other rated two traits of the same people, and [`Undefined::NoSpread`] when the others did not set
/// traits apart either.
///
/// # Example
/// ```
/// use maatstaf_stats::{Ratings, Scale, halo};
/// // Three people on two traits; the first rater gives a person the same on both.
/// let codes = vec![1, 0, 1, 2, 3, 4, 3, 2, 2, 1, 2, 3];
/// let ratings = Ratings::from_codes(Scale::points(0, 4)?, 2, codes)?.of_people(vec![0, 0, 1, 1, 2, 2])?;
/// let first = halo(&ratings, &[0, 1, 0, 1, 0, 1])?[0]?;
/// assert_eq!((first.variance, first.others_variance, first.ratio), (0.0, 2.0, 0.0));
/// assert_eq!(first.correlation, Some(1.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn halo(ratings: &Ratings, traits: &[u32]) -> Result<Vec<Result<Halo, Undefined>>, Undefined> {
    let panel = Panel::of(ratings, traits)?;
    let within = panel.within();
    let correlations: Vec<Option<f64>> =
        (0..ratings.raters()).map(|rater| panel.correlation(rater)).collect();
    let square = ratings.lens().step.powi(2);
    let rater = |(rater, within): (usize, &Within)| within.answer(rater, &correlations, square);
    Ok(within.iter().enumerate().map(rater).collect())
}

/// Ratings in the order of people.
struct Panel<'a> {
    ratings: &'a Ratings,
    numbers: [f64; 256],
    /// Of each person: the units.
    people: Vec<Vec<usize>>,
    /// Of each unit: the trait, counted from 0.
    traits: Vec<usize>,
    /// How many traits there are.
    count: usize,
}

/// What one rater and the others add up to within people.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    people: usize,
    squares: f64,
    df: usize,
    others_squares: f64,
    others_df: usize,
}

impl<'a> Panel<'a> {
    fn of(ratings: &'a Ratings, traits: &[u32]) -> Result<Self, Undefined> {
        let (units, raters) = (ratings.units(), ratings.raters());
        if traits.len() != units {
            return Err(Undefined::Traits { have: traits.len(), need: units });
        }
        if raters < 2 {
            return Err(Undefined::TooFewRaters { have: raters, need: 2 });
        }
        let names: BTreeSet<u32> = traits.iter().copied().collect();
        let place: BTreeMap<u32, usize> = names.into_iter().zip(0..).collect();
        match place.len() {
            have @ 0..2 => return Err(Undefined::TooFewTraits { have, need: 2 }),
            2..=MOST_TRAITS => {}
            have => return Err(Undefined::TooManyTraits { have, most: MOST_TRAITS }),
        }
        let mut people: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (unit, person) in ratings.people().into_iter().enumerate() {
            people.entry(person).or_default().push(unit);
        }
        if people.len() < FEWEST_PEOPLE {
            return Err(Undefined::TooFewPeople { have: people.len(), need: FEWEST_PEOPLE });
        }
        let traits = traits.iter().filter_map(|name| place.get(name).copied()).collect();
        let numbers = numbers(ratings, &ratings.lens());
        Ok(Self { ratings, numbers, people: people.into_values().collect(), traits, count: place.len() })
    }

    /// The numbers that a rater gave these units, NaN where missing.
    fn of_rater<'b>(&'b self, units: &'b [usize], rater: usize) -> impl Iterator<Item = f64> + 'b {
        let code = move |unit: &usize| self.ratings.codes()[unit * self.ratings.raters() + rater];
        units.iter().map(move |unit| self.numbers[usize::from(code(unit))])
    }

    fn within(&self) -> Vec<Within> {
        let mut within = vec![Within::default(); self.ratings.raters()];
        for units in &self.people {
            let columns: Vec<Vec<f64>> =
                (0..within.len()).map(|rater| self.of_rater(units, rater).collect()).collect();
            let complete = columns.iter().flatten().all(|number| !number.is_nan());
            let own: Vec<(usize, f64)> = columns.iter().map(|column| squares(column, column)).collect();
            for (rater, within) in within.iter_mut().enumerate() {
                let (df, sum) = own[rater];
                if df == 0 {
                    continue;
                }
                within.people += 1;
                within.df += df;
                within.squares += sum;
                for other in (0..columns.len()).filter(|other| *other != rater) {
                    let (df, sum) =
                        if complete { own[other] } else { squares(&columns[other], &columns[rater]) };
                    within.others_df += df;
                    within.others_squares += sum;
                }
            }
        }
        within
    }

    /// The mean correlation over people of each two traits, in the eyes of one rater.
    fn correlation(&self, rater: usize) -> Option<f64> {
        let mut pairs = vec![PairMoments::default(); self.count * self.count];
        for units in &self.people {
            let mut means: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
            for (unit, number) in units.iter().zip(self.of_rater(units, rater)) {
                if !number.is_nan() {
                    let (sum, count) = means.entry(self.traits[*unit]).or_default();
                    *sum += number;
                    *count += 1.0;
                }
            }
            let means: Vec<(usize, f64)> =
                means.into_iter().map(|(name, (sum, count))| (name, sum / count)).collect();
            for (at, (first, mean)) in means.iter().enumerate() {
                for (second, other) in &means[at + 1..] {
                    pairs[first * self.count + second].add(*mean, *other);
                }
            }
        }
        mean(pairs.iter().filter_map(PairMoments::correlation))
    }
}

impl Within {
    fn answer(&self, rater: usize, correlations: &[Option<f64>], square: f64) -> Result<Halo, Undefined> {
        if self.people < FEWEST_PEOPLE {
            return Err(Undefined::TooFewPeople { have: self.people, need: FEWEST_PEOPLE });
        }
        if self.others_df == 0 {
            return Err(Undefined::NoPairs);
        }
        let (variance, others) = (self.squares / self.df as f64, self.others_squares / self.others_df as f64);
        if others <= 0.0 {
            return Err(Undefined::NoSpread);
        }
        let rest = correlations.iter().enumerate().filter(|(other, _)| *other != rater);
        Ok(Halo {
            rater,
            people: self.people,
            variance: finite(variance * square)?,
            others_variance: finite(others * square)?,
            ratio: finite(variance / others)?,
            correlation: correlations[rater],
            others_correlation: mean(rest.filter_map(|(_, correlation)| *correlation)),
        })
    }
}

/// The degrees of freedom and the sum of squares of numbers about their mean, where the second list has a number as well.
fn squares(numbers: &[f64], beside: &[f64]) -> (usize, f64) {
    let present = || numbers.iter().zip(beside).filter(|(a, b)| !a.is_nan() && !b.is_nan()).map(|(a, _)| *a);
    let (count, sum) = present().fold((0_usize, 0.0), |(count, sum), number| (count + 1, sum + number));
    let mean = sum / count.max(1) as f64;
    let largest = present().fold(0.0, |most: f64, number| most.max(number.abs()));
    let squares: f64 = present().map(|number| (number - mean).powi(2)).sum();
    // What rounding leaves of numbers that are equal.
    let equal = is_noise(squares, count as f64, 8.0 * f64::EPSILON * largest);
    (count.saturating_sub(1), if equal { 0.0 } else { squares })
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / count as f64)
}
