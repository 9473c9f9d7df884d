//! Puts the parts of a package together: one line for each item and each association, so that versions compare well.

use serde_json::{Map, Value};

/// The package as text.
pub(super) fn package(
    document: &Value,
    items: &[String],
    ties: &[String],
    definitions: &Map<String, Value>,
    rubrics: &[Value],
) -> String {
    let mut parts = vec![
        format!("\"CFDocument\": {}", indented(document)),
        format!("\"CFItems\": {}", listed(items)),
        format!("\"CFAssociations\": {}", listed(ties)),
    ];
    if !definitions.is_empty() {
        parts.push(format!("\"CFDefinitions\": {}", indented(&Value::Object(definitions.clone()))));
    }
    if !rubrics.is_empty() {
        parts.push(format!("\"CFRubrics\": {}", indented(&Value::Array(rubrics.to_vec()))));
    }
    format!("{{\n  {}\n}}\n", parts.join(",\n  "))
}

fn indented(value: &Value) -> String {
    // A line break in a JSON text always stands between values: in strings it is escaped.
    format!("{value:#}").replace('\n', "\n  ")
}

fn listed(lines: &[String]) -> String {
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n    {}\n  ]", lines.join(",\n    ")) }
}
