//! The schemas of all documents, by name.

use maatstaf_cohort::CohortDocument;
use maatstaf_crosscheck::{
    AssessmentDocument, CrosscheckAnswer, PanelRulesDocument, RatersAnswer, ResolutionDocument,
};
use maatstaf_crosswalk::{CrosswalkAnswer, CrosswalkDocument};
use maatstaf_document::{SchemaTexts, schema_of, write_schemas};
use maatstaf_guidance::{ChoiceDocument, LedgerReviewDocument, RequestDocument};
use maatstaf_mentoring::{AgreementCheck, AgreementDocument, AuditDocument, AuditResult};
use maatstaf_practice::{ColumnsDocument, Pseudonyms};
use maatstaf_programme::{ProgrammeAnswer, ProgrammeDocument};
use maatstaf_progress::ProgressDocument;
use maatstaf_readiness::{Advice, Calendar, Overview, Readiness, SchemeDocument};
use maatstaf_report::Disclosure;
use maatstaf_results::{Key, Verification};
use serde_json::Value;

use crate::call::{Call, Make};

/// The schemas of what is not the core's, by name.
const SCHEMAS: [(&str, Make); 26] = [
    ("scheme", schema_of::<SchemeDocument>),
    ("readiness", schema_of::<Readiness>),
    ("advice", schema_of::<Advice>),
    ("overview", schema_of::<Overview>),
    ("calendar", schema_of::<Calendar>),
    ("programme", schema_of::<ProgrammeDocument>),
    ("programme-answer", schema_of::<ProgrammeAnswer>),
    ("request", schema_of::<RequestDocument>),
    ("choice", schema_of::<ChoiceDocument>),
    ("ledger-review", schema_of::<LedgerReviewDocument>),
    ("audit", schema_of::<AuditDocument>),
    ("audit-result", schema_of::<AuditResult>),
    ("agreement", schema_of::<AgreementDocument>),
    ("agreement-check", schema_of::<AgreementCheck>),
    ("assessment", schema_of::<AssessmentDocument>),
    ("resolution", schema_of::<ResolutionDocument>),
    ("panel-rules", schema_of::<PanelRulesDocument>),
    ("crosscheck", schema_of::<CrosscheckAnswer>),
    ("raters", schema_of::<RatersAnswer>),
    ("crosswalk", schema_of::<CrosswalkDocument>),
    ("crosswalk-answer", schema_of::<CrosswalkAnswer>),
    ("badge-verification", schema_of::<Verification>),
    ("columns", schema_of::<ColumnsDocument>),
    ("progress", schema_of::<ProgressDocument>),
    ("cohort", schema_of::<CohortDocument>),
    ("disclosure", schema_of::<Disclosure>),
];

/// The names of every document that has a schema, in a fixed order.
///
/// # Example
/// ```
/// assert_eq!(maatstaf_calls::schema_names().next(), Some("portfolio"));
/// ```
pub fn schema_names() -> impl Iterator<Item = &'static str> {
    maatstaf::schema_names().chain(SCHEMAS.iter().map(|(name, _)| *name))
}

/// The JSON Schema (draft 2020-12) of a document, by name; nothing when there is no such document.
///
/// # Example
/// ```
/// let schema = maatstaf_calls::schema("agreement").expect("agreements have a schema");
/// assert_eq!(schema["properties"]["maatstaf_agreement"]["maximum"], 1);
/// ```
pub fn schema(name: &str) -> Option<Value> {
    maatstaf::schema(name).or_else(|| Some(SCHEMAS.iter().find(|(known, _)| *known == name)?.1()))
}

/// The schemas of all that calls read and of all documents, for a machine that makes none: see [`maatstaf_document::bring_schemas`].
pub fn written_schemas() -> SchemaTexts {
    write_schemas(|| {
        for call in Call::all() {
            call.request_schema();
        }
        schema_names().for_each(|name| drop(schema(name)));
        schema_of::<Pseudonyms>();
        // What a key looks like is its crate's own matter; what is wrong with one takes its schema.
        let _ = Key::from_jwk("{}");
    })
}
