//! The evidence, piece by piece: where every link to evidence leads.

use maatstaf::{Policy, Portfolio};
use maatstaf_document::Language;

use crate::content::Section;
use crate::disclosure::Disclosure;

/// Every piece of evidence with its claims and where they stand, at `Anchor::evidence(id)`.
pub(crate) fn register(
    _portfolio: &Portfolio,
    _policy: &Policy,
    _disclosure: &mut Disclosure,
    _language: Language,
) -> Section {
    Section::new("evidence", "")
}
