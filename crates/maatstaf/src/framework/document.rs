//! A framework pack as written in files: the facts once, and a wording per language.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Language;

/// The facts of a framework, in `framework.json`: numbers, cells and names, no sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrameworkDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_framework: u8,
    /// The pack's id, which carries its edition: `emcc-2015`.
    pub id: String,
    /// The edition of the framework, as its holder names it.
    pub edition: String,
    /// Who owns the framework and its sentences.
    pub holder: String,
    /// The ids of the levels, lowest first; one to eight.
    pub levels: Vec<String>,
    /// The ids of the categories, in the framework's order.
    pub categories: Vec<String>,
    /// The indicators, in the order of their numbers.
    pub indicators: Vec<IndicatorDocument>,
    /// Chains of indicators that take one theme further, from lower to higher levels. These are this project's reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub progressions: Vec<Vec<u16>>,
    /// Descriptions of what a level is meant for, by set, such as `eia`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub descriptors: Vec<DescriptorDocument>,
    /// Lists that belong to the framework, such as its progression principles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListDocument>,
}

/// One indicator: its number and its cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorDocument {
    /// The number that the framework gives it, from 1.
    #[schemars(extend("minimum" = 1, "maximum" = 65535))]
    pub number: u16,
    /// The id of its category.
    pub category: String,
    /// The id of its level.
    pub level: String,
    /// What its sentence asks the practitioner to do. This is this project's reading.
    #[serde(default)]
    pub asks_for: AsksFor,
    /// Whether it applies only where there is a sponsor or another stakeholder.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub conditional: bool,
}

/// What an indicator asks the practitioner to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AsksFor {
    /// To explain something: a statement can be enough.
    Explains,
    /// To describe something.
    Describes,
    /// To describe something and to use it.
    DescribesAndApplies,
    /// To show it in practice.
    #[default]
    Shows,
}

/// A description of what a level is meant for; its text is in the wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescriptorDocument {
    /// The descriptor's id, such as `eia-foundation-1`.
    pub id: String,
    /// The set that it belongs to, such as `eia`.
    pub set: String,
    /// The id of the level that it describes.
    pub level: String,
    /// The id of a list that it enumerates, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
}

/// A list that belongs to the framework; its texts are in the wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListDocument {
    /// The list's id.
    pub id: String,
    /// The ids of its items, in order.
    pub items: Vec<String>,
}

/// A wording of a framework in one language, in `wording.en.json` or `wording.nl.json`: this project's sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordingDocument {
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_wording: u8,
    /// The id of the pack that it words.
    pub framework: String,
    /// The language that it is in.
    pub language: Language,
    /// The framework's name.
    pub name: String,
    /// The equivalence principle, in this project's words; empty where the framework has none.
    #[serde(default)]
    pub equivalence: String,
    /// The name of each level, by id.
    pub levels: BTreeMap<String, String>,
    /// The name and definition of each category, by id.
    pub categories: BTreeMap<String, CategoryWording>,
    /// The wording of each indicator, by number.
    pub indicators: BTreeMap<u16, IndicatorWording>,
    /// The text of each descriptor, by id.
    #[serde(default)]
    pub descriptors: BTreeMap<String, String>,
    /// The title and items of each list, by id.
    #[serde(default)]
    pub lists: BTreeMap<String, ListWording>,
}

/// A category in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryWording {
    /// Its name.
    pub name: String,
    /// What it is about; empty where the framework came without it.
    #[serde(default)]
    pub definition: String,
}

/// An indicator in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorWording {
    /// What it is, in one sentence.
    pub summary: String,
    /// Two or three things that one would see or read when it is there; none where the framework came without them.
    #[serde(default)]
    pub signals: Vec<String>,
    /// What kind of evidence suits it; empty where the framework came without it.
    #[serde(default)]
    pub evidence: String,
}

/// A list in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListWording {
    /// What the list is.
    pub title: String,
    /// The text of each item, by id.
    pub items: BTreeMap<String, String>,
}

/// The holder's own sentences, laid over a pack's summaries on the machine of somebody who has a copy of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverlayDocument {
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_overlay: u8,
    /// The id of the pack that it lies over.
    pub framework: String,
    /// The language of its sentences.
    pub language: Language,
    /// The sentence of each indicator, by number.
    pub indicators: BTreeMap<u16, String>,
}
