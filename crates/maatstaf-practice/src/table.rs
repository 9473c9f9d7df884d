//! Spreadsheets as ledgers: a table with a header in, entries out, every problem with its line.

mod columns;
mod earlier;
mod header;
mod list;
mod map;
mod pseudonym;
mod row;
mod value;

use std::collections::BTreeSet;

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, MOST_PROBLEMS, Place, Problem, text};
use strum::IntoEnumIterator;

pub use columns::Columns;
use columns::{Plan, Told, is_usual};
use header::named;
pub use list::List;
pub use map::{ColumnsDocument, HeaderMap};
pub use pseudonym::Pseudonyms;
use row::Entries;

use crate::ledger::Ledger;

/// The most rows that are read, which no log of one person reaches. This is this project's choice.
const MOST_ROWS: usize = 50_000;
/// The longest cell that is read, in characters. This is this project's choice.
const LONGEST_CELL: usize = 20_000;

/// A table read from CSV text or from the rows of a spreadsheet: a header, and rows that know their line.
///
/// # Example
/// ```
/// use maatstaf_practice::{Book, Columns, Ledger, Pseudonyms, Table};
/// let table = Table::read("Datum;Cliënt;Duur;Betaald\n02-03-2026;Jan Jansen;1,5;ja\n")?;
/// let imported = table.import(Book::Practice, &Columns::default(), &Ledger::default(), Pseudonyms::default())?;
/// let session = &imported.ledger.document().sessions[0];
/// assert_eq!((session.minutes, session.client.as_str()), (90, "client-01")); // the name stays out of the ledger
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The filled rows, each with its line.
    rows: Vec<(usize, Vec<String>)>,
    /// Whether the first row need not be the header, nor all rows equally long: so it is in a spreadsheet.
    loose: bool,
}

/// The entries of a table as a ledger, with the names that became pseudonyms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The ledger that was there, with the new entries after its own.
    pub ledger: Ledger,
    /// How many entries are new.
    pub added: usize,
    /// The names and their pseudonyms. Keep them apart from the ledger.
    pub pseudonyms: Pseudonyms,
    /// The line that was read as the header.
    pub header_line: usize,
    /// What of the table did not come in, and what else a reader should know of it, each with its place.
    pub left_out: Vec<Problem>,
}

impl Table {
    /// Reads CSV text: separated by `;`, `,` or tabs, whichever the header uses most.
    ///
    /// # Errors
    /// Text that is too long, no header, rows of another length than the header, cells that are too long: each with its line.
    pub fn read(text: &str) -> Result<Self, DocumentError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > LONGEST_DOCUMENT {
            return Err(too_long());
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
        let (mut line, mut rest) = (1, text);
        for record in reader.records().flatten() {
            // The reader's own lines are one too low after `\r\n` and before empty lines, so they are counted here.
            let read =
                record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or_default();
            let left = text.get(read..).unwrap_or_default().trim_start_matches(['\r', '\n']);
            let passed = rest.len().saturating_sub(left.len());
            line += line_ends(rest.get(..passed).unwrap_or_default());
            rest = left;
            if rows.len() > MOST_ROWS {
                return Err(too_many_rows());
            }
            rows.push((line, record.iter().map(str::to_owned).collect()));
        }
        let table = Self::of(rows, false)?;
        let width = table.header().len();
        let ragged = table.rows.iter().filter(|(_, cells)| cells.len() != width);
        let problems: Vec<Problem> =
            ragged.map(|(line, cells)| ragged_row(*line, cells.len(), width)).take(MOST_PROBLEMS).collect();
        if problems.is_empty() { Ok(table) } else { Err(DocumentError::new(problems)) }
    }

    /// Takes the rows of a spreadsheet, each with its number.
    ///
    /// The header is the first row of which most cells are names of columns, so that a title may stand above it; without such a row
    /// it is the first filled one. [`Imported::header_line`] says which it was. Rows may be shorter than the header, and longer by
    /// empty cells.
    ///
    /// # Errors
    /// No filled row, cells that are too long, and more text than a document may have.
    ///
    /// # Example
    /// ```
    /// use maatstaf_practice::Table;
    /// let rows = [(1, vec!["Coaching 2026"]), (3, vec!["Datum", "Cliënt", "Duur"])];
    /// let rows = rows.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect())).to_vec();
    /// assert_eq!(Table::from_rows(rows)?.header().len(), 3);
    /// # Ok::<(), maatstaf_document::DocumentError>(())
    /// ```
    pub fn from_rows(mut rows: Vec<(usize, Vec<String>)>) -> Result<Self, DocumentError> {
        let mut length = 0;
        for cell in rows.iter_mut().flat_map(|(_, cells)| cells) {
            if cell.trim().len() < cell.len() {
                *cell = cell.trim().to_owned();
            }
            length += cell.len();
        }
        if length > LONGEST_DOCUMENT { Err(too_long()) } else { Self::of(rows, true) }
    }

