//! What can be wrong with a table.

use maatstaf_document::{DocumentError, Problem, Text, text};

/// Everything that is wrong with a table: each problem with its column and row (from 0) as the place, and what to do about it.
pub type ArrowProblem = DocumentError;

/// A problem of a column.
pub(crate) fn problem(code: &'static str, place: impl Into<String>, message: Text, help: Text) -> Problem {
    Problem::new(code, place, message).help(help)
}

/// Two answers, or all that is wrong with either.
pub(crate) fn both<A, B>(
    one: Result<A, ArrowProblem>,
    other: Result<B, ArrowProblem>,
) -> Result<(A, B), ArrowProblem> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) => {
            Err(DocumentError::new(one.problems().iter().chain(other.problems()).cloned().collect()))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// A table whose columns do not fit in the 32 bits that count texts and lists.
pub(crate) fn too_long() -> ArrowProblem {
    let message = text!(
        "this batch holds more than one table can count",
        "deze partij bevat meer dan één tabel kan tellen"
    );
    let help = text!("give batches of fewer rows", "geef partijen met minder rijen");
    DocumentError::new(vec![problem("table-too-long", "", message, help)])
}
