//! Reads a package: its document, its items, what ties them, and from those the tree, the levels and the links.

mod items;
mod levels;
mod node;
mod order;
mod ours;
mod ties;

use std::collections::BTreeMap;

use maatstaf_document::{DocumentError, Problem, text};
use serde_json::{Map, Value};

use super::found::{Found, Spot};
use super::lean::{Lean, WRAPPER, divide};
use super::thing::{Thing, count_entry, not_a};
use super::{cost, ids, keep, shape, words};
use crate::outline::LONGEST_ID;
use crate::{Carried, Item, Level, Outline};
use node::Node;
use ties::Tie;

/// The fields of a document that an outline has a place for, or that say nothing by themselves.
const READ: &[&str] = &[
    "identifier",
    "uri",
    "creator",
    "title",
    "description",
    "language",
    "version",
    "caseVersion",
    "lastChangeDateTime",
    "CFPackageURI",
];

/// The most items, and the most entries of any other list. This is this project's choice: it bounds memory and time.
const MOST_ITEMS: usize = 20_000;
const MOST_ENTRIES: usize = 60_000;

/// Reads a package.
pub(super) fn outline(json: &str) -> Result<Carried<Outline>, DocumentError> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let refuse = |problem: Problem| DocumentError::new(vec![problem]);
    let root = Lean::read(json).map_err(|problem| refuse(*problem))?;
    let (package, prefix) = match &root {
        Lean::Object(entries) => match Thing::new(WRAPPER, None, entries).get(WRAPPER) {
            Some(Lean::Object(inside)) => (Thing::new("", None, inside), "CFPackage."),
            _ => (Thing::new("", None, entries), ""),
        },
        _ => return Err(refuse(no_framework())),
    };
    let Some(Lean::Object(document)) = package.get("CFDocument") else {
        return Err(refuse(no_framework()));
    };
    let mut reader = Reader::new(package, Thing::new("CFDocument", None, document), prefix);
    reader.document();
    reader.items();
    reader.ties();
    reader.parents();
    reader.levels();
    let order = reader.order();
    if !reader.refused.is_empty() {
        return Err(DocumentError::new(reader.refused.finish(json)));
    }
    let what = reader.outline(&order);
    if reader.found.is_full() {
        return Err(refuse(too_much()));
    }
    Ok(Carried { what, losses: reader.found.finish(json) })
}

fn no_framework() -> Problem {
    let message = text!(
        "there is no `CFDocument` here, so no framework",
        "hier staat geen `CFDocument`, dus geen raamwerk"
    );
    Problem::new("no-framework", "", message)
}

fn too_much() -> Problem {
    let most = cost::MOST >> 20;
    let message = text!(
        "what is to be kept of this package takes more than {most} MiB of memory",
        "wat er van dit pakket te bewaren is, kost meer dan {most} MiB geheugen"
    );
    Problem::new("too-long", "", message).help(divide())
}

/// What an association can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Document,
    Item(usize),
}

struct Reader<'a, 't> {
    package: Thing<'a, 't>,
    document: Thing<'a, 't>,
    found: Found,
    refused: Found,
    /// What is filled in as reading goes on; the items come last.
    outline: Outline,
    /// Whether Maatstaf's own extensions are of a version that is known.
    trusts_ours: bool,
    /// The address that our own `uri`s start with.
    base: Option<String>,
    /// The document's own address.
    address: String,
    /// The document's language.
    tag: String,
    nodes: Vec<Node<'a, 't>>,
    ties: Vec<Tie<'a, 't>>,
    by_identifier: BTreeMap<String, End>,
    by_uri: BTreeMap<&'a str, End>,
}

impl<'a, 't> Reader<'a, 't> {
    fn new(package: Thing<'a, 't>, document: Thing<'a, 't>, prefix: &'static str) -> Self {
        Self {
            package,
            document,
            found: Found::new(prefix),
            refused: Found::new(prefix),
            outline: Outline::default(),
            trusts_ours: true,
            base: None,
            address: String::new(),
            tag: String::new(),
            nodes: Vec::new(),
            ties: Vec::new(),
            by_identifier: BTreeMap::new(),
            by_uri: BTreeMap::new(),
        }
    }

    fn lose(&mut self, code: &'static str, spot: Spot, message: maatstaf_document::Text) {
        self.found.add(code, spot, message);
    }