    fn of(mut rows: Vec<(usize, Vec<String>)>, loose: bool) -> Result<Self, DocumentError> {
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        if rows.len() > MOST_ROWS {
            return Err(too_many_rows());
        }
        if rows.is_empty() {
            let message = text!("there is no header", "er is geen kopregel");
            return Err(DocumentError::new(vec![Problem::new("no-header", "", message)]));
        }
        let problems: Vec<Problem> =
            rows.iter().flat_map(|(line, cells)| long_cells(*line, cells)).take(MOST_PROBLEMS).collect();
        if problems.is_empty() { Ok(Self { rows, loose }) } else { Err(DocumentError::new(problems)) }
    }

    /// The names of the columns, as far as can be told before it is known what the table holds.
    pub fn header(&self) -> &[String] {
        self.rows.get(self.header_at(is_usual)).map(|(_, cells)| cells.as_slice()).unwrap_or_default()
    }

    fn header_at(&self, is_name: impl Fn(&str) -> bool) -> usize {
        if self.loose { header::position(&self.rows, is_name) } else { 0 }
    }

    /// Adds the rows to a ledger as entries of one of its lists: a [`List`], or the one of a [`Book`](crate::Book).
    ///
    /// Names of clients, organisations and supervisors become pseudonyms. What the ledger uses as a pseudonym already stays
    /// as it is, and so does what is written as one: words and a number (`client-07`) or a code (`T01`).
    /// `pseudonyms` are those of earlier imports, so that a client keeps the same one.
    ///
    /// # Errors
    /// Columns that nothing is known for, cells that cannot be read, and entries that are not sound in the ledger: each with its line.
    pub fn import(
        &self,
        list: impl Into<Option<List>>,
        columns: &Columns,
        ledger: &Ledger,
        pseudonyms: Pseudonyms,
    ) -> Result<Imported, DocumentError> {
        let list = list.into().ok_or_else(|| {
            let names = List::iter().map(List::name).collect::<Vec<_>>().join(", ");
            let message = text!(
                "a table can hold one of these lists: {names}",
                "een tabel kan een van deze lijsten bevatten: {names}"
            );
            DocumentError::new(vec![Problem::new("unknown-list", "", message)])
        })?;
        self.import_with(&HeaderMap::free(list), columns, ledger, pseudonyms)
    }

    /// Adds the rows to a ledger as a header map says; `columns` go before the map.
    ///
    /// # Errors
    /// As for [`Table::import`].
    pub fn import_with(
        &self,
        map: &HeaderMap,
        columns: &Columns,
        ledger: &Ledger,
        mut pseudonyms: Pseudonyms,
    ) -> Result<Imported, DocumentError> {
        let told = Told { map, columns };
        let at = self.header_at(|name| told.knows(name));
        let (header_line, header) =
            self.rows.get(at).map(|(line, cells)| (*line, cells.as_slice())).unwrap_or_default();
        let header = if self.loose { named(header) } else { header };
        let rows = self.rows.get(at + 1..).unwrap_or_default();
        let is_empty = |column| rows.iter().all(|(_, cells)| cells.get(column).is_none_or(String::is_empty));
        let plan = Plan::new(told, header, header_line, is_empty).map_err(DocumentError::new)?;
        let mut read = plan.read(rows, ledger, &mut pseudonyms);
        let beyond = rows.iter().filter(|(_, cells)| named(cells).len() > header.len());
        let beyond = beyond.map(|(line, cells)| ragged_row(*line, named(cells).len(), header.len()));
        read.problems.extend(beyond.take(MOST_PROBLEMS));
        if !read.problems.is_empty() {
            return Err(DocumentError::new(read.problems));
        }
        let Entries { values, lines, left_out, .. } = read;
        let added = values.len();
        let mut document = ledger.document().clone();
        let first = plan.list.append(&mut document, values).map_err(DocumentError::new)?;
        let problems: Vec<Problem> = Ledger::problems(&document, "")
            .into_iter()
            .map(|problem| at_line(problem, &plan, first, &lines))
            .collect();
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        let ledger = Ledger::from_document(document)?;
        let above = (at > 0).then(|| rows_above(at));
        let left_out = above.into_iter().chain(plan.left_out).chain(left_out).chain(twice(&ledger)).collect();
        Ok(Imported { ledger, added, pseudonyms, header_line, left_out })
    }
}

