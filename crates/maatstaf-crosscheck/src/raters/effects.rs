//! Each assessor by themselves: severity, halo, keeping to the middle.

use std::collections::BTreeSet;

use maatstaf_document::Text;
use maatstaf_stats::{Interval, Severity, Undefined, central_tendency, halo};
use schemars::JsonSchema;
use serde::Serialize;

use super::CONFIDENCE;
use super::matches::Matches;
use super::rasch::RaschEffect;
use super::reason::reason;
use super::table::Table;
use crate::rules::PanelRulesDocument;

/// One assessor beside the others. Advisory: nothing of it is used for a level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RaterAnswer {
    /// The assessor's pseudonym.
    pub assessor: String,
    /// The people of whom this assessor judged something.
    pub people: usize,
    /// The cells that this assessor judged.
    pub ratings: usize,
    /// Each judgement beside each of the others' of the same cell.
    pub with_others: Matches,
    /// How severe this assessor is.
    pub severity: SeverityEffect,
    /// Whether this assessor sees people as a whole and not category by category.
    pub halo: HaloEffect,
    /// Whether this assessor keeps to the middle.
    pub central: CentralEffect,
    /// Severity by a many-facet Rasch model.
    pub rasch: RaschEffect,
}

/// How severe an assessor is, by least squares: rating = mean + cell - severity. Severities sum to 0.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SeverityEffect {
    /// In levels: by how much this assessor judges lower than the panel's mean; below 0 for higher.
    pub value: Option<f64>,
    /// Its standard error, in levels.
    pub standard_error: Option<f64>,
    /// Its interval of 95%, in levels.
    pub interval: Option<Interval>,
    /// What the rules call this assessor; none when neither.
    pub call: Option<SeverityCall>,
    /// Why there is no value.
    pub reason: Option<Text>,
}

/// What an assessor is called whose judgements lie away from the panel's mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeverityCall {
    /// Judges lower than the others.
    Severe,
    /// Judges higher than the others.
    Lenient,
}

/// Whether an assessor gives a person much the same in all categories.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct HaloEffect {
    /// The variance between categories of one person, over that of the others on the same cells.
    pub ratio: Option<f64>,
    /// Whether the rules call it halo.
    pub flagged: bool,
    /// Why there is no ratio.
    pub reason: Option<Text>,
}

/// Whether an assessor uses less of the scale than the others.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CentralEffect {
    /// The variance of all judgements, over that of the others on the same cells.
    pub ratio: Option<f64>,
    /// Whether the rules call it keeping to the middle.
    pub flagged: bool,
    /// Why there is no ratio.
    pub reason: Option<Text>,
}

impl RaterAnswer {
    /// Every assessor, in alphabetical order.
    pub(super) fn all(
        table: &Table,
        severity: &Result<Severity, Undefined>,
        rules: &PanelRulesDocument,
    ) -> Vec<Self> {
        let ratings = table.ratings();
        let traits: Vec<u32> =
            table.cells.iter().map(|cell| u32::try_from(cell.category).unwrap_or(u32::MAX)).collect();
        let halos =
            ratings.as_ref().map_err(|undefined| *undefined).and_then(|ratings| halo(ratings, &traits));
        let centrals = ratings.as_ref().map_err(|undefined| *undefined).and_then(central_tendency);
        let rasch = RaschEffect::all(table);
        let one = |(at, (assessor, rasch)): (usize, (&String, RaschEffect))| {
            let judged: Vec<usize> =
                table.cells.iter().filter(|cell| cell.by(at).is_some()).map(|cell| cell.person).collect();
            let people = judged.iter().collect::<BTreeSet<_>>().len();
            let enough = people >= rules.least_people as usize;
            let halo = of_rater(&halos, at).map(|found| (found.ratio, found.people));
            let central =
                of_rater(&centrals, at).and_then(|found| found.ratio_to_others.ok_or(Undefined::NoSpread));
            Self {
                assessor: assessor.clone(),
                people,
                ratings: judged.len(),
                with_others: with_others(table, at),
                severity: SeverityEffect::of(severity, at, enough, table, rules),
                halo: HaloEffect::of(halo, table, rules),
                central: CentralEffect::of(central, enough, table, rules),
                rasch,
            }
        };
        table.raters.iter().zip(rasch).enumerate().map(one).collect()
    }
}

