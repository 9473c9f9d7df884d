//! The sheet for a review: the letters of MENTOR, with what earlier reviews said beside them.

use jiff::civil::Date;
use maatstaf_document::{Language, Page, Row, Sign, Text, say};

use super::Agreement;
use super::document::{AgreementDocument, Going, Review};
use super::facts::{AgreementFacts, FollowUp, Letter};
use super::page::{due, ending};
use super::timing;
use crate::entry::Entry;

/// How many earlier reviews stand beside each other. This is this project's choice.
const BESIDE: usize = 4;

/// The sheet for a review on a day. Of earlier reviews it holds the days, the ratings and the outcomes, and no texts.
pub(super) fn page(agreement: &Agreement, language: Language, as_of: Date) -> Page {
    let (document, facts) = (agreement.document(), AgreementFacts::embedded());
    let (mentor, mentee) = (&document.mentor, &document.mentee);
    let page = Page::new().title(say!(
        language,
        "Review of {as_of}: {mentor} and {mentee}",
        "Evaluatie van {as_of}: {mentor} en {mentee}"
    ));
    let page = timed(page, document, language, as_of);
    let page = letters(page, document, facts, language, as_of);
    let page = asked(page, facts, language);
    let work = say!(language, "What did the mentee work at?", "Waaraan werkte de mentee?");
    let page = ticks(page, work, &facts.mentee_work, &document.mentee_work, language);
    let sources = say!(language, "Which sources helped?", "Welke bronnen hielpen?");
    let page = ticks(page, sources, &facts.self_study, &document.sources, language);
    follow_ups(page, facts, language)
}

fn timed(page: Page, document: &AgreementDocument, language: Language, as_of: Date) -> Page {
    let timing = timing::of(document, as_of);
    let page = timing
        .next_review
        .into_iter()
        .fold(page, |page, day| page.item(Sign::Plain, due(day, timing.overdue, language)));
    timing.ends.into_iter().fold(page, |page, end| page.item(Sign::Plain, ending(end, timing, language)))
}

fn letters(
    page: Page,
    document: &AgreementDocument,
    facts: &AgreementFacts,
    language: Language,
    as_of: Date,
) -> Page {
    let earlier = earlier(document, as_of);
    let mut head = vec!["MENTOR".to_owned(), say!(language, "Ask each other", "Vraag elkaar")];
    head.extend(earlier.iter().map(|review| review.day.to_string()));
    head.push(say!(language, "{as_of}: well, fair or poorly", "{as_of}: goed, matig of slecht"));
    let row = |letter: &Letter| {
        let name = letter.name.to(language);
        let mut cells = vec![format!("{}: {name}", letter.letter), letter.ask.to(language).to_owned()];
        cells.extend(earlier.iter().map(|review| rating(review, letter, language)));
        cells.push(String::new());
        Row::new(cells)
    };
    let mut rows: Vec<Row> = facts.letters.iter().map(row).collect();
    let mut last = vec![say!(language, "How we go on", "Hoe we verdergaan"), String::new()];
    last.extend(earlier.iter().map(|review| outcome(review, facts, language)));
    last.push(String::new());
    rows.push(Row::new(last));
    page.table(head, rows)
}

/// The last reviews before a day, the earliest first.
fn earlier(document: &AgreementDocument, as_of: Date) -> Vec<&Review> {
    let mut held: Vec<&Review> = document.reviews.iter().filter(|review| review.day < as_of).collect();
    held.sort_by_key(|review| review.day);
    held.split_off(held.len().saturating_sub(BESIDE))
}

fn rating(review: &Review, letter: &Letter, language: Language) -> String {
    let name = |going: Going| going.name().to(language).to_owned();
    review.letters.going(&letter.id).map(name).unwrap_or_default()
}

fn outcome(review: &Review, facts: &AgreementFacts, language: Language) -> String {
    let found = facts.follow_ups.iter().find(|one| review.outcome.as_ref() == Some(&one.id));
    found.map(|one| one.name.to(language).to_owned()).unwrap_or_default()
}

fn asked(page: Page, facts: &AgreementFacts, language: Language) -> Page {
    let page = page.paragraph(say!(
        language,
        "The mentor asks on, and passes no judgement:",
        "De mentor vraagt door, en velt geen oordeel:"
    ));
    facts.dialogue.iter().fold(page, |page, question| page.item(Sign::Plain, question.name.to(language)))
}

/// What was agreed of a list; all of it when nothing was.
fn ticks(page: Page, title: String, list: &[Entry], agreed: &[String], language: Language) -> Page {
    let shown = list.iter().filter(|entry| agreed.is_empty() || agreed.contains(&entry.id));
    shown.fold(page.paragraph(title), |page, entry| page.item(Sign::Plain, entry.name.to(language)))
}

fn follow_ups(page: Page, facts: &AgreementFacts, language: Language) -> Page {
    let page = page.title(say!(language, "How do we go on?", "Hoe gaan we verder?"));
    let line = |one: &FollowUp| format!("{}: {}", one.name.to(language), one.about.to(language));
    facts.follow_ups.iter().fold(page, |page, one| page.item(Sign::Plain, line(one)))
}

impl Going {
    /// What the rating is called.
    pub fn name(self) -> Text {
        match self {
            Self::Poorly => Text::new("poorly", "slecht"),
            Self::Fair => Text::new("fair", "matig"),
            Self::Well => Text::new("well", "goed"),
        }
    }
}
