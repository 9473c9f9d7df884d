//! What the choices for a credential must hold to.

use jiff::Timestamp;
use maatstaf_document::{Problem, text};

use crate::address::{base_problem, uri_problem};

/// The longest name. This is this project's choice.
const LONGEST_NAME: usize = 200;

/// The problem of a name that is empty, too long or more than one line.
pub(super) fn name_problem(path: &str, name: &str) -> Option<Problem> {
    let sound = !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME;
    let message = text!(
        "this must be a name of 1 to {LONGEST_NAME} characters on one line",
        "dit moet een naam van 1 tot {LONGEST_NAME} tekens op één regel zijn"
    );
    (!sound || name.chars().any(char::is_control)).then(|| Problem::new("bad-name", path, message))
}

/// The problems of what every credential has.
pub(super) fn common(
    id: Option<&str>,
    base: Option<&str>,
    (from, until): (Timestamp, Option<Timestamp>),
) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    found.extend(id.and_then(|id| uri_problem("id", id)));
    found.extend(base.and_then(|base| base_problem("base", base)));
    if until.is_some_and(|until| until.as_second() <= from.as_second()) {
        let message = text!("this must be later than `valid_from`", "dit moet later zijn dan `valid_from`");
        found.push(Problem::new("ends-before-start", "valid_until", message));
    }
    found
}
