//! Writes an outline as one package that both versions of CASE accept.

mod document;
mod items;
mod parts;
mod rubric;
mod ties;

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::text;
use serde_json::{Map, Value, json};

use super::found::{Found, Spot};
use super::keep::{Kept, lift, open};
use super::{WriteOptions, ids, words};
use crate::{Carried, Item, Level, Outline};

/// The longest title of a node, in characters. This is this project's choice: it is a label, the item holds the text.
const LONGEST_TITLE: usize = 80;

/// Writes a package.
pub(super) fn package(outline: &Outline, options: &WriteOptions) -> Carried<String> {
    let mut writer = Writer::new(outline, options);
    let items = writer.items();
    writer.links();
    let rubrics = writer.rubrics();
    let definitions = writer.definitions();
    let document = writer.document();
    let what = parts::package(&document, &items, &writer.ties, &definitions, &rubrics);
    Carried { what, losses: writer.losses.finish("") }
}

/// Something that an association can start from or go to.
#[derive(Debug)]
struct Node {
    identifier: String,
    uri: String,
    title: String,
}

impl Node {
    fn value(&self) -> Value {
        json!({"title": self.title, "identifier": self.identifier, "uri": self.uri})
    }
}

struct Writer<'o> {
    outline: &'o Outline,
    language: &'o str,
    base: String,
    /// The moment of the last change, as CASE writes it.
    changed: String,
    losses: Found,
    /// What only CASE knows of the document.
    kept: Kept,
    kept_levels: Map<String, Value>,
    kept_links: Map<String, Value>,
    /// Every identifier that is taken, in lower case.
    identifiers: BTreeSet<String>,
    /// Every address of the document and its items.
    uris: BTreeSet<String>,
    document: Node,
    /// The language that the document says it is in.
    tag: String,
    nodes: BTreeMap<&'o str, Node>,
    /// How many children each item has so far.
    children: BTreeMap<Option<&'o str>, u32>,
    /// The associations so far, each on its line.
    ties: Vec<String>,
    /// The types of items so far.
    types: BTreeSet<String>,
    /// Our own part of the document's extensions so far.
    own: Map<String, Value>,
}

impl<'o> Writer<'o> {
    fn new(outline: &'o Outline, options: &'o WriteOptions) -> Self {
        let mut losses = Found::default();
        let base = base(&options.base, &mut losses);
        let mut kept = Kept::of(&outline.more, "", &mut losses);
        let identifier = ids::of_document(&outline.id);
        let generated = format!("{base}/CFDocuments/{identifier}");
        let uri = own_uri(&mut kept.case, &generated).unwrap_or(generated);
        let main = words::native(&outline.title, &options.language)
            .or_else(|| words::native(&outline.description, &options.language));
        let tag = main.map_or(options.language.as_str(), |main| main.tag);
        let title = words::native(&outline.title, &options.language).map(|title| title.text);
        let title = title.or_else(|| words::filler(&[&outline.id, &identifier])).unwrap_or_default();
        let document = Node { title: title.to_owned(), uri, identifier };
        let mut writer = Self {
            outline,
            language: &options.language,
            base,
            changed: format!("{}T00:00:00+00:00", options.changed),
            losses,
            kept_levels: open(&mut kept.case, "levels").unwrap_or_default(),
            kept_links: open(&mut kept.case, "links").unwrap_or_default(),
            kept,
            identifiers: BTreeSet::from([document.identifier.to_ascii_lowercase()]),
            uris: BTreeSet::from([document.uri.clone()]),
            document,
            tag: if words::says(tag) { tag.to_owned() } else { String::new() },
            nodes: BTreeMap::new(),
            children: BTreeMap::new(),
            ties: Vec::new(),
            types: BTreeSet::new(),
            own: Map::new(),
        };
        for key in ["CFDefinitions", "CFRubrics"] {
            reserve(writer.kept.case.get(key), &mut writer.identifiers);
        }
        writer.name_nodes();
        writer
    }

