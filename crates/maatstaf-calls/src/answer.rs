//! What a call answers.

use serde::Serialize;

use crate::refused::Refused;

/// JSON.
pub(crate) const JSON: &str = "application/json";
/// A page for a browser.
pub(crate) const HTML: &str = "text/html";
/// Markdown.
pub(crate) const MARKDOWN: &str = "text/markdown";
/// A picture.
pub(crate) const SVG: &str = "image/svg+xml";
/// Events for a calendar.
pub(crate) const ICS: &str = "text/calendar";
/// A table.
pub(crate) const CSV: &str = "text/csv";
/// Any other text.
pub(crate) const PLAIN: &str = "text/plain";

/// What a call answers: a text and what kind of text it is. Every text is UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its media type, without parameters, such as `application/json`.
    pub media_type: &'static str,
    /// The text. JSON is indented and ends in a new line, as the command prints it.
    pub body: String,
}

/// An answer, or why there is none.
pub(crate) type Outcome = Result<Answer, Refused>;

impl Answer {
    pub(crate) fn new(media_type: &'static str, body: impl Into<String>) -> Self {
        Self { media_type, body: body.into() }
    }
}

/// A document as the answer.
#[expect(clippy::unnecessary_wraps, reason = "every call ends in an outcome")]
pub(crate) fn json(document: &impl Serialize) -> Outcome {
    // INVARIANT: our documents hold only values that JSON has.
    let body = serde_json::to_string_pretty(document).map(|text| text + "\n").unwrap_or_default();
    Ok(Answer::new(JSON, body))
}
