//! Small helpers for sentences.

use crate::Language;
use crate::estimate::Estimate;
use crate::text::say;

/// How many names a sentence lists before it says how many more there are.
const NAMED: usize = 4;

/// The first names, and how many more there are.
pub(crate) fn first_few(mut names: Vec<String>, language: Language) -> String {
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(say!(language, "{more} more", "nog {more}"));
    }
    join(&names, language)
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn join(parts: &[String], language: Language) -> String {
    let Some((last, before)) = parts.split_last() else { return String::new() };
    if before.is_empty() {
        return last.clone();
    }
    let before = before.join(", ");
    say!(language, "{before} and {last}", "{before} en {last}")
}

/// The name of a level that was reached; 0 is none.
pub(crate) fn level_or_none(estimate: &Estimate, reached: usize, language: Language) -> String {
    match reached.checked_sub(1) {
        Some(level) => estimate.portfolio.framework().level_name(level, language).to_owned(),
        None => say!(language, "not yet evidenced", "nog niet aangetoond"),
    }
}
