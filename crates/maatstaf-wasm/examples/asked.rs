//! Prints what the engine on this machine answers to many requests, right and wrong ones: a line of JSON for each.
//!
//! The same requests are put to the engine on WebAssembly, which has to answer with the same bytes.

use std::error::Error;
use std::io::{Write as _, stdout};

use maatstaf_calls::{Call, Circumstances, Language};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    for call in Call::all() {
        let example = call.example();
        for language in [Language::En, Language::Nl] {
            writeln!(out, "{}", asked(call, &example, language)?)?;
        }
        for request in wrong(&serde_json::from_str(&example)?) {
            writeln!(out, "{}", asked(call, &request, Language::Nl)?)?;
        }
    }
    Ok(())
}

/// A request, and what came of it.
fn asked(call: &Call, request: &str, language: Language) -> Result<Value, Box<dyn Error>> {
    let (today, now) = ("2026-07-01", "2026-07-01T12:00:00Z");
    let circumstances = Circumstances { today: today.parse()?, now: now.parse()?, language };
    let outcome = match call.answer(request, &circumstances) {
        Ok(answer) => json!({ "mediaType": answer.media_type, "body": answer.body }),
        Err(refused) => serde_json::to_value(refused.document())?,
    };
    let circumstances = json!({ "today": today, "now": now, "language": language });
    Ok(json!({ "name": call.name(), "request": request, "circumstances": circumstances, "outcome": outcome }))
}

/// What may be wrong with a request: no JSON, and each field missing, misspelt, of another type, or wrong inside.
fn wrong(example: &Value) -> Vec<String> {
    let mut requests = vec![String::new(), "{".to_owned(), "[]".to_owned(), "{\"nonsense\": 1}".to_owned()];
    for (field, value) in example.as_object().into_iter().flatten() {
        let other = |put: Option<Value>| {
            let mut request = example.clone();
            if let Some(fields) = request.as_object_mut() {
                fields.remove(field);
                fields.extend(put.map(|value| (field.clone(), value)));
            }
            format!("{request:#}")
        };
        requests.extend([None, Some(json!(7)), Some(json!("nowhere"))].map(other));
        requests.extend(wrong_inside(value).into_iter().map(|value| other(Some(value))));
    }
    requests
}

/// A document with each of its fields of another type, and with one that nobody knows.
fn wrong_inside(document: &Value) -> Vec<Value> {
    let Some(fields) = document.as_object() else { return Vec::new() };
    let names = fields.keys().map(String::as_str).chain(["nonsense"]);
    let with = |name: &str| {
        let mut document = document.clone();
        if let Some(fields) = document.as_object_mut() {
            fields.insert(name.to_owned(), json!([{ "what": true }]));
        }
        document
    };
    names.map(with).collect()
}
