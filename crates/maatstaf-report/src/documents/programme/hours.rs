//! How the hours are spread.

use maatstaf_document::{first_few, say};

use super::Told;
use super::modules::kind;
use super::names::Names;
use crate::content::{Anchor, Inline, Section, Table, TableRow};

/// The hours per module, per kind of activity and per category.
pub(super) fn hours<'p>(told: &Told<'p>, names: &Names<'p>) -> Section {
    let (language, hours) = (told.language, &told.answer.hours);
    let title = say!(language, "Hours", "Uren");
    let (total, unmapped) = (clock(hours.total), clock(hours.unmapped));
    let said = say!(
        language,
        "The activities take {total} (hours:minutes); {unmapped} of it is mapped to nothing.",
        "De activiteiten duren samen {total} (uren:minuten); {unmapped} daarvan is aan niets gekoppeld."
    );
    let mut section = Section::new("hours", title).paragraph(&said);
    if !hours.unsaid.is_empty() {
        let names = first_few(hours.unsaid.iter().map(|id| format!("`{id}`")).collect(), language);
        section = section.paragraph(&say!(
            language,
            "It is not said how long these take: {names}.",
            "Hoelang deze duren, staat er niet bij: {names}."
        ));
    }
    let ours = say!(
        language,
        "The time of an activity is divided equally over everything that it covers; that division is ours.",
        "De tijd van een activiteit is gelijk verdeeld over alles wat ze dekt; die verdeling is van ons."
    );
    section.table(modules(told, names)).table(kinds(told)).table(categories(told)).note(&ours)
}

fn modules<'p>(told: &Told<'p>, names: &Names<'p>) -> Table {
    let language = told.language;
    let caption = say!(language, "Hours per module", "Uren per module");
    let numbers = [say!(language, "Stated", "Opgegeven"), say!(language, "In activities", "In activiteiten")];
    let rows =
        told.programme.document().modules.iter().zip(&told.answer.hours.modules).map(|(module, one)| {
            let name = Inline::link(Anchor::new(format!("module-{}", module.id)), names.module(&module.id));
            let stated = one.stated.map_or_else(|| "–".to_owned(), clock);
            TableRow::new([name, stated.into(), clock(one.activities).into()])
        });
    Table::new(caption, [say!(language, "Module", "Module")]).numbers(numbers).rows(rows)
}

fn kinds(told: &Told<'_>) -> Table {
    let (language, hours) = (told.language, &told.answer.hours);
    let caption = say!(language, "Hours per kind of activity", "Uren per soort activiteit");
    let rows = hours.kinds.iter().map(|one| {
        TableRow::new([kind(one.kind, language), share(one.minutes, hours.total), clock(one.minutes)])
    });
    Table::new(caption, [say!(language, "Kind", "Soort")]).numbers(shares(told)).rows(rows)
}

fn categories(told: &Told<'_>) -> Table {
    let (language, hours) = (told.language, &told.answer.hours);
    let caption = say!(language, "Hours per category", "Uren per categorie");
    let rows = hours.categories.iter().map(|one| {
        let to = Anchor::new(format!("indicators-{}", one.category));
        let name = Inline::link(to, told.levels().category(&one.category).to_owned());
        TableRow::new([name, share(one.minutes, hours.total).into(), clock(one.minutes).into()])
    });
    Table::new(caption, [say!(language, "Category", "Categorie")]).numbers(shares(told)).rows(rows)
}

fn shares(told: &Told<'_>) -> [String; 2] {
    [say!(told.language, "Share", "Aandeel"), say!(told.language, "Hours", "Uren")]
}

/// Minutes as hours and minutes: `3:05`.
pub(super) fn clock(minutes: u64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// A part of a whole in percent, rounded down.
fn share(part: u64, whole: u64) -> String {
    let percent = (part * 100).checked_div(whole).unwrap_or_default();
    format!("{percent} %")
}
