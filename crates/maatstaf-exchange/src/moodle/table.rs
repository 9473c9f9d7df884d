//! The table itself: CSV text to rows that know their line, and cells to CSV text.

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, Problem, Text, text};

use super::{COLUMNS, Column};
use crate::carrying::{Losses, MOST_ITEMS, at};

/// The fewest columns that a framework has ever been kept in.
const FEWEST_COLUMNS: usize = 12;
/// The most cells that are read. This is this project's choice: it bounds the memory that a hostile text can take.
const MOST_CELLS: usize = 4_000_000;
/// The longest header that a table is known by, in bytes. This is this project's choice.
const LONGEST_HEADER: usize = 4096;

/// A row with its line.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) line: usize,
    cells: Vec<String>,
}

/// The rows below the header, and where each column stands.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    places: Vec<Option<usize>>,
}

impl Table {
    /// Reads CSV text.
    pub(super) fn read(text: &str, losses: &mut Losses) -> Result<Self, DocumentError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let separator = separator(text);
        bounded(text, separator)?;
        let mut rows = rows(text, separator)?.into_iter();
        let header = rows.next().ok_or_else(|| refusal("no-header", 1, no_header()))?;
        if header.cells.len() < FEWEST_COLUMNS {
            return Err(refusal("not-moodle", header.line, not_moodle()));
        }
        let width = header.cells.len();
        let rows: Vec<Row> = rows.collect();
        for row in rows.iter().filter(|row| row.cells.len() != width) {
            let have = row.cells.len();
            let message = text!(
                "this row has {have} cells and the header {width}; Moodle refuses the whole file for that",
                "deze rij heeft {have} cellen en de kopregel {width}; Moodle weigert daarom het hele bestand"
            );
            losses.add("ragged-row", |code| at(row.line, 1, Problem::new(code, "", message)));
        }
        Ok(Self { rows, places: places(&header.cells) })
    }

    /// A cell; empty when the table has no such column.
    pub(super) fn cell<'t>(&self, row: &'t Row, column: Column) -> &'t str {
        let place = self.places.get(column as usize).copied().flatten();
        place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
    }

    /// Whether two rows say the same.
    pub(super) fn same(&self, one: &Row, other: &Row) -> bool {
        COLUMNS.iter().all(|(column, _)| self.cell(one, *column) == self.cell(other, *column))
    }

    /// A problem of a cell.
    pub(super) fn problem(&self, code: &'static str, row: &Row, column: Column, message: Text) -> Problem {
        let place = self.places.get(column as usize).copied().flatten();
        at(row.line, place.unwrap_or_default() + 1, Problem::new(code, "", message))
    }
}

pub(super) fn is_moodle(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default();
    if line.len() > LONGEST_HEADER {
        return false;
    }
    let Ok(rows) = rows(line, separator(line)) else { return false };
    let Some(header) = rows.first().filter(|header| header.cells.len() >= FEWEST_COLUMNS) else {
        return false;
    };
    let names: Vec<String> = header.cells.iter().map(|cell| letters(cell)).collect();
    let known =
        ["isframework", "idnumber", "scalevalues"].iter().all(|name| names.iter().any(|one| one == name));
    known || header.cells.len() == COLUMNS.len() && text.contains("\"\"scaleid\"\"")
}

/// Refuses a text that would take too much time or memory, or whose cells cannot be told apart.
fn bounded(text: &str, separator: u8) -> Result<(), DocumentError> {
    let most = LONGEST_DOCUMENT >> 20;
    if text.len() > LONGEST_DOCUMENT {
        let message = text!("the table is longer than {most} MiB", "de tabel is langer dan {most} MiB");
        return Err(refusal("too-long", 1, message));
    }
    let count = |sign: u8| text.bytes().filter(|byte| *byte == sign).count();
    if count(separator) > MOST_CELLS {
        let message = text!(
            "the table has more than {MOST_CELLS} cells",
            "de tabel heeft meer dan {MOST_CELLS} cellen"
        );
        return Err(refusal("too-many", 1, message));
    }
    if count(b'"') % 2 == 1 {
        let message = text!(
            "a quotation mark opens a cell that is never closed, so the rows cannot be told apart",
            "een aanhalingsteken opent een cel die nergens sluit, dus de rijen zijn niet uit elkaar te houden"
        );
        let line = last_quote_line(text);
        return Err(refusal("unclosed-quote", line, message));
    }
    Ok(())
}

fn last_quote_line(text: &str) -> usize {
    let before = text.rsplit_once('"').map_or("", |(before, _)| before);
    line_ends(before) + 1
}

fn rows(text: &str, separator: u8) -> Result<Vec<Row>, DocumentError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut line, mut rest) = (1, text);
    let mut record = csv::StringRecord::new();
    while let Ok(true) = reader.read_record(&mut record) {
        // The reader's own lines are one too low after `\r\n` and before empty lines, so they are counted here.
        let read = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or_default();
        let left = text.get(read..).unwrap_or_default().trim_start_matches(['\r', '\n']);
        let passed = rest.len().saturating_sub(left.len());
        line += line_ends(rest.get(..passed).unwrap_or_default());
        rest = left;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() > MOST_ITEMS + 1 {
            let message =
                text!("there are more than {MOST_ITEMS} items", "er zijn meer dan {MOST_ITEMS} onderdelen");
            return Err(refusal("too-many", line, message));
        }
        rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
    }
    Ok(rows)
}

/// Where each column stands: by name when every name of the header is known, otherwise by position.
fn places(header: &[String]) -> Vec<Option<usize>> {
    let names: Vec<String> = header.iter().map(|cell| letters(cell)).collect();
    let known: Vec<String> = COLUMNS.iter().map(|(_, name)| letters(name)).collect();
    let by_name = names.iter().all(|name| known.contains(name));
    let place = |(position, name): (usize, &String)| {
        if by_name {
            names.iter().position(|one| one == name)
        } else {
            (position < header.len()).then_some(position)
        }
    };
    known.iter().enumerate().map(place).collect()
}

/// The letters of a header cell in lower case, without what older files leave out.
fn letters(cell: &str) -> String {
    let plain = cell.trim_start_matches('\u{feff}').to_lowercase().replace("(optional)", "");
    plain.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    // The first of equals is taken last by `max_by_key`, so the commonest separator stands at the end.
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// How many lines end in a text, by `\n`, `\r\n` or `\r`.
fn line_ends(text: &str) -> usize {
    let count = |end: &str| text.matches(end).count();
    count("\n") + count("\r") - count("\r\n")
}

/// A row of CSV text.
pub(super) fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    format!("{}\n", cells.join(","))
}

fn quoted(cell: &str) -> String {
    let plain = !cell.contains([',', '"', '\n', '\r', ';', '\t']) && cell.trim() == cell;
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

fn refusal(code: &'static str, line: usize, message: Text) -> DocumentError {
    DocumentError::new(vec![at(line, 1, Problem::new(code, "", message))])
}

fn no_header() -> Text {
    text!("the table is empty", "de tabel is leeg")
}

fn not_moodle() -> Text {
    text!(
        "this is no competency framework of Moodle: the header has fewer than {FEWEST_COLUMNS} columns",
        "dit is geen competentieraamwerk van Moodle: de kopregel heeft minder dan {FEWEST_COLUMNS} kolommen"
    )
}
