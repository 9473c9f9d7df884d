//! Why each category has its level: the rule, the threshold, the evidence that counted, and what is missing.

use maatstaf::{Estimate, Lane};
use maatstaf_document::Language;

use crate::content::Section;

/// The explanation of every category and cell in a lane, at `Anchor::why(category, level)`.
pub(crate) fn why(_estimate: &Estimate, _lane: Lane, _language: Language) -> Section {
    Section::new("why", "")
}