/// A problem of an entry, placed at the line of its row.
fn at_line(mut problem: Problem, plan: &Plan<'_>, first: usize, lines: &[usize]) -> Problem {
    let path = problem.place.path.clone();
    let inside = path.strip_prefix(plan.list.name()).and_then(|rest| rest.strip_prefix('['));
    let split = inside.and_then(|rest| rest.split_once(']'));
    let entry = split.and_then(|(at, _)| at.parse::<usize>().ok()).and_then(|at| at.checked_sub(first));
    if let (Some(line), Some((_, field))) = (entry.and_then(|entry| lines.get(entry)), split) {
        let path = field.trim_start_matches('.').to_owned();
        let column = plan.column_of(&path).map(|at| at + 1);
        problem.place = Place { path, line: Some(*line), column };
    }
    problem
}

fn rows_above(count: usize) -> Problem {
    let message = text!(
        "the rows above the header were left out: {count}",
        "de rijen boven de kopregel zijn weggelaten: {count}"
    );
    at(1, 1, Problem::new("title-left-out", "", message))
}

/// The sums of clients that count who have sessions of their own too.
fn twice(ledger: &Ledger) -> impl Iterator<Item = Problem> {
    let document = ledger.document();
    let clients: BTreeSet<&str> = document.sessions.iter().map(|session| session.client.as_str()).collect();
    let sums = document.earlier.iter().enumerate().filter(|(_, entry)| entry.clients > 0);
    let twice =
        sums.filter(move |(_, entry)| earlier::client(&entry.id).is_some_and(|one| clients.contains(one)));
    let problem = |(at, _)| {
        let message = text!(
            "this client has sessions in the ledger too, and so counts twice",
            "deze cliënt heeft ook sessies in het logboek, en telt dus twee keer"
        );
        let help = text!("make `clients` 0 here", "maak `clients` hier 0");
        Problem::new("client-counts-twice", format!("earlier[{at}].clients"), message).help(help)
    };
    let found: Vec<Problem> = twice.map(problem).take(MOST_PROBLEMS).collect();
    found.into_iter()
}

fn too_many_rows() -> DocumentError {
    let message = text!(
        "the table has more than {MOST_ROWS} rows, header included",
        "de tabel heeft meer dan {MOST_ROWS} rijen, de kopregel meegeteld"
    );
    let help = text!("bring it in in parts", "breng hem in delen binnen");
    DocumentError::new(vec![Problem::new("too-long", "", message).help(help)])
}

fn too_long() -> DocumentError {
    let most = LONGEST_DOCUMENT >> 20;
    let message = text!("the table is longer than {most} MiB", "de tabel is langer dan {most} MiB");
    DocumentError::new(vec![Problem::new("too-long", "", message)])
}

fn ragged_row(line: usize, have: usize, width: usize) -> Problem {
    let message = text!(
        "this row has {have} cells and the header {width}",
        "deze rij heeft {have} cellen en de kopregel {width}"
    );
    at(line, 1, Problem::new("ragged-row", "", message))
}

fn long_cells(line: usize, cells: &[String]) -> Vec<Problem> {
    let long = cells.iter().enumerate().filter(|(_, cell)| cell.chars().nth(LONGEST_CELL).is_some());
    let problem = |(column, _)| {
        let message = text!(
            "this cell is longer than {LONGEST_CELL} characters",
            "deze cel is langer dan {LONGEST_CELL} tekens"
        );
        at(line, column + 1, Problem::new("too-long", "", message))
    };
    long.map(problem).collect()
}

/// The same problem at a line, and at a column counted in cells.
fn at(line: usize, column: usize, mut problem: Problem) -> Problem {
    problem.place.line = Some(line);
    problem.place.column = Some(column);
    problem
}

/// How many lines end in a text, by `\n`, `\r\n` or `\r`.
fn line_ends(text: &str) -> usize {
    let count = |end: &str| text.matches(end).count();
    count("\n") + count("\r") - count("\r\n")
}

fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    // The first of equals is taken last by `max_by_key`, so the commonest separator stands at the end.
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}
