//! Which items of a tree are its levels.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{DocumentError, Problem, text};

use super::tree::Tree;
use super::{Levels, most_levels, words};
use crate::{Item, Kind, Outline};

/// Of every hundred items on a tier, how many must look like a level. This is this project's choice.
const NEARLY_ALL: usize = 80;

/// Which items are levels, and whether that was a guess.
#[derive(Debug)]
pub(super) struct Marks {
    /// For each item, whether it is a level.
    pub(super) marked: Vec<bool>,
    /// The depth of the tier that was taken for levels, where nothing but the names says so.
    pub(super) guessed: Option<usize>,
}

impl Marks {
    pub(super) fn has(&self, at: usize) -> bool {
        self.marked.get(at).copied().unwrap_or_default()
    }
}

/// Finds the items that are levels.
pub(super) fn find(outline: &Outline, tree: &Tree, how: Levels) -> Result<Marks, DocumentError> {
    if let Levels::Tier(tier) = how {
        return tier_chosen(outline, tree, tier);
    }
    let by_kind: Vec<bool> = outline.items.iter().map(|item| item.kind == Kind::Level).collect();
    if by_kind.contains(&true) {
        return Ok(Marks { marked: by_kind, guessed: None });
    }
    let tiers = Tier::all(outline, tree);
    let known = tiers.iter().find_map(|tier| tier.known_names(tree));
    let found = known.or_else(|| tiers.iter().find_map(|tier| tier.repeated_names(outline, tree)));
    let Some((depth, positions)) = found else { return Err(none_found()) };
    Ok(Marks { marked: marked(outline, &positions), guessed: Some(depth) })
}

fn marked(outline: &Outline, positions: &[usize]) -> Vec<bool> {
    let mut marked = vec![false; outline.items.len()];
    for at in positions {
        if let Some(mark) = marked.get_mut(*at) {
            *mark = true;
        }
    }
    marked
}

fn tier_chosen(outline: &Outline, tree: &Tree, tier: usize) -> Result<Marks, DocumentError> {
    let count = tree.tiers();
    let tiers = Tier::all(outline, tree);
    let chosen = tier.checked_sub(1).and_then(|depth| tiers.get(depth)).filter(|one| one.has_branches(tree));
    let Some(chosen) = chosen else {
        let message = text!(
            "tier {tier} holds no items with others below them; the tree has {count} tiers, the top one being 1",
            "laag {tier} heeft geen items met andere eronder; de boom heeft {count} lagen, de bovenste is 1"
        );
        return Err(DocumentError::new(vec![Problem::new("no-levels", "", message).help(options())]));
    };
    let with_branches: BTreeSet<&str> = chosen.names_with_branches(tree);
    let is_level = |(at, key): &&(usize, String)| !tree.is_leaf(*at) || with_branches.contains(key.as_str());
    let positions: Vec<usize> = chosen.items.iter().filter(is_level).map(|(at, _)| *at).collect();
    Ok(Marks { marked: marked(outline, &positions), guessed: None })
}

fn none_found() -> DocumentError {
    let message =
        text!("no levels were found in this framework", "in dit raamwerk zijn geen niveaus gevonden");
    DocumentError::new(vec![Problem::new("no-levels", "", message).help(options())])
}

fn options() -> maatstaf_document::Text {
    text!(
        "choose the tier that holds the levels (`tier:2` is the one below the top), or read it as one level (`single`)",
        "kies de laag die de niveaus bevat (`tier:2` is die onder de bovenste), of lees het als één niveau (`single`)"
    )
}

/// The items at one depth, with their names as they are compared.
struct Tier {
    depth: usize,
    items: Vec<(usize, String)>,
}

impl Tier {
    fn all(outline: &Outline, tree: &Tree) -> Vec<Self> {
        let mut tiers: Vec<Self> = (0..tree.tiers()).map(|depth| Self { depth, items: Vec::new() }).collect();
        for (at, item) in outline.items.iter().enumerate() {
            if let Some(tier) = tiers.get_mut(tree.depth(at)) {
                tier.items.push((at, words::name_key(item)));
            }
        }
        tiers
    }

    fn has_branches(&self, tree: &Tree) -> bool {
        self.items.iter().any(|(at, _)| !tree.is_leaf(*at))
    }

    fn names_with_branches(&self, tree: &Tree) -> BTreeSet<&str> {
        self.items.iter().filter(|(at, _)| !tree.is_leaf(*at)).map(|(_, key)| key.as_str()).collect()
    }

    /// The items that bear a known name of a level, when nearly all with branches do.
    fn known_names(&self, tree: &Tree) -> Option<(usize, Vec<usize>)> {
        let branches = self.items.iter().filter(|(at, _)| !tree.is_leaf(*at)).count();
        let known: Vec<&(usize, String)> =
            self.items.iter().filter(|(_, key)| words::is_level(key)).collect();
        let with_branches = known.iter().filter(|(at, _)| !tree.is_leaf(*at)).count();
        let distinct: BTreeSet<&str> = known.iter().map(|(_, key)| key.as_str()).collect();
        let fits = with_branches > 0
            && with_branches * 100 >= branches * NEARLY_ALL
            && distinct.len() <= most_levels();
        fits.then(|| (self.depth, known.iter().map(|(at, _)| *at).collect()))
    }

    /// The items whose name returns in at least half of the branches, and in two, when nearly all items do.
    fn repeated_names(&self, outline: &Outline, tree: &Tree) -> Option<(usize, Vec<usize>)> {
        let mut parents: BTreeSet<usize> = BTreeSet::new();
        let mut branches: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (at, key) in &self.items {
            let parent = tree.parent(*at)?;
            parents.insert(parent);
            branches.entry(key).or_default().insert(parent);
        }
        let half = parents.len().div_ceil(2).max(2);
        let returns = |key: &str| branches.get(key).is_some_and(|below| below.len() >= half);
        let repeated: Vec<&(usize, String)> = self.items.iter().filter(|(_, key)| returns(key)).collect();
        let distinct = branches.keys().filter(|key| returns(key)).count();
        let fits = (1..=most_levels()).contains(&distinct)
            && repeated.len() * 100 >= self.items.len() * NEARLY_ALL
            && (repeated.iter().any(|(at, _)| !tree.is_leaf(*at))
                || self.is_bare_grid(outline, distinct, parents.len()));
        fits.then(|| (self.depth, repeated.iter().map(|(at, _)| *at).collect()))
    }

    /// Whether every name returns in every branch and says nothing more there: levels that hold no indicators.
    fn is_bare_grid(&self, outline: &Outline, names: usize, branches: usize) -> bool {
        let is_bare = |item: &Item| item.text.is_empty() || item.name.is_empty() || item.text == item.name;
        let items = self.items.iter().filter_map(|(at, _)| outline.items.get(*at));
        names > 1 && self.items.len() == names * branches && items.into_iter().all(is_bare)
    }
}
