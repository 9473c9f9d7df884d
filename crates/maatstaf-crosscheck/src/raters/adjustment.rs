//! What levels would be if every assessor were as severe as the panel. Advisory: nothing uses it.

use maatstaf::{Framework, Policy};
use maatstaf_document::{Text, text};
use maatstaf_stats::{Severity, Undefined};
use schemars::JsonSchema;
use serde::Serialize;

use super::reason::reason;
use super::table::{Cell, Table};
use crate::claim::level_id;
use crate::heights::{lower_median, overall};

/// Whether taking severity out of judgements would change anybody's level. It shows what severity does; it is never used for a level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Adjustment {
    /// Always true: no level is ever adjusted.
    pub advisory: bool,
    /// How it is computed.
    pub how: Text,
    /// The people with a judgement in every category, whose level can be said.
    pub people: usize,
    /// The people whose level would change.
    pub changed: Vec<ChangedLevel>,
    /// The cells with a judgement.
    pub cells: usize,
    /// The cells whose median would change.
    pub changed_cells: usize,
    /// Why nothing can be said.
    pub reason: Option<Text>,
}

/// A person whose level would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangedLevel {
    /// The person's pseudonym.
    pub person: String,
    /// The level from the judgements as they are; null for none.
    pub given: Option<String>,
    /// The level from the judgements with severity taken out; null for none.
    pub adjusted: Option<String>,
}

impl Adjustment {
    pub(super) fn of(
        table: &Table,
        severity: &Result<Severity, Undefined>,
        framework: &Framework,
        policy: &Policy,
    ) -> Self {
        let mut answer = Self {
            advisory: true,
            how: how(),
            people: 0,
            changed: Vec::new(),
            cells: 0,
            changed_cells: 0,
            reason: None,
        };
        match severity {
            Err(undefined) => answer.reason = Some(reason(undefined, &table.raters)),
            Ok(severity) => {
                let severities: Vec<f64> =
                    severity.raters().iter().map(|rater| rater.severity.value).collect();
                answer.compare(table, &severities, framework, policy);
            }
        }
        answer
    }

    fn compare(&mut self, table: &Table, severities: &[f64], framework: &Framework, policy: &Policy) {
        let median = |cell: &Cell| lower_median(cell.levels());
        let moved = |cell: &Cell| lower_median(adjusted(cell, severities, table.top));
        self.cells = table.cells.len();
        self.changed_cells = table.cells.iter().filter(|cell| median(cell) != moved(cell)).count();
        for (person, id) in table.people.iter().enumerate() {
            let level = |of: &dyn Fn(&Cell) -> Option<usize>| {
                let mut levels = vec![None; framework.categories().len()];
                for cell in table.cells.iter().filter(|cell| cell.person == person) {
                    if let Some(level) = levels.get_mut(cell.category) {
                        *level = of(cell);
                    }
                }
                overall(&levels, framework, policy)
            };
            let (Some(given), Some(adjusted)) = (level(&median), level(&moved)) else { continue };
            self.people += 1;
            if given != adjusted {
                let (given, adjusted) = (level_id(framework, given), level_id(framework, adjusted));
                self.changed.push(ChangedLevel { person: id.clone(), given, adjusted });
            }
        }
    }
}

/// The ratings of a cell with severity taken out.
fn adjusted<'t>(cell: &'t Cell, severities: &'t [f64], top: usize) -> impl Iterator<Item = usize> + 't {
    cell.given
        .iter()
        .zip(severities)
        .filter_map(move |(given, severity)| Some(nearest((*given)?, *severity, top)))
}

/// The level nearest to a rating plus a severity, within the scale. A half goes up; what differs from a half by rounding is one.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "levels are few"
)]
fn nearest(given: usize, severity: f64, top: usize) -> usize {
    (given as f64 + severity + 0.5 + 1e-9).floor().clamp(0.0, top as f64) as usize
}

fn how() -> Text {
    text!(
        "each judgement plus its assessor's severity by least squares, rounded to the nearest level of the scale (a half goes up, and nothing leaves the scale); then the lower median per category, and the policy's overall rule over the categories",
        "elk oordeel plus de strengheid van de assessor volgens kleinste kwadraten, afgerond op het dichtstbijzijnde niveau van de schaal (een half gaat omhoog, en niets komt buiten de schaal); dan per categorie de mediaan (bij een even aantal het lagere van de middelste twee), en over de categorieën de totaalregel van het beleid"
    )
}
