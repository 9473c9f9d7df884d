//! The learning journals: which ones go in, by a rule that is said, each on a card of its own.

mod choice;

use maatstaf::Evidence;
use maatstaf_document::{Language, say};
use maatstaf_practice::Book;

pub(super) use self::choice::evidence_text;
use self::choice::{Choice, Journal};
use super::dossier::Dossier;
use super::mapping::claim_link;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// How many journals an application has when the scheme does not say: five, as for EIA.
const JOURNALS: usize = 5;
/// How many lines there are for a journal that is still to be written.
const LINES: u8 = 12;

/// The most recent journals, room for those that are not there yet, and the ids of the others, at `journals`.
pub(crate) fn journals(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let number = dossier.number_asked(Book::Reflections).unwrap_or(JOURNALS);
    let choice = Choice::new(dossier, number);
    let cards = (1..).zip(&choice.chosen);
    let cards: Vec<Block> = cards.map(|(place, journal)| card(dossier, place, journal, disclosure)).collect();
    let blanks = (choice.chosen.len() + 1..=number).map(|place| blank(place, language));
    Section::new("journals", say!(language, "Learning journals", "Leerverslagen"))
        .on_new_page()
        .with_all(dossier.items(Book::Reflections))
        .paragraph(&rule(number, language))
        .with_all(cards)
        .with_all(blanks)
        .with_all(others(&choice, disclosure, language))
        .with_all(choice.notes)
}

/// The rule by which journals were chosen.
fn rule(number: usize, language: Language) -> String {
    say!(
        language,
        "This application has room for {number}. The most recent ones are taken from the time that the scheme looks at, out of the reflections in the ledger and the learning journals among the evidence; a reflection and a journal on the same occasion go together as one. That rule is ours: take another journal where it shows more.",
        "In deze aanvraag is plaats voor {number}. De meest recente zijn genomen uit de tijd waar de regeling naar kijkt, uit de reflecties in het logboek en de leerverslagen bij het bewijs; een reflectie en een leerverslag over dezelfde gelegenheid gaan samen als één. Die regel is van ons: neem een ander leerverslag als dat meer laat zien."
    )
}

fn card(dossier: &Dossier<'_>, place: usize, journal: &Journal<'_>, disclosure: &mut Disclosure) -> Block {
    let language = dossier.language;
    let mut title = Inline::text(say!(language, "Learning journal {place}", "Leerverslag {place}"))
        .and(format!(" · {} · ", journal.day))
        .and(journal.ids());
    if let Some(shown) = journal.title(disclosure, language) {
        title = title.and(format!(" · {shown}"));
    }
    let mut blocks = about(dossier, journal);
    blocks.extend(journal.texts(disclosure, language));
    blocks.extend(journal.evidence.and_then(|evidence| shows(dossier, evidence)));
    Block::Card { anchor: journal.anchor(), title, blocks }
}

/// What the reflection is about, and which categories it touches.
fn about(dossier: &Dossier<'_>, journal: &Journal<'_>) -> Vec<Block> {
    let language = dossier.language;
    let Some(reflection) = journal.reflection else { return Vec::new() };
    let mut facts = Vec::new();
    if let Some(other) = &reflection.about {
        facts.push((say!(language, "About", "Over"), Inline::code(other.as_str())));
    }
    let names = reflection.categories.iter().map(|id| {
        let name = dossier.framework().category_name(id, language);
        let known = dossier.framework().categories().contains(id);
        let place = Anchor::new(format!("mapping-{id}"));
        if known { Inline::link(place, name) } else { Inline::text(name) }
    });
    if !reflection.categories.is_empty() {
        facts.push((say!(language, "Touches", "Raakt aan"), Inline::joined(names, ", ")));
    }
    if facts.is_empty() { Vec::new() } else { vec![Block::Facts(facts)] }
}

/// What a piece of evidence is said to show, each claim leading to the mapping.
pub(super) fn shows(dossier: &Dossier<'_>, evidence: &Evidence) -> Option<Block> {
    let claims = evidence.claims.iter().map(|claim| claim_link(dossier, claim));
    let said =
        say!(dossier.language, "According to the applicant it shows: ", "Volgens de aanvrager toont dit: ");
    let line = Inline::text(said).and(Inline::joined(claims, ", "));
    (!evidence.claims.is_empty()).then_some(Block::Paragraph(line))
}

/// Room for a journal that is not there yet.
fn blank(place: usize, language: Language) -> Block {
    let asked = say!(
        language,
        "Learning journal {place}: what happened, what you learnt from it, and what is different since",
        "Leerverslag {place}: wat er gebeurde, wat je ervan leerde en wat er sindsdien anders is"
    );
    Block::Blank { asked, lines: LINES }
}

/// The journals that were not taken, by their ids.
fn others(choice: &Choice<'_>, disclosure: &mut Disclosure, language: Language) -> Option<Block> {
    let titles = disclosure.includes(Part::Titles);
    let mut head = vec![
        say!(language, "Journal", "Leerverslag"),
        say!(language, "Day", "Dag"),
        say!(language, "Evidence", "Bewijsstuk"),
        say!(language, "Why not", "Waarom niet"),
    ];
    if titles {
        head.push(say!(language, "Title", "Titel"));
    }
    let older = say!(language, "there are more recent ones", "er zijn recentere");
    let apart = say!(language, "for something else than practice", "voor iets anders dan de praktijk");
    let rows = choice.older.iter().map(|one| (one, &older));
    let rows = rows.chain(choice.apart.iter().map(|one| (one, &apart)));
    let row = |(journal, why): (&Journal<'_>, &String)| {
        let evidence = journal.evidence.map(|one| Inline::code(one.id.as_str()));
        let mut cells = vec![
            Inline::text(journal.id()),
            Inline::text(journal.day.to_string()),
            evidence.unwrap_or_default(),
            Inline::text(why.as_str()),
        ];
        let title = journal.title(disclosure, language);
        if titles {
            cells.push(title.map(Inline::text).unwrap_or_default());
        }
        TableRow::new(cells).at(journal.anchor())
    };
    let rows: Vec<TableRow> = rows.map(row).collect();
    let caption = say!(language, "Journals that were not taken", "Leerverslagen die niet genomen zijn");
    (!rows.is_empty()).then(|| Block::Table(Table::new(caption, head).rows(rows)))
}
