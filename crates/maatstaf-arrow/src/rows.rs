//! Levels as an Arrow table.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int16Array, Int32Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use maatstaf_many::{COLUMNS, Estimator, Levels, Person, Refusal, day_number};

use crate::columns::{Texts, valid};
use crate::patterns::{Columns, Pattern, Word};
use crate::problem::{ArrowProblem, too_long};

/// The columns of the rows: those of [`COLUMNS`], in that order.
///
/// `as_of` is a day, `height` and `levels` have 16 bits and `problems` 32 (with a sign, since Spark knows no numbers without one); all
/// else is text, in full when `plain`, and else as numbers beside a dictionary for what repeats: framework, policy, scope, category, lane, level.
/// What is empty in a CSV is null.
///
/// # Example
/// ```
/// use maatstaf_arrow::rows_schema;
/// let names: Vec<String> = rows_schema(true).fields().iter().map(|field| field.name().clone()).collect();
/// assert_eq!(names, maatstaf_many::COLUMNS);
/// ```
pub fn rows_schema(plain: bool) -> SchemaRef {
    let column = |name: &&str| {
        let repeats = ["framework", "policy", "scope", "category", "lane", "level"].contains(name);
        let kind = match *name {
            "as_of" => DataType::Date32,
            "height" | "levels" => DataType::Int16,
            "problems" => DataType::Int32,
            _ if repeats && !plain => {
                DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
            }
            _ => DataType::Utf8,
        };
        Field::new(*name, kind, true)
    };
    Arc::new(Schema::new(COLUMNS.iter().map(column).collect::<Vec<_>>()))
}

/// A table of rows that is being filled. One builder serves one estimator.
///
/// # Example
/// ```
/// use maatstaf::Policy;
/// use maatstaf_arrow::RowsBuilder;
/// use maatstaf_many::{Estimator, Levels, Person};
/// let (mut estimator, mut person, mut levels) = (Estimator::new(Policy::standard()), Person::default(), Levels::default());
/// let mut rows = RowsBuilder::new(false);
/// for holder in ["coach-a", "coach-b"] {
///     let text = format!(r#"{{"maatstaf": 1, "framework": "emcc-2015", "holder": "{holder}", "as_of": "2026-06-30"}}"#);
///     estimator.read(text.as_bytes(), &mut person)?;
///     estimator.estimate(&person, &mut levels)?;
///     rows.person(&mut estimator, &person, &levels);
/// }
/// let table = rows.finish()?;
/// assert_eq!(table.num_rows(), 2 * 3 * (1 + 8)); // of each person, in each lane: the whole and eight categories
/// # Ok::<(), maatstaf_arrow::ArrowProblem>(())
/// ```
#[derive(Debug, Clone)]
pub struct RowsBuilder {
    plain: bool,
    patterns: Vec<Pattern>,
    person: Texts,
    words: Columns,
    /// The day of reading; [`NO_DAY`] for none.
    as_of: Vec<i32>,
    /// [`REFUSED`] for what could not be read.
    height: Vec<i16>,
    levels: Vec<i16>,
    problem: Texts,
    place: Texts,
    problems: Vec<i32>,
    is_full: bool,
}

const NO_DAY: i32 = i32::MIN;
const REFUSED: i16 = -1;

impl RowsBuilder {
    /// An empty table, with every text in full (`plain`) or with dictionaries.
    pub fn new(plain: bool) -> Self {
        Self {
            plain,
            patterns: Vec::new(),
            person: Texts::default(),
            words: Columns::default(),
            as_of: Vec::new(),
            height: Vec::new(),
            levels: Vec::new(),
            problem: Texts::default(),
            place: Texts::default(),
            problems: Vec::new(),
            is_full: false,
        }
    }

