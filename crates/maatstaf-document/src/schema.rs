//! JSON Schemas of documents, made from the types themselves.
//!
//! Making them takes much code, which a page would have to fetch, so on WebAssembly they are read from a text that was written beforehand.

mod brought;
mod made;
mod texts;

use schemars::JsonSchema;
use serde_json::Value;

pub use brought::{bring_schemas, schemas_are_missing};
pub use made::write_schemas;
pub use texts::SchemaTexts;

/// The JSON Schema (draft 2020-12) of a document type, with the first paragraph of each description.
///
/// # Example
/// ```
/// let schema = maatstaf_document::schema_of::<maatstaf_document::Text>();
/// assert_eq!(schema["required"], serde_json::json!(["en", "nl"]));
/// ```
pub fn schema_of<T: JsonSchema>() -> Value {
    if cfg!(target_arch = "wasm32") { brought::brought::<T>() } else { made::made::<T>() }
}
