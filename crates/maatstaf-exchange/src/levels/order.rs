//! The order of levels, merged over the branches of a tree.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{DocumentError, Problem, text};

use super::find::Marks;
use super::tree::Tree;
use super::{most_levels, own_level, words};
use crate::Outline;

/// The levels in order, each with the item that it was first seen on, and the level of every marked item.
#[derive(Debug)]
pub(super) struct Order {
    /// For each level, lowest first: the position of the first item that bears its name.
    pub(super) firsts: Vec<usize>,
    /// For each marked item, the position of its level in `firsts`.
    pub(super) level_of: BTreeMap<usize, usize>,
    /// What was decided that the tree does not say.
    pub(super) losses: Vec<Problem>,
}

/// Merges the orders that siblings stand in.
pub(super) fn merged(outline: &Outline, tree: &Tree, marks: &Marks) -> Result<Order, DocumentError> {
    let names = Names::new(outline, marks)?;
    let follows = names.successions(outline, tree);
    let mut losses = Vec::new();
    let order = match names.by_number() {
        Some(order) => {
            if follows.keys().any(|(a, b)| rank(&order, *a) > rank(&order, *b)) {
                losses.push(reordered());
            }
            order
        }
        None => by_siblings(names.firsts.len(), &follows, &mut losses)?,
    };
    let firsts = order.iter().filter_map(|name| names.firsts.get(*name).copied()).collect();
    let level_of = names.of.iter().map(|(at, name)| (*at, rank(&order, *name))).collect();
    Ok(Order { firsts, level_of, losses })
}

fn rank(order: &[usize], name: usize) -> usize {
    order.iter().position(|one| *one == name).unwrap_or_default()
}

/// The different names of levels, by first appearance.
struct Names {
    keys: Vec<String>,
    firsts: Vec<usize>,
    of: BTreeMap<usize, usize>,
}

/// For two names that stand next to each other among siblings: where they do so first.
type Successions = BTreeMap<(usize, usize), usize>;

impl Names {
    fn new(outline: &Outline, marks: &Marks) -> Result<Self, DocumentError> {
        let mut names = Self { keys: Vec::new(), firsts: Vec::new(), of: BTreeMap::new() };
        for (at, item) in outline.items.iter().enumerate().filter(|(at, _)| marks.has(*at)) {
            let key = own_level(item).map_or_else(|| words::name_key(item), |id| format!("={id}"));
            let found = names.keys.iter().position(|known| *known == key);
            let name = found.unwrap_or(names.keys.len());
            if found.is_none() {
                names.keys.push(key);
                names.firsts.push(at);
            }
            if names.keys.len() > most_levels() {
                return Err(too_many(at));
            }
            names.of.insert(at, name);
        }
        Ok(names)
    }

    fn successions(&self, outline: &Outline, tree: &Tree) -> Successions {
        let mut found = Successions::new();
        for parent in std::iter::once(None).chain((0..outline.items.len()).map(Some)) {
            let mut last = None;
            for at in tree.children(parent) {
                let Some(name) = self.of.get(at).copied() else { continue };
                if let Some(before) = last.filter(|before| *before != name) {
                    found.entry((before, name)).or_insert(*at);
                }
                last = Some(name);
            }
        }
        found
    }

    /// The order of the numbers in the names, when each has one of its own.
    fn by_number(&self) -> Option<Vec<usize>> {
        let numbered: Option<BTreeMap<u32, usize>> =
            self.keys.iter().enumerate().map(|(name, key)| Some((words::number(key)?, name))).collect();
        numbered.filter(|numbered| numbered.len() == self.keys.len()).map(|it| it.into_values().collect())
    }
}

/// Places one name after the other whose predecessors all stand.
fn by_siblings(
    count: usize,
    follows: &Successions,
    losses: &mut Vec<Problem>,
) -> Result<Vec<usize>, DocumentError> {
    let mut left: BTreeSet<usize> = (0..count).collect();
    let mut order = Vec::with_capacity(count);
    let mut unsure = false;
    while !left.is_empty() {
        let waits =
            |name: usize| follows.keys().any(|(before, after)| *after == name && left.contains(before));
        let ready: Vec<usize> = left.iter().copied().filter(|name| !waits(*name)).collect();
        let Some(first) = ready.first().copied() else { return Err(conflict(&left, follows)) };
        unsure |= ready.len() > 1;
        left.remove(&first);
        order.push(first);
    }
    if unsure {
        losses.push(order_guessed());
    }
    Ok(order)
}

fn too_many(at: usize) -> DocumentError {
    let most = most_levels();
    let message = text!(
        "with this item there would be more than {most} different levels",
        "met dit item erbij zouden er meer dan {most} verschillende niveaus zijn"
    );
    let help = text!(
        "choose another tier for the levels, or give the same level the same name in every branch",
        "kies een andere laag voor de niveaus, of geef hetzelfde niveau in elke tak dezelfde naam"
    );
    DocumentError::new(vec![Problem::new("too-many-levels", format!("items[{at}]"), message).help(help)])
}

fn conflict(left: &BTreeSet<usize>, follows: &Successions) -> DocumentError {
    let among = |(pair, _): &(&(usize, usize), &usize)| left.contains(&pair.0) && left.contains(&pair.1);
    let problems = follows.iter().filter(among).map(|(_, at)| {
        let message = text!(
            "this level follows another one here, and comes before it elsewhere in the tree",
            "dit niveau volgt hier op een ander niveau, en staat er elders in de boom juist voor"
        );
        let help = text!(
            "put the levels in the same order in every branch, lowest first",
            "zet de niveaus in elke tak in dezelfde volgorde, het laagste eerst"
        );
        Problem::new("levels-conflict", format!("items[{at}]"), message).help(help)
    });
    DocumentError::new(problems.collect())
}

fn reordered() -> Problem {
    let message = text!(
        "the levels stand in another order than their numbers; the numbers were followed",
        "de niveaus staan in een andere volgorde dan hun nummers; de nummers zijn gevolgd"
    );
    Problem::new("levels-reordered", "levels", message)
}

fn order_guessed() -> Problem {
    let message = text!(
        "no branch holds all levels, so their order is partly that in which they were first seen",
        "geen tak heeft alle niveaus, dus hun volgorde is deels die waarin ze voor het eerst voorkomen"
    );
    Problem::new("levels-order-guessed", "levels", message)
}
