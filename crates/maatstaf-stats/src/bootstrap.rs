//! How far a statistic varies when other people had been rated.

mod people;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::inference::Interval;
use crate::normal;
use crate::ratings::Ratings;
use crate::sum::sum;
use crate::undefined::Undefined;
use people::People;

/// The fewest people to resample.
const FEWEST_PEOPLE: usize = 5;

/// Of every so many resamples, one may have no value.
const ONE_UNDEFINED_IN: u32 = 20;

/// A resampling of people: as many are drawn as there are, with replacement, and all units of a person come along.
///
/// It can be repeated anywhere, to the bit. People stand in the order of their numbers, counting from 0. Draw `d`, counting from 0, takes its
/// numbers from `ChaCha8` with 64-bit words: the key is the seed as eight bytes, lowest first, and 24 bytes of 0; the nonce (stream)
/// is `d`; the counter starts at 0; a word is two 32-bit outputs, the lower half first. A word `w` picks person `floor(w * n / 2^64)`
/// of `n`, unless `w * n mod 2^64` is below `2^64 mod n`: then the next word is taken (Lemire 2019, ACM Trans Model Comput Simul 29:3),
/// so that everybody is exactly as likely.
///
/// # Example
/// ```
/// use maatstaf_stats::{Agreement, Bootstrap, Metric, Ratings, Scale};
/// let codes = (0..60_u8).flat_map(|unit| [unit % 4, if unit % 5 == 0 { 1 } else { unit % 4 }]).collect();
/// let ratings = Ratings::from_codes(Scale::points(0, 3)?, 2, codes)?.of_people((0..60).map(|unit| unit / 3).collect())?;
/// let bootstrap = Bootstrap { seed: 7, draws: 200, confidence: 0.95 };
/// let alpha = |ratings: &Ratings| Ok(Agreement::of(ratings).alpha(Metric::Ordinal)?.value);
/// let resampled = bootstrap.resample(&ratings, alpha)?;
/// assert_eq!(resampled.people, 20); // of three units each
/// assert!(resampled.percentile.lower < resampled.estimate && resampled.estimate < resampled.percentile.upper);
/// assert_eq!(bootstrap.resample(&ratings, alpha)?, resampled); // the same seed, the same answer
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// Where the random numbers start.
    pub seed: u64,
    /// How many resamples are drawn: at least `2 / (1 - confidence)`, and rather two thousand.
    pub draws: u32,
    /// The confidence of the intervals, between 0 and 1, both excluded.
    pub confidence: f64,
}

/// What a resampling found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Resampled {
    /// The statistic on the table itself, in its own unit.
    pub estimate: f64,
    /// The number of people, at least 5.
    pub people: usize,
    /// The number of resamples that were drawn.
    pub draws: u32,
    /// The number of resamples on which the statistic had no value, at most 5 % of them; nothing else counts them.
    pub undefined: u32,
    /// The mean of the statistic over the resamples less the estimate, in the unit of the statistic.
    pub bias: f64,
    /// The standard deviation of the statistic over the resamples, in its unit.
    pub standard_error: f64,
    /// The interval between two quantiles of the resamples (Efron 1979).
    pub percentile: Interval,
    /// The interval corrected for bias and acceleration, `BCa` (Efron 1987, J Am Stat Assoc 82:171-185); nothing when the statistic has
    /// no value without some person, or when all resamples lie on one side of the estimate.
    pub bca: Option<Interval>,
    /// The number of people without whom the statistic has no value.
    pub indispensable: usize,
}

impl Bootstrap {
    /// Resamples the people of a table.
    ///
    /// In each resample, everybody who was drawn is a person of their own, also when drawn twice. Quantiles are interpolated between the
    /// sorted values, the first being 0 and the last 1 (Hyndman and Fan 1996, definition 7). The acceleration comes from leaving out each
    /// person in turn, and the bias from the share of resamples below the estimate, those equal to it counting half.
    ///
    /// # Errors
    /// When there are fewer than five people, the confidence is not between 0 and 1, there are too few draws for it, the statistic has no
    /// value on the table, or none on more than 5 % of the resamples. A value that is not finite is none.
    pub fn resample(
        &self,
        ratings: &Ratings,
        statistic: impl Fn(&Ratings) -> Result<f64, Undefined>,
    ) -> Result<Resampled, Undefined> {
        self.check()?;
        let statistic = |ratings: &Ratings| statistic(ratings).and_then(finite);
        let people = People::of(ratings);
        if people.len() < FEWEST_PEOPLE {
            return Err(Undefined::TooFewPeople { have: people.len(), need: FEWEST_PEOPLE });
        }
        let estimate = statistic(ratings)?;
        let drawn = (0..self.draws).filter_map(|draw| people.table(&self.picks(draw, people.len())));
        let mut values: Vec<f64> = drawn.filter_map(|table| statistic(&table).ok()).collect();
        let undefined = self.draws - u32::try_from(values.len()).unwrap_or(self.draws);
        if undefined > self.draws / ONE_UNDEFINED_IN {
            return Err(Undefined::Resamples { without: undefined, draws: self.draws });
        }
        values.sort_unstable_by(f64::total_cmp);
        let without = |left_out| people.table_without(left_out).and_then(|table| statistic(&table).ok());
        let left_out: Vec<f64> = (0..people.len()).filter_map(without).collect();
        let indispensable = people.len() - left_out.len();
        let count = values.len() as f64;
        let mean = sum(values.iter().copied()) / count;
        let squares = sum(values.iter().map(|value| (value - mean) * (value - mean)));
        Ok(Resampled {
            estimate,
            people: people.len(),
            draws: self.draws,
            undefined,
            bias: mean - estimate,
            standard_error: (squares / (count - 1.0)).sqrt(),
            percentile: self.percentile(&values),
            bca: if indispensable == 0 { self.bca(estimate, &values, &left_out) } else { None },
            indispensable,
        })
    }

