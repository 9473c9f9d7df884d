//! A group per category and level, as a heat map of counts.

use maatstaf::Framework;
use maatstaf_cohort::{CohortDocument, LevelBand};
use maatstaf_document::{Language, Text, join, say};

use super::canvas::{Area, Canvas, WIDTH};
use super::legend::Legend;
use super::scale::{Names, Scale};
use super::words::{Labels, NAME, SMALL, STRONG, Stand, Type};
use crate::content::{Inline, Table, TableRow};
use crate::picture::Picture;

/// The shades, each with the class of the words on it: up to a fifth of the people, two fifths, and so on.
const SHADES: [(&str, &str); 5] = [
    ("heat0", "on-heat"),
    ("heat1", "on-heat"),
    ("heat2", "on-heat"),
    ("heat3", "on-heat"),
    ("heat4", "on-heat4"),
];

/// Where the people of a group stand: per category how many are at which level, as counts and nothing else.
///
/// Levels that hold too few people are drawn as one cell with one number. What such counts can and cannot hide stands below.
pub fn cohort(cohort: &CohortDocument, framework: &Framework, language: Language) -> Picture {
    let names = Names { framework, language };
    let mut canvas = Canvas::default();
    match cohort.people {
        Some(people) => draw(&mut canvas, cohort, people, names),
        None => too_few(&mut canvas, cohort, language),
    }
    limits(&mut canvas, &cohort.limits, language);
    let title = say!(language, "People per category and level", "Mensen per categorie en niveau");
    canvas.finish("cohort", &title, &describe(cohort, names), data(cohort, names, &title))
}

/// The rows: all categories together, and each.
fn rows<'c>(cohort: &'c CohortDocument, names: Names<'_>) -> Vec<(String, &'c [LevelBand])> {
    let mut rows = vec![(names.overall(), cohort.overall.as_slice())];
    rows.extend(cohort.categories.iter().map(|row| (names.category(&row.category), row.estimate.as_slice())));
    rows.retain(|(_, bands)| !bands.is_empty());
    rows
}

/// The names of the columns: below the lowest level, and the levels.
fn columns(names: Names<'_>) -> Vec<String> {
    std::iter::once(below(names)).chain(names.levels()).collect()
}

fn below(names: Names<'_>) -> String {
    let lowest = names.height(1);
    say!(names.language, "below {lowest}", "onder {lowest}")
}

fn draw(canvas: &mut Canvas, cohort: &CohortDocument, people: u32, names: Names<'_>) {
    let rows = rows(cohort, names);
    let all: Vec<String> = rows.iter().map(|(name, _)| name.clone()).collect();
    let labels = Labels::fit(&all, STRONG, 90.0, 230.0);
    let scale = Scale::new(labels.width + 12.0, WIDTH - 2.0, &columns(names), 0);
    let mut y = scale.heads(canvas, 0.0, None);
    for (row, (_, bands)) in rows.iter().enumerate() {
        let height = (labels.height(row, STRONG) + 8.0).max(30.0);
        if let Some(lines) = labels.lines.get(row) {
            canvas.centred(
                (0.0, y + height / 2.0),
                lines,
                if row == 0 { STRONG } else { NAME },
                Stand::Start,
            );
        }
        let says_nothing = bands.len() < 2;
        for band in *bands {
            let [from, to] = [&band.from, &band.to].map(|level| names.framework.height(level.as_deref()));
            let area = Area {
                x: scale.start(from) + 1.5,
                y,
                width: scale.start(to + 1) - scale.start(from) - 3.0,
                height,
            };
            cell(canvas, area, band.people, (!says_nothing).then_some(people));
        }
        y += height + 3.0;
        if row == 0 {
            canvas.line((0.0, y + 2.0), (WIDTH, y + 2.0), "rule");
            y += 7.0;
        }
    }
    legend(&scale, names.language).draw(canvas, y + 12.0);
}

/// Draws a cell with its number, shaded by the part of the people that it holds.
fn cell(canvas: &mut Canvas, area: Area, people: u32, of: Option<u32>) {
    let (shade, ink) = of.map_or(("blank", "name"), |all| shade(people, all));
    canvas.rect(area, shade);
    let (x, y) = area.middle();
    let look = Type { class: ink, ..NAME };
    canvas.word((x, y + 4.7), &people.to_string(), look, Stand::Middle);
}

