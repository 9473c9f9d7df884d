//! Words that stand in one place of the town each, and who may read them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words of the town, each with the people who may read it. A word that is not here nobody may read.
///
/// The names of people are those of `town.rs`; a link is a reader like anybody else.
const READERS: &[(&str, &[&str])] = &[
    // Anna's first portfolio. Dora judges it with titles and texts; the link shows titles and attachments.
    ("anna-one-name", &["anna"]),
    ("anna-one-note", &["anna"]),
    ("anna-one-old", &["anna"]),
    ("anna-one-late", &["anna"]),
    ("anna-one-draft", &["anna"]),
    ("anna-one-title", &["anna", "dora", "link", "liv"]),
    ("anna-one-text", &["anna", "dora", "liv"]),
    ("anna-one-rationale", &["anna"]),
    ("anna-one-client", &["anna"]),
    ("anna-one-learning", &["anna"]),
    ("anna-one-feedback", &["anna"]),
    ("anna-one-file", &["anna", "link"]),
    ("anna-one-bytes", &["anna", "link"]),
    ("anna-one-later-file", &["anna"]),
    ("anna-one-later-bytes", &["anna"]),
    // Her second: Egon and Jens judged it, and the panel was revealed.
    ("anna-two-name", &["anna"]),
    ("anna-two-title", &["anna", "egon", "jens"]),
    ("anna-two-text", &["anna", "egon", "jens"]),
    ("anna-two-rationale", &["anna"]),
    ("anna-two-client", &["anna"]),
    ("anna-programme", &["anna"]),
    ("anna-agreement", &["anna"]),
    ("anna-audit", &["anna"]),
    ("anna-token", &["anna"]),
    // What the owner calls who she shows it to: theirs to read, and after the reveal the panel's.
    ("share-dora", &["anna", "dora"]),
    ("share-liv", &["anna", "liv"]),
    ("share-fay", &["anna"]),
    ("share-hans", &["anna"]),
    ("share-iris", &["anna"]),
    ("share-link", &["anna", "link"]),
    ("share-expired", &["anna"]),
    ("share-revoked", &["anna"]),
    ("share-egon", &["anna", "egon", "jens"]),
    ("share-jens", &["anna", "egon", "jens"]),
    // What assessors think. Before the reveal the owner does not read it either.
    ("judgement-dora", &["dora"]),
    ("judgement-liv", &["liv"]),
    ("judgement-fay", &[]),
    ("judgement-egon", &["anna", "egon", "jens"]),
    ("judgement-jens", &["anna", "egon", "jens"]),
    ("signed-egon", &["anna", "egon", "jens"]),
    // The others' own.
    ("bert-name", &["bert"]),
    ("bert-title", &["bert", "liv"]),
    ("bert-text", &["bert", "liv"]),
    ("bert-draft", &["bert"]),
    ("bert-file", &["bert"]),
    ("bert-bytes", &["bert"]),
    ("bert-token", &["bert"]),
    ("share-liv-bert", &["bert", "liv"]),
    ("cora-name", &["cora"]),
    ("cora-title", &["cora"]),
    ("cora-text", &["cora"]),
    ("cora-token", &["cora"]),
    ("crowd-text", &[]),
    ("crowd-name", &[]),
    // The providers'. Members read what is their provider's; only administrators see cohorts and invitations.
    ("north-programme", &["ada", "anna", "bert", "gus"]),
    ("north-programme-name", &["ada", "anna", "bert", "gus"]),
    ("north-programme-draft", &["ada"]),
    ("north-wording", &["ada", "anna", "bert", "gus"]),
    ("north-wording-name", &["ada", "anna", "bert", "gus"]),
    ("north-cohort", &["ada", "anna"]),
    ("north", &["ada", "anna", "bert", "gus", "sigrid"]),
    ("south-programme", &["ben", "cora"]),
    ("south-programme-name", &["ben", "cora"]),
    ("south-cohort", &["ben"]),
    ("south", &["ben", "cora", "sigrid"]),
    // Who somebody is: to themselves, to stewards, and their name to their provider's members.
    ("called-anna", &["anna", "sigrid", "ada", "bert", "gus"]),
    ("called-bert", &["bert", "sigrid", "ada", "anna", "gus"]),
    ("called-gus", &["gus", "sigrid", "ada", "anna", "bert"]),
    ("called-ada", &["ada", "sigrid", "anna", "bert", "gus"]),
    ("called-cora", &["cora", "sigrid", "ben"]),
    ("called-ben", &["ben", "sigrid", "cora"]),
    ("called-dora", &["dora", "sigrid"]),
    ("called-egon", &["egon", "sigrid"]),
    ("called-fay", &["fay", "sigrid"]),
    ("called-hans", &["hans", "sigrid"]),
    ("called-iris", &["sigrid"]),
    ("called-jens", &["jens", "sigrid"]),
    ("called-liv", &["liv", "sigrid"]),
    ("called-sigrid", &["sigrid"]),
    ("called-crowd", &["sigrid"]),
    ("mail-anna", &["anna", "sigrid"]),
    ("mail-bert", &["bert", "sigrid"]),
    ("mail-cora", &["cora", "sigrid"]),
    ("mail-ada", &["ada", "sigrid"]),
    ("mail-ben", &["ben", "sigrid"]),
    ("mail-gus", &["gus", "sigrid"]),
    ("mail-dora", &["dora", "sigrid"]),
    ("mail-egon", &["egon", "sigrid"]),
    ("mail-fay", &["fay", "sigrid"]),
    ("mail-hans", &["hans", "sigrid"]),
    ("mail-iris", &["sigrid"]),
    ("mail-jens", &["jens", "sigrid"]),
    ("mail-liv", &["liv", "sigrid"]),
    ("mail-sigrid", &["sigrid"]),
    ("mail-crowd", &["sigrid"]),
];

/// The word that stands in a place of the town. It can be a name, a word in a text, and a part of an e-mail address.
pub(super) fn canary(place: &str) -> String {
    format!("zq{}qz", place.replace('-', "x"))
}

/// The places of the words that an answer holds.
pub(super) fn held(answer: &[u8]) -> BTreeSet<&'static str> {
    // Nearly all answers hold no word at all, so that one look is enough.
    let (mut found, mut rest) = (BTreeSet::new(), answer);
    while let Some(at) = rest.windows(2).position(|two| two == b"zq") {
        rest = rest.get(at..).unwrap_or_default();
        let end = rest.windows(2).position(|two| two == b"qz").map_or(rest.len(), |end| end + 2);
        let word = String::from_utf8_lossy(rest.get(..end).unwrap_or_default());
        rest = rest.get(2..).unwrap_or_default();
        found.extend(PLACES.get(word.as_ref()));
    }
    found
}

/// The places of the words that an answer holds and this person may not read.
pub(super) fn leaks(person: &str, answer: &[u8]) -> Vec<&'static str> {
    let mine = readable(person);
    held(answer).into_iter().filter(|place| !mine.contains(place)).collect()
}

/// The place of each word.
static PLACES: LazyLock<BTreeMap<String, &'static str>> =
    LazyLock::new(|| READERS.iter().map(|(place, _)| (canary(place), *place)).collect());

/// The words that somebody may read: their answers must hold them, or nothing is proved.
pub(super) fn readable(person: &str) -> BTreeSet<&'static str> {
    READERS.iter().filter(|(_, readers)| readers.contains(&person)).map(|(place, _)| *place).collect()
}
