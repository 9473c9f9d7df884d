//! The coverage on a page.

use std::collections::BTreeMap;

use maatstaf_document::{Language, Page, Row, Sign, join, say};

use crate::answer::ProgrammeAnswer;
use crate::aspect::Aspect;
use crate::coverage::{AspectCoverage, CellCoverage, Counts};
use crate::programme::{PartName, State};

/// The matrix: a row per category, a column per level.
pub(super) fn matrix(answer: &ProgrammeAnswer, language: Language) -> Page {
    let framework = &answer.known;
    let levels = framework.levels();
    let names = levels.iter().map(|level| {
        let all = answer.cells.iter().filter(|cell| cell.level == *level);
        let count: usize = all.map(|cell| cell.indicators).sum();
        format!("{} ({count})", framework.level_name(level, language))
    });
    let head: Vec<String> = std::iter::once(say!(language, "category", "categorie")).chain(names).collect();
    let rows = answer.cells.chunks(levels.len().max(1)).map(|row| {
        let category = row.first().map_or("", |cell| framework.category_name(&cell.category, language));
        let cells = row.iter().map(cell);
        Row::new(std::iter::once(category.to_owned()).chain(cells))
    });
    let explained = say!(
        language,
        "In each cell: indicators taught / practised / assessed, of how many there are; after the plus sign equivalent practices, in the same order.",
        "In elke cel: indicatoren onderwezen / geoefend / getoetst, van hoeveel er zijn; na het plusteken gelijkwaardige praktijken, in dezelfde volgorde."
    );
    Page::new().title(say!(language, "Coverage", "Dekking")).paragraph(explained).table(head, rows)
}

fn cell(cell: &CellCoverage) -> String {
    let counts = |Counts { taught, practised, assessed }: Counts| format!("{taught}/{practised}/{assessed}");
    let (covered, indicators) = (counts(cell.covered), cell.indicators);
    let plus = if cell.equivalent == Counts::default() {
        String::new()
    } else {
        format!(" + {}", counts(cell.equivalent))
    };
    if indicators == 0 && plus.is_empty() {
        return "–".to_owned();
    }
    format!("{covered} ({indicators}){plus}")
}

/// What is covered in one way and not in another.
pub(super) fn lists(answer: &ProgrammeAnswer, language: Language) -> Page {
    let coverage: BTreeMap<&Aspect, &AspectCoverage> =
        answer.coverage.iter().map(|one| (&one.aspect, one)).collect();
    let found = |aspects: &[Aspect]| -> Vec<&AspectCoverage> {
        aspects.iter().filter_map(|aspect| coverage.get(aspect).copied()).collect()
    };
    let (practised, unprepared): (Vec<_>, Vec<_>) =
        found(&answer.assessed_not_taught).into_iter().partition(|one| one.is(State::Practised));
    let (all, done) = (answer.assessed_not_taught.len(), practised.len());
    let lists = [
        (
            say!(language, "taught, never assessed", "wel onderwezen, nooit getoetst"),
            found(&answer.taught_not_assessed),
            State::Taught,
        ),
        (
            say!(language, "practised, never assessed", "wel geoefend, nooit getoetst"),
            found(&answer.practised_not_assessed),
            State::Practised,
        ),
        (
            say!(
                language,
                "assessed, never taught ({all} in all, {done} of them practised) and never practised",
                "wel getoetst, nooit onderwezen ({all} in totaal, waarvan {done} geoefend) en nooit geoefend"
            ),
            unprepared,
            State::Assessed,
        ),
    ];
    let title = say!(language, "What does not meet", "Wat niet op elkaar aansluit");
    lists.into_iter().fold(Page::new().title(title), |page, (name, found, state)| {
        let sign = if found.is_empty() { Sign::Met } else { Sign::Plain };
        let count = found.len();
        let page = page.item(sign, format!("{name}: {count}"));
        found.into_iter().fold(page, |page, one| page.detail(line(answer, one, state, language)))
    })
}

/// One aspect with the places where it is covered.
fn line(answer: &ProgrammeAnswer, one: &AspectCoverage, state: State, language: Language) -> String {
    let (label, places) = (one.aspect.label(&answer.known, language), named(one.places(state), language));
    if one.aspect.indicator.is_none() {
        return format!("{label}: {places}");
    }
    let category = answer.known.category_name(&one.aspect.category, language);
    let level = answer.known.level_name(&one.aspect.level, language);
    format!("{label} ({category}, {level}): {places}")
}

/// Every aspect that is covered, with its places.
pub(super) fn places(answer: &ProgrammeAnswer, language: Language) -> Page {
    let framework = &answer.known;
    let head = match language {
        Language::En => ["", "summary", "taught", "practised", "assessed"],
        Language::Nl => ["", "samenvatting", "onderwezen", "geoefend", "getoetst"],
    };
    let rows = answer.coverage.iter().map(|one| {
        let wording = framework.wording(language);
        let number = one.aspect.indicator.as_ref();
        let summary = number.and_then(|number| wording.indicators.get(number)).map(|one| one.summary.clone());
        let at = |state| named(one.places(state), language);
        let sign = match (one.is(State::Assessed), one.is(State::Practised) || one.is(State::Taught)) {
            (true, _) => Sign::Met,
            (false, true) => Sign::Unsure,
            (false, false) => Sign::Unmet,
        };
        let label = one.aspect.label(framework, language);
        let (taught, practised, assessed) = (at(State::Taught), at(State::Practised), at(State::Assessed));
        Row::signed(sign, [label, summary.unwrap_or_default(), taught, practised, assessed])
    });
    let title = say!(language, "Every indicator", "Elke indicator");
    let explained = say!(
        language,
        "✓ assessed, ≈ taught or practised, ✗ not covered. Indicators show the kind of practice; no level asks for all of them.",
        "✓ getoetst, ≈ onderwezen of geoefend, ✗ niet gedekt. Indicatoren geven de soort praktijk aan; geen niveau vraagt ze allemaal."
    );
    Page::new().title(title).paragraph(explained).table(head, rows)
}

fn named(places: &[PartName], language: Language) -> String {
    let names: Vec<String> = places.iter().map(|place| format!("{}/{}", place.module, place.part)).collect();
    join(&names, language)
}
