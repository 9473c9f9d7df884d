//! Levels laid into the tree, for systems that know only trees.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Problem, text};
use serde_json::{Map, json};

use super::tree::Tree;
use super::words;
use crate::pack::ids::Ids;
use crate::{Carried, Item, Kind, Level, Outline, Rule, Words};

/// Lays the levels of an outline into its tree, as a tier above the items that lie at them.
///
/// Below every item that has such children, and below every category without any, each level gets an item of its own, also
/// where nothing lies at it, so that the order of the levels is the same in every branch. [`leveled`](crate::leveled) undoes
/// it exactly, except for two things, both listed. A rule that counts items which now lie a tier deeper is lost. And in a tree
/// a level is known by its name alone, so a level named like one before it gets a number behind its name.
pub fn tiered(outline: &Outline) -> Carried<Outline> {
    let tree = Tree::new(outline);
    let tier = Tiering::new(outline, &tree);
    if tier.holders.is_empty() {
        return Carried::whole(outline.clone());
    }
    let mut made = Outline { levels: Vec::new(), items: Vec::new(), rules: Vec::new(), ..outline.clone() };
    made.items.extend(tier.levels_below(None, outline));
    for (at, item) in outline.items.iter().enumerate() {
        made.items.push(tier.moved(at, item, &tree));
        made.items.extend(tier.levels_below(Some(at), outline));
    }
    let moved = |id: &str| outline.levels.iter().any(|level| level.id == id);
    let lies_at_a_level: BTreeSet<&str> = outline
        .items
        .iter()
        .filter(|item| item.level.as_deref().is_some_and(moved))
        .map(|item| item.id.as_str())
        .collect();
    let mut losses: Vec<Problem> = tier.renamed.iter().map(|at| numbered(*at)).collect();
    for (at, rule) in outline.rules.iter().enumerate() {
        if rule.parts.iter().any(|part| lies_at_a_level.contains(part.item.as_str())) {
            losses.push(rule_lost(at));
        } else {
            made.rules.push(Rule::clone(rule));
        }
    }
    Carried { what: made, losses }
}

fn rule_lost(at: usize) -> Problem {
    let message = text!(
        "this rule counts items that now lie a tier deeper, so it is not kept",
        "deze regel telt items die nu een laag dieper liggen, en blijft dus niet bewaard"
    );
    Problem::new("rule", format!("rules[{at}]"), message)
}

fn numbered(at: usize) -> Problem {
    let message = text!(
        "this level is named like one before it and got a number behind its name, to be told apart",
        "dit niveau heet als een eerder niveau en kreeg een nummer achter de naam, om ze uit elkaar te houden"
    );
    Problem::new("level-name", format!("levels[{at}].name"), message)
}

/// The names of levels, told apart in every language, and the positions of those that got a number for it.
fn names_apart(levels: &[Level]) -> (BTreeMap<&str, Words>, Vec<usize>) {
    let mut taken: BTreeSet<(String, String)> = BTreeSet::new();
    let (mut names, mut renamed) = (BTreeMap::new(), Vec::new());
    for (at, level) in levels.iter().enumerate() {
        let said =
            if level.name.is_empty() { Words::one("en", level.id.as_str()) } else { level.name.clone() };
        let keys = |name: &Words| -> Vec<(String, String)> {
            name.0.iter().map(|(tag, text)| (tag.clone(), words::key(text, ""))).collect()
        };
        let with_number = |number: usize| match number {
            1 => said.clone(),
            _ => {
                Words(said.0.iter().map(|(tag, text)| (tag.clone(), format!("{text} ({number})"))).collect())
            }
        };
        let free = |name: &Words| keys(name).iter().all(|key| !taken.contains(key));
        // What is taken, in whatever language, takes one number each, so one is left.
        let name = (1..=taken.len() + 1).map(with_number).find(free).unwrap_or_default();
        if name != level.name {
            renamed.push(at);
        }
        taken.extend(keys(&name));
        names.insert(level.id.as_str(), name);
    }
    (names, renamed)
}

/// Which items get a tier of levels below them, and the ids of those levels there.
struct Tiering<'o> {
    holders: BTreeSet<Option<usize>>,
    ids: BTreeMap<(Option<usize>, &'o str), String>,
    names: BTreeMap<&'o str, Words>,
    renamed: Vec<usize>,
}

impl<'o> Tiering<'o> {
    fn new(outline: &'o Outline, tree: &Tree) -> Self {
        let known: BTreeSet<&str> = outline.levels.iter().map(|level| level.id.as_str()).collect();
        let mut holders = BTreeSet::new();
        for (at, item) in outline.items.iter().enumerate() {
            if item.level.as_deref().is_some_and(|level| known.contains(level)) {
                holders.insert(tree.parent(at));
            }
            if !known.is_empty() && item.kind == Kind::Category && tree.is_leaf(at) {
                holders.insert(Some(at));
            }
        }
        let mut given = Ids::beside(outline.items.iter().map(|item| item.id.as_str()));
        let mut ids = BTreeMap::new();
        for holder in &holders {
            let above = holder.and_then(|at| outline.items.get(at)).map_or("all", |item| item.id.as_str());
            for level in &outline.levels {
                ids.insert((*holder, level.id.as_str()), given.give(&format!("{above}-{}", level.id)));
            }
        }
        let (names, renamed) = names_apart(&outline.levels);
        Self { holders, ids, names, renamed }
    }

    /// The level items that stand below an item, or at the top.
    fn levels_below(&self, holder: Option<usize>, outline: &'o Outline) -> Vec<Item> {
        if !self.holders.contains(&holder) {
            return Vec::new();
        }
        let parent = holder.and_then(|at| outline.items.get(at)).map(|item| item.id.clone());
        let item = |level: &'o Level| Item {
            id: self.ids.get(&(holder, level.id.as_str())).cloned().unwrap_or_default(),
            parent: parent.clone(),
            kind: Kind::Level,
            name: self.names.get(level.id.as_str()).cloned().unwrap_or_default(),
            text: level.description.clone(),
            more: Map::from_iter([("maatstaf".to_owned(), json!({"level": level.id}))]),
            ..Item::default()
        };
        outline.levels.iter().map(item).collect()
    }

    /// An item below the level that it lies at.
    fn moved(&self, at: usize, item: &Item, tree: &Tree) -> Item {
        let level = item.level.as_deref().and_then(|level| self.ids.get(&(tree.parent(at), level)));
        match level {
            Some(id) => Item { parent: Some(id.clone()), level: None, ..item.clone() },
            None => item.clone(),
        }
    }
}
