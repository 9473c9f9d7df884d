//! Where each category stands: the matrix, the profile and the radar.

use maatstaf::{CategoryDocument, EstimateDocument, Framework, HaveNeed, LevelDocument};
use maatstaf_document::{Language, Sign, say};

use crate::content::{Anchor, Inline, Section, Table, TableRow};
use crate::pictures;

/// The pictures, with a table in which each number leads to what was counted.
pub(super) fn levels(document: &EstimateDocument, framework: &Framework, language: Language) -> Section {
    let mut matrix = pictures::matrix(document, framework, language);
    matrix.data = cells(document, framework, language);
    Section::new("levels", say!(language, "Where it stands", "Waar het staat"))
        .figure(matrix)
        .figure(pictures::profile(document, framework, language))
        .figure(pictures::radar(document, framework, language))
}

/// What each cell has, of what it asks.
fn cells(document: &EstimateDocument, framework: &Framework, language: Language) -> Table {
    let caption = say!(
        language,
        "What each category has at each level / what is asked",
        "Wat elke categorie per niveau heeft / wat er gevraagd wordt"
    );
    let row = |one: &CategoryDocument| {
        let name =
            Inline::link(Anchor::why(&one.category, None), framework.category_name(&one.category, language));
        let reached = framework.height(one.estimate.as_deref());
        let cells = one.levels.iter().enumerate().map(|(at, level)| {
            Inline::link(Anchor::why(&one.category, Some(&level.level)), cell(level, at < reached, language))
        });
        TableRow::new(std::iter::once(name).chain(cells))
    };
    Table::new(caption, [say!(language, "Category", "Categorie")])
        .words(framework.levels().iter().map(|level| framework.level_name(level, language)))
        .rows(document.categories.iter().map(row))
}

fn cell(level: &LevelDocument, reached: bool, language: Language) -> String {
    if level.carried {
        return say!(language, "asks nothing more", "vraagt niets extra's");
    }
    let mark = if reached { format!("{} ", Sign::Met.mark()) } else { String::new() };
    let part = |counter: HaveNeed| format!("{}/{}", counter.estimate, counter.need);
    let (breadth, depth) = (part(level.breadth), part(level.depth));
    say!(language, "{mark}breadth {breadth}, depth {depth}", "{mark}breedte {breadth}, diepte {depth}")
}
