//! Draws a page on a terminal. Each state has a sign; colour only repeats it.

use anstyle::Style;
use maatstaf_document::{Block, Language, Page, Row, Sign};

use crate::output::{BLUE, BOLD, DIM, GREEN, YELLOW, styled};
use crate::words::wrapped;

/// What stands between two columns.
const GAP: usize = 2;

/// The page, lines broken where there is a width. With `legend`, the first table with signs says what they mean.
pub(crate) fn drawn(page: &Page, legend: bool, language: Language, width: Option<usize>) -> String {
    let mut text = String::new();
    let mut legend = if legend { self::legend(page, language) } else { String::new() };
    for (at, block) in page.blocks().iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| page.blocks().get(at));
        if !belongs(before, block) {
            text.push('\n');
        }
        text += &match block {
            Block::Title(title) => styled(BOLD, &wrapped(&clean(title), 2, width)),
            Block::Paragraph(paragraph) => wrapped(&clean(paragraph), 0, width),
            Block::Item { sign, depth, text } => item(*sign, *depth, text, width),
            Block::Table { head, rows } if indent(rows) > 0 && !legend.is_empty() => {
                let legend = wrapped(&std::mem::take(&mut legend), 0, width);
                table(head, rows, width) + "\n" + &styled(DIM, &legend)
            }
            Block::Table { head, rows } => table(head, rows, width),
            Block::Note(note) => styled(DIM, &wrapped(&clean(note), 0, width)),
        };
        text.push('\n');
    }
    text
}

/// Whether a block follows on another without an empty line.
fn belongs(before: Option<&Block>, block: &Block) -> bool {
    use Block::{Item, Note, Paragraph, Title};
    match (before, block) {
        (None, _) | (Some(Note(_)), Note(_)) | (Some(Paragraph(_) | Item { .. }), Item { .. }) => true,
        (before, block) => matches!(before, Some(Title(_))) && !matches!(block, Title(_)),
    }
}

/// What the signs mean that stand in tables.
fn legend(page: &Page, language: Language) -> String {
    let rows = page.blocks().iter().flat_map(|block| match block {
        Block::Table { rows, .. } => rows.as_slice(),
        _ => &[],
    });
    let mut signs: Vec<Sign> = rows.map(|row| row.sign).filter(|sign| *sign != Sign::Plain).collect();
    signs.sort_unstable();
    signs.dedup();
    let said = signs.iter().map(|sign| format!("{} {}", sign.mark(), sign.meaning().to(language)));
    said.collect::<Vec<_>>().join("; ")
}

/// Text of a document that neither breaks a line nor steers the terminal.
fn clean(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

fn coloured(sign: Sign) -> String {
    let style = match sign {
        Sign::Met => GREEN,
        Sign::Unmet | Sign::Unsure => YELLOW,
        Sign::Unknown => BLUE,
        Sign::Plain => Style::new(),
    };
    styled(style, &sign.mark().to_string())
}

fn item(sign: Sign, depth: usize, text: &str, width: Option<usize>) -> String {
    let line = format!("{}{} {}", "  ".repeat(depth), sign.mark(), clean(text));
    wrapped(&line, 2 * depth + 2, width).replacen(sign.mark(), &coloured(sign), 1)
}

/// The room for signs before the first column.
fn indent(rows: &[Row]) -> usize {
    if rows.iter().all(|row| row.sign == Sign::Plain) { 0 } else { 2 }
}

/// A table in columns, or row by row where columns would break words.
fn table(head: &[String], rows: &[Row], width: Option<usize>) -> String {
    let indent = indent(rows);
    let Some(widths) = widths(head, rows, width.map(|width| width.saturating_sub(indent))) else {
        return rows.iter().map(|row| stacked(head, row, width)).collect::<Vec<_>>().join("\n");
    };
    let heading = styled(BOLD, &line(head, indent, &widths));
    let rule = "─".repeat(indent + widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1));
    let row = |row: &Row| match row.sign {
        Sign::Plain => line(&row.cells, indent, &widths),
        sign => line(&row.cells, indent, &widths).replacen(' ', &coloured(sign), 1),
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    [vec![heading, styled(DIM, &rule)], rows].concat().join("\n")
}

/// The width of each column: what it needs, or less where that is too much; none where a word would not fit.
fn widths(head: &[String], rows: &[Row], width: Option<usize>) -> Option<Vec<usize>> {
    let widest = |at: usize, parts: fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at)).chain(head.get(at));
        cells.map(|cell| parts(cell)).max().unwrap_or_default()
    };
    let word = |cell: &str| cell.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
    let least: Vec<usize> = (0..head.len()).map(|at| widest(at, word)).collect();
    let mut widths: Vec<usize> = (0..head.len()).map(|at| widest(at, |cell| cell.chars().count())).collect();
    let room = width.unwrap_or(usize::MAX).saturating_sub(GAP * head.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let shrinks = widths.iter_mut().zip(&least).filter(|(width, least)| **width > **least);
        *shrinks.max_by_key(|(width, _)| **width)?.0 -= 1;
    }
    Some(widths)
}

/// The cells beside each other, each broken within its column. It starts with room for a sign.
fn line(cells: &[String], indent: usize, widths: &[usize]) -> String {
    let broken = |(cell, width): (&String, &usize)| {
        let hang = cell.len() - cell.trim_start().len();
        wrapped(&clean(cell), hang, Some(*width)).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let columns: Vec<Vec<String>> = cells.iter().zip(widths).map(broken).collect();
    let line = |at: usize| {
        let part = |(column, width): (&Vec<String>, &usize)| {
            format!("{:<width$}", column.get(at).map_or("", String::as_str))
        };
        let parts: Vec<String> = columns.iter().zip(widths).map(part).collect();
        " ".repeat(indent) + parts.join(&" ".repeat(GAP)).trim_end()
    };
    let height = columns.iter().map(Vec::len).max().unwrap_or_default();
    (0..height.max(1)).map(line).collect::<Vec<_>>().join("\n")
}

/// A row as an item: the first cell, and below it the others, each after the name of its column.
fn stacked(head: &[String], row: &Row, width: Option<usize>) -> String {
    let mut cells = head.iter().zip(&row.cells);
    let first = cells.next().map(|(_, cell)| item(row.sign, 0, cell, width));
    let others = cells.filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| {
        let colon = if name.is_empty() { "" } else { ": " };
        item(Sign::Plain, 1, &format!("{name}{colon}{cell}"), width)
    });
    first.into_iter().chain(others).collect::<Vec<_>>().join("\n")
}
