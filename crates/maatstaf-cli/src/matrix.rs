//! The table of categories and levels. Each state has a sign and a word; colour only repeats it.

use anstyle::Style;
use maatstaf::{CategoryDocument, EstimateDocument, Framework, Language};

use crate::context::Context;
use crate::output::{BLUE, BOLD, DIM, GREEN, YELLOW, styled};
use crate::words::{category_name, clipped, level_name, say, wrapped};

/// The least that is left for the names of categories before columns shrink.
const LEAST_NAME: usize = 12;

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Certain,
    Estimated,
    Possible,
    NotYet,
}

impl State {
    fn of(category: &CategoryDocument, level: usize, framework: &Framework) -> Self {
        let reaches = |lane: &Option<String>| {
            let reached =
                lane.as_ref().and_then(|id| framework.levels().iter().position(|known| known == id));
            reached.is_some_and(|reached| reached >= level)
        };
        match (reaches(&category.floor), reaches(&category.estimate), reaches(&category.ceiling)) {
            (true, ..) => Self::Certain,
            (_, true, _) => Self::Estimated,
            (_, _, true) => Self::Possible,
            _ => Self::NotYet,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Certain => "●",
            Self::Estimated => "◐",
            Self::Possible => "○",
            Self::NotYet => "·",
        }
    }

    fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Certain, Language::En) => "certain",
            (Self::Estimated, Language::En) => "estimated",
            (Self::Possible, Language::En) => "possible",
            (Self::Certain, Language::Nl) => "zeker",
            (Self::Estimated, Language::Nl) => "geschat",
            (Self::Possible, Language::Nl) => "mogelijk",
            (Self::NotYet, _) => "",
        }
    }

    fn style(self) -> Style {
        match self {
            Self::Certain => GREEN,
            Self::Estimated => YELLOW,
            Self::Possible => BLUE,
            Self::NotYet => DIM,
        }
    }
}

/// One cell: its text without colour, and its colour.
struct Cell {
    text: String,
    style: Style,
}

impl Cell {
    fn of(category: &CategoryDocument, level: usize, framework: &Framework, language: Language) -> Self {
        let state = State::of(category, level, framework);
        let carried = category.levels.get(level).is_some_and(|cell| cell.carried);
        let sign = if carried { "–" } else { state.sign() };
        let text = format!("{sign} {}", state.word(language)).trim_end().to_owned();
        Self { text, style: state.style() }
    }
}

/// The table, with a legend under it.
pub(crate) fn matrix(document: &EstimateDocument, framework: &Framework, context: &Context) -> String {
    let language = context.language;
    let heads: Vec<Vec<String>> = framework
        .levels()
        .iter()
        .map(|id| level_name(framework, Some(id), language).split(' ').map(str::to_owned).collect())
        .collect();
    let rows: Vec<(&str, Vec<Cell>)> = document
        .categories
        .iter()
        .map(|category| {
            let cells = (0..heads.len()).map(|level| Cell::of(category, level, framework, language));
            (category_name(framework, &category.category, language), cells.collect())
        })
        .collect();
    let (name_width, widths) = widths(&heads, &rows, context.width);
    let mut text = heading(&heads, name_width, &widths);
    for (name, cells) in &rows {
        let name = clipped(name, name_width);
        text.push_str(&format!("{name:<name_width$}"));
        for (at, (cell, width)) in (1..).zip(cells.iter().zip(&widths)) {
            let shown = clipped(&cell.text, *width);
            let padding = if at < cells.len() { width.saturating_sub(shown.chars().count()) } else { 0 };
            text.push_str(&format!("  {}{}", styled(cell.style, &shown), " ".repeat(padding)));
        }
        text.push('\n');
    }
    text + &legend(document, context)
}

/// The width of the names and of each column: names give way first, then the columns.
fn widths(heads: &[Vec<String>], rows: &[(&str, Vec<Cell>)], width: Option<usize>) -> (usize, Vec<usize>) {
    let length = |text: &str| text.chars().count();
    let names = rows.iter().map(|(name, _)| length(name)).max().unwrap_or_default();
    let cells =
        |at: usize| rows.iter().filter_map(move |(_, cells)| cells.get(at)).map(|cell| length(&cell.text));
    let wanted = heads
        .iter()
        .enumerate()
        .map(|(at, head)| head.iter().map(|word| length(word)).chain(cells(at)).max().unwrap_or_default());
    let Some(width) = width else { return (names, wanted.collect()) };
    let share = (width.saturating_sub(LEAST_NAME) / heads.len().max(1)).saturating_sub(2).max(1);
    let widths: Vec<usize> = wanted.map(|wanted| wanted.min(share)).collect();
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
            let word = clipped(word.map_or("", String::as_str), *width);
            line.push_str(&format!("  {word:<width$}"));
        }
        text.push_str(&styled(BOLD, line.trim_end()));
        text.push('\n');
    }
    let all = name_width + widths.iter().map(|width| width + 2).sum::<usize>();
    text + &styled(DIM, &"─".repeat(all)) + "\n"
}

/// The legend, broken only between its parts.
fn legend(document: &EstimateDocument, context: &Context) -> String {
    let language = context.language;
    let mut parts = vec![
        say!(language, "● certain: assessors accepted it", "● zeker: door assessoren aanvaard"),
        say!(
            language,
            "◐ estimated: with what is not yet judged",
            "◐ geschat: met wat nog niet beoordeeld is"
        ),
        say!(language, "○ possible: if all of it is confirmed", "○ mogelijk: als alles bevestigd wordt"),
        say!(language, "· not yet", "· nog niet"),
    ];
    if document.categories.iter().flat_map(|category| &category.levels).any(|level| level.carried) {
        parts.push(say!(language, "– asks for nothing itself", "– vraagt zelf niets"));
    }
    let unbroken: Vec<String> = parts.iter().map(|part| part.replace(' ', "\u{a0}")).collect();
    let legend = wrapped(&unbroken.join("\u{a0}\u{a0} "), 0, context.width).replace('\u{a0}', " ");
    let lines: Vec<&str> = legend.lines().map(str::trim_end).collect();
    styled(DIM, &lines.join("\n")) + "\n"
}
