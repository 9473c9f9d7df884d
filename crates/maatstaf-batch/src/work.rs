//! Portfolios into rows.

use maatstaf_many::{Estimator, Form, Levels, Person, Refusal, Rows};

use crate::chunk::{Chunk, Part};

/// Works on one piece after another, always in one thread.
pub(crate) struct Worker {
    estimator: Estimator,
    person: Person,
    levels: Levels,
    rows: Rows,
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Tally {
    pub(crate) people: u64,
    pub(crate) refused: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.people += other.people;
        self.refused += other.refused;
    }
}

impl Worker {
    pub(crate) fn new(estimator: Estimator, form: Form) -> Self {
        Self { estimator, person: Person::default(), levels: Levels::default(), rows: Rows::new(form) }
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
        let Self { estimator, person, levels, rows } = self;
        match estimator.read(text, person).and_then(|()| estimator.estimate(person, levels)) {
            Ok(()) => {
                tally.people += 1;
                rows.person(estimator, person, levels);
            }
            Err(error) => {
                tally.refused += 1;
                rows.refusal(&Refusal::new(&part.name, line, text, &error));
            }
        }
    }
}
