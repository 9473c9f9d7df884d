//! Whether there is any evidence for a category: the core's own estimate on a framework of one level that asks for one piece.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf::{DocumentError, EmptyCells, Framework, Gates, Policy};
use serde_json::json;

/// The one level of such a framework.
pub(crate) const THERE: &str = "there";

/// The categories of a framework with one level and no indicators.
///
/// # Errors
/// When the outcome is not sound, which a checked framework does not give.
pub(crate) fn one_level(framework: &Framework) -> Result<Framework, DocumentError> {
    let (id, categories) = (framework.id(), framework.categories());
    let facts = json!({"maatstaf_framework": 1, "id": id, "edition": "", "holder": "", "levels": [THERE],
        "categories": categories, "indicators": []});
    let names: BTreeMap<_, _> = categories.iter().map(|id| (id, json!({"name": id}))).collect();
    let wording = json!({"maatstaf_wording": 1, "framework": id, "language": "en", "name": id,
        "levels": {THERE: THERE}, "categories": names, "indicators": {}});
    Framework::from_json(&facts.to_string(), &[&wording.to_string()])
}

/// A policy by which one claim that counts is enough. Who must accept it, and how old it may be, stays as it was.
///
/// # Errors
/// When the outcome is not sound, which a checked policy does not give.
pub(crate) fn one_is_enough(policy: &Policy) -> Result<Policy, DocumentError> {
    let mut document = policy.document().clone();
    document.credit.least = vec![1];
    document.breadth.most = vec![1];
    document.depth.least = vec![0];
    document.overall.exceptions = vec![0];
    document.equivalence = true;
    document.empty_cells = EmptyCells::RequireEquivalence;
    document.gates = Gates::default();
    Policy::from_document(document)
}

/// The policy for a framework: where a category has no indicators at all, an empty cell cannot ask for nothing.
///
/// # Errors
/// When the outcome is not sound, which a checked policy does not give.
pub(crate) fn for_framework(policy: &Policy, framework: &Framework) -> Result<Policy, DocumentError> {
    let counted: BTreeSet<&String> = framework.indicators().iter().map(|one| &one.category).collect();
    if counted.len() == framework.categories().len() {
        return Ok(policy.clone());
    }
    let mut document = policy.document().clone();
    document.empty_cells = EmptyCells::RequireEquivalence;
    Policy::from_document(document)
}
