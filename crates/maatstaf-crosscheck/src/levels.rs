//! The level of a portfolio under each assessor alone and under all.

use maatstaf::{Estimate, Lane};
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::JudgedLevel;
use crate::claim::ClaimKey;
use crate::contested::{accept, reject};
use crate::members::AssessorAnswer;
use crate::panel::Panel;

/// A level in three lanes. Levels are ids; null is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lanes {
    /// What is certain: only what assessors accepted counts.
    pub floor: Option<String>,
    /// The estimate: what nobody has ruled on counts too.
    pub estimate: Option<String>,
    /// What is possible: everything counts that was not rejected.
    pub ceiling: Option<String>,
}

/// The level of the portfolio, as judged and as the evidence supports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PanelLevels {
    /// From the levels that assessors judged per category.
    pub judged: JudgedPanel,
    /// From the claims that assessors accepted and rejected.
    pub evidence: EvidencePanel,
}

/// The overall level that follows from levels judged. It takes a judgement in every category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgedPanel {
    /// Under each assessor alone.
    pub alone: Vec<JudgedAlone>,
    /// Under the median of each category.
    pub medians: Option<JudgedLevel>,
    /// The lowest under one assessor.
    pub lowest: Option<JudgedLevel>,
    /// The highest under one assessor.
    pub highest: Option<JudgedLevel>,
}

/// The overall level that follows from what one assessor judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgedAlone {
    /// The assessor.
    pub assessor: String,
    /// The level; absent where a category was not judged.
    pub overall: Option<JudgedLevel>,
}

/// The overall level that the evidence supports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidencePanel {
    /// With the verdicts of each assessor alone.
    pub alone: Vec<EvidenceAlone>,
    /// With all verdicts.
    pub all: Lanes,
    /// The lowest estimate under one assessor.
    pub lowest: Option<String>,
    /// The highest estimate under one assessor.
    pub highest: Option<String>,
    /// The estimate with all verdicts if every contested claim were accepted.
    pub if_all_accepted: Option<String>,
    /// The estimate with all verdicts if every contested claim were rejected.
    pub if_all_rejected: Option<String>,
}

/// The overall level that the evidence supports with the verdicts of one assessor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceAlone {
    /// The assessor.
    pub assessor: String,
    /// The level in three lanes.
    #[serde(flatten)]
    pub lanes: Lanes,
}

impl Lanes {
    pub(crate) fn overall(estimate: &Estimate) -> Self {
        let lane = |lane| estimate.overall(lane).map(str::to_owned);
        Self { floor: lane(Lane::Floor), estimate: lane(Lane::Estimate), ceiling: lane(Lane::Ceiling) }
    }

    pub(crate) fn category(estimate: &Estimate, category: &str) -> Self {
        let category = estimate.category(category);
        let lane = |lane| category.as_ref().and_then(|one| one.in_lane(lane)).map(str::to_owned);
        Self { floor: lane(Lane::Floor), estimate: lane(Lane::Estimate), ceiling: lane(Lane::Ceiling) }
    }
}

impl PanelLevels {
    pub(crate) fn new(panel: &Panel, assessors: &[AssessorAnswer]) -> Self {
        Self { judged: judged(panel, assessors), evidence: evidence(panel, assessors) }
    }
}

fn judged(panel: &Panel, assessors: &[AssessorAnswer]) -> JudgedPanel {
    let alone = assessors.iter().filter_map(|one| {
        let overall = one.assessment.as_ref()?.overall.clone();
        Some(JudgedAlone { assessor: one.assessor.clone(), overall })
    });
    let alone: Vec<JudgedAlone> = alone.collect();
    let height = |one: &JudgedLevel| panel.framework().height(one.level.as_deref());
    let overall = || alone.iter().filter_map(|one| one.overall.clone());
    let (lowest, highest) = (overall().min_by_key(height), overall().max_by_key(height));
    JudgedPanel { medians: panel.overall_of(&panel.medians()), lowest, highest, alone }
}

fn evidence(panel: &Panel, assessors: &[AssessorAnswer]) -> EvidencePanel {
    let alone = assessors
        .iter()
        .map(|one| EvidenceAlone { assessor: one.assessor.clone(), lanes: one.evidence.clone() });
    let alone: Vec<EvidenceAlone> = alone.collect();
    let height = |one: &Option<String>| panel.framework().height(one.as_deref());
    let estimates = || alone.iter().map(|one| one.lanes.estimate.clone());
    let contested: Vec<&ClaimKey> = panel.contested().collect();
    let accepted: Vec<_> = contested.iter().map(|key| accept(panel, key)).collect();
    let rejected: Vec<_> = contested.iter().map(|key| reject(panel, key)).collect();
    let level = |estimate: &Estimate| estimate.level().map(str::to_owned);
    EvidencePanel {
        all: Lanes::overall(&panel.estimate),
        lowest: estimates().min_by_key(height).flatten(),
        highest: estimates().max_by_key(height).flatten(),
        if_all_accepted: level(&panel.if_changed(&accepted)),
        if_all_rejected: level(&panel.if_changed(&rejected)),
        alone,
    }
}
