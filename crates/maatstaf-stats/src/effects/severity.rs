//! How severe each rater is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::symmetric::Symmetric;
use crate::inference::{FTest, TEstimate, finite, is_noise};
use crate::table::{Lens, Table};
use crate::undefined::Undefined;

/// How severe each rater is, and what each unit would get from an average rater.
///
/// The additive model x = mean + unit - severity + error is fitted by least squares to all ratings that there are, so raters need not
/// have rated the same units: two raters are compared through the units and raters between them. A HIGHER severity means LOWER ratings;
/// severities sum to 0, so 0 is the average rater. It supposes that a rater is as severe on one unit as on another, and that units were
/// not given to raters by how good they are in a way that neither shows.
///
/// Units are eliminated, which leaves a system of as many equations as raters (the reduced normal equations of an incomplete block
/// design: Yates 1940, Annals of Eugenics 10:317-325; Searle 1971, Linear Models, chapter 7). Errors come from its generalised inverse
/// times the residual variance.
///
/// # Example
/// ```
/// use maatstaf_stats::{Ratings, Scale, Severity};
/// // Rater 1 is one point below rater 0, rater 2 one point below rater 1; no two units were rated by the same pair.
/// let rows = [[Some(4.0), Some(3.0), None], [None, Some(2.0), Some(1.0)], [Some(3.0), None, Some(1.0)]];
/// let severity = Severity::of(&Ratings::from_rows(Scale::points(0, 4)?, 3, &rows)?)?;
/// let found: Vec<String> = severity.raters().iter().map(|rater| format!("{:+.1}", rater.severity.value)).collect();
/// assert_eq!(found, ["-1.0", "+0.0", "+1.0"]);
/// // Unit 0 met the two milder raters: an average rater would have given 3, not 3.5.
/// assert!((severity.adjusted(0).unwrap_or_default() - 3.0).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Severity {
    raters: Vec<RaterSeverity>,
    /// Of each unit: its fair mean. INVARIANT: finite, or NaN where nobody rated it.
    adjusted: Vec<f64>,
    mean: f64,
    /// The generalised inverse of the raters' system.
    inverse: Symmetric,
    /// The sum of squares that raters explain beyond units.
    explained: f64,
    residual: Option<f64>,
    df: usize,
}

/// The severity of one rater.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RaterSeverity {
    /// The rater, counted from 0.
    pub rater: usize,
    /// How many ratings the rater gave, at least 1.
    pub ratings: usize,
    /// The severity in the unit of the ratings: by how much the rater gives less than an average rater would.
    pub severity: TEstimate,
}

impl Severity {
    /// Fits the model.
    ///
    /// # Errors
    /// [`Undefined::TooFewRaters`] below 2, [`Undefined::NoUnits`] without ratings, and [`Undefined::Disconnected`] when there is a group
    /// of raters that shares no unit with the others; a rater who rated nothing is such a group.
    pub fn of(table: &impl Table) -> Result<Self, Undefined> {
        let raters = table.raters();
        if raters < 2 {
            return Err(Undefined::TooFewRaters { have: raters, need: 2 });
        }
        let lens = table.lens();
        let mut system = System::new(raters);
        table.each(&lens, |_, row| system.add(row));
        system.check()?;
        let inverse = system.generalised_inverse()?;
        let severities: Vec<f64> =
            inverse.times(&system.below).into_iter().map(finite).collect::<Result<_, _>>()?;
        let (adjusted, squares) = fit(table, &lens, &severities);
        let df = system.ratings - system.units + 1 - raters;
        // What rounding leaves where the model fits to the last digit.
        let noise = lens.noise + 64.0 * f64::EPSILON * system.largest;
        let squares = if is_noise(squares, system.ratings as f64, noise) { 0.0 } else { squares };
        let residual = (df > 0).then(|| finite(squares * lens.step * lens.step / df as f64)).transpose()?;
        let explained: f64 = severities.iter().zip(&system.below).map(|(s, below)| s * below).sum();
        let mut severity = Self {
            raters: Vec::new(),
            mean: finite(mean_of_present(&adjusted))?,
            adjusted,
            inverse,
            explained: explained.max(0.0) * lens.step * lens.step,
            residual,
            df,
        };
        let one = |(rater, (value, ratings)): (usize, (f64, usize))| {
            let severity = severity.estimate(value * lens.step, severity.inverse.get(rater, rater));
            RaterSeverity { rater, ratings, severity }
        };
        severity.raters = severities.into_iter().zip(system.given).enumerate().map(one).collect();
        Ok(severity)
    }

    /// The severity of each rater, in their order.
    pub fn raters(&self) -> &[RaterSeverity] {
        &self.raters
    }

    /// The fair mean of a unit, counted from 0: what an average rater would give it; nothing when nobody rated it.
    ///
    /// It can lie beyond the ends of the scale, as when the most severe rater alone gave the highest value.
    pub fn adjusted(&self, unit: usize) -> Option<f64> {
        self.adjusted.get(unit).copied().filter(|mean| mean.is_finite())
    }

    /// The mean of the fair means of all units that were rated.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The variance of what neither units nor raters explain, at least 0; nothing without degrees of freedom.
    pub fn residual_variance(&self) -> Option<f64> {
        self.residual
    }

    /// The degrees of freedom of the residual: ratings less units less raters, plus 1.
    pub fn df(&self) -> usize {
        self.df
    }

    /// How much more severe one rater is than another, both counted from 0; nothing when there is no such rater.
    ///
    /// Its error is that of the difference, which is smaller than the two errors suggest when the two shared many units.
    pub fn difference(&self, rater: usize, other: usize) -> Option<TEstimate> {
        let value = self.raters.get(rater)?.severity.value - self.raters.get(other)?.severity.value;
        let own = self.inverse.get(rater, rater) + self.inverse.get(other, other);
        Some(self.estimate(value, own - 2.0 * self.inverse.get(rater, other)))
    }

