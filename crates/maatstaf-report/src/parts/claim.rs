//! What a claim is called, and where it belongs.

use maatstaf::{ClaimName, Framework};
use maatstaf_document::{Language, say};

use crate::content::{Anchor, Inline};

/// What tells one claim from another, in an order.
pub(crate) type Key<'c> = (&'c str, Option<u16>, Option<&'c str>, Option<&'c str>, Option<&'c str>);

/// What tells one claim from another.
pub(crate) fn key(claim: &ClaimName) -> Key<'_> {
    let (category, level) = (claim.category.as_deref(), claim.level.as_deref());
    (&claim.evidence, claim.indicator, category, level, claim.theme.as_deref())
}

/// A claim in a few words: the number of its indicator, or the cell of an equivalent practice. Its theme is somebody's text and left out.
pub(crate) fn claim(claim: &ClaimName, framework: &Framework, language: Language) -> Inline {
    Inline::text(claim_text(claim, framework, language))
}

/// A claim in a few words that lead to the cell that it belongs to.
pub(crate) fn linked_claim(claim: &ClaimName, framework: &Framework, language: Language) -> Inline {
    let words = claim_text(claim, framework, language);
    match cell_of(claim, framework) {
        Some((category, level)) => Inline::link(Anchor::why(category, Some(level)), words),
        None => Inline::text(words),
    }
}

/// The category and the level of a claim, by id.
pub(crate) fn cell_of<'c>(claim: &'c ClaimName, framework: &'c Framework) -> Option<(&'c str, &'c str)> {
    match claim.indicator {
        Some(number) => framework.indicator(number).map(|one| (one.category.as_str(), one.level.as_str())),
        None => claim.category.as_deref().zip(claim.level.as_deref()),
    }
}

fn claim_text(claim: &ClaimName, framework: &Framework, language: Language) -> String {
    if let Some(number) = claim.indicator {
        return say!(language, "CI {number}", "VI {number}");
    }
    let category = framework.category_name(claim.category.as_deref().unwrap_or_default(), language);
    let level = framework.level_name(claim.level.as_deref().unwrap_or_default(), language);
    say!(
        language,
        "equivalent practice ({category}, {level})",
        "gelijkwaardige praktijk ({category}, {level})"
    )
}
