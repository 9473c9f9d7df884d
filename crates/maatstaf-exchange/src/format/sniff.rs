//! Tells formats apart by their content.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::Format;
use crate::moodle;

/// How much of a text that is not JSON is searched for the names that tell formats apart. This is this project's choice.
const SEARCHED: usize = 1 << 16;

/// The keys that tell JSON formats apart. Everything else is passed over without being kept.
#[derive(Deserialize)]
struct Keys<'t> {
    #[serde(rename = "CFDocument")]
    document: Option<IgnoredAny>,
    #[serde(rename = "CFPackage")]
    package: Option<IgnoredAny>,
    #[serde(borrow)]
    framework: Option<&'t RawValue>,
    standards: Option<IgnoredAny>,
    maatstaf_framework: Option<IgnoredAny>,
    maatstaf_wording: Option<IgnoredAny>,
    maatstaf: Option<IgnoredAny>,
}

/// What tells a matrix from other documents that name a framework.
#[derive(Deserialize)]
struct Matrix {
    standards: Option<IgnoredAny>,
}

/// The format of a text.
pub(super) fn format(text: &str) -> Option<Format> {
    let text = text.trim_start_matches(|one: char| one == '\u{feff}' || one.is_whitespace());
    if !text.starts_with('{') {
        return moodle::is_moodle(text).then_some(Format::Moodle);
    }
    match serde_json::from_str::<Keys<'_>>(text) {
        Ok(keys) => by_keys(&keys),
        Err(_) => by_names(text),
    }
}

fn by_keys(keys: &Keys<'_>) -> Option<Format> {
    let is_matrix = |raw: &RawValue| {
        serde_json::from_str::<Matrix>(raw.get()).is_ok_and(|matrix| matrix.standards.is_some())
    };
    if keys.document.is_some() || keys.package.is_some() {
        Some(Format::Case)
    } else if keys.maatstaf_framework.is_some() || keys.maatstaf_wording.is_some() {
        Some(Format::Pack)
    } else if keys.standards.is_some() || keys.framework.is_some_and(is_matrix) {
        Some(Format::Mahara)
    } else {
        keys.maatstaf.is_some().then_some(Format::Portfolio)
    }
}

/// The format that broken JSON means to be, so that its reader can say where it breaks.
fn by_names(text: &str) -> Option<Format> {
    let end = (0..=SEARCHED.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let start = text.get(..end).unwrap_or_default();
    let names = [
        ("\"CFDocument\"", Format::Case),
        ("\"maatstaf_framework\"", Format::Pack),
        ("\"maatstaf_wording\"", Format::Pack),
        ("\"standards\"", Format::Mahara),
        ("\"maatstaf\"", Format::Portfolio),
    ];
    names.into_iter().find(|(name, _)| start.contains(name)).map(|(_, format)| format)
}
