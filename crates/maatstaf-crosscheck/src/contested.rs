//! Where assessors contradict each other, what it changes, and which ruling would settle it.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Change, ClaimName, Estimate, Ruling, Strength};
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::JudgedLevel;
use crate::claim::{ClaimKey, level_id};
use crate::panel::Panel;

/// A cell, a category at a level, on which assessors contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContestedCell {
    /// The id of the category.
    pub category: String,
    /// The id of the level.
    pub level: String,
    /// What depends on it.
    pub pivotal: Pivotal,
    /// When judged levels lie apart and this cell lies between them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged_apart: Option<JudgedApart>,
    /// The ids of the evidence that claims something in this cell.
    pub evidence: Vec<String>,
    /// The contested claims.
    pub claims: Vec<ContestedClaim>,
    /// When there are contested claims: what follows if all of them are accepted, and if all are rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<Flip>,
    /// The claims on which a ruling settles what depends on the cell: one whose acceptance reaches as much as that of all, else all.
    ///
    /// Empty when no level depends on its claims.
    pub settled_by: Vec<ClaimName>,
}

/// What depends on something that is contested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pivotal {
    /// No level.
    Nothing,
    /// The level of its category.
    Category,
    /// The overall level.
    Overall,
}

/// Levels that assessors judged for one category and that lie apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgedApart {
    /// The lowest.
    pub lowest: JudgedLevel,
    /// The highest.
    pub highest: JudgedLevel,
    /// The overall level judged if the lowest were the category's; absent when another category was not judged.
    pub overall_if_lowest: Option<JudgedLevel>,
    /// The overall level judged if the highest were the category's.
    pub overall_if_highest: Option<JudgedLevel>,
}

/// A claim that some accepted and others rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContestedClaim {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimName,
    /// What depends on it.
    pub pivotal: Pivotal,
    /// Who accepted it.
    pub accepted_by: Vec<Acceptance>,
    /// Who rejected it.
    pub rejected_by: Vec<Rejection>,
    /// What follows if it is settled.
    #[serde(flatten)]
    pub flip: Flip,
}

/// An assessor who accepted a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Acceptance {
    /// The assessor.
    pub assessor: String,
    /// At which strength.
    pub strength: Strength,
    /// Why.
    pub reason: String,
}

/// An assessor who rejected a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rejection {
    /// The assessor.
    pub assessor: String,
    /// Why.
    pub reason: String,
}

/// The estimate if something is accepted and if it is rejected, all else as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flip {
    /// If it is accepted, at the strength that those who accepted it give it.
    pub if_accepted: Reached,
    /// If it is rejected.
    pub if_rejected: Reached,
}

/// What the evidence supports in the estimate lane. Levels are ids; null is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reached {
    /// In the category.
    pub category: Option<String>,
    /// Overall.
    pub overall: Option<String>,
}

/// The contested cells: those on which more depends first, then in the framework's order.
pub(crate) fn contested(panel: &Panel) -> Vec<ContestedCell> {
    let mut cells: BTreeMap<(usize, usize), Vec<&ClaimKey>> = BTreeMap::new();
    for key in panel.contested() {
        cells.entry((key.aspect.category, key.aspect.level)).or_default().push(key);
    }
    for category in 0..panel.framework().categories().len() {
        if let Some((lowest, highest)) = apart(panel, category) {
            for level in lowest + 1..=highest {
                cells.entry((category, level)).or_default();
            }
        }
    }
    let mut cells: Vec<ContestedCell> =
        cells.into_iter().filter_map(|(cell, claims)| contested_cell(panel, cell, &claims)).collect();
    cells.sort_by_key(|cell| std::cmp::Reverse(cell.pivotal));
    cells
}

/// The lowest and highest level judged in a category, when they lie far enough apart to be contested.
pub(crate) fn apart(panel: &Panel, category: usize) -> Option<(usize, usize)> {
    let judged = panel.judged(category);
    let (lowest, highest) = (*judged.first()?, *judged.last()?);
    (highest - lowest >= panel.rules.document().contested_range as usize).then_some((lowest, highest))
}

fn contested_cell(
    panel: &Panel,
    (category, level): (usize, usize),
    keys: &[&ClaimKey],
) -> Option<ContestedCell> {
    let framework = panel.framework();
    let id = framework.categories().get(category)?;
    let claims: Vec<ContestedClaim> = keys.iter().map(|key| contested_claim(panel, id, key)).collect();
    let all = |change: fn(&Panel, &ClaimKey) -> Change| -> Vec<Change> {
        keys.iter().map(|key| change(panel, key)).collect()
    };
    let together = (!keys.is_empty()).then(|| Flip::new(panel, id, &all(accept), &all(reject)));
    let between = apart(panel, category).filter(|(lowest, highest)| (lowest + 1..=*highest).contains(&level));
    let judged_apart = between.map(|ends| JudgedApart::new(panel, category, ends));
    let pivots = [
        claims.iter().map(|claim| claim.pivotal).max(),
        together.as_ref().map(Flip::pivotal),
        judged_apart.as_ref().map(JudgedApart::pivotal),
    ];
    let here = panel.claims.keys().filter(|key| (key.aspect.category, key.aspect.level) == (category, level));
    let evidence: BTreeSet<&String> = here.map(|key| &key.evidence).collect();
    Some(ContestedCell {
        category: id.clone(),
        level: level_id(framework, level)?,
        pivotal: pivots.into_iter().flatten().max().unwrap_or(Pivotal::Nothing),
        evidence: evidence.into_iter().cloned().collect(),
        settled_by: settled_by(&claims, together.as_ref()),
        judged_apart,
        claims,
        together,
    })
}

