//! Rows as entries.

use std::collections::BTreeSet;

use maatstaf_document::{MOST_PROBLEMS, Problem, text};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::columns::{Is, Plan};
use super::{Pseudonyms, Taken, at, is_pseudonym, value};
use crate::entry::Book;
use crate::ledger::{Ledger, LedgerDocument};

/// A list of a ledger that a table can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Sessions,
    Supervision,
    Cpd,
    Feedback,
    Training,
}

impl List {
    /// The lists by the names that they have in files.
    pub(super) const NAMES: [&'static str; 5] = ["sessions", "supervision", "cpd", "feedback", "training"];

    pub(super) fn of(book: Book) -> Option<Self> {
        match book {
            Book::Practice => Some(Self::Sessions),
            Book::Supervision => Some(Self::Supervision),
            Book::Cpd => Some(Self::Cpd),
            Book::Feedback => Some(Self::Feedback),
            Book::Training => Some(Self::Training),
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::Supervision => "supervision",
            Self::Cpd => "cpd",
            Self::Feedback => "feedback",
            Self::Training => "training",
        }
    }

    /// What a new entry's id starts with.
    fn prefix(self) -> &'static str {
        match self {
            Self::Sessions => "session",
            Self::Supervision => "supervision",
            Self::Cpd => "cpd",
            Self::Feedback => "feedback",
            Self::Training => "training",
        }
    }

    /// Adds entries to a ledger, and says where the first of them stands.
    pub(super) fn append(self, ledger: &mut LedgerDocument, rows: Vec<Value>) -> Result<usize, Vec<Problem>> {
        match self {
            Self::Sessions => append(&mut ledger.sessions, rows),
            Self::Supervision => append(&mut ledger.supervision, rows),
            Self::Cpd => append(&mut ledger.cpd, rows),
            Self::Feedback => append(&mut ledger.feedback, rows),
            Self::Training => append(&mut ledger.training, rows),
        }
    }
}

fn append<T: DeserializeOwned>(list: &mut Vec<T>, rows: Vec<Value>) -> Result<usize, Vec<Problem>> {
    let first = list.len();
    for row in rows {
        // INVARIANT: every required field was asked for, and every value has the form of its field.
        let entry = serde_json::from_value(row).map_err(|_| {
            let message = text!("a row cannot be read", "een rij is niet te lezen");
            vec![Problem::new("unreadable", "", message)]
        })?;
        list.push(entry);
    }
    Ok(first)
}

impl Plan {
    /// Reads every row, and gives every problem.
    pub(super) fn read(
        &self,
        rows: &[(usize, Vec<String>)],
        ledger: &Ledger,
        pseudonyms: &mut Pseudonyms,
    ) -> (Vec<Value>, Vec<Problem>) {
        let (mut read, mut problems) = (Vec::new(), Vec::new());
        let mut ids: BTreeSet<String> = ledger.document().days().map(|(id, ..)| id.to_owned()).collect();
        ids.extend(self.cells(Is::Id, rows).filter(|(field, _)| *field == "id").map(|(_, id)| id.to_owned()));
        let written = self.cells(Is::Pseudonym, rows).map(|(_, cell)| cell).filter(|cell| is_pseudonym(cell));
        let kept: BTreeSet<String> = written.map(str::to_owned).chain(names_in(ledger)).collect();
        let mut taken = Taken::new(kept, pseudonyms);
        let mut next = 1;
        for (line, cells) in rows {
            let mut entry = Map::new();
            for (position, field, is) in &self.columns {
                let Some(cell) = cells.get(*position).filter(|cell| !cell.is_empty()) else { continue };
                let read = match is {
                    Is::Pseudonym => Some(pseudonyms.of(cell, field, &mut taken).into()),
                    _ => self.value(*is, field, cell),
                };
                if let Some(value) = read {
                    entry.insert(field.clone(), value);
                } else {
                    let mut problem = value::problem(*is, &self.choices(field));
                    problem.place.path.clone_from(field);
                    problems.push(at(*line, position + 1, problem));
                }
            }
            let end = self.column_of("end").map_or(1, |at| at + 1);
            problems.extend(self.complete(&mut entry, &mut ids, &mut next).map(|one| at(*line, end, one)));
            problems.extend(self.missing(&entry, cells).into_iter().map(|problem| at(*line, 1, problem)));
            read.push(Value::Object(entry));
            if problems.len() >= MOST_PROBLEMS {
                break;
            }
        }
        (read, problems)
    }

