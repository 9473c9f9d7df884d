//! Names and the pseudonyms that stand for them.

use std::collections::{BTreeMap, BTreeSet};

/// Names and the pseudonyms that stand for them: the one place where both are together.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Pseudonyms(pub BTreeMap<String, String>);

impl Pseudonyms {
    /// The pseudonym of a name; what is in use as a pseudonym already, or written as one, stays as it is.
    pub(super) fn of(&mut self, name: &str, prefix: &str, taken: &mut Taken) -> String {
        if let Some(known) = self.0.get(name) {
            return known.clone();
        }
        if taken.kept.contains(name) {
            return name.to_owned();
        }
        let pseudonym = taken.free(prefix);
        self.0.insert(name.to_owned(), pseudonym.clone());
        pseudonym
    }
}

/// The pseudonyms that no other name may get.
pub(super) struct Taken {
    /// Those of the ledger, and those that are written as one: they stay as they are.
    kept: BTreeSet<String>,
    /// Those that stand for a name.
    given: BTreeSet<String>,
    /// Per prefix, the number that is tried next: every lower one is taken.
    next: BTreeMap<String, usize>,
}

impl Taken {
    pub(super) fn new(kept: BTreeSet<String>, pseudonyms: &Pseudonyms) -> Self {
        Self { kept, given: pseudonyms.0.values().cloned().collect(), next: BTreeMap::new() }
    }

    /// The first pseudonym with a prefix that is free, which then is taken.
    fn free(&mut self, prefix: &str) -> String {
        let next = self.next.entry(prefix.to_owned()).or_insert(1);
        loop {
            let pseudonym = format!("{prefix}-{next:02}");
            *next += 1;
            // INVARIANT: of so many numbers, only some are taken.
            if !self.kept.contains(&pseudonym) && self.given.insert(pseudonym.clone()) {
                return pseudonym;
            }
        }
    }
}

/// Whether a text is written as a pseudonym: words and a number (`client-07`), or a code (`T01`). A bare word may be a name.
pub(super) fn is_pseudonym(text: &str) -> bool {
    let words = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let code = words.len() <= 3 && words.chars().all(|sign| sign.is_ascii_alphabetic());
    let numbered = words.ends_with(['-', '_', '.']) && !words.chars().any(|sign| sign.is_ascii_uppercase());
    maatstaf_document::is_id(text) && words.len() < text.len() && (code || numbered)
}
