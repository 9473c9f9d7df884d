//! An assessment as written in a file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf::{Ruling, Strength};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An assessment as written in a file: what one assessor makes of one portfolio.
///
/// What stands at the top was written without sight of the self-rating when `blind` says so, and is never changed afterwards. Whoever
/// changes their mind after the self-rating and the other assessments were revealed writes so under `after_reveal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_assessment: u8,
    /// A pseudonym for the assessor; never the holder.
    pub assessor: String,
    /// Whether the self-rating and other assessors' opinions were hidden while this was written.
    pub blind: bool,
    /// The day of the assessment.
    pub on: Date,
    /// What was assessed, exactly.
    pub seen: Seen,
    /// The level judged per category. A category that is not in the list was not judged.
    #[serde(default)]
    pub judgements: Vec<Judgement>,
    /// Cells judged one by one, for whoever judges finer than a category.
    ///
    /// A shown cell may stand above one that is not shown: the level that follows is the highest that shows with all judged cells below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellJudgement>,
    /// Verdicts on claims, and on practice that the assessor saw although nobody claimed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<ClaimVerdict>,
    /// The portfolio judged as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holistic: Option<Holistic>,
    /// What the assessor changed after the reveal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_reveal: Option<AfterReveal>,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Exactly what an assessor saw: a later change to the portfolio shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The holder's pseudonym.
    pub holder: String,
    /// The id of the framework.
    pub framework: String,
    /// The digest of what assessors are shown of the portfolio: without self-rating, verdicts and remarks.
    pub digest: String,
    /// The digest of each piece of evidence by its id, so that it can be said which one changed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<String, String>,
}

/// The level that an assessor sees in one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The id of the category.
    pub category: String,
    /// The id of the level; null for "not at the lowest yet", and `not-judged` for what is still open.
    pub level: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

/// What stands for a level where a category is laid out and not judged yet.
pub const NOT_JUDGED: &str = "not-judged";

/// Whether an assessor sees practice of one level in one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CellJudgement {
    /// The id of the category.
    pub category: String,
    /// The id of the level.
    pub level: String,
    /// Whether practice of this level shows.
    pub shown: bool,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

/// What an assessor rules on one claim of one piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimVerdict {
    /// The id of the evidence.
    pub evidence: String,
    /// The number of the indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 65535))]
    pub indicator: Option<u16>,
    /// For an equivalent practice: the id of its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// For an equivalent practice: the id of its level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// For an equivalent practice: its theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Whether it holds; null or absent while it is not ruled on.
    #[serde(default)]
    pub ruling: Option<Ruling>,
    /// With an acceptance: the strength at which it holds. Needed where nobody claimed it; otherwise as claimed when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Why. Every ruling says so.
    #[serde(default)]
    pub reason: String,
}

/// The portfolio judged as a whole, beside the judgements per category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holistic {
    /// The id of the level; null for "not at the lowest yet".
    pub level: Option<String>,
    /// Why.
    pub rationale: String,
    /// What the assessor would decide: the id of a decision, such as `award`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommends: Option<String>,
}

/// What an assessor changed after the self-rating and the other assessments were revealed. The opinions from before stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AfterReveal {
    /// The day of the reveal.
    pub on: Date,
    /// Categories judged otherwise; each must say why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<Judgement>,
    /// Verdicts given otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<ClaimVerdict>,
    /// The whole judged otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holistic: Option<Holistic>,
}
