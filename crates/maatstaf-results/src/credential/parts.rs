//! The parts of a credential, in the standard's own words (Open Badges 3.0, data models).

use serde::Serialize;

/// Who issues a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Their id: a DID or another address.
    pub id: String,
    /// `Profile`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// What they are called.
    pub name: String,
}

/// What a credential says, about whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// The id of whoever it is about.
    pub id: String,
    /// `AchievementSubject`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// What can be achieved.
    pub achievement: Achievement,
    /// What was achieved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result: Vec<RubricResult>,
    /// What the results are to be read with.
    pub narrative: String,
}

/// What can be achieved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Achievement {
    /// Its id, which follows from the framework and from what kind of statement it is.
    pub id: String,
    /// `Achievement`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// `Competency` for a decision; `ext:SelfAssessment` for a self-assessment.
    pub achievement_type: &'static str,
    /// What it is called.
    pub name: String,
    /// What it is and what it is not.
    pub description: String,
    /// How it is reached.
    pub criteria: Criteria,
    /// The language of the texts.
    pub in_language: &'static str,
    /// The categories of the framework.
    pub alignment: Vec<Alignment>,
    /// What the results are about.
    pub result_description: Vec<ResultDescription>,
}

/// How an achievement is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Criteria {
    /// In words.
    pub narrative: String,
}

/// An item of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alignment {
    /// `Alignment`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// `CFItem`: an item of a competency framework.
    pub target_type: &'static str,
    /// The id of the category.
    pub target_code: String,
    /// Its name.
    pub target_name: String,
    /// The name of the framework.
    pub target_framework: String,
    /// Its address.
    pub target_url: String,
}

/// What a result is about: one category or the whole, at one of the levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultDescription {
    /// The id that results point at.
    pub id: String,
    /// `ResultDescription`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// The name of the category, or of the whole.
    pub name: String,
    /// `RubricCriterionLevel`.
    pub result_type: &'static str,
    /// The levels, lowest first.
    pub rubric_criterion_level: Vec<RubricCriterionLevel>,
}

/// One level of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RubricCriterionLevel {
    /// The id that results point at.
    pub id: String,
    /// `RubricCriterionLevel`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// The name of the level.
    pub name: String,
    /// The id of the level in the framework.
    pub level: String,
}

/// A level reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RubricResult {
    /// `Result`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// The id of what it is about.
    pub result_description: String,
    /// The id of the level.
    pub achieved_level: String,
    /// `Provisional` for an estimate, `Completed` for a decision.
    pub status: &'static str,
    /// In words: for an estimate all three lanes.
    pub value: String,
}

/// What a credential rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// `Evidence`.
    #[serde(rename = "type")]
    pub kind: [&'static str; 1],
    /// What it is called: its kind, unless titles were asked for.
    pub name: String,
    /// How many there are, and who stands behind them.
    pub narrative: String,
    /// The id of its kind.
    pub genre: String,
}
