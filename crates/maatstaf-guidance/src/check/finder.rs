//! Collects problems of data.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Problem, Text, is_id, text, unknown_name, version};

use crate::forms::Points;

/// The most entries that a list may have. This is this project's choice.
const MOST: usize = 100;

/// The most points that something may give or take. This is this project's choice.
const MOST_POINTS: i64 = 3;

/// Problems found so far.
pub(super) struct Finder(Vec<Problem>);

impl Finder {
    /// Starts with the version of the format.
    pub(super) fn new(field: &str, given: u8) -> Self {
        Self(version(field, given).into_iter().collect())
    }

    pub(super) fn report(&mut self, code: &'static str, path: &str, message: Text) {
        self.0.push(Problem::new(code, path, message));
    }

    /// A list of ids: 1 to [`MOST`], each an id, each once.
    pub(super) fn ids(&mut self, path: &str, ids: &[String]) {
        if ids.is_empty() || ids.len() > MOST {
            let message = text!("there must be 1 to {MOST} of these", "hier horen er 1 tot {MOST} te staan");
            self.report("wrong-count", path, message);
        }
        let mut seen = BTreeSet::new();
        for (at, id) in ids.iter().enumerate() {
            let path = format!("{path}[{at}]");
            if !is_id(id) {
                let message = text!(
                    "an id is 1 to 64 letters, digits, `-`, `_` or `.`",
                    "een id is 1 tot 64 letters, cijfers, `-`, `_` of `.`"
                );
                self.report("bad-id", &path, message);
            } else if !seen.insert(id) {
                let message = text!("`{id}` stands here twice", "`{id}` staat hier twee keer");
                self.report("doubled-id", &path, message);
            }
        }
    }

    pub(super) fn known(&mut self, path: &str, name: &str, known: &[String]) {
        self.0.extend(unknown_name(path, name, known));
    }

    /// A sentence has words in both languages.
    pub(super) fn sentence(&mut self, path: &str, sentence: &Text) {
        for (language, words) in [("en", &sentence.en), ("nl", &sentence.nl)] {
            if words.trim().is_empty() {
                let message = text!("a text is needed here", "hier is een tekst nodig");
                self.report("empty-text", &format!("{path}.{language}"), message);
            }
        }
    }

    pub(super) fn range(&mut self, path: &str, number: i64, least: i64, most: i64) {
        if !(least..=most).contains(&number) {
            let message = text!(
                "this must be a whole number from {least} to {most}",
                "dit moet een geheel getal van {least} tot en met {most} zijn"
            );
            self.report("out-of-range", path, message);
        }
    }

    /// Points go to known forms and stay in range.
    pub(super) fn points(&mut self, path: &str, points: &BTreeMap<String, Points>, forms: &[String]) {
        for (form, Points(number)) in points {
            self.known(path, form, forms);
            if is_id(form) && forms.contains(form) {
                self.range(&format!("{path}.{form}"), i64::from(*number), -MOST_POINTS, MOST_POINTS);
            }
        }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.0
    }
}
