//! Schemas that are written down.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The schemas of many types in one text. A definition that several of them have stands there once.
///
/// # Example
/// ```
/// use maatstaf_document::{SchemaTexts, Text, schema_of, write_schemas};
/// let texts = write_schemas(|| drop(schema_of::<Text>()));
/// let read: SchemaTexts = serde_json::from_str(&serde_json::to_string(&texts)?)?;
/// assert_eq!(read.schema_of::<Text>(), Some(schema_of::<Text>()));
/// assert_eq!(read.schema_of::<u8>(), None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SchemaTexts {
    /// The definitions.
    shared: Vec<Value>,
    /// Each schema by the id of its type, with the position of each of its definitions.
    schemas: BTreeMap<String, Value>,
}

impl SchemaTexts {
    /// The schema of a type, if it was written down.
    pub fn schema_of<T: JsonSchema>(&self) -> Option<Value> {
        self.schema(&T::schema_id())
    }

    fn schema(&self, id: &str) -> Option<Value> {
        let mut schema = self.schemas.get(id)?.clone();
        for definition in definitions(&mut schema) {
            let at = definition.as_u64().and_then(|at| usize::try_from(at).ok())?;
            *definition = self.shared.get(at)?.clone();
        }
        Some(schema)
    }

    pub(super) fn put(&mut self, id: &str, mut schema: Value) {
        for definition in definitions(&mut schema) {
            let known = self.shared.iter().position(|one| one == definition);
            let at = known.unwrap_or(self.shared.len());
            let whole = std::mem::replace(definition, Value::from(at));
            if known.is_none() {
                self.shared.push(whole);
            }
        }
        self.schemas.insert(id.to_owned(), schema);
    }
}

fn definitions(schema: &mut Value) -> impl Iterator<Item = &mut Value> {
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut);
    definitions.into_iter().flat_map(|entries| entries.values_mut())
}
