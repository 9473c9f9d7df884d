//! What Maatstaf itself wrote into `extensions`: links and rules that CASE has no field for, and what others keep in `more`.

use std::collections::BTreeSet;

use maatstaf_document::text;
use serde_json::{Map, Value};

use super::Reader;
use crate::case::cost;
use crate::case::found::Spot;
use crate::case::lean::Lean;
use crate::case::names::{Use, use_of};
use crate::case::thing::{Thing, not_a};
use crate::{Link, LinkKind, Rule, RulePart};

impl<'a, 't> Reader<'a, 't> {
    /// Maatstaf's own part of an object's extensions; an empty one when its version is not known.
    pub(super) fn our_part(&self, thing: Thing<'a, 't>) -> Thing<'a, 't> {
        let ours = thing.ours();
        if self.trusts_ours { ours } else { ours.emptied() }
    }

    /// What was kept in `more`.
    pub(super) fn own_more(&mut self, ours: Thing<'a, 't>) -> Map<String, Value> {
        match ours.get("more").map(|more| more.value(&mut self.found)) {
            None => Map::new(),
            Some(Some(Value::Object(more))) => more,
            Some(_) => {
                self.lose("wrong-type", ours.spot("more"), not_a(false, "an object", "een object"));
                Map::new()
            }
        }
    }

    /// Fills in our own links and rules, and gives what was kept of the document in `more`.
    pub(super) fn own_parts(&mut self) -> Map<String, Value> {
        let ours = self.our_part(self.document);
        let levels = self.outline.levels.iter().map(|level| level.id.clone());
        let known: BTreeSet<String> =
            self.outline.items.iter().map(|item| item.id.clone()).chain(levels).collect();
        self.own_links(ours, &known);
        for (index, entry) in items_of(ours.get("rules")).iter().enumerate() {
            match rule(entry).filter(|rule| names_known(rule, &known)) {
                Some(rule) => {
                    self.found.keep(cost::rule(&rule));
                    self.outline.rules.push(rule);
                }
                None => self.passed_over(ours, "rules", index, entry),
            }
        }
        self.own_more(ours)
    }

    /// Puts the links that CASE cannot name between the others, where they stood.
    fn own_links(&mut self, ours: Thing<'a, 't>, known: &BTreeSet<String>) {
        let mut own = Vec::new();
        for (index, entry) in items_of(ours.get("links")).iter().enumerate() {
            match link(entry) {
                Some((at, link)) if known.contains(&link.from) => {
                    self.found.keep(cost::link(&link));
                    own.push((at, link));
                }
                _ => self.passed_over(ours, "links", index, entry),
            }
        }
        own.sort_by_key(|(at, _)| *at);
        let mut own = own.into_iter().peekable();
        let mut links = Vec::new();
        for native in std::mem::take(&mut self.outline.links) {
            while let Some((_, link)) = own.next_if(|(at, _)| *at <= links.len()) {
                links.push(link);
            }
            links.push(native);
        }
        links.extend(own.map(|(_, link)| link));
        self.outline.links = links;
    }

    fn passed_over(&mut self, ours: Thing<'a, 't>, key: &str, index: usize, entry: &Lean<'t>) {
        let spot = ours.spot(key);
        let spot =
            Spot { path: format!("{}[{index}]", spot.path), address: entry.address().or(spot.address) };
        let message = text!(
            "this names something that is not in the package, or cannot be read; it is passed over",
            "dit noemt iets wat niet in het pakket zit, of is niet te lezen; het is overgeslagen"
        );
        self.lose("dangling", spot, message);
    }
}

fn items_of<'l, 't>(list: Option<&'l Lean<'t>>) -> &'l [Lean<'t>] {
    list.map(Lean::items).unwrap_or_default()
}

fn text_of(entry: &Lean<'_>, key: &str) -> Option<String> {
    entry.field(key).and_then(Lean::as_text).map(str::to_owned)
}

fn link(entry: &Lean<'_>) -> Option<(usize, Link)> {
    let kind = match entry.field("kind")? {
        Lean::Text(name) => match use_of(name)? {
            Use::Link(kind) => kind,
            _ => return None,
        },
        other => LinkKind::Other(text_of(other, "other")?),
    };
    let at = usize::try_from(entry.field("at").and_then(Lean::as_u64)?).ok()?;
    Some((at, Link { from: text_of(entry, "from")?, kind, to: text_of(entry, "to")? }))
}

fn rule(entry: &Lean<'_>) -> Option<Rule> {
    let number =
        |entry: &Lean<'_>| entry.field("points").and_then(Lean::as_u64).and_then(|n| u32::try_from(n).ok());
    let part = |part: &Lean<'_>| {
        let required = matches!(part.field("required")?, Lean::Bool(true));
        Some(RulePart { item: text_of(part, "item")?, points: number(part)?, required })
    };
    let parts = items_of(entry.field("parts")).iter().map(part).collect::<Option<_>>()?;
    Some(Rule { item: text_of(entry, "item")?, points: number(entry)?, parts })
}

fn names_known(rule: &Rule, known: &BTreeSet<String>) -> bool {
    known.contains(&rule.item) && rule.parts.iter().all(|part| known.contains(&part.item))
}
