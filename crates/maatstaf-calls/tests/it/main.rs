//! Every operation as a call.

#![expect(
    clippy::indexing_slicing,
    reason = "a key that a JSON value lacks reads as null, and a test that looks past the end fails"
)]

mod answers;
mod examples;
mod places;
mod privacy;
mod same;
mod schemas;

use std::error::Error;

use maatstaf_calls::{Answer, Call, Circumstances, Language, Refused};
use serde_json::Value;

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

pub(crate) fn circumstances() -> Result<Circumstances, Box<dyn Error>> {
    let now = "2026-07-01T12:00:00Z".parse()?;
    Ok(Circumstances { today: jiff::civil::date(2026, 7, 1), now, language: Language::En })
}

pub(crate) fn call(name: &str) -> Result<&'static Call, String> {
    Call::by_name(name).ok_or_else(|| format!("there is no call `{name}`"))
}

/// What a call answers to a request.
pub(crate) fn ask(name: &str, request: &str) -> Result<Answer, Box<dyn Error>> {
    Ok(call(name)?.answer(request, &circumstances()?).map_err(|refused| format!("{name}: {refused}"))?)
}

/// Why a call does not answer a request.
pub(crate) fn refused(name: &str, request: &str) -> Result<Refused, Box<dyn Error>> {
    match call(name)?.answer(request, &circumstances()?) {
        Ok(_) => Err(format!("{name} answers").into()),
        Err(refused) => Ok(refused),
    }
}

/// The code and path of each problem.
pub(crate) fn told(refused: &Refused) -> Vec<(&str, &str)> {
    refused.problems().iter().map(|one| (one.code, one.place.path.as_str())).collect()
}

/// The example of a call as a value.
pub(crate) fn example(name: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&call(name)?.example())?)
}

/// A sample portfolio.
pub(crate) fn sample(name: &str) -> Result<String, Box<dyn Error>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    Ok(std::fs::read_to_string(format!("{folder}/{name}"))?)
}
