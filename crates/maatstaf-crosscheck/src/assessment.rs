//! What one assessor makes of one portfolio, checked against it.

mod check;

use std::collections::BTreeMap;
use std::sync::Arc;

use maatstaf::{ClaimName, Framework, Portfolio};
use maatstaf_document::{DocumentError, Problem, read};
use schemars::JsonSchema;
use serde::Serialize;

use crate::claim::{ClaimKey, Ruled, Target, level_id};
use crate::document::{
    AssessmentDocument, CellJudgement, ClaimVerdict, Holistic, Judgement, NOT_JUDGED, Seen,
};
use crate::rules::PanelRules;
use crate::snapshot::Difference;

pub(crate) use check::target_problems;

/// A checked assessment: whoever holds one knows that it speaks of the portfolio that it was checked against. Cloning it is cheap.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf::{Framework, Portfolio};
/// use maatstaf_crosscheck::{Assessment, PanelRules, assessment_starter};
/// let portfolio = Portfolio::new(Framework::emcc());
/// let text = assessment_starter(&portfolio, "assessor-1", true, date(2026, 6, 30));
/// let assessment = Assessment::from_json(&text, &portfolio, &PanelRules::standard())?;
/// assert_eq!(assessment.initial_level("evaluation"), None); // laid out, and not judged
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Assessment {
    document: Arc<AssessmentDocument>,
    framework: Framework,
    pub(crate) difference: Difference,
    pub(crate) initial: Opinion,
    pub(crate) latest: Opinion,
    pub(crate) left_out: Vec<LeftOut>,
}

/// The level judged in one category. A category without one was not judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct JudgedLevel {
    /// The id of the level; null for "not at the lowest yet".
    pub level: Option<String>,
}

/// A verdict that cannot be used, because the evidence is not what the assessor saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOut {
    /// The claim ruled on.
    #[serde(flatten)]
    pub claim: ClaimName,
    /// Why its verdict is left out.
    pub why: LeftOutWhy,
}

/// Why a verdict is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOutWhy {
    /// The evidence reads otherwise now.
    Changed,
    /// The evidence is gone.
    Gone,
    /// Nothing says that the assessor saw this evidence.
    NotSeen,
}

/// Levels, verdicts and a view of the whole, at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opinion {
    /// Per category: the height of the level judged; none where it was not judged.
    pub(crate) levels: Vec<Option<usize>>,
    pub(crate) verdicts: BTreeMap<ClaimKey, Ruled>,
    pub(crate) holistic: Option<Holistic>,
}

impl Assessment {
    /// Reads an assessment of a portfolio.
    ///
    /// # Errors
    /// Every problem of the text, each with its path, line and column.
    pub fn from_json(text: &str, portfolio: &Portfolio, rules: &PanelRules) -> Result<Self, DocumentError> {
        let (document, source) = read::<AssessmentDocument>(text)?;
        Self::checked(document, portfolio, rules).map_err(|problems| source.refuse(problems))
    }

    /// Checks an assessment that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(
        document: AssessmentDocument,
        portfolio: &Portfolio,
        rules: &PanelRules,
    ) -> Result<Self, DocumentError> {
        Self::checked(document, portfolio, rules).map_err(DocumentError::new)
    }

    pub(crate) fn checked(
        document: AssessmentDocument,
        portfolio: &Portfolio,
        rules: &PanelRules,
    ) -> Result<Self, Vec<Problem>> {
        let difference = document.seen.against(portfolio);
        let problems = check::problems(&document, &difference, portfolio, rules);
        if !problems.is_empty() {
            return Err(problems);
        }
        let framework = portfolio.framework().clone();
        let mut left_out = Vec::new();
        let mut initial = Opinion {
            levels: levels(&framework, &document),
            verdicts: BTreeMap::new(),
            holistic: document.holistic.clone(),
        };
        let using = (&framework, &difference, &document.seen);
        rule(&mut initial.verdicts, &document.verdicts, using, &mut left_out);
        let mut latest = initial.clone();
        if let Some(after) = &document.after_reveal {
            judge(&mut latest.levels, &after.judgements, &framework);
            rule(&mut latest.verdicts, &after.verdicts, using, &mut left_out);
            latest.holistic = after.holistic.clone().or(latest.holistic);
        }
        left_out.dedup();
        Ok(Self { document: Arc::new(document), framework, difference, initial, latest, left_out })
    }

    /// The assessment as it would be written.
    pub fn document(&self) -> &AssessmentDocument {
        &self.document
    }

    /// The assessor's pseudonym.
    pub fn assessor(&self) -> &str {
        &self.document.assessor
    }

    /// What changed in the portfolio since the assessor saw it.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// The level judged in a category before the reveal; nothing when it was not judged.
    pub fn initial_level(&self, category: &str) -> Option<JudgedLevel> {
        self.level(&self.initial, category)
    }

    /// The level judged in a category in the end; nothing when it was not judged.
    pub fn final_level(&self, category: &str) -> Option<JudgedLevel> {
        self.level(&self.latest, category)
    }

    /// Whether the assessor judged blind and has not been shown the rest yet.
    pub fn awaits_reveal(&self) -> bool {
        self.document.blind && self.document.after_reveal.is_none()
    }

    /// How many judgements and verdicts changed after the reveal, the view of the whole included.
    pub(crate) fn changed(&self) -> usize {
        let after = self.document.after_reveal.as_ref();
        after.map_or(0, |after| {
            after.judgements.len() + after.verdicts.len() + usize::from(after.holistic.is_some())
        })
    }

    fn level(&self, opinion: &Opinion, category: &str) -> Option<JudgedLevel> {
        let at = self.framework.categories().iter().position(|id| id == category)?;
        opinion.levels.get(at).copied().flatten().map(|height| JudgedLevel::at(height, &self.framework))
    }
}

