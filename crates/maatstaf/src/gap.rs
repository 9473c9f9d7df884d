//! What is missing for a level, and the cheapest steps that close the gap.

mod category;
mod field;
mod needless;
mod plan;
mod rest;
mod sentence;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Text;
use crate::answer::{Origin, statement};
use crate::estimate::Estimate;
use crate::explain::ClaimName;
use crate::lane::Lane;
use crate::portfolio::{Claim, Evidence, Strength, Verification};
use crate::what_if::Change;
use crate::{DocumentError, Problem};
use maatstaf_document::unknown_name;

/// The steps from a portfolio to a level in a lane.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Lane, Portfolio};
/// let text = include_str!("../../../examples/portfolios/beginning-internal-coach/portfolio.json");
/// let portfolio = Portfolio::open(text, Framework::by_id)?;
/// let estimate = portfolio.estimate();
/// let gap = estimate.gap("practitioner", Lane::Estimate)?;
/// assert!(!gap.actions.is_empty());
/// let after = portfolio.what_if(&gap.changes(), estimate.policy())?.after;
/// assert_eq!(after.level(), Some("practitioner")); // following the steps reaches the target
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Gap {
    estimate: Estimate,
    /// The position of the target level, from 1.
    target: usize,
    /// The lane in which the target is to be reached.
    pub lane: Lane,
    /// The steps, cheapest first; none when the target is reached already.
    pub actions: Vec<Action>,
    /// How good the set of steps is.
    pub proof: Proof,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    /// What it costs, in the policy's points of effort.
    pub cost: u32,
    /// The id of the category that it is for; absent when it is for a gate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<String>,
    /// What to do.
    #[serde(flatten)]
    pub step: Step,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "step")]
pub enum Step {
    /// Ask an assessor to rule on a claim.
    Ruling {
        /// The claim.
        #[serde(flatten)]
        claim: ClaimName,
    },
    /// Link existing evidence to one more indicator.
    Link {
        /// The claim that it starts from: one that the evidence already makes and that counts.
        from: ClaimName,
        /// The number of the indicator.
        indicator: u16,
        /// The strength supposed, which is that of the claim that it starts from.
        strength: Strength,
    },
    /// Have existing evidence confirmed by somebody else.
    Corroboration {
        /// The id of the evidence.
        evidence: String,
    },
    /// Add one new piece of evidence, confirmed by somebody else and with critical reflection.
    NewEvidence {
        /// The id of the category.
        category: String,
        /// The id of the level.
        level: String,
        /// Whether it shows an equivalent practice at that level, on a theme of its own.
        by_equivalence: bool,
        /// The indicators that it shows.
        indicators: Vec<u16>,
    },
}

/// How good a set of steps is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "proof")]
pub enum Proof {
    /// It was proven that nothing cheaper reaches the target.
    Optimal,
    /// It reaches the target; nothing cheaper than the bound does.
    Greedy {
        /// What any set that reaches the target costs at least.
        lower_bound: u32,
    },
    /// Nothing reaches the target: under this policy no portfolio can.
    OutOfReach,
}

/// A gap as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GapDocument {
    /// The version of this format: 1.
    pub maatstaf_gap: u8,
    /// What computed it, from what.
    #[serde(flatten)]
    pub origin: Origin,
    /// The id of the target level.
    pub target: String,
    /// The lane in which it is to be reached.
    pub lane: Lane,
    /// Whether it is reached already.
    pub reached: bool,
    /// What the steps cost together.
    pub cost: u32,
    /// How good the set of steps is.
    #[serde(flatten)]
    pub proof: Proof,
    /// The steps, cheapest first.
    pub actions: Vec<Action>,
    /// What this is and is not.
    pub statement: Text,
}

impl Estimate {
    /// Finds the cheapest steps to a level in a lane.
    ///
    /// # Errors
    /// When the framework has no such level.
    pub fn gap(&self, level: impl AsRef<str>, lane: Lane) -> Result<Gap, DocumentError> {
        let framework = self.portfolio.framework();
        let found = framework.level_position(level.as_ref()).map(|at| plan::plan(self, at + 1, lane));
        found.ok_or_else(|| {
            let problem: Option<Problem> = unknown_name("level", level.as_ref(), framework.levels());
            DocumentError::new(problem.into_iter().collect())
        })
    }

    /// The gap that is most useful to look at: to the level aimed at while the estimate is below it, else to making that level certain.
    ///
    /// Without a target it is the level after the estimate, or the top.
    pub fn next_gap(&self) -> Gap {
        let levels = self.ladder.levels;
        let reached = self.lane(Lane::Estimate).reached.works_at;
        let aimed = self.portfolio.document().target.as_deref();
        let aimed =
            aimed.and_then(|target| self.portfolio.framework().level_position(target)).map(|at| at + 1);
        let target = aimed.unwrap_or((reached + 1).min(levels));
        let lane = if reached < target { Lane::Estimate } else { Lane::Floor };
        plan::plan(self, target, lane)
    }
}

impl Gap {
    /// The id of the target level.
    pub fn target(&self) -> &str {
        self.estimate.id_of(self.target).unwrap_or_default()
    }

    /// The estimate that the steps start from.
    pub fn estimate(&self) -> &Estimate {
        &self.estimate
    }

