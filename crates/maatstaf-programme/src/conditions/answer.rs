//! What can be said of each condition for one programme at one level.

use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::Serialize;

use super::document::{Condition, ConditionCheck, Reading, SourceDocument, Stage, Standing};
use super::{Conditions, finding};
use crate::Programme;

/// What can be said of all conditions at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConditionsAnswer {
    /// The id of the level for which they are asked.
    pub level: String,
    /// How many are met for certain.
    pub certain: usize,
    /// How many may be met: all that are not known to be unmet.
    pub possible: usize,
    /// The conditions, in the order of the data.
    pub conditions: Vec<ConditionAnswer>,
    /// The sources that they name.
    pub sources: Vec<SourceDocument>,
}

/// What can be said of one condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConditionAnswer {
    /// The condition's id.
    pub id: String,
    /// When it is asked.
    pub stage: Stage,
    /// What it is called.
    pub name: Text,
    /// What it asks, and what counts.
    pub help: Text,
    /// Whether it was asked instead of worked out.
    pub asked: bool,
    /// Whether it is met.
    pub outcome: Outcome,
    /// What was found.
    pub finding: Text,
    /// What the sources say at this level.
    pub readings: Vec<Reading>,
}

/// Whether a condition is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is.
    Met,
    /// In part, by your own answer.
    Partly,
    /// It is by one source and not by another.
    Unsure,
    /// It cannot be told: the programme does not say, or nobody knows what is asked.
    Unknown,
    /// It is not.
    Unmet,
}

impl Conditions {
    /// What can be said of each condition for a programme at a level.
    pub fn answer(&self, programme: &Programme, level: &str) -> ConditionsAnswer {
        let asked = self.document().conditions.iter().filter(|one| is_asked(programme, one));
        let conditions: Vec<ConditionAnswer> = asked.map(|one| one.answer(programme, level)).collect();
        let count = |holds: fn(Outcome) -> bool| conditions.iter().filter(|one| holds(one.outcome)).count();
        ConditionsAnswer {
            level: level.to_owned(),
            certain: count(|outcome| outcome == Outcome::Met),
            possible: count(|outcome| outcome != Outcome::Unmet),
            sources: self.document().sources.clone(),
            conditions,
        }
    }
}

/// What renewal asks is left out of a programme that has not been awarded, unless it was answered.
fn is_asked(programme: &Programme, condition: &Condition) -> bool {
    let document = programme.document();
    let awarded = document.awarded.is_some();
    condition.stage == Stage::Award || awarded || document.self_audit.contains_key(&condition.id)
}

impl Condition {
    fn answer(&self, programme: &Programme, level: &str) -> ConditionAnswer {
        let here =
            |reading: &&Reading| reading.levels.is_empty() || reading.levels.iter().any(|one| one == level);
        let readings: Vec<Reading> = self.readings.iter().filter(here).cloned().collect();
        let known: Vec<&Reading> = readings.iter().filter(|one| one.standing != Standing::Unknown).collect();
        let (outcome, finding) = finding::find(self, programme, &known);
        ConditionAnswer {
            id: self.id.clone(),
            stage: self.stage,
            name: self.name.clone(),
            help: self.help.clone(),
            asked: self.check == ConditionCheck::SelfAudit,
            outcome,
            finding,
            readings,
        }
    }
}

impl Outcome {
    /// The outcome over several readings: unsure when they differ.
    pub(super) fn over(outcomes: impl IntoIterator<Item = Self>) -> Self {
        let mut outcomes = outcomes.into_iter();
        let first = outcomes.next().unwrap_or(Self::Unknown);
        if outcomes.all(|outcome| outcome == first) { first } else { Self::Unsure }
    }

    /// Met or unmet.
    pub(super) fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::Unmet }
    }
}
