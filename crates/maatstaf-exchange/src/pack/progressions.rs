//! Chains of indicators, made of links.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Problem, text};

use crate::{LinkKind, Outline};

/// Indicators as links know them.
#[derive(Debug)]
pub(super) struct Known<'o> {
    /// The number of each indicator, by the id of its item.
    pub(super) numbers: BTreeMap<&'o str, u16>,
    /// The level of each indicator, by number.
    pub(super) heights: BTreeMap<u16, usize>,
}

/// The pack's own chains where the links still say the same, else chains made of the links.
pub(super) fn progressions(
    outline: &Outline,
    known: &Known<'_>,
    own: &[Vec<u16>],
    losses: &mut Vec<Problem>,
) -> Vec<Vec<u16>> {
    let mut steps = BTreeSet::new();
    for (at, link) in outline.links.iter().enumerate() {
        let number = |id: &str| known.numbers.get(id).copied();
        let ends = number(&link.from).zip(number(&link.to)).filter(|_| link.kind == LinkKind::Precedes);
        let rises = |(from, to): &(u16, u16)| known.heights.get(from) < known.heights.get(to);
        match ends.filter(rises) {
            Some(step) => drop(steps.insert(step)),
            None => losses.push(lost(at)),
        }
    }
    let said: BTreeSet<(u16, u16)> =
        own.iter().flat_map(|chain| chain.iter().copied().zip(chain.iter().copied().skip(1))).collect();
    if said == steps { own.to_vec() } else { chains(&steps) }
}

/// Steps joined into chains wherever one and no other follows.
fn chains(steps: &BTreeSet<(u16, u16)>) -> Vec<Vec<u16>> {
    let mut after: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
    let mut before: BTreeMap<u16, usize> = BTreeMap::new();
    for (from, to) in steps {
        after.entry(*from).or_default().push(*to);
        *before.entry(*to).or_default() += 1;
    }
    let next = |number: u16| match after.get(&number).map(Vec::as_slice) {
        Some([only]) if before.get(&number) == Some(&1) => Some(*only),
        _ => None,
    };
    let starts = steps.iter().filter(|(from, _)| next(*from).is_none());
    let chain = |(from, to): &(u16, u16)| {
        let rest = std::iter::successors(Some(*to), |number| next(*number));
        std::iter::once(*from).chain(rest).collect()
    };
    starts.map(chain).collect()
}

fn lost(at: usize) -> Problem {
    let message = text!(
        "a pack keeps only links from an indicator to one at a higher level that it comes before",
        "een pakket bewaart alleen verbanden van een indicator naar een op een hoger niveau waaraan hij voorafgaat"
    );
    Problem::new("link", format!("links[{at}]"), message)
}
