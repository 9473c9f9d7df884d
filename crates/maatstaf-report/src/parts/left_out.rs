//! What a report leaves out, said in the report itself.

use maatstaf_document::Language;

use crate::content::Section;
use crate::disclosure::Disclosure;

/// What was left out, by part, and by which name it goes in. Made last, when everything was asked for.
pub(crate) fn left_out(_disclosure: &Disclosure, _language: Language) -> Section {
    Section::new("left-out", "")
}
