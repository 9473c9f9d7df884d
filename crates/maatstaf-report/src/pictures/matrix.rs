//! The matrix of categories and levels.

use maatstaf::{CategoryDocument, EstimateDocument, Framework, LevelDocument};
use maatstaf_document::{Language, first_few, say};
use strum::IntoEnumIterator as _;

use super::canvas::{Area, Canvas, WIDTH};
use super::legend::Legend;
use super::scale::{Names, Scale};
use super::states::State;
use super::words::{Labels, NAME, SMALL, Stand, Type};
use crate::content::{Anchor, Inline, Table, TableRow};
use crate::picture::Picture;

/// Which categories reach which levels: certain, estimated, possible, not yet, or nothing asked.
///
/// # Example
/// ```
/// use maatstaf::{Framework, Language, Portfolio};
/// let estimate = Portfolio::new(Framework::emcc()).estimate().document();
/// let picture = maatstaf_report::pictures::matrix(&estimate, &Framework::emcc(), Language::En);
/// assert_eq!(picture.data().rows.len(), 8); // what is drawn is also a table, a row per category
/// ```
pub fn matrix(estimate: &EstimateDocument, framework: &Framework, language: Language) -> Picture {
    let names = Names { framework, language };
    let mut canvas = Canvas::default();
    draw(&mut canvas, estimate, names);
    let title = say!(language, "Categories and levels", "Categorieën en niveaus");
    canvas.finish("matrix", &title, &describe(estimate, names), data(estimate, names, &title))
}

/// The state of a cell.
fn state(category: &CategoryDocument, level: usize, cell: &LevelDocument, names: Names<'_>) -> State {
    if cell.carried { State::Carried } else { reach(category, names).at(level + 1) }
}

pub(super) fn reach(category: &CategoryDocument, names: Names<'_>) -> super::states::Reach {
    names.reach([&category.floor, &category.estimate, &category.ceiling])
}

/// The height aimed at, if there is one.
pub(super) fn target(estimate: &EstimateDocument, framework: &Framework) -> Option<usize> {
    Some(framework.height(estimate.target.as_deref())).filter(|height| *height > 0)
}

fn draw(canvas: &mut Canvas, estimate: &EstimateDocument, names: Names<'_>) {
    let categories: Vec<String> =
        estimate.categories.iter().map(|one| names.category(&one.category)).collect();
    let labels = Labels::fit(&categories, NAME, 90.0, 250.0);
    let scale = Scale::new(labels.width + 12.0, WIDTH - 2.0, &names.levels(), 1);
    let aim = target(estimate, names.framework);
    let head = scale.heads(canvas, 0.0, aim.map(|height| (height - 1, names.language)));
    let print = Print::fitting(estimate, scale.slot());
    let mut y = head;
    for (row, category) in estimate.categories.iter().enumerate() {
        let height = (labels.height(row, NAME) + 8.0).max(if print.is_some() { 38.0 } else { 30.0 });
        if let Some(lines) = labels.lines.get(row) {
            canvas.centred((0.0, y + height / 2.0), lines, NAME, Stand::Start);
        }
        for (level, cell) in category.levels.iter().enumerate() {
            let area = scale.cell(level, y, height);
            draw_cell(canvas, area, state(category, level, cell, names), cell, print);
        }
        y += height + 4.0;
    }
    if let Some(height) = aim {
        let column = scale.cell(height - 1, head - 3.0, y - head + 2.0).inset(-1.5);
        canvas.rect(column, "target");
    }
    legend(aim.is_some(), print.is_some(), scale.key.clone(), names.language).draw(canvas, y + 12.0);
}

/// The small print of cells: how much there is and how much it takes.
#[derive(Debug, Clone, Copy)]
struct Print;

impl Print {
    /// Small print, where every cell has room for it.
    fn fitting(estimate: &EstimateDocument, slot: f64) -> Option<Self> {
        let cells = estimate.categories.iter().flat_map(|category| &category.levels);
        let mut lines = cells.flat_map(Self::lines);
        lines.all(|line| SMALL.width(&line) <= slot - 34.0).then_some(Self)
    }

    fn lines(cell: &LevelDocument) -> [String; 2] {
        let (breadth, depth) = (cell.breadth, cell.depth);
        [format!("B {}/{}", breadth.estimate, breadth.need), format!("D {}/{}", depth.estimate, depth.need)]
    }
}

