//! A first document to fill in.

use maatstaf_document::Language;

/// A small programme in a language, to replace by your own. It is sound as it stands.
///
/// # Example
/// ```
/// use maatstaf_document::Language;
/// use maatstaf_programme::{Programme, programme_starter};
/// assert!(Programme::from_json(&programme_starter(Language::Nl)).is_ok());
/// ```
pub fn programme_starter(language: Language) -> String {
    match language {
        Language::En => include_str!("starter/en.json").to_owned(),
        Language::Nl => include_str!("starter/nl.json").to_owned(),
    }
}
