//! Reads a claims table.

mod list;
mod string;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Int16Type, Int32Type, Int64Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, Date32Array, PrimitiveArray, RecordBatch};
use arrow_buffer::ScalarBuffer;
use jiff::civil::Date;
use maatstaf_document::{DocumentError, Problem, is_id, text};
use maatstaf_many::{Person, Refusal, day_number};

use crate::problem::{ArrowProblem, problem};
use list::Lists;
pub(crate) use string::Strings;

/// The persons of a claims table, every column of which was checked.
///
/// Columns are found by their names, in any order, beside any others. Texts may be of any of Arrow's three kinds, or dictionaries of them;
/// lists may count in 32 bits or in 64; numbers may have a sign, of which nothing is made. So the table may come from an engine that has only those.
///
/// # Example
/// ```
/// use maatstaf_arrow::{Persons, PersonsBuilder};
/// use maatstaf_many::Person;
/// let person = Person { holder: "coach-a".into(), framework: "emcc-2015".into(), words: vec![1 << 33], ..Person::default() };
/// let mut builder = PersonsBuilder::new();
/// builder.person(&person);
/// let table = builder.finish()?;
/// let mut read = Person::default();
/// Persons::new(&table)?.fill(0, &mut read);
/// assert_eq!(read, person);
/// let refused = Persons::new(&table.project(&[0, 1]).expect("two columns")).expect_err("eight are missing");
/// assert_eq!((refused.problems().len(), refused.problems()[0].code), (8, "missing-column"));
/// # Ok::<(), maatstaf_arrow::ArrowProblem>(())
/// ```
#[derive(Debug, Clone)]
pub struct Persons {
    rows: usize,
    person: Strings,
    framework: Strings,
    as_of: Date32Array,
    not_applicable: Lists<u16>,
    claims: Lists<u64>,
    far: Lists<u64>,
    rulings: Lists<u32>,
    problem: Strings,
    place: Strings,
    problems: PrimitiveArray<UInt32Type>,
}

impl Persons {
    /// Checks every column of a claims table.
    ///
    /// # Errors
    /// Every column that is missing or of a wrong type; else, of each column, the first row whose value cannot be.
    pub fn new(table: &RecordBatch) -> Result<Self, ArrowProblem> {
        let mut problems = Vec::new();
        let persons = Self::columns(table, &mut Columns { table, problems: &mut problems });
        let Some(persons) = persons.filter(|_| problems.is_empty()) else {
            return Err(DocumentError::new(problems));
        };
        persons.check(&mut problems);
        if problems.is_empty() { Ok(persons) } else { Err(DocumentError::new(problems)) }
    }

    /// How many there are, with those that could not be read.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Fills a person from a row. What was there before is replaced, and its memory is used again; a row that is a refusal leaves it empty.
    #[inline]
    pub fn fill(&self, row: usize, person: &mut Person) {
        let is_person = row < self.rows && !self.is_refused(row);
        let framework = self.framework.at(row).filter(|_| is_person).unwrap_or_default();
        // Most persons have the framework of the one before, whose name is there already.
        let known = std::mem::take(&mut person.framework);
        person.clear();
        person.framework = known;
        if person.framework != framework {
            person.framework.replace_range(.., framework);
        }
        if !is_person {
            return;
        }
        person.holder.push_str(self.person.at(row).unwrap_or_default());
        person.as_of = self.as_of.value(row);
        person.not_applicable.extend_from_slice(self.not_applicable.at(row));
        person.words.extend_from_slice(self.claims.at(row));
        person.far.extend_from_slice(self.far.at(row));
        person.rulings.extend_from_slice(self.rulings.at(row));
    }

    /// Why a row is no person, if it is none.
    #[inline]
    pub fn refusal(&self, row: usize) -> Option<Refusal> {
        if row >= self.rows || !self.is_refused(row) {
            return None;
        }
        let owned = |strings: &Strings| strings.at(row).unwrap_or_default().to_owned();
        Some(Refusal {
            person: owned(&self.person),
            problem: owned(&self.problem),
            place: owned(&self.place),
            problems: self.problems.value(row),
        })
    }

