//! Answers a request: which forms fit, in what order and why, and what could still change the first place.

mod open;
mod page;

use maatstaf_document::{Language, Page};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::forms::Outcome;
use crate::guidance::Guidance;
use crate::request::Request;
use crate::weigh::{BoundaryFinding, Standing, Vote, Weighing};

/// The answer to a request.
///
/// # Example
/// ```
/// use maatstaf_guidance::{Guidance, Request};
/// let guidance = Guidance::standard();
/// let request = Request::of(&guidance, [("manner", "own-experience"), ("length", "no-end-date")])?;
/// let choice = guidance.choose(&request);
/// assert_eq!(choice.first(), ["mentoring"]);
/// assert!(!choice.document().settled); // six questions are open, and some answers would change it
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    guidance: Guidance,
    document: ChoiceDocument,
}

/// The answer to a request as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceDocument {
    /// The version of this format: 1.
    pub maatstaf_choice: u8,
    /// How many questions are answered.
    pub answered: usize,
    /// How many questions there are.
    pub asked: usize,
    /// The outcome at the boundary, which no number of points outvotes.
    pub boundary: BoundaryFinding,
    /// Every form, best first.
    pub ranking: Vec<Standing>,
    /// Whether the first place stays as it is however the open questions are answered.
    pub settled: bool,
    /// The open questions of which some answer alone would change the first place.
    pub open: Vec<OpenQuestion>,
}

/// An open question of which some answer would change the first place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenQuestion {
    /// The question's id.
    pub question: String,
    /// The answers that would change the first place.
    pub changes: Vec<Change>,
}

/// An answer that would change the first place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The answer's id.
    pub answer: String,
    /// The ids of the forms that would then stand first.
    pub first: Vec<String>,
    /// What the boundary outcome would then be.
    pub outcome: Outcome,
}

impl Guidance {
    /// Ranks every form of help for a request.
    ///
    /// Each answer gives points for and against forms; the boundary comes before any number of points. Answers that this guidance does not
    /// know, because the request was checked against another, count as open.
    pub fn choose(&self, request: &Request) -> Choice {
        let (mut votes, mut open) = (Vec::new(), Vec::new());
        for question in &self.questions().questions {
            match request.answer(&question.id).and_then(|id| question.answer(id)) {
                Some(answer) => votes.push(Vote::answer(question, answer)),
                None => open.push(question),
            }
        }
        let (answered, asked) = (votes.len(), votes.len() + open.len());
        let weighing = Weighing::new(self.forms(), votes);
        let changes: Vec<OpenQuestion> =
            open.iter().filter_map(|question| open::changes(&weighing, question)).collect();
        let document = ChoiceDocument {
            maatstaf_choice: 1,
            answered,
            asked,
            boundary: weighing.boundary(),
            ranking: weighing.ranking(),
            settled: open::settled(&weighing, &open, &changes),
            open: changes,
        };
        Choice { guidance: self.clone(), document }
    }
}

impl Choice {
    /// The ids of the forms in the first place: one, or several that stand equal.
    pub fn first(&self) -> Vec<&str> {
        let first = self.document.ranking.iter().filter(|standing| standing.place == 1);
        first.map(|standing| standing.form.as_str()).collect()
    }

    /// The answer as JSON.
    pub fn document(&self) -> &ChoiceDocument {
        &self.document
    }

    /// The answer as a page.
    pub fn page(&self, language: Language) -> Page {
        page::page(&self.guidance, &self.document, language)
    }
}
