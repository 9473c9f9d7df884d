//! How far assessors agree over all cells.

use maatstaf_document::Text;
use maatstaf_stats::{
    Agreement, Bootstrap, IccForm, Interval, Metric, Ratings, TwoWay, Undefined, Weights, kendall_w,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::matches::Matches;
use super::measure::Measure;
use super::reason::reason;
use super::table::{Cell, Table, people_of, silence};
use super::{CONFIDENCE, Draws};
use crate::rules::PanelRulesDocument;

/// How far assessors agree over all cells with two judgements or more.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CohortAgreement {
    /// The cells with two judgements or more.
    pub cells: usize,
    /// The people that they belong to.
    pub people: usize,
    /// Every two judgements of one cell.
    #[serde(flatten)]
    pub matches: Matches,
    /// The cells in which all judgements are equal.
    pub exact_cells: usize,
    /// The cells in which no two judgements are more than one level apart.
    pub within_one_cells: usize,
    /// Why no coefficient is shown, when none is.
    pub silent: Option<Text>,
    /// The coefficients, the headline first.
    pub statistics: Vec<Statistic>,
}

/// One coefficient, or why it has no value.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Statistic {
    /// Which one.
    pub measure: Measure,
    /// Its value, at most 1; none when it has no value here.
    pub value: Option<f64>,
    /// Its standard error, which takes cells as if each were a person of its own; none where none is known.
    pub standard_error: Option<f64>,
    /// Of the headline: the interval of 95% from drawing people anew.
    pub interval: Option<Interval>,
    /// The cells that it is computed from.
    pub cells: usize,
    /// Why it has no value, or the headline no interval.
    pub reason: Option<Text>,
}

impl CohortAgreement {
    pub(super) fn of(table: &Table, rules: &PanelRulesDocument, draws: Draws) -> Self {
        let cells = table.paired();
        let silent = silence(&cells, rules);
        let apart = |cell: &&&Cell, most: usize| range(cell.levels()) <= most;
        Self {
            cells: cells.len(),
            people: people_of(&cells),
            matches: Matches::within(cells.iter().map(|cell| cell.levels().collect())),
            exact_cells: cells.iter().filter(|cell| apart(cell, 0)).count(),
            within_one_cells: cells.iter().filter(|cell| apart(cell, 1)).count(),
            statistics: if silent.is_none() { statistics(table, &cells, rules, draws) } else { Vec::new() },
            silent,
        }
    }

    /// The value of the headline coefficient; nothing where it has none.
    pub fn headline_value(&self) -> Option<f64> {
        self.headline().map(|(_, value)| value)
    }

    /// The headline, where it has a value.
    pub(super) fn headline(&self) -> Option<(&Statistic, f64)> {
        self.statistics.first().and_then(|first| Some((first, first.value?)))
    }
}

/// The difference of the highest and the lowest.
pub(super) fn range(levels: impl Iterator<Item = usize> + Clone) -> usize {
    levels.clone().max().unwrap_or_default() - levels.min().unwrap_or_default()
}

/// A value with its standard error.
pub(super) type Valued = (f64, Option<f64>);

impl Statistic {
    pub(super) fn new(
        measure: Measure,
        cells: usize,
        found: Result<Valued, Undefined>,
        raters: &[String],
    ) -> Self {
        let (value, standard_error, reason) = match found {
            Ok((value, error)) => (Some(value), error, None),
            Err(undefined) => (None, None, Some(reason(&undefined, raters))),
        };
        Self { measure, value, standard_error, interval: None, cells, reason }
    }

    fn silent(measure: Measure, cells: usize, reason: Text) -> Self {
        Self { measure, value: None, standard_error: None, interval: None, cells, reason: Some(reason) }
    }
}

fn statistics(table: &Table, cells: &[&Cell], rules: &PanelRulesDocument, draws: Draws) -> Vec<Statistic> {
    let ratings = table.ratings_of(cells);
    let mut all = vec![headline(&ratings, table, cells.len(), draws)];
    all.extend(by_chance(&ratings, table, cells.len()));
    all.extend(of_complete(table, rules));
    all
}

