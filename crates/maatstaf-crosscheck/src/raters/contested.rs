//! Where assessors lie far apart.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{Framework, Ruling};
use schemars::JsonSchema;
use serde::Serialize;

use super::Raters;
use super::agreement::range;
use super::table::{Cell, Table};
use crate::claim::{ClaimKey, Target, level_id};
use crate::rules::PanelRulesDocument;

/// How often assessors lie far apart in one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContestedCategory {
    /// The id of the category.
    pub category: String,
    /// The people of whom two assessors or more judged it.
    pub people: usize,
    /// The people of whom their judgements are contested by the rules, in alphabetical order.
    pub contested: Vec<ContestedPerson>,
    /// The claims in this category on which two assessors or more ruled.
    pub ruled_claims: usize,
    /// The claims that some of them accepted and some rejected.
    pub contested_claims: usize,
}

/// A person on whom assessors lie far apart in a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContestedPerson {
    /// The person's pseudonym.
    pub person: String,
    /// The lowest level judged; null for "not at the lowest yet".
    pub lowest: Option<String>,
    /// The highest level judged.
    pub highest: Option<String>,
    /// How many levels lie between the two.
    pub apart: usize,
}

impl ContestedCategory {
    /// Every category, the most contested one first; where two are equal, in the framework's order.
    pub(super) fn all(raters: &Raters, table: &Table, rules: &PanelRulesDocument) -> Vec<Self> {
        let framework = &raters.framework;
        let rulings = claims(raters);
        let paired = table.paired();
        let one = |(at, id): (usize, &String)| {
            let cells: Vec<&&Cell> = paired.iter().filter(|cell| cell.category == at).collect();
            let far = cells.iter().filter(|cell| range(cell.levels()) >= rules.contested_range as usize);
            let on_claims =
                || rulings.iter().filter(|((_, claim), by)| claim.aspect.category == at && by.len() > 1);
            let split = |by: &BTreeMap<&str, Ruling>| by.values().collect::<BTreeSet<_>>().len() > 1;
            Self {
                category: id.clone(),
                people: cells.len(),
                contested: far.map(|cell| ContestedPerson::of(cell, table, framework)).collect(),
                ruled_claims: on_claims().count(),
                contested_claims: on_claims().filter(|(_, by)| split(by)).count(),
            }
        };
        let mut all: Vec<Self> = framework.categories().iter().enumerate().map(one).collect();
        all.sort_by_key(|category| std::cmp::Reverse(category.contested.len()));
        all
    }
}

impl ContestedPerson {
    fn of(cell: &Cell, table: &Table, framework: &Framework) -> Self {
        let bound = |level: Option<usize>| level_id(framework, level.unwrap_or_default());
        Self {
            person: table.person(cell.person).to_owned(),
            lowest: bound(cell.levels().min()),
            highest: bound(cell.levels().max()),
            apart: range(cell.levels()),
        }
    }
}

/// For each person and claim: what each assessor ruled. What an assessor ruled in a blind assessment goes before what stands under their
/// name in the portfolio.
fn claims(raters: &Raters) -> BTreeMap<(&str, ClaimKey), BTreeMap<&str, Ruling>> {
    let mut claims: BTreeMap<(&str, ClaimKey), BTreeMap<&str, Ruling>> = BTreeMap::new();
    let framework = &raters.framework;
    for portfolio in raters.portfolios.values() {
        let document = portfolio.document();
        for verdict in &document.verdicts {
            if let Some(claim) = Target::from(verdict).of(&verdict.evidence, framework) {
                let by = claims.entry((&document.holder, claim)).or_default();
                by.insert(&verdict.assessor, verdict.ruling);
            }
        }
    }
    for one in &raters.assessed {
        for verdict in &one.document.verdicts {
            let claim = Target::from(verdict).of(&verdict.evidence, framework);
            if let (Some(claim), Some(ruling)) = (claim, verdict.ruling) {
                claims.entry((&one.person, claim)).or_default().insert(&one.assessor, ruling);
            }
        }
    }
    claims
}