    /// Adds the rows of a person: in each lane the whole and every category.
    pub fn person(&mut self, estimator: &mut Estimator, person: &Person, levels: &Levels) {
        let Some(pattern) = self.pattern(estimator, &person.framework) else { return };
        let Some(pattern) = self.patterns.get(pattern) else { return };
        let rows = pattern.len().min(3 * (1 + levels.categories.len()));
        self.is_full |= self.person.len() + rows * person.holder.len() > i32::MAX as usize;
        if self.is_full {
            return;
        }
        self.person.push(&person.holder, rows);
        let heights = levels.overall.iter().chain(levels.categories.as_flattened()).copied().take(rows);
        self.words.push(pattern, heights.clone(), rows);
        let day = estimator.reads_on(person).map_or(NO_DAY, day_number);
        let all = self.height.len() + rows;
        self.as_of.resize(all, day);
        self.height.extend(heights.map(i16::from));
        self.levels.resize(all, pattern.most);
    }

    /// Adds the row of a portfolio that could not be read.
    pub fn refusal(&mut self, refusal: &Refusal) {
        let texts = [
            (&mut self.person, &refusal.person),
            (&mut self.problem, &refusal.problem),
            (&mut self.place, &refusal.place),
        ];
        let row = self.height.len();
        for (column, text) in texts {
            self.is_full |= column.len() + text.len() > i32::MAX as usize;
            if self.is_full {
                return;
            }
            column.pad_to(row);
            column.push(text, 1);
        }
        self.problems.resize(row, 0);
        self.problems.push(i32::try_from(refusal.problems).unwrap_or(i32::MAX));
        self.words.push_none();
        self.as_of.push(NO_DAY);
        self.height.push(REFUSED);
        self.levels.push(0);
    }

    /// The table of all that was added since the last time.
    ///
    /// # Errors
    /// When the persons' names, or another column of texts, are longer than a table can count (2 GB).
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowProblem> {
        let is_full = std::mem::take(&mut self.is_full);
        let columns = self.columns();
        let table = columns.and_then(|columns| RecordBatch::try_new(rows_schema(self.plain), columns));
        // INVARIANT: the columns are as long as each other and of the schema's types; only their length can be at fault.
        table.ok().filter(|_| !is_full).ok_or_else(|| {
            *self = Self::new(self.plain);
            too_long()
        })
    }

    fn columns(&mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        let rows = self.height.len();
        let (height, as_of) = (std::mem::take(&mut self.height), std::mem::take(&mut self.as_of));
        let mut problems = std::mem::take(&mut self.problems);
        let read =
            if problems.is_empty() { None } else { valid(rows, |row| height.get(row) != Some(&REFUSED)) };
        let reached = valid(rows, |row| height.get(row).is_some_and(|height| *height > 0));
        let day = valid(rows, |row| as_of.get(row) != Some(&NO_DAY));
        let refused = valid(rows, |row| height.get(row) == Some(&REFUSED));
        for texts in [&mut self.problem, &mut self.place] {
            texts.pad_to(rows);
        }
        problems.resize(rows, 0);
        let mut word = |word| {
            let nulls = if word == Word::Level { &reached } else { &read };
            self.words.of(word).finish(self.plain, nulls.clone())
        };
        Ok(vec![
            self.person.finish()?,
            word(Word::Framework)?,
            word(Word::Policy)?,
            Arc::new(Date32Array::try_new(as_of.into(), day)?),
            word(Word::Scope)?,
            word(Word::Category)?,
            word(Word::Lane)?,
            word(Word::Level)?,
            Arc::new(Int16Array::try_new(height.into(), read.clone())?),
            Arc::new(Int16Array::try_new(std::mem::take(&mut self.levels).into(), read.clone())?),
            self.problem.finish()?,
            self.place.finish()?,
            Arc::new(Int32Array::try_new(problems.into(), refused)?),
        ])
    }

    fn pattern(&mut self, estimator: &mut Estimator, id: &str) -> Option<usize> {
        if let Some(at) = self.patterns.iter().position(|known| known.framework == id) {
            return Some(at);
        }
        let pattern = Pattern::new(&mut self.words, estimator, id)?;
        self.patterns.push(pattern);
        Some(self.patterns.len() - 1)
    }
}
