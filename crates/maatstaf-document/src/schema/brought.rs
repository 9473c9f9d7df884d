//! Schemas on a machine that makes none: whoever runs the engine brings them, once they are wanted.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use schemars::JsonSchema;
use serde_json::Value;

use super::SchemaTexts;

static BROUGHT: OnceLock<SchemaTexts> = OnceLock::new();
static MISSING: AtomicBool = AtomicBool::new(false);

/// Brings the schemas to a machine that makes none. Those that come first stay; where schemas are made, nobody looks at them.
pub fn bring_schemas(texts: SchemaTexts) {
    let _ = BROUGHT.set(texts);
}

/// Whether a schema was wanted since this was asked last, and none had been brought. What was answered meanwhile is to be asked again.
pub fn schemas_are_missing() -> bool {
    MISSING.swap(false, Ordering::Relaxed)
}

/// The schema of a type as it was brought. Anything fits one that is not there.
pub(super) fn brought<T: JsonSchema>() -> Value {
    let Some(texts) = BROUGHT.get() else {
        MISSING.store(true, Ordering::Relaxed);
        return Value::Bool(true);
    };
    texts.schema_of::<T>().unwrap_or(Value::Bool(true))
}
