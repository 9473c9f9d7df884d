//! Which column of a table is which field of an entry.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maatstaf_document::{Language, MOST_PROBLEMS, Problem, join, text};
use serde::Deserialize;

use super::at;
use super::header::simple;
use super::list::List;
use super::map::HeaderMap;

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
pub(super) struct Field {
    is: Is,
    names: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Known {
    choices: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(flatten)]
    lists: BTreeMap<String, BTreeMap<String, Field>>,
}

/// The fields and their usual names. A test reads the file.
static KNOWN: LazyLock<Known> =
    LazyLock::new(|| serde_json::from_str(include_str!("columns.json")).unwrap_or_default());

/// The fields of a list, by name.
pub(super) fn fields(list: List) -> &'static BTreeMap<String, Field> {
    static NONE: BTreeMap<String, Field> = BTreeMap::new();
    KNOWN.lists.get(list.name()).unwrap_or(&NONE)
}

/// The values of a choice; none for a field that is no choice.
pub(super) fn choices(list: List, field: &str) -> impl Iterator<Item = &'static str> {
    values(list, field).into_iter().flat_map(BTreeMap::keys).map(String::as_str)
}

/// Whether a cell is the usual name of a column of any list.
pub(super) fn is_usual(name: &str) -> bool {
    KNOWN.lists.values().any(|fields| recognised(name, fields).is_some())
}

fn values(list: List, field: &str) -> Option<&'static BTreeMap<String, Vec<String>>> {
    fields(list).get(field).filter(|known| known.is == Is::Choice)?;
    KNOWN.choices.get(&format!("{}.{field}", list.name())).or_else(|| KNOWN.choices.get(field))
}

fn recognised<'f>(name: &str, fields: &'f BTreeMap<String, Field>) -> Option<&'f str> {
    let name = simple(name);
    let found = fields.iter().find(|(field, known)| **field == name || known.names.contains(&name));
    found.map(|(field, _)| field.as_str())
}

/// Everything that says what a column holds: first the user, then a map, then the usual names.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub(super) map: &'t HeaderMap,
    pub(super) columns: &'t Columns,
}

impl<'t> Told<'t> {
    /// Whether a cell is known as the name of a column.
    pub(super) fn knows(self, name: &str) -> bool {
        self.columns.fields.contains_key(name)
            || self.map.field(name).is_some()
            || recognised(name, fields(self.map.list())).is_some()
    }

    /// The field of a column, or `-`, as the user says.
    fn by_user(self, name: &str, position: usize) -> Option<&'t str> {
        let fields = &self.columns.fields;
        fields.get(name).or_else(|| fields.get(&(position + 1).to_string())).map(String::as_str)
    }
}

/// For each column that is read: where it stands, and which field it is.
pub(super) struct Plan<'t> {
    pub(super) list: List,
    pub(super) columns: Vec<(usize, String, Is)>,
    pub(super) month_first: bool,
    pub(super) always: &'t BTreeMap<String, String>,
    pub(super) left_out: Vec<Problem>,
}

impl<'t> Plan<'t> {
    /// Matches the columns of a header with the fields of a list. A column without name in which nothing stands is no column.
    pub(super) fn new(
        told: Told<'t>,
        header: &[String],
        line: usize,
        is_empty: impl Fn(usize) -> bool,
    ) -> Result<Self, Vec<Problem>> {
        let map = told.map.document();
        let month_first = map.month_first || told.columns.month_first;
        let mut plan = Self {
            list: map.list,
            columns: Vec::new(),
            month_first,
            always: &map.always,
            left_out: Vec::new(),
        };
        let (fields, mut problems) = (fields(map.list), Vec::new());
        for (position, name) in header.iter().enumerate() {
            if problems.len() >= MOST_PROBLEMS {
                break;
            }
            let (user, map) = (told.by_user(name, position), told.map.field(name));
            let field = user.or(map).or_else(|| recognised(name, fields));
            match field.and_then(|field| fields.get(field).map(|known| (field, known.is))) {
                _ if field == Some("-") => plan.leave_out(line, position, user.is_none().then_some(told.map)),
                Some((field, _)) if plan.column_of(field).is_some() => {
                    let message = text!("two columns hold `{field}`", "twee kolommen bevatten `{field}`");
                    problems.push(at(line, position + 1, Problem::new("doubled-field", "", message)));
                }
                Some((field, is)) => plan.columns.push((position, field.to_owned(), is)),
                None if name.is_empty() && is_empty(position) => {}
                None => problems.push(at(line, position + 1, unknown_column(position, fields))),
            }
        }
        problems.extend(plan.doubled_sum().map(|position| at(line, position + 1, doubled_sum())));
        if problems.is_empty() { Ok(plan) } else { Err(problems) }
    }

    fn leave_out(&mut self, line: usize, position: usize, by: Option<&HeaderMap>) {
        let number = position + 1;
        let message = match by {
            Some(map) => {
                let id = map.id();
                text!(
                    "column {number} was left out, as map `{id}` says",
                    "kolom {number} is weggelaten, zoals `{id}` zegt"
                )
            }
            None => text!(
                "column {number} was left out, as you asked",
                "kolom {number} is weggelaten, zoals je vroeg"
            ),
        };
        if self.left_out.len() < MOST_PROBLEMS {
            self.left_out.push(at(line, number, Problem::new("column-left-out", "", message)));
        }
    }

    /// Where hours in all stand beside paid hours and hours pro bono.
    fn doubled_sum(&self) -> Option<usize> {
        let part = self.column_of("paid_hours").or_else(|| self.column_of("pro_bono_hours"));
        part.and(self.column_of("minutes").or_else(|| self.column_of("hours")))
    }

    /// Where the column of a field stands.
    pub(super) fn column_of(&self, field: &str) -> Option<usize> {
        self.columns.iter().find(|(_, known, _)| known == field).map(|(position, ..)| *position)
    }

    /// The value that a cell means, among those of a choice.
    pub(super) fn choice(&self, field: &str, cell: &str) -> Option<&'static str> {
        let cell = cell.to_lowercase();
        let meant = |(value, names): &(&String, &Vec<String>)| **value == cell || names.contains(&cell);
        values(self.list, field)?.iter().find(meant).map(|(value, _)| value.as_str())
    }
}

fn doubled_sum() -> Problem {
    let message = text!(
        "this column holds hours in all, and others hold the paid ones and those pro bono",
        "deze kolom bevat alle uren, en andere bevatten de betaalde uren en die pro bono"
    );
    Problem::new("doubled-field", "", message)
        .help(text!("map it to `-` to leave it out", "koppel hem aan `-` om hem weg te laten"))
}

/// The name of a column may be private, so its number is given instead.
fn unknown_column(position: usize, fields: &BTreeMap<String, Field>) -> Problem {
    let (number, names) = (position + 1, fields.keys().cloned().collect::<Vec<_>>());
    let (en, nl) = (join(&names, Language::En), join(&names, Language::Nl));
    let message =
        text!("nothing says what column {number} holds", "niets zegt wat er in kolom {number} staat");
    let help = text!(
        "map it to one of {en}, or to `-` to leave it out",
        "koppel hem aan een van {nl}, of aan `-` om hem weg te laten"
    );
    Problem::new("unknown-column", "", message).help(help)
}
