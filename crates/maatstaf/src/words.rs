//! Words that more than one answer uses.

use maatstaf_document::say;

use crate::Language;
use crate::estimate::Estimate;

/// The name of a level that was reached; 0 is none.
pub(crate) fn level_or_none(estimate: &Estimate, reached: usize, language: Language) -> String {
    match reached.checked_sub(1) {
        Some(level) => estimate.portfolio.framework().level_name_at(level, language).to_owned(),
        None => say!(language, "not yet evidenced", "nog niet aangetoond"),
    }
}
