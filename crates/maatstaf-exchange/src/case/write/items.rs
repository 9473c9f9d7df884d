//! Items and levels, each as a `CFItem`.

use std::collections::BTreeSet;

use maatstaf_document::text;
use serde_json::{Map, Value, json};

use super::Writer;
use crate::case::keep::{Kept, close, lift, lift_all, open};
use crate::case::names::{CHILD_OF, SKILL_LEVEL, kind_of, of_kind};
use crate::case::shape::{ITEM, Shape, fits};
use crate::case::{ids, words};
use crate::{Item, Kind, Level, Words};

/// What a `CFItem` says in words.
struct Statement<'o> {
    id: &'o str,
    name: &'o Words,
    /// The full text; of a level its description.
    text: &'o Words,
    code: Option<&'o str>,
    is_level: bool,
}

impl<'o> Writer<'o> {
    /// Every item, then every level, each on its line; the tree and the levels of items go to the associations.
    pub(super) fn items(&mut self) -> Vec<String> {
        let outline = self.outline;
        let levels: BTreeSet<&str> = outline.levels.iter().map(|level| level.id.as_str()).collect();
        let mut written = BTreeSet::new();
        let mut lines = Vec::with_capacity(outline.items.len() + outline.levels.len());
        for (index, item) in outline.items.iter().enumerate() {
            if written.insert(item.id.as_str()) {
                lines.push(self.item(index, item, &levels).to_string());
            }
        }
        for (index, level) in outline.levels.iter().enumerate() {
            if written.insert(level.id.as_str()) {
                lines.push(self.level(index, level).to_string());
            }
        }
        lines
    }

    fn item(&mut self, index: usize, item: &'o Item, levels: &BTreeSet<&str>) -> Value {
        let path = format!("items[{index}].");
        let mut kept = Kept::of(&item.more, &path, &mut self.losses);
        let Item { id, name, text, code, .. } = item;
        let mut ours = Map::new();
        let statement = Statement { id, name, text, code: code.as_deref(), is_level: false };
        let mut object = self.started(&statement, &mut kept.case, &mut ours);
        match code {
            Some(code) if words::says(code) => object.insert("humanCodingScheme".to_owned(), json!(code)),
            Some(code) => ours.insert("code".to_owned(), json!(code)),
            None => None,
        };
        let given = of_kind(&item.kind).map(str::to_owned);
        let same = |name: &str| given.as_deref() != Some(name) && kind_of(name) == item.kind;
        let kept_type = lift(&mut kept.case, "CFItemType", |name| name.as_str().is_some_and(same));
        let written = kept_type.and_then(|name| name.as_str().map(str::to_owned)).or(given);
        if written.as_deref().map_or(Kind::Unsaid, kind_of) != item.kind {
            ours.insert("kind".to_owned(), kind(&item.kind));
        }
        self.item_type(&mut object, &mut kept.case, written);
        lift_all(&mut kept.case, &mut object, ITEM, &path, &mut self.losses);

        self.child_of(index, item, &mut kept.case);
        if let Some(level) = &item.level {
            if levels.contains(level.as_str()) {
                let mut fields = open(&mut kept.case, SKILL_LEVEL).unwrap_or_default();
                self.tie(SKILL_LEVEL, (id, level), None, None, &mut fields, &path);
                close(&mut kept.case, SKILL_LEVEL, fields);
            } else {
                let message =
                    text!("there is no such level; it is left out", "dit niveau is er niet; het valt weg");
                self.lose("dangling", format!("{path}level"), message);
            }
        }
        finished(object, ours, kept.rest())
    }

    fn level(&mut self, index: usize, level: &'o Level) -> Value {
        let path = format!("levels[{index}].");
        let mut case = open(&mut self.kept_levels, &level.id).unwrap_or_default();
        let mut ours = Map::new();
        ours.insert("height".to_owned(), json!(index + 1));
        let Level { id, name, description: text } = level;
        let statement = Statement { id, name, text, code: None, is_level: true };
        let mut object = self.started(&statement, &mut case, &mut ours);
        if let Some(code) = lift(&mut case, "humanCodingScheme", Value::is_string) {
            object.insert("humanCodingScheme".to_owned(), code);
        }
        let other = |name: &Value| name.as_str().is_some_and(|name| words::says(name) && name != "Level");
        let written = lift(&mut case, "CFItemType", other);
        let written = written.as_ref().and_then(Value::as_str).unwrap_or("Level").to_owned();
        self.item_type(&mut object, &mut case, Some(written));
        lift_all(&mut case, &mut object, ITEM, &path, &mut self.losses);
        let mut fields = open(&mut case, CHILD_OF).unwrap_or_default();
        let sequence = self.next_child(None);
        self.tie(CHILD_OF, (id, ""), Some(sequence), Some(self.document.value()), &mut fields, &path);
        close(&mut case, CHILD_OF, fields);
        close(&mut self.kept_levels, id, case);
        finished(object, ours, None)
    }

