//! A cohort as JSON: counts, and nothing else about people.

use maatstaf::{EngineDocument, FrameworkName, PolicyDocument};
use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Cut;

/// Where the people of a group stand, as counts of at least a least number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CohortDocument {
    /// The version of this format: 1.
    pub maatstaf_cohort: u8,
    /// The engine.
    pub engine: EngineDocument,
    /// The framework.
    pub framework: FrameworkName,
    /// The policy, with its parameters.
    pub policy: PolicyDocument,
    /// The least number of people that any number below stands for. It is this project's choice, or the asker's.
    pub least: u32,
    /// How many people are in the group; null when they are fewer than the least number, and then every list below is empty.
    pub people: Option<u32>,
    /// The ids of the levels, lowest first. The states of a row of levels are null (below the lowest) and then these.
    pub levels: Vec<String>,
    /// The overall estimates.
    pub overall: Vec<LevelBand>,
    /// The categories, in the framework's order.
    pub categories: Vec<CategoryRow>,
    /// The indicators, in the framework's order.
    pub indicators: Vec<IndicatorCount>,
    /// What such counts can and cannot hide, to be printed wherever they are.
    pub limits: Vec<Text>,
    /// What this is and is not.
    pub statement: Text,
}

/// What is counted for one category. The bands of each row hold everybody once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryRow {
    /// The category's id.
    pub category: String,
    /// The estimates, lowest first.
    pub estimate: Vec<LevelBand>,
    /// The self-ratings beside the estimates.
    pub self_rating: Vec<SelfRatingBand>,
    /// What people lack for the level after their own.
    pub next_level: Vec<NextLevelBand>,
}

/// The people at neighbouring levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelBand {
    /// The lowest level; null is below the lowest of the framework.
    pub from: Option<String>,
    /// The highest level.
    pub to: Option<String>,
    /// How many people.
    pub people: u32,
    /// For how many of them what assessors accepted reaches the band's lowest level by itself. Always hidden overall.
    pub accepted: Count,
}

/// The people whose self-ratings lie in neighbouring places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfRatingBand {
    /// The first place.
    pub from: SelfView,
    /// The last place.
    pub to: SelfView,
    /// How many people.
    pub people: u32,
}

/// The people who lack neighbouring things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextLevelBand {
    /// The first thing.
    pub from: NextLevel,
    /// The last thing.
    pub to: NextLevel,
    /// How many people.
    pub people: u32,
}

/// Where a self-rating lies beside the estimate, in the order in which places are merged.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, strum::EnumIter,
)]
#[serde(rename_all = "kebab-case")]
pub enum SelfView {
    /// Below it.
    Lower,
    /// There is no self-rating.
    None,
    /// At the same level.
    Same,
    /// Above it.
    Higher,
}

/// What somebody lacks for the level after their own, in the order in which things are merged.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, strum::EnumIter,
)]
#[serde(rename_all = "kebab-case")]
pub enum NextLevel {
    /// Breadth alone.
    Breadth,
    /// Breadth and depth.
    Both,
    /// Depth alone.
    Depth,
    /// Nothing: they are at the highest level.
    Nothing,
}

/// How many people claim an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorCount {
    /// The indicator's number.
    pub indicator: u16,
    /// How many people claim it.
    pub claimed: Count,
}

/// A number of people for whom something holds, if it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// The number. At least the least number of people are in it, and outside it.
    Shown(u32),
    /// Too few people are in it or outside it, or too few would be left by subtraction.
    Hidden,
}

impl Count {
    /// The number, if it is shown.
    pub fn shown(self) -> Option<u32> {
        match self {
            Self::Shown(people) => Some(people),
            Self::Hidden => None,
        }
    }

    /// The people in the second of two states.
    pub(crate) fn of(cut: &Cut) -> Self {
        match cut.bands() {
            [_, holds] => Self::Shown(holds.people),
            _ => Self::Hidden,
        }
    }
}
