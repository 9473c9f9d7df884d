//! A module of a programme: its activities, its assessments, and what each covers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A module: activities in which participants learn, and assessments in which they show what they can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// An id of your own choice, once among the modules.
    pub id: String,
    /// What the module is called.
    pub title: String,
    /// How many hours the module takes, as its description says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 10_000))]
    pub hours: Option<u32>,
    /// What participants do.
    #[serde(default)]
    pub activities: Vec<Activity>,
    /// How participants are assessed.
    #[serde(default)]
    pub assessments: Vec<Assessment>,
}

/// Something that participants do in order to learn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// An id of your own choice, once among all activities and assessments of the programme.
    pub id: String,
    /// What the activity is called.
    pub title: String,
    /// What kind of activity it is.
    #[serde(default)]
    pub kind: ActivityKind,
    /// How many minutes it takes; give minutes or hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 600_000))]
    pub minutes: Option<u32>,
    /// How many hours it takes; give minutes or hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 10_000))]
    pub hours: Option<u32>,
    /// What it teaches or practises.
    #[serde(default)]
    pub covers: Vec<ActivityCover>,
}

/// A moment at which participants are assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// An id of your own choice, once among all activities and assessments of the programme.
    pub id: String,
    /// What the assessment is called.
    pub title: String,
    /// How it is done.
    #[serde(default)]
    pub method: Method,
    /// Whether only trained assessors do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trained_assessors: Option<bool>,
    /// What it assesses.
    #[serde(default)]
    pub covers: Vec<AssessmentCover>,
}

/// What an activity covers: an indicator, or by equivalence practice of the kind that a cell asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityCover {
    /// Whether participants hear about it or do it.
    #[serde(rename = "as")]
    pub how: As,
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
    /// For an equivalent practice: what it is about, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// For an equivalent practice: why it equals what the level asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

/// What an assessment covers: an indicator, or by equivalence practice of the kind that a cell asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentCover {
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
    /// For an equivalent practice: what it is about, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// For an equivalent practice: why it equals what the level asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

/// How an activity covers something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum As {
    /// Participants hear, read or see it.
    Taught,
    /// Participants do it themselves.
    Practised,
}

/// The kind of an activity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ActivityKind {
    /// A lecture, a demonstration or a talk.
    Lecture,
    /// An exercise among participants.
    Exercise,
    /// Sessions with clients or mentees.
    Practice,
    /// Supervision of the participants' practice.
    Supervision,
    /// A peer group without a supervisor.
    PeerGroup,
    /// Reading, watching or writing by oneself.
    SelfStudy,
    /// Reflection, such as a learning journal.
    Reflection,
    /// Anything else.
    #[default]
    Other,
}

/// How an assessment is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Method {
    /// A session is observed as it happens.
    ObservedSession,
    /// A recording or transcript is judged.
    Recording,
    /// A case study is judged.
    CaseStudy,
    /// A portfolio is judged.
    Portfolio,
    /// A reflection or learning journal is judged.
    Reflection,
    /// A paper is judged.
    Paper,
    /// A test with questions.
    Test,
    /// A presentation.
    Presentation,
    /// A conversation with assessors.
    Interview,
    /// Anything else.
    #[default]
    Other,
}
