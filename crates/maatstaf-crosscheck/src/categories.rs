//! Each category: the self-rating, every assessor, their median, and what the evidence supports.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::JudgedLevel;
use crate::contested::{ContestedCell, Pivotal, apart};
use crate::heights::{lower_median, self_ratings};
use crate::levels::Lanes;
use crate::members;
use crate::panel::Panel;

/// One category. The self-rating stands beside the assessors and is never pooled with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CategoryPanel {
    /// The category's id.
    pub category: String,
    /// The self-rating; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_rating: Option<JudgedLevel>,
    /// What each assessor judged. Who did not judge this category is left out.
    pub assessors: Vec<JudgedBy>,
    /// The lower median of the levels judged in the end: of two in the middle the lower.
    pub median: Option<JudgedLevel>,
    /// The lowest level judged.
    pub lowest: Option<JudgedLevel>,
    /// The highest level judged.
    pub highest: Option<JudgedLevel>,
    /// How many levels lie between lowest and highest; 0 when they agree.
    pub range: usize,
    /// What the evidence supports, with all verdicts.
    pub evidence: Lanes,
    /// The self-rating minus the median, in levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_minus_median: Option<i32>,
    /// Whether judged levels lie far apart, or a claim in it is contested.
    pub contested: bool,
    /// What depends on what is contested in it.
    pub pivotal: Pivotal,
}

/// What one assessor judged in one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgedBy {
    /// The assessor.
    pub assessor: String,
    /// Before the reveal; absent when it was not judged then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<JudgedLevel>,
    /// In the end.
    pub after: JudgedLevel,
}

/// Every category, in the framework's order.
pub(crate) fn categories(panel: &Panel, contested: &[ContestedCell]) -> Vec<CategoryPanel> {
    let own = self_ratings(panel.framework(), panel.all.document());
    let ids = panel.framework().categories().iter().enumerate();
    ids.map(|(at, id)| category(panel, (at, id), own.get(at).copied().flatten(), contested)).collect()
}

fn category(
    panel: &Panel,
    (at, id): (usize, &String),
    own: Option<usize>,
    contested: &[ContestedCell],
) -> CategoryPanel {
    let judged = panel.judged(at);
    let (lowest, highest) = (judged.first().copied(), judged.last().copied());
    let median = lower_median(judged.iter().copied());
    let level = |height| JudgedLevel::at(height, panel.framework());
    let cells = contested.iter().filter(|cell| cell.category == *id);
    CategoryPanel {
        category: id.clone(),
        self_rating: own.map(level),
        assessors: judged_by(panel, id),
        median: median.map(level),
        lowest: lowest.map(level),
        highest: highest.map(level),
        range: highest.unwrap_or_default() - lowest.unwrap_or_default(),
        evidence: Lanes::category(&panel.estimate, id),
        self_minus_median: own.zip(median).map(|(own, median)| members::apart(own, median)),
        contested: apart(panel, at).is_some() || panel.contested().any(|key| key.aspect.category == at),
        pivotal: cells.map(|cell| cell.pivotal).max().unwrap_or(Pivotal::Nothing),
    }
}

pub(crate) fn judged_by(panel: &Panel, category: &str) -> Vec<JudgedBy> {
    let judged = panel.judging().filter_map(|(name, assessment)| {
        let (before, after) = (assessment.initial_level(category), assessment.final_level(category)?);
        Some(JudgedBy { assessor: name.clone(), before, after })
    });
    judged.collect()
}
