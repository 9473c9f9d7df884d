//! Whole batches: portfolios or claims in, rows or claims out.

use arrow_array::RecordBatch;
use maatstaf_many::{Estimator, Levels, Person, Refusal};

use crate::persons::PersonsBuilder;
use crate::portfolios::{PORTFOLIO, Place, Portfolios};
use crate::problem::{ArrowProblem, both};
use crate::read::Persons;
use crate::rows::RowsBuilder;

/// Estimates a batch that has either a column `portfolio` (JSON text, as text or bytes) or the columns of a claims table.
///
/// The answer has the columns of [`rows_schema`](crate::rows_schema); `plain` asks for every text in full. A portfolio that is null or cannot be read
/// gets a row that says so, at the place that a column `source` names, such as a file; without one at `row N`, where the first row of the batch has
/// the number `first_row`.
///
/// # Errors
/// When the batch has neither, or a column of the wrong type (`source` too), or nulls where there can be none.
///
/// # Example
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray, cast::AsArray as _};
/// use maatstaf::Policy;
/// use maatstaf_arrow::{estimate_batch, narrow_batch};
/// use maatstaf_many::Estimator;
/// let texts = [Some(r#"{"maatstaf": 1, "framework": "emcc-2015", "holder": "coach-a", "as_of": "2026-06-30"}"#), None];
/// let texts: ArrayRef = Arc::new(StringArray::from_iter(texts));
/// let batch = RecordBatch::try_from_iter([("portfolio", texts)]).expect("one column");
/// let mut estimator = Estimator::new(Policy::standard());
/// let rows = estimate_batch(&mut estimator, &batch, true, 1)?;
/// let place = rows["place"].as_string::<i32>();
/// assert_eq!((rows.num_rows(), place.value(27)), (27 + 1, "row 2")); // the second has no portfolio
/// let claims = narrow_batch(&mut estimator, &batch, 1)?;
/// assert_eq!(estimate_batch(&mut estimator, &claims, true, 1)?, rows); // the claims are all that it takes
/// # Ok::<(), maatstaf_arrow::ArrowProblem>(())
/// ```
pub fn estimate_batch(
    estimator: &mut Estimator,
    batch: &RecordBatch,
    plain: bool,
    first_row: u64,
) -> Result<RecordBatch, ArrowProblem> {
    let (mut person, mut levels, mut rows) = (Person::default(), Levels::default(), RowsBuilder::new(plain));
    let batch = Batch::new(batch, "", first_row)?;
    for row in 0..batch.len() {
        match batch.estimate(row, estimator, &mut person, &mut levels) {
            Ok(()) => rows.person(estimator, &person, &levels),
            Err(refusal) => rows.refusal(&refusal),
        }
    }
    rows.finish()
}

/// Makes the claims table of a batch that has a column `portfolio`, and perhaps a column `source` as [`estimate_batch`] knows it.
///
/// # Errors
/// When the batch has no such column, or one that holds neither text nor bytes, or a `source` of another type.
pub fn narrow_batch(
    estimator: &mut Estimator,
    batch: &RecordBatch,
    first_row: u64,
) -> Result<RecordBatch, ArrowProblem> {
    let (portfolios, place) = both(Portfolios::new(batch), Place::new(batch, "", first_row))?;
    let (mut person, mut persons) = (Person::default(), PersonsBuilder::new());
    for row in 0..batch.num_rows() {
        match portfolios.read(row, &place, estimator, &mut person) {
            Ok(()) => persons.person(&person),
            Err(refusal) => persons.refusal(&refusal),
        }
    }
    persons.finish()
}

/// What a batch holds, row by row: portfolios, or the persons of a claims table.
pub struct Batch<'b> {
    holds: Holds<'b>,
    place: Place<'b>,
}

enum Holds<'b> {
    Portfolios(Portfolios<'b>, usize),
    Persons(Box<Persons>),
}

impl<'b> Batch<'b> {
    /// Looks at the columns of a batch. Refusals name rows as `NAME row N`, where the first has the number `first_row`; without a name by the
    /// column `source`, and where that says nothing as `row N`.
    ///
    /// # Errors
    /// As [`estimate_batch`].
    pub fn new(batch: &'b RecordBatch, name: &'b str, first_row: u64) -> Result<Self, ArrowProblem> {
        let is_narrow = batch.column_by_name(PORTFOLIO).is_none() && batch.column_by_name("claims").is_some();
        let holds = if is_narrow {
            Persons::new(batch).map(|persons| Holds::Persons(Box::new(persons)))
        } else {
            Portfolios::new(batch).map(|portfolios| Holds::Portfolios(portfolios, batch.num_rows()))
        };
        let (holds, place) = both(holds, Place::new(batch, name, first_row))?;
        Ok(Self { holds, place })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match &self.holds {
            Holds::Portfolios(_, rows) => *rows,
            Holds::Persons(persons) => persons.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads a row into a person.
    ///
    /// # Errors
    /// Why it is none.
    #[inline]
    pub fn read(&self, row: usize, estimator: &mut Estimator, person: &mut Person) -> Result<(), Refusal> {
        match &self.holds {
            Holds::Portfolios(portfolios, _) => portfolios.read(row, &self.place, estimator, person),
            Holds::Persons(persons) => {
                persons.fill(row, person);
                persons.refusal(row).map_or(Ok(()), Err)
            }
        }
    }

    /// Reads a row and estimates the person.
    ///
    /// # Errors
    /// Why that is not possible.
    #[inline]
    pub fn estimate(
        &self,
        row: usize,
        estimator: &mut Estimator,
        person: &mut Person,
        levels: &mut Levels,
    ) -> Result<(), Refusal> {
        self.read(row, estimator, person)?;
        estimator.estimate(person, levels).map_err(|error| {
            let first = error.problems().first();
            let path = first.map_or("", |problem| problem.place.path.as_str());
            Refusal {
                person: person.holder.clone(),
                problem: first.map_or_else(String::new, |problem| problem.code.to_owned()),
                place: format!("{}: {path}", self.place.of(row)),
                problems: u32::try_from(error.problems().len()).unwrap_or(u32::MAX),
            }
        })
    }
}
