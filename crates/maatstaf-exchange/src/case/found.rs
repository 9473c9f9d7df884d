//! What was found on the way: problems, each with its place in the text.

use maatstaf_document::{MOST_PROBLEMS, Problem, Text, text};

use super::cost;

/// Where something stands: its path, and the address of a word there.
#[derive(Debug, Clone, Default)]
pub(super) struct Spot {
    pub(super) path: String,
    pub(super) address: Option<usize>,
}

/// Problems, as many as are listed, and how many more there are; and how much memory what was read takes.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What every path starts with.
    pub(super) prefix: &'static str,
    problems: Vec<(Option<usize>, Problem)>,
    more: usize,
    kept: usize,
}

impl Found {
    pub(super) fn new(prefix: &'static str) -> Self {
        Self { prefix, ..Self::default() }
    }

    pub(super) fn add(&mut self, code: &'static str, spot: Spot, message: Text) {
        let Spot { path, address } = spot;
        if self.problems.len() < MOST_PROBLEMS {
            let path = format!("{}{path}", self.prefix);
            self.problems.push((address, Problem::new(code, path, message)));
        } else {
            self.more += 1;
        }
    }

    /// Counts memory that something takes; says whether there is room for it.
    pub(super) fn keep(&mut self, bytes: usize) -> bool {
        self.kept = self.kept.saturating_add(bytes);
        !self.is_full()
    }

    /// Whether what was read takes more memory than it may: then no more is kept, and the package is refused.
    pub(super) fn is_full(&self) -> bool {
        self.kept > cost::MOST
    }

    pub(super) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems in the order of the text, with line and column; those without a place in the text come last.
    pub(super) fn finish(mut self, json: &str) -> Vec<Problem> {
        let start = json.as_ptr().addr();
        let offset =
            |address: Option<usize>| address?.checked_sub(start).filter(|offset| *offset < json.len());
        self.problems.sort_by_key(|(address, _)| offset(*address).unwrap_or(usize::MAX));
        let mut cursor = Cursor { offset: 0, line: 1, column: 1 };
        for (address, problem) in &mut self.problems {
            if let Some(offset) = offset(*address) {
                // The address is that of the first character of a string; the value starts at the quote before it.
                cursor.move_to(json, offset.saturating_sub(1));
                problem.place.line = Some(cursor.line);
                problem.place.column = Some(cursor.column);
            }
        }
        let mut problems: Vec<Problem> = self.problems.into_iter().map(|(_, problem)| problem).collect();
        if self.more > 0 {
            let more = self.more;
            let message = text!(
                "there are {more} more, which are not listed",
                "er zijn er nog {more}, die hier niet staan"
            );
            problems.push(Problem::new("and-more", "", message));
        }
        problems
    }
}

/// A place in the text that only moves forward, so that all places together cost one walk.
struct Cursor {
    offset: usize,
    line: usize,
    column: usize,
}

impl Cursor {
    fn move_to(&mut self, json: &str, offset: usize) {
        let passed = json.get(self.offset..offset).unwrap_or_default();
        let lines = passed.matches('\n').count();
        let last = passed.rfind('\n').and_then(|at| passed.get(at + 1..));
        let columns = last.unwrap_or(passed).chars().count();
        self.column = if lines > 0 { columns + 1 } else { self.column + columns };
        self.line += lines;
        self.offset = self.offset.max(offset);
    }
}
