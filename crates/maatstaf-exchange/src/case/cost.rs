//! About how many bytes of memory the parts of an outline take: what is read from a package is bounded by their sum.
//!
//! The numbers are those of 64-bit machines, rounded up. A text counts more than once, because a pack is made of it next.

use crate::{Item, Kind, Level, Link, LinkKind, Rule, Words};

/// The most memory that an outline may take, in bytes. This is this project's choice: with the text, and with the copies that
/// making a pack takes, reading stays within 256 MB.
pub(super) const MOST: usize = 96 << 20;

/// How often a statement or name counts: in the outline, in each wording of a pack, and in the files of that pack.
const COPIES: usize = 6;

/// The smallest map that is not empty: the standard library gives room to eleven entries at once.
pub(super) const MAP: usize = 650;

/// An entry of a map, where the room for eleven is not full.
const ENTRY: usize = 120;

/// A map with so many entries, without its keys and values.
pub(super) fn map(entries: usize) -> usize {
    if entries == 0 { 0 } else { MAP.max(ENTRY * entries) }
}

/// What a map with so many entries grows by with one more, key included.
pub(super) fn entry(entries: usize, key: &str) -> usize {
    map(entries + 1) - map(entries) + text(key)
}

/// A text of its own.
pub(super) const fn text(text: &str) -> usize {
    32 + text.len()
}

/// A text in several languages.
pub(super) fn words(words: &Words) -> usize {
    let texts: usize = words.0.iter().map(|(tag, said)| text(tag) + text("") + COPIES * said.len()).sum();
    map(words.0.len()) + texts
}

/// An item. The values that it keeps are counted as they are read.
pub(super) fn item(item: &Item) -> usize {
    let texts = [Some(&item.id), item.parent.as_ref(), item.level.as_ref(), item.code.as_ref()];
    let texts: usize = texts.into_iter().flatten().map(|one| text(one)).sum();
    let kept = if item.more.is_empty() { 0 } else { 2 * MAP };
    let kind = match &item.kind {
        Kind::Other(name) => text(name),
        _ => 0,
    };
    size_of::<Item>() + texts + kept + kind + words(&item.name) + words(&item.text)
}

/// A level.
pub(super) fn level(level: &Level) -> usize {
    size_of::<Level>() + text(&level.id) + words(&level.name) + words(&level.description)
}

/// A link; it is there twice while links are read, so that each is read once.
pub(super) fn link(link: &Link) -> usize {
    let kind = match &link.kind {
        LinkKind::Other(name) => text(name),
        _ => 0,
    };
    2 * (size_of::<Link>() + text(&link.from) + text(&link.to) + kind)
}

/// A rule.
pub(super) fn rule(rule: &Rule) -> usize {
    let parts: usize = rule.parts.iter().map(|part| 2 * size_of_val(part) + text(&part.item)).sum();
    2 * size_of::<Rule>() + text(&rule.item) + parts
}
