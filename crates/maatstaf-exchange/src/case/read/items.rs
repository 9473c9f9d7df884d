//! The items of a package, and what becomes of them in an outline.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::collections::btree_map::Entry;

use maatstaf_document::text;
use serde_json::{Map, Value};

use super::node::Node;
use super::ties::Tie;
use super::{End, KeptLevel, Reader};
use crate::case::lean::{Lean, same_entries};
use crate::case::names::{CHILD_OF, SKILL_LEVEL, kind_of, of_kind};
use crate::case::shape::Shape;
use crate::case::thing::{Thing, not_a};
use crate::case::{ids, keep, shape, words};
use crate::{Item, Kind, Level};

/// The fields of an item that an outline has a place for, or that say nothing by themselves.
const READ: &[&str] = &[
    "identifier",
    "uri",
    "fullStatement",
    "abbreviatedStatement",
    "humanCodingScheme",
    "language",
    "CFItemType",
    "CFItemTypeURI",
    "CFDocumentURI",
    "lastChangeDateTime",
];

impl<'a, 't> Reader<'a, 't> {
    /// Reads which items there are, each once.
    pub(super) fn items(&mut self) {
        let mut taken = BTreeSet::new();
        for thing in self.list("CFItems") {
            let identifier = self.identifier(thing);
            let key = ids::key(&identifier);
            let index = self.nodes.len();
            let before = match self.by_identifier.entry(key.clone()) {
                Entry::Vacant(place) => {
                    place.insert(End::Item(index));
                    None
                }
                Entry::Occupied(place) => Some(*place.get()),
            };
            if let Some(before) = before {
                self.twice(thing, before);
                continue;
            }
            if let Some(Lean::Text(uri)) = thing.get("uri") {
                self.by_uri.entry(uri.as_ref()).or_insert(End::Item(index));
            }
            let id = self.own_id(thing, &identifier, key, &mut taken);
            self.nodes.push(Node::new(thing, index, identifier, id));
        }
    }

    /// An item's identifier; without one, the end of its address, and without that, its place.
    fn identifier(&mut self, thing: Thing<'a, 't>) -> String {
        let given = thing.said("identifier", &mut self.found);
        if let Some(identifier) = given {
            self.check_uuid(thing, &identifier);
            return identifier.into_owned();
        }
        self.missing(thing, "identifier");
        let uri = thing.said("uri", &mut self.found).unwrap_or(Cow::Borrowed(""));
        let found = ids::at_the_end(&uri).unwrap_or(&uri);
        if found.is_empty() { thing.spot("").path } else { found.to_owned() }
    }

    /// An identifier that stands here for the second time.
    fn twice(&mut self, thing: Thing<'a, 't>, before: End) {
        let other = match before {
            End::Item(index) => self.nodes.get(index),
            End::Document => None,
        };
        if other.is_some_and(|other| same_entries(other.thing.entries, thing.entries)) {
            let message = text!(
                "this item stands here twice; it is read once",
                "dit item staat er twee keer; het is één keer gelezen"
            );
            self.lose("doubled", thing.spot("identifier"), message);
        } else {
            let message = text!(
                "this identifier already belongs to something else",
                "deze identifier hoort al bij iets anders"
            );
            self.refused.add("doubled-id", thing.spot("identifier"), message);
        }
    }

    /// The id that we gave an item, when it belongs to its identifier; else the identifier.
    fn own_id(
        &mut self,
        thing: Thing<'a, 't>,
        identifier: &str,
        key: String,
        taken: &mut BTreeSet<String>,
    ) -> String {
        let ours = self.our_part(thing);
        let given = ours.text("id", &mut self.found);
        let made = |id: &str| ids::made(&self.outline.id, "item", &[id]);
        let own = given.filter(|id| ids::belongs(identifier, id, &made(id)) && !taken.contains(id.as_ref()));
        if own.is_none() && ours.get("id").is_some() {
            self.not_ours(ours);
        }
        let mut id = own.map_or(key, Cow::into_owned);
        while taken.contains(&id) {
            id.push('\'');
        }
        taken.insert(id.clone());
        id
    }

    pub(super) fn item(&mut self, node: &Node<'a, 't>, nodes: &[Node<'a, 't>], ties: &[Tie<'a, 't>]) -> Item {
        let thing = node.thing;
        let ours = self.our_part(thing);
        let id_of = |index: usize| nodes.get(index).map(|node| node.id.clone());
        let (name, text) = self.texts(node, false);
        let code = thing.said("humanCodingScheme", &mut self.found);
        let own_code = ours.text("code", &mut self.found);
        let parent = node.parent_item().and_then(id_of);
        let level = node.level.and_then(id_of);
        let (kind, spelling) = self.kind(thing);
        let mut case = self.case_fields(node);
        if let Some(spelling) = spelling {
            case.insert("CFItemType".to_owned(), Value::String(spelling));
        }
        let to = parent.as_deref().unwrap_or_default();
        self.keep_tie(&mut case, CHILD_OF, node.parent_tie, (&node.id, to), ties);
        self.keep_tie(
            &mut case,
            SKILL_LEVEL,
            node.level_tie,
            (&node.id, level.as_deref().unwrap_or_default()),
            ties,
        );
        let more = keep::put_back(self.own_more(ours), case);
        let code = code.or(own_code).map(Cow::into_owned);
        Item { id: node.id.clone(), parent, kind, code, level, name, text, more }
    }