    /// Gives every item and level its identifier, address and label.
    fn name_nodes(&mut self) {
        for (index, item) in self.outline.items.iter().enumerate() {
            let Item { id, name, text, code, more, .. } = item;
            let native = words::native(name, self.language).or_else(|| words::native(text, self.language));
            let title = native.map(|native| native.text).or(code.as_deref());
            let uri = more.get("case").and_then(|case| case.get("uri")).and_then(Value::as_str);
            self.name_node(id, title, uri, || format!("items[{index}].id"));
        }
        for (index, level) in self.outline.levels.iter().enumerate() {
            let Level { id, name, description } = level;
            let native =
                words::native(name, self.language).or_else(|| words::native(description, self.language));
            let title = native.map(|native| native.text);
            let kept = self.kept_levels.get(id).and_then(|level| level.get("uri")).and_then(Value::as_str);
            let uri = kept.map(str::to_owned);
            self.name_node(id, title, uri.as_deref(), || format!("levels[{index}].id"));
        }
    }

    fn name_node(
        &mut self,
        id: &'o str,
        title: Option<&str>,
        uri: Option<&str>,
        path: impl FnOnce() -> String,
    ) {
        if self.nodes.contains_key(id) {
            let message = text!(
                "this id stands here twice; the first one is written",
                "dit id staat er twee keer; het eerste is geschreven"
            );
            self.losses.add("doubled-id", Spot { path: path(), address: None }, message);
            return;
        }
        let own = ids::is_uuid(id) && !self.identifiers.contains(&id.to_ascii_lowercase());
        let identifier = if own { id.to_owned() } else { ids::made(&self.outline.id, "item", &[id]) };
        self.identifiers.insert(identifier.to_ascii_lowercase());
        // An address that something else has already would make links to it unclear.
        let uri = match uri.filter(|uri| ids::is_address(uri) && !self.uris.contains(*uri)) {
            Some(uri) => uri.to_owned(),
            None => self.uri("CFItems", &identifier),
        };
        self.uris.insert(uri.clone());
        let title = title.or_else(|| words::filler(&[id, &identifier])).unwrap_or_default();
        let title = title.chars().take(LONGEST_TITLE).collect();
        self.nodes.insert(id, Node { identifier, uri, title });
    }

    fn uri(&self, folder: &str, identifier: &str) -> String {
        format!("{}/{folder}/{identifier}", self.base)
    }

    fn lose(&mut self, code: &'static str, path: String, message: maatstaf_document::Text) {
        self.losses.add(code, Spot { path, address: None }, message);
    }
}

/// Takes an address out that is not the one that we would give.
fn own_uri(case: &mut Map<String, Value>, generated: &str) -> Option<String> {
    let own = |value: &Value| value.as_str().is_some_and(|uri| ids::is_address(uri) && uri != generated);
    match lift(case, "uri", own) {
        Some(Value::String(uri)) => Some(uri),
        _ => None,
    }
}

/// The base without a slash at its end; a name of our own when it is no address.
fn base(given: &str, losses: &mut Found) -> String {
    let base = given.trim_end_matches('/');
    if ids::is_address(base) {
        return base.to_owned();
    }
    let message = text!(
        "the base is not an address such as `https://example.org/case`; `urn:maatstaf:case` is used",
        "de basis is geen adres zoals `https://example.org/case`; `urn:maatstaf:case` is gebruikt"
    );
    losses.add("bad-base", Spot { path: "base".to_owned(), address: None }, message);
    "urn:maatstaf:case".to_owned()
}

/// Takes every identifier in a value.
fn reserve(value: Option<&Value>, identifiers: &mut BTreeSet<String>) {
    match value {
        Some(Value::Array(list)) => list.iter().for_each(|one| reserve(Some(one), identifiers)),
        Some(Value::Object(object)) => {
            let own = object.get("identifier").and_then(Value::as_str);
            identifiers.extend(own.map(str::to_ascii_lowercase));
            object.values().for_each(|one| reserve(Some(one), identifiers));
        }
        _ => {}
    }
}