    /// The test whether all raters are equally severe: F of raters, after units.
    ///
    /// # Errors
    /// [`Undefined::NoFreedom`] when no degrees of freedom are left, and [`Undefined::NoSpread`] when the model fits without a residual.
    pub fn test(&self) -> Result<FTest, Undefined> {
        let residual = self.residual.ok_or(Undefined::NoFreedom)?;
        let df = (self.raters.len() - 1) as f64;
        FTest::of(self.explained / df, residual, df, self.df as f64).ok_or(Undefined::NoSpread)
    }

    fn estimate(&self, value: f64, variance: f64) -> TEstimate {
        let standard_error = self.residual.map(|residual| (residual * variance.max(0.0)).sqrt());
        TEstimate { value, standard_error, df: self.df }
    }
}

/// The equations that are left for raters once units are eliminated.
struct System {
    /// Complete units are counted, since each adds the same.
    complete: usize,
    /// What units that are not complete add.
    matrix: Symmetric,
    /// Of each rater: the sum of (mean of the unit - rating).
    below: Vec<f64>,
    /// Of each rater: how many ratings.
    given: Vec<usize>,
    /// Groups of raters joined by units: each rater points towards the head of its group.
    group: Vec<usize>,
    ratings: usize,
    units: usize,
    largest: f64,
}

impl System {
    fn new(raters: usize) -> Self {
        Self {
            complete: 0,
            matrix: Symmetric::zero(raters),
            below: vec![0.0; raters],
            given: vec![0; raters],
            group: (0..raters).collect(),
            ratings: 0,
            units: 0,
            largest: 0.0,
        }
    }

    fn add(&mut self, row: &[f64]) {
        let (mut count, mut sum) = (0_usize, 0.0);
        for number in row.iter().filter(|number| !number.is_nan()) {
            count += 1;
            sum += number;
            self.largest = self.largest.max(number.abs());
        }
        if count == 0 {
            return;
        }
        self.units += 1;
        self.ratings += count;
        let mean = sum / count as f64;
        for ((below, given), number) in self.below.iter_mut().zip(&mut self.given).zip(row) {
            if !number.is_nan() {
                *below += mean - number;
                *given += 1;
            }
        }
        if count == row.len() {
            self.complete += 1;
        } else {
            self.add_part(row, count);
        }
    }

    /// Adds a unit that some raters left out: 1 on the diagonal for each who did not, less 1/count for each two of them.
    fn add_part(&mut self, row: &[f64], count: usize) {
        let share = 1.0 / count as f64;
        let present =
            || row.iter().enumerate().filter(|(_, number)| !number.is_nan()).map(|(rater, _)| rater);
        let first = present().next().unwrap_or_default();
        for rater in present() {
            self.matrix.add(rater, rater, 1.0);
            for other in present() {
                self.matrix.add(rater, other, -share);
            }
            self.join(first, rater);
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.head(one), self.head(other));
        if let Some(group) = self.group.get_mut(other) {
            *group = one;
        }
    }

    fn head(&mut self, mut rater: usize) -> usize {
        while let Some(next) = self.group.get(rater).copied().filter(|next| *next != rater) {
            // Halve the way for whoever comes next.
            let beyond = self.group.get(next).copied().unwrap_or(next);
            if let Some(group) = self.group.get_mut(rater) {
                *group = beyond;
            }
            rater = beyond;
        }
        rater
    }

    /// Whether there are ratings, and whether units join all raters.
    fn check(&self) -> Result<(), Undefined> {
        if self.ratings == 0 {
            return Err(Undefined::NoUnits);
        }
        let parts = self.group.iter().enumerate().filter(|(rater, head)| rater == *head).count();
        if self.complete > 0 || parts == 1 { Ok(()) } else { Err(Undefined::Disconnected { parts }) }
    }

    /// The inverse on all vectors that sum to 0: invert with a matrix of ones added, then take its share away.
    fn generalised_inverse(&self) -> Result<Symmetric, Undefined> {
        let (raters, complete) = (self.given.len(), self.complete as f64);
        let k = raters as f64;
        let mut matrix = self.matrix.clone();
        for rater in 0..raters {
            matrix.add(rater, rater, complete);
        }
        let weight = matrix.trace() / k;
        for at in 0..raters * raters {
            matrix.add(at / raters, at % raters, (weight - complete) / k);
        }
        let mut inverse = matrix.inverse().ok_or(Undefined::Scale)?;
        for at in 0..raters * raters {
            inverse.add(at / raters, at % raters, -1.0 / (weight * k));
        }
        Ok(inverse)
    }
}

/// The fair mean of each unit, and the sum of squares of what is left of the ratings.
fn fit(table: &impl Table, lens: &Lens, severities: &[f64]) -> (Vec<f64>, f64) {
    let mut adjusted = Vec::with_capacity(table.units());
    let mut squares = 0.0;
    table.each(lens, |_, row| {
        let fair =
            || row.iter().zip(severities).map(|(number, severity)| number + severity).filter(|x| !x.is_nan());
        let (count, sum) = fair().fold((0_usize, 0.0), |(count, sum), number| (count + 1, sum + number));
        // NaN where nobody rated the unit: 0 / 0.
        let mean = sum / count as f64;
        squares += fair().map(|number| (number - mean).powi(2)).sum::<f64>();
        adjusted.push(lens.offset + lens.step * mean);
    });
    (adjusted, squares)
}

fn mean_of_present(values: &[f64]) -> f64 {
    let present = || values.iter().filter(|value| !value.is_nan());
    present().sum::<f64>() / present().count().max(1) as f64
}
