//! The thresholds of a policy, said to be a choice.

use maatstaf::{Framework, PolicyDocument};
use maatstaf_document::Language;

use crate::content::Section;

/// The thresholds, level by level, at `rules`.
pub(crate) fn rules(_policy: &PolicyDocument, _framework: &Framework, _language: Language) -> Section {
    Section::new("rules", "")
}
