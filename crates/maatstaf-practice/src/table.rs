//! Spreadsheets as ledgers: a table with a header in, entries out, every problem with its line.

mod columns;
mod row;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT, MOST_PROBLEMS, Place, Problem, text};

pub use columns::Columns;
use columns::Plan;

use crate::entry::Book;
use crate::ledger::Ledger;

/// The longest cell that is read, in characters. This is this project's choice.
const LONGEST_CELL: usize = 20_000;

/// A table read from CSV text: a header, and rows that know their line.
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
    header: Vec<String>,
    header_line: usize,
    rows: Vec<(usize, Vec<String>)>,
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
}

/// Names and the pseudonyms that stand for them: the one place where both are together.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Pseudonyms(pub BTreeMap<String, String>);

impl Pseudonyms {
    /// The pseudonym of a name; what is in use as a pseudonym already, or written as one, stays as it is.
    fn of(&mut self, name: &str, prefix: &str, taken: &mut Taken) -> String {
        if let Some(known) = self.0.get(name) {
            return known.clone();
        }
        if taken.kept.contains(name) {
            return name.to_owned();
        }
        let pseudonym = taken.free(prefix);
        self.0.insert(name.to_owned(), pseudonym.clone());
        pseudonym
    }
}

/// The pseudonyms that no other name may get.
struct Taken {
    /// Those of the ledger, and those that are written as one: they stay as they are.
    kept: BTreeSet<String>,
    /// Those that stand for a name.
    given: BTreeSet<String>,
    /// Per prefix, the number that is tried next: every lower one is taken.
    next: BTreeMap<String, usize>,
}

impl Taken {
    fn new(kept: BTreeSet<String>, pseudonyms: &Pseudonyms) -> Self {
        Self { kept, given: pseudonyms.0.values().cloned().collect(), next: BTreeMap::new() }
    }

    /// The first pseudonym with a prefix that is free, which then is taken.
    fn free(&mut self, prefix: &str) -> String {
        let next = self.next.entry(prefix.to_owned()).or_insert(1);
        loop {
            let pseudonym = format!("{prefix}-{next:02}");
            *next += 1;
            // INVARIANT: of so many numbers, only some are taken.
            if !self.kept.contains(&pseudonym) && self.given.insert(pseudonym.clone()) {
                return pseudonym;
            }
        }
    }
}

/// Whether a text is written as a pseudonym: words and a number (`client-07`), or a code (`T01`). A bare word may be a name.
fn is_pseudonym(text: &str) -> bool {
    let words = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let code = words.len() <= 3 && words.chars().all(|sign| sign.is_ascii_alphabetic());
    let numbered = words.ends_with(['-', '_', '.']) && !words.chars().any(|sign| sign.is_ascii_uppercase());
    maatstaf_document::is_id(text) && words.len() < text.len() && (code || numbered)
}

impl Table {
    /// Reads CSV text: separated by `;`, `,` or tabs, whichever the header uses most.
    ///
    /// # Errors
    /// Text that is too long, no header, rows of another length than the header, cells that are too long: each with its line.
    pub fn read(text: &str) -> Result<Self, DocumentError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.len() > LONGEST_DOCUMENT {
            let most = LONGEST_DOCUMENT >> 20;
            let message = text!("the table is longer than {most} MiB", "de tabel is langer dan {most} MiB");
            return Err(DocumentError::new(vec![Problem::new("too-long", "", message)]));
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
            rows.push((line, record.iter().map(str::to_owned).collect()));
        }
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        if rows.is_empty() {
            let message = text!("there is no header", "er is geen kopregel");
            return Err(DocumentError::new(vec![Problem::new("no-header", "", message)]));
        }
        let (header_line, header) = rows.remove(0);
        let problems: Vec<Problem> = rows
            .iter()
            .flat_map(|(line, cells)| row_problems(*line, cells, header.len()))
            .take(MOST_PROBLEMS)
            .collect();
        if problems.is_empty() {
            Ok(Self { header, header_line, rows })
        } else {
            Err(DocumentError::new(problems))
        }
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Adds the rows to a ledger as entries of one of its lists.
    ///
    /// Names of clients, organisations and supervisors become pseudonyms. What the ledger uses as a pseudonym already stays
    /// as it is, and so does what is written as one: words and a number (`client-07`) or a code (`T01`).
    /// `pseudonyms` are those of earlier imports, so that a client keeps the same one.
    ///
    /// # Errors
    /// Columns that nothing is known for, cells that cannot be read, and entries that are not sound in the ledger: each with its line.
    pub fn import(
        &self,
        list: Book,
        columns: &Columns,
        ledger: &Ledger,
        mut pseudonyms: Pseudonyms,
    ) -> Result<Imported, DocumentError> {
        let plan = Plan::new(list, columns, &self.header, self.header_line).map_err(DocumentError::new)?;
        let (rows, problems) = plan.read(&self.rows, ledger, &mut pseudonyms);
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        let added = rows.len();
        let mut document = ledger.document().clone();
        let first = plan.list.append(&mut document, rows).map_err(DocumentError::new)?;
        let problems: Vec<Problem> = Ledger::problems(&document, "")
            .into_iter()
            .map(|problem| self.at_line(problem, &plan, first))
            .collect();
        if !problems.is_empty() {
            return Err(DocumentError::new(problems));
        }
        let ledger = Ledger::from_document(document)?;
        Ok(Imported { ledger, added, pseudonyms })
    }

    /// A problem of an entry, placed at the line of its row.
    fn at_line(&self, mut problem: Problem, plan: &Plan, first: usize) -> Problem {
        let path = problem.place.path.clone();
        let inside = path.strip_prefix(plan.list.name()).and_then(|rest| rest.strip_prefix('['));
        let split = inside.and_then(|rest| rest.split_once(']'));
        let row = split.and_then(|(at, _)| at.parse::<usize>().ok()).and_then(|at| at.checked_sub(first));
        if let (Some((line, _)), Some((_, field))) = (row.and_then(|row| self.rows.get(row)), split) {
            let path = field.trim_start_matches('.').to_owned();
            let column = plan.column_of(&path).map(|at| at + 1);
            problem.place = Place { path, line: Some(*line), column };
        }
        problem
    }
}

fn row_problems(line: usize, cells: &[String], width: usize) -> Vec<Problem> {
    let mut found = Vec::new();
    if cells.len() != width {
        let have = cells.len();
        let message = text!(
            "this row has {have} cells and the header {width}",
            "deze rij heeft {have} cellen en de kopregel {width}"
        );
        found.push(at(line, 1, Problem::new("ragged-row", "", message)));
    }
    for (column, cell) in cells.iter().enumerate() {
        if cell.chars().nth(LONGEST_CELL).is_some() {
            let message = text!(
                "this cell is longer than {LONGEST_CELL} characters",
                "deze cel is langer dan {LONGEST_CELL} tekens"
            );
            found.push(at(line, column + 1, Problem::new("too-long", "", message)));
        }
    }
    found
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