impl JudgedLevel {
    pub(crate) fn at(height: usize, framework: &Framework) -> Self {
        Self { level: level_id(framework, height) }
    }
}

impl Difference {
    /// Why a verdict on a piece of evidence cannot be used; nothing when the evidence is as it was seen.
    pub(crate) fn why_not(&self, evidence: &str, seen: &Seen) -> Option<LeftOutWhy> {
        let among = |ids: &[String]| ids.iter().any(|id| id == evidence);
        match () {
            () if self.same => None,
            () if among(&self.changed) => Some(LeftOutWhy::Changed),
            () if among(&self.gone) => Some(LeftOutWhy::Gone),
            () if !seen.evidence.contains_key(evidence) => Some(LeftOutWhy::NotSeen),
            () => None,
        }
    }
}

/// The levels that judgements and cells give, per category.
pub(crate) fn levels(framework: &Framework, document: &AssessmentDocument) -> Vec<Option<usize>> {
    let mut levels: Vec<Option<usize>> = framework
        .categories()
        .iter()
        .map(|category| derived(framework, document.cells.iter().filter(|cell| cell.category == *category)))
        .collect();
    judge(&mut levels, &document.judgements, framework);
    levels
}

fn judge(levels: &mut [Option<usize>], judgements: &[Judgement], framework: &Framework) {
    for judgement in judgements.iter().filter(|one| one.level.as_deref() != Some(NOT_JUDGED)) {
        let at = framework.categories().iter().position(|id| *id == judgement.category);
        if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
            *level = Some(framework.height(judgement.level.as_deref()));
        }
    }
}

/// The level that the cells judged in one category give: the highest that shows with all judged cells below it.
///
/// Nothing when they leave it open: when none of them shows and the lowest level was not judged.
fn derived<'d>(framework: &Framework, cells: impl Iterator<Item = &'d CellJudgement>) -> Option<usize> {
    let judged: BTreeMap<usize, bool> =
        cells.map(|cell| (framework.height(Some(&cell.level)), cell.shown)).collect();
    let shown = judged.iter().take_while(|(_, shown)| **shown).map(|(height, _)| *height).last();
    shown.or_else(|| judged.contains_key(&1).then_some(0))
}

type Using<'a> = (&'a Framework, &'a Difference, &'a Seen);

fn rule(
    verdicts: &mut BTreeMap<ClaimKey, Ruled>,
    written: &[ClaimVerdict],
    (framework, difference, seen): Using<'_>,
    left_out: &mut Vec<LeftOut>,
) {
    for verdict in written {
        let Some(key) = Target::from(verdict).of(&verdict.evidence, framework) else { continue };
        let Some(ruling) = verdict.ruling else { continue };
        if let Some(why) = difference.why_not(&verdict.evidence, seen) {
            let one = LeftOut { claim: key.name(framework), why };
            if !left_out.contains(&one) {
                left_out.push(one);
            }
            continue;
        }
        let ruled = Ruled { ruling, strength: verdict.strength, reason: verdict.reason.trim().to_owned() };
        verdicts.insert(key, ruled);
    }
}
