//! Rows as entries.

use std::collections::BTreeSet;

use maatstaf_document::{MOST_PROBLEMS, Problem, text};
use serde_json::{Map, Value};

use super::columns::{Is, Plan, choices};
use super::earlier::{Sums, clients};
use super::header::simple;
use super::list::List;
use super::pseudonym::{Pseudonyms, Taken, is_pseudonym};
use super::{at, value};
use crate::ledger::Ledger;

/// How the first cell of a row begins that adds up the others.
const TOTALS: [&str; 3] = ["total", "totaal", "totalen"];

/// The rows of a table as entries of a list.
#[derive(Default)]
pub(super) struct Entries {
    /// Each entry.
    pub(super) values: Vec<Value>,
    /// The line of each entry.
    pub(super) lines: Vec<usize>,
    /// What of the rows has no place in the ledger.
    pub(super) left_out: Vec<Problem>,
    /// What cannot be read.
    pub(super) problems: Vec<Problem>,
}

impl Plan<'_> {
    /// Reads every row, and gives every problem.
    pub(super) fn read(
        &self,
        rows: &[(usize, Vec<String>)],
        ledger: &Ledger,
        pseudonyms: &mut Pseudonyms,
    ) -> Entries {
        let mut ids: BTreeSet<String> = ledger.document().days().map(|(id, ..)| id.to_owned()).collect();
        ids.extend(self.cells(Is::Id, rows).filter(|(field, _)| *field == "id").map(|(_, id)| id.to_owned()));
        let written = self.cells(Is::Pseudonym, rows).map(|(_, cell)| cell).filter(|cell| is_pseudonym(cell));
        let kept: BTreeSet<String> = written.map(str::to_owned).chain(names_in(ledger)).collect();
        let mut taken = Taken::new(kept, pseudonyms);
        let (mut read, mut sums, mut next) = (Entries::default(), Sums::of(ledger), 1);
        for (line, cells) in rows {
            if self.is_total(cells) {
                read.left_out.push(at(*line, 1, total()));
                continue;
            }
            let mut entry = self.filled(*line, cells, pseudonyms, &mut taken, &mut read.problems);
            let end = self.column_of("end").map_or(1, |at| at + 1);
            let reversed = self.complete(&mut entry, &mut ids, &mut next);
            read.problems.extend(reversed.map(|one| at(*line, end, one)));
            let missing = self.missing(&entry, cells).into_iter();
            read.problems.extend(missing.map(|problem| at(*line, 1, problem)));
            let entries = if self.list == List::Earlier {
                let group = entry.remove("group_size").is_some_and(|size| size.as_u64() > Some(1));
                read.left_out.extend(group.then(|| at(*line, self.place_of("group_size"), group_size())));
                sums.split(entry, &mut ids)
            } else {
                vec![Value::Object(entry)]
            };
            if entries.is_empty() {
                read.problems.push(at(*line, self.place_of("paid_hours"), lacks("minutes")));
            }
            read.lines.extend(entries.iter().map(|_| *line));
            read.values.extend(entries);
            if read.problems.len() >= MOST_PROBLEMS {
                break;
            }
        }
        read.left_out.truncate(MOST_PROBLEMS);
        read
    }

    /// The fields that the cells of a row hold, and those that hold for every row.
    fn filled(
        &self,
        line: usize,
        cells: &[String],
        pseudonyms: &mut Pseudonyms,
        taken: &mut Taken,
        problems: &mut Vec<Problem>,
    ) -> Map<String, Value> {
        let mut entry: Map<String, Value> =
            self.always.iter().map(|(field, value)| (field.clone(), value.as_str().into())).collect();
        for (position, field, is) in &self.columns {
            let Some(cell) = cells.get(*position).filter(|cell| !cell.is_empty()) else { continue };
            let read = match is {
                Is::Pseudonym => Some(pseudonyms.of(cell, field, taken).into()),
                _ => self.value(*is, field, cell),
            };
            if let Some(value) = read {
                entry.insert(field.clone(), value);
            } else {
                let known: Vec<&str> = choices(self.list, field).collect();
                let mut problem = value::problem(*is, &known);
                problem.place.path.clone_from(field);
                problems.push(at(line, position + 1, problem));
            }
        }
        entry
    }

    /// Whether a row adds up the others: its first filled cell says so, and it has no date besides.
    fn is_total(&self, cells: &[String]) -> bool {
        let Some((first, cell)) = cells.iter().enumerate().find(|(_, cell)| !cell.is_empty()) else {
            return false;
        };
        let is_date = |(position, _, is): &&(usize, String, Is)| *is == Is::Date && *position != first;
        let filled = |at: usize| cells.get(at).is_some_and(|cell| !cell.is_empty());
        let says_so = simple(cell).split([' ', ':']).next().is_some_and(|word| TOTALS.contains(&word));
        says_so && !self.columns.iter().filter(is_date).any(|(position, ..)| filled(*position))
    }

    /// The column of a field as people count, or the first.
    fn place_of(&self, field: &str) -> usize {
        self.column_of(field).map_or(1, |position| position + 1)
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
        if self.list == List::Earlier {
            return problem;
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
        let written = |field: &str| {
            let cell = |name: &str| {
                self.column_of(name).and_then(|at| cells.get(at)).is_some_and(|one| !one.is_empty())
            };
            match field {
                "minutes" => {
                    let parts = cell("paid_hours") || cell("pro_bono_hours");
                    cell(field) || cell("hours") || parts || cell("start") && cell("end")
                }
                "clients" => cell(field) || cell("client"),
                _ => cell(field),
            }
        };
        let lacking = |field: &&&str| !entry.contains_key(**field) && !written(field);
        self.list.needs().iter().filter(lacking).map(|field| lacks(field)).collect()
    }
}

fn lacks(field: &str) -> Problem {
    Problem::new("missing-field", field, text!("`{field}` is missing here", "`{field}` ontbreekt hier"))
}

fn total() -> Problem {
    let message =
        text!("this row adds up the others and was left out", "deze rij telt de andere op en is weggelaten");
    Problem::new("total-left-out", "", message)
}

fn group_size() -> Problem {
    let message = text!(
        "the size of this group was left out: a sum has no room for it, so no profile finds the group too large",
        "de omvang van deze groep is weggelaten: een som heeft er geen plaats voor, dus geen telwijze vindt de groep te groot"
    );
    Problem::new("group-size-left-out", "", message)
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
    let sums = clients(ledger).map(str::to_owned);
    let ledger = ledger.document();
    let sessions =
        ledger.sessions.iter().flat_map(|one| std::iter::once(&one.client).chain(&one.organisation));
    let supervisors = ledger.supervision.iter().filter_map(|one| one.supervisor.as_ref());
    let feedback = ledger.feedback.iter().map(|one| &one.client);
    sessions.chain(supervisors).chain(feedback).cloned().chain(sums).collect()
}
