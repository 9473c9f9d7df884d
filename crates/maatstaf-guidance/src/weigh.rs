//! Adds up what speaks for and against each form, and sets the boundary above the sum.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::forms::{FormsDocument, Outcome, Points};

/// Where a form stands in a ranking, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Its place, from 1; forms that stand equal share one.
    pub place: usize,
    /// The form's id.
    pub form: String,
    /// Its points; they do not count for a form that the boundary puts first.
    pub points: i32,
    /// Whether the boundary puts it first, whatever the points say.
    pub by_boundary: bool,
    /// What speaks for it, strongest first.
    pub speaks_for: Vec<Reason>,
    /// What speaks against it, strongest first.
    pub speaks_against: Vec<Reason>,
}

/// One thing that speaks for or against a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The id of the question; absent when a trait was said of a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The id of the answer or of the trait.
    pub said: String,
    /// The points that it gives.
    pub points: i32,
}

/// The outcome at the boundary, and what led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundaryFinding {
    /// The outcome.
    pub outcome: Outcome,
    /// What touches or crosses the boundary, in the order of the data.
    pub crossed: Vec<Crossed>,
    /// The id of the framework whose indicators are named.
    pub framework: String,
    /// The numbers of the indicators that ask for what is to be done.
    pub indicators: Vec<u16>,
}

/// Something that touches or crosses the boundary, and what said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Crossed {
    /// The id of the crossing.
    pub crossing: String,
    /// The id of the question; absent when a trait was said of a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The id of the answer or of the trait.
    pub said: String,
}

/// An answer or a trait, with what it says of the forms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vote<'g> {
    pub(crate) question: Option<&'g str>,
    pub(crate) said: &'g str,
    pub(crate) points: &'g BTreeMap<String, Points>,
    pub(crate) crosses: Option<&'g str>,
}

/// Votes added up: points per form, in the order of the forms, and the boundary outcome.
#[derive(Debug, Clone)]
pub(crate) struct Weighing<'g> {
    forms: &'g FormsDocument,
    votes: Vec<Vote<'g>>,
    totals: Vec<i32>,
    pub(crate) outcome: Outcome,
}

impl Vote<'_> {
    /// The points that it gives a form.
    pub(crate) fn points(&self, form: &str) -> i32 {
        self.points.get(form).map_or(0, |points| i32::from(points.0))
    }

    fn reason(&self, form: &str) -> Reason {
        let question = self.question.map(str::to_owned);
        Reason { question, said: self.said.to_owned(), points: self.points(form) }
    }
}

impl<'g> Weighing<'g> {
    pub(crate) fn new(forms: &'g FormsDocument, votes: Vec<Vote<'g>>) -> Self {
        let mut all = Self {
            forms,
            votes: Vec::new(),
            totals: vec![0; forms.forms.len()],
            outcome: Outcome::default(),
        };
        for vote in votes {
            all.cast(vote);
        }
        all
    }

    /// Adds a vote.
    fn cast(&mut self, vote: Vote<'g>) {
        for (form, total) in self.forms.forms.iter().zip(&mut self.totals) {
            *total += vote.points(&form.id);
        }
        self.outcome = self.outcome.max(self.outcome_of(&vote));
        self.votes.push(vote);
    }

    /// What a vote means at the boundary.
    pub(crate) fn outcome_of(&self, vote: &Vote<'_>) -> Outcome {
        let crossing = vote.crosses.and_then(|id| self.forms.boundary.crossing(id));
        crossing.map_or(Outcome::default(), |crossing| crossing.outcome)
    }

    /// The sums as if one more vote had been cast; the votes themselves are left out.
    pub(crate) fn with(&self, vote: Vote<'g>) -> Self {
        let (totals, outcome) = (self.totals.clone(), self.outcome);
        let mut more = Self { forms: self.forms, votes: Vec::new(), totals, outcome };
        more.cast(vote);
        more
    }

    /// Every form with its points.
    pub(crate) fn points(&self) -> impl Iterator<Item = (&'g str, i32)> {
        let forms: &'g FormsDocument = self.forms;
        forms.forms.iter().zip(&self.totals).map(|(form, points)| (form.id.as_str(), *points))
    }

    /// Whether the boundary puts a form first.
    fn by_boundary(&self, form: &str) -> bool {
        self.outcome == Outcome::Refer && form == self.forms.boundary.to
    }

    /// Where a form stands in the order of places: the boundary comes before any number of points.
    fn weight(&self, form: &str, points: i32) -> (bool, i32) {
        let first = self.by_boundary(form);
        (first, if first { 0 } else { points })
    }

    fn weights(&self) -> impl Iterator<Item = (&'g str, (bool, i32))> {
        self.points().map(|(form, points)| (form, self.weight(form, points)))
    }

    /// The forms in the first place, in the order of the forms.
    pub(crate) fn first(&self) -> Vec<&'g str> {
        let best = self.weights().map(|(_, weight)| weight).max();
        self.weights().filter(|(_, weight)| Some(*weight) == best).map(|(form, _)| form).collect()
    }

    /// Every form with its place and reasons, best first; equal forms in the order of the forms.
    pub(crate) fn ranking(&self) -> Vec<Standing> {
        let mut standings: Vec<Standing> =
            self.points().map(|(form, points)| self.standing(form, points)).collect();
        standings.sort_by_key(|standing| standing.place);
        standings
    }

    fn standing(&self, form: &str, points: i32) -> Standing {
        let weight = self.weight(form, points);
        let better = self.weights().filter(|(_, other)| *other > weight).count();
        let (speaks_for, speaks_against) = self.reasons(form);
        let by_boundary = self.by_boundary(form);
        Standing { place: better + 1, form: form.to_owned(), points, by_boundary, speaks_for, speaks_against }
    }

    fn reasons(&self, form: &str) -> (Vec<Reason>, Vec<Reason>) {
        let telling = self.votes.iter().filter(|vote| vote.points(form) != 0);
        let mut reasons: Vec<Reason> = telling.map(|vote| vote.reason(form)).collect();
        reasons.sort_by_key(|reason| -reason.points.abs());
        reasons.into_iter().partition(|reason| reason.points > 0)
    }

    /// The outcome at the boundary, and what led to it.
    pub(crate) fn boundary(&self) -> BoundaryFinding {
        let boundary = &self.forms.boundary;
        let crossed = self.votes.iter().filter_map(|vote| {
            let crossing = vote.crosses?.to_owned();
            let question = vote.question.map(str::to_owned);
            Some(Crossed { crossing, question, said: vote.said.to_owned() })
        });
        let indicators = boundary.outcome(self.outcome).map(|one| one.indicators.clone());
        BoundaryFinding {
            outcome: self.outcome,
            crossed: crossed.collect(),
            framework: boundary.framework.clone(),
            indicators: indicators.unwrap_or_default(),
        }
    }
}
