//! Small helpers for sentences.

use crate::{Language, say};

/// How many names a sentence lists before it says how many more there are.
const NAMED: usize = 4;

/// The first four names, and how many more there are.
///
/// # Example
/// ```
/// use maatstaf_document::{Language, first_few};
/// let names = ["a", "b", "c", "d", "e", "f"].map(str::to_owned).to_vec();
/// assert_eq!(first_few(names, Language::Nl), "a, b, c, d en nog 2");
/// ```
pub fn first_few(mut names: Vec<String>, language: Language) -> String {
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(say!(language, "{more} more", "nog {more}"));
    }
    join(&names, language)
}

/// `a`, `a and b`, `a, b and c`.
pub fn join(parts: &[String], language: Language) -> String {
    let Some((last, before)) = parts.split_last() else { return String::new() };
    if before.is_empty() {
        return last.clone();
    }
    let before = before.join(", ");
    say!(language, "{before} and {last}", "{before} en {last}")
}