    fn value(&self, is: Is, field: &str, cell: &str) -> Option<Value> {
        match is {
            Is::Text | Is::Id | Is::Pseudonym => Some(cell.into()),
            Is::List => Some(cell.split([',', ';']).map(str::trim).filter(|one| !one.is_empty()).collect()),
            Is::Date => value::date(cell, self.month_first),
            Is::Time => value::time(cell),
            Is::Minutes | Is::Number => value::number(cell),
            Is::Hours => value::hours(cell),
            Is::Choice => self.choice(field, cell).map(Value::from),
        }
    }

    /// Fills in what follows from the rest: the length from hours or from start and end, and an id.
    fn complete(
        &self,
        entry: &mut Map<String, Value>,
        ids: &mut BTreeSet<String>,
        next: &mut usize,
    ) -> Option<Problem> {
        let (hours, end) = (entry.remove("hours"), entry.remove("end"));
        let mut problem = None;
        if !entry.contains_key("minutes") {
            let between = value::between(entry.get("start"), end.as_ref());
            problem = (hours.is_none() && between.is_none() && entry.contains_key("start") && end.is_some())
                .then(reversed);
            if let Some(minutes) = hours.or(between) {
                entry.insert("minutes".to_owned(), minutes);
            }
        }
        if !entry.contains_key("id") {
            let mut id = format!("{}-{next:04}", self.list.prefix());
            while ids.contains(&id) {
                *next += 1;
                id = format!("{}-{next:04}", self.list.prefix());
            }
            entry.insert("id".to_owned(), id.into());
        }
        if let Some(Value::String(id)) = entry.get("id") {
            ids.insert(id.clone());
        }
        if self.list == List::Training || self.list == List::Cpd {
            let kind = if self.list == List::Cpd { "informal" } else { "other" };
            entry.entry("kind").or_insert_with(|| kind.into());
        }
        problem
    }

    /// The cells that are read in one way, each with its field.
    fn cells<'r>(
        &'r self,
        how: Is,
        rows: &'r [(usize, Vec<String>)],
    ) -> impl Iterator<Item = (&'r str, &'r str)> {
        let columns = self.columns.iter().filter(move |(_, _, is)| *is == how);
        columns.flat_map(move |(at, field, _)| {
            rows.iter().filter_map(move |(_, cells)| Some((field.as_str(), cells.get(*at)?.as_str())))
        })
    }

    /// The fields that a row lacks. A cell that could not be read is no lack: it has its own problem.
    fn missing(&self, entry: &Map<String, Value>, cells: &[String]) -> Vec<Problem> {
        let needed: &[&str] = match self.list {
            List::Sessions => &["day", "minutes", "client"],
            List::Supervision => &["day", "minutes", "kind"],
            List::Cpd | List::Training => &["day", "minutes", "title"],
            List::Feedback => &["day", "client"],
        };
        let written = |field: &str| {
            let cell = |name: &str| {
                self.column_of(name).and_then(|at| cells.get(at)).is_some_and(|one| !one.is_empty())
            };
            cell(field) || field == "minutes" && (cell("hours") || cell("start") && cell("end"))
        };
        let lacks = |field: &&&str| !entry.contains_key(**field) && !written(field);
        let problem = |field: &&str| {
            Problem::new(
                "missing-field",
                *field,
                text!("`{field}` is missing here", "`{field}` ontbreekt hier"),
            )
        };
        needed.iter().filter(lacks).map(problem).collect()
    }
}

/// The problem of an end that is not after its start.
fn reversed() -> Problem {
    let message = text!("this ends before it begins", "dit eindigt voordat het begint");
    let help = text!(
        "for what ran past midnight, give its length instead",
        "geef de duur in plaats van de eindtijd als het over middernacht liep"
    );
    Problem::new("period-reversed", "end", message).help(help)
}

/// The pseudonyms that a ledger uses already.
fn names_in(ledger: &Ledger) -> BTreeSet<String> {
    let ledger = ledger.document();
    let sessions =
        ledger.sessions.iter().flat_map(|one| std::iter::once(&one.client).chain(&one.organisation));
    let supervisors = ledger.supervision.iter().filter_map(|one| one.supervisor.as_ref());
    sessions.chain(supervisors).chain(ledger.feedback.iter().map(|one| &one.client)).cloned().collect()
}
