//! Checks that audits and agreements share. Messages quote ids and numbers, never a document's text.

use std::collections::BTreeSet;

use maatstaf_document::{Problem, is_id, text, unknown_name};

/// A pseudonym written as an id: real names have spaces and capitals that look like names.
pub(crate) fn pseudonym(path: &str, name: &str, found: &mut Vec<Problem>) {
    if !is_id(name) {
        let message = text!(
            "a pseudonym is 1 to 64 letters, digits, `-`, `_` or `.`, such as `mentor-1`",
            "een pseudoniem is 1 tot 64 letters, cijfers, `-`, `_` of `.`, zoals `mentor-1`"
        );
        found.push(Problem::new("bad-id", path, message));
    }
}

/// Choices from a list: each known, each once.
pub(crate) fn choices(path: &str, given: &[String], known: &[String], found: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (at, one) in given.iter().enumerate() {
        let path = format!("{path}[{at}]");
        if let Some(problem) = unknown_name(&path, one, known) {
            found.push(problem);
        } else if !seen.insert(one) {
            let message = text!("`{one}` stands here twice", "`{one}` staat hier twee keer");
            found.push(Problem::new("doubled-value", path, message));
        }
    }
}

/// A number from `least` to `most`, when it is given.
pub(crate) fn within(path: &str, number: Option<u32>, (least, most): (u32, u32), found: &mut Vec<Problem>) {
    if number.is_some_and(|number| !(least..=most).contains(&number)) {
        let message = text!(
            "this must be a whole number from {least} to {most}",
            "dit moet een geheel getal van {least} tot en met {most} zijn"
        );
        found.push(Problem::new("out-of-range", path, message));
    }
}