/// Krippendorff's alpha, with an interval over people: cells of one person go together, so people are drawn and not cells.
fn headline(ratings: &Result<Ratings, Undefined>, table: &Table, cells: usize, draws: Draws) -> Statistic {
    let alpha = |ratings: &Ratings| Agreement::of(ratings).alpha(Metric::Ordinal);
    let value = |ratings: &Ratings| alpha(ratings).map(|found| found.value);
    let found = ratings
        .as_ref()
        .map_err(|undefined| *undefined)
        .and_then(|ratings| alpha(ratings).map(|found| (found.value, found.standard_error)));
    let mut statistic = Statistic::new(Measure::KrippendorffAlphaOrdinal, cells, found, &table.raters);
    if let (Ok(ratings), Some(_)) = (ratings, statistic.value) {
        let bootstrap = Bootstrap { seed: draws.seed, draws: draws.draws, confidence: CONFIDENCE };
        match bootstrap.resample(ratings, value) {
            Ok(resampled) => statistic.interval = Some(resampled.percentile),
            Err(undefined) => statistic.reason = Some(reason(&undefined, &table.raters)),
        }
    }
    statistic
}

/// The coefficients that correct for chance.
fn by_chance(ratings: &Result<Ratings, Undefined>, table: &Table, cells: usize) -> Vec<Statistic> {
    type One = fn(&Agreement<'_>, &Weights, &Weights) -> Result<maatstaf_stats::Coefficient, Undefined>;
    let measures: [(Measure, One); 5] = [
        (Measure::FleissKappa, |all, same, _| all.fleiss(same)),
        (Measure::CongerKappa, |all, same, _| all.conger(same)),
        (Measure::GwetAc1, |all, same, _| all.gwet(same)),
        (Measure::GwetAc2, |all, _, near| all.gwet(near)),
        (Measure::BrennanPrediger, |all, same, _| all.brennan_prediger(same)),
    ];
    let compute = |one: One| {
        let ratings = ratings.as_ref().map_err(|undefined| *undefined)?;
        let (same, near) = (Weights::identity(ratings.scale()), Weights::ordinal(ratings.scale()));
        let found = one(&Agreement::of(ratings), &same, &near)?;
        Ok((found.value, found.standard_error))
    };
    measures.map(|(measure, one)| Statistic::new(measure, cells, compute(one), &table.raters)).into()
}

/// The coefficients that need every assessor in every cell: on the cells where that is so, when there are enough of them.
fn of_complete(table: &Table, rules: &PanelRulesDocument) -> Vec<Statistic> {
    let cells = table.complete();
    let forms = [
        (Measure::Icc1, IccForm::One),
        (Measure::IccA1, IccForm::Agreement),
        (Measure::IccAK, IccForm::AgreementMean),
        (Measure::IccC1, IccForm::Consistency),
        (Measure::IccCK, IccForm::ConsistencyMean),
    ];
    let measures = forms.map(|(measure, _)| measure).into_iter().chain([Measure::KendallW]);
    if let Some(silent) = silence(&cells, rules) {
        return measures.map(|measure| Statistic::silent(measure, cells.len(), silent.clone())).collect();
    }
    let ratings = table.ratings_of(&cells);
    let two_way = ratings.as_ref().map_err(|undefined| *undefined).and_then(TwoWay::of);
    let icc =
        |form| Ok((two_way.as_ref().map_err(|undefined| *undefined)?.icc(form, CONFIDENCE)?.value, None));
    let order = || Ok((kendall_w(ratings.as_ref().map_err(|undefined| *undefined)?)?.w, None));
    let mut all =
        forms.map(|(measure, form)| Statistic::new(measure, cells.len(), icc(form), &table.raters)).to_vec();
    all.push(Statistic::new(Measure::KendallW, cells.len(), order(), &table.raters));
    all
}
