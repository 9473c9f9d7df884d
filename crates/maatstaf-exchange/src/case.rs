//! CASE 1.0 and 1.1 (1EdTech, Competencies and Academic Standards Exchange): one file per framework, a `CFPackage`.
//!
//! What is written is valid under both versions at once. A category, an indicator and a level are each a `CFItem`; the tree
//! is made of `isChildOf` (the child is the origin), an item lies at a level by `hasSkillLevel`, and a rubric shows which
//! level stands where for each category. Levels are children of the document, after the categories. What CASE has no field for (our
//! ids, other languages, rules, links that only one of the versions knows) stands in `extensions` under the one key
//! `maatstaf`, so that a file of ours comes back whole. What only CASE knows is kept in `more`, under `case`.
//!
//! What is read may depart from the schemas as files in use do; every departure that changes what is read is reported.
//!
//! Reading is bounded, by this project's choice: 32 MiB of text, 1,200,000 JSON values, 20,000 items, 60,000 entries of any
//! other list, and 96 MiB for what is read (counted roughly; fields that are kept without being understood count fully).
//! What goes beyond is refused as `too-long`, so that a package takes at most 256 MB and about a second.

mod cost;
mod found;
mod ids;
mod keep;
mod lean;
mod names;
mod read;
mod shape;
mod thing;
mod words;
mod write;

use jiff::civil::Date;
use maatstaf_document::DocumentError;
use serde_json::Value;

use crate::{Carried, Outline};

/// How a framework is written as CASE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteOptions {
    /// The tag of the language that stands in CASE's own fields; the other languages stand in `extensions`.
    pub language: String,
    /// The address that every `uri` starts with, such as `https://example.org/case`.
    pub base: String,
    /// The day of the last change.
    pub changed: Date,
}

/// Reads a framework from a CASE package.
///
/// # Errors
/// A text that is no JSON, holds no framework, is too long, uses one identifier for two items, or goes round in a circle.
///
/// # Example
/// ```
/// let text = r#"{"CFDocument": {"identifier": "11111111-1111-4111-8111-111111111111", "title": "Listening"},
///     "CFItems": [{"identifier": "22222222-2222-4222-8222-222222222222", "fullStatement": "Leaves silences"}]}"#;
/// let read = maatstaf_exchange::case::read(text)?;
/// assert_eq!(read.what.title.in_language("en"), "Listening");
/// let codes: Vec<_> = read.losses.iter().map(|loss| loss.code).collect();
/// assert!(codes.contains(&"orphan")); // nothing ties the item to the framework
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn read(text: &str) -> Result<Carried<Outline>, DocumentError> {
    read::outline(text)
}

/// Writes a framework as one CASE package, valid under 1.0 and 1.1.
///
/// # Example
/// ```
/// use maatstaf_exchange::{Item, Outline, Words, case};
/// let item = Item { id: "silence".to_owned(), text: Words::one("en", "Leaves silences"), ..Item::default() };
/// let outline = Outline { id: "listening".to_owned(), items: vec![item], ..Outline::default() };
/// let options = case::WriteOptions {
///     language: "en".to_owned(),
///     base: "https://example.org/case".to_owned(),
///     changed: jiff::civil::date(2026, 6, 30),
/// };
/// let written = case::write(&outline, &options);
/// assert_eq!(case::read(&written.what)?.what, outline); // whole, our own ids included
/// # Ok::<(), maatstaf_document::DocumentError>(())
/// ```
pub fn write(outline: &Outline, options: &WriteOptions) -> Carried<String> {
    write::package(outline, options)
}

/// Whether a JSON document is a CASE package.
///
/// # Example
/// ```
/// use serde_json::json;
/// assert!(maatstaf_exchange::case::is_case(&json!({"CFDocument": {}, "CFItems": []})));
/// assert!(!maatstaf_exchange::case::is_case(&json!({"framework": {}})));
/// ```
pub fn is_case(value: &Value) -> bool {
    let package = value.get(lean::WRAPPER).unwrap_or(value);
    package.get("CFDocument").is_some_and(Value::is_object)
}
