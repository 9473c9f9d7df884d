//! The coverage matrix, and what does not meet.

use maatstaf_document::{Sign, say};
use maatstaf_programme::{Aspect, CellCoverage, Counts};

use super::Told;
use super::indicators::{aspect, first};
use crate::content::{Block, Inline, Item, Section, Table, TableRow};

/// The matrix: a row per category, a column per level; each cell leads to its indicators.
pub(super) fn matrix(told: &Told<'_>) -> Section {
    let (language, levels) = (told.language, told.levels());
    let title = say!(language, "Coverage", "Dekking");
    let columns = levels.framework.levels().iter().map(|level| {
        let cells = told.answer.cells.iter().filter(|cell| cell.level == *level);
        let count: usize = cells.map(|cell| cell.indicators).sum();
        format!("{} ({count})", levels.reached(Some(level)))
    });
    let head = std::iter::once(say!(language, "Category", "Categorie")).chain(columns);
    let rows = levels.framework.categories().iter().map(|category| {
        let own = told.answer.cells.iter().filter(|cell| cell.category == *category);
        let name = Inline::text(levels.category(category));
        TableRow::new(std::iter::once(name).chain(own.map(|one| cell(told, one))))
    });
    let explained = say!(
        language,
        "Per cell: how many of its indicators are taught, practised and assessed, of how many there are; equivalent practices come on top. ✓ all are assessed, ≈ something is covered, ✗ nothing is. No level asks for every indicator.",
        "Per cel: hoeveel van de indicatoren onderwezen, geoefend en getoetst worden, van hoeveel er zijn; gelijkwaardige praktijken komen erbovenop. ✓ alles wordt getoetst, ≈ er wordt iets gedekt, ✗ niets. Geen niveau vraagt elke indicator."
    );
    let table = Table::new(title.as_str(), head).rows(rows);
    Section::new("coverage", title).paragraph(&explained).table(table)
}

fn cell(told: &Told<'_>, one: &CellCoverage) -> Inline {
    let language = told.language;
    let (Counts { taught, practised, assessed }, of) = (one.covered, one.indicators);
    let (covered, more) = (taught + practised + assessed, one.equivalent);
    let extra = more.taught.max(more.practised).max(more.assessed);
    let sign = match () {
        () if of > 0 && assessed == of => Sign::Met,
        () if covered + extra > 0 => Sign::Unsure,
        () if of == 0 => return "–".into(),
        () => Sign::Unmet,
    };
    let mark = sign.mark();
    let mut said = say!(
        language,
        "{mark} of {of}: {taught} taught, {practised} practised, {assessed} assessed",
        "{mark} van {of}: {taught} onderwezen, {practised} geoefend, {assessed} getoetst"
    );
    if covered == 0 && of > 0 {
        said = say!(language, "{mark} none of {of}", "{mark} geen van {of}");
    }
    if extra > 0 {
        let Counts { taught, practised, assessed } = more;
        said += &say!(
            language,
            "; equivalent {taught}/{practised}/{assessed}",
            "; gelijkwaardig {taught}/{practised}/{assessed}"
        );
    }
    match first(told, &one.category, &one.level) {
        Some(anchor) => Inline::link(anchor, said),
        None => said.into(),
    }
}

/// What is covered in one way and not in another.
pub(super) fn loose_ends(told: &Told<'_>) -> Section {
    let (language, answer) = (told.language, &told.answer);
    let title = say!(language, "What does not meet", "Wat niet op elkaar aansluit");
    let lists = [
        (
            say!(language, "taught, never assessed", "wel onderwezen, nooit getoetst"),
            &answer.taught_not_assessed,
        ),
        (
            say!(language, "practised, never assessed", "wel geoefend, nooit getoetst"),
            &answer.practised_not_assessed,
        ),
        (
            say!(
                language,
                "assessed, never taught (it may be practised)",
                "wel getoetst, nooit onderwezen (geoefend kan wel)"
            ),
            &answer.assessed_not_taught,
        ),
    ];
    let items = lists.into_iter().map(|(name, aspects)| item(told, &name, aspects));
    Section::new("loose-ends", title).with(Block::List(items.collect()))
}

fn item(told: &Told<'_>, name: &str, aspects: &[Aspect]) -> Item {
    let count = aspects.len();
    let sign = if count == 0 { Sign::Met } else { Sign::Plain };
    let listed = Inline::joined(aspects.iter().map(|one| aspect(told, one)), ", ");
    let name = Inline::text(format!("{name}: {count}"));
    Item::signed(sign, if count == 0 { name } else { name.and(". ").and(listed) })
}
