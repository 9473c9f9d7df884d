//! One request at a time.

use std::str::{FromStr, from_utf8};

use maatstaf_calls::{Answer, Call, Circumstances, DocumentError, Problem, Refused};
use maatstaf_document::{Text, read, text, unknown_name};
use pyo3::{Python, pyfunction};
use serde_json::Value;
use serde_json::value::RawValue;

/// What goes to Python: the media type of an answer and its text; without a media type, the problems as JSON.
type Outcome = (Option<&'static str>, String);

/// Answers a request. Other threads of Python run meanwhile.
#[pyfunction]
pub(crate) fn answer(
    py: Python<'_>,
    name: &str,
    request: &[u8],
    today: &str,
    now: &str,
    language: &str,
) -> Outcome {
    py.detach(|| match answered(name, request, [today, now, language]) {
        Ok(answer) => (Some(answer.media_type), answer.body),
        Err(refused) => (None, problems(&refused)),
    })
}

/// The problems, as JSON, that keep a text from being one JSON value, at a path; nothing when it is one.
///
/// A text must be one before it may become a part of a request.
#[pyfunction]
pub(crate) fn unsound(py: Python<'_>, path: &str, text: &[u8]) -> Option<String> {
    py.detach(|| sound(path, text).err().map(|refused| problems(&refused)))
}

/// A whole request that a call answers, in JSON.
#[pyfunction]
pub(crate) fn example(name: &str) -> Outcome {
    match called(name) {
        Ok(call) => (Some("application/json"), call.example()),
        Err(refused) => (None, problems(&refused)),
    }
}

/// The names of all calls.
#[pyfunction]
pub(crate) fn names() -> Vec<&'static str> {
    Call::all().map(Call::name).collect()
}

fn answered(name: &str, request: &[u8], [today, now, language]: [&str; 3]) -> Result<Answer, Refused> {
    let circumstances = Circumstances {
        today: value("today", today)?,
        now: value("now", now)?,
        language: value("language", language)?,
    };
    called(name)?.answer(utf8("", request)?, &circumstances)
}

fn called(name: &str) -> Result<&'static Call, Refused> {
    let known = || -> Vec<String> { Call::all().map(|call| call.name().to_owned()).collect() };
    Call::by_name(name).ok_or_else(|| refused(unknown_name("name", name, &known())))
}

fn value<T: FromStr>(path: &str, value: &str) -> Result<T, Refused> {
    let message = || text!("this value does not fit here", "deze waarde past hier niet");
    value.parse().map_err(|_| refused([Problem::new("unknown-value", path, message())]))
}

fn sound(path: &str, text: &[u8]) -> Result<(), Refused> {
    let text = utf8(path, text)?;
    if serde_json::from_str::<&RawValue>(text).is_ok() {
        return Ok(());
    }
    let at = |problem: &Problem| {
        let mut problem = problem.clone();
        path.clone_into(&mut problem.place.path);
        problem
    };
    read::<Value>(text).map(drop).map_err(|error| refused(error.problems().iter().map(at)))
}

pub(crate) fn utf8<'t>(path: &str, text: &'t [u8]) -> Result<&'t str, Refused> {
    from_utf8(text).map_err(|error| {
        let before =
            text.get(..error.valid_up_to()).and_then(|text| from_utf8(text).ok()).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let mut problem = Problem::new("not-utf-8", path, not_utf8());
        problem.place.line = Some(before.matches('\n').count() + 1);
        problem.place.column = Some(line.chars().count() + 1);
        refused([problem])
    })
}

fn not_utf8() -> Text {
    text!("from here on this is not a text in UTF-8", "vanaf hier is dit geen tekst in UTF-8")
}

fn refused(problems: impl IntoIterator<Item = Problem>) -> Refused {
    DocumentError::new(problems.into_iter().collect()).into()
}

pub(crate) fn problems(refused: &Refused) -> String {
    // INVARIANT: problems hold only values that JSON has.
    serde_json::to_string(&refused.document().problems).unwrap_or_default()
}
