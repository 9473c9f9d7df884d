//! JSON Schemas of every document, made from the types themselves.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use crate::{
    Certificate, Change, EstimateDocument, ExplanationDocument, FrameworkDocument, GapDocument,
    OverlayDocument, PolicyDocument, PortfolioDocument, WhatIfDocument, WordingDocument,
};

type Make = fn() -> Value;

/// Every schema by name.
const MAKERS: [(&str, Make); 11] = [
    ("portfolio", made::<PortfolioDocument>),
    ("policy", made::<PolicyDocument>),
    ("framework", made::<FrameworkDocument>),
    ("wording", made::<WordingDocument>),
    ("overlay", made::<OverlayDocument>),
    ("changes", made::<Vec<Change>>),
    ("estimate", made::<EstimateDocument>),
    ("explanation", made::<ExplanationDocument>),
    ("gap", made::<GapDocument>),
    ("what-if", made::<WhatIfDocument>),
    ("certificate", made::<Certificate>),
];

/// The names that [`schema`] knows.
pub const SCHEMAS: &[&str] = &{
    let mut names = [""; MAKERS.len()];
    let mut at = 0;
    while at < names.len() {
        #[expect(
            clippy::indexing_slicing,
            reason = "both lists have one length, and this runs at compile time"
        )]
        {
            names[at] = MAKERS[at].0;
        }
        at += 1;
    }
    names
};

/// The JSON Schema (draft 2020-12) of a document, by name; nothing when there is no such document.
///
/// # Example
/// ```
/// let schema = maatstaf::schema("portfolio").expect("there is a schema of portfolios");
/// assert_eq!(schema["properties"]["maatstaf"]["maximum"], 1);
/// assert_eq!(maatstaf::schema("cookbook"), None);
/// ```
pub fn schema(name: &str) -> Option<Value> {
    MAKERS.iter().find(|(known, _)| *known == name).map(|(_, make)| make())
}

fn made<T: JsonSchema>() -> Value {
    let mut schema = schema_for!(T).to_value();
    first_paragraphs(&mut schema);
    schema
}

/// Keeps the first paragraph of each description: what follows it is for readers of Rust.
fn first_paragraphs(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                match entry {
                    Value::String(text) if key == "description" => {
                        let first = text.split("\n\n").next().unwrap_or_default();
                        *text = first.split_whitespace().collect::<Vec<_>>().join(" ");
                    }
                    other => first_paragraphs(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(first_paragraphs),
        _ => {}
    }
}
