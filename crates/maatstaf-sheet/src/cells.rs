//! The cells of a sheet, one after the other, as rows of text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, MOST_PROBLEMS, Place, Problem, text};
use quick_xml::events::BytesStart;

use crate::bounds::{LAST_ROW, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS};
use crate::refusal;
use crate::styles::Shape;
use crate::text::{Runs, readable};
use crate::value::{iso, number};
use crate::xml::{ON, Piece, STOP, Step, attributes, walk};

/// What the cells of every sheet lean on.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// The texts that cells share.
    pub(crate) texts: Vec<Box<str>>,
    /// What each style shows a number as.
    pub(crate) shapes: Vec<Shape>,
    /// Whether days are counted from 1904.
    pub(crate) since_1904: bool,
}

/// The filled rows of a sheet, or every cell that cannot be read.
pub(crate) fn rows(part: &str, known: &Known) -> Result<Vec<(usize, Vec<String>)>, DocumentError> {
    let mut grid = Grid::default();
    each_cell(part, |cell| grid.take(&cell, known))?;
    if grid.problems.is_empty() {
        Ok(grid.rows.into_iter().collect())
    } else {
        Err(DocumentError::new(grid.problems))
    }
}

/// Whether any cell of a sheet holds something.
pub(crate) fn has_cells(part: &str) -> Result<bool, DocumentError> {
    let mut found = false;
    each_cell(part, |cell| {
        found = cell.formula || !cell.raw.trim().is_empty();
        if found { STOP } else { ON }
    })?;
    Ok(found)
}

/// A cell as it is written.
#[derive(Debug, Default)]
struct Cell {
    row: usize,
    column: usize,
    kind: String,
    style: Option<usize>,
    raw: String,
    formula: bool,
    valued: bool,
}

/// What of a sheet is being read.
#[derive(Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Sheet,
    Cell,
    Value,
    Text,
}

/// Hands over each cell of a sheet. Rows and cells that do not say where they stand follow the ones before them.
fn each_cell(part: &str, mut each: impl FnMut(Cell) -> Step) -> Result<(), DocumentError> {
    let (mut cell, mut inside, mut runs) = (Cell::default(), Inside::default(), Runs::default());
    let (mut row, mut column) = (0_usize, 0);
    walk(part, |piece| {
        if inside == Inside::Text {
            runs.take(piece);
        }
        match (piece, &inside) {
            (Piece::Open("row", tag), Inside::Sheet) => {
                let [number] = attributes(tag, ["r"])?;
                row = number.and_then(|number| number.parse().ok()).unwrap_or(row.saturating_add(1));
                column = 0;
            }
            (Piece::Open("c", tag), Inside::Sheet) => {
                cell = opened(tag, row, column + 1)?;
                (row, column, inside) = (cell.row, cell.column, Inside::Cell);
            }
            (Piece::Open("f", _), Inside::Cell) => cell.formula = true,
            (Piece::Open("v", _), Inside::Cell) => (cell.valued, inside) = (true, Inside::Value),
            (Piece::Open("is", _), Inside::Cell) => (cell.valued, inside) = (true, Inside::Text),
            (Piece::Text(text), Inside::Value) => cell.raw += text,
            (Piece::Close("v"), Inside::Value) => inside = Inside::Cell,
            (Piece::Close("is"), Inside::Text) => (cell.raw, inside) = (runs.finish(), Inside::Cell),
            (Piece::Close("c"), Inside::Cell) => {
                inside = Inside::Sheet;
                return each(std::mem::take(&mut cell));
            }
            (Piece::Close("sheetData"), Inside::Sheet) => return STOP,
            _ => {}
        }
        ON
    })
}

fn opened(tag: &BytesStart<'_>, row: usize, column: usize) -> Result<Cell, DocumentError> {
    let [place, style, kind] = attributes(tag, ["r", "s", "t"])?;
    let (row, column) = place.map_or(Some((row, column)), |place| position(&place)).unwrap_or_default();
    if row == 0 || row > LAST_ROW {
        let message = text!("a cell does not say where it stands", "een cel zegt niet waar hij staat");
        return Err(refusal("unreadable-cell", message, None));
    }
    let style = style.and_then(|style| style.parse().ok());
    Ok(Cell { row, column, style, kind: kind.unwrap_or_default().into_owned(), ..Cell::default() })
}

/// The row and column of a place such as `AB12`.
fn position(place: &str) -> Option<(usize, usize)> {
    let letters = place.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let row = place.strip_prefix(letters)?;
    if letters.is_empty() || letters.len() > 3 || row.len() > 7 {
        return None;
    }
    let column = letters
        .chars()
        .try_fold(0, |column, letter| Some(column * 26 + letter.to_digit(36)?.checked_sub(9)?))?;
    Some((row.parse().ok()?, usize::try_from(column).ok()?))
}

