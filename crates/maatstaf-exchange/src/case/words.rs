//! Texts in several languages, where CASE has room for one.
//!
//! One language stands in CASE's own field. The map in `extensions` holds the others, and `null` for the one that stands in
//! the field; it is left out when it would say nothing more than the field and the item's `language` do.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::lean::Lean;
use crate::Words;

/// The text that stands in CASE's own field, and its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Native<'w> {
    pub(super) tag: &'w str,
    pub(super) text: &'w str,
}

/// Whether a text says anything.
pub(super) fn says(text: &str) -> bool {
    !text.trim().is_empty()
}

/// What stands in a field that must not be empty when there is no text: the first of these that says something.
pub(super) fn filler<'w>(these: &[&'w str]) -> Option<&'w str> {
    these.iter().copied().find(|text| says(text))
}

/// The text for CASE's own field: in this language, else in a near one, else in any.
pub(super) fn native<'w>(words: &'w Words, language: &str) -> Option<Native<'w>> {
    let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let texts = || {
        let all = words.0.iter().filter(|(_, text)| says(text));
        all.map(|(tag, text)| Native { tag, text })
    };
    let exact = texts().find(|one| one.tag == language);
    exact.or_else(|| texts().find(|one| base(one.tag) == base(language))).or_else(|| texts().next())
}

/// The map for `extensions`; nothing when the field and the language `tag` say it all. A field that is `filled` holds
/// something else when there is no text.
pub(super) fn map(words: &Words, native: Option<Native<'_>>, tag: &str, filled: bool) -> Option<Value> {
    let plain = match native {
        Some(native) => native.tag == tag && words.0.len() == 1,
        None => words.0.is_empty() && !filled,
    };
    let in_field = |tag: &str| native.is_some_and(|native| native.tag == tag);
    let entry = |(tag, text): (&String, &String)| {
        let value = if in_field(tag) { Value::Null } else { Value::String(text.clone()) };
        (tag.clone(), value)
    };
    (!plain).then(|| Value::Object(words.0.iter().map(entry).collect::<Map<_, _>>()))
}

/// The texts of a field in the language `tag`, with those of the map. A field without a text of its own holds the `filler`;
/// anything else in it was changed since, and counts.
pub(super) fn read(map: Option<&Lean<'_>>, field: Option<&str>, tag: &str, filler: Option<&str>) -> Words {
    let field = field.filter(|text| says(text));
    let Some(Lean::Object(entries)) = map else {
        return field.map(|text| Words::one(tag, text)).unwrap_or_default();
    };
    let mut words = BTreeMap::new();
    let mut placed = false;
    for (tag, text) in entries {
        match (text, field) {
            (Lean::Text(text), _) => {
                words.insert(tag.to_string(), text.to_string());
            }
            (Lean::Null, Some(field)) => {
                words.insert(tag.to_string(), field.to_owned());
                placed = true;
            }
            _ => {}
        }
    }
    if let (Some(field), false) = (field.filter(|field| Some(*field) != filler), placed) {
        words.insert(tag.to_owned(), field.to_owned());
    }
    Words(words)
}
