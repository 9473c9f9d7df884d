//! Persons as an Arrow table: the claims table.

use std::sync::Arc;

use arrow_array::types::{UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{ArrayRef, Date32Array, RecordBatch, UInt32Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use maatstaf_many::{Person, Refusal};

use crate::columns::{Lists, Texts, valid};
use crate::problem::{ArrowProblem, too_long};

/// The columns of a claims table: a row per portfolio, with what the ladder reads of it.
///
/// `person` is the pseudonym, `framework` its id, `as_of` the day of reading; `not_applicable`, `claims`, `far` and `rulings` are lists of
/// numbers, as [`Person`] holds them. A portfolio that could not be read has its `problem`, `place` and number of `problems` instead,
/// which are null for all others.
///
/// # Example
/// ```
/// let schema = maatstaf_arrow::persons_schema();
/// assert_eq!((schema.field(0).name().as_str(), schema.fields().len()), ("person", 10));
/// ```
pub fn persons_schema() -> SchemaRef {
    let list = |kind| DataType::List(Arc::new(Field::new_list_field(kind, false)));
    Arc::new(Schema::new(vec![
        Field::new("person", DataType::Utf8, true),
        Field::new("framework", DataType::Utf8, true),
        Field::new("as_of", DataType::Date32, true),
        Field::new("not_applicable", list(DataType::UInt16), false),
        Field::new("claims", list(DataType::UInt64), false),
        Field::new("far", list(DataType::UInt64), false),
        Field::new("rulings", list(DataType::UInt32), false),
        Field::new("problem", DataType::Utf8, true),
        Field::new("place", DataType::Utf8, true),
        Field::new("problems", DataType::UInt32, true),
    ]))
}

/// A claims table that is being filled.
///
/// # Example
/// ```
/// use maatstaf_arrow::{Persons, PersonsBuilder};
/// use maatstaf_many::{Person, Refusal};
/// let mut persons = PersonsBuilder::new();
/// persons.person(&Person { holder: "coach-a".into(), framework: "emcc-2015".into(), ..Person::default() });
/// persons.refusal(&Refusal { problem: "not-json".into(), place: "row 2:1:1".into(), problems: 1, ..Refusal::default() });
/// let table = persons.finish()?;
/// let persons = Persons::new(&table)?;
/// assert_eq!(persons.refusal(0), None);
/// assert_eq!(persons.refusal(1).map(|refusal| refusal.problem), Some("not-json".to_owned()));
/// # Ok::<(), maatstaf_arrow::ArrowProblem>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct PersonsBuilder {
    person: Texts,
    framework: Texts,
    as_of: Vec<i32>,
    not_applicable: Lists<u16>,
    claims: Lists<u64>,
    far: Lists<u64>,
    rulings: Lists<u32>,
    problem: Texts,
    place: Texts,
    problems: Vec<u32>,
    refused: Vec<bool>,
}

impl PersonsBuilder {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a person.
    pub fn person(&mut self, person: &Person) {
        self.person.push(&person.holder, 1);
        self.framework.push(&person.framework, 1);
        self.as_of.push(person.as_of);
        self.not_applicable.push(&person.not_applicable);
        self.claims.push(&person.words);
        self.far.push(&person.far);
        self.rulings.push(&person.rulings);
        self.problem.push("", 1);
        self.place.push("", 1);
        self.problems.push(0);
        self.refused.push(false);
    }

    /// Adds a portfolio that could not be read.
    pub fn refusal(&mut self, refusal: &Refusal) {
        self.person.push(&refusal.person, 1);
        self.framework.push("", 1);
        self.as_of.push(0);
        self.not_applicable.push(&[]);
        self.claims.push(&[]);
        self.far.push(&[]);
        self.rulings.push(&[]);
        self.problem.push(&refusal.problem, 1);
        self.place.push(&refusal.place, 1);
        self.problems.push(refusal.problems);
        self.refused.push(true);
    }

    /// The table of all that was added since the last time.
    ///
    /// # Errors
    /// When a column holds more than a table can count: 2 GB of text, or 2,147,483,647 claims.
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowProblem> {
        let mut all = std::mem::take(self);
        let texts = [&all.person, &all.framework, &all.problem, &all.place];
        let fits = texts.iter().all(|texts| texts.fits())
            && all.not_applicable.fits()
            && all.claims.fits()
            && all.far.fits()
            && all.rulings.fits();
        let columns = if fits { all.columns() } else { return Err(too_long()) };
        // INVARIANT: the columns are as long as each other and of the schema's types.
        columns.and_then(|columns| RecordBatch::try_new(persons_schema(), columns)).map_err(|_| too_long())
    }

    fn columns(&mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        let (rows, refused) = (self.refused.len(), &self.refused);
        let is = |row: usize, wanted: bool| refused.get(row) == Some(&wanted);
        let (read, refused) = (valid(rows, |row| is(row, false)), valid(rows, |row| is(row, true)));
        Ok(vec![
            self.person.finish()?,
            self.framework.finish_where(read.clone())?,
            Arc::new(Date32Array::try_new(std::mem::take(&mut self.as_of).into(), read)?),
            self.not_applicable.finish::<UInt16Type>()?,
            self.claims.finish::<UInt64Type>()?,
            self.far.finish::<UInt64Type>()?,
            self.rulings.finish::<UInt32Type>()?,
            self.problem.finish_where(refused.clone())?,
            self.place.finish_where(refused.clone())?,
            Arc::new(UInt32Array::try_new(std::mem::take(&mut self.problems).into(), refused)?),
        ])
    }
}
