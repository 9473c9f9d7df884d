//! Prints every call as JSON with the schemas of its request and its answer, for the types of the package.

use std::error::Error;
use std::io::{Write as _, stdout};

use maatstaf_calls::{Call, Language};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let described = |call: &Call| {
        json!({
            "name": call.name(),
            "title": call.title(Language::En),
            "request": call.request_schema(),
            "answer": call.answer_schema(),
            "media_types": call.media_types(),
        })
    };
    let calls: Vec<Value> = Call::all().map(described).collect();
    Ok(stdout().write_all(serde_json::to_string(&calls)?.as_bytes())?)
}
