//! The chooser's questions, with what each answer says.

use maatstaf_document::{Language, Page, Row, join, say};

use super::form_names;
use crate::guidance::Guidance;
use crate::questions::{AnswerDocument, QuestionDocument};

impl Guidance {
    /// The chooser's questions: the ids to answer with, and what each answer speaks for and against.
    ///
    /// # Example
    /// ```
    /// use maatstaf_document::Language;
    /// let page = maatstaf_guidance::Guidance::standard().questions_page(Language::Nl).to_markdown();
    /// assert!(page.contains("`own-experience`"));
    /// ```
    pub fn questions_page(&self, language: Language) -> Page {
        let questions = &self.questions().questions;
        let page = questions
            .iter()
            .fold(Page::new(), |page, question| page.followed_by(one_question(self, question, language)));
        let aims: Vec<String> =
            self.forms().aims.iter().map(|aim| aim.text.to(language).to_owned()).collect();
        let aims = join(&aims, language);
        page.note(say!(
            language,
            "There is no question about {aims}: many forms aim at those alike, so they tell none apart.",
            "Naar {aims} wordt niet gevraagd: veel vormen zijn daarop gericht, dus het maakt geen verschil."
        ))
        .note(self.questions().owner.to(language))
    }
}

fn one_question(guidance: &Guidance, question: &QuestionDocument, language: Language) -> Page {
    let (text, id) = (question.text.to(language), &question.id);
    let head = match language {
        Language::En => ["id", "answer", "for", "against"],
        Language::Nl => ["id", "antwoord", "ervoor", "ertegen"],
    };
    let rows = question.answers.iter().map(|answer| row(guidance, answer, language));
    Page::new().title(format!("{text} (`{id}`)")).table(head, rows)
}

fn row(guidance: &Guidance, answer: &AnswerDocument, language: Language) -> Row {
    let list = |wanted: fn(i8) -> bool| {
        let chosen = answer.points.iter().filter(|(_, points)| wanted(points.0));
        let named = chosen.map(|(form, points)| {
            let name = form_names(guidance, [form.as_str()], language);
            format!("{name} {:+}", points.0)
        });
        named.collect::<Vec<_>>().join(", ")
    };
    let crossing = answer.crosses.as_ref().and_then(|id| guidance.forms().boundary.crossing(id));
    let sign = crossing.map(|crossing| super::outcome_sign(crossing.outcome)).unwrap_or_default();
    let id = format!("`{}`", answer.id);
    Row::signed(
        sign,
        [id, answer.text.to(language).to_owned(), list(|points| points > 0), list(|points| points < 0)],
    )
}