/// The cells that were read, within the bounds of a sheet.
#[derive(Debug, Default)]
struct Grid {
    rows: BTreeMap<usize, Vec<String>>,
    places: usize,
    length: usize,
    problems: Vec<Problem>,
}

impl Grid {
    /// Takes in a cell: its text at its place, or what is wrong with it.
    fn take(&mut self, cell: &Cell, known: &Known) -> Step {
        match shown(cell, known) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) if text.len() > LONGEST_CELL && text.chars().nth(LONGEST_CELL).is_some() => {
                let message = text!(
                    "this cell is longer than {LONGEST_CELL} characters",
                    "deze cel is langer dan {LONGEST_CELL} tekens"
                );
                self.problems.push(at(cell, Problem::new("too-long", "", message)));
            }
            Ok(text) => self.place(cell, &text)?,
            Err(problem) => self.problems.push(at(cell, *problem)),
        }
        if self.problems.len() < MOST_PROBLEMS { ON } else { STOP }
    }

    fn place(&mut self, cell: &Cell, text: &str) -> Result<(), DocumentError> {
        let row = self.rows.entry(cell.row).or_default();
        let more = cell.column.saturating_sub(row.len());
        self.places += more;
        self.length += text.len();
        if cell.column > MOST_COLUMNS || self.places > MOST_CELLS || self.length > LONGEST_DOCUMENT {
            let most = LONGEST_DOCUMENT >> 20;
            let message = text!(
                "the sheet has more than {MOST_COLUMNS} columns, {MOST_CELLS} cells or {most} MiB of text",
                "het blad heeft meer dan {MOST_COLUMNS} kolommen, {MOST_CELLS} cellen of {most} MiB aan tekst"
            );
            return Err(refusal("too-long", message, None));
        }
        row.reserve_exact(more);
        row.resize(row.len() + more, String::new());
        match row.get_mut(cell.column.saturating_sub(1)) {
            Some(empty) if empty.is_empty() => text.clone_into(empty),
            _ => {
                let message =
                    text!("this cell stands in the sheet twice", "deze cel staat twee keer in het blad");
                self.problems.push(at(cell, Problem::new("doubled-cell", "", message)));
            }
        }
        Ok(())
    }
}

/// What a cell shows.
fn shown<'k>(cell: &Cell, known: &'k Known) -> Result<Cow<'k, str>, Box<Problem>> {
    if cell.formula && !cell.valued {
        let message = text!("this formula has no outcome", "deze formule heeft geen uitkomst");
        let help = text!(
            "open the file in a spreadsheet program and save it, so that it is worked out",
            "open het bestand in een rekenprogramma en sla het op, zodat de uitkomst erin komt"
        );
        return Err(Box::new(Problem::new("formula-without-value", "", message).help(help)));
    }
    if cell.raw.is_empty() {
        return Ok(Cow::Borrowed(""));
    }
    let shape = cell.style.and_then(|style| known.shapes.get(style).copied()).unwrap_or(Shape::Number);
    let read = match cell.kind.as_str() {
        "s" => cell
            .raw
            .trim()
            .parse()
            .ok()
            .and_then(|at: usize| known.texts.get(at))
            .map(|text| Cow::Borrowed(&**text)),
        "inlineStr" => Some(Cow::Owned(cell.raw.clone())),
        "str" => Some(Cow::Owned(readable(cell.raw.clone()))),
        "b" => truth(cell.raw.trim()).map(Cow::Borrowed),
        "d" => Some(Cow::Owned(iso(&cell.raw))),
        "e" => {
            let message = text!(
                "this cell holds an error in place of a value",
                "deze cel bevat een fout in plaats van een waarde"
            );
            return Err(Box::new(Problem::new("cell-error", "", message)));
        }
        "n" | "" => number(&cell.raw, shape, known.since_1904).map(Cow::Owned),
        _ => None,
    };
    read.ok_or_else(|| {
        let message = text!("this cell cannot be read", "deze cel is niet te lezen");
        Box::new(Problem::new("unreadable-cell", "", message))
    })
}

fn truth(raw: &str) -> Option<&'static str> {
    match raw {
        "1" | "true" => Some("true"),
        "0" | "false" => Some("false"),
        _ => None,
    }
}

fn at(cell: &Cell, problem: Problem) -> Problem {
    let place = Place { line: Some(cell.row), column: Some(cell.column), ..Place::default() };
    Problem { place, ..problem }
}
