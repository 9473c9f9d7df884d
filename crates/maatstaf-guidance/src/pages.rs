//! Reference pages, and the phrases that several pages share.

mod compare;
mod questions;

use maatstaf_document::{Language, Page, Sign, join, say};

pub(crate) use compare::told_apart;

use crate::forms::Outcome;
use crate::guidance::Guidance;
use crate::weigh::{BoundaryFinding, Crossed, Reason};

/// The names of forms in a sentence.
pub(crate) fn form_names<'f>(
    guidance: &Guidance,
    forms: impl IntoIterator<Item = &'f str>,
    language: Language,
) -> String {
    let name = |id: &str| guidance.forms().form(id).map_or(id, |form| form.name.to(language)).to_owned();
    join(&forms.into_iter().map(name).collect::<Vec<_>>(), language)
}

/// `1 point`, `5 points`.
pub(crate) fn points_of(points: i32, language: Language) -> String {
    match points {
        1 | -1 => say!(language, "{points} point", "{points} punt"),
        _ => say!(language, "{points} points", "{points} punten"),
    }
}

/// What the answers or traits said, with their points.
pub(crate) fn reason_texts(guidance: &Guidance, reasons: &[Reason], language: Language) -> String {
    let one = |reason: &Reason| {
        let text = said(guidance, reason.question.as_deref(), &reason.said, language);
        format!("{text} ({:+})", reason.points)
    };
    reasons.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The text of an answer, or of a trait where there is no question.
fn said(guidance: &Guidance, question: Option<&str>, id: &str, language: Language) -> String {
    let text = match question {
        Some(question) => {
            guidance.questions().question(question).and_then(|q| q.answer(id)).map(|answer| &answer.text)
        }
        None => guidance.forms().traits.iter().find(|one| one.id == id).map(|one| &one.text),
    };
    text.map_or_else(|| id.to_owned(), |text| text.to(language).to_owned())
}

/// The boundary outcome as items: what it is, what led to it, what to do, and which indicators ask for it.
pub(crate) fn boundary_items(guidance: &Guidance, found: &BoundaryFinding, language: Language) -> Page {
    let Some(outcome) = guidance.forms().boundary.outcome(found.outcome) else { return Page::new() };
    let mut page = Page::new().item(outcome_sign(found.outcome), outcome.text.to(language));
    for crossed in &found.crossed {
        page = page.detail(crossed_text(guidance, crossed, language));
    }
    for step in &outcome.steps {
        page = page.item(Sign::Plain, step.to(language));
    }
    let numbers = join(&found.indicators.iter().map(u16::to_string).collect::<Vec<_>>(), language);
    let framework = &found.framework;
    if numbers.is_empty() {
        return page;
    }
    page.note(say!(
        language,
        "Capability indicators of {framework} that ask for this: {numbers}",
        "Vaardigheidsindicatoren van {framework} die hierom vragen: {numbers}"
    ))
}

/// What touches the boundary, and which answer or trait said so.
pub(crate) fn crossed_text(guidance: &Guidance, crossed: &Crossed, language: Language) -> String {
    let said = said(guidance, crossed.question.as_deref(), &crossed.said, language);
    let crossing = guidance.forms().boundary.crossing(&crossed.crossing);
    let text = crossing.map_or("", |crossing| crossing.text.to(language));
    format!("{text} ({said})")
}

/// The sign of a boundary outcome.
pub(crate) fn outcome_sign(outcome: Outcome) -> Sign {
    match outcome {
        Outcome::Continue => Sign::Met,
        Outcome::DiscussInSupervision => Sign::Unsure,
        Outcome::Refer => Sign::Unmet,
    }
}

/// What a choice is not.
pub(crate) fn not_a_diagnosis(language: Language) -> String {
    say!(
        language,
        "This helps a conversation about the request along. It is no diagnosis, and it does not replace the judgement of a professional.",
        "Dit helpt het gesprek over de vraag op weg. Het is geen diagnose en vervangt het oordeel van een deskundige niet."
    )
}
