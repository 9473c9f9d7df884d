//! Joint maximum likelihood: people, items, raters and thresholds at once.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from the design, and every vector here has a place for each person or each other unknown"
)]

use super::curve::Curve;
use super::design::{Design, Places, Seen};
use super::matrix::Symmetric;
use crate::undefined::Undefined;

/// No score may lie further than this from what is expected of all observations it sums.
pub(super) const RESIDUAL: f64 = 1e-9;

/// The last step must be shorter than this, in logits: where a measure has no finite value residuals vanish but steps do not.
pub(super) const STEP: f64 = 1e-6;

/// The measures while they are sought.
#[derive(Debug, Clone)]
pub(super) struct Values {
    pub(super) persons: Vec<f64>,
    pub(super) items: Vec<f64>,
    pub(super) raters: Vec<f64>,
    pub(super) curve: Curve,
}

/// How the search ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    pub(super) log_likelihood: f64,
    pub(super) iterations: usize,
}

impl Values {
    pub(super) fn start(design: &Design) -> Self {
        Self {
            persons: vec![0.0; design.persons.len()],
            items: vec![0.0; design.items.len()],
            raters: vec![0.0; design.raters.len()],
            curve: design.flat_curve(),
        }
    }

    /// How far a person stands above what was seen; the person's measure is given, as it may not be known yet.
    pub(super) fn position(&self, person: f64, seen: &Seen) -> f64 {
        person - self.items[seen.item] - self.raters[seen.rater]
    }

    /// Adds a step of all unknowns besides people.
    pub(super) fn step(&mut self, places: Places, step: &[f64], scale: f64) {
        let (items, rest) = step.split_at(places.items);
        let (raters, sums) = rest.split_at(places.raters);
        let add = |values: &mut [f64], steps: &[f64]| {
            for (value, step) in values.iter_mut().zip(steps) {
                *value += scale * step;
            }
        };
        add(&mut self.items, items);
        add(&mut self.raters, raters);
        add(&mut self.curve.sums[1..], sums);
    }
}

/// Finds the maximum by Newton's method, halving a step that does not help.
pub(super) fn joint(design: &Design, steps: usize) -> Result<(Values, Search), Undefined> {
    let failed = Undefined::NotConverged { steps };
    let places = design.places();
    let tolerance = RESIDUAL * (design.seen().len() as f64 / 1e6).max(1.0);
    let mut values = Values::start(design);
    let mut pass = Pass::at(design, &values);
    for iterations in 0..=steps {
        let direction = pass.direction(places).ok_or(failed)?;
        if pass.residual() < tolerance && direction.longest() < STEP {
            return Ok((values, Search { log_likelihood: pass.log_likelihood, iterations }));
        }
        (values, pass) = advance(design, &values, &pass, &direction).ok_or(failed)?;
    }
    Err(failed)
}

/// Takes a step, halved until the likelihood does not fall.
fn advance(design: &Design, values: &Values, pass: &Pass, direction: &Direction) -> Option<(Values, Pass)> {
    let mut scale = (3.0 / direction.longest()).min(1.0);
    for _ in 0..40 {
        let mut next = values.clone();
        next.step(design.places(), &direction.others, scale);
        for (value, step) in next.persons.iter_mut().zip(&direction.persons) {
            *value += scale * step;
        }
        let reached = Pass::at(design, &next);
        if reached.log_likelihood >= pass.log_likelihood - 1e-11 * pass.log_likelihood.abs() {
            return Some((next, reached));
        }
        scale /= 2.0;
    }
    None
}

/// A step of all unknowns.
pub(super) struct Direction {
    pub(super) persons: Vec<f64>,
    pub(super) others: Vec<f64>,
}

impl Direction {
    fn longest(&self) -> f64 {
        self.persons.iter().chain(&self.others).map(|step| step.abs()).fold(0.0, f64::max)
    }
}

/// The likelihood at some values, with its exact first and second derivatives.
///
/// People do not meet each other in the second derivatives, so they are eliminated one by one (a Schur complement) and what is left has
/// the size of items, raters and thresholds only.
pub(super) struct Pass {
    pub(super) log_likelihood: f64,
    /// Of each person: the first derivative, which is the score less the expected score.
    pub(super) person_gradient: Vec<f64>,
    /// Of each person: the second derivative, negated.
    person_information: Vec<f64>,
    /// Of each person: the mixed second derivatives with the other unknowns, negated.
    mixed: Vec<Vec<(usize, f64)>>,
    /// Of the other unknowns: the first derivatives.
    pub(super) gradient: Vec<f64>,
    /// The same once people are eliminated.
    reduced: Vec<f64>,
    /// Of the other unknowns once people are eliminated: the second derivatives, negated.
    information: Symmetric,
    /// Of the observations together: the variance.
    variance: f64,
}