    pub(super) fn level(&mut self, node: &Node<'a, 't>, ties: &[Tie<'a, 't>]) -> KeptLevel {
        let thing = node.thing;
        let (name, description) = self.texts(node, true);
        let mut case = self.case_fields(node);
        for key in ["humanCodingScheme", "CFItemType"] {
            let text = thing.text(key, &mut self.found);
            if let Some(text) = text.filter(|text| key != "CFItemType" || text != "Level") {
                case.insert(key.to_owned(), Value::String(text.into_owned()));
            }
        }
        self.keep_tie(&mut case, CHILD_OF, node.parent_tie, (&node.id, ""), ties);
        (Level { id: node.id.clone(), name, description }, case)
    }

    /// The short and the full text.
    fn texts(&mut self, node: &Node<'a, 't>, is_level: bool) -> (crate::Words, crate::Words) {
        let thing = node.thing;
        let ours = self.our_part(thing);
        let tag = thing.said("language", &mut self.found);
        let tag = tag.as_deref().unwrap_or(&self.tag);
        let short = thing.said("abbreviatedStatement", &mut self.found);
        let full = thing.said("fullStatement", &mut self.found);
        if full.is_none() {
            let message = text!("`fullStatement` is missing here", "`fullStatement` ontbreekt hier");
            self.found.add("missing-field", thing.spot("fullStatement"), message);
        }
        let code = thing.get("humanCodingScheme").and_then(Lean::as_text).filter(|code| words::says(code));
        let id = words::filler(&[&node.id, &node.identifier]);
        // A level without a description has its name as its full text.
        let (short, full) = match (short, full) {
            (None, Some(full)) if is_level => (Some(full), None),
            both => both,
        };
        let filler = short.as_deref().or(code).or(id);
        let name = words::read(ours.get("name"), short.as_deref(), tag, if is_level { id } else { None });
        let text = words::read(ours.get("text"), full.as_deref(), tag, if is_level { None } else { filler });
        (name, text)
    }

    /// The kind of an item, and the name that the source has for it when it is another than ours.
    fn kind(&mut self, thing: Thing<'a, 't>) -> (Kind, Option<String>) {
        let given = thing.said("CFItemType", &mut self.found);
        if let Some(own) = own_kind(self.our_part(thing))
            && of_kind(&own) == given.as_deref()
        {
            return (own, None);
        }
        let Some(given) = given else { return (Kind::Unsaid, None) };
        let kind = kind_of(&given);
        let other = (of_kind(&kind) != Some(given.as_ref())).then(|| given.into_owned());
        (kind, other)
    }

    /// What only CASE knows of an item.
    fn case_fields(&mut self, node: &Node<'a, 't>) -> Map<String, Value> {
        let thing = node.thing;
        let mut case = self.kept(thing, READ, shape::ITEM, "CFItems");
        if let Some(link) = thing.get("CFItemTypeURI").and_then(|link| link.value(&mut self.found)) {
            let text = |key| link.get(key).and_then(Value::as_str).unwrap_or_default();
            let made = ids::made(&self.outline.id, "item-type", &[text("title")]);
            if !shape::fits(&link, Shape::Link) || text("identifier") != made {
                case.insert("CFItemTypeURI".to_owned(), link);
            }
        }
        let extensions = thing.inside("extensions");
        if extensions.get("maatstaf").is_some_and(|ours| !matches!(ours, Lean::Object(_))) {
            self.lose("wrong-type", extensions.spot("maatstaf"), not_a(false, "an object", "een object"));
        }
        case
    }
}

/// The kind that we wrote, where `CFItemType` cannot say it.
fn own_kind(ours: Thing<'_, '_>) -> Option<Kind> {
    match ours.get("kind")? {
        Lean::Text(kind) => match kind.as_ref() {
            "category" => Some(Kind::Category),
            "level" => Some(Kind::Level),
            "indicator" => Some(Kind::Indicator),
            "unsaid" => Some(Kind::Unsaid),
            _ => None,
        },
        Lean::Object(_) => {
            let other = ours.inside("kind").get("other").and_then(Lean::as_text)?;
            Some(Kind::Other(other.to_owned()))
        }
        _ => None,
    }
}
