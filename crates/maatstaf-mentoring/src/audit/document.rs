//! An audit as written in a file.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answers::Answers;

/// An audit of a mentoring programme as written in a file: facts, choices and an answer per item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_audit: u8,
    /// A remark for yourselves. It is never counted and never shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// An id or pseudonym for the programme.
    pub programme: String,
    /// The day on which the audit is read.
    pub as_of: Date,
    /// The day on which the first cycle of mentoring started.
    #[serde(default)]
    pub first_cycle_started: Option<Date>,
    /// What can be counted about the programme.
    #[serde(default)]
    pub facts: Facts,
    /// What the programme is for, by id.
    #[serde(default)]
    pub goals: Vec<String>,
    /// Where the programme is in the hourglass, by id.
    #[serde(default)]
    pub stage: Option<String>,
    /// The styles of leading that the project leader has at hand, by id.
    #[serde(default)]
    pub leadership_styles: Vec<String>,
    /// Who is at the launch meeting of a pair, by id.
    #[serde(default)]
    pub launch_parties: Vec<String>,
    /// The roles that peers have, by id.
    #[serde(default)]
    pub peer_roles: Vec<String>,
    /// What peers are called on for, by id.
    #[serde(default)]
    pub peer_uses: Vec<String>,
    /// The organisations that help with the programme, by id.
    #[serde(default)]
    pub providers: Vec<String>,
    /// The answers, by item.
    #[serde(default)]
    pub answers: Answers,
}

/// What can be counted about a mentoring programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// What made the programme begin.
    #[serde(default)]
    pub start: Option<Start>,
    /// Who the mentors are.
    #[serde(default)]
    pub mentors: Vec<Mentors>,
    /// How many months a pair works together.
    #[serde(default)]
    #[schemars(extend("minimum" = 1, "maximum" = 120))]
    pub duration_months: Option<u32>,
    /// How many days lie between two contacts of a pair.
    #[serde(default)]
    #[schemars(extend("minimum" = 1, "maximum" = 365))]
    pub days_between_contacts: Option<u32>,
    /// How many minutes a contact takes.
    #[serde(default)]
    #[schemars(extend("minimum" = 1, "maximum" = 1440))]
    pub minutes_per_contact: Option<u32>,
    /// The age of the youngest mentors.
    #[serde(default)]
    #[schemars(extend("minimum" = 10, "maximum" = 120))]
    pub mentor_age_from: Option<u32>,
    /// The age of the oldest mentors.
    #[serde(default)]
    #[schemars(extend("minimum" = 10, "maximum" = 120))]
    pub mentor_age_to: Option<u32>,
    /// How many pairs are matched in a year.
    #[serde(default)]
    #[schemars(extend("minimum" = 0, "maximum" = 100_000))]
    pub matches_per_year: Option<u32>,
    /// How many pairs were agreed on so far.
    #[serde(default)]
    #[schemars(extend("minimum" = 0, "maximum" = 1_000_000))]
    pub pairs_agreed: Option<u32>,
    /// How many of those really began.
    #[serde(default)]
    #[schemars(extend("minimum" = 0, "maximum" = 1_000_000))]
    pub pairs_begun: Option<u32>,
}

/// What made a programme begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// A choice of the organisation.
    Policy,
    /// A chance occasion, such as a subsidy or a keen colleague.
    Opportunity,
}

/// Who mentors are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mentors {
    /// Adults.
    Adults,
    /// Peers: about as old as their mentees.
    Peers,
}

impl AuditDocument {
    /// An audit without answers.
    pub fn new(programme: impl Into<String>, as_of: Date) -> Self {
        Self {
            schema: None,
            maatstaf_audit: 1,
            comment: None,
            programme: programme.into(),
            as_of,
            first_cycle_started: None,
            facts: Facts::default(),
            goals: Vec::new(),
            stage: None,
            leadership_styles: Vec::new(),
            launch_parties: Vec::new(),
            peer_roles: Vec::new(),
            peer_uses: Vec::new(),
            providers: Vec::new(),
            answers: Answers::default(),
        }
    }
}
