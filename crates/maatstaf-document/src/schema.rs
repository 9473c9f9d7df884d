//! JSON Schemas of documents, made from the types themselves.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

/// The JSON Schema (draft 2020-12) of a document type, with the first paragraph of each description.
///
/// # Example
/// ```
/// let schema = maatstaf_document::schema_of::<maatstaf_document::Text>();
/// assert_eq!(schema["required"], serde_json::json!(["en", "nl"]));
/// ```
pub fn schema_of<T: JsonSchema>() -> Value {
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