    fn columns(table: &RecordBatch, columns: &mut Columns<'_>) -> Option<Self> {
        let (texts, lists) =
            (("text", "tekst"), ("a list of whole numbers", "een lijst van gehele getallen"));
        let (day, number) = (("days", "dagen"), ("whole numbers", "gehele getallen"));
        // Each column is asked for before any is given up, so that all problems are told at once.
        let person = columns.take("person", texts, Strings::new);
        let framework = columns.take("framework", texts, Strings::new);
        let as_of = columns.take("as_of", day, |column| column.as_primitive_opt::<Date32Type>().cloned());
        let not_applicable = columns.take("not_applicable", lists, Lists::new::<UInt16Type, Int16Type>);
        let claims = columns.take("claims", lists, Lists::new::<UInt64Type, Int64Type>);
        let far = columns.take("far", lists, Lists::new::<UInt64Type, Int64Type>);
        let rulings = columns.take("rulings", lists, Lists::new::<UInt32Type, Int32Type>);
        let problem = columns.take("problem", texts, Strings::new);
        let place = columns.take("place", texts, Strings::new);
        let problems = columns.take("problems", number, counts);
        Some(Self {
            rows: table.num_rows(),
            person: person?,
            framework: framework?,
            as_of: as_of?,
            not_applicable: not_applicable?,
            claims: claims?,
            far: far?,
            rulings: rulings?,
            problem: problem?,
            place: place?,
            problems: problems?,
        })
    }

    /// Adds, of each column, the first row whose value cannot be.
    fn check(&self, problems: &mut Vec<Problem>) {
        let days = day_number(Date::MIN)..=day_number(Date::MAX);
        let person = |row: usize| match self.person.at(row) {
            Some(id) => is_id(id) || id.is_empty() && self.is_refused(row),
            None => self.is_refused(row),
        };
        let read = |row: usize, is_valid: bool| is_valid || self.is_refused(row);
        let mut first = |column: &str, is_sound: &dyn Fn(usize) -> bool| {
            if let Some(row) = (0..self.rows).find(|row| !is_sound(*row)) {
                problems.push(wrong_value(column, row));
            }
        };
        first("person", &person);
        first("framework", &|row| read(row, self.framework.at(row).is_some()));
        first("as_of", &|row| read(row, self.as_of.is_valid(row) && days.contains(&self.as_of.value(row))));
        first("not_applicable", &|row| read(row, self.not_applicable.is_valid(row)));
        first("claims", &|row| read(row, self.claims.is_valid(row)));
        let fits = |row| [0, self.claims.at(row).len()].contains(&self.far.at(row).len());
        first("far", &|row| read(row, self.far.is_valid(row) && fits(row)));
        first("rulings", &|row| read(row, self.rulings.is_valid(row)));
        first("problems", &|row| !self.is_refused(row) || self.problems.is_valid(row));
    }

    #[inline]
    fn is_refused(&self, row: usize) -> bool {
        self.problem.at(row).is_some()
    }
}

/// The columns of a table, and what is wrong with them.
struct Columns<'t> {
    table: &'t RecordBatch,
    problems: &'t mut Vec<Problem>,
}

impl Columns<'_> {
    fn take<C>(
        &mut self,
        name: &str,
        (en, nl): (&str, &str),
        read: impl Fn(&ArrayRef) -> Option<C>,
    ) -> Option<C> {
        let found = self.table.column_by_name(name);
        let column = found.and_then(read);
        if column.is_none() {
            let help = text!("a claims table has {en} here", "een tabel met claims heeft hier {nl}");
            self.problems.push(match found.map(Array::data_type) {
                None => {
                    let message = text!("this column is missing", "deze kolom ontbreekt");
                    problem("missing-column", name, message, help)
                }
                Some(kind) => {
                    let message = text!("this column holds {kind}", "deze kolom bevat {kind}");
                    problem("wrong-type", name, message, help)
                }
            });
        }
        column
    }
}

/// Whole numbers of 32 bits, with a sign or without.
fn counts(column: &ArrayRef) -> Option<PrimitiveArray<UInt32Type>> {
    let signed = || {
        let signed = column.as_primitive_opt::<Int32Type>()?;
        let values = ScalarBuffer::new(signed.values().inner().clone(), 0, signed.len());
        PrimitiveArray::try_new(values, signed.nulls().cloned()).ok()
    };
    column.as_primitive_opt::<UInt32Type>().cloned().or_else(signed)
}

fn wrong_value(column: &str, row: usize) -> Problem {
    let message =
        text!("no claims table has this value here", "geen tabel met claims heeft hier deze waarde");
    let help = match column {
        "person" => text!(
            "give a pseudonym of letters, digits, `-`, `_` and `.`",
            "geef een pseudoniem van letters, cijfers, `-`, `_` en `.`"
        ),
        "as_of" => text!(
            "give a day from the years -9999 to 9999",
            "geef een dag uit de jaren -9999 tot en met 9999"
        ),
        "far" => text!(
            "give an empty list, or as many numbers as there are claims",
            "geef een lege lijst, of evenveel getallen als er claims zijn"
        ),
        "problems" => text!(
            "a row with a `problem` says how many problems there are",
            "een rij met een `problem` zegt hoeveel problemen er zijn"
        ),
        _ => text!(
            "only a row with a `problem` may be null here, and no list may hold a null",
            "alleen een rij met een `problem` mag hier null zijn, en geen lijst mag een null bevatten"
        ),
    };
    problem("wrong-value", format!("{column}[{row}]"), message, help)
}