fn draw_cell(canvas: &mut Canvas, area: Area, state: State, cell: &LevelDocument, print: Option<Print>) {
    state.fill(canvas, area);
    let (x, y) = area.middle();
    if print.is_none() || state == State::Carried {
        return state.sign(canvas, (x, y));
    }
    state.sign(canvas, (area.x + 14.0, y));
    let look = Type { class: state.ink(), ..SMALL };
    canvas.centred((area.x + 27.0, y), &Print::lines(cell), look, Stand::Start);
}

fn legend(aim: bool, print: bool, key: Vec<String>, language: Language) -> Legend<'static> {
    let mut legend = Legend::default();
    for state in State::iter() {
        legend = legend.with(move |canvas, area| state.swatch(canvas, area), state.words().to(language));
    }
    if aim {
        let words = say!(language, "the target", "het doel");
        legend = legend.with(|canvas, area| canvas.rect(area.inset(1.0), "target"), words);
    }
    if print {
        legend = legend.words(say!(
            language,
            "B breadth, D depth: in the estimate / needed",
            "B breedte, D diepte: in de schatting / nodig"
        ));
    }
    legend.key(key)
}

/// How many categories reach the target, and which are furthest from it.
pub(super) fn describe(estimate: &EstimateDocument, names: Names<'_>) -> String {
    let language = names.language;
    let overall = &estimate.overall;
    let overall = names.lanes(names.reach([&overall.floor, &overall.estimate, &overall.ceiling]));
    let overall = say!(language, "Overall {overall}.", "Als geheel: {overall}.");
    let Some(aim) = target(estimate, names.framework) else { return overall };
    let reached: Vec<_> = estimate.categories.iter().map(|one| (one, reach(one, names))).collect();
    let [floor, middle, ceiling] = [State::Certain, State::Estimated, State::Possible]
        .map(|state| reached.iter().filter(|(_, reach)| reach.at(aim) <= state).count());
    let (all, level) = (reached.len(), names.height(aim));
    let counts = match floor {
        1 => say!(
            language,
            "1 of {all} categories reaches {level} for certain, {middle} in the estimate, {ceiling} at most.",
            "1 van de {all} categorieën haalt {level} zeker, {middle} in de schatting, {ceiling} hooguit."
        ),
        _ => say!(
            language,
            "{floor} of {all} categories reach {level} for certain, {middle} in the estimate, {ceiling} at most.",
            "{floor} van de {all} categorieën halen {level} zeker, {middle} in de schatting, {ceiling} hooguit."
        ),
    };
    let lowest = reached.iter().map(|(_, reach)| reach.estimate).min().filter(|lowest| *lowest < aim);
    let furthest = lowest.map(|lowest| {
        let there = reached.iter().filter(|(_, reach)| reach.estimate == lowest);
        let far = first_few(there.map(|(one, _)| names.category(&one.category)).collect(), language);
        say!(language, " Furthest from it: {far}.", " Daar het verst vandaan: {far}.")
    });
    format!("{counts}{} {overall}", furthest.unwrap_or_default())
}

fn data(estimate: &EstimateDocument, names: Names<'_>, title: &str) -> Table {
    let first = say!(names.language, "Category", "Categorie");
    let table = Table::new(title, std::iter::once(first).chain(names.levels()));
    let rows = estimate.categories.iter().map(|category| {
        let cells = category.levels.iter().enumerate().map(|(level, cell)| {
            let state = state(category, level, cell, names);
            let words = state.words().to(names.language).to_owned();
            let words = if state == State::Carried { words } else { words + &counters(cell, names.language) };
            Inline::link(Anchor::why(&category.category, Some(&cell.level)), words)
        });
        let name = Inline::text(names.category(&category.category));
        TableRow::new(std::iter::once(name).chain(cells))
    });
    table.rows(rows)
}

/// What a cell has and needs, in words.
fn counters(cell: &LevelDocument, language: Language) -> String {
    let (breadth, broad) = (cell.breadth.estimate, cell.breadth.need);
    let (depth, deep) = (cell.depth.estimate, cell.depth.need);
    say!(
        language,
        ", breadth {breadth} of {broad}, depth {depth} of {deep}",
        ", breedte {breadth} van {broad}, diepte {depth} van {deep}"
    )
}
