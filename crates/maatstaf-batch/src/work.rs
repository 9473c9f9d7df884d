//! Portfolios into rows.

use std::collections::BTreeMap;

use maatstaf_cohort::Tally as Group;
use maatstaf_many::{Estimator, Form, Levels, Person, Refusal, Rows};
use serde::{Deserialize, Serialize};

use crate::chunk::{Chunk, Part};

/// Works on one piece after another, always in one thread.
pub(crate) struct Worker {
    estimator: Estimator,
    person: Person,
    levels: Levels,
    rows: Rows,
    /// Whether rows are written, and whether groups are counted.
    writes: bool,
    counts: bool,
}

/// What became of a piece.
#[derive(Debug, Default)]
pub(crate) struct Worked {
    /// The piece, whose memory can be used again.
    pub(crate) chunk: Chunk,
    pub(crate) bytes: Vec<u8>,
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
        if !self.groups.contains_key(&person.framework) {
            let Some(framework) = estimator.framework(&person.framework) else { return };
            self.groups.insert(person.framework.clone(), Group::new(framework));
        }
        let [_, overall, _] = levels.overall.map(usize::from);
        let categories = levels
            .categories
            .iter()
            .map(|[floor, estimate, _]| (usize::from(*estimate), usize::from(*floor)));
        if let Some(group) = self.groups.get_mut(&person.framework) {
            group.add(overall, categories);
        }
    }
}

impl Worker {
    /// Writes rows of a form, if any, and counts groups, if asked to.
    pub(crate) fn new(estimator: Estimator, form: Option<Form>, counts: bool) -> Self {
        let rows = Rows::new(form.unwrap_or(Form::Csv));
        Self {
            estimator,
            person: Person::default(),
            levels: Levels::default(),
            rows,
            writes: form.is_some(),
            counts,
        }
    }

    pub(crate) fn work(&mut self, chunk: Chunk) -> Worked {
        let mut tally = Tally::default();
        for part in &chunk.parts {
            let bytes = chunk.of(part);
            if part.is_one {
                self.one((part, part.line), bytes, &mut tally);
                continue;
            }
            let mut start = 0;
            let ends = memchr::memchr_iter(b'\n', bytes).chain(std::iter::once(bytes.len()));
            for (line, end) in (part.line..).zip(ends) {
                let text = bytes.get(start..end).unwrap_or_default();
                start = end + 1;
                // An empty line is no portfolio and no mistake.
                if !text.trim_ascii().is_empty() {
                    self.one((part, line), text, &mut tally);
                }
            }
        }
        Worked { chunk, bytes: self.rows.take(), tally }
    }

    fn one(&mut self, (part, line): (&Part, usize), text: &[u8], tally: &mut Tally) {
        let Self { estimator, person, levels, rows, .. } = self;
        match estimator.read(text, person).and_then(|()| estimator.estimate(person, levels)) {
            Ok(()) => {
                tally.people += 1;
                if self.writes {
                    rows.person(estimator, person, levels);
                }
                if self.counts {
                    tally.count(estimator, person, levels);
                }
            }
            Err(error) => {
                tally.refused += 1;
                if self.writes {
                    rows.refusal(&Refusal::new(&part.name, line, text, &error));
                }
            }
        }
    }
}
