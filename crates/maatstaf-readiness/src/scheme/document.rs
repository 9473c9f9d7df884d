//! A scheme as written in a file.

use std::collections::BTreeMap;

use maatstaf_document::Text;
use maatstaf_practice::{Book, Source, Standing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An accreditation scheme as written in a file: what it asks at each level, every figure with its source, date and standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemeDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_scheme: u8,
    /// The scheme's id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Whose it is.
    pub body: String,
    /// What it is and for whom.
    pub about: Text,
    /// What it accredits.
    pub subject: Subject,
    /// The id of the counting profile by which practice is counted.
    pub counting: String,
    /// The id of the framework whose estimate stands beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<String>,
    /// The levels, lowest first.
    pub levels: Vec<SchemeLevel>,
    /// Per level: for how many months an award holds.
    #[serde(default)]
    pub valid_months: BTreeMap<String, Vec<Figure>>,
    /// The id of the scheme whose awards this one renews.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renews: Option<String>,
    /// Where the figures come from.
    pub sources: Vec<Source>,
    /// What is asked, in the order in which an applicant meets it.
    pub requirements: Vec<Requirement>,
    /// What nobody has published, or what could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_questions: Vec<Text>,
}

/// What a scheme accredits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A person.
    Person,
    /// A programme of an organisation.
    Programme,
}

/// A level of a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemeLevel {
    /// The level's id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The level of the framework that it goes with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework_level: Option<String>,
}

/// Something that a scheme asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The requirement's id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What counts for it.
    pub help: Text,
    /// Whether everybody must meet it.
    #[serde(default)]
    pub role: Role,
    /// Which part of the ledger it looks at.
    pub of: Book,
    /// What is measured there.
    pub measure: Measure,
    /// Another counting profile than the scheme's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counting: Option<String>,
    /// Only entries of these kinds; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// Only paid practice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paid: bool,
    /// Only what happened in this many months, up to and including the day of reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 1200))]
    pub within_months: Option<u32>,
    /// Only what happened since the award that is renewed, its day included.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub since_award: bool,
    /// Asked of each of so many periods, instead of all together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Every>,
    /// Of scores: each must reach the figure, instead of their mean.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub each: bool,
    /// Per level: the figures. A level that is absent does not ask this.
    pub figures: BTreeMap<String, Vec<Figure>>,
}

/// Whether everybody must meet a requirement.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everybody.
    #[default]
    Required,
    /// Nobody has to, but it shortens the way.
    Route,
}

/// What is measured in a part of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Hours in all.
    Hours,
    /// Different clients.
    Clients,
    /// Full years since practice began.
    Years,
    /// How many entries.
    Count,
    /// How many kinds of entries.
    Kinds,
    /// An hour for so many hours of practice in the same window.
    Ratio,
    /// Percent of a score.
    Percent,
}

/// Periods that each must reach the figure.
///
/// Quarters are those of the calendar, and years run back from the day of reading. With `since_award` both run from the day of
/// the award. Only periods that are over count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Every {
    /// How long each is.
    pub period: Period,
    /// How many: the last so many that are over.
    #[schemars(extend("minimum" = 1, "maximum" = 100))]
    pub last: u32,
}

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

/// A figure with where it comes from and how well it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The figure; absent when it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 0, "maximum" = 1_000_000))]
    pub value: Option<u32>,
    /// How well it is known.
    pub standing: Standing,
    /// The ids of its sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What else is to be said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}
