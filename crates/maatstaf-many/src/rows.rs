//! Levels as a tidy table: one row per person, place and lane, and one row per portfolio that could not be read.

use std::fmt::Write as _;

use jiff::civil::Date;
use maatstaf::{Framework, Lane};
use maatstaf_document::{DocumentError, is_id};
use serde::Deserialize;
use strum::IntoEnumIterator as _;

use crate::days::day_number;
use crate::estimator::Estimator;
use crate::levels::Levels;
use crate::person::Person;

/// The columns of the table, in their order.
///
/// The first ten are those of the table that `maatstaf-results` writes: `person` is the pseudonym, `as_of` the day of
/// reading, `scope` is `overall` or `category`, `category` the id of the category and `overall` for the whole, `lane` is `floor`, `estimate` or
/// `ceiling`, `level` the id of the level and empty for none, `height` counts the levels from 1, with 0 for none, and `levels` is how many the
/// framework has. A portfolio that could not be read has one row, with the code of its first problem, its place, and how many there are.
pub const COLUMNS: [&str; 13] = [
    "person",
    "framework",
    "policy",
    "as_of",
    "scope",
    "category",
    "lane",
    "level",
    "height",
    "levels",
    "problem",
    "place",
    "problems",
];

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Comma-separated values (RFC 4180), lines that end in LF. A cell that a spreadsheet would take for a formula gets a `'` in front.
    Csv,
    /// A JSON object per line; what does not apply is left out, and a level that is not reached is null.
    Ndjson,
}

/// A portfolio that could not be read. It quotes ids and places, never a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The holder's pseudonym, when at least that could be read.
    pub person: String,
    /// The code of the first problem, such as `unknown-indicator`.
    pub problem: String,
    /// Its place: file, line and column, and path.
    pub place: String,
    /// How many problems there are.
    pub problems: u32,
}

/// A table that is being written.
///
/// # Example
/// ```
/// use maatstaf::Policy;
/// use maatstaf_many::{Estimator, Form, Levels, Person, Refusal, Rows};
/// let (mut estimator, mut person, mut levels) = (Estimator::new(Policy::standard()), Person::default(), Levels::default());
/// let mut rows = Rows::new(Form::Csv);
/// for (line, text) in (1..).zip([r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30"}"#, "{}"]) {
///     match estimator.read(text.as_bytes(), &mut person).and_then(|()| estimator.estimate(&person, &mut levels)) {
///         Ok(()) => rows.person(&mut estimator, &person, &levels),
///         Err(error) => rows.refusal(&Refusal::new("people.ndjson", line, text.as_bytes(), &error)),
///     }
/// }
/// let table = String::from_utf8(rows.take()).expect("a table is text");
/// assert_eq!(table.lines().count(), 3 * (1 + 8) + 1); // in each lane the whole and eight categories; and what was refused
/// assert!(table.starts_with("coach-a,emcc-2015,maatstaf-default,2026-06-30,overall,overall,floor,,0,4,,,\n"));
/// assert!(table.ends_with(",,,,,,,,,,missing-field,people.ndjson:2:1,4\n")); // of the four fields that a portfolio must have, none is there
/// ```
#[derive(Debug, Clone)]
pub struct Rows {
    form: Form,
    bytes: Vec<u8>,
    /// The ends of rows, per framework.
    ends: Vec<Ends>,
    /// The day that was written last.
    day: (i32, String),
    start: Vec<u8>,
}

/// The ends of the rows of one framework: everything behind the day.
#[derive(Debug, Clone)]
struct Ends {
    framework: String,
    /// The part of a row's start that is the same for all.
    names: Vec<u8>,
    /// By place (the whole, then each category), lane and height.
    places: Vec<[Vec<Vec<u8>>; 3]>,
}

impl Refusal {
    /// What was refused: a portfolio that begins on a line (from 1) of a file or the like.
    pub fn new(name: &str, line: usize, portfolio: &[u8], error: &DocumentError) -> Self {
        let first = error.problems().first();
        let place = first.map(|problem| {
            let (place, mut text) = (&problem.place, name.to_owned());
            // INVARIANT: writing to a string cannot fail.
            for number in [Some(place.line.unwrap_or(1) + line - 1), place.column].into_iter().flatten() {
                let _ = write!(text, ":{number}");
            }
            if place.path.is_empty() { text } else { format!("{text}: {}", place.path) }
        });
        Self {
            person: holder(portfolio).unwrap_or_default(),
            problem: first.map_or_else(String::new, |problem| problem.code.to_owned()),
            place: place.unwrap_or_default(),
            problems: u32::try_from(error.problems().len()).unwrap_or(u32::MAX),
        }
    }
}

/// The pseudonym in a text that is no sound portfolio, if it is one.
fn holder(portfolio: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Held {
        holder: String,
    }
    let held: Held = serde_json::from_slice(portfolio).ok()?;
    Some(held.holder).filter(|holder| is_id(holder))
}

impl Rows {
    /// An empty table.
    pub fn new(form: Form) -> Self {
        Self { form, bytes: Vec::new(), ends: Vec::new(), day: (0, String::new()), start: Vec::new() }
    }

