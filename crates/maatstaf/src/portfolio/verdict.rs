//! What an assessor ruled on a claim.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::strength::Strength;

/// What an assessor ruled on one claim of one piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// A pseudonym for the assessor; never the holder.
    pub assessor: String,
    /// The id of the evidence.
    pub evidence: String,
    /// The number of the indicator claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 65535))]
    pub indicator: Option<u16>,
    /// For an equivalent practice: the id of its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// For an equivalent practice: the id of its level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// For an equivalent practice: its theme, as the claim has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Whether the claim holds.
    pub ruling: Ruling,
    /// With an acceptance: the strength at which it holds, when that is lower than claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Why.
    pub reason: String,
}

/// Whether a claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// It holds.
    Accept,
    /// It does not.
    Reject,
}
