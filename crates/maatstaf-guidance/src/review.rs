//! Reviews sessions by their traits: what were they really?

mod ledger;
mod page;

use maatstaf_document::{Language, Page};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use ledger::{Fit, LedgerReview, LedgerReviewDocument, SessionFinding};

use crate::forms::TraitDocument;
use crate::guidance::Guidance;
use crate::weigh::{BoundaryFinding, Standing, Vote, Weighing};

/// What the traits of one session point to.
///
/// # Example
/// ```
/// use maatstaf_guidance::Guidance;
/// let review = Guidance::standard().review(&["shares-own-experience", "mentee-sets-goals"]);
/// assert_eq!(review.first(), ["mentoring"]);
/// assert_eq!(review.differs_from("coaching"), Some(true)); // it was entered as coaching
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    guidance: Guidance,
    document: ReviewDocument,
}

/// What the traits of one session point to, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewDocument {
    /// The version of this format: 1.
    pub maatstaf_review: u8,
    /// The ids of the traits that count, each once, in the order of the data.
    pub traits: Vec<String>,
    /// The positions, from 0, of ids that are not known; they are not quoted and do not count.
    pub unknown: Vec<usize>,
    /// The outcome at the boundary.
    pub boundary: BoundaryFinding,
    /// Every form, best first.
    pub ranking: Vec<Standing>,
}

impl Guidance {
    /// What the traits of one session point to. Order and repetition make no difference.
    pub fn review(&self, traits: &[&str]) -> Review {
        let all = &self.forms().traits;
        let said: Vec<&TraitDocument> = all.iter().filter(|one| traits.contains(&one.id.as_str())).collect();
        let known = |id: &str| all.iter().any(|one| one.id == id);
        let unknown = traits.iter().enumerate().filter(|(_, id)| !known(id)).map(|(at, _)| at);
        let weighing = Weighing::new(self.forms(), said.iter().map(|one| Vote::of_trait(one)).collect());
        let document = ReviewDocument {
            maatstaf_review: 1,
            traits: said.iter().map(|one| one.id.clone()).collect(),
            unknown: unknown.collect(),
            boundary: weighing.boundary(),
            ranking: weighing.ranking(),
        };
        Review { guidance: self.clone(), document }
    }
}

impl Review {
    /// The ids of the forms that the traits point to; none when no trait was said.
    pub fn first(&self) -> Vec<&str> {
        if self.document.traits.is_empty() {
            return Vec::new();
        }
        let first = self.document.ranking.iter().filter(|standing| standing.place == 1);
        first.map(|standing| standing.form.as_str()).collect()
    }

    /// Whether the traits point to another form than the declared one; nothing when that is no form, or the traits leave it open.
    pub fn differs_from(&self, service: &str) -> Option<bool> {
        match Fit::of(self, service) {
            Fit::AsDeclared => Some(false),
            Fit::OtherForm => Some(true),
            Fit::Unclear | Fit::NotDescribed | Fit::UnknownService => None,
        }
    }

    /// The review as JSON.
    pub fn document(&self) -> &ReviewDocument {
        &self.document
    }

    /// The review as a page.
    pub fn page(&self, language: Language) -> Page {
        page::review(&self.guidance, self, language)
    }

    /// The points by which the best form leads another; the boundary's choice leads by whatever is asked.
    fn lead_over(&self, form: &str) -> Option<i32> {
        let best = self.document.ranking.first()?;
        let other = self.document.ranking.iter().find(|standing| standing.form == form)?;
        let by_boundary = best.by_boundary && best.form != form;
        Some(if by_boundary { i32::MAX } else { best.points - other.points })
    }
}

impl<'g> Vote<'g> {
    fn of_trait(one: &'g TraitDocument) -> Self {
        Self { question: None, said: &one.id, points: &one.points, crosses: one.crosses.as_deref() }
    }
}
