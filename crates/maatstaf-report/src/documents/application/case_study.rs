//! The case study: one engagement from beginning to end.

use maatstaf::{Evidence, Kind};
use maatstaf_document::{Language, say};
use maatstaf_practice::Book;

use super::dossier::Dossier;
use super::journals::{evidence_text, shows};
use crate::content::{Anchor, Block, Inline, Section};
use crate::disclosure::{Disclosure, Part};

/// How many lines there are for a case study that is still to be written.
const LINES: u8 = 24;

/// The most recent case study, or room for it, at `case-study`; the others by their ids.
pub(crate) fn case_study(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let number = dossier.number_asked(Book::CaseStudies).unwrap_or(1).max(1);
    let mut found = dossier.evidence(Kind::CaseStudy);
    let others = found.split_off(number.min(found.len()));
    let cards: Vec<Block> =
        found.iter().map(|(day, evidence)| card(dossier, &day.to_string(), evidence, disclosure)).collect();
    let blanks = (found.len() + 1..=number).map(|_| blank(language));
    let section = Section::new("case-study", say!(language, "Case study", "Casestudie"))
        .on_new_page()
        .with_all(dossier.items(Book::CaseStudies))
        .with_all(cards)
        .with_all(blanks);
    if others.is_empty() {
        return section;
    }
    let others = Inline::joined(others.iter().map(|(_, one)| Inline::code(one.id.as_str())), ", ");
    let said = say!(
        language,
        "The most recent one was taken. Other case studies in the portfolio: ",
        "De meest recente is genomen. Andere casestudies in het portfolio: "
    );
    section.with(Block::Paragraph(Inline::text(said).and(others).and(".")))
}

fn card(dossier: &Dossier<'_>, day: &str, evidence: &Evidence, disclosure: &mut Disclosure) -> Block {
    let (id, language) = (&evidence.id, dossier.language);
    let mut title = Inline::code(id.as_str()).and(format!(" · {day}"));
    let place = say!(language, "evidence `{id}`, title", "bewijsstuk `{id}`, titel");
    if let Some(shown) = disclosure.show(Part::Titles, &place, &evidence.title) {
        title = title.and(format!(" · {shown}"));
    }
    let text = evidence_text(evidence, disclosure, language).unwrap_or_else(|| blank(language));
    let blocks = std::iter::once(text).chain(shows(dossier, evidence)).collect();
    Block::Card { anchor: Anchor::new(format!("case-{id}")), title, blocks }
}

fn blank(language: Language) -> Block {
    let asked = say!(
        language,
        "Case study: the question, the agreement, what you did and why, what came of it, and what you would do otherwise",
        "Casestudie: de vraag, de afspraken, wat je deed en waarom, wat het opleverde en wat je nu anders zou doen"
    );
    Block::Blank { asked, lines: LINES }
}
