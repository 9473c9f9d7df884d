//! A mentor agreement: what mentor and mentee promised each other, checked, written out and reviewed.

mod check;
mod completeness;
mod document;
mod facts;
mod page;
mod problems;
mod review;
mod starter;
mod timing;
mod write;

use std::sync::Arc;

use jiff::civil::Date;
use maatstaf_document::{DocumentError, Language, Page, read};

pub use check::{AgreementCheck, Choice, Doubt, Group, Missing, Step};
pub use document::{
    AgreementDocument, Engagement, Going, LetterReview, LetterReviews, Mission, Responsibilities, Review,
    ReviewRhythm, Trust,
};
pub use facts::{AgreementFacts, Boundary, Channel, FollowUp, Letter, OtherRelation, Part, ProcessStep};
pub use starter::agreement_starter;
pub use timing::{Term, Timing};

/// A checked mentor agreement: every choice in it is on its list. Something may still be missing. Cloning it is cheap.
///
/// # Example
/// ```
/// use jiff::civil::date;
/// use maatstaf_mentoring::Agreement;
/// let agreement = Agreement::from_json(r#"{"maatstaf_agreement": 1, "language": "en",
///     "mentor": "mentor-1", "mentee": "mentee-1", "trust": {"confidential": true}}"#)?;
/// let missing: Vec<_> = agreement.check(date(2026, 6, 30)).missing.into_iter().map(|one| one.part).collect();
/// assert!(missing.iter().any(|part| part == "mission-aim"));
/// assert!(!missing.iter().any(|part| part == "confidential")); // that is there
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement(Arc<AgreementDocument>);

impl Agreement {
    /// Reads an agreement.
    ///
    /// # Errors
    /// Every problem of the text, each with its line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<AgreementDocument>(text)?;
        let problems = problems::of(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(source.refuse(problems)) }
    }

    /// Checks an agreement that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(document: AgreementDocument) -> Result<Self, DocumentError> {
        let problems = problems::of(&document);
        if problems.is_empty() { Ok(Self(Arc::new(document))) } else { Err(DocumentError::new(problems)) }
    }

    /// The agreement as it would be written in a file.
    pub fn document(&self) -> &AgreementDocument {
        &self.0
    }

    /// What is missing, what is doubtful and what is due, seen from a day.
    pub fn check(&self, as_of: Date) -> AgreementCheck {
        check::of(self, as_of)
    }

    /// The agreement in plain words, ready to sign.
    pub fn write(&self, language: Language) -> Page {
        write::page(self, language)
    }

    /// The sheet for a review on a day, with earlier reviews beside it.
    pub fn review_page(&self, language: Language, as_of: Date) -> Page {
        review::page(self, language, as_of)
    }
}
