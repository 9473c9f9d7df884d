//! The committed schemas are those of the types.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// Where a schema is kept: beside the packs when it describes one, else with the core.
fn place(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    match name {
        "framework" | "wording" => root.join(format!("../../frameworks/{name}.schema.json")),
        _ => root.join(format!("schemas/{name}.schema.json")),
    }
}

#[test]
fn every_committed_schema_is_that_of_its_type() -> Result<(), Box<dyn Error>> {
    for name in maatstaf::schema_names() {
        let schema = maatstaf::schema(name).ok_or("a listed schema is missing")?;
        let text = format!("{}\n", serde_json::to_string_pretty(&schema)?);
        if env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::write(place(name), &text)?;
        }
        let committed = fs::read_to_string(place(name)).unwrap_or_default();
        assert!(
            committed == text,
            "schema `{name}` is out of date: run UPDATE_SCHEMAS=1 cargo test --test schemas"
        );
    }
    Ok(())
}

#[test]
fn descriptions_in_schemas_hold_no_rust() -> Result<(), Box<dyn Error>> {
    for name in maatstaf::schema_names() {
        let schema = maatstaf::schema(name).ok_or("a listed schema is missing")?.to_string();
        assert!(!schema.contains("```") && !schema.contains("# Example"), "schema `{name}` quotes Rust");
    }
    Ok(())
}
