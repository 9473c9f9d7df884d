//! What each call does and what each field is, in both languages; it stands in `titles.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maatstaf::Language;
use maatstaf_document::Text;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    calls: BTreeMap<String, Text>,
    fields: BTreeMap<String, Text>,
}

/// A test reads the file.
static TITLES: LazyLock<Titles> =
    LazyLock::new(|| serde_json::from_str(include_str!("titles.json")).unwrap_or_default());

/// What a call does.
pub(crate) fn call(name: &str, language: Language) -> &'static str {
    TITLES.calls.get(name).map_or("", |text| text.to(language))
}

/// What a field of a request is.
pub(crate) fn field(name: &str, language: Language) -> Option<&'static str> {
    TITLES.fields.get(name).map(|text| text.to(language))
}