fn contested_claim(panel: &Panel, category: &str, key: &ClaimKey) -> ContestedClaim {
    let (accepted_by, rejected_by) = opinions(panel, key);
    let flip = Flip::new(panel, category, &[accept(panel, key)], &[reject(panel, key)]);
    let claim = key.name(panel.framework());
    ContestedClaim { claim, pivotal: flip.pivotal(), accepted_by, rejected_by, flip }
}

/// Who accepted a claim and who rejected it.
pub(crate) fn opinions(panel: &Panel, key: &ClaimKey) -> (Vec<Acceptance>, Vec<Rejection>) {
    let claimed = panel.claims.get(key).copied();
    let (mut accepted, mut rejected) = (Vec::new(), Vec::new());
    for (name, member) in &panel.members {
        let Some(ruled) = member.verdicts.get(key) else { continue };
        let (assessor, reason) = (name.clone(), ruled.reason.clone());
        match (ruled.ruling, ruled.accepted(claimed)) {
            (Ruling::Accept, Some(strength)) => accepted.push(Acceptance { assessor, strength, reason }),
            _ => rejected.push(Rejection { assessor, reason }),
        }
    }
    (accepted, rejected)
}

/// The acceptance of a contested claim, at the strength that its acceptances have by the policy's quorum.
pub(crate) fn accept(panel: &Panel, key: &ClaimKey) -> Change {
    let mut strengths: Vec<Strength> = opinions(panel, key).0.iter().map(|one| one.strength).collect();
    strengths.sort_by(|a, b| b.cmp(a));
    let quorum = (panel.policy.document().quorum as usize).min(strengths.len());
    let strength = quorum.checked_sub(1).and_then(|at| strengths.get(at).copied());
    Change::Accept { claim: key.name(panel.framework()), strength }
}

pub(crate) fn reject(panel: &Panel, key: &ClaimKey) -> Change {
    Change::Reject { claim: key.name(panel.framework()) }
}

/// The one claim whose acceptance reaches as much as that of all, or all; none when nothing depends on them.
fn settled_by(claims: &[ContestedClaim], together: Option<&Flip>) -> Vec<ClaimName> {
    let Some(together) = together.filter(|together| together.pivotal() > Pivotal::Nothing) else {
        return Vec::new();
    };
    let enough = claims.iter().find(|claim| claim.flip.if_accepted == together.if_accepted);
    match enough {
        Some(claim) => vec![claim.claim.clone()],
        None => claims.iter().map(|claim| claim.claim.clone()).collect(),
    }
}

impl Flip {
    fn new(panel: &Panel, category: &str, accepted: &[Change], rejected: &[Change]) -> Self {
        let reached = |changes| Reached::of(&panel.if_changed(changes), category);
        Self { if_accepted: reached(accepted), if_rejected: reached(rejected) }
    }

    fn pivotal(&self) -> Pivotal {
        let (accepted, rejected) = (&self.if_accepted, &self.if_rejected);
        match (accepted.overall == rejected.overall, accepted.category == rejected.category) {
            (false, _) => Pivotal::Overall,
            (true, false) => Pivotal::Category,
            (true, true) => Pivotal::Nothing,
        }
    }
}

impl Reached {
    fn of(estimate: &Estimate, category: &str) -> Self {
        let category = estimate.category(category).and_then(|one| one.level().map(str::to_owned));
        Self { category, overall: estimate.level().map(str::to_owned) }
    }
}

impl JudgedApart {
    fn new(panel: &Panel, category: usize, (lowest, highest): (usize, usize)) -> Self {
        let overall_if = |height| {
            let mut medians = panel.medians();
            medians.iter_mut().skip(category).take(1).for_each(|median| *median = Some(height));
            panel.overall_of(&medians)
        };
        Self {
            lowest: JudgedLevel::at(lowest, panel.framework()),
            highest: JudgedLevel::at(highest, panel.framework()),
            overall_if_lowest: overall_if(lowest),
            overall_if_highest: overall_if(highest),
        }
    }

    fn pivotal(&self) -> Pivotal {
        if self.overall_if_lowest == self.overall_if_highest { Pivotal::Category } else { Pivotal::Overall }
    }
}
