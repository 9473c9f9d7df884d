//! What a programme lacks for a level, in the words of a programme.

mod sentence;

use std::collections::BTreeMap;

use maatstaf::{DocumentError, Lane, Policy, Proof, Step};
use schemars::JsonSchema;
use serde::Serialize;

use crate::aspect::Aspect;
use crate::portfolio::part_of;
use crate::programme::{PartName, Programme, State};

/// The cheapest changes that bring a programme to a level, found by the core's search.
///
/// A new assessment is a moment of its own. An assessment that is there already and takes it over adds no moment, so then answer again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgrammeGap {
    /// The id of the level to reach.
    pub target: String,
    /// The lane in which it is to be reached: in the floor, only what is assessed counts.
    pub lane: Lane,
    /// Whether it is reached already.
    pub reached: bool,
    /// What the changes cost together, in the policy's points of effort.
    pub cost: u32,
    /// Whether it was proven that nothing cheaper reaches the level, or from which cost on something may.
    #[serde(flatten)]
    pub proof: Proof,
    /// The changes.
    pub steps: Vec<ProgrammeStep>,
}

/// One change to a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgrammeStep {
    /// What to do.
    pub step: StepKind,
    /// The activity or assessment to start from; absent for a new activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<PartName>,
    /// What it does with the aspects that the step starts from.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// The cell of a new activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellName>,
    /// Whether a new activity shows an equivalent practice in its cell as well.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub by_equivalence: bool,
    /// What is to be covered.
    pub aspects: Vec<Aspect>,
    /// What it costs, in the policy's points of effort.
    pub cost: u32,
}

/// A category at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellName {
    /// The id of the category.
    pub category: String,
    /// The id of the level.
    pub level: String,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Assess what an activity teaches or practises.
    Assess,
    /// See whether an activity or assessment covers more, and map it; in the floor lane it is assessed as well.
    Map,
    /// Add an activity; in the floor lane with an assessment.
    Add,
}

impl Programme {
    /// Finds the cheapest changes that bring the programme to a level in a lane.
    ///
    /// # Errors
    /// When the framework has no such level.
    pub fn gap(&self, policy: &Policy, level: &str, lane: Lane) -> Result<ProgrammeGap, DocumentError> {
        let estimate = self.portfolio(policy)?.estimate_with(policy);
        let gap = estimate.gap(level, lane)?;
        Ok(ProgrammeGap {
            target: gap.target().to_owned(),
            lane,
            reached: gap.actions.is_empty() && gap.proof != Proof::OutOfReach,
            cost: gap.cost(),
            proof: gap.proof,
            steps: self.steps(&gap),
        })
    }

    /// The steps of the core as changes to the programme, with those that are alike put together.
    fn steps(&self, gap: &maatstaf::Gap) -> Vec<ProgrammeStep> {
        let places: BTreeMap<&str, &PartName> =
            self.parts().iter().map(|part| (part.place.part.as_str(), &part.place)).collect();
        let mut steps: Vec<ProgrammeStep> = Vec::new();
        for action in &gap.actions {
            let Some(step) = self.step(&places, &action.step, action.cost) else { continue };
            let same = |one: &&mut ProgrammeStep| {
                step.at.is_some() && (one.step, &one.at, one.state) == (step.step, &step.at, step.state)
            };
            if let Some(known) = steps.iter_mut().find(same) {
                known.aspects.extend(step.aspects);
                known.cost += step.cost;
            } else {
                steps.push(step);
            }
        }
        for step in &mut steps {
            step.aspects.sort_by(|a, b| a.rank(self.framework()).cmp(&b.rank(self.framework())));
        }
        steps
    }

    fn step(&self, places: &BTreeMap<&str, &PartName>, step: &Step, cost: u32) -> Option<ProgrammeStep> {
        let framework = self.framework();
        let indicator = |number: &u16| Aspect::of_indicator(framework, *number);
        let (kind, item, aspects) = match step {
            Step::Ruling { claim } => {
                let practice = || {
                    let (category, level) = (claim.category.clone()?, claim.level.clone()?);
                    Some(Aspect { indicator: None, category, level, theme: claim.theme.clone() })
                };
                let aspect = claim.indicator.as_ref().map_or_else(practice, indicator);
                (StepKind::Assess, claim.evidence.as_str(), aspect.into_iter().collect())
            }
            Step::Link { from, indicator: number, .. } => {
                (StepKind::Map, from.evidence.as_str(), indicator(number).into_iter().collect())
            }
            Step::NewEvidence { category, level, by_equivalence, indicators } => {
                return Some(ProgrammeStep {
                    step: StepKind::Add,
                    at: None,
                    state: None,
                    cell: Some(CellName { category: category.clone(), level: level.clone() }),
                    by_equivalence: *by_equivalence,
                    aspects: indicators.iter().filter_map(indicator).collect(),
                    cost,
                });
            }
            // INVARIANT: every item of a programme's portfolio counts as observed, so none is left to confirm.
            Step::Corroboration { .. } => return None,
        };
        let (part, state) = part_of(item)?;
        let at = places.get(part).map(|place| (*place).clone());
        let (cell, by_equivalence) = (None, false);
        Some(ProgrammeStep { step: kind, at, state: Some(state), cell, by_equivalence, aspects, cost })
    }
}
