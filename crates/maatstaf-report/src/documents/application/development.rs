//! Professional development: what was learnt, when, how long, and what came of it.

use maatstaf_document::{Language, say};
use maatstaf_practice::{Book, Cpd, Training, hours};

use super::dossier::Dossier;
use super::words;
use crate::content::{Anchor, Block, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// The log of development and the trainings, at `development`.
pub(crate) fn development(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let title = say!(language, "Professional development", "Professionele ontwikkeling");
    Section::new("development", title)
        .on_new_page()
        .section(cpd(dossier, disclosure))
        .section(training(dossier, disclosure))
}

fn cpd(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let title = say!(language, "Log of development (CPD)", "Nascholingslog (PE)");
    let all = dossier.book().cpd.as_slice();
    let listed = dossier.listed(Book::Cpd, all, |one| (one.day, one.day, one.minutes));
    let section = Section::new("development-cpd", title.as_str())
        .with_all(dossier.items(Book::Cpd))
        .with_all(listed.notes(language));
    if listed.entries.is_empty() {
        return section.paragraph(&nothing(language));
    }
    let counts = dossier.counted(Book::Cpd);
    let asked = !dossier.asked(Book::Cpd).is_empty();
    let titles = disclosure.includes(Part::Titles);
    let mut table = columns(&title, titles, language);
    let (mut cards, mut minutes) = (Vec::new(), 0);
    for one in &listed.entries {
        let counted = !asked || counts.contains(&one.id);
        minutes += if counted { u64::from(one.minutes) } else { 0 };
        table = table.row(row(dossier, one, counted, disclosure));
        cards.extend(card(one, disclosure, language));
    }
    let width = table.head.len();
    section.table(table.row(together(minutes, width, language))).with_all(cards)
}

fn columns(caption: &str, titles: bool, language: Language) -> Table {
    let mut head = vec![say!(language, "Entry", "Vermelding"), say!(language, "Day", "Dag")];
    if titles {
        head.push(say!(language, "Title", "Titel"));
    }
    head.extend([
        say!(language, "Kind", "Soort"),
        say!(language, "Categories", "Categorieën"),
        say!(language, "Counts", "Telt"),
    ]);
    Table::new(caption, head).numbers([say!(language, "Hours", "Uren")])
}

fn row(dossier: &Dossier<'_>, one: &Cpd, counts: bool, disclosure: &mut Disclosure) -> TableRow {
    let (language, id) = (dossier.language, &one.id);
    let place = say!(language, "development `{id}`, title", "nascholing `{id}`, titel");
    let title = disclosure.show(Part::Titles, &place, &one.title).map(Inline::text);
    let categories = one.categories.iter().map(|id| dossier.framework().category_name(id, language));
    let mut cells = vec![Inline::text(id.as_str()), Inline::text(one.day.to_string())];
    if disclosure.includes(Part::Titles) {
        cells.push(title.unwrap_or_default());
    }
    cells.extend([
        Inline::text(words::cpd(one.kind).to(language)),
        Inline::text(categories.collect::<Vec<_>>().join(", ")),
        whether(dossier, one, counts),
        Inline::text(hours(u64::from(one.minutes), language)),
    ]);
    TableRow::new(cells).at(Anchor::entry(id))
}

/// Whether an hour of development counts here, and what it is the same as.
fn whether(dossier: &Dossier<'_>, one: &Cpd, counts: bool) -> Inline {
    let language = dossier.language;
    if let Some(other) = dossier.counts_elsewhere(one.same_as.as_deref()) {
        return Inline::sentence(&say!(
            language,
            "no: it counts as `{other}`",
            "nee: het telt als `{other}`"
        ));
    }
    let same = one.same_as.as_ref();
    let same = same.map(|other| say!(language, "; the same as `{other}`", "; hetzelfde als `{other}`"));
    let same = same.unwrap_or_default();
    let counts = if counts { say!(language, "yes", "ja") } else { say!(language, "no", "nee") };
    Inline::sentence(&format!("{counts}{same}"))
}

/// What was learnt and how it was used.
fn card(one: &Cpd, disclosure: &mut Disclosure, language: Language) -> Option<Block> {
    let id = &one.id;
    let learning = say!(language, "development `{id}`, learning", "nascholing `{id}`, opbrengst");
    let learning = disclosure.show(Part::Learning, &learning, &one.learning);
    let used = say!(language, "development `{id}`, application", "nascholing `{id}`, toepassing");
    let used = disclosure.show(Part::Learning, &used, &one.application);
    let parts = [
        (say!(language, "What it taught", "Wat het opleverde"), learning),
        (say!(language, "How it is used", "Hoe het gebruikt wordt"), used),
    ];
    let shown = parts.into_iter().filter_map(|(name, text)| Some((name, text?)));
    let blocks: Vec<Block> = shown
        .flat_map(|(name, text)| [Block::Paragraph(Inline::strong(name)), Block::Words(text.to_owned())])
        .collect();
    let title = Inline::code(id.as_str()).and(format!(" · {}", one.day));
    let anchor = Anchor::new(format!("learning-{id}"));
    (!blocks.is_empty()).then_some(Block::Card { anchor, title, blocks })
}

fn training(dossier: &Dossier<'_>, disclosure: &mut Disclosure) -> Section {
    let language = dossier.language;
    let title = say!(language, "Training", "Opleiding");
    let all = dossier.book().training.as_slice();
    let listed = dossier.listed(Book::Training, all, |one| (one.day, one.day, one.minutes));
    let section = Section::new("development-training", title.as_str())
        .with_all(dossier.items(Book::Training))
        .with_all(listed.notes(language));
    if listed.entries.is_empty() {
        return section.paragraph(&nothing(language));
    }
    let mut head = vec![say!(language, "Entry", "Vermelding"), say!(language, "Finished", "Afgerond")];
    if disclosure.includes(Part::Titles) {
        head.extend([
            say!(language, "Title", "Titel"),
            say!(language, "Level", "Niveau"),
            say!(language, "Given by", "Gegeven door"),
        ]);
    }
    head.push(say!(language, "Quality award", "Kwaliteitskeurmerk"));
    let rows: Vec<TableRow> =
        listed.entries.iter().map(|one| training_row(one, disclosure, language)).collect();
    section.table(Table::new(title, head).numbers([say!(language, "Hours", "Uren")]).rows(rows))
}

fn training_row(one: &Training, disclosure: &mut Disclosure, language: Language) -> TableRow {
    let id = &one.id;
    let parts = [
        (say!(language, "training `{id}`, title", "opleiding `{id}`, titel"), one.title.as_str()),
        (
            say!(language, "training `{id}`, level", "opleiding `{id}`, niveau"),
            one.level.as_deref().unwrap_or_default(),
        ),
        (say!(language, "training `{id}`, provider", "opleiding `{id}`, opleider"), one.provider.as_str()),
    ];
    let mut cells = vec![Inline::text(id.as_str()), Inline::text(one.day.to_string())];
    for (place, text) in parts {
        let shown = disclosure.show(Part::Titles, &place, text);
        if disclosure.includes(Part::Titles) {
            cells.push(shown.map(Inline::text).unwrap_or_default());
        }
    }
    cells.push(Inline::text(words::training(one.kind).to(language)));
    cells.push(Inline::text(hours(u64::from(one.minutes), language)));
    TableRow::new(cells).at(Anchor::entry(id))
}

/// The last row of a log: the hours that count.
pub(super) fn together(minutes: u64, width: usize, language: Language) -> TableRow {
    let name = Inline::strong(say!(language, "Together, what counts", "Samen, wat telt"));
    let between = std::iter::repeat_n(Inline::text(""), width.saturating_sub(2));
    let cells = std::iter::once(name).chain(between);
    TableRow::new(cells.chain([Inline::strong(hours(minutes, language))]))
}

/// What stands where a log is empty.
pub(super) fn nothing(language: Language) -> String {
    say!(language, "The ledger holds nothing for this.", "Het logboek bevat hiervoor niets.")
}
