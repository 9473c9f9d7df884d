//! Which column of a table is which field of an entry.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maatstaf_document::{MOST_PROBLEMS, Problem, join, text};
use serde::Deserialize;

use super::at;
use super::row::List;
use crate::entry::Book;

/// What a user says about the columns of a table, where their names do not say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The field of a column, by the column's name or number (from 1); `-` leaves the column out.
    pub fields: BTreeMap<String, String>,
    /// Whether dates such as 03/02/2026 have the month first. Otherwise the day comes first.
    pub month_first: bool,
}

/// How a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Is {
    Id,
    Pseudonym,
    Text,
    List,
    Date,
    Time,
    Minutes,
    Hours,
    Number,
    Choice,
}

#[derive(Debug, Deserialize)]
struct Field {
    is: Is,
    names: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Known {
    choices: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(flatten)]
    lists: BTreeMap<String, BTreeMap<String, Field>>,
}

/// The fields and their usual names. A test reads the file.
static KNOWN: LazyLock<Option<Known>> =
    LazyLock::new(|| serde_json::from_str(include_str!("columns.json")).ok());

/// For each column that is read: where it stands, and which field it is.
pub(super) struct Plan {
    pub(super) list: List,
    pub(super) columns: Vec<(usize, String, Is)>,
    pub(super) month_first: bool,
}

impl Plan {
    /// Matches the columns of a header with the fields of a list.
    pub(super) fn new(
        book: Book,
        columns: &Columns,
        header: &[String],
        line: usize,
    ) -> Result<Self, Vec<Problem>> {
        let list = List::of(book).ok_or_else(|| {
            let names = List::NAMES.join(", ");
            let message = text!(
                "a table can hold one of these lists: {names}",
                "een tabel kan een van deze lijsten bevatten: {names}"
            );
            vec![Problem::new("unknown-list", "", message)]
        })?;
        let empty = BTreeMap::new();
        let fields = KNOWN.as_ref().and_then(|known| known.lists.get(list.name())).unwrap_or(&empty);
        let mut plan = Self { list, columns: Vec::new(), month_first: columns.month_first };
        let mut problems = Vec::new();
        for (position, name) in header.iter().enumerate() {
            if problems.len() >= MOST_PROBLEMS {
                break;
            }
            let told = columns.fields.get(name).or_else(|| columns.fields.get(&(position + 1).to_string()));
            if told.is_some_and(|field| field == "-") {
                continue;
            }
            let field = told.cloned().or_else(|| recognised(name, fields));
            match field.and_then(|field| fields.get(&field).map(|known| (field, known.is))) {
                Some((field, _)) if plan.columns.iter().any(|(_, taken, _)| *taken == field) => {
                    let message = text!("two columns hold `{field}`", "twee kolommen bevatten `{field}`");
                    problems.push(at(line, position + 1, Problem::new("doubled-field", "", message)));
                }
                Some((field, is)) => plan.columns.push((position, field, is)),
                None => problems.push(at(line, position + 1, unknown_column(position, fields))),
            }
        }
        if problems.is_empty() { Ok(plan) } else { Err(problems) }
    }

    /// Where the column of a field stands.
    pub(super) fn column_of(&self, field: &str) -> Option<usize> {
        self.columns.iter().find(|(_, known, _)| known == field).map(|(position, ..)| *position)
    }

    /// The value that a cell means, among those of a choice.
    pub(super) fn choice(&self, field: &str, cell: &str) -> Option<&'static str> {
        let cell = cell.to_lowercase();
        let meant = |(value, names): &(&String, &Vec<String>)| **value == cell || names.contains(&cell);
        self.values(field)?.iter().find(meant).map(|(value, _)| value.as_str())
    }

    /// The values of a choice.
    pub(super) fn choices(&self, field: &str) -> Vec<&'static str> {
        self.values(field).into_iter().flat_map(BTreeMap::keys).map(String::as_str).collect()
    }

    fn values(&self, field: &str) -> Option<&'static BTreeMap<String, Vec<String>>> {
        let choices = &KNOWN.as_ref()?.choices;
        choices.get(&format!("{}.{field}", self.list.name())).or_else(|| choices.get(field))
    }
}

fn recognised(name: &str, fields: &BTreeMap<String, Field>) -> Option<String> {
    let name = name.to_lowercase();
    fields
        .iter()
        .find(|(field, known)| **field == name || known.names.contains(&name))
        .map(|(field, _)| field.clone())
}

/// The name of a column may be private, so its number is given instead.
fn unknown_column(position: usize, fields: &BTreeMap<String, Field>) -> Problem {
    let (number, names) = (position + 1, fields.keys().cloned().collect::<Vec<_>>());
    let (en, nl) =
        (join(&names, maatstaf_document::Language::En), join(&names, maatstaf_document::Language::Nl));
    let message =
        text!("nothing says what column {number} holds", "niets zegt wat er in kolom {number} staat");
    let help = text!(
        "map it to one of {en}, or to `-` to leave it out",
        "koppel hem aan een van {nl}, of aan `-` om hem weg te laten"
    );
    Problem::new("unknown-column", "", message).help(help)
}
