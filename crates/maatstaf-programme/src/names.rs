//! The names of levels and categories, and of levels that were reached or not.

use maatstaf::Framework;
use maatstaf_document::{Language, say};

/// The name of a level; its id when the framework has no such level.
pub(crate) fn level_name<'f>(framework: &'f Framework, id: &'f str, language: Language) -> &'f str {
    framework.wording(language).levels.get(id).map_or(id, String::as_str)
}

/// The name of a category; its id when the framework has no such category.
pub(crate) fn category_name<'f>(framework: &'f Framework, id: &'f str, language: Language) -> &'f str {
    framework.wording(language).categories.get(id).map_or(id, |category| &category.name)
}

/// The name of a level that was reached, or that there is none.
pub(crate) fn reached_name(framework: &Framework, id: Option<&str>, language: Language) -> String {
    match id {
        Some(id) => level_name(framework, id, language).to_owned(),
        None => say!(language, "none yet", "nog geen"),
    }
}

/// How high a level is, from 1; 0 for none.
pub(crate) fn height(framework: &Framework, id: Option<&str>) -> usize {
    let at = id.and_then(|id| framework.levels().iter().position(|level| level == id));
    at.map_or(0, |at| at + 1)
}
