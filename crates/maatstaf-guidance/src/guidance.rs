//! What the answers rest on: forms, comparison and questions, read once and checked together.

use std::sync::{Arc, LazyLock};

use maatstaf_document::{DocumentError, Problem, read};

use crate::check;
use crate::comparison::ComparisonDocument;
use crate::forms::FormsDocument;
use crate::questions::QuestionsDocument;

/// The forms of help, mentoring beside coaching, and the chooser's questions, checked together. Cloning it is cheap.
///
/// # Example
/// ```
/// use maatstaf_guidance::{Guidance, Outcome, Request};
/// let guidance = Guidance::standard();
/// let request = Request::from_json(&guidance, r#"{"maatstaf_request": 1, "answers": {"about": "past-events", "length": "agreed-number"}}"#)?;
/// let choice = guidance.choose(&request);
/// assert_eq!(choice.document().boundary.outcome, Outcome::Refer); // whatever else is answered
/// assert_eq!(choice.first(), ["therapy"]);
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guidance(Arc<Parts>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    forms: FormsDocument,
    comparison: ComparisonDocument,
    questions: QuestionsDocument,
}

impl Guidance {
    /// The guidance that comes with Maatstaf.
    pub fn standard() -> Self {
        static STANDARD: LazyLock<Guidance> = LazyLock::new(|| {
            let text = |name: &str| {
                let found = maatstaf_frameworks::GUIDANCE.iter().find(|(id, _)| *id == name);
                found.map_or("", |(_, text)| *text)
            };
            #[expect(clippy::expect_used, reason = "the embedded guidance is checked by a test")]
            Guidance::from_json(text("forms"), text("mentoring-and-coaching"), text("questions"))
                .expect("the embedded guidance is sound")
        });
        STANDARD.clone()
    }

    /// Reads guidance from the texts of `forms.json`, `mentoring-and-coaching.json` and `questions.json`.
    ///
    /// # Errors
    /// Every problem of the first text that has problems: shape, doubled ids, unknown names, points out of range, empty sentences.
    pub fn from_json(forms: &str, comparison: &str, questions: &str) -> Result<Self, DocumentError> {
        let (forms, source) = read::<FormsDocument>(forms)?;
        sound(check::forms(&forms), |problems| source.refuse(problems))?;
        let (questions, source) = read::<QuestionsDocument>(questions)?;
        sound(check::questions(&questions, &forms), |problems| source.refuse(problems))?;
        let (comparison, source) = read::<ComparisonDocument>(comparison)?;
        sound(check::comparison(&comparison, &forms, &questions), |problems| source.refuse(problems))?;
        Ok(Self(Arc::new(Parts { forms, comparison, questions })))
    }

    /// The same guidance with other questions, so that anybody can ask and weigh in their own way.
    ///
    /// # Errors
    /// Every problem of the text. The comparison names questions too: those must remain.
    pub fn with_questions(&self, text: &str) -> Result<Self, DocumentError> {
        let (questions, source) = read::<QuestionsDocument>(text)?;
        let mut problems = check::questions(&questions, self.forms());
        problems.extend(check::asked(self.comparison(), &questions));
        sound(problems, |problems| source.refuse(problems))?;
        Ok(Self(Arc::new(Parts { questions, ..(*self.0).clone() })))
    }

    /// The forms of help.
    pub fn forms(&self) -> &FormsDocument {
        &self.0.forms
    }

    /// Mentoring and coaching side by side.
    pub fn comparison(&self) -> &ComparisonDocument {
        &self.0.comparison
    }

    /// The chooser's questions.
    pub fn questions(&self) -> &QuestionsDocument {
        &self.0.questions
    }

    /// The ids of the traits that can be said of a session.
    ///
    /// # Example
    /// ```
    /// let guidance = maatstaf_guidance::Guidance::standard();
    /// assert!(guidance.trait_ids().contains(&"shares-own-experience".to_owned()));
    /// ```
    pub fn trait_ids(&self) -> Vec<String> {
        self.forms().traits.iter().map(|one| one.id.clone()).collect()
    }
}

fn sound(
    problems: Vec<Problem>,
    refuse: impl FnOnce(Vec<Problem>) -> DocumentError,
) -> Result<(), DocumentError> {
    if problems.is_empty() { Ok(()) } else { Err(refuse(problems)) }
}