    /// The objects of a list of the package; anything else in it is passed over.
    fn list(&mut self, key: &'static str) -> Vec<Thing<'a, 't>> {
        let list = match self.package.get(key) {
            None => return Vec::new(),
            Some(Lean::List(list)) => list,
            Some(_) => {
                self.refused.add("wrong-type", self.package.spot(key), not_a(false, "a list", "een lijst"));
                return Vec::new();
            }
        };
        let most = if key == "CFItems" { MOST_ITEMS } else { MOST_ENTRIES };
        if list.len() > most {
            let message =
                text!("there are more than {most} entries here", "hier staan meer dan {most} elementen");
            self.refused.add("too-long", self.package.spot(key), message);
            return Vec::new();
        }
        let mut things = Vec::with_capacity(list.len());
        for (index, entry) in list.iter().enumerate() {
            if let Lean::Object(entries) = entry {
                let thing = Thing::new(key, Some(index), entries);
                thing.doubled_fields(&mut self.found);
                things.push(thing);
            } else {
                let spot = Spot { path: format!("{key}[{index}]"), address: entry.address() };
                self.lose("wrong-type", spot, not_a(false, "an object", "een object"));
            }
        }
        things
    }

    /// Reports a needed field that is not there.
    fn missing(&mut self, thing: Thing<'_, '_>, key: &str) {
        self.lose(
            "missing-field",
            thing.spot(""),
            text!("`{key}` is missing here", "`{key}` ontbreekt hier"),
        );
    }

    fn document(&mut self) {
        let document = self.document;
        document.doubled_fields(&mut self.found);
        self.check_version();
        let ours = self.our_part(document);
        let found = &mut self.found;
        self.base = ours.said("base", found).map(std::borrow::Cow::into_owned);
        let given = document.said("identifier", found);
        let uri = document.said("uri", found).unwrap_or_default();
        let title = document.said("title", found);
        let description = document.said("description", found);
        let creator = document.text("creator", found);
        let edition = document.said("version", found);
        let own_edition = ours.text("edition", found);
        self.tag = document.said("language", found).unwrap_or_default().into_owned();

        let identifier = match &given {
            Some(identifier) => identifier.to_string(),
            None => ids::at_the_end(&uri).unwrap_or(&uri).to_owned(),
        };
        for (key, there) in
            [("identifier", given.is_some()), ("title", title.is_some()), ("creator", creator.is_some())]
        {
            if !there {
                self.missing(document, key);
            }
        }
        self.address = if uri.is_empty() { format!("urn:uuid:{identifier}") } else { uri.to_string() };
        self.check_uuid(document, &identifier);
        self.check_length(document, identifier.len().max(self.address.len()));
        self.by_identifier.insert(ids::key(&identifier), End::Document);
        if let Some(Lean::Text(uri)) = document.get("uri") {
            self.by_uri.insert(uri.as_ref(), End::Document);
        }
        let own = ours.text("id", &mut self.found);
        let own = own.filter(|id| ids::belongs(&identifier, id, &ids::made(id, "document", &[])));
        if own.is_none() && ours.get("id").is_some() {
            self.not_ours(ours);
        }
        let key = ids::key(&identifier);
        let key = if key.is_empty() { "framework".to_owned() } else { key };
        self.outline.id = own.map_or(key, std::borrow::Cow::into_owned);
        self.outline.holder = creator.unwrap_or_default().into_owned();
        self.outline.edition = edition.or(own_edition).map(std::borrow::Cow::into_owned);
        let filler = words::filler(&[&self.outline.id, &identifier]);
        self.outline.title = words::read(ours.get("title"), title.as_deref(), &self.tag, filler);
        self.outline.description =
            words::read(ours.get("description"), description.as_deref(), &self.tag, None);
        self.found.keep(cost::words(&self.outline.title) + cost::words(&self.outline.description));
        self.check_length(ours, self.outline.id.len());
    }

    /// Passes Maatstaf's own extensions over when their version is not known.
    fn check_version(&mut self) {
        let ours = self.document.ours();
        let version = ours.get("maatstaf_case");
        self.trusts_ours = version.is_none_or(|version| version.as_u64() == Some(1));
        if !self.trusts_ours {
            let message = text!(
                "this version of Maatstaf's extensions is not known; they are passed over",
                "deze versie van de uitbreidingen van Maatstaf is niet bekend; ze zijn overgeslagen"
            );
            self.lose("unknown-version", ours.spot("maatstaf_case"), message);
        }
    }

    fn not_ours(&mut self, ours: Thing<'_, '_>) {
        let message = text!(
            "Maatstaf's id does not belong to this identifier; the identifier is used",
            "het id van Maatstaf hoort niet bij deze identifier; de identifier is gebruikt"
        );
        self.lose("not-ours", ours.spot("id"), message);
    }

    fn check_uuid(&mut self, thing: Thing<'_, '_>, identifier: &str) {
        if !identifier.is_empty() && !ids::is_uuid(identifier) {
            let message =
                text!("this is not a UUID; it is kept as it is", "dit is geen UUID; het blijft zoals het is");
            self.lose("not-a-uuid", thing.spot("identifier"), message);
        }
    }

