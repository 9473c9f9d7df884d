//! What can be said of a programme, as JSON: its level, its coverage, its hours, its gap and its conditions.

use maatstaf::{
    EngineDocument, EstimateDocument, Framework, FrameworkName, Lane, LevelDocument, Policy, PolicyDocument,
};
use maatstaf_document::{Text, text};
use schemars::JsonSchema;
use serde::Serialize;

use crate::aspect::Aspect;
use crate::audit::{SelfAudit, self_audit};
use crate::conditions::{Conditions, ConditionsAnswer};
use crate::coverage::{AspectCoverage, CellCoverage, cells, coverage, one_without_other};
use crate::gap::ProgrammeGap;
use crate::hours::{Hours, hours};
use crate::programme::{Programme, State};

/// What can be said of a programme under a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgrammeAnswer {
    /// The version of this format: 1.
    pub maatstaf_programme_answer: u8,
    /// The engine that computed it.
    pub engine: EngineDocument,
    /// The programme.
    pub programme: ProgrammeName,
    /// The framework.
    pub framework: FrameworkName,
    /// The policy, with its parameters.
    pub policy: PolicyDocument,
    /// The level that the questions are asked for: the target, else the estimate, else the lowest level.
    pub aim: String,
    /// The level that the programme supports.
    pub overall: Levels,
    /// The level that each category supports, in the framework's order.
    pub categories: Vec<CategoryLevels>,
    /// The coverage matrix, category by category, lowest level first.
    pub cells: Vec<CellCoverage>,
    /// Where each indicator is covered, and then each equivalent practice.
    pub coverage: Vec<AspectCoverage>,
    /// What is taught and not assessed.
    pub taught_not_assessed: Vec<Aspect>,
    /// What is practised and not assessed.
    pub practised_not_assessed: Vec<Aspect>,
    /// What is assessed and not taught. It may be practised.
    pub assessed_not_taught: Vec<Aspect>,
    /// How the hours are spread.
    pub hours: Hours,
    /// The changes that bring the programme to the target, or else to the next level; absent at the top.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<ProgrammeGap>,
    /// The programme's own answers to the descriptors of the aim.
    pub self_audit: SelfAudit,
    /// The conditions at the aim.
    pub conditions: ConditionsAnswer,
    /// What this is and is not.
    pub statement: Text,
    /// For names on a page.
    #[serde(skip)]
    pub(crate) known: Framework,
}

/// The programme of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgrammeName {
    /// The programme's id.
    pub id: String,
    /// Who gives it.
    pub provider: String,
    /// What it is called.
    pub title: String,
    /// The level for which recognition is sought.
    pub target: Option<String>,
    /// The day on which it was read.
    pub as_of: jiff::civil::Date,
    /// Its digest: exactly what was seen.
    pub digest: String,
}

/// A level in three lanes. Levels are ids; null is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Levels {
    /// What is certain: only what is assessed counts.
    pub floor: Option<String>,
    /// What is assessed and what is practised counts.
    pub estimate: Option<String>,
    /// What is possible: as if everything that is taught or practised were assessed too.
    pub ceiling: Option<String>,
}

/// The level of one category in three lanes, with what each level asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CategoryLevels {
    /// The category's id.
    pub category: String,
    /// The level in three lanes.
    #[serde(flatten)]
    pub levels: Levels,
    /// What each level asks and what each lane has, lowest first.
    pub counters: Vec<LevelDocument>,
}

impl Programme {
    /// Answers about the programme under a policy, with the conditions that come with Maatstaf.
    ///
    /// # Example
    /// ```
    /// use maatstaf_programme::{Outcome, Programme, eqa_policy, programme_starter};
    /// use maatstaf_document::Language;
    /// let programme = Programme::from_json(&programme_starter(Language::En))?;
    /// let answer = programme.answer(&eqa_policy());
    /// let outcome = |id| answer.conditions.conditions.iter().find(|one| one.id == id).map(|one| one.outcome);
    /// assert_eq!(outcome("teachers"), Some(Outcome::Unmet)); // the starter lists one teacher, and two are asked
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn answer(&self, policy: &Policy) -> ProgrammeAnswer {
        self.answer_under(policy, &Conditions::of(self.framework()))
    }

    /// Answers about the programme under a policy and under conditions of your own.
    pub fn answer_under(&self, policy: &Policy, conditions: &Conditions) -> ProgrammeAnswer {
        let framework = self.framework();
        let estimate = self.estimate(policy);
        let overall = Levels {
            floor: estimate.overall.floor.clone(),
            estimate: estimate.overall.estimate.clone(),
            ceiling: estimate.overall.ceiling.clone(),
        };
        let aim = self.aim(&overall);
        let coverage = coverage(self);
        ProgrammeAnswer {
            maatstaf_programme_answer: 1,
            engine: EngineDocument {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            programme: self.name(),
            framework: estimate.origin.framework,
            policy: policy.document().clone(),
            categories: estimate.categories.into_iter().map(CategoryLevels::from).collect(),
            cells: cells(framework, &coverage),
            taught_not_assessed: one_without_other(&coverage, State::Taught, State::Assessed),
            practised_not_assessed: one_without_other(&coverage, State::Practised, State::Assessed),
            assessed_not_taught: one_without_other(&coverage, State::Assessed, State::Taught),
            coverage,
            hours: hours(self),
            gap: self.next_level(&overall).and_then(|level| self.gap(policy, &level, Lane::Floor).ok()),
            self_audit: self_audit(self, conditions, &aim),
            conditions: conditions.answer(self, &aim),
            overall,
            aim,
            statement: statement(),
            known: framework.clone(),
        }
    }

    fn estimate(&self, policy: &Policy) -> EstimateDocument {
        // INVARIANT: a checked programme makes a sound portfolio.
        let portfolio = self.portfolio(policy).unwrap_or_else(|_| unreachable!("its parts were checked"));
        portfolio.estimate_with(policy).document()
    }

    fn name(&self) -> ProgrammeName {
        let document = self.document();
        ProgrammeName {
            id: document.id.clone(),
            provider: document.provider.clone(),
            title: document.title.clone(),
            target: document.target.clone(),
            as_of: document.as_of,
            digest: self.digest(),
        }
    }

    fn aim(&self, overall: &Levels) -> String {
        let aim = self.document().target.as_ref().or(overall.estimate.as_ref());
        aim.or(self.framework().levels().first()).cloned().unwrap_or_default()
    }

    /// The target while the floor is below it, else the level above the floor.
    fn next_level(&self, overall: &Levels) -> Option<String> {
        let framework = self.framework();
        let floor = framework.height(overall.floor.as_deref());
        let target = self.document().target.as_ref().filter(|target| framework.height(Some(target)) > floor);
        target.or_else(|| framework.levels().get(floor)).cloned()
    }
}

impl From<maatstaf::CategoryDocument> for CategoryLevels {
    fn from(document: maatstaf::CategoryDocument) -> Self {
        let (floor, estimate, ceiling) = (document.floor, document.estimate, document.ceiling);
        let levels = Levels { floor, estimate, ceiling };
        Self { category: document.category, levels, counters: document.levels }
    }
}

/// The sentence that stands under every answer.
fn statement() -> Text {
    text!(
        "This is what Maatstaf reads in what the programme says about itself, under thresholds of its own. It is not a decision by EMCC or NOBCO and does not predict one.",
        "Dit is wat Maatstaf leest in wat de opleiding over zichzelf zegt, met eigen drempels. Het is geen besluit van EMCC of NOBCO en voorspelt dat ook niet."
    )
}
