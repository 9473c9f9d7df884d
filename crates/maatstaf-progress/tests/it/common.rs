//! Small portfolios, and what tests ask of progress.

use std::error::Error;

use jiff::civil::{Date, date};
use maatstaf::{
    DocumentError, Evidence, Framework, Policy, PolicyDocument, Portfolio, Ruling, Verdict, Verification,
};
use maatstaf_progress::{CategoryChange, Cause, ChangeKind, Progress, StepDocument};

pub(crate) type Tested = Result<(), Box<dyn Error>>;

pub(crate) const MARCH: Date = date(2026, 3, 31);
pub(crate) const JUNE: Date = date(2026, 6, 30);

/// A piece of evidence with an artefact attached.
pub(crate) fn piece(id: &str, indicators: &[u16]) -> Evidence {
    let start = Evidence::new(id, "A piece").verified(Verification::Artefact);
    indicators.iter().fold(start, |piece, number| piece.shows(*number))
}

/// The same evidence, with the day on which it happened.
pub(crate) fn on(day: Date, mut piece: Evidence) -> Evidence {
    piece.happened = Some(day);
    piece
}

/// A portfolio of these pieces on a day.
pub(crate) fn portfolio(day: Date, pieces: &[Evidence]) -> Result<Portfolio, DocumentError> {
    let mut portfolio = Portfolio::new(Framework::emcc()).on(day);
    portfolio.change(|document| document.evidence = pieces.to_vec())?;
    Ok(portfolio)
}

/// A verdict on an indicator that a piece claims.
pub(crate) fn verdict(assessor: &str, evidence: &str, indicator: u16, ruling: Ruling) -> Verdict {
    Verdict {
        assessor: assessor.to_owned(),
        evidence: evidence.to_owned(),
        indicator: Some(indicator),
        category: None,
        level: None,
        theme: None,
        ruling,
        strength: None,
        reason: "seen".to_owned(),
    }
}

/// The default policy with changes.
pub(crate) fn policy(change: impl FnOnce(&mut PolicyDocument)) -> Result<Policy, DocumentError> {
    let mut document = Policy::standard().document().clone();
    change(&mut document);
    Policy::from_document(document)
}

/// The one step between two snapshots, under the default policy.
pub(crate) fn step(before: &Portfolio, after: &Portfolio) -> Result<StepDocument, Box<dyn Error>> {
    step_under(before, after, &Policy::standard())
}

/// The one step between two snapshots.
pub(crate) fn step_under(
    before: &Portfolio,
    after: &Portfolio,
    policy: &Policy,
) -> Result<StepDocument, Box<dyn Error>> {
    let document = Progress::new(&[before.clone(), after.clone()], policy)?.document();
    Ok(document.steps.into_iter().next().ok_or("two snapshots make a step")?)
}

/// What happened to a category.
pub(crate) fn category<'s>(step: &'s StepDocument, id: &str) -> Result<&'s CategoryChange, String> {
    step.categories.iter().find(|one| one.category == id).ok_or(format!("{id} did not change"))
}

/// Kind and evidence of each cause.
pub(crate) fn told(causes: &[Cause]) -> Vec<(ChangeKind, &str)> {
    causes.iter().map(|cause| (cause.kind, cause.evidence.as_deref().unwrap_or_default())).collect()
}
