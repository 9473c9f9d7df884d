//! The levels of a package: items that others lie at, or else the levels of a rubric.

use maatstaf_document::text;
use serde_json::Value;

use super::ties::To;
use super::{End, Reader};
use crate::case::lean::Lean;
use crate::case::names::Use;
use crate::case::thing::Thing;
use crate::case::{cost, ids, words};
use crate::{Level, Words};

impl<'a, 't> Reader<'a, 't> {
    /// Decides which items are levels, which items lie at them, and which items nothing gives a place.
    pub(super) fn levels(&mut self) {
        let trusts_ours = self.trusts_ours;
        for node in self.nodes.iter_mut().filter(|_| trusts_ours) {
            node.height = node.thing.ours().whole("height", &mut self.found);
            node.is_level = node.height.is_some() && !node.has_children;
        }
        let mut ties = std::mem::take(&mut self.ties);
        for tie in ties.iter().filter(|tie| tie.is == Use::SkillLevel) {
            let To::Here(End::Item(level)) = tie.to else { continue };
            if let Some(level) = self.nodes.get_mut(level).filter(|level| !level.has_children) {
                level.is_level = true;
            }
        }
        for (at, tie) in ties.iter_mut().enumerate().filter(|(_, tie)| tie.is == Use::SkillLevel) {
            tie.spent = self.lie_at(at, tie.from, &tie.to, tie.thing);
        }
        self.ties = ties;
        self.places();
    }

    /// Puts an item at a level; says why when it cannot be.
    fn lie_at(&mut self, at: usize, from: usize, to: &To, tie: Thing<'a, 't>) -> bool {
        let level = match to {
            To::Here(End::Item(level)) if self.nodes.get(*level).is_some_and(|level| level.is_level) => {
                *level
            }
            _ => {
                let message = text!(
                    "this goes to something that is no level: the document, an item with others below it, or something outside; it is kept as a link",
                    "dit gaat naar iets wat geen niveau is: het document, een item met andere eronder, of iets daarbuiten; het is als link bewaard"
                );
                self.lose("not-a-level", tie.spot("destinationNodeURI"), message);
                return false;
            }
        };
        let Some(node) = self.nodes.get_mut(from) else { return false };
        if node.level.is_some() || node.is_level {
            let message = text!(
                "this item is a level, or lies at one already; this is kept as a link",
                "dit item is een niveau, of ligt al op een niveau; dit is als link bewaard"
            );
            self.lose("second-level", tie.spot("destinationNodeURI"), message);
            return false;
        }
        node.level = Some(level);
        node.level_tie = Some(at);
        true
    }

    /// Reports items that nothing gives a place, and levels that had one below an item.
    fn places(&mut self) {
        let Self { nodes, found, .. } = self;
        for node in nodes {
            if node.is_level && node.parent_item().is_some() {
                let message = text!(
                    "this is a level; its place below another item is left out",
                    "dit is een niveau; de plaats onder een ander item valt weg"
                );
                found.add("level-moved", node.thing.spot("identifier"), message);
            }
            if !node.is_level && node.parent.is_none() {
                let message = text!(
                    "nothing ties this item to the framework; it is placed at the top",
                    "niets verbindt dit item met het raamwerk; het is bovenaan gezet"
                );
                found.add("orphan", node.thing.spot("identifier"), message);
            }
        }
    }

    /// The rubrics that are not ours; their levels become the outline's when it has none.
    pub(super) fn rubrics(&mut self) -> Value {
        let own = ids::made(&self.outline.id, "rubric", &[]);
        let mut kept = Vec::new();
        for rubric in self.list("CFRubrics") {
            if rubric.get("identifier").and_then(Lean::as_text) == Some(&own) {
                continue;
            }
            if self.outline.levels.is_empty() {
                self.levels_of(rubric);
            }
            kept.push(Value::Object(rubric.others(&[], &[], &mut self.found)));
        }
        Value::Array(kept)
    }

    /// Takes the levels of the criterion of a rubric that has most of them.
    fn levels_of(&mut self, rubric: Thing<'a, 't>) {
        let Some(Lean::List(criteria)) = rubric.get("CFRubricCriteria") else { return };
        let steps: Vec<Vec<Step<'a>>> = criteria.iter().map(|criterion| steps(criterion)).collect();
        let Some(longest) = steps.iter().rev().max_by_key(|steps| steps.len()) else { return };
        let names = |steps: &[Step<'a>]| steps.iter().map(|step| step.name).collect::<Vec<_>>();
        if steps.iter().any(|steps| !steps.is_empty() && names(steps) != names(longest)) {
            let message = text!(
                "the criteria of this rubric have different levels; those of the longest are read",
                "de criteria van deze rubriek hebben verschillende niveaus; die van het langste zijn gelezen"
            );
            self.lose("rubric-differs", rubric.spot("CFRubricCriteria"), message);
        }
        let mut taken: std::collections::BTreeSet<String> = self.nodes_ids();
        for (at, step) in longest.iter().enumerate() {
            let given = step.identifier.map(ids::key).filter(|id| !taken.contains(id));
            let id = given.unwrap_or_else(|| ids::made(&self.outline.id, "level", &[&at.to_string()]));
            taken.insert(id.clone());
            if self.found.is_full() {
                break;
            }
            let words = |text: Option<&str>| text.map(|text| Words::one(&self.tag, text)).unwrap_or_default();
            let description = step.description.filter(|text| Some(*text) != step.name);
            let level = Level { id, name: words(step.name), description: words(description) };
            self.found.keep(cost::level(&level));
            self.outline.levels.push(level);
        }
    }

    fn nodes_ids(&self) -> std::collections::BTreeSet<String> {
        self.outline.items.iter().map(|item| item.id.clone()).collect()
    }
}

/// A level of a rubric.
struct Step<'a> {
    identifier: Option<&'a str>,
    name: Option<&'a str>,
    description: Option<&'a str>,
}

/// The levels of a criterion, lowest first: by score where all have one, else by position, else as they stand.
fn steps<'a>(criterion: &'a Lean<'_>) -> Vec<Step<'a>> {
    let levels = criterion.field("CFRubricCriterionLevels").map(Lean::items).unwrap_or_default();
    let number = |level: &Lean<'_>, key: &str| level.field(key).and_then(Lean::as_number);
    let mut sorted: Vec<&'a Lean<'_>> = levels.iter().collect();
    if let Some(key) =
        ["score", "position"].into_iter().find(|key| levels.iter().all(|level| number(level, key).is_some()))
    {
        let height = |level: &Lean<'_>| number(level, key).unwrap_or_default();
        sorted.sort_by(|one, two| height(one).total_cmp(&height(two)));
    }
    let said = |level: &'a Lean<'_>, key: &str| {
        level.field(key).and_then(Lean::as_text).filter(|text| words::says(text))
    };
    let step = |level: &'a Lean<'_>| Step {
        identifier: said(level, "identifier"),
        name: said(level, "quality").or_else(|| said(level, "description")),
        description: said(level, "description"),
    };
    sorted.into_iter().map(step).collect()
}
