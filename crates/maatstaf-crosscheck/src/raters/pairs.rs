//! Assessors two by two.

use maatstaf_document::Text;
use maatstaf_stats::{Contingency, Interval, Ratings, Scale, Undefined, Weights, bland_altman};
use schemars::JsonSchema;
use serde::Serialize;

use super::CONFIDENCE;
use super::agreement::{Statistic, Valued};
use super::matches::Matches;
use super::measure::Measure;
use super::reason::reason;
use super::table::{Cell, Table, people_of, silence};
use crate::rules::PanelRulesDocument;

/// The weights that go with a scale.
type OfScale = fn(&Scale) -> Weights;

/// Two assessors side by side, on the cells that both judged.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairAnswer {
    /// The first assessor's pseudonym.
    pub first: String,
    /// The second assessor's pseudonym.
    pub second: String,
    /// The people of whom both judged something.
    pub people: usize,
    /// The cells that both judged, as pairs.
    #[serde(flatten)]
    pub matches: Matches,
    /// Why no coefficient is shown, when none is.
    pub silent: Option<Text>,
    /// The coefficients of the two.
    pub statistics: Vec<Statistic>,
    /// How far the two lie apart, after Bland and Altman; none when that is not to be said.
    pub difference: Option<PairDifference>,
    /// Why it is not to be said.
    pub no_difference: Option<Text>,
}

/// How far two assessors lie apart: the first less the second, in levels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct PairDifference {
    /// The mean difference.
    pub bias: f64,
    /// Its interval of 95%.
    pub interval: Interval,
    /// About 95% of differences lie above this limit …
    pub lower: f64,
    /// … and below this one.
    pub upper: f64,
}

impl PairAnswer {
    /// Every two assessors who share a cell, in alphabetical order.
    pub(super) fn all(table: &Table, rules: &PanelRulesDocument) -> Vec<Self> {
        let raters = table.raters.len();
        let pairs = (0..raters).flat_map(|first| (first + 1..raters).map(move |second| (first, second)));
        pairs.filter_map(|pair| Self::of(table, rules, pair)).collect()
    }

    fn of(table: &Table, rules: &PanelRulesDocument, (first, second): (usize, usize)) -> Option<Self> {
        let both = |cell: &&Cell| cell.by(first).is_some() && cell.by(second).is_some();
        let cells: Vec<&Cell> = table.cells.iter().filter(both).collect();
        let pairs = cells.iter().filter_map(|cell| cell.by(first).zip(cell.by(second)));
        let matches = Matches::of(pairs);
        if matches.pairs == 0 {
            return None;
        }
        let silent = silence(&cells, rules);
        let mut answer = Self {
            first: table.rater(first).to_owned(),
            second: table.rater(second).to_owned(),
            people: people_of(&cells),
            matches,
            no_difference: silent.clone(),
            silent,
            statistics: Vec::new(),
            difference: None,
        };
        if answer.silent.is_none() {
            let ratings = table.ratings_of(&cells);
            answer.compute(&ratings, table, (first, second));
        }
        Some(answer)
    }

    fn compute(
        &mut self,
        ratings: &Result<Ratings, Undefined>,
        table: &Table,
        (first, second): (usize, usize),
    ) {
        let weighted: [(Measure, OfScale); 3] = [
            (Measure::CohenKappa, Weights::identity),
            (Measure::CohenKappaLinear, Weights::linear),
            (Measure::CohenKappaQuadratic, Weights::quadratic),
        ];
        let kappa = |weights: OfScale| -> Result<Valued, Undefined> {
            let ratings = ratings.as_ref().map_err(|undefined| *undefined)?;
            let found = Contingency::of(ratings, first, second)?.cohen(&weights(ratings.scale()))?;
            Ok((found.value, found.standard_error))
        };
        let cells = self.matches.pairs;
        let one = |(measure, weights)| Statistic::new(measure, cells, kappa(weights), &table.raters);
        self.statistics = weighted.map(one).into();
        let apart = ratings.as_ref().map_err(|undefined| *undefined);
        match apart.and_then(|ratings| bland_altman(ratings, first, second, CONFIDENCE)) {
            Err(undefined) => self.no_difference = Some(reason(&undefined, &table.raters)),
            Ok(found) => {
                self.difference = Some(PairDifference {
                    bias: found.bias.value,
                    interval: found.bias_interval,
                    lower: found.lower.value,
                    upper: found.upper.value,
                });
            }
        }
    }
}
