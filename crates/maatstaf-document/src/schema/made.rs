//! A schema as it is made from a type.

use std::cell::RefCell;

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::SchemaTexts;

thread_local! {
    /// Where schemas are written down while somebody wants that.
    static WRITING: RefCell<Option<SchemaTexts>> = const { RefCell::new(None) };
}

/// The schema of a type, with the first paragraph of each description.
pub(super) fn made<T: JsonSchema>() -> Value {
    let mut schema = schema_for!(T).to_value();
    first_paragraphs(&mut schema);
    WRITING.with_borrow_mut(|texts| {
        if let Some(texts) = texts {
            texts.put(&T::schema_id(), schema.clone());
        }
    });
    schema
}

/// Writes down every schema that is made meanwhile, for a machine that makes none.
///
/// # Example
/// ```
/// use maatstaf_document::{Text, read, schema_of, write_schemas};
/// let texts = write_schemas(|| assert!(read::<Text>("{}").is_err(), "what is wrong with a text takes its schema"));
/// let text = serde_json::to_string(&texts)?;
/// assert!(text.contains("The sentence in Dutch."));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn write_schemas(meanwhile: impl FnOnce()) -> SchemaTexts {
    WRITING.set(Some(SchemaTexts::default()));
    meanwhile();
    WRITING.take().unwrap_or_default()
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
