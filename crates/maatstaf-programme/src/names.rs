//! The name of a level that was reached or not.

use maatstaf::Framework;
use maatstaf_document::{Language, say};

/// The name of a level that was reached, or that there is none.
pub(crate) fn reached_name(framework: &Framework, id: Option<&str>, language: Language) -> String {
    match id {
        Some(id) => framework.level_name(id, language).to_owned(),
        None => say!(language, "none yet", "nog geen"),
    }
}
