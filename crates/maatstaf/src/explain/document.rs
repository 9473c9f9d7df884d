//! An explanation as JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Counter, Explanation, Why};
use crate::answer::EstimateDocument;
use crate::lane::{Lane, Status};
use crate::portfolio::Entry;

/// An explanation of one lane, with the estimate that it explains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplanationDocument {
    /// The version of this format: 1.
    pub maatstaf_explanation: u8,
    /// The lane that is explained.
    pub lane: Lane,
    /// The estimate that is explained.
    pub estimate: EstimateDocument,
    /// The explanation per category, in the framework's order.
    pub categories: Vec<CategoryExplanationDocument>,
}

/// What a category's level rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryExplanationDocument {
    /// The category's id.
    pub category: String,
    /// The level in this lane; null when not even the lowest is evidenced.
    pub level: Option<String>,
    /// The counters per level, lowest first.
    pub cells: Vec<CellDocument>,
    /// Claims that count here and not in the floor, or for less there.
    pub not_certain: Vec<ClaimName>,
    /// Claims that could count for more than they do here.
    pub could_rise: Vec<ClaimName>,
}

/// The two counters of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CellDocument {
    /// The level's id.
    pub level: String,
    /// Whether the cell asks for nothing because no indicator applies.
    pub carried: bool,
    /// Whether both counters are full.
    pub holds: bool,
    /// The number of aspects shown.
    pub breadth: CounterDocument,
    /// The credit summed over occasions.
    pub depth: CounterDocument,
}

/// One counter: what it has, what filled it and what was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CounterDocument {
    /// What it has.
    pub have: u32,
    /// What it needs.
    pub need: u32,
    /// The claims that filled it.
    pub counted: Vec<CountedDocument>,
    /// The claims that were passed over.
    pub skipped: Vec<SkippedDocument>,
}

/// A claim of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimName {
    /// The id of the evidence.
    pub evidence: String,
    /// The number of the indicator claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<u16>,
    /// For an equivalent practice: the id of its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// For an equivalent practice: the id of its level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// For an equivalent practice: its theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

/// A claim that filled a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CountedDocument {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimName,
    /// The credit that counted.
    pub credit: u8,
    /// Where it stands with the assessors.
    pub status: Status,
}

/// A claim that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SkippedDocument {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimName,
    /// Why it was passed over.
    #[serde(flatten)]
    pub why: Why,
}

impl Explanation {
    /// The explanation as a document, ready for JSON.
    pub fn document(&self) -> ExplanationDocument {
        let framework = self.estimate.portfolio.framework();
        let pairs = self.estimate.categories().zip(&self.categories);
        let categories = pairs.map(|(category, explained)| CategoryExplanationDocument {
            category: category.id().to_owned(),
            level: category.in_lane(self.lane).map(str::to_owned),
            cells: (0..)
                .zip(&explained.cells)
                .map(|(level, cell)| CellDocument {
                    level: framework.level_id(level).to_owned(),
                    carried: cell.need.carried,
                    holds: cell.need.is_met(cell.breadth.have, cell.depth.have),
                    breadth: self.counter(&cell.breadth, cell.need.breadth),
                    depth: self.counter(&cell.depth, cell.need.depth),
                })
                .collect(),
            not_certain: explained.not_certain.iter().map(|at| self.name(self.entry(*at))).collect(),
            could_rise: explained.could_rise.iter().map(|at| self.name(self.entry(*at))).collect(),
        });
        ExplanationDocument {
            maatstaf_explanation: 1,
            lane: self.lane,
            estimate: self.estimate.document(),
            categories: categories.collect(),
        }
    }

    fn counter(&self, counter: &Counter, need: u32) -> CounterDocument {
        let filled = self.in_order(&counter.counted).into_iter().map(|(at, credit)| {
            let entry = self.entry(at);
            let status = self.estimate.scale.judge(entry).0;
            CountedDocument { claim: self.name(entry), credit, status }
        });
        let skipped = self.in_order(&counter.skipped).into_iter();
        let skipped = skipped.map(|(at, why)| SkippedDocument { claim: self.name(self.entry(at)), why });
        CounterDocument { have: counter.have, need, counted: filled.collect(), skipped: skipped.collect() }
    }

    fn name(&self, entry: &Entry) -> ClaimName {
        ClaimName::of(&self.estimate.portfolio, entry)
    }
}

impl ClaimName {
    pub(crate) fn of(portfolio: &crate::Portfolio, entry: &Entry) -> Self {
        let (framework, aspect) = (portfolio.framework(), portfolio.entries().aspect(entry));
        let cell = |id: &str| aspect.indicator.is_none().then(|| id.to_owned());
        Self {
            evidence: portfolio.item(entry).id.clone(),
            indicator: aspect.indicator,
            category: cell(framework.category_id(aspect.category)),
            level: cell(framework.level_id(aspect.level)),
            theme: aspect.theme.clone(),
        }
    }
}
