//! Whether a document would be read by the calls.

use maatstaf::{DocumentError, Framework, Portfolio};
use maatstaf_mentoring::{Agreement, Audit};
use maatstaf_programme::Programme;

use crate::kind::Kind;

/// Checks a document of a kind as the calls would read it, with frameworks of somebody's own before those that come with the engine.
///
/// # Errors
/// Every problem of the text, each with its path, line and column.
///
/// # Example
/// ```
/// use maatstaf_calls::{Kind, check};
/// let text = r#"{"maatstaf": 1, "framework": "emcc-1900", "holder": "coach-a", "as_of": "2026-06-30"}"#;
/// let error = check(Kind::Portfolio, text, &[]).expect_err("there is no such framework");
/// assert_eq!(error.problems()[0].code, "unknown-framework");
/// ```
pub fn check(kind: Kind, text: &str, packs: &[Framework]) -> Result<(), DocumentError> {
    let find = |id: &str| find(packs, id);
    match kind {
        Kind::Portfolio => Portfolio::open(text, find).map(drop),
        Kind::Programme => Programme::open(text, find).map(drop),
        Kind::Agreement => Agreement::from_json(text).map(drop),
        Kind::Audit => Audit::from_json(text).map(drop),
    }
}

/// The framework with an id: one's own, or one that comes with the engine.
pub(crate) fn find(packs: &[Framework], id: &str) -> Option<Framework> {
    packs.iter().find(|pack| pack.id() == id).cloned().or_else(|| Framework::by_id(id))
}
