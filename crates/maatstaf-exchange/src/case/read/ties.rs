//! The associations of a package: the tree, the levels of items, and links.

use std::collections::BTreeSet;

use maatstaf_document::text;
use serde_json::{Map, Value};

use super::node::Node;
use super::{End, Reader};
use crate::case::lean::Lean;
use crate::case::names::{Use, use_of};
use crate::case::thing::{Thing, count_entry};
use crate::case::{cost, ids, shape};
use crate::{Link, LinkKind};

/// The fields of an association that an outline has a place for, or that say nothing by themselves.
const READ: &[&str] = &[
    "identifier",
    "uri",
    "associationType",
    "sequenceNumber",
    "originNodeURI",
    "destinationNodeURI",
    "originNodeIdentifier",
    "destinationNodeIdentifier",
    "CFDocumentURI",
    "lastChangeDateTime",
];

/// An association that goes from an item to something.
#[derive(Debug)]
pub(super) struct Tie<'a, 't> {
    pub(super) thing: Thing<'a, 't>,
    /// What it is for; a tie that became part of the tree or a level is none any more.
    pub(super) is: Use,
    pub(super) from: usize,
    pub(super) to: To,
    /// Its place among its siblings, as far as it says.
    sequence: Option<i64>,
    /// Whether tree or levels have used it up.
    pub(super) spent: bool,
}

/// What an association goes to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum To {
    /// The document, or an item of it.
    Here(End),
    /// An address outside the package.
    Outside(String),
}

/// One end of an association, as far as it can be found.
struct Reach<'a> {
    end: Option<End>,
    address: Option<&'a str>,
}

impl<'a, 't> Reader<'a, 't> {
    /// Reads every association that goes from an item to something that can be found.
    pub(super) fn ties(&mut self) {
        let mut seen = BTreeSet::new();
        let mut identifiers = BTreeSet::new();
        for thing in self.list("CFAssociations") {
            let identifier = thing.said("identifier", &mut self.found).unwrap_or_default();
            self.check_uuid(thing, &identifier);
            let Some(is) = self.association_use(thing) else { continue };
            let origin = self.reach(thing, "originNodeURI", "originNodeIdentifier");
            let destination = self.reach(thing, "destinationNodeURI", "destinationNodeIdentifier");
            self.mark_child(&is, origin.end);
            let Some((from, to)) = self.ends(thing, &is, &origin, &destination) else { continue };
            if !seen.insert((from, is.clone(), to.clone())) {
                let message = text!(
                    "this association stands here twice; it is read once",
                    "dit verband staat er twee keer; het is één keer gelezen"
                );
                self.lose("doubled", thing.spot(""), message);
                continue;
            }
            if !identifier.is_empty() && !identifiers.insert(ids::key(&identifier)) {
                let message = text!(
                    "another association has the same identifier; both are read",
                    "een ander verband heeft dezelfde identifier; beide zijn gelezen"
                );
                self.lose("doubled-id", thing.spot("identifier"), message);
            }
            let sequence = thing.whole("sequenceNumber", &mut self.found);
            self.ties.push(Tie { thing, is, from, to, sequence, spent: false });
        }
    }

    /// What an association is for; nothing when it does not say.
    fn association_use(&mut self, thing: Thing<'a, 't>) -> Option<Use> {
        let Some(name) = thing.said("associationType", &mut self.found) else {
            self.missing(thing, "associationType");
            return None;
        };
        let Some(is) = use_of(&name) else {
            let message = text!(
                "CASE has no association of this name; it is kept under its own name",
                "CASE kent geen verband met deze naam; het is onder de eigen naam bewaard"
            );
            self.lose("unknown-association", thing.spot("associationType"), message);
            return Some(Use::Link(LinkKind::Other(name.into_owned())));
        };
        if is.name() != name {
            let right = is.name().to_owned();
            let message = text!("this is read as `{right}`", "dit is gelezen als `{right}`");
            self.lose("other-spelling", thing.spot("associationType"), message);
        }
        Some(is)
    }

    fn mark_child(&mut self, is: &Use, origin: Option<End>) {
        if let (Use::ChildOf, Some(End::Item(origin))) = (is, origin)
            && let Some(node) = self.nodes.get_mut(origin)
        {
            node.is_child = true;
        }
    }