    /// Hangs an item below its parent, or below the document.
    fn child_of(&mut self, index: usize, item: &'o Item, case: &mut Map<String, Value>) {
        let path = format!("items[{index}].");
        let parent = item.parent.as_deref();
        let known = parent.filter(|parent| self.nodes.contains_key(parent));
        if known != parent {
            let message = text!(
                "there is no such item; this one is placed at the top",
                "dit item is er niet; dit staat nu bovenaan"
            );
            self.lose("orphan", format!("{path}parent"), message);
        }
        let mut fields = open(case, CHILD_OF).unwrap_or_default();
        let sequence = self.next_child(known);
        let document = known.is_none().then(|| self.document.value());
        self.tie(
            CHILD_OF,
            (&item.id, known.unwrap_or_default()),
            Some(sequence),
            document,
            &mut fields,
            &path,
        );
        close(case, CHILD_OF, fields);
    }

    fn next_child(&mut self, parent: Option<&'o str>) -> u32 {
        let last = self.children.entry(parent).or_default();
        *last += 1;
        *last
    }

    /// What every `CFItem` has: identifier, address, words.
    fn started(
        &mut self,
        statement: &Statement<'o>,
        case: &mut Map<String, Value>,
        ours: &mut Map<String, Value>,
    ) -> Map<String, Value> {
        let mut object = Map::new();
        let node = self.nodes.get(statement.id);
        let (identifier, uri) =
            node.map(|node| (node.identifier.clone(), node.uri.clone())).unwrap_or_default();
        if uri != self.uri("CFItems", &identifier) {
            lift(case, "uri", |kept| *kept == json!(uri));
        }
        if ids::key(&identifier) != statement.id {
            ours.insert("id".to_owned(), json!(statement.id));
        }
        self.words(statement, &identifier, &mut object, ours);
        object.insert("identifier".to_owned(), json!(identifier));
        object.insert("uri".to_owned(), json!(uri));
        object.insert("lastChangeDateTime".to_owned(), json!(self.changed));
        object
    }

    fn words(
        &self,
        statement: &Statement<'o>,
        identifier: &str,
        object: &mut Map<String, Value>,
        ours: &mut Map<String, Value>,
    ) {
        let Statement { id, name, text, code, is_level } = *statement;
        let short = words::native(name, self.language);
        let full = words::native(text, self.language);
        let tag = full.or(short).map_or(self.language, |native| native.tag);
        let tag = if words::says(tag) { tag } else { "" };
        let read_as = if tag.is_empty() { &self.tag } else { tag };
        let id = words::filler(&[id, identifier]);
        let short_text = short.map(|short| short.text);
        let full_text = full.map(|full| full.text);
        let code = code.filter(|code| words::says(code));
        let (abbreviated, statement) = match (is_level, full_text) {
            (true, Some(full)) => (short_text.or(id), Some(full)),
            (true, None) => (None, short_text.or(id)),
            (false, full) => (short_text, full.or(short_text).or(code).or(id)),
        };
        let fields =
            [("abbreviatedStatement", abbreviated), ("fullStatement", statement), ("language", Some(tag))];
        for (key, value) in fields {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                object.insert(key.to_owned(), json!(value));
            }
        }
        let maps = [
            ("name", words::map(name, short, read_as, is_level)),
            ("text", words::map(text, full, read_as, !is_level)),
        ];
        ours.extend(maps.into_iter().filter_map(|(key, map)| Some((key.to_owned(), map?))));
    }

    /// The type of an item, with a link to its definition.
    fn item_type(
        &mut self,
        object: &mut Map<String, Value>,
        case: &mut Map<String, Value>,
        name: Option<String>,
    ) {
        let made = |title: &str| ids::made(&self.outline.id, "item-type", &[title]);
        let other = |link: &Value| {
            let text = |key| link.get(key).and_then(Value::as_str).unwrap_or_default();
            fits(link, Shape::Link) && text("identifier") != made(text("title"))
        };
        let kept = lift(case, "CFItemTypeURI", other);
        let Some(name) = name else {
            object.extend(kept.map(|link| ("CFItemTypeURI".to_owned(), link)));
            return;
        };
        let link = kept.unwrap_or_else(|| {
            let identifier = made(&name);
            let uri = self.uri("CFItemTypes", &identifier);
            self.types.insert(name.clone());
            json!({"title": name, "identifier": identifier, "uri": uri})
        });
        object.insert("CFItemType".to_owned(), json!(name));
        object.insert("CFItemTypeURI".to_owned(), link);
    }
}

/// A kind, where `CFItemType` cannot say it.
fn kind(kind: &Kind) -> Value {
    match kind {
        Kind::Category => json!("category"),
        Kind::Level => json!("level"),
        Kind::Indicator => json!("indicator"),
        Kind::Other(name) => json!({"other": name}),
        Kind::Unsaid => json!("unsaid"),
    }
}

/// An object with our own part of its extensions.
pub(super) fn finished(
    mut object: Map<String, Value>,
    mut ours: Map<String, Value>,
    more: Option<Value>,
) -> Value {
    ours.extend(more.map(|more| ("more".to_owned(), more)));
    if !ours.is_empty() {
        let mut extensions = open(&mut object, "extensions").unwrap_or_default();
        extensions.insert("maatstaf".to_owned(), Value::Object(ours));
        object.insert("extensions".to_owned(), Value::Object(extensions));
    }
    Value::Object(object)
}
