//! Every indicator with where it is taught, practised and assessed.

use maatstaf_document::{Sign, say};
use maatstaf_programme::{Aspect, AspectCoverage, PartName, State};

use super::Told;
use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::disclosure::{Disclosure, Part};

/// The indicators per category, and after them the equivalent practices.
pub(super) fn indicators(told: &Told<'_>, disclosure: &mut Disclosure) -> Section {
    let language = told.language;
    let title = say!(language, "Every indicator", "Elke indicator");
    let explained = say!(
        language,
        "✓ assessed, ≈ taught or practised only, ✗ not covered. Each id leads to the activity or assessment.",
        "✓ getoetst, ≈ alleen onderwezen of geoefend, ✗ niet gedekt. Elke id leidt naar de activiteit of toets."
    );
    let section = Section::new("indicators", title).paragraph(&explained).on_new_page();
    let categories = told.levels().framework.categories().iter();
    categories.fold(section, |section, category| section.section(per_category(told, category, disclosure)))
}

fn per_category(told: &Told<'_>, category: &str, disclosure: &mut Disclosure) -> Section {
    let language = told.language;
    let name = told.levels().framework.category_name(category, language);
    let head = [
        say!(language, "Indicator", "Indicator"),
        say!(language, "What it is about", "Waar het over gaat"),
        say!(language, "Level", "Niveau"),
        say!(language, "Taught", "Onderwezen"),
        say!(language, "Practised", "Geoefend"),
        say!(language, "Assessed", "Getoetst"),
    ];
    let mut rows = Vec::new();
    for (at, one) in told.answer.coverage.iter().enumerate() {
        if one.aspect.category == category {
            rows.push(row(told, at, one, disclosure));
        }
    }
    Section::new(format!("indicators-{category}"), name).table(Table::new(name, head).rows(rows))
}

fn row(told: &Told<'_>, at: usize, one: &AspectCoverage, disclosure: &mut Disclosure) -> TableRow {
    let (language, aspect) = (told.language, &one.aspect);
    let wording = told.levels().framework.wording(language);
    let summary = aspect.indicator.and_then(|number| wording.indicators.get(&number));
    let about = match (summary, &aspect.theme) {
        (Some(wording), _) => wording.summary.clone(),
        (None, Some(theme)) => practice(told, at, theme, aspect, disclosure),
        (None, None) => "–".to_owned(),
    };
    let cells = [
        Inline::text(short(told, aspect)),
        about.into(),
        Inline::text(told.levels().reached(Some(&aspect.level))),
        places(&one.taught),
        places(&one.practised),
        places(&one.assessed),
    ];
    let sign = match () {
        () if one.is(State::Assessed) => Sign::Met,
        () if one.is(State::Taught) || one.is(State::Practised) => Sign::Unsure,
        () => Sign::Unmet,
    };
    TableRow::new(cells).signed(sign).at(place(told, aspect))
}

/// The theme of an equivalent practice, with why it is one if that goes in.
fn practice(told: &Told<'_>, at: usize, theme: &str, aspect: &Aspect, disclosure: &mut Disclosure) -> String {
    let language = told.language;
    let number = at + 1;
    let public =
        say!(language, "equivalent practice {number}, theme", "gelijkwaardige praktijk {number}, thema");
    let theme = disclosure.show_public(&public, theme);
    let mut reasons = Vec::new();
    let same = |category: Option<&str>, level: Option<&str>, own: Option<&str>| {
        category == Some(&aspect.category) && level == Some(&aspect.level) && own == aspect.theme.as_deref()
    };
    for module in &told.programme.document().modules {
        let activities = module.activities.iter().flat_map(|part| {
            part.covers.iter().map(|one| {
                (
                    &part.id,
                    one.category.as_deref(),
                    one.level.as_deref(),
                    one.theme.as_deref(),
                    one.rationale.as_deref(),
                )
            })
        });
        let assessments = module.assessments.iter().flat_map(|part| {
            part.covers.iter().map(|one| {
                (
                    &part.id,
                    one.category.as_deref(),
                    one.level.as_deref(),
                    one.theme.as_deref(),
                    one.rationale.as_deref(),
                )
            })
        });
        for (id, category, level, own, rationale) in activities.chain(assessments) {
            if !same(category, level, own) {
                continue;
            }
            let place = say!(
                language,
                "part `{id}`, equivalent practice {number}, why",
                "onderdeel `{id}`, gelijkwaardige praktijk {number}, waarom"
            );
            let shown = disclosure.show(Part::Rationales, &place, rationale.unwrap_or_default());
            reasons.extend(shown.map(str::to_owned));
        }
    }
    reasons.dedup();
    if reasons.is_empty() { theme.to_owned() } else { format!("{theme}: {}", reasons.join(" / ")) }
}

/// What an aspect is called in a table that says its category and level.
fn short(told: &Told<'_>, aspect: &Aspect) -> String {
    match aspect.indicator {
        Some(number) => say!(told.language, "CI {number}", "VI {number}"),
        None => say!(told.language, "equivalent practice", "gelijkwaardige praktijk"),
    }
}

/// The place of an aspect's row.
fn place(told: &Told<'_>, aspect: &Aspect) -> Anchor {
    if let Some(number) = aspect.indicator {
        return Anchor::new(format!("indicator-{number}"));
    }
    let at = told.answer.coverage.iter().position(|one| one.aspect == *aspect).unwrap_or_default();
    Anchor::new(format!("practice-{}", at + 1))
}

/// An aspect, leading to where it is covered.
pub(super) fn aspect(told: &Told<'_>, one: &Aspect) -> Inline {
    Inline::link(place(told, one), short(told, one))
}

/// The row of the first aspect of a cell.
pub(super) fn first(told: &Told<'_>, category: &str, level: &str) -> Option<Anchor> {
    let mut here = told
        .answer
        .coverage
        .iter()
        .filter(|one| one.aspect.category == category && one.aspect.level == level);
    here.next().map(|one| place(told, &one.aspect))
}

/// What of a cell is covered at all, each leading to its row.
pub(super) fn covered(told: &Told<'_>, category: &str, level: &str) -> Inline {
    let here = told
        .answer
        .coverage
        .iter()
        .filter(|one| one.aspect.category == category && one.aspect.level == level);
    let covered =
        here.filter(|one| one.is(State::Taught) || one.is(State::Practised) || one.is(State::Assessed));
    let covered = Inline::joined(covered.map(|one| aspect(told, &one.aspect)), ", ");
    if covered.is_empty() { "–".into() } else { covered }
}

fn places(places: &[PartName]) -> Inline {
    let all = Inline::joined(places.iter().map(|place| Inline::code(place.part.as_str())), ", ");
    if all.is_empty() { "–".into() } else { all }
}
