//! Somebody's words without the pseudonyms of assessors.

use std::collections::BTreeSet;

use maatstaf_document::say;

use super::Told;

impl Told<'_> {
    /// A text in which the pseudonym of nobody on the panel stands.
    pub(super) fn masked(&self, text: &str) -> String {
        let answer = &self.answer;
        let records = answer.resolution.iter().flat_map(|settled| &settled.records);
        let decision = answer.resolution.iter().filter_map(|settled| settled.decision.as_ref());
        let names = answer.assessors.iter().map(|one| &one.assessor);
        let names = names.chain(records.flat_map(|one| &one.by)).chain(decision.flat_map(|one| &one.by));
        let names: BTreeSet<&str> = names.map(String::as_str).collect();
        let somebody = say!(self.language, "[assessor]", "[assessor]");
        text.split_inclusive(|letter| !of_id(letter)).map(|run| without(run, &names, &somebody)).collect()
    }
}

/// Whether a letter can stand in an id.
fn of_id(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')
}

/// A run of letters up to and with the one that ends it; without the name that it may be. A full stop may end a sentence.
fn without(run: &str, names: &BTreeSet<&str>, somebody: &str) -> String {
    let word = run.trim_end_matches(|letter| !of_id(letter));
    let bare = word.trim_end_matches(['.', '-']);
    let name = [word, bare].into_iter().find(|name| names.contains(name));
    match name.and_then(|name| run.strip_prefix(name)) {
        Some(rest) => format!("{somebody}{rest}"),
        None => run.to_owned(),
    }
}
