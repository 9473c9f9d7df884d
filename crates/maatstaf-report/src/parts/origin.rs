//! What a report is about, and what made it.

use maatstaf::{Framework, Origin};
use maatstaf_document::{Language, Text};

use crate::content::Inline;

/// Whom and what it is about: the holder, the day, the framework, the policy, and the level aimed at.
pub(crate) fn about(
    _origin: &Origin,
    _framework: &Framework,
    _target: Option<&str>,
    _language: Language,
) -> Vec<(String, Inline)> {
    Vec::new()
}

/// What made it, from what, and what it is not.
pub(crate) fn colophon(_origin: &Origin, _statement: &Text, _language: Language) -> Vec<Inline> {
    Vec::new()
}
