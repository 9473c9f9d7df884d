//! What a panel settled, beside the opinions that it settles, and what follows from it.

use jiff::civil::Date;
use maatstaf::{ClaimName, Ruling, Status, Strength};
use maatstaf_document::Text;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::JudgedLevel;
use crate::categories::{JudgedBy, judged_by};
use crate::claim::{ClaimKey, Target};
use crate::contested::{Acceptance, Rejection, apart, opinions};
use crate::levels::Lanes;
use crate::panel::Panel;
use crate::resolution::{Decision, Resolution, ResolutionRecord};
use crate::rules::Effect;

/// What a panel settled. The opinions stay as they were given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Settlement {
    /// Each record beside the opinions that it settles.
    pub records: Vec<Settled>,
    /// What the evidence supports with the rulings in place of what was contested.
    pub evidence: Lanes,
    /// The overall level judged, with the settled levels in place of the medians; absent where a category has neither.
    pub judged: Option<JudgedLevel>,
    /// How many contested claims and categories are not settled yet.
    pub open: usize,
    /// The decision, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionAnswer>,
}

/// One thing settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Settled {
    /// Who settled it.
    pub by: Vec<String>,
    /// The day.
    pub on: Date,
    /// Why.
    pub why: String,
    /// Whether it was contested.
    pub contested: bool,
    /// A claim that was ruled on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<SettledClaim>,
    /// A category of which the level was settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<SettledCategory>,
}

/// A claim settled by a ruling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettledClaim {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimName,
    /// The ruling.
    pub ruling: Ruling,
    /// The strength at which it holds; absent for a rejection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Who had accepted it.
    pub accepted_by: Vec<Acceptance>,
    /// Who had rejected it.
    pub rejected_by: Vec<Rejection>,
}

/// A category settled by a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettledCategory {
    /// The id of the category.
    pub category: String,
    /// The id of the level; null for "not at the lowest yet".
    pub level: Option<String>,
    /// What the assessors had judged.
    pub judged_by: Vec<JudgedBy>,
}

/// The decision on an application, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DecisionAnswer {
    /// The id of the decision.
    pub outcome: String,
    /// What the decision is called.
    pub name: Text,
    /// What it does.
    pub effect: Effect,
    /// The id of the level awarded.
    pub level: Option<String>,
    /// The id of the level applied for.
    pub applied_for: Option<String>,
    /// Who decided.
    pub by: Vec<String>,
    /// The day.
    pub on: Date,
    /// Why.
    pub why: String,
    /// What is asked for.
    pub asks: Vec<String>,
    /// Whether the evidence, as settled, supports it in the estimate lane.
    pub supported_by_evidence: bool,
    /// Whether the levels judged, as settled, support it; absent where they give no overall level.
    pub supported_by_judgements: Option<bool>,
}

impl Settlement {
    pub(crate) fn new(panel: &Panel, resolution: &Resolution) -> Self {
        let document = resolution.document();
        let evidence = Lanes::overall(&panel.if_changed(&resolution.changes));
        let mut levels = panel.medians();
        for (at, height) in &resolution.levels {
            levels.iter_mut().skip(*at).take(1).for_each(|level| *level = Some(*height));
        }
        let judged = panel.overall_of(&levels);
        let records: Vec<Settled> =
            document.records.iter().filter_map(|record| Settled::new(panel, record)).collect();
        let apart = (0..levels.len()).filter(|at| apart(panel, *at).is_some()).count();
        let contested = panel.contested().count() + apart;
        let decision = document.decision.as_ref();
        Self {
            open: contested - records.iter().filter(|record| record.contested).count(),
            decision: decision.and_then(|one| DecisionAnswer::new(panel, one, (&evidence, judged.as_ref()))),
            records,
            evidence,
            judged,
        }
    }
}

impl Settled {
    fn new(panel: &Panel, record: &ResolutionRecord) -> Option<Self> {
        let framework = panel.framework();
        let mut settled = Self {
            by: record.by.clone(),
            on: record.on,
            why: record.why.trim().to_owned(),
            contested: false,
            claim: None,
            category: None,
        };
        if let Some(evidence) = &record.evidence {
            let key = Target::from(record).of(evidence, framework)?;
            settled.contested = panel.statuses.get(&key) == Some(&Status::Contested);
            settled.claim = Some(SettledClaim::new(panel, record, &key)?);
        } else {
            let category = record.category.clone()?;
            let at = framework.categories().iter().position(|id| *id == category)?;
            settled.contested = apart(panel, at).is_some();
            let judged_by = judged_by(panel, &category);
            settled.category = Some(SettledCategory { category, level: record.level.clone(), judged_by });
        }
        Some(settled)
    }
}

impl SettledClaim {
    fn new(panel: &Panel, record: &ResolutionRecord, key: &ClaimKey) -> Option<Self> {
        let (accepted_by, rejected_by) = opinions(panel, key);
        let ruling = record.ruling?;
        let strength = record.strength.or(panel.claims.get(key).copied());
        Some(Self {
            claim: key.name(panel.framework()),
            ruling,
            strength: strength.filter(|_| ruling == Ruling::Accept),
            accepted_by,
            rejected_by,
        })
    }
}

impl DecisionAnswer {
    fn new(
        panel: &Panel,
        decision: &Decision,
        (evidence, judged): (&Lanes, Option<&JudgedLevel>),
    ) -> Option<Self> {
        let rule = panel.rules.decision(&decision.outcome)?;
        let framework = panel.framework();
        let applied_for = panel.all.document().target.clone();
        let target = applied_for.as_deref().map(|level| framework.height(Some(level)));
        let awarded = framework.height(decision.level.as_deref());
        let supports = |level: Option<&str>| {
            let reached = framework.height(level);
            let short = target.is_none_or(|target| reached < target);
            match rule.effect {
                Effect::Award => reached >= awarded,
                Effect::AwardLower => reached >= awarded && short,
                Effect::AskMore | Effect::Decline => short,
            }
        };
        Some(Self {
            outcome: decision.outcome.clone(),
            name: rule.name.clone(),
            effect: rule.effect,
            level: decision.level.clone(),
            supported_by_evidence: supports(evidence.estimate.as_deref()),
            supported_by_judgements: judged.map(|one| supports(one.level.as_deref())),
            applied_for,
            by: decision.by.clone(),
            on: decision.on,
            why: decision.why.trim().to_owned(),
            asks: decision.asks.clone(),
        })
    }

    /// Whether both the evidence and the levels judged, as far as these give a level, support the decision.
    pub fn is_supported(&self) -> bool {
        self.supported_by_evidence && self.supported_by_judgements != Some(false)
    }
}