    /// What the steps cost together, in the policy's points of effort.
    pub fn cost(&self) -> u32 {
        self.actions.iter().map(|action| action.cost).sum()
    }

    /// The same steps without one of them, and without the links that start from the claim that it would have ruled on.
    #[must_use]
    pub fn without(&self, at: usize) -> Self {
        let kept =
            self.actions.iter().enumerate().filter(|(other, _)| *other != at && !self.rests(*other, at));
        Self { actions: kept.map(|(_, action)| action.clone()).collect(), ..self.clone() }
    }

    /// Whether a step is a link that starts from the claim that another step would have ruled on.
    pub(crate) fn rests(&self, step: usize, on: usize) -> bool {
        let step_at = |at: usize| self.actions.get(at).map(|action| &action.step);
        match (step_at(step), step_at(on)) {
            (Some(Step::Link { from, .. }), Some(Step::Ruling { claim })) => from == claim,
            _ => false,
        }
    }

    /// The steps as changes to try with [`crate::Portfolio::what_if`].
    pub fn changes(&self) -> Vec<Change> {
        self.actions.iter().enumerate().flat_map(|(at, action)| self.changes_of(at, &action.step)).collect()
    }

    /// One step as changes; in the floor lane what it adds is accepted as well.
    pub(crate) fn changes_of(&self, at: usize, step: &Step) -> Vec<Change> {
        let accepts = |claims: Vec<ClaimName>| {
            let claims = claims.into_iter().filter(|_| self.lane == Lane::Floor);
            claims.map(|claim| Change::Accept { claim, strength: None })
        };
        match step {
            Step::Ruling { claim } => {
                vec![Change::Accept { claim: claim.clone(), strength: self.accepted_strength(claim) }]
            }
            Step::Corroboration { evidence } => {
                vec![Change::Verify { evidence: evidence.clone(), verification: Verification::Corroborated }]
            }
            Step::Link { from, indicator, strength } => {
                let claim = Claim::indicator(*indicator, *strength);
                let name = ClaimName::new(&from.evidence, &claim);
                let link = Change::Link { evidence: from.evidence.clone(), claim: Box::new(claim) };
                std::iter::once(link).chain(accepts(vec![name])).collect()
            }
            Step::NewEvidence { category, level, by_equivalence, indicators } => {
                let mut item = self.new_item(at, indicators);
                if *by_equivalence {
                    let claim = Claim::equivalent(category, level, Strength::REFLECTS).with_theme(&item.id);
                    item.claims.push(Claim { rationale: Some(item.id.clone()), ..claim });
                }
                let names = item.claims.iter().map(|claim| ClaimName::new(&item.id, claim)).collect();
                std::iter::once(Change::Add { evidence: Box::new(item) }).chain(accepts(names)).collect()
            }
        }
    }

    /// The strength at which a ruling would accept a claim: the one used for it.
    fn accepted_strength(&self, name: &ClaimName) -> Option<Strength> {
        let portfolio = &self.estimate.portfolio;
        let mut entries = portfolio.entries().all.iter();
        let entry = entries.find(|entry| ClaimName::of(portfolio, entry) == *name)?;
        Strength::new(self.estimate.scale.judge(entry).1)
    }

    /// The id of the new evidence that each step adds, if it does.
    pub(crate) fn item_ids(&self) -> Vec<Option<String>> {
        let new = |(at, action): (usize, &Action)| match &action.step {
            Step::NewEvidence { indicators, .. } => Some(self.new_item(at, indicators).id),
            _ => None,
        };
        self.actions.iter().enumerate().map(new).collect()
    }

    fn new_item(&self, at: usize, indicators: &[u16]) -> Evidence {
        let document = self.estimate.portfolio.document();
        let mut id = format!("new-{}", at + 1);
        while document.evidence.iter().any(|item| item.id == id || item.occasion() == id) {
            id.push('x');
        }
        let title = self.estimate.portfolio.framework().id();
        let mut item = Evidence::new(id.clone(), title).verified(Verification::Corroborated).in_context(&id);
        item.happened = Some(document.as_of);
        let new_before =
            self.actions.iter().take(at).filter(|action| matches!(action.step, Step::NewEvidence { .. }));
        item.kind = plan::kind_of_new(&self.estimate, self.target, new_before.count());
        item.claims = indicators.iter().map(|number| Claim::indicator(*number, Strength::REFLECTS)).collect();
        item
    }

    /// The gap as a document, ready for JSON.
    pub fn document(&self) -> GapDocument {
        GapDocument {
            maatstaf_gap: 1,
            origin: self.estimate.origin(),
            target: self.target().to_owned(),
            lane: self.lane,
            reached: self.actions.is_empty() && self.proof != Proof::OutOfReach,
            cost: self.cost(),
            proof: self.proof,
            actions: self.actions.clone(),
            statement: statement(),
        }
    }
}

impl ClaimName {
    /// Names a claim of a piece of evidence.
    pub fn new(evidence: impl Into<String>, claim: &Claim) -> Self {
        Self {
            evidence: evidence.into(),
            indicator: claim.indicator,
            category: claim.category.clone(),
            level: claim.level.clone(),
            theme: claim.theme.clone(),
        }
    }
}
