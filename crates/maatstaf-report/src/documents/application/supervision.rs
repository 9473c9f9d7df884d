//! Supervision and intervision received: the log, the quarters, and how it keeps step with practice.

use maatstaf_document::{Language, Sign, say};
use maatstaf_practice::{Book, Supervision, hours};
use maatstaf_readiness::{Period, Requirement, Window};

use super::development::{nothing, together};
use super::dossier::Dossier;
use super::names::Names;
use super::span::quarter_name;
use super::words;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// The log of supervision and intervision, at `supervision`.
pub(crate) fn supervision(dossier: &Dossier<'_>, names: &Names, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let title = say!(language, "Supervision and intervision", "Supervisie en intervisie");
    let all = dossier.book().supervision.as_slice();
    let listed = dossier.listed(Book::Supervision, all, |one| (one.day, one.day, one.minutes));
    let section = Section::new("supervision", title.as_str())
        .with_all(dossier.items(Book::Supervision))
        .with_all(per_quarter(dossier).map(Block::Table))
        .with_all(listed.notes(language));
    if listed.entries.is_empty() {
        return section.paragraph(&nothing(language));
    }
    let counts = dossier.counted(Book::Supervision);
    let asked = !dossier.asked(Book::Supervision).is_empty();
    let head = [
        say!(language, "Entry", "Vermelding"),
        say!(language, "Day", "Dag"),
        say!(language, "Form", "Vorm"),
        say!(language, "With", "Bij"),
        say!(language, "Counts", "Telt"),
    ];
    let mut table = Table::new(title, head).numbers([say!(language, "Hours", "Uren")]);
    let (mut cards, mut minutes) = (Vec::new(), 0);
    for one in &listed.entries {
        let counted = !asked || counts.contains(&one.id);
        minutes += if counted { u64::from(one.minutes) } else { 0 };
        let cells = cells(one, counted, names, disclosure, language);
        table = table.row(TableRow::new(cells).at(Anchor::entry(&one.id)));
        cards.extend(card(one, disclosure, language));
    }
    let width = table.head.len();
    section.table(table.row(together(minutes, width, language))).with_all(cards)
}

fn cells(
    one: &Supervision,
    counts: bool,
    names: &Names,
    disclosure: &mut Disclosure,
    language: Language,
) -> [String; 6] {
    let supervisor = one.supervisor.as_ref();
    let supervisor = supervisor.map(|name| names.supervisor(name, disclosure, language));
    [
        one.id.clone(),
        one.day.to_string(),
        words::supervision(one.kind).to(language).to_owned(),
        supervisor.unwrap_or_default(),
        if counts { say!(language, "yes", "ja") } else { say!(language, "no", "nee") },
        hours(u64::from(one.minutes), language),
    ]
}

/// What it taught.
fn card(one: &Supervision, disclosure: &mut Disclosure, language: Language) -> Option<Block> {
    let id = &one.id;
    let place = say!(language, "supervision `{id}`, learning", "supervisie `{id}`, opbrengst");
    let learning = disclosure.show(Part::Learning, &place, &one.learning)?;
    let title = Inline::code(id.as_str()).and(format!(" · {}", one.day));
    let anchor = Anchor::new(format!("learning-{id}"));
    Some(Block::Card { anchor, title, blocks: vec![Block::Words(learning.to_owned())] })
}

/// The calendar quarters that the scheme asks supervision in, with what counts in each.
fn per_quarter(dossier: &Dossier<'_>) -> Option<Table> {
    let language = dossier.language;
    let quarterly = |one: &&Requirement| {
        !one.since_award && one.every.is_some_and(|every| every.period == Period::Quarter)
    };
    let asked = dossier.asked(Book::Supervision);
    let requirement = asked.iter().map(|(one, _)| *one).find(quarterly)?;
    let over = requirement.every?.over(None, dossier.as_of());
    let entries = dossier.entries(requirement);
    let need = dossier.figure(requirement).map(|hours| u64::from(hours) * 60);
    let row = |quarter: Window| {
        let here = entries.iter().filter(|entry| quarter.holds(entry.day));
        let ids: Vec<Inline> = here.clone().map(|entry| Inline::code(entry.id)).collect();
        let minutes: u64 = here.map(|entry| entry.minutes).sum();
        let sign = need.map_or(Sign::Unknown, |need| if minutes >= need { Sign::Met } else { Sign::Unmet });
        let cells = [
            Inline::text(quarter_name(quarter.first, language)),
            Inline::joined(ids, ", "),
            Inline::text(hours(minutes, language)),
        ];
        TableRow::new(cells).signed(sign)
    };
    let rows = over.into_iter().rev().map(row);
    let head = [say!(language, "Quarter", "Kwartaal"), say!(language, "Entries that count", "Wat telt")];
    let numbers = [say!(language, "Hours", "Uren")];
    Some(Table::new(requirement.name.to(language), head).numbers(numbers).rows(rows))
}