    /// Finds one end of an association: by its identifier, else by its address.
    fn reach(&mut self, thing: Thing<'a, 't>, key: &'static str, old: &'static str) -> Reach<'a> {
        let (key, value) = match thing.get(key) {
            Some(value) => (key, Some(value)),
            None => (old, thing.get(old)),
        };
        let (identifier, address) = if let Some(Lean::Text(text)) = value {
            (Some(text.as_ref()), Some(text.as_ref()))
        } else {
            let node = thing.inside(key);
            (node.get("identifier").and_then(Lean::as_text), node.get("uri").and_then(Lean::as_text))
        };
        let find = |identifier: &str| self.by_identifier.get(&ids::key(identifier)).copied();
        let by_identifier = identifier.and_then(find);
        let by_address = address.and_then(|address| self.by_uri.get(address).copied());
        if by_identifier.is_some() && by_address.is_some() && by_identifier != by_address {
            let message = text!(
                "identifier and address name two different things; the identifier counts",
                "identifier en adres wijzen naar twee verschillende dingen; de identifier telt"
            );
            self.lose("contradiction", thing.spot(key), message);
        }
        // An address that is given without an identifier may end with one.
        let at_the_end = || {
            address
                .filter(|_| identifier.is_none())
                .and_then(ids::at_the_end)
                .and_then(find_in(&self.by_identifier))
        };
        Reach { end: by_identifier.or(by_address).or_else(at_the_end), address }
    }

    /// Both ends of an association, when it starts from an item and goes to something.
    fn ends(
        &mut self,
        thing: Thing<'a, 't>,
        is: &Use,
        origin: &Reach<'a>,
        destination: &Reach<'a>,
    ) -> Option<(usize, To)> {
        let from = match origin.end {
            Some(End::Item(from)) => from,
            Some(End::Document) => {
                let message = text!(
                    "this starts from the document itself, which has no place in a tree of items; it is passed over",
                    "dit begint bij het document zelf, dat geen plaats heeft in een boom van items; het is overgeslagen"
                );
                self.lose("not-carried", thing.spot("originNodeURI"), message);
                return None;
            }
            None => {
                self.dangling(thing, "originNodeURI", false);
                return None;
            }
        };
        if let Some(end) = destination.end {
            return Some((from, To::Here(end)));
        }
        let outside = destination.address.filter(|address| ids::is_address(address));
        let Some(address) = outside.filter(|_| *is != Use::ChildOf) else {
            self.dangling(thing, "destinationNodeURI", false);
            return None;
        };
        if self.looks_like_ours(address) {
            self.dangling(thing, "destinationNodeURI", true);
        }
        Some((from, To::Outside(address.to_owned())))
    }

    /// Whether an address has the form of this document's own, so that an item is probably missing.
    fn looks_like_ours(&self, address: &str) -> bool {
        let place = |address: &str| address.rsplit_once("/CF").map(|(before, _)| before.to_owned());
        place(address).is_some_and(|place_of_it| place(&self.address) == Some(place_of_it))
    }

    fn dangling(&mut self, thing: Thing<'a, 't>, key: &str, kept: bool) {
        let message = if kept {
            text!(
                "this goes to something that is not in the package; it is kept as an address",
                "dit gaat naar iets wat niet in het pakket zit; het is als adres bewaard"
            )
        } else {
            text!(
                "this names something that is not in the package; the association is passed over",
                "dit noemt iets wat niet in het pakket zit; het verband is overgeslagen"
            )
        };
        self.lose("dangling", thing.spot(key), message);
    }

    /// Gives each item what it hangs below: the first `isChildOf`, and without any, the first `isPartOf`.
    pub(super) fn parents(&mut self) {
        let mut ties = std::mem::take(&mut self.ties);
        for (at, tie) in ties.iter_mut().enumerate().filter(|(_, tie)| tie.is == Use::ChildOf) {
            if !self.hang(at, tie) {
                let message = text!(
                    "this item already hangs below another; this is kept as `isPartOf`",
                    "dit item hangt al onder een ander; dit is bewaard als `isPartOf`"
                );
                self.lose("second-parent", tie.thing.spot("destinationNodeURI"), message);
                tie.is = Use::Link(LinkKind::PartOf);
            }
        }
        for (at, tie) in ties.iter_mut().enumerate() {
            let loose = self.nodes.get(tie.from).is_some_and(|node| !node.is_child);
            if loose && tie.is == Use::Link(LinkKind::PartOf) && self.hang(at, tie) {
                let message = text!(
                    "nothing but `isPartOf` gives this item a place; it is read as `isChildOf`",
                    "alleen `isPartOf` geeft dit item een plaats; het is gelezen als `isChildOf`"
                );
                self.lose("part-of-as-child", tie.thing.spot("associationType"), message);
            }
        }
        self.ties = ties;
    }

    /// Hangs an item where a tie says, unless it hangs somewhere already.
    fn hang(&mut self, at: usize, tie: &mut Tie<'a, 't>) -> bool {
        let To::Here(end) = tie.to else { return false };
        let Some(node) = self.nodes.get_mut(tie.from).filter(|node| node.parent.is_none()) else {
            return false;
        };
        node.parent = Some(end);
        node.parent_tie = Some(at);
        node.sequence = tie.sequence;
        tie.spent = true;
        if let End::Item(parent) = end
            && let Some(parent) = self.nodes.get_mut(parent)
        {
            parent.has_children = true;
        }
        true
    }

    /// Fills in the links, and gives what only CASE knows of them.
    pub(super) fn links(&mut self, nodes: &[Node<'a, 't>], ties: &[Tie<'a, 't>]) -> Map<String, Value> {
        let mut kept = Map::new();
        let mut seen = BTreeSet::new();
        for tie in ties.iter().filter(|tie| !tie.spent) {
            let kind = match &tie.is {
                Use::Link(kind) => kind.clone(),
                other => LinkKind::Other(other.name().to_owned()),
            };
            let id_of = |index: usize| nodes.get(index).map(|node| node.id.clone()).unwrap_or_default();
            let to = match &tie.to {
                To::Here(End::Item(index)) => id_of(*index),
                To::Here(End::Document) => self.address.clone(),
                To::Outside(address) => address.clone(),
            };
            let link = Link { from: id_of(tie.from), kind, to };
            if !self.found.keep(cost::link(&link)) {
                break;
            }
            let mut fields = self.tie_fields(tie, tie.is.name(), (&link.from, &link.to));
            if let (To::Outside(address), Some(node)) = (&tie.to, tie.thing.get("destinationNodeURI")) {
                let made = [ids::made("", "address", &[address]), address.clone()];
                let node_is = |key: &str, made: &str| {
                    tie.thing.inside("destinationNodeURI").get(key).and_then(Lean::as_text) == Some(made)
                };
                let [identifier, title] = &made;
                if !(node_is("identifier", identifier) && node_is("title", title)) {
                    fields.extend(
                        node.value(&mut self.found).map(|node| ("destinationNodeURI".to_owned(), node)),
                    );
                }
            }
            if !fields.is_empty() {
                let key = link_key(tie.is.name(), &link);
                self.found.keep(cost::entry(kept.len(), &key));
                kept.insert(key, Value::Object(fields));
            }
            if seen.insert(link.clone()) {
                self.outline.links.push(link);
            }
        }
        kept
    }

    /// Keeps what only CASE knows of a tie of the tree or to a level.
    pub(super) fn keep_tie(
        &mut self,
        case: &mut Map<String, Value>,
        name: &str,
        tie: Option<usize>,
        ids: (&str, &str),
        ties: &[Tie<'a, 't>],
    ) {
        let Some(tie) = tie.and_then(|tie| ties.get(tie)) else { return };
        let fields = self.tie_fields(tie, name, ids);
        if !fields.is_empty() {
            case.insert(name.to_owned(), Value::Object(fields));
        }
    }

    fn tie_fields(&mut self, tie: &Tie<'a, 't>, name: &str, (from, to): (&str, &str)) -> Map<String, Value> {
        let mut fields = self.kept(tie.thing, READ, shape::ASSOCIATION, "CFAssociations");
        if let Some(identifier) = tie.thing.get("identifier").and_then(Lean::as_text)
            && identifier != ids::made(&self.outline.id, "association", &[name, from, to])
        {
            count_entry(&fields, "identifier", &mut self.found);
            self.found.keep(cost::text(identifier));
            fields.insert("identifier".to_owned(), Value::String(identifier.to_owned()));
        }
        fields
    }
}

fn find_in(by_identifier: &std::collections::BTreeMap<String, End>) -> impl Fn(&str) -> Option<End> + '_ {
    |identifier| by_identifier.get(&ids::key(identifier)).copied()
}

/// The name under which what only CASE knows of a link is kept.
pub(in crate::case) fn link_key(name: &str, link: &Link) -> String {
    Value::from(vec![link.from.as_str(), name, link.to.as_str()]).to_string()
}
