//! Associations: the tree, the levels of items, and the links that both versions of CASE have.

use std::collections::BTreeSet;

use maatstaf_document::text;
use serde_json::{Map, Value, json};

use super::{Writer, own_uri};
use crate::Link;
use crate::case::ids;
use crate::case::keep::{close, lift, lift_all, open};
use crate::case::names::of_link;
use crate::case::read::link_key;
use crate::case::shape::ASSOCIATION;

impl Writer<'_> {
    /// Writes an association from an item to an item, or to another node that is given.
    pub(super) fn tie(
        &mut self,
        name: &str,
        (from, to): (&str, &str),
        sequence: Option<u32>,
        destination: Option<Value>,
        kept: &mut Map<String, Value>,
        path: &str,
    ) {
        let Some(origin) = self.nodes.get(from).map(super::Node::value) else { return };
        let Some(destination) = destination.or_else(|| self.nodes.get(to).map(super::Node::value)) else {
            return;
        };
        let made = ids::made(&self.outline.id, "association", &[name, from, to]);
        let free = |identifier: &str| {
            identifier != made
                && ids::is_uuid(identifier)
                && !self.identifiers.contains(&identifier.to_ascii_lowercase())
        };
        let own = lift(kept, "identifier", |identifier| identifier.as_str().is_some_and(free));
        let identifier = own.as_ref().and_then(Value::as_str).unwrap_or(&made).to_owned();
        self.identifiers.insert(identifier.to_ascii_lowercase());
        let generated = self.uri("CFAssociations", &identifier);
        let uri = own_uri(kept, &generated).unwrap_or(generated);
        let mut object = Map::new();
        lift_all(kept, &mut object, ASSOCIATION, path, &mut self.losses);
        let fields = [
            ("identifier", json!(identifier)),
            ("uri", json!(uri)),
            ("associationType", json!(name)),
            ("originNodeURI", origin),
            ("destinationNodeURI", destination),
            ("lastChangeDateTime", json!(self.changed)),
        ];
        object.extend(fields.map(|(key, value)| (key.to_owned(), value)));
        object.extend(sequence.map(|sequence| ("sequenceNumber".to_owned(), json!(sequence))));
        self.ties.push(Value::Object(object).to_string());
    }

    /// Writes the links that both versions can name; the others stay among our own extensions.
    pub(super) fn links(&mut self) {
        let outline = self.outline;
        let mut seen = BTreeSet::new();
        let mut own = Vec::new();
        let mut at = 0_usize;
        for (index, link) in outline.links.iter().enumerate() {
            if !seen.insert(link) {
                let message = text!(
                    "this link stands here twice; it is written once",
                    "deze link staat er twee keer; hij is één keer geschreven"
                );
                self.lose("doubled", format!("links[{index}]"), message);
                continue;
            }
            if !self.link(index, link) {
                own.push(own_link(at, link));
            }
            at += 1;
        }
        if !own.is_empty() {
            self.own.insert("links".to_owned(), Value::Array(own));
        }
    }

    /// Writes a link as an association, when it is one in both versions.
    fn link(&mut self, index: usize, link: &Link) -> bool {
        let path = format!("links[{index}]");
        let outside = !self.nodes.contains_key(link.to.as_str());
        let has_end = !outside || self.is_outside(&link.to);
        if !(has_end && self.nodes.contains_key(link.from.as_str())) {
            let message = text!(
                "this link goes to or from something that is no item and no address; only Maatstaf will find it back",
                "deze link gaat naar of van iets wat geen item en geen adres is; alleen Maatstaf vindt hem terug"
            );
            self.lose("dangling", path, message);
            return false;
        }
        let Some(name) = of_link(&link.kind) else {
            let message = text!(
                "CASE 1.0 has no name for this link, so it stands in `extensions`; other systems will not show it",
                "CASE 1.0 heeft geen naam voor deze link, dus hij staat in `extensions`; andere systemen tonen hem niet"
            );
            self.lose("no-room", path, message);
            return false;
        };
        let key = link_key(name, link);
        let mut fields = open(&mut self.kept_links, &key).unwrap_or_default();
        let destination = outside.then(|| self.outside(&link.to, &mut fields));
        self.tie(name, (&link.from, &link.to), None, destination, &mut fields, &format!("{path}."));
        close(&mut self.kept_links, &key, fields);
        true
    }

    /// Whether a text is an address that is no item's.
    fn is_outside(&self, address: &str) -> bool {
        ids::is_address(address) && (!self.uris.contains(address) || self.document.uri == address)
    }

    /// The node of an address outside the package: as it was read, else made from the address.
    fn outside(&self, address: &str, kept: &mut Map<String, Value>) -> Value {
        if self.document.uri == address {
            return self.document.value();
        }
        let made =
            json!({"title": address, "identifier": ids::made("", "address", &[address]), "uri": address});
        let fits = |node: &Value| {
            let text = |key: &str| node.get(key).and_then(Value::as_str);
            let taken = |identifier: &str| self.identifiers.contains(&identifier.to_ascii_lowercase());
            let three = node.as_object().is_some_and(|node| node.len() == 3);
            let free = text("identifier").is_some_and(|identifier| !taken(identifier));
            three && free && text("title").is_some() && text("uri") == Some(address) && *node != made
        };
        lift(kept, "destinationNodeURI", fits).unwrap_or(made)
    }
}

fn own_link(at: usize, link: &Link) -> Value {
    use crate::LinkKind;
    use crate::case::names::Use;
    let kind = match &link.kind {
        LinkKind::Other(name) => json!({"other": name}),
        kind => json!(Use::Link(kind.clone()).name()),
    };
    json!({"at": at, "from": link.from, "kind": kind, "to": link.to})
}