fn shade(people: u32, all: u32) -> (&'static str, &'static str) {
    let fifth = (u64::from(people) * 5).div_ceil(u64::from(all.max(1))).saturating_sub(1);
    let at = usize::try_from(fifth).unwrap_or(SHADES.len()).min(SHADES.len() - 1);
    SHADES.get(at).copied().unwrap_or(("blank", "name"))
}

fn legend(scale: &Scale, language: Language) -> Legend<'static> {
    let mut legend = Legend::default();
    for (at, (shade, _)) in SHADES.iter().enumerate() {
        let percent = (at + 1) * 20;
        let words = match at {
            0 => say!(language, "up to {percent}% of the people", "tot en met {percent}% van de mensen"),
            _ => say!(language, "up to {percent}%", "tot en met {percent}%"),
        };
        legend = legend.with(move |canvas, area| canvas.rect(area, shade), words);
    }
    let merged = say!(
        language,
        "a wide cell holds all of its levels together",
        "een brede cel telt haar niveaus samen"
    );
    legend.words(merged).key(scale.key.clone())
}

fn too_few(canvas: &mut Canvas, cohort: &CohortDocument, language: Language) {
    canvas.lines((0.0, 0.0), &STRONG.lines(&few(cohort, language), WIDTH), STRONG, Stand::Start);
}

fn few(cohort: &CohortDocument, language: Language) -> String {
    let least = cohort.least;
    say!(
        language,
        "There are fewer than {least} people, so nothing is shown.",
        "Het zijn er minder dan {least}, dus er wordt niets getoond."
    )
}

/// What the numbers can and cannot hide, below the picture.
fn limits(canvas: &mut Canvas, limits: &[Text], language: Language) {
    let mut y = canvas.bottom() + 12.0;
    for limit in limits {
        y = canvas.lines((0.0, y), &SMALL.lines(limit.to(language), WIDTH), SMALL, Stand::Start) + 3.0;
    }
}

fn describe(cohort: &CohortDocument, names: Names<'_>) -> String {
    let language = names.language;
    let Some(people) = cohort.people else { return few(cohort, language) };
    let bands = join(&bands(&cohort.overall, names), language);
    say!(language, "{people} people. Overall: {bands}.", "{people} mensen. Als geheel: {bands}.")
}

/// Bands in words: how many people stand where.
fn bands(bands: &[LevelBand], names: Names<'_>) -> Vec<String> {
    let words = bands.iter().map(|band| {
        let (people, place) = (band.people, place(band, names));
        format!("{people} {place}")
    });
    words.collect()
}

fn place(band: &LevelBand, names: Names<'_>) -> String {
    let heights = [&band.from, &band.to].map(|level| names.framework.height(level.as_deref()));
    let [from, to] = heights.map(|height| names.height(height));
    match heights {
        [0, 0] => below(names),
        [0, _] => say!(names.language, "up to {to}", "tot en met {to}"),
        [low, high] if low == high => say!(names.language, "at {to}", "op {to}"),
        _ => say!(names.language, "from {from} to {to}", "van {from} tot en met {to}"),
    }
}

fn data(cohort: &CohortDocument, names: Names<'_>, title: &str) -> Table {
    let head = match names.language {
        Language::En => ["Category", "People", "Of these accepted by assessors"],
        Language::Nl => ["Categorie", "Mensen", "Daarvan door assessoren aanvaard"],
    };
    let rows = rows(cohort, names).into_iter().map(|(name, row)| {
        let accepted = row.iter().filter_map(|band| {
            let (people, place) = (band.accepted.shown()?, place(band, names));
            Some(format!("{people} {place}"))
        });
        let accepted: Vec<String> = accepted.collect();
        let accepted = if accepted.is_empty() {
            say!(names.language, "not shown", "niet getoond")
        } else {
            accepted.join("; ")
        };
        TableRow::new([name, bands(row, names).join("; "), accepted].map(Inline::text))
    });
    Table::new(title, head).rows(rows)
}
