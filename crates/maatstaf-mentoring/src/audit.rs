//! A mentoring programme audited: what it has, what it needs, and which tip comes first.

mod advice;
mod answers;
mod check;
mod document;
mod page;
mod programme;
mod remarks;
mod result;
mod score;
mod starter;

use std::sync::Arc;

use maatstaf_document::{DocumentError, Problem, Text, read};

pub use answers::{Answer, Answers, Have};
pub use document::{AuditDocument, Facts, Mentors, Start};
pub use programme::{Factor, FactorLevel, Item, Known, Programme, Provider, Range, Standard, Tip, Worth};
pub use result::{
    Advice, AuditResult, Comparison, Cycle, FactorResult, ItemResult, Lacking, Other, Remark, Score,
    StandardResult, TierResult,
};
pub use starter::audit_starter;

/// A checked audit: every answer belongs to an item, every choice is on its list. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf_mentoring::Audit;
/// let audit = Audit::from_json(r#"{"maatstaf_audit": 1, "programme": "school-1", "as_of": "2026-06-30",
///     "answers": {"vision": {"have": "yes"}}}"#)?;
/// let overall = audit.result(&[]).overall;
/// assert!(overall.certain < overall.possible); // what is unanswered may still be either
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit(Arc<AuditDocument>);

/// What a level of recognition asks: a score over everything, and a least score in each standard.
///
/// The tiers of ISMCP are data of its scheme, so they are given to an audit and not kept by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Its id, such as `bronze`.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The percentage that the overall score must reach.
    pub overall: u32,
    /// The percentage that the score of each standard must reach.
    pub each: u32,
}

impl Audit {
    /// Reads an audit.
    ///
    /// # Errors
    /// Every problem of the text, each with its line and column.
    pub fn from_json(text: &str) -> Result<Self, DocumentError> {
        let (document, source) = read::<AuditDocument>(text)?;
        let problems = check::problems(&document);
        if problems.is_empty() {
            Ok(Self(Arc::new(document)))
        } else {
            Err(without_unknown_keys(&source.refuse(problems)))
        }
    }

    /// Checks an audit that did not come from text.
    ///
    /// # Errors
    /// Every problem, each with its path.
    pub fn from_document(document: AuditDocument) -> Result<Self, DocumentError> {
        let problems = check::problems(&document);
        if problems.is_empty() {
            Ok(Self(Arc::new(document)))
        } else {
            Err(without_unknown_keys(&DocumentError::new(problems)))
        }
    }

    /// The audit as it would be written.
    pub fn document(&self) -> &AuditDocument {
        &self.0
    }

    /// What the answers come to, with the tiers that they meet.
    pub fn result(&self, tiers: &[Tier]) -> AuditResult {
        result::of(self, tiers)
    }

    /// The answer to an item; none when it is unanswered.
    pub fn have(&self, item: &str) -> Option<Have> {
        self.0.answers.get(item).and_then(|answer| answer.have)
    }

    /// Whether an item is there in full.
    fn has(&self, item: &str) -> bool {
        self.have(item) == Some(Have::Yes)
    }
}

/// The key of an answer that belongs to no item may be private text: its line stays, its name goes.
fn without_unknown_keys(error: &DocumentError) -> DocumentError {
    let hide = |mut problem: Problem| {
        if problem.code == check::UNKNOWN_ITEM {
            "answers".clone_into(&mut problem.place.path);
        }
        problem
    };
    DocumentError::new(error.problems().iter().cloned().map(hide).collect())
}
