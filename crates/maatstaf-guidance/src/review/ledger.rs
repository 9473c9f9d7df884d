//! Reviews all sessions of a ledger, in its order.

use maatstaf_document::{Language, Page};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Review, page};
use crate::guidance::Guidance;
use crate::weigh::{BoundaryFinding, Reason};

/// What the traits of all sessions point to, in the order of the ledger.
///
/// # Example
/// ```
/// use maatstaf_guidance::{Fit, Guidance};
/// let (told, asked) = (["explains-tasks".to_owned()], ["learning-goals".to_owned()]);
/// let review = Guidance::standard()
///     .review_ledger([("s-1", "coaching", told.as_slice()), ("s-2", "coaching", asked.as_slice())]);
/// let fits: Vec<Fit> = review.document().sessions.iter().map(|session| session.fit).collect();
/// assert_eq!(fits, [Fit::OtherForm, Fit::AsDeclared]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerReview {
    guidance: Guidance,
    document: LedgerReviewDocument,
}

/// What the traits of all sessions point to, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerReviewDocument {
    /// The version of this format: 1.
    pub maatstaf_ledger_review: u8,
    /// A finding per session, in the order of the ledger.
    pub sessions: Vec<SessionFinding>,
}

/// What the traits of one session point to, beside what was declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionFinding {
    /// The session's id.
    pub id: String,
    /// The id of the declared form; null when it is no form that is known here.
    pub declared: Option<String>,
    /// How the traits fit the declared form.
    pub fit: Fit,
    /// The ids of the forms that the traits point to; empty when no trait was said.
    pub first: Vec<String>,
    /// What speaks for the first of those, strongest first.
    pub speaks_for: Vec<Reason>,
    /// What speaks against the declared form, strongest first.
    pub speaks_against: Vec<Reason>,
    /// The positions, from 0, of traits that are not known; they are not quoted and do not count.
    pub unknown: Vec<usize>,
    /// The outcome at the boundary.
    pub boundary: BoundaryFinding,
}

/// How the traits of a session fit the form that was declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// They point to the declared form alone.
    AsDeclared,
    /// They point to another form, clearly or by the boundary.
    OtherForm,
    /// They point to several forms, or to another by too little to say so.
    Unclear,
    /// No trait was said.
    NotDescribed,
    /// What was declared is no form that is known here.
    UnknownService,
}

impl Fit {
    /// How a review fits what was declared.
    pub(super) fn of(review: &Review, service: &str) -> Self {
        let first = review.first();
        let Some(lead) = review.lead_over(service) else { return Self::UnknownService };
        let enough = i32::from(review.guidance.forms().other_form_lead);
        match first.as_slice() {
            [] => Self::NotDescribed,
            [only] if *only == service => Self::AsDeclared,
            _ if lead >= enough => Self::OtherForm,
            _ => Self::Unclear,
        }
    }
}

impl Guidance {
    /// Reviews sessions, each given by its id, its declared service and its traits.
    pub fn review_ledger<'s, T: AsRef<str> + 's>(
        &self,
        sessions: impl IntoIterator<Item = (&'s str, &'s str, &'s [T])>,
    ) -> LedgerReview {
        let sessions = sessions.into_iter().map(|(id, service, traits)| {
            let traits: Vec<&str> = traits.iter().map(AsRef::as_ref).collect();
            finding(self, id, service, &traits)
        });
        let document = LedgerReviewDocument { maatstaf_ledger_review: 1, sessions: sessions.collect() };
        LedgerReview { guidance: self.clone(), document }
    }
}

fn finding(guidance: &Guidance, id: &str, service: &str, traits: &[&str]) -> SessionFinding {
    let review = guidance.review(traits);
    let fit = Fit::of(&review, service);
    let declared = guidance.forms().form(service).map(|form| form.id.clone());
    let first: Vec<String> = review.first().into_iter().map(str::to_owned).collect();
    let standing = |form: &str| review.document.ranking.iter().find(|standing| standing.form == form);
    let speaks_for = first.first().and_then(|form| standing(form)).map(|one| one.speaks_for.clone());
    let speaks_against = standing(service).map(|one| one.speaks_against.clone());
    SessionFinding {
        id: id.to_owned(),
        declared,
        fit,
        speaks_for: speaks_for.unwrap_or_default(),
        speaks_against: speaks_against.unwrap_or_default(),
        first,
        unknown: review.document.unknown,
        boundary: review.document.boundary,
    }
}

impl LedgerReview {
    /// How many sessions fit in a given way.
    pub fn count(&self, fit: Fit) -> usize {
        self.document.sessions.iter().filter(|session| session.fit == fit).count()
    }

    /// The review as JSON.
    pub fn document(&self) -> &LedgerReviewDocument {
        &self.document
    }

    /// The review as a page.
    pub fn page(&self, language: Language) -> Page {
        page::ledger(&self.guidance, self, language)
    }
}
