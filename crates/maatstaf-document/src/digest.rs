//! Digests that name exactly what was seen.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// JSON with keys in alphabetical order and no white space, whatever order `serde_json`'s map keeps.
pub fn canonical(value: &impl Serialize) -> String {
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
pub fn digest(value: &impl Serialize) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(canonical(value)) {
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
