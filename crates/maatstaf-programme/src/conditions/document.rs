//! Conditions as written in a file.

use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Role;

/// The conditions of recognition for one framework, with their sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionsDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_conditions: u8,
    /// The id of the framework.
    pub framework: String,
    /// The set of level descriptors that a self-audit goes through, such as `eqa`.
    pub descriptors: String,
    /// Where the conditions were read.
    pub sources: Vec<SourceDocument>,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    /// A short code.
    pub id: String,
    /// Who says it, and under which title.
    pub title: String,
    /// The address.
    pub address: String,
    /// The date that it bears: a day, a month, a year, or `undated`.
    pub dated: String,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Its id.
    pub id: String,
    /// When it is asked.
    #[serde(default)]
    pub stage: Stage,
    /// What it is called.
    pub name: Text,
    /// What it asks, and what counts.
    pub help: Text,
    /// How it is found out.
    pub check: ConditionCheck,
    /// For a check of staff: the role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// For a check of staff: groups of awards. One of each group is needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Vec<String>>,
    /// What the sources say.
    pub readings: Vec<Reading>,
}

/// What sources say of one condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The ids of the levels for which they say it; all levels when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// The number that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 10_000))]
    pub value: Option<u32>,
    /// The values of which one is asked; for an order of values, the lowest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// How well it is known.
    pub standing: Standing,
    /// The codes of the sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// How well something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Two independent sources or more say the same.
    Confirmed,
    /// One source says it.
    SingleSource,
    /// Sources say different things.
    Conflicting,
    /// It is asked somewhere, but what exactly could not be read.
    Unknown,
}

/// When a condition is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// For a first award, and always.
    #[default]
    Award,
    /// For renewal.
    Renewal,
}

/// How a condition is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionCheck {
    /// By counting the runs that have ended.
    CompletedRuns,
    /// By counting the runs that have ended, were evaluated and were verified from outside.
    EvaluatedRuns,
    /// By counting people in a role who hold the awards.
    Staff,
    /// By comparing the education at entry.
    Entry,
    /// By looking whether every assessment is done by trained assessors.
    TrainedAssessors,
    /// By looking for one of the languages.
    ExamLanguages,
    /// By counting years from the award.
    YearsSinceAward,
    /// By asking.
    SelfAudit,
}

impl ConditionCheck {
    /// Whether its readings have a number.
    pub(super) fn needs_number(self) -> bool {
        use ConditionCheck::{CompletedRuns, EvaluatedRuns, Staff, YearsSinceAward};
        matches!(self, CompletedRuns | EvaluatedRuns | Staff | YearsSinceAward)
    }

    /// Whether its readings have values.
    pub(super) fn needs_values(self) -> bool {
        matches!(self, Self::Entry | Self::ExamLanguages)
    }
}

impl Standing {
    /// The standing in a few words.
    pub fn meaning(self) -> Text {
        match self {
            Self::Confirmed => Text::new("confirmed", "bevestigd"),
            Self::SingleSource => Text::new("one source", "één bron"),
            Self::Conflicting => Text::new("sources disagree", "bronnen spreken elkaar tegen"),
            Self::Unknown => Text::new("figures unknown", "cijfers onbekend"),
        }
    }
}
