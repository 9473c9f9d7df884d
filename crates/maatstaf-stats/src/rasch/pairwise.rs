//! Pairwise conditional maximum likelihood: items, raters and thresholds without people.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from the design, and every vector here has a place for each unknown or each total"
)]

use super::curve::normalise;
use super::design::{Design, Places};
use super::joint::{RESIDUAL, STEP, Search, Values, pinned, touched};
use super::matrix::Symmetric;
use super::pairs::Pairs;
use crate::undefined::Undefined;

/// The values found, without people, and the variances and covariances of the unknowns, people resampled.
pub(super) struct Conditional {
    pub(super) values: Values,
    pub(super) search: Search,
    pub(super) covariance: Symmetric,
}

/// Finds the maximum by Newton's method, halving a step that does not help.
pub(super) fn pairwise(design: &Design, steps: usize) -> Result<Conditional, Undefined> {
    let failed = Undefined::NotConverged { steps };
    let (places, pairs, totals) = (design.places(), Pairs::count(design), Totals::new(design));
    if totals.rank(places) < places.inner {
        return Err(Undefined::LooseThresholds);
    }
    let tolerance = RESIDUAL * (pairs.len() / 1e6).max(1.0);
    let mut values = Values::start(design);
    let mut pass = Pass::at(places, &pairs, &totals, &values);
    for iterations in 0..=steps {
        let bread = pass.pinned(places).factor().ok_or(failed)?;
        let step = bread.solve(pass.gradient.clone());
        let longest = largest(&step);
        if !step.iter().all(|value| value.is_finite()) {
            return Err(failed);
        }
        if largest(&pass.gradient) < tolerance && longest < STEP {
            let meat = meat(design, &pairs, &totals, &values);
            let search = Search { log_likelihood: pass.log_likelihood, iterations };
            return Ok(Conditional { values, search, covariance: bread.sandwich(&meat) });
        }
        let mut scale = (3.0 / longest).min(1.0);
        let next = (0..40).find_map(|_| {
            let mut next = values.clone();
            next.step(places, &step, scale);
            scale /= 2.0;
            let reached = Pass::at(places, &pairs, &totals, &next);
            let fall = pass.log_likelihood - reached.log_likelihood;
            (fall <= 1e-11 * pass.log_likelihood.abs()).then_some((next, reached))
        });
        (values, pass) = next.ok_or(failed)?;
    }
    Err(failed)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().map(|value| value.abs()).fold(0.0, f64::max)
}

/// Two categories that a pair can have, and what they add to the sufficient statistics.
struct Way {
    one: usize,
    other: usize,
    /// The score of the one side.
    score: f64,
    /// The statistics that are not 0: at 0 the score of the one side, then how often each inner category is used.
    parts: Vec<(usize, f64)>,
}

impl Way {
    fn new(one: usize, other: usize, score: f64, inner: usize) -> Self {
        // The lowest and the highest category are no unknowns.
        let mut parts = if one == other { vec![(one, 2.0)] } else { vec![(one, 1.0), (other, 1.0)] };
        parts.retain(|(at, _)| (1..=inner).contains(at));
        parts.push((0, score));
        Self { one, other, score, parts }
    }
}

/// Of every total of two scores: the ways to reach it.
struct Totals {
    ways: Vec<Vec<Way>>,
    /// Of each category: its score above the lowest.
    scores: Vec<usize>,
}

impl Totals {
    fn new(design: &Design) -> Self {
        let scores: Vec<usize> =
            design.used.iter().map(|score| usize::from(score - design.lowest())).collect();
        let span = scores.iter().max().copied().unwrap_or_default();
        let inner = design.places().inner;
        let mut ways: Vec<Vec<Way>> = (0..=2 * span).map(|_| Vec::new()).collect();
        for (one, &score) in scores.iter().enumerate() {
            for (other, &rest) in scores.iter().enumerate() {
                ways[score + rest].push(Way::new(one, other, score as f64, inner));
            }
        }
        Self { ways, scores }
    }

    /// How many of the inner thresholds' sums the ways to reach a total can tell apart.
    ///
    /// All of them when every score between the lowest and the highest is in use. With the scores 0, 1 and 3 alone, say, no total can be
    /// reached in two ways but by swapping the sides.
    fn rank(&self, places: Places) -> usize {
        let mut differences = Symmetric::new(places.inner);
        for ways in &self.ways {
            let Some((first, others)) = ways.split_first() else { continue };
            for way in others {
                let mut row = vec![0.0; places.inner + 1];
                for (part, sign) in way
                    .parts
                    .iter()
                    .map(|part| (part, 1.0))
                    .chain(first.parts.iter().map(|part| (part, -1.0)))
                {
                    row[part.0] += sign * part.1;
                }
                for one in 1..=places.inner {
                    for other in 1..=one {
                        differences.add(one - 1, other - 1, row[one] * row[other]);
                    }
                }
            }
        }
        differences.rank()
    }

    /// The chance of each way to reach a total, given the distance between the two sides; the total is what is conditioned on.
    fn chances(ways: &[Way], values: &Values, distance: f64, chances: &mut Vec<f64>) {
        let sums = &values.curve.sums;
        chances.clear();
        chances.extend(ways.iter().map(|way| -way.score * distance - sums[way.one] - sums[way.other]));
        normalise(chances);
    }

    /// Adds up the expected statistics.
    fn expect(ways: &[Way], chances: &[f64], mean: &mut [f64]) {
        mean.fill(0.0);
        for (way, chance) in ways.iter().zip(chances) {
            for &(at, value) in &way.parts {
                mean[at] += chance * value;
            }
        }
    }
}

