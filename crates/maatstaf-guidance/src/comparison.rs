//! Two forms side by side as written in `mentoring-and-coaching.json`.

use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::forms::SourceDocument;

/// Two forms side by side: mentoring (`one`) and coaching (`other`), in `mentoring-and-coaching.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparisonDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_comparison: u8,
    /// Where the facts come from.
    pub sources: Vec<SourceDocument>,
    /// The id of the one form.
    pub one: String,
    /// The id of the other form.
    pub other: String,
    /// The id of the source of all lists but the contrast.
    pub source: String,
    /// What is often believed, and is not so.
    pub misconceptions: Vec<ItemDocument>,
    /// What needs to be said with it.
    pub clarifications: Vec<ItemDocument>,
    /// What each of the two is.
    pub definitions: PairDocument,
    /// How they differ.
    pub axes: Vec<AxisDocument>,
    /// The id of the source of the contrast.
    pub contrast_source: String,
    /// How they differ, by another source.
    pub contrast: Vec<AxisDocument>,
    /// What each asks of the helper.
    pub skills: SkillsDocument,
    /// What both bring.
    pub benefits: Vec<ItemDocument>,
}

/// A text with an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemDocument {
    /// The item's id.
    pub id: String,
    /// What it says.
    pub text: Text,
}

/// A text for each of the two forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PairDocument {
    /// Of the one form.
    pub one: Text,
    /// Of the other form.
    pub other: Text,
}

/// One difference between the two forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AxisDocument {
    /// The axis's id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Where the one form stands on it.
    pub one: Text,
    /// Where the other form stands on it.
    pub other: Text,
    /// The id of the chooser's question about it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// The skills that each of the two forms asks of the helper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillsDocument {
    /// Of the one form.
    pub one: Vec<ItemDocument>,
    /// Of the other form.
    pub other: Vec<ItemDocument>,
}

impl ComparisonDocument {
    /// The skills that a form asks of the helper; nothing for a form that is not one of the two.
    pub fn skills_of(&self, form: &str) -> &[ItemDocument] {
        match form {
            form if form == self.one => &self.skills.one,
            form if form == self.other => &self.skills.other,
            _ => &[],
        }
    }
}
