//! Severity by a many-facet Rasch model, beside the one by least squares.

use maatstaf_document::{Text, text};
use maatstaf_stats::{Observations, RaschFit, RaschRules, Undefined, rasch};
use schemars::JsonSchema;
use serde::Serialize;

use super::reason::reason;
use super::table::Table;

/// The severity of an assessor by a many-facet Rasch model. Advisory: it is never used for a level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RaschEffect {
    /// Always true: this is a second opinion on the assessor, and on nobody else.
    pub advisory: bool,
    /// The severity in logits, 0 for the panel's mean; above 0 for severe.
    pub severity: Option<f64>,
    /// Its standard error, in logits.
    pub standard_error: Option<f64>,
    /// How far the judgements are as the model expects, sudden ones included: about 1 when they are.
    pub outfit: Option<f64>,
    /// The same, with weight on judgements near the person's measure.
    pub infit: Option<f64>,
    /// Why there is no value.
    pub reason: Option<Text>,
}

impl RaschEffect {
    /// Every assessor, in the order of the table.
    pub(super) fn all(table: &Table) -> Vec<Self> {
        let fit = fit(table);
        let of = |at: usize| match &fit {
            Err(undefined) => Self::none(reason(undefined, &table.raters)),
            Ok(fit) => Self::of(fit, at),
        };
        (0..table.raters.len()).map(of).collect()
    }

    fn of(fit: &RaschFit, at: usize) -> Self {
        let measured =
            fit.raters.iter().find(|one| usize::try_from(one.index).is_ok_and(|index| index == at));
        let Some(measure) = measured else {
            return Self::none(text!(
                "all judgements lie at one end of the scale",
                "alle oordelen liggen aan één uiteinde van de schaal"
            ));
        };
        Self {
            advisory: true,
            severity: Some(measure.measure),
            standard_error: Some(measure.standard_error),
            outfit: Some(measure.outfit),
            infit: Some(measure.infit),
            reason: None,
        }
    }

    fn none(reason: Text) -> Self {
        let reason = Some(reason);
        Self { advisory: true, severity: None, standard_error: None, outfit: None, infit: None, reason }
    }
}

fn fit(table: &Table) -> Result<RaschFit, Undefined> {
    let ratings = table.ratings()?;
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let units: Vec<(u32, u32)> =
        table.cells.iter().map(|cell| (number(cell.person), number(cell.category))).collect();
    let observations = Observations::from_ratings(&ratings, &units).map_err(|_| Undefined::NoUnits)?;
    rasch(&observations, &RaschRules::default())
}
