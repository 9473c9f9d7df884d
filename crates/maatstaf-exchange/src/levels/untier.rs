//! Takes the items that are levels out of a tree.

use std::collections::BTreeMap;

use maatstaf_document::{Problem, text};

use super::find::Marks;
use super::order::Order;
use super::tree::Tree;
use super::{own_level, words};
use crate::pack::ids::{Ids, slug};
use crate::{Carried, Item, Level, Link, Outline, Rule, RulePart, Words};

/// The outline without its level items, and with its levels.
pub(super) fn untiered(outline: &Outline, tree: &Tree, marks: &Marks, order: &Order) -> Carried<Outline> {
    let mut work = Untiering {
        outline,
        tree,
        marks,
        order,
        places: Vec::new(),
        merged: BTreeMap::new(),
        losses: Vec::new(),
    };
    if let Some(depth) = marks.guessed {
        work.losses.push(guessed(depth + 1, order.firsts.len()));
    }
    if !outline.levels.is_empty() {
        work.losses.push(replaced(outline.levels.len()));
    }
    work.losses.extend(order.losses.iter().cloned());
    let levels = work.levels();
    work.place();
    work.listed_level_texts(&levels);
    let items = work.items(&levels);
    let links = work.links();
    let rules = work.rules();
    let losses = work.losses;
    let what = Outline { levels, items, links, rules, ..outline.clone() };
    Carried { what, losses }
}

/// Where an item goes.
#[derive(Debug, Clone, Copy, Default)]
struct Placed {
    /// The item that takes its place: itself, unless it was merged into an earlier one.
    kept: usize,
    /// Its parent among the items that stay; for a level, that of the items below it.
    parent: Option<usize>,
    /// The level that it lies at; for a level, itself.
    level: Option<usize>,
    /// The level above the categories that it lies below, handed down to the indicators.
    band: Option<usize>,
}

struct Untiering<'o> {
    outline: &'o Outline,
    tree: &'o Tree,
    marks: &'o Marks,
    order: &'o Order,
    places: Vec<Placed>,
    merged: BTreeMap<(Option<usize>, String), usize>,
    losses: Vec<Problem>,
}

impl<'o> Untiering<'o> {
    fn levels(&self) -> Vec<Level> {
        let stays = |(at, _): &(usize, &Item)| !self.marks.has(*at);
        let items = self.outline.items.iter().enumerate().filter(stays);
        let mut ids = Ids::beside(items.map(|(_, item)| item.id.as_str()));
        let seen = self.order.firsts.iter().filter_map(|at| self.outline.items.get(*at));
        seen.enumerate()
            .map(|(at, item)| {
                let (name, description) = if item.name.is_empty() {
                    (item.text.clone(), Words::default())
                } else {
                    let same = item.text == item.name;
                    (item.name.clone(), if same { Words::default() } else { item.text.clone() })
                };
                let wanted = own_level(item).map(str::to_owned).or_else(|| slug(name.in_language("en")));
                let id = ids.give(&wanted.unwrap_or_else(|| format!("level-{}", at + 1)));
                Level { id, name, description }
            })
            .collect()
    }

    fn place(&mut self) {
        for (at, item) in self.outline.items.iter().enumerate() {
            let above = self.tree.parent(at);
            let parent = above.and_then(|above| self.places.get(above).map(|place| (above, *place)));
            let placed = match parent {
                _ if self.marks.has(at) => {
                    let level = self.order.level_of.get(&at).copied();
                    Placed { kept: at, parent: parent.and_then(|one| self.stays(one)), level, band: None }
                }
                Some((above, level)) if self.marks.has(above) && level.parent.is_some() => {
                    Placed { kept: at, parent: level.parent, level: level.level, band: None }
                }
                Some((above, level)) if self.marks.has(above) => self.banded(at, item, None, level.level),
                Some((_, one)) if one.band.is_some() => self.banded(at, item, Some(one.kept), one.band),
                other => Placed { kept: at, parent: other.map(|(_, one)| one.kept), ..Placed::default() },
            };
            self.places.push(placed);
        }
    }

    fn stays(&self, (at, place): (usize, Placed)) -> Option<usize> {
        if self.marks.has(at) { place.parent } else { Some(place.kept) }
    }

    /// An item below a level that stands above the categories: an indicator lies at it, anything else is one with its like.
    fn banded(&mut self, at: usize, item: &Item, parent: Option<usize>, band: Option<usize>) -> Placed {
        if self.tree.is_indicator(at, item) {
            return Placed { kept: at, parent, level: band, band };
        }
        let kept = *self.merged.entry((parent, words::name_key(item))).or_insert(at);
        let first = self.outline.items.get(kept).filter(|_| kept != at);
        let differs =
            |first: &Item| first.text != item.text || first.code != item.code || first.name != item.name;
        if first.is_some_and(differs) {
            self.losses.push(merged(at, kept));
        }
        Placed { kept, parent, level: None, band }
    }