/// The composite likelihood at some values, with its exact first and second derivatives.
pub(super) struct Pass {
    pub(super) log_likelihood: f64,
    /// The first derivatives.
    pub(super) gradient: Vec<f64>,
    /// The second derivatives, negated.
    pub(super) information: Symmetric,
}

impl Pass {
    fn at(places: Places, pairs: &Pairs, totals: &Totals, values: &Values) -> Self {
        let size = places.len();
        let mut pass =
            Self { log_likelihood: 0.0, gradient: vec![0.0; size], information: Symmetric::new(size) };
        let mut chances = Vec::new();
        let mut mean = vec![0.0; 1 + places.inner];
        for (place, kind) in pairs.kinds.iter().enumerate() {
            let distance = values.position(0.0, &kind.other) - values.position(0.0, &kind.one);
            let mut local = Local::new(1 + places.inner);
            for ways in totals.ways.iter().filter(|ways| ways.len() > 1) {
                let seen = |way: &Way| pairs.seen(place, way.one, way.other);
                let count: f64 = ways.iter().map(seen).sum();
                if count == 0.0 {
                    continue;
                }
                Totals::chances(ways, values, distance, &mut chances);
                Totals::expect(ways, &chances, &mut mean);
                for (way, &chance) in ways.iter().zip(&chances) {
                    let seen = seen(way);
                    if seen > 0.0 {
                        pass.log_likelihood += seen * chance.ln();
                    }
                    local.add(way, seen, count * chance);
                }
                local.centre(&mean, count);
            }
            pass.spread(places, &local, kind.sides(places));
        }
        pass
    }

    /// The same derivatives for a test by differences.
    #[cfg(test)]
    pub(super) fn of(design: &Design, values: &Values) -> Self {
        Self::at(design.places(), &Pairs::count(design), &Totals::new(design), values)
    }

    /// Turns derivatives by distance and inner category into those by item, rater and inner category.
    fn spread(&mut self, places: Places, local: &Local, sides: impl Iterator<Item = (usize, f64)>) {
        let sums = (1..=places.inner).map(|category| (places.sum(category), category, 1.0));
        let all: Vec<(usize, usize, f64)> = sides.map(|(at, sign)| (at, 0, sign)).chain(sums).collect();
        for (place, &(one, row, sign)) in all.iter().enumerate() {
            self.gradient[one] += sign * local.gradient[row];
            for &(other, column, other_sign) in &all[..=place] {
                self.information.add(one, other, sign * other_sign * local.information.get(row, column));
            }
        }
    }

    fn pinned(&self, places: Places) -> Symmetric {
        let scale = self.information.trace(0, places.items + places.raters);
        pinned(self.information.clone(), places, scale)
    }
}

/// The derivatives of one kind of pair: by the distance between its sides, then by each inner category.
struct Local {
    gradient: Vec<f64>,
    information: Symmetric,
}

impl Local {
    fn new(size: usize) -> Self {
        Self { gradient: vec![0.0; size], information: Symmetric::new(size) }
    }

    fn add(&mut self, way: &Way, seen: f64, expected: f64) {
        for (place, &(one, value)) in way.parts.iter().enumerate() {
            self.gradient[one] -= (seen - expected) * value;
            for &(other, second) in &way.parts[..=place] {
                self.information.add(one, other, expected * value * second);
            }
        }
    }

    fn centre(&mut self, mean: &[f64], count: f64) {
        for (one, value) in mean.iter().enumerate() {
            for (other, second) in mean.iter().enumerate().take(one + 1) {
                self.information.add(one, other, -count * value * second);
            }
        }
    }
}

/// The sum over people of the squared first derivatives: what makes the errors right although pairs of one person go together.
fn meat(design: &Design, pairs: &Pairs, totals: &Totals, values: &Values) -> Symmetric {
    let places = design.places();
    let means = means(places, pairs, totals, values);
    let mut squares = Symmetric::new(places.len());
    let mut row = vec![0.0; places.len()];
    for observations in design.by_person() {
        for (at, one) in observations.iter().enumerate() {
            for other in &observations[at + 1..] {
                let Some(kind) = pairs.kind(one, other) else { continue };
                let (score, rest) = (totals.scores[one.category], totals.scores[other.category]);
                let place = (kind * totals.ways.len() + score + rest) * (1 + places.inner);
                let mean = &means[place..=place + places.inner];
                let residual = mean[0] - score as f64;
                for (side, sign) in pairs.kinds[kind].sides(places) {
                    row[side] += sign * residual;
                }
                for category in 1..=places.inner {
                    row[places.sum(category)] += mean[category];
                }
                for category in [one.category, other.category] {
                    if (1..=places.inner).contains(&category) {
                        row[places.sum(category)] -= 1.0;
                    }
                }
            }
        }
        let touched = touched(places, observations);
        for (at, &one) in touched.iter().enumerate() {
            for &other in &touched[..=at] {
                squares.add(one, other, row[one] * row[other]);
            }
        }
        row.fill(0.0);
    }
    squares
}

/// The expected statistics of every kind of pair at every total.
fn means(places: Places, pairs: &Pairs, totals: &Totals, values: &Values) -> Vec<f64> {
    let size = 1 + places.inner;
    let mut means = vec![0.0; pairs.kinds.len() * totals.ways.len() * size];
    let mut chances = Vec::new();
    let mut rows = means.chunks_exact_mut(size);
    for kind in &pairs.kinds {
        let distance = values.position(0.0, &kind.other) - values.position(0.0, &kind.one);
        for (ways, mean) in totals.ways.iter().zip(rows.by_ref()) {
            Totals::chances(ways, values, distance, &mut chances);
            Totals::expect(ways, &chances, mean);
        }
    }
    means
}
