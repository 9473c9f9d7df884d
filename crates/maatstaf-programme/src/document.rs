//! A training programme as written in a file.

mod module;

use std::collections::BTreeMap;

use jiff::civil::Date;
use maatstaf_document::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use module::{Activity, ActivityCover, ActivityKind, As, Assessment, AssessmentCover, Method, Module};

/// A training programme as written in a file: what it teaches, practises and assesses, and under which conditions it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_programme: u8,
    /// An id of your own choice for the programme.
    pub id: String,
    /// The id of the framework that it is mapped to, such as `emcc-2015`.
    pub framework: String,
    /// The institute that gives the programme: its name or a pseudonym.
    pub provider: String,
    /// What the programme is called.
    pub title: String,
    /// The language that the programme is written in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The id of the level for which quality recognition is sought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The day on which the programme is read: a run that ends later has not been completed.
    pub as_of: Date,
    /// The day on which an EQA was awarded before, when there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awarded: Option<Date>,
    /// A remark for yourself. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The times that the programme was held or is planned.
    #[serde(default)]
    pub runs: Vec<Run>,
    /// The people who teach, supervise and assess, once per person and role.
    #[serde(default)]
    pub staff: Vec<StaffMember>,
    /// The education that participants have when they enter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryLevel>,
    /// The languages in which participants can be examined, as tags such as `nl` and `en`.
    #[serde(default)]
    pub exam_languages: Vec<String>,
    /// The modules, in the order in which they are given.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Your own answers, by the id of a level descriptor or of a condition that only you can answer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub self_audit: BTreeMap<String, AuditAnswer>,
}

/// One time that the programme was held, or is going to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// An id of your own choice, once among the runs.
    pub id: String,
    /// The first day.
    pub started: Date,
    /// The last day.
    pub ended: Date,
    /// How many people started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 0, "maximum" = 100_000))]
    pub participants: Option<u32>,
    /// How many people graduated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 0, "maximum" = 100_000))]
    pub graduates: Option<u32>,
    /// Whether the run was evaluated.
    #[serde(default)]
    pub evaluated: bool,
    /// Whether somebody from outside verified it and reported on that.
    #[serde(default)]
    pub external_verification: bool,
}

/// One person in one role. A person with two roles is listed once for each, under the same id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffMember {
    /// A pseudonym for the person; never a name.
    pub id: String,
    /// What the person does in the programme.
    pub role: Role,
    /// The awards that the person holds, as `scheme:level`, such as `eia:senior-practitioner`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<String>,
    /// Whether the person was trained as an assessor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trained_assessor: Option<bool>,
}

/// What somebody does in a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Teaches or trains.
    Teacher,
    /// Supervises the participants' practice.
    Supervisor,
    /// Assesses the participants.
    Assessor,
}

/// The education that participants have when they enter.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    strum::EnumIter,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EntryLevel {
    /// Dutch vocational education.
    Mbo,
    /// Dutch higher professional education.
    Hbo,
    /// Another education, of which nothing is known here.
    Other,
}

/// Your own answer to one question of the self-audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditAnswer {
    /// Whether the programme has it.
    pub have: Have,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// Whether a programme has what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Have {
    /// It does not.
    No,
    /// It does in part.
    Partly,
    /// It does.
    Yes,
}
