//! What a reading says, as JSON.

use maatstaf::{Lane, Origin};
use maatstaf_document::Text;
use maatstaf_practice::Source;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::{Carry, Edge, Standing};

/// A portfolio read under another framework: what carries, what does not, and what would help. Evidence is named by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CrosswalkAnswer {
    /// The version of this format: 1.
    pub maatstaf_crosswalk_answer: u8,
    /// What computed it, from what. The framework is the one read under, the portfolio the one that was read.
    #[serde(flatten)]
    pub origin: Origin,
    /// The crosswalk, and whose it is.
    pub crosswalk: CrosswalkName,
    /// The overall level in each lane, where levels are mapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall: Option<InLanes>,
    /// The answer per category of the framework read under, in its order.
    pub categories: Vec<TargetCategory>,
    /// The categories of the evidence's own framework from which nothing can go.
    pub without_counterpart: Vec<SourceCategory>,
    /// The categories of the framework read under that no claim reaches.
    pub unreached: Vec<Unreached>,
    /// The edges, in the order of the frameworks, with how many claims went over each.
    pub edges: Vec<EdgeCount>,
    /// The claims that carry, each once, in the order of the portfolio.
    pub carried: Vec<CarriedClaim>,
    /// The claims that do not carry, each once, in the order of the portfolio.
    pub left: Vec<LeftClaim>,
    /// What would help next, cheapest first.
    pub next: Vec<NextStep>,
    /// What this is and is not.
    pub statement: Text,
}

/// A crosswalk by name, with what says how much weight it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrosswalkName {
    /// Its id.
    pub id: String,
    /// The framework that the evidence is written for.
    pub from: String,
    /// The framework that it is read under.
    pub to: String,
    /// Who drew it up.
    pub author: String,
    /// How much weight it has.
    pub standing: Standing,
    /// From which lane on each type of edge counts.
    pub carry: Carry,
    /// The sources that its edges name.
    pub sources: Vec<Source>,
    /// Its digest: exactly what was walked, whatever the order of its edges.
    pub digest: String,
}

/// A level in each lane; null is "not yet evidenced".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InLanes {
    /// What is certain.
    pub floor: Option<String>,
    /// The estimate.
    pub estimate: Option<String>,
    /// What is possible.
    pub ceiling: Option<String>,
}

/// Whether there is evidence for a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Nothing counts for it in any lane.
    None,
    /// Something counts for it in the ceiling only.
    Perhaps,
    /// Something counts for it in the estimate.
    There,
    /// Something counts for it in the floor.
    Certain,
}

/// The answer for one category of the framework read under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetCategory {
    /// The category's id.
    pub category: String,
    /// Whether there is evidence for it.
    pub presence: Presence,
    /// Its level in each lane, where levels are mapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels: Option<InLanes>,
    /// How many claims were carried to it. Claims that were rejected are among them.
    pub claims: usize,
    /// The ids of the evidence with a claim that was carried to it and not rejected.
    pub evidence: Vec<String>,
}

/// A category of the evidence's own framework from which nothing can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceCategory {
    /// The category's id.
    pub category: String,
    /// How many claims the portfolio makes in it.
    pub claims: usize,
    /// Why it has no counterpart, if the crosswalk says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A category of the framework read under that no claim reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unreached {
    /// The category's id.
    pub category: String,
    /// Why none does.
    pub why: WhyUnreached,
}

/// Why no claim reaches a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnreached {
    /// No edge goes there.
    NoEdge,
    /// An edge goes there, and the portfolio claims nothing that goes over it.
    NoClaim,
}

/// An edge, and how many claims went over it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EdgeCount {
    /// The edge, as written.
    pub edge: Edge,
    /// How many claims went over it.
    pub claims: usize,
}

/// A claim that carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CarriedClaim {
    /// The id of the evidence.
    pub evidence: String,
    /// Which of its claims, from 0.
    pub claim: usize,
    /// Where it goes, each category once.
    pub to: Vec<CarriedTo>,
}

/// Where a claim goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CarriedTo {
    /// The id of the category.
    pub category: String,
    /// The lowest lane in which it can count as evidence for the category.
    pub from_lane: Lane,
    /// The highest level at which it can count in some lane, where levels are mapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}

/// A claim that does not carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftClaim {
    /// The id of the evidence.
    pub evidence: String,
    /// Which of its claims, from 0.
    pub claim: usize,
    /// Why it does not carry.
    pub why: WhyLeft,
}

/// Why a claim does not carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyLeft {
    /// No edge starts in its category.
    NoCounterpart,
    /// Edges start in its category, and they are about other levels or indicators.
    NotCovered,
    /// It is a claim by equivalence, and the policy does not count those.
    EquivalenceOff,
}

/// What would help for one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    /// What to do.
    pub step: Step,
    /// The id of the category that it helps.
    pub category: String,
    /// The ids of the evidence to look at.
    pub evidence: Vec<String>,
    /// What it costs, by the policy, in points of effort.
    pub cost: u32,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Ask an assessor to rule on claims that stay the same under the other framework.
    AskRuling,
    /// Say in so many words, in a portfolio for the other framework, what the evidence shows there.
    ClaimDirectly,
    /// Add evidence.
    NewEvidence,
}
