//! What can be wrong with a document, said with its place and with help, all at once.

use std::fmt;

use serde::Serialize;

use crate::{Language, Text};

/// Where in a document something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Place {
    /// The path of keys and positions, such as `evidence[3].claims[0].strength`; empty for the document itself.
    pub path: String,
    /// The line, from 1; absent when the document did not come from text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "{line}:{column}")?;
            if !self.path.is_empty() {
                f.write_str(" ")?;
            }
        }
        f.write_str(&self.path)
    }
}

/// One thing that is wrong with a document.
///
/// It quotes ids, numbers and places. It never quotes the text of a portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable name for this kind of problem, such as `unknown-indicator`.
    pub code: &'static str,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
}

impl Problem {
    /// A problem of a kind, at a path such as `sessions[3].minutes`.
    pub fn new(code: &'static str, path: impl Into<String>, message: Text) -> Self {
        let place = Place { path: path.into(), ..Place::default() };
        Self { code, place, message, help: None }
    }

    /// The same problem, with what to do about it.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// The problem in one line: place, message and help.
    pub fn sentence(&self, language: Language) -> String {
        let place = self.place.to_string();
        let colon = if place.is_empty() { "" } else { ": " };
        let help = self.help.as_ref().map(|help| format!(" ({})", help.to(language))).unwrap_or_default();
        format!("{place}{colon}{}{help}", self.message.to(language))
    }
}

/// A document that was refused, with everything that is wrong with it.
///
/// # Example
/// ```
/// use maatstaf_document::{Text, read};
/// let error = read::<Text>("{\n  \"en\": \"yes\",\n  \"ln\": \"ja\"\n}").err().expect("the Dutch is missing");
/// let problems: Vec<_> = error.problems().iter().map(|problem| (problem.code, problem.place.line)).collect();
/// assert_eq!(problems, [("missing-field", Some(1)), ("unknown-field", Some(3))]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentences(Language::En).join("\n"))]
pub struct DocumentError {
    problems: Vec<Problem>,
}

/// The most problems that are listed. This is this project's choice: it bounds the time that a hostile text can take.
pub const MOST_PROBLEMS: usize = 500;

impl DocumentError {
    /// A refusal for these reasons, in the order of their places, up to [`MOST_PROBLEMS`].
    pub fn new(mut problems: Vec<Problem>) -> Self {
        problems.truncate(MOST_PROBLEMS);
        problems.sort_by(|a, b| {
            (a.place.line, a.place.column, &a.place.path).cmp(&(b.place.line, b.place.column, &b.place.path))
        });
        problems.dedup();
        Self { problems }
    }

    /// Everything that is wrong, in the order of the text.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// One line per problem.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        self.problems.iter().map(|problem| problem.sentence(language)).collect()
    }
}
