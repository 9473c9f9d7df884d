//! Portfolios into rows.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use maatstaf_arrow::{ArrowProblem, Batch, PersonsBuilder, RowsBuilder};
use maatstaf_cohort::Tally as Group;
use maatstaf_many::{Estimator, Form, Levels, Person, Refusal, Rows};
use serde::{Deserialize, Serialize};

use crate::chunk::{After, Chunk, Part};
use crate::failure::Failure;
use crate::table;

/// How texts that many rows share stand in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Once, and by number in each row.
    Shared,
    /// In full in each row.
    Plain,
}

/// What is asked of every portfolio.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asked {
    /// Rows as text in a form.
    pub(crate) text: Option<Form>,
    /// Rows as a table, and how their texts stand in it.
    pub(crate) rows: Option<Texts>,
    /// A row of a claims table.
    pub(crate) persons: bool,
    /// A place among the counts.
    pub(crate) counts: bool,
}

/// Works on one piece after another, always in one thread.
pub(crate) struct Worker {
    asked: Asked,
    estimator: Estimator,
    person: Person,
    levels: Levels,
    text: Rows,
    rows: RowsBuilder,
    persons: PersonsBuilder,
    tally: Tally,
}

/// What became of a piece.
#[derive(Debug, Default)]
pub(crate) struct Worked {
    /// Where reading goes on after it.
    pub(crate) after: After,
    pub(crate) text: Vec<u8>,
    pub(crate) rows: Option<RecordBatch>,
    pub(crate) persons: Option<RecordBatch>,
    pub(crate) tally: Tally,
}

/// How many portfolios were read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) people: u64,
    pub(crate) refused: u64,
    /// Where they stand, per framework, when that is asked for.
    pub(crate) groups: BTreeMap<String, Group>,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.people += other.people;
        self.refused += other.refused;
        for (framework, group) in other.groups {
            self.groups.entry(framework).and_modify(|all| all.merge(&group)).or_insert(group);
        }
    }

    /// Counts a person in the group of their framework.
    fn count(&mut self, estimator: &mut Estimator, person: &Person, levels: &Levels) {
        let [_, overall, _] = levels.overall.map(usize::from);
        let categories = levels
            .categories
            .iter()
            .map(|[floor, estimate, _]| (usize::from(*estimate), usize::from(*floor)));
        if let Some(group) = self.groups.get_mut(&person.framework) {
            group.add(overall, categories);
        } else if let Some(framework) = estimator.framework(&person.framework) {
            let mut group = Group::new(framework);
            group.add(overall, categories);
            self.groups.insert(person.framework.clone(), group);
        }
    }
}

impl Worker {
    pub(crate) fn new(estimator: Estimator, asked: Asked) -> Self {
        Self {
            asked,
            estimator,
            person: Person::default(),
            levels: Levels::default(),
            text: Rows::new(asked.text.unwrap_or(Form::Csv)),
            rows: RowsBuilder::new(asked.rows == Some(Texts::Plain)),
            persons: PersonsBuilder::new(),
            tally: Tally::default(),
        }
    }

    /// Works on a piece. A portfolio that is not sound becomes a row; only a table whose columns hold what they cannot stops the work.
    pub(crate) fn work(&mut self, chunk: &Chunk) -> Result<Worked, Failure> {
        for part in &chunk.parts {
            for (number, text) in chunk.texts(part).enumerate() {
                self.text(part, number, text);
            }
        }
        if let Some(rows) = &chunk.rows {
            self.table(rows).map_err(|error| Failure::new(&rows.file, error))?;
        }
        let failed = |error: ArrowProblem| Failure::new("", error);
        Ok(Worked {
            text: self.text.take(),
            rows: self.asked.rows.map(|_| self.rows.finish()).transpose().map_err(failed)?,
            persons: self.asked.persons.then(|| self.persons.finish()).transpose().map_err(failed)?,
            tally: std::mem::take(&mut self.tally),
            after: chunk.after.clone(),
        })
    }

    /// Writes the next rows into memory that was used before.
    pub(crate) fn use_again(&mut self, memory: Vec<u8>) {
        self.text.use_again(memory);
    }

    fn text(&mut self, part: &Part, number: usize, text: &[u8]) {
        // An empty line is no portfolio and no mistake.
        if !part.is_one && text.trim_ascii().is_empty() {
            return;
        }
        let Self { estimator, person, levels, .. } = self;
        let answer = estimator.read(text, person).and_then(|()| estimator.estimate(person, levels));
        self.take(answer.map_err(|error| Refusal::new(&part.name, part.line(number), text, &error)));
    }

    fn table(&mut self, rows: &table::Rows) -> Result<(), ArrowProblem> {
        let batch = Batch::new(&rows.batch, &rows.name, rows.first)?;
        for row in 0..batch.len() {
            let answer = batch.estimate(row, &mut self.estimator, &mut self.person, &mut self.levels);
            self.take(answer);
        }
        Ok(())
    }

    /// Writes down the person at hand, or why there is none.
    fn take(&mut self, answer: Result<(), Refusal>) {
        let Self { asked, estimator, person, levels, text, rows, persons, tally } = self;
        match answer {
            Ok(()) => {
                tally.people += 1;
                if asked.text.is_some() {
                    text.person(estimator, person, levels);
                }
                if asked.rows.is_some() {
                    rows.person(estimator, person, levels);
                }
                if asked.persons {
                    persons.person(person);
                }
                if asked.counts {
                    tally.count(estimator, person, levels);
                }
            }
            Err(refusal) => {
                tally.refused += 1;
                if asked.text.is_some() {
                    text.refusal(&refusal);
                }
                if asked.rows.is_some() {
                    rows.refusal(&refusal);
                }
                if asked.persons {
                    persons.refusal(&refusal);
                }
            }
        }
    }
}
