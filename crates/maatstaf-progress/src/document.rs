//! Progress as JSON.

use jiff::civil::Date;
use maatstaf::{
    CategoryDocument, ClaimName, EngineDocument, FrameworkName, Lane, LevelDocument, OverallDocument,
    PolicyDocument, Text,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::change::{Change, ChangeKind};

/// What changed between snapshots of a portfolio, and what caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressDocument {
    /// The version of this format: 1.
    pub maatstaf_progress: u8,
    /// The engine.
    pub engine: EngineDocument,
    /// The framework.
    pub framework: FrameworkName,
    /// The policy under which every snapshot is estimated, with its parameters.
    pub policy: PolicyDocument,
    /// The holder's pseudonym.
    pub holder: String,
    /// The snapshots, earliest first.
    pub snapshots: Vec<SnapshotDocument>,
    /// The steps from each snapshot to the next.
    pub steps: Vec<StepDocument>,
    /// What this is and is not.
    pub statement: Text,
}

/// A level in each lane, as ids; null is "not yet evidenced".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct LaneLevels {
    /// What is certain.
    pub floor: Option<String>,
    /// The estimate.
    pub estimate: Option<String>,
    /// What is possible.
    pub ceiling: Option<String>,
}

/// One snapshot: where the portfolio stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SnapshotDocument {
    /// The day as of which it was read.
    pub as_of: Date,
    /// Its digest: exactly what was seen.
    pub digest: String,
    /// The overall level.
    pub overall: LaneLevels,
    /// The categories, in the framework's order.
    pub categories: Vec<CategorySnapshot>,
}

/// One category in one snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CategorySnapshot {
    /// The category's id.
    pub category: String,
    /// Its level.
    #[serde(flatten)]
    pub levels: LaneLevels,
    /// What the level above the estimated one asks and what there is of it; null at the top.
    pub next: Option<LevelDocument>,
}

/// What happened from one snapshot to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepDocument {
    /// The day of the earlier snapshot.
    pub from: Date,
    /// The day of the later snapshot.
    pub to: Date,
    /// Everything that differs and can count. Causes name these by position, from 0.
    pub changes: Vec<Change>,
    /// What moved the overall level; null when it moved in no lane.
    pub overall: Option<OverallChange>,
    /// The categories whose level or counters differ, in the framework's order.
    pub categories: Vec<CategoryChange>,
    /// The positions of changes that moved nothing, neither a counter of a category nor the overall level.
    pub without_effect: Vec<usize>,
    /// How many changes were not tried, because there are very many of them.
    pub untried: usize,
}

/// What happened to one category, and what caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryChange {
    /// The category's id.
    pub category: String,
    /// The level before.
    pub before: LaneLevels,
    /// The level after.
    pub after: LaneLevels,
    /// The levels whose counters differ, lowest first.
    pub levels: Vec<LevelChange>,
    /// What points the way that the level moved. When it moved in no lane: all that moved a counter.
    pub causes: Vec<Cause>,
    /// What points the other way.
    pub against: Vec<Cause>,
    /// The lanes whose level moved and in which no single cause takes that back: there the causes do it together.
    pub together: Vec<Lane>,
}

/// The counters of one level before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelChange {
    /// Before.
    pub before: LevelDocument,
    /// After.
    pub after: LevelDocument,
}

/// A change as the cause of a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// The position of the change in the list of the step.
    pub change: usize,
    /// What happened.
    pub kind: ChangeKind,
    /// The id of the evidence; absent for a declaration, and when several pieces move to another occasion together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// For a declaration: the number of the indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<u16>,
    /// The claims that it touches: in this category, or all where the overall level is concerned.
    pub claims: Vec<ClaimName>,
    /// The lanes whose level moved and that it bears on.
    pub lanes: Vec<Lane>,
    /// The lanes whose move is gone when this alone is undone; null when that was not tried.
    pub decides: Option<Vec<Lane>>,
}

/// What happened to the overall level, and what caused it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverallChange {
    /// The level before.
    pub before: LaneLevels,
    /// The level after.
    pub after: LaneLevels,
    /// The categories and gates that moved the same way.
    pub movers: Vec<Mover>,
    /// The changes that alone take the move back in a lane, or that bear on a gate that moved.
    pub causes: Vec<Cause>,
    /// The lanes whose level moved and in which no single change takes that back.
    pub together: Vec<Lane>,
}

/// A category or a gate that moved with the overall level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mover {
    /// Whether it is a category or a gate.
    pub what: MoverKind,
    /// The category's id, or what the gate counts: `contexts`, `kinds` or `corroborated`.
    pub name: String,
    /// The lanes in which both moved.
    pub lanes: Vec<Lane>,
    /// The lanes in which the overall level would be back if only this had stayed as it was.
    pub decides: Vec<Lane>,
}

/// What can move the overall level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MoverKind {
    /// The level of a category.
    Category,
    /// A gate of the policy.
    Gate,
}

impl LaneLevels {
    /// The level in one lane.
    pub fn in_lane(&self, lane: Lane) -> Option<&str> {
        let level = match lane {
            Lane::Floor => &self.floor,
            Lane::Estimate => &self.estimate,
            Lane::Ceiling => &self.ceiling,
        };
        level.as_deref()
    }
}

impl From<&OverallDocument> for LaneLevels {
    fn from(overall: &OverallDocument) -> Self {
        let OverallDocument { floor, estimate, ceiling, .. } = overall.clone();
        Self { floor, estimate, ceiling }
    }
}

impl From<&CategoryDocument> for LaneLevels {
    fn from(category: &CategoryDocument) -> Self {
        let (floor, estimate, ceiling) = (&category.floor, &category.estimate, &category.ceiling);
        Self { floor: floor.clone(), estimate: estimate.clone(), ceiling: ceiling.clone() }
    }
}