    fn items(&self, levels: &[Level]) -> Vec<Item> {
        let id = |at: usize| self.outline.items.get(at).map(|item| item.id.clone());
        let all = self.outline.items.iter().zip(&self.places).enumerate();
        let stay = all.filter(|(at, (_, place))| !self.marks.has(*at) && place.kept == *at);
        stay.map(|(_, (item, place))| {
            let level = place.level.and_then(|level| levels.get(level)).map(|level| level.id.clone());
            let parent = place.parent.and_then(id);
            Item { parent, level, ..item.clone() }
        })
        .collect()
    }

    /// For each id: the id that takes its place, or nothing where it was a level.
    fn renamed(&self) -> BTreeMap<&'o str, Option<&'o str>> {
        let all = self.outline.items.iter().zip(&self.places).enumerate();
        all.map(|(at, (item, place))| {
            let kept = self.outline.items.get(place.kept).map(|kept| kept.id.as_str());
            (item.id.as_str(), kept.filter(|_| !self.marks.has(at)))
        })
        .collect()
    }

    fn links(&mut self) -> Vec<Link> {
        let renamed = self.renamed();
        let to = |id: &str| renamed.get(id).map_or(Some(id.to_owned()), |kept| kept.map(str::to_owned));
        let mut kept = Vec::with_capacity(self.outline.links.len());
        for (at, link) in self.outline.links.iter().enumerate() {
            match (to(&link.from), to(&link.to)) {
                (Some(from), Some(to)) => kept.push(Link { from, kind: link.kind.clone(), to }),
                _ => self.losses.push(link_lost(at)),
            }
        }
        kept
    }

    fn rules(&mut self) -> Vec<Rule> {
        let renamed = self.renamed();
        let to = |id: &str| renamed.get(id).copied().flatten().map(str::to_owned);
        let part = |part: &RulePart| Some(RulePart { item: to(&part.item)?, ..part.clone() });
        let mut kept = Vec::with_capacity(self.outline.rules.len());
        for (at, rule) in self.outline.rules.iter().enumerate() {
            let parts: Option<Vec<RulePart>> = rule.parts.iter().map(part).collect();
            match (to(&rule.item), parts) {
                (Some(item), Some(parts)) => kept.push(Rule { item, parts, points: rule.points }),
                _ => self.losses.push(rule_lost(at)),
            }
        }
        kept
    }

    /// What a branch says of a level and no other does.
    fn listed_level_texts(&mut self, levels: &[Level]) {
        for (at, name) in &self.order.level_of {
            let Some((item, level)) = self.outline.items.get(*at).zip(levels.get(*name)) else { continue };
            let same = |text: &Words| text.is_empty() || *text == level.description || *text == level.name;
            if !same(&item.text) {
                self.losses.push(text_lost(*at));
            }
            let is_position = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            if item.code.as_deref().is_some_and(|code| !is_position(code)) {
                self.losses.push(code_lost(*at));
            }
        }
    }
}

fn guessed(tier: usize, count: usize) -> Problem {
    let message = text!(
        "{count} levels were found by their names, on tier {tier}; the source does not say that they are levels",
        "op laag {tier} zijn {count} niveaus gevonden aan hun namen; de bron zegt niet dat het niveaus zijn"
    );
    let help = text!(
        "when this is wrong, choose another tier, or `single`",
        "kies een andere laag, of `single`, als dit niet klopt"
    );
    Problem::new("levels-guessed", "levels", message).help(help)
}

fn replaced(count: usize) -> Problem {
    let message = text!(
        "the {count} levels that the source gives apart from its tree make way for those of the tier that was chosen",
        "de {count} niveaus die de bron naast de boom geeft, maken plaats voor die van de gekozen laag"
    );
    Problem::new("levels-replaced", "levels", message)
}

fn merged(at: usize, kept: usize) -> Problem {
    let message = text!(
        "this became one with item {kept}, of the same name under another level; its code or text differs and is not kept",
        "dit is samengevoegd met item {kept}, met dezelfde naam onder een ander niveau; de afwijkende code of tekst blijft niet bewaard"
    );
    Problem::new("merged", format!("items[{at}]"), message)
}

fn link_lost(at: usize) -> Problem {
    let message = text!("a link with a level has no place", "een verband met een niveau heeft geen plek");
    Problem::new("link", format!("links[{at}]"), message)
}

fn rule_lost(at: usize) -> Problem {
    let message =
        text!("a rule that counts by level has no place", "een regel die per niveau telt, heeft geen plek");
    Problem::new("rule", format!("rules[{at}]"), message)
}

fn text_lost(at: usize) -> Problem {
    let message = text!(
        "this branch describes its level in words of its own, which are not kept",
        "deze tak beschrijft het niveau met eigen woorden, en die blijven niet bewaard"
    );
    Problem::new("level-text", format!("items[{at}].text"), message)
}

fn code_lost(at: usize) -> Problem {
    let message = text!(
        "the code of a level in this branch is not kept",
        "de code van een niveau in deze tak blijft niet bewaard"
    );
    Problem::new("level-code", format!("items[{at}].code"), message)
}