    /// Who is picked in a draw out of some people, counting from 0: as many as there are.
    pub fn picks(&self, draw: u32, people: usize) -> Vec<usize> {
        let mut key = [0; 32];
        key.iter_mut().zip(self.seed.to_le_bytes()).for_each(|(byte, seed)| *byte = seed);
        let mut random = ChaCha8Rng::from_seed(key);
        random.set_stream(u64::from(draw));
        (0..people).map(|_| pick(&mut random, people as u64)).collect()
    }

    fn check(&self) -> Result<(), Undefined> {
        if !(self.confidence > 0.0 && self.confidence < 1.0) {
            return Err(Undefined::Level);
        }
        let (have, need) = (self.draws, fewest_draws(self.confidence));
        if have < need { Err(Undefined::TooFewDraws { have, need }) } else { Ok(()) }
    }

    fn percentile(&self, values: &[f64]) -> Interval {
        let tail = (1.0 - self.confidence) / 2.0;
        Interval {
            level: self.confidence,
            lower: quantile(values, tail),
            upper: quantile(values, 1.0 - tail),
        }
    }

    fn bca(&self, estimate: f64, values: &[f64], left_out: &[f64]) -> Option<Interval> {
        let below = values.partition_point(|value| *value < estimate);
        let equal = values.partition_point(|value| *value <= estimate) - below;
        let share = (below as f64 + equal as f64 / 2.0) / values.len() as f64;
        if share <= 0.0 || share >= 1.0 {
            return None;
        }
        let (bias, acceleration) = (normal::quantile(share), acceleration(left_out));
        let level = |tail: f64| {
            let z = bias + normal::quantile(tail);
            let stretch = 1.0 - acceleration * z;
            (stretch > 0.0).then(|| normal::below(bias + z / stretch))
        };
        let tail = (1.0 - self.confidence) / 2.0;
        let (lower, upper) = (level(tail)?, level(1.0 - tail)?);
        Some(Interval {
            level: self.confidence,
            lower: quantile(values, lower),
            upper: quantile(values, upper),
        })
    }
}

/// The number of draws that leaves one beyond each end of an interval.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at least 2, and cut to the highest number"
)]
fn fewest_draws(confidence: f64) -> u32 {
    // A little less, as 1 - 0.95 is not exactly a twentieth.
    (2.0 / (1.0 - confidence) - 1e-6).ceil().max(2.0) as u32
}

/// A number below `most`, each as likely as any other.
fn pick(random: &mut ChaCha8Rng, most: u64) -> usize {
    loop {
        let product = u128::from(random.next_u64()) * u128::from(most);
        let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or_default();
        // 2^64 mod most: one number in `most` would come up once too often.
        if low >= most || low >= most.wrapping_neg() % most {
            return usize::try_from(product >> 64).unwrap_or_default();
        }
    }
}

/// Half the skewness of the statistic as people are left out, per person.
fn acceleration(left_out: &[f64]) -> f64 {
    let mean = sum(left_out.iter().copied()) / left_out.len() as f64;
    let squares = sum(left_out.iter().map(|value| (mean - value) * (mean - value)));
    let cubes = sum(left_out.iter().map(|value| (mean - value) * (mean - value) * (mean - value)));
    if squares > 0.0 { cubes / (6.0 * squares * squares.sqrt()) } else { 0.0 }
}

/// The value below which a share of the sorted values lies.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place is between 0 and the last one"
)]
fn quantile(values: &[f64], share: f64) -> f64 {
    let place = values.len().saturating_sub(1) as f64 * share.clamp(0.0, 1.0);
    let at = place.floor() as usize;
    let low = values.get(at).copied().unwrap_or_default();
    let high = values.get(at + 1).copied().unwrap_or(low);
    low + (high - low) * (place - place.floor())
}

fn finite(value: f64) -> Result<f64, Undefined> {
    if value.is_finite() { Ok(value) } else { Err(Undefined::NotFinite) }
}
