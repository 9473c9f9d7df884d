//! Losses as they are found: the first of each kind in full, the rest counted.

use std::collections::BTreeMap;

use maatstaf_document::{Problem, Text, text};

use crate::outline::LONGEST_ID;

/// How many losses of one kind are listed in full. This is this project's choice.
const LISTED: usize = 20;

/// Losses as they are found.
#[derive(Debug, Default)]
pub(crate) struct Losses {
    listed: Vec<Problem>,
    counts: BTreeMap<&'static str, usize>,
}

impl Losses {
    /// Adds a loss of a kind.
    pub(crate) fn add(&mut self, code: &'static str, problem: impl FnOnce(&'static str) -> Problem) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= LISTED {
            self.listed.push(problem(code));
        }
    }

    /// The id of a framework; one that is too long is left out.
    pub(crate) fn id(&mut self, id: &str, problem: impl FnOnce(&'static str, Text) -> Problem) -> String {
        if id.len() <= LONGEST_ID {
            return id.to_owned();
        }
        let message = text!(
            "this id is longer than {LONGEST_ID} bytes and is left out",
            "deze id is langer dan {LONGEST_ID} bytes en valt weg"
        );
        self.add("long-id", |code| problem(code, message));
        String::new()
    }

    /// Everything that was lost, in the order of the text; what was only counted comes last.
    pub(crate) fn done(mut self) -> Vec<Problem> {
        self.listed
            .sort_by_key(|problem| (problem.place.line.is_none(), problem.place.line, problem.place.column));
        let more = self.counts.iter().filter_map(|(code, count)| Some((*code, count.checked_sub(LISTED)?)));
        let counted = more.filter(|(_, more)| *more > 0).map(|(code, more)| {
            Problem::new(code, "", text!("and {more} more like this", "en nog {more} zoals deze"))
        });
        let counted: Vec<Problem> = counted.collect();
        self.listed.extend(counted);
        self.listed
    }
}

/// The same problem at a line, and at a column counted in cells.
pub(crate) fn at(line: usize, column: usize, mut problem: Problem) -> Problem {
    problem.place.line = Some(line);
    problem.place.column = Some(column);
    problem
}
