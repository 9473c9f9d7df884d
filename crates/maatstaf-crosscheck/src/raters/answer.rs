//! What can be said of a cohort of assessors, as JSON.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{EngineDocument, Framework, FrameworkName, Policy, PolicyDocument};
use maatstaf_document::{Text, text};
use maatstaf_stats::Severity;
use schemars::JsonSchema;
use serde::Serialize;

use super::adjustment::Adjustment;
use super::agreement::CohortAgreement;
use super::contested::ContestedCategory;
use super::effects::RaterAnswer;
use super::holder::HolderBeside;
use super::pairs::PairAnswer;
use super::table::{Table, scale};
use super::whole::WholeAgreement;
use super::{Draws, Raters};
use crate::rules::{PanelRules, PanelRulesDocument};

/// What can be said of a cohort of assessors. Advisory throughout: nothing of it is used for anybody's level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RatersAnswer {
    /// The version of this format: 1.
    pub maatstaf_raters: u8,
    /// The engine that computed it.
    pub engine: EngineDocument,
    /// The framework that everything was judged by.
    pub framework: FrameworkName,
    /// The policy, for overall levels.
    pub policy: PolicyDocument,
    /// The rules of the panel.
    pub rules: PanelRulesDocument,
    /// How the bootstrap drew.
    pub bootstrap: Draws,
    /// The level that each rating stands for, from rating 0, which is none.
    pub scale: Vec<Option<String>>,
    /// How much there is.
    pub counts: CohortCounts,
    /// Assessments that are not counted.
    pub not_counted: Vec<NotCounted>,
    /// The people whose assessors saw different versions of the portfolio.
    pub different_versions: Vec<String>,
    /// How far assessors agree over all cells.
    pub agreement: CohortAgreement,
    /// How far they agree on people as a whole.
    pub whole: WholeAgreement,
    /// Assessors two by two, where they share a cell.
    pub pairs: Vec<PairAnswer>,
    /// Each assessor, in alphabetical order.
    pub raters: Vec<RaterAnswer>,
    /// Each category, the most contested one first.
    pub contested: Vec<ContestedCategory>,
    /// Whether taking severity out would change a level. It is never done.
    pub adjustment: Adjustment,
    /// What holders say of themselves, beside the assessors.
    pub self_rating: HolderBeside,
    /// What this is and is not.
    pub statement: Text,
    /// For names on a page.
    #[serde(skip)]
    pub(super) known: Framework,
}

/// How much a cohort holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CohortCounts {
    /// The assessments that are counted.
    pub assessments: usize,
    /// The assessors.
    pub raters: usize,
    /// The people.
    pub people: usize,
    /// The cells that somebody judged: a cell is one category of one person.
    pub cells: usize,
    /// The cells that every assessor judged.
    pub complete_cells: usize,
    /// The judgements.
    pub ratings: usize,
}

/// An assessment that is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotCounted {
    /// The person's pseudonym.
    pub person: String,
    /// The assessor's pseudonym.
    pub assessor: String,
    /// Why.
    pub why: NotCountedWhy,
}

/// Why an assessment is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotCountedWhy {
    /// It was not made blind, so it may follow other opinions.
    NotBlind,
    /// No category is judged in it.
    NothingJudged,
}

impl NotCountedWhy {
    /// Why an assessment is not counted; nothing when it is.
    pub(super) fn of(blind: bool, judged: bool) -> Option<Self> {
        match (blind, judged) {
            (false, _) => Some(Self::NotBlind),
            (true, false) => Some(Self::NothingJudged),
            (true, true) => None,
        }
    }
}

impl Raters {
    /// Says how far the assessors agree, and how each of them differs from the others.
    ///
    /// With the same documents, policy, rules and draws the answer is the same, whatever the order of the documents.
    pub fn answer(&self, policy: &Policy, rules: &PanelRules, draws: Draws) -> RatersAnswer {
        let table = Table::of(self);
        let (framework, rules) = (&self.framework, rules.document());
        let severity = table.ratings().and_then(|ratings| Severity::of(&ratings));
        RatersAnswer {
            maatstaf_raters: 1,
            engine: EngineDocument {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            framework: FrameworkName {
                id: framework.id().to_owned(),
                edition: framework.facts().edition.clone(),
            },
            policy: policy.document().clone(),
            rules: rules.clone(),
            bootstrap: draws,
            scale: scale(framework),
            counts: self.counts(&table),
            not_counted: self.not_counted.clone(),
            different_versions: self.different_versions(),
            agreement: CohortAgreement::of(&table, rules, draws),
            whole: WholeAgreement::of(self, policy),
            pairs: PairAnswer::all(&table, rules),
            raters: RaterAnswer::all(&table, &severity, rules),
            contested: ContestedCategory::all(self, &table, rules),
            adjustment: Adjustment::of(&table, &severity, framework, policy),
            self_rating: HolderBeside::of(self, &table),
            statement: statement(),
            known: framework.clone(),
        }
    }

    fn counts(&self, table: &Table) -> CohortCounts {
        CohortCounts {
            assessments: self.assessed.len(),
            raters: table.raters.len(),
            people: table.people.len(),
            cells: table.cells.len(),
            complete_cells: table.complete().len(),
            ratings: table.cells.iter().map(|cell| cell.levels().count()).sum(),
        }
    }

    fn different_versions(&self) -> Vec<String> {
        let mut digests: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
        for one in &self.assessed {
            digests.entry(&one.person).or_default().insert(&one.document.seen.digest);
        }
        digests.into_iter().filter(|(_, seen)| seen.len() > 1).map(|(person, _)| person.clone()).collect()
    }
}

fn statement() -> Text {
    text!(
        "These numbers describe how assessors judged; they decide nothing about the people judged, and no level was changed by them. The thresholds are this project's choice, not EMCC's.",
        "Deze cijfers beschrijven hoe assessoren oordeelden; ze beslissen niets over wie beoordeeld werd, en geen niveau is erdoor veranderd. De drempels zijn een keuze van dit project, niet van EMCC."
    )
}
