//! What a claim is called.

use maatstaf::{ClaimName, Framework};
use maatstaf_document::{Language, say};

use crate::content::Inline;

/// A claim in a few words: the number of its indicator, or the cell of an equivalent practice.
pub(crate) fn claim(claim: &ClaimName, framework: &Framework, language: Language) -> Inline {
    if let Some(number) = claim.indicator {
        return Inline::text(say!(language, "CI {number}", "VI {number}"));
    }
    let category = framework.category_name(claim.category.as_deref().unwrap_or_default(), language);
    let level = framework.level_name(claim.level.as_deref().unwrap_or_default(), language);
    Inline::text(say!(
        language,
        "equivalent practice ({category}, {level})",
        "gelijkwaardige praktijk ({category}, {level})"
    ))
}
