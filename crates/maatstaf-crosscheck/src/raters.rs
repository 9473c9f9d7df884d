//! A cohort of assessors: what they judged in many portfolios, beside each other.

mod adjustment;
mod agreement;
mod answer;
mod check;
mod contested;
mod effects;
mod holder;
mod matches;
mod measure;
mod page;
mod pairs;
mod rasch;
mod reason;
mod table;
mod whole;

use std::collections::BTreeMap;

use maatstaf::{Framework, Portfolio};
use maatstaf_document::DocumentError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use adjustment::{Adjustment, ChangedLevel};
pub use agreement::{CohortAgreement, Statistic};
pub use answer::{CohortCounts, NotCounted, NotCountedWhy, RatersAnswer};
pub use contested::{ContestedCategory, ContestedPerson};
pub use effects::{CentralEffect, HaloEffect, RaterAnswer, SeverityCall, SeverityEffect};
pub use holder::{HolderBeside, HolderCategory, HolderCounts, HolderPerson};
pub use matches::Matches;
pub use measure::Measure;
pub use pairs::{PairAnswer, PairDifference};
pub use rasch::RaschEffect;
pub use whole::WholeAgreement;

use crate::document::AssessmentDocument;

/// Confidence of every interval.
const CONFIDENCE: f64 = 0.95;

/// What many assessors judged in many portfolios. Nothing of it is ever used for a level.
///
/// A cell is one category of one person; its ratings are the levels that assessors judged in it, from 0 (not at the lowest yet) to the
/// number of levels that the framework has, on the scale of all of them. Only judgements count that were made blind, and only as they
/// were before the reveal: whoever has seen the others' opinions agrees with them more easily.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf::{Framework, Policy, Portfolio};
/// use maatstaf_crosscheck::{AssessmentDocument, Draws, PanelRules, Raters, assessment_starter};
/// let portfolio = Portfolio::new(Framework::emcc());
/// let mut assessments = Vec::new();
/// for (assessor, level) in [("assessor-1", "practitioner"), ("assessor-2", "senior-practitioner")] {
///     let text = assessment_starter(&portfolio, assessor, true, date(2026, 6, 30));
///     let (mut assessment, _) = maatstaf_document::read::<AssessmentDocument>(&text)?;
///     assessment.judgements.iter_mut().for_each(|judgement| judgement.level = Some(level.to_owned()));
///     assessments.push(assessment);
/// }
/// let raters = Raters::new(&Framework::emcc(), assessments, &[])?;
/// let answer = raters.answer(&Policy::standard(), &PanelRules::standard(), Draws::default());
/// assert_eq!((answer.agreement.matches.pairs, answer.agreement.matches.within_one), (8, 8));
/// assert!(answer.agreement.statistics.is_empty()); // eight cells of one person carry no coefficient
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Raters {
    framework: Framework,
    /// By person, and within a person by assessor.
    assessed: Vec<Assessed>,
    not_counted: Vec<NotCounted>,
    portfolios: BTreeMap<String, Portfolio>,
}

/// What one assessor judged blind in one portfolio.
#[derive(Debug, Clone)]
struct Assessed {
    person: String,
    assessor: String,
    /// Per category: the height of the level judged; none where it was not judged.
    levels: Vec<Option<usize>>,
    document: AssessmentDocument,
}

/// How a bootstrap draws: with the same seed and number of draws it gives the same interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Draws {
    /// Where its row of random numbers starts.
    pub seed: u64,
    /// How often people are drawn anew.
    pub draws: u32,
}

impl Default for Draws {
    fn default() -> Self {
        Self { seed: 2015, draws: 2000 }
    }
}

impl Raters {
    /// Takes assessments of any number of portfolios, and portfolios for what their holders say of themselves.
    ///
    /// The order of either makes no difference.
    ///
    /// # Errors
    /// Every problem, each with the position of its document in its path, such as `assessments[2].judgements[0].level`.
    pub fn new(
        framework: &Framework,
        mut assessments: Vec<AssessmentDocument>,
        portfolios: &[Portfolio],
    ) -> Result<Self, DocumentError> {
        let problems = check::problems(framework, &assessments, portfolios);
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        assessments.sort_by(|a, b| (&a.seen.holder, &a.assessor).cmp(&(&b.seen.holder, &b.assessor)));
        let (mut assessed, mut not_counted) = (Vec::new(), Vec::new());
        for document in assessments {
            let (person, assessor) = (document.seen.holder.clone(), document.assessor.clone());
            let levels = crate::assessment::levels(framework, &document);
            let judged = levels.iter().any(Option::is_some);
            match NotCountedWhy::of(document.blind, judged) {
                Some(why) => not_counted.push(NotCounted { person, assessor, why }),
                None => assessed.push(Assessed { person, assessor, levels, document }),
            }
        }
        let holder = |one: &Portfolio| (one.document().holder.clone(), one.clone());
        let portfolios = portfolios.iter().map(holder).collect();
        Ok(Self { framework: framework.clone(), assessed, not_counted, portfolios })
    }

    /// The framework that everything was judged by.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }
}
