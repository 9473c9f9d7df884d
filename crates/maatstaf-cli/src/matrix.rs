//! The table of categories and levels. Each state has a sign and a word; colour only repeats it.

use anstyle::Style;
use maatstaf::{CategoryDocument, EstimateDocument, Framework};

use crate::context::Context;
use crate::output::{BLUE, BOLD, DIM, GREEN, YELLOW, styled};
use crate::words::{clipped, wrapped};

/// The states of a cell: reached by the floor, the estimate, the ceiling, or not yet.
const STATES: [(&str, &str, Style); 4] =
    [("●", "certain", GREEN), ("◐", "estimated", YELLOW), ("○", "possible", BLUE), ("·", "not-yet", DIM)];
/// The least that is left for the names of categories before columns shrink.
const LEAST_NAME: usize = 12;

/// A row: the name of a category, and the text and colour of each cell.
type Row<'f> = (&'f str, Vec<(String, Style)>);

/// The table, with a legend under it.
pub(crate) fn matrix(document: &EstimateDocument, framework: &Framework, context: &Context) -> String {
    let levels = framework.levels().iter().map(|id| context.level(framework, Some(id)));
    let heads: Vec<Vec<String>> = levels.map(|name| name.split(' ').map(str::to_owned).collect()).collect();
    let row = |category| row(category, framework, context);
    let rows: Vec<Row<'_>> = document.categories.iter().map(row).collect();
    let (name_width, widths) = widths(&heads, &rows, context.width);
    let mut text = heading(&heads, name_width, &widths);
    for (name, cells) in &rows {
        text += &padded(name, name_width);
        let mut gap = 2;
        for ((cell, style), width) in cells.iter().zip(&widths) {
            let shown = clipped(cell, *width);
            text += &(" ".repeat(gap) + &styled(*style, &shown));
            gap = 2 + width.saturating_sub(shown.chars().count());
        }
        text.push('\n');
    }
    text + &legend(document, context)
}

fn row<'f>(category: &'f CategoryDocument, framework: &'f Framework, context: &Context) -> Row<'f> {
    let lanes = [&category.floor, &category.estimate, &category.ceiling];
    let reaches = |lane: &&Option<String>, level| {
        lane.as_ref().is_some_and(|id| framework.levels().iter().skip(level).any(|known| known == id))
    };
    let cells = category.levels.iter().enumerate().map(|(level, cell)| {
        let state = lanes.iter().position(|lane| reaches(lane, level)).unwrap_or(lanes.len());
        let (sign, word, style) = STATES.get(state).copied().unwrap_or_default();
        let sign = if cell.carried { "–" } else { sign };
        let word = if state < lanes.len() { context.say(word, &[]) } else { String::new() };
        (format!("{sign} {word}").trim_end().to_owned(), style)
    });
    (context.category(framework, &category.category), cells.collect())
}

/// The width of the names and of each column: names give way first, then the columns.
fn widths(heads: &[Vec<String>], rows: &[Row<'_>], width: Option<usize>) -> (usize, Vec<usize>) {
    let names = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let width = width.unwrap_or(usize::MAX);
    let share = (width.saturating_sub(LEAST_NAME) / heads.len().max(1)).saturating_sub(2).max(1);
    let wanted = heads.iter().enumerate().map(|(at, head)| {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(at)).map(|(cell, _)| cell);
        head.iter().chain(cells).map(|text| text.chars().count()).max().unwrap_or_default().min(share)
    });
    let widths: Vec<usize> = wanted.collect();
    let taken: usize = widths.iter().map(|width| width + 2).sum();
    (names.min(width.saturating_sub(taken).max(1)), widths)
}

/// The names of the levels, one word below the other, standing on the rule.
fn heading(heads: &[Vec<String>], name_width: usize, widths: &[usize]) -> String {
    let rows = heads.iter().map(Vec::len).max().unwrap_or_default();
    let mut text = String::new();
    for row in 0..rows {
        let mut line = " ".repeat(name_width);
        for (head, width) in heads.iter().zip(widths) {
            let word = (row + head.len()).checked_sub(rows).and_then(|at| head.get(at));
            line += &("  ".to_owned() + &padded(word.map_or("", String::as_str), *width));
        }
        text += &(styled(BOLD, line.trim_end()) + "\n");
    }
    let all = name_width + widths.iter().map(|width| width + 2).sum::<usize>();
    text + &styled(DIM, &"─".repeat(all)) + "\n"
}

/// The text, shortened or filled up to a width.
fn padded(text: &str, width: usize) -> String {
    format!("{:<width$}", clipped(text, width))
}

/// The legend, broken only between its parts, which spaces that do not break hold together.
fn legend(document: &EstimateDocument, context: &Context) -> String {
    let carried = document.categories.iter().flat_map(|category| &category.levels).any(|level| level.carried);
    let legend = context.say("legend", &[])
        + &if carried { context.say("legend-carried", &[]) } else { String::new() };
    styled(DIM, &wrapped(&legend, 0, context.width).replace("\u{a0}\u{a0}\n", "\n").replace('\u{a0}', " "))
        + "\n"
}
