//! What would help next under the other framework.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Costs, Lane, Status};

use crate::answer::{NextStep, Presence, Step, TargetCategory};

/// Per category: what reached it.
#[derive(Debug, Default)]
pub(crate) struct Leads(BTreeMap<String, Lead>);

/// What reached one category.
#[derive(Debug, Default)]
pub(crate) struct Lead {
    /// How many claims were carried to it.
    pub(crate) claims: usize,
    /// The evidence with a claim that was carried to it and not rejected.
    pub(crate) evidence: BTreeSet<String>,
    /// Of these: where a ruling would make it count in the floor.
    for_ruling: BTreeSet<String>,
}

impl Leads {
    pub(crate) fn add(&mut self, category: &str, evidence: &str, lane: Lane, status: Status) {
        let lead = self.0.entry(category.to_owned()).or_default();
        lead.claims += 1;
        if status == Status::Rejected {
            return;
        }
        lead.evidence.insert(evidence.to_owned());
        if lane == Lane::Floor && matches!(status, Status::Open | Status::Contested) {
            lead.for_ruling.insert(evidence.to_owned());
        }
    }

    pub(crate) fn of(&self, category: &str) -> Option<&Lead> {
        self.0.get(category)
    }
}

/// The cheapest step for each category in which nothing is certain yet, cheapest first.
pub(crate) fn next_steps(categories: &[TargetCategory], leads: &Leads, costs: &Costs) -> Vec<NextStep> {
    let step = |one: &TargetCategory| {
        let lead = leads.of(&one.category);
        let listed = |ids: Option<&BTreeSet<String>>| ids.into_iter().flatten().cloned().collect::<Vec<_>>();
        let (for_ruling, evidence) =
            (listed(lead.map(|lead| &lead.for_ruling)), listed(lead.map(|lead| &lead.evidence)));
        let (step, evidence, cost) = if one.presence == Presence::Certain {
            return None;
        } else if !for_ruling.is_empty() {
            (Step::AskRuling, for_ruling, costs.ruling)
        } else if !evidence.is_empty() {
            (Step::ClaimDirectly, evidence, costs.link)
        } else {
            (Step::NewEvidence, evidence, costs.new_evidence)
        };
        Some(NextStep { step, category: one.category.clone(), evidence, cost })
    };
    let mut steps: Vec<NextStep> = categories.iter().filter_map(step).collect();
    steps.sort_by_key(|step| step.cost);
    steps
}
