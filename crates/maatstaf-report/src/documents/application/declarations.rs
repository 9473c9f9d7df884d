//! Declarations, memberships, contributions and awards, and a place to sign.

use maatstaf_document::{Language, say};
use maatstaf_practice::{Book, Contribution};
use maatstaf_readiness::Scheme;

use super::development::nothing;
use super::dossier::Dossier;
use super::words;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// What was declared, and where to sign, at `declarations`.
pub(crate) fn declarations(dossier: &Dossier<'_>) -> Section {
    let language = dossier.language;
    let title = say!(language, "Declarations", "Verklaringen");
    let all = dossier.book().declarations.as_slice();
    let listed = dossier.listed(Book::Declarations, all, |one| (one.day, one.day, 0));
    let rows = listed.entries.iter().map(|one| {
        let cells = [one.id.clone(), declared(dossier, &one.kind), one.day.to_string()];
        TableRow::new(cells.map(Inline::text)).at(Anchor::entry(&one.id))
    });
    let head = [
        say!(language, "Entry", "Vermelding"),
        say!(language, "What is declared", "Wat verklaard is"),
        say!(language, "Day", "Dag"),
    ];
    let table = Table::new(title.as_str(), head).rows(rows);
    let section = Section::new("declarations", title)
        .on_new_page()
        .with_all(dossier.items(Book::Declarations))
        .with_all(listed.notes(language));
    filled(section, table, language).with(signature(language))
}

/// What a kind of declaration is called: as the scheme calls what asks for it, else by its id.
fn declared(dossier: &Dossier<'_>, kind: &str) -> String {
    let asked = dossier.scheme.document().requirements.iter();
    let mut asks = asked.filter(|one| one.of == Book::Declarations && one.kinds.iter().any(|id| id == kind));
    asks.next().map_or(kind, |one| one.name.to(dossier.language)).to_owned()
}

/// Room for a signature.
pub(crate) fn signature(language: Language) -> Block {
    let asked = say!(
        language,
        "I have filled this in truthfully, and my clients are protected in it. Name, place, day and signature:",
        "Ik heb dit naar waarheid ingevuld en mijn cliënten zijn erin beschermd. Naam, plaats, dag en handtekening:"
    );
    Block::Blank { asked, lines: 3 }
}

/// Memberships, contributions and awards, at `standing`.
pub(crate) fn standing(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let title = say!(
        language,
        "Memberships, contributions and awards",
        "Lidmaatschappen, bijdragen en accreditaties"
    );
    Section::new("standing", title)
        .section(memberships(dossier))
        .section(contributions(dossier, disclosure))
        .section(awards(dossier))
}

fn memberships(dossier: &Dossier<'_>) -> Section {
    let language = dossier.language;
    let title = say!(language, "Memberships", "Lidmaatschappen");
    let all = dossier.book().memberships.as_slice();
    let listed = dossier.listed(Book::Memberships, all, |one| (one.since, one.since, 0));
    let rows = listed.entries.iter().map(|one| {
        let until = one.until.map_or_else(|| "–".to_owned(), |until| until.to_string());
        let cells = [one.id.clone(), one.body.to_uppercase(), one.since.to_string(), until];
        TableRow::new(cells.map(Inline::text)).at(Anchor::entry(&one.id))
    });
    let head = [
        say!(language, "Entry", "Vermelding"),
        say!(language, "Body", "Organisatie"),
        say!(language, "Since", "Sinds"),
        say!(language, "Until", "Tot en met"),
    ];
    let table = Table::new(title.as_str(), head).rows(rows);
    let section = Section::new("memberships", title)
        .with_all(dossier.items(Book::Memberships))
        .with_all(listed.notes(language));
    filled(section, table, language)
}

/// Contributions to the profession, at `contributions`.
pub(crate) fn contributions(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let title = say!(language, "Contributions to the profession", "Bijdragen aan het vak");
    let all = dossier.book().contributions.as_slice();
    let listed = dossier.listed(Book::Contributions, all, |one| (one.day, one.day, 0));
    let mut head = vec![
        say!(language, "Entry", "Vermelding"),
        say!(language, "Day", "Dag"),
        say!(language, "Kind", "Soort"),
    ];
    if disclosure.includes(Part::Titles) {
        head.push(say!(language, "Title", "Titel"));
    }
    let rows = listed.entries.iter().map(|one| contribution(one, disclosure, language));
    let table = Table::new(title.as_str(), head).rows(rows);
    let section = Section::new("contributions", title)
        .with_all(dossier.items(Book::Contributions))
        .with_all(listed.notes(language));
    filled(section, table, language)
}

fn contribution(one: &Contribution, disclosure: &mut Disclosure, language: Language) -> TableRow {
    let id = &one.id;
    let mut cells = vec![
        Inline::text(id.as_str()),
        Inline::text(one.day.to_string()),
        Inline::text(words::contribution(one.kind).to(language)),
    ];
    let place = say!(language, "contribution `{id}`, title", "bijdrage `{id}`, titel");
    let title = disclosure.show(Part::Titles, &place, &one.title).map(Inline::text);
    if disclosure.includes(Part::Titles) {
        cells.push(title.unwrap_or_default());
    }
    TableRow::new(cells).at(Anchor::entry(id))
}

/// The awards in the ledger, at `awards`.
pub(crate) fn awards(dossier: &Dossier<'_>) -> Section {
    let language = dossier.language;
    let title = say!(language, "Awards held", "Accreditaties");
    let all = dossier.book().awards.as_slice();
    let listed = dossier.listed(Book::Awards, all, |one| (one.day, one.day, 0));
    let rows = listed.entries.iter().map(|one| {
        let scheme = Scheme::by_id(&one.scheme);
        let name = scheme.as_ref().map_or(one.scheme.as_str(), |found| found.document().name.to(language));
        let level = scheme.as_ref().and_then(|found| found.level(&one.level));
        let level = level.map_or(one.level.as_str(), |level| level.name.to(language));
        let until = one.until.map_or_else(|| "–".to_owned(), |until| until.to_string());
        let cells = [one.id.clone(), name.to_owned(), level.to_owned(), one.day.to_string(), until];
        TableRow::new(cells.map(Inline::text)).at(Anchor::entry(&one.id))
    });
    let head = [
        say!(language, "Entry", "Vermelding"),
        say!(language, "Scheme", "Regeling"),
        say!(language, "Level", "Niveau"),
        say!(language, "Given on", "Toegekend op"),
        say!(language, "Until, if the certificate says so", "Tot en met, als het certificaat dat zegt"),
    ];
    let table = Table::new(title.as_str(), head).rows(rows);
    let section =
        Section::new("awards", title).with_all(dossier.items(Book::Awards)).with_all(listed.notes(language));
    filled(section, table, language)
}

/// A section with its table, or with the remark that there is nothing.
fn filled(section: Section, table: Table, language: Language) -> Section {
    if table.rows.is_empty() { section.paragraph(&nothing(language)) } else { section.table(table) }
}
