//! A policy as written in a file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Text;

/// A policy as written in a file: the numbers by which claims become levels.
///
/// A list per level that is too short for a framework repeats its last value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyDocument {
    /// Where the schema of this file is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    #[schemars(extend("minimum" = 1, "maximum" = 1))]
    pub maatstaf_policy: u8,
    /// The policy's id.
    pub id: String,
    /// Whose choice it is and why it is as it is.
    pub about: Text,
    /// What a claim is worth.
    pub credit: CreditChoice,
    /// How many aspects of a cell are asked for.
    pub breadth: BreadthChoice,
    /// How much demonstrated practice is asked for.
    pub depth: DepthChoice,
    /// Whether claims by equivalence count.
    #[serde(default = "yes")]
    pub equivalence: bool,
    /// Whether evidence at a level also counts for the levels below it.
    #[serde(default = "yes")]
    pub downward_credit: bool,
    /// What a cell without indicators asks for.
    #[serde(default)]
    pub empty_cells: EmptyCells,
    /// How the categories make one answer.
    pub overall: OverallChoice,
    /// What the portfolio as a whole must show besides.
    #[serde(default)]
    pub gates: Gates,
    /// How many assessors must accept a claim before it is accepted.
    #[serde(default = "one")]
    #[schemars(extend("minimum" = 1, "maximum" = 100))]
    pub quorum: u32,
    /// For how many months before the date of reading evidence counts; always when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minimum" = 1, "maximum" = 1200))]
    pub window_months: Option<u32>,
    /// What each kind of next step costs, in points of effort.
    #[serde(default)]
    pub costs: Costs,
}

/// What a claim is worth, in quarters of a full demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditChoice {
    /// The most that a claim counts, for each verification from self-declared to observed; never falling.
    pub by_verification: [u8; 4],
    /// Per level: the least credit with which an aspect counts; never falling.
    pub least: Vec<u32>,
}

/// How many aspects of a cell are asked for: a share of its indicators, up to a most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BreadthChoice {
    /// The share of a cell's indicators, in percent, rounded up.
    #[schemars(extend("minimum" = 1, "maximum" = 100))]
    pub share_percent: u32,
    /// Per level: the most that is asked for.
    pub most: Vec<u32>,
}

/// How much demonstrated practice is asked for, in credit summed over occasions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DepthChoice {
    /// Per level: the least depth.
    pub least: Vec<u32>,
}

/// How the categories make one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverallChoice {
    /// Per level: how many categories may stay below it.
    pub exceptions: Vec<u32>,
    /// How many levels below such a category may stay.
    pub slack: u32,
}

/// What the portfolio as a whole must show besides, per level. An absent gate asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gates {
    /// At least this many contexts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<u32>,
    /// At least this many kinds of evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<u32>,
    /// At least this many occasions that somebody else confirms or saw.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corroborated: Vec<u32>,
}

/// What a cell without indicators asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EmptyCells {
    /// Nothing more than the level below; one aspect by equivalence where the category has no indicator at or below the
    /// level, so that nobody reaches a level for nothing.
    #[default]
    Carry,
    /// One aspect by equivalence, at the depth of the level.
    RequireEquivalence,
}

/// What each kind of next step costs, in points of effort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Costs {
    /// Asking an assessor to rule on a claim.
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub ruling: u32,
    /// Linking existing evidence to one more indicator.
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub link: u32,
    /// Having existing evidence confirmed.
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub corroboration: u32,
    /// Adding new evidence.
    #[schemars(extend("minimum" = 1, "maximum" = 1000))]
    pub new_evidence: u32,
}

impl Default for Costs {
    fn default() -> Self {
        Self { ruling: 1, link: 1, corroboration: 2, new_evidence: 6 }
    }
}

fn yes() -> bool {
    true
}

fn one() -> u32 {
    1
}
