//! A small portfolio and its assessors, to change in tests.

use std::error::Error;

use jiff::civil::{Date, date};
use maatstaf::{Framework, Portfolio, Ruling, Strength};
use maatstaf_crosscheck::{
    Assessment, AssessmentDocument, ClaimVerdict, Crosscheck, CrosscheckAnswer, Judgement, PanelRules,
    Resolution, ResolutionDocument, Seen,
};
use maatstaf_document::DocumentError;

pub(crate) type Tested = Result<(), Box<dyn Error>>;

/// The day of every assessment.
pub(crate) const DAY: Date = date(2026, 7, 1);

/// A portfolio at Foundation in all but commitment to self-development, so that one more category lost would lose the whole.
pub(crate) const PORTFOLIO: &str = r#"{
  "maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "target": "foundation", "as_of": "2026-06-30",
  "evidence": [
    {"id": "journal", "title": "A journal", "verification": "corroborated", "claims": [
      {"indicator": 1, "strength": 3}, {"indicator": 2, "strength": 3},
      {"indicator": 6, "strength": 3}, {"indicator": 7, "strength": 3}, {"indicator": 10, "strength": 3},
      {"indicator": 11, "strength": 3}, {"indicator": 12, "strength": 3}, {"indicator": 15, "strength": 3},
      {"indicator": 16, "strength": 3}, {"indicator": 17, "strength": 3}, {"indicator": 21, "strength": 3},
      {"indicator": 22, "strength": 3}, {"indicator": 23, "strength": 3}, {"indicator": 27, "strength": 4},
      {"indicator": 28, "strength": 3}, {"indicator": 29, "strength": 2}]},
    {"id": "log", "title": "A log", "verification": "corroborated", "claims": [
      {"indicator": 1, "strength": 3}, {"indicator": 8, "strength": 3}, {"indicator": 10, "strength": 3},
      {"indicator": 15, "strength": 3}, {"indicator": 21, "strength": 3}, {"indicator": 30, "strength": 3},
      {"category": "evaluation", "level": "foundation", "theme": "a wall of cards", "strength": 2, "rationale": "They count."}]}
  ]
}"#;

pub(crate) fn portfolio() -> Result<Portfolio, DocumentError> {
    Portfolio::open(PORTFOLIO, Framework::by_id)
}

/// An assessment that was not blind and says nothing yet.
pub(crate) fn empty(portfolio: &Portfolio, assessor: &str) -> AssessmentDocument {
    AssessmentDocument {
        schema: None,
        maatstaf_assessment: 1,
        assessor: assessor.to_owned(),
        blind: false,
        on: DAY,
        seen: Seen::of(portfolio),
        judgements: Vec::new(),
        cells: Vec::new(),
        verdicts: Vec::new(),
        holistic: None,
        after_reveal: None,
        comment: None,
    }
}

pub(crate) fn judgement(category: &str, level: Option<&str>) -> Judgement {
    let rationale = Some("What I saw.".to_owned());
    Judgement { category: category.to_owned(), level: level.map(str::to_owned), rationale }
}

/// The same level in every category.
pub(crate) fn throughout(portfolio: &Portfolio, level: &str) -> Vec<Judgement> {
    portfolio.framework().categories().iter().map(|category| judgement(category, Some(level))).collect()
}

pub(crate) fn verdict(evidence: &str, indicator: u16, ruling: Ruling) -> ClaimVerdict {
    ClaimVerdict {
        evidence: evidence.to_owned(),
        indicator: Some(indicator),
        category: None,
        level: None,
        theme: None,
        ruling: Some(ruling),
        strength: None,
        reason: "I read it.".to_owned(),
    }
}

pub(crate) fn strength(strength: u8) -> Option<Strength> {
    Strength::new(strength)
}

pub(crate) fn checked(
    portfolio: &Portfolio,
    documents: Vec<AssessmentDocument>,
) -> Result<Vec<Assessment>, DocumentError> {
    let rules = PanelRules::standard();
    documents.into_iter().map(|one| Assessment::from_document(one, portfolio, &rules)).collect()
}

pub(crate) fn crosscheck(
    portfolio: &Portfolio,
    documents: Vec<AssessmentDocument>,
    resolution: Option<ResolutionDocument>,
) -> Result<Crosscheck, DocumentError> {
    let rules = PanelRules::standard();
    let assessments = checked(portfolio, documents)?;
    let resolution = resolution.map(|one| Resolution::from_document(one, portfolio, &rules)).transpose()?;
    Crosscheck::new(portfolio.clone(), assessments, maatstaf::Policy::standard(), rules, resolution)
}

pub(crate) fn answer(
    portfolio: &Portfolio,
    documents: Vec<AssessmentDocument>,
) -> Result<CrosscheckAnswer, DocumentError> {
    Ok(crosscheck(portfolio, documents, None)?.answer())
}

pub(crate) fn codes(error: &DocumentError) -> Vec<&'static str> {
    error.problems().iter().map(|problem| problem.code).collect()
}
