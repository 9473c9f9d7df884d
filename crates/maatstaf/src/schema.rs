//! JSON Schemas of every document, made from the types themselves.

use maatstaf_document::schema_of;
use maatstaf_practice::{CountingDocument, LedgerDocument};
use serde_json::Value;

use crate::{
    Certificate, Change, EstimateDocument, ExplanationDocument, FrameworkDocument, GapDocument,
    OverlayDocument, PolicyDocument, PortfolioDocument, WhatIfDocument, WordingDocument,
};

type Make = fn() -> Value;

/// Every schema by name.
const MAKERS: [(&str, Make); 13] = [
    ("portfolio", schema_of::<PortfolioDocument>),
    ("ledger", schema_of::<LedgerDocument>),
    ("counting", schema_of::<CountingDocument>),
    ("policy", schema_of::<PolicyDocument>),
    ("framework", schema_of::<FrameworkDocument>),
    ("wording", schema_of::<WordingDocument>),
    ("overlay", schema_of::<OverlayDocument>),
    ("changes", schema_of::<Vec<Change>>),
    ("estimate", schema_of::<EstimateDocument>),
    ("explanation", schema_of::<ExplanationDocument>),
    ("gap", schema_of::<GapDocument>),
    ("what-if", schema_of::<WhatIfDocument>),
    ("certificate", schema_of::<Certificate>),
];

/// The names that [`schema`] knows.
pub fn schema_names() -> impl Iterator<Item = &'static str> {
    MAKERS.iter().map(|(name, _)| *name)
}

/// The JSON Schema (draft 2020-12) of a document, by name; nothing when there is no such document.
///
/// # Example
/// ```
/// let schema = maatstaf::schema("portfolio").expect("there is a schema of portfolios");
/// assert_eq!(schema["properties"]["maatstaf"]["maximum"], 1);
/// assert_eq!(maatstaf::schema("cookbook"), None);
/// ```
pub fn schema(name: &str) -> Option<Value> {
    MAKERS.iter().find(|(known, _)| *known == name).map(|(_, make)| make())
}