impl Pass {
    pub(super) fn at(design: &Design, values: &Values) -> Self {
        let size = design.places().len();
        let mut pass = Self {
            log_likelihood: 0.0,
            person_gradient: Vec::with_capacity(design.persons.len()),
            person_information: Vec::with_capacity(design.persons.len()),
            mixed: Vec::with_capacity(design.persons.len()),
            gradient: vec![0.0; size],
            reduced: vec![0.0; size],
            information: Symmetric::new(size),
            variance: 0.0,
        };
        let (mut row, mut chances) = (vec![0.0; size], Vec::new());
        for (observations, &person) in design.by_person().zip(&values.persons) {
            let (mut gradient, mut information) = (0.0, 0.0);
            for seen in observations {
                let (residual, variance) =
                    pass.add(design.places(), values, person, *seen, &mut row, &mut chances);
                gradient += residual;
                information += variance;
            }
            pass.eliminate(touched(design.places(), observations), &mut row, gradient, information);
        }
        for (reduced, gradient) in pass.reduced.iter_mut().zip(&pass.gradient) {
            *reduced += gradient;
        }
        pass
    }

    /// Adds one observation; `row` gathers the mixed derivatives of its person.
    fn add(
        &mut self,
        places: Places,
        values: &Values,
        person: f64,
        seen: Seen,
        row: &mut [f64],
        chances: &mut Vec<f64>,
    ) -> (f64, f64) {
        let curve = &values.curve;
        let position = values.position(person, &seen);
        let moments = curve.at(position, chances);
        let residual = curve.scores[seen.category] - moments.mean;
        let variance = moments.variance;
        self.log_likelihood +=
            curve.scores[seen.category] * position - curve.sums[seen.category] - moments.log_sum;
        self.variance += variance;
        let (item, rater) = (seen.item, places.rater(seen.rater));
        for place in [item, rater] {
            self.gradient[place] -= residual;
            self.information.add(place, place, variance);
            row[place] -= variance;
        }
        self.information.add(item, rater, variance);
        for category in 1..=places.inner {
            let (sum, chance) = (places.sum(category), chances[category]);
            self.gradient[sum] += chance - f64::from(u8::from(category == seen.category));
            let covariance = chance * (curve.scores[category] - moments.mean);
            self.information.add(item, sum, covariance);
            self.information.add(rater, sum, covariance);
            row[sum] -= covariance;
            self.information.add(sum, sum, chance);
            for (other, second) in chances.iter().enumerate().take(category + 1).skip(1) {
                self.information.add(sum, places.sum(other), -chance * second);
            }
        }
        (residual, variance)
    }

    /// Eliminates a person whose mixed derivatives are in `row`, and clears it.
    fn eliminate(&mut self, touched: Vec<usize>, row: &mut [f64], gradient: f64, information: f64) {
        for (at, &one) in touched.iter().enumerate() {
            let share = row[one] / information;
            self.reduced[one] -= share * gradient;
            for &other in &touched[..=at] {
                self.information.add(one, other, -share * row[other]);
            }
        }
        self.mixed.push(touched.into_iter().map(|at| (at, std::mem::take(&mut row[at]))).collect());
        self.person_gradient.push(gradient);
        self.person_information.push(information);
    }

    /// The largest difference between an observed and an expected total: of a person, item, rater or category.
    fn residual(&self) -> f64 {
        self.person_gradient.iter().chain(&self.gradient).map(|value| value.abs()).fold(0.0, f64::max)
    }

    /// Newton's step; nothing when the second derivatives do not determine it.
    pub(super) fn direction(&self, places: Places) -> Option<Direction> {
        let information = pinned(self.information.clone(), places, self.variance);
        let others = information.factor()?.solve(self.reduced.clone());
        let mixed = self.mixed.iter().map(|row| row.iter().map(|&(at, value)| value * others[at]).sum());
        let rest =
            self.person_gradient.iter().zip(mixed).map(|(gradient, mixed): (&f64, f64)| gradient - mixed);
        let persons: Vec<f64> = rest.zip(&self.person_information).map(|(rest, own)| rest / own).collect();
        let direction = Direction { persons, others };
        direction.persons.iter().chain(&direction.others).all(|step| step.is_finite()).then_some(direction)
    }
}

/// Pins the means of items and of raters, which the observations leave free: the means then never move from 0.
///
/// A constant added to a whole block works as a spring on the mean alone, because the derivatives are free of it.
pub(super) fn pinned(mut information: Symmetric, places: Places, variance: f64) -> Symmetric {
    let (items, raters) = (places.items, places.items + places.raters);
    information.add_block(0, items, variance / (places.items * places.items) as f64);
    information.add_block(items, raters, variance / (places.raters * places.raters) as f64);
    information
}

/// The places, in order, of the unknowns that observations of one person speak of.
pub(super) fn touched(places: Places, observations: &[Seen]) -> Vec<usize> {
    let mut touched: Vec<usize> =
        observations.iter().flat_map(|seen| [seen.item, places.rater(seen.rater)]).collect();
    touched.sort_unstable();
    touched.dedup();
    touched.extend((1..=places.inner).map(|category| places.sum(category)));
    touched
}