    /// Refuses a document whose names are too long to be repeated for every item, and forgets them.
    fn check_length(&mut self, thing: Thing<'_, '_>, longest: usize) {
        if longest > LONGEST_ID && self.refused.is_empty() {
            let message = text!(
                "an identifier or address here is longer than {LONGEST_ID} bytes",
                "een identifier of adres is hier langer dan {LONGEST_ID} bytes"
            );
            self.refused.add("too-long", thing.spot(""), message);
        }
        if longest > LONGEST_ID {
            self.address = String::new();
            self.outline.id = String::new();
        }
    }

    /// Whether an address is the one that we would write.
    fn is_generated(&self, uri: &str, folder: &str, identifier: &str) -> bool {
        let Some(rest) = self.base.as_deref().and_then(|base| uri.strip_prefix(base)) else { return false };
        let parts = rest.strip_prefix('/').and_then(|rest| rest.split_once('/'));
        parts == Some((folder, identifier))
    }

    /// The fields of an object that are not ours, with its address when that is not ours either.
    fn kept(
        &mut self,
        thing: Thing<'a, 't>,
        read: &[&str],
        fields: &[shape::Field],
        folder: &str,
    ) -> Map<String, Value> {
        let mut kept = thing.others(read, fields, &mut self.found);
        let identifier = thing.get("identifier").and_then(Lean::as_text).unwrap_or_default();
        if let Some(uri) = thing.get("uri").and_then(Lean::as_text)
            && !self.is_generated(uri, folder, identifier)
        {
            count_entry(&kept, "uri", &mut self.found);
            self.found.keep(cost::text(uri));
            kept.insert("uri".to_owned(), Value::String(uri.to_owned()));
        }
        kept
    }

    fn outline(&mut self, order: &[usize]) -> Outline {
        let nodes = std::mem::take(&mut self.nodes);
        let ties = std::mem::take(&mut self.ties);
        let mut levels: Vec<&Node<'_, '_>> = nodes.iter().filter(|node| node.is_level).collect();
        levels.sort_by_key(|level| level.height_order());
        let mut kept_levels = Map::new();
        for node in levels {
            let (level, kept) = self.level(node, &ties);
            if !kept.is_empty() {
                self.found.keep(cost::entry(kept_levels.len(), &level.id));
                kept_levels.insert(level.id.clone(), Value::Object(kept));
            }
            if !self.found.keep(cost::level(&level)) {
                break;
            }
            self.outline.levels.push(level);
        }
        let items = self.items_in_order(order, &nodes, &ties);
        let kept_links = self.links(&nodes, &ties);
        self.outline.items = items;
        let kept = self.kept(self.document, READ, shape::DOCUMENT, "CFDocuments");
        let rubrics = self.rubrics();
        let own = self.own_parts();
        let parts = [
            ("levels", Value::Object(kept_levels)),
            ("links", Value::Object(kept_links)),
            ("CFDefinitions", self.definitions()),
            ("CFRubrics", rubrics),
            ("package", Value::Object(self.package_extras())),
        ];
        let mut case = kept;
        for (key, value) in parts {
            let empty =
                value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty);
            if !empty {
                case.insert(key.to_owned(), value);
            }
        }
        let mut outline = std::mem::take(&mut self.outline);
        outline.more = keep::put_back(own, case);
        outline
    }

    /// The items of the tree, as long as there is room for them.
    fn items_in_order(&mut self, order: &[usize], nodes: &[Node<'a, 't>], ties: &[Tie<'a, 't>]) -> Vec<Item> {
        let mut items = Vec::with_capacity(order.len());
        for node in order.iter().filter_map(|index| nodes.get(*index)) {
            let item = self.item(node, nodes, ties);
            if !self.found.keep(cost::item(&item)) {
                break;
            }
            items.push(item);
        }
        items
    }

    /// What stands beside the parts of a package, such as its `extensions`, which only 1.1 allows.
    fn package_extras(&mut self) -> Map<String, Value> {
        let parts = ["CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics"];
        self.package.others(&parts, &[], &mut self.found)
    }

    /// The definitions that are not ours.
    fn definitions(&mut self) -> Value {
        let id = self.outline.id.clone();
        let Some(Lean::Object(entries)) = self.package.get("CFDefinitions") else {
            return Value::Object(Map::new());
        };
        let mut kept = Thing::new("CFDefinitions", None, entries).others(&[], &[], &mut self.found);
        if let Some(Value::Array(types)) = kept.get_mut("CFItemTypes") {
            types.retain(|one| {
                let text = |key| one.get(key).and_then(Value::as_str).unwrap_or_default();
                text("identifier") != ids::made(&id, "item-type", &[text("title")])
            });
        }
        kept.retain(|_, list| !list.as_array().is_some_and(Vec::is_empty));
        Value::Object(kept)
    }
}

pub(super) use ties::link_key;

/// A level, and what only CASE knows of it.
type KeptLevel = (Level, Map<String, Value>);