fn of_rater<T: Clone>(all: &Result<Vec<Result<T, Undefined>>, Undefined>, at: usize) -> Result<T, Undefined> {
    let all = all.as_ref().map_err(|undefined| *undefined)?;
    all.get(at).cloned().unwrap_or(Err(Undefined::NoSuchRater { rater: at }))
}

fn with_others(table: &Table, rater: usize) -> Matches {
    let pairs =
        table.cells.iter().filter_map(|cell| Some((cell, cell.by(rater)?))).flat_map(|(cell, own)| {
            let others = cell.given.iter().enumerate().filter(move |(other, _)| *other != rater);
            others.filter_map(move |(_, given)| Some((own, (*given)?)))
        });
    Matches::of(pairs)
}

impl SeverityEffect {
    fn of(
        severity: &Result<Severity, Undefined>,
        at: usize,
        enough: bool,
        table: &Table,
        rules: &PanelRulesDocument,
    ) -> Self {
        let missing = Undefined::NoSuchRater { rater: at };
        let found = severity.as_ref().map_err(|undefined| *undefined);
        match found.and_then(|all| all.raters().get(at).ok_or(missing)) {
            Err(undefined) => Self {
                value: None,
                standard_error: None,
                interval: None,
                call: None,
                reason: Some(reason(&undefined, &table.raters)),
            },
            Ok(found) => {
                let estimate = found.severity;
                let call = estimate.standard_error.and_then(|error| call(estimate.value, error, rules));
                Self {
                    value: Some(estimate.value),
                    standard_error: estimate.standard_error,
                    interval: estimate.interval(CONFIDENCE).ok(),
                    call: call.filter(|_| enough),
                    reason: None,
                }
            }
        }
    }
}

/// What the rules call a severity. Both thresholds must be met; what lies on one meets it.
fn call(value: f64, error: f64, rules: &PanelRulesDocument) -> Option<SeverityCall> {
    let least = f64::from(rules.severity_hundredths) / 100.0;
    let errors = f64::from(rules.severity_tenths_of_error) / 10.0;
    let away = value.abs() + 1e-9;
    let far = away >= least && away >= errors * error;
    far.then_some(if value > 0.0 { SeverityCall::Severe } else { SeverityCall::Lenient })
}

/// Whether a ratio lies below a percentage, and not on it.
fn below(ratio: f64, percent: u32) -> bool {
    ratio + 1e-9 < f64::from(percent) / 100.0
}

impl HaloEffect {
    fn of(found: Result<(f64, usize), Undefined>, table: &Table, rules: &PanelRulesDocument) -> Self {
        let need = rules.halo_people as usize;
        let found = found.and_then(|(ratio, have)| {
            if have >= need { Ok(ratio) } else { Err(Undefined::TooFewPeople { have, need }) }
        });
        match found {
            Ok(ratio) => Self { ratio: Some(ratio), flagged: below(ratio, rules.halo_percent), reason: None },
            Err(undefined) => {
                Self { ratio: None, flagged: false, reason: Some(reason(&undefined, &table.raters)) }
            }
        }
    }
}

impl CentralEffect {
    fn of(found: Result<f64, Undefined>, enough: bool, table: &Table, rules: &PanelRulesDocument) -> Self {
        match found {
            Ok(ratio) => {
                let flagged = enough && below(ratio, rules.central_percent);
                Self { ratio: Some(ratio), flagged, reason: None }
            }
            Err(undefined) => {
                Self { ratio: None, flagged: false, reason: Some(reason(&undefined, &table.raters)) }
            }
        }
    }
}
