//! Digests that name exactly what was seen.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// JSON with keys in alphabetical order and no white space, whatever order serde_json's map keeps.
pub(crate) fn canonical(value: &impl Serialize) -> String {
    // INVARIANT: our documents hold only values that JSON has.
    serde_json::to_value(value).map(|value| sorted(value).to_string()).unwrap_or_default()
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        Value::Object(entries) => {
            let ordered: BTreeMap<String, Value> = entries.into_iter().collect();
            ordered.into_iter().map(|(key, value)| (key, sorted(value))).collect()
        }
        other => other,
    }
}

/// SHA-256 over canonical JSON, in hexadecimal.
pub(crate) fn of(value: &impl Serialize) -> String {
    Sha256::digest(canonical(value)).iter().map(|byte| format!("{byte:02x}")).collect()
}
