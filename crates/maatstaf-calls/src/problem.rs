//! A problem as JSON.

use maatstaf_document::{Problem, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// One thing that is wrong with a document, as JSON. It quotes ids, numbers and places, never a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProblemDocument {
    /// A stable name for this kind of problem, such as `unknown-indicator`.
    pub code: String,
    /// The path of keys and positions, such as `portfolio.evidence[3].id`; empty for the whole.
    pub path: String,
    /// The line, from 1; absent when it is not about a place in a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
}

impl From<&Problem> for ProblemDocument {
    fn from(problem: &Problem) -> Self {
        let place = problem.place.clone();
        Self {
            code: problem.code.to_owned(),
            path: place.path,
            line: place.line,
            column: place.column,
            message: problem.message.clone(),
            help: problem.help.clone(),
        }
    }
}

/// Problems as JSON, in their order.
pub(crate) fn documents(problems: &[Problem]) -> Vec<ProblemDocument> {
    problems.iter().map(ProblemDocument::from).collect()
}
