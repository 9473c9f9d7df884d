//! Kinds of items, which Moodle keeps per depth of the tree: its taxonomy.

use std::collections::BTreeMap;

use crate::{Item, Kind};

/// The words of Moodle's taxonomy that have no kind of ours.
const OTHERS: [&str; 7] = ["behaviour", "concept", "outcome", "practice", "proficiency", "skill", "value"];
/// What Moodle calls an item of which nothing is said.
const UNSAID: &str = "competency";
/// The depths that Moodle always says something of.
const LEAST: usize = 4;
/// The depths that are written: Moodle keeps 255 characters. This is this project's choice.
const MOST: usize = 16;

/// The kind that a word of the taxonomy says, and whether Moodle knows the word.
pub(super) fn read(word: &str) -> (Kind, bool) {
    match word {
        "domain" => (Kind::Category, true),
        "level" => (Kind::Level, true),
        "indicator" => (Kind::Indicator, true),
        UNSAID | "" => (Kind::Unsaid, true),
        other => (Kind::Other(other.to_owned()), OTHERS.contains(&other)),
    }
}

/// How deep each item lies, from 0.
pub(super) fn depths<'i>(items: impl Iterator<Item = (&'i str, Option<&'i str>)>) -> Vec<usize> {
    let mut depths: BTreeMap<&str, usize> = BTreeMap::new();
    let listed = items.map(|(id, parent)| {
        let depth = parent.and_then(|parent| depths.get(parent)).map_or(0, |above| above + 1);
        depths.insert(id, depth);
        depth
    });
    listed.collect()
}

/// The taxonomy of the items: per depth the commonest kind. With it, how many items are of another kind than that says.
pub(super) fn write(items: &[Item], before: &str) -> (String, usize) {
    let depths = depths(items.iter().map(|item| (item.id.as_str(), item.parent.as_deref())));
    let mut counts: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for (item, depth) in items.iter().zip(&depths) {
        *counts.entry(*depth).or_default().entry(word(&item.kind)).or_default() += 1;
    }
    let deepest = depths.iter().max().map_or(0, |depth| depth + 1);
    let mut before = before.split(',').map(str::trim);
    let words: Vec<&str> = (0..deepest.clamp(LEAST, MOST))
        .map(|depth| {
            let kept = before.next().filter(|word| read(word).1 && !word.is_empty()).unwrap_or(UNSAID);
            let commonest =
                counts.get(&depth).and_then(|counts| counts.iter().max_by_key(|(_, count)| **count));
            commonest.map_or(kept, |(word, _)| word)
        })
        .collect();
    let said = |depth: usize| read(words.get(depth).copied().unwrap_or(UNSAID)).0;
    let others = items.iter().zip(&depths).filter(|(item, depth)| said(**depth) != item.kind).count();
    (words.join(","), others)
}

fn word(kind: &Kind) -> &str {
    match kind {
        Kind::Category => "domain",
        Kind::Level => "level",
        Kind::Indicator => "indicator",
        Kind::Other(other) if OTHERS.contains(&other.as_str()) => other,
        Kind::Other(_) | Kind::Unsaid => UNSAID,
    }
}