    /// Writes the names of the columns, where the form has such a line.
    pub fn head(&mut self) {
        if self.form == Form::Csv {
            self.bytes.extend_from_slice(COLUMNS.join(",").as_bytes());
            self.bytes.push(b'\n');
        }
    }

    /// Writes the rows of a person: in each lane the whole and every category.
    pub fn person(&mut self, estimator: &mut Estimator, person: &Person, levels: &Levels) {
        let Some(at) = self.framework(estimator, &person.framework) else { return };
        self.begin(estimator.reads_on(person), person, at);
        let Some(known) = self.ends.get(at) else { return };
        let heights = std::iter::once(&levels.overall).chain(&levels.categories);
        for (place, heights) in known.places.iter().zip(heights) {
            for (ends, height) in place.iter().zip(heights) {
                self.bytes.extend_from_slice(&self.start);
                self.bytes.extend_from_slice(ends.get(usize::from(*height)).map_or(&[], Vec::as_slice));
            }
        }
    }

    /// Writes the row of a portfolio that could not be read.
    pub fn refusal(&mut self, refusal: &Refusal) {
        let Refusal { person, problem, place, problems } = refusal;
        let row = match self.form {
            Form::Csv => format!("{},,,,,,,,,,{},{},{problems}\n", cell(person), cell(problem), cell(place)),
            Form::Ndjson => {
                let known =
                    if person.is_empty() { String::new() } else { format!("\"person\":{},", json(person)) };
                format!(
                    "{{{known}\"problem\":{},\"place\":{},\"problems\":{problems}}}\n",
                    json(problem),
                    json(place)
                )
            }
        };
        self.bytes.extend_from_slice(row.as_bytes());
    }

    /// What was written since the last time.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Forgets what was written, and keeps the memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Takes what was written since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Writes into memory that was used before; what was written since the last time is forgotten.
    pub fn use_again(&mut self, memory: Vec<u8>) {
        self.bytes = memory;
        self.bytes.clear();
    }

    fn framework(&mut self, estimator: &mut Estimator, id: &str) -> Option<usize> {
        if let Some(at) = self.ends.iter().position(|known| known.framework == id) {
            return Some(at);
        }
        let policy = estimator.policy().id().to_owned();
        let ends = Ends::new(self.form, estimator.framework(id)?, &policy);
        self.ends.push(ends);
        Some(self.ends.len() - 1)
    }

    /// Writes what all rows of a person begin with.
    fn begin(&mut self, day: Option<Date>, person: &Person, at: usize) {
        let number = day.map_or(i32::MIN, day_number);
        if self.day.0 != number || self.day.1.is_empty() {
            self.day = (number, day.map(|day| day.to_string()).unwrap_or_default());
        }
        let names = self.ends.get(at).map_or(&[][..], |known| &known.names);
        // INVARIANT: a pseudonym is an id, which needs no quotes in either form.
        let parts: [&[u8]; 5] = match self.form {
            Form::Csv => [b"", person.holder.as_bytes(), names, self.day.1.as_bytes(), b","],
            Form::Ndjson => {
                [b"{\"person\":\"", person.holder.as_bytes(), names, self.day.1.as_bytes(), b"\","]
            }
        };
        self.start.clear();
        for part in parts {
            self.start.extend_from_slice(part);
        }
    }
}

impl Ends {
    fn new(form: Form, framework: &Framework, policy: &str) -> Self {
        let names = match form {
            Form::Csv => format!(",{},{},", cell(framework.id()), cell(policy)),
            Form::Ndjson => {
                format!("\",\"framework\":{},\"policy\":{},\"as_of\":\"", json(framework.id()), json(policy))
            }
        };
        let places = std::iter::once(None).chain(framework.categories().iter().map(Some));
        let ends = places.map(|category| {
            let lanes: Vec<Lane> = Lane::iter().collect();
            std::array::from_fn(|lane| {
                let lane = lanes.get(lane).copied().unwrap_or(Lane::Ceiling);
                let heights = 0..=framework.levels().len();
                heights.map(|height| end(form, framework, (category, lane, height)).into_bytes()).collect()
            })
        });
        Self { framework: framework.id().to_owned(), names: names.into_bytes(), places: ends.collect() }
    }
}

fn end(
    form: Form,
    framework: &Framework,
    (category, lane, height): (Option<&String>, Lane, usize),
) -> String {
    let scope = if category.is_some() { "category" } else { "overall" };
    let category = category.map_or("overall", String::as_str);
    let level = height.checked_sub(1).and_then(|at| framework.levels().get(at));
    let levels = framework.levels().len();
    match form {
        Form::Csv => {
            let level = level.map(|level| cell(level)).unwrap_or_default();
            format!("{scope},{},{lane},{level},{height},{levels},,,\n", cell(category))
        }
        Form::Ndjson => {
            let level = level.map_or_else(|| "null".to_owned(), |level| json(level));
            format!(
                "\"scope\":\"{scope}\",\"category\":{},\"lane\":\"{lane}\",\"level\":{level},\"height\":{height},\"levels\":{levels}}}\n",
                json(category)
            )
        }
    }
}

/// A cell of a table, which no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
