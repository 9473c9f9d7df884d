//! The document: what the framework is, and all that CASE has no field for.

use maatstaf_document::{Language, Text, text};
use serde_json::{Map, Value, json};

use super::Writer;
use super::items::finished;
use crate::case::keep::{close, lift_all, open};
use crate::case::shape::{DEFINITIONS, DOCUMENT};
use crate::case::{ids, words};
use crate::{Rule, RulePart};

impl Writer<'_> {
    pub(super) fn document(&mut self) -> Value {
        let outline = self.outline;
        let mut kept = std::mem::take(&mut self.kept);
        close(&mut kept.case, "levels", std::mem::take(&mut self.kept_levels));
        close(&mut kept.case, "links", std::mem::take(&mut self.kept_links));
        let mut object = Map::new();
        lift_all(&mut kept.case, &mut object, DOCUMENT, "", &mut self.losses);
        let mut ours = std::mem::take(&mut self.own);
        ours.insert("maatstaf_case".to_owned(), json!(1));
        ours.insert("base".to_owned(), json!(self.base));
        if ids::key(&self.document.identifier) != outline.id {
            ours.insert("id".to_owned(), json!(outline.id));
        }
        if !outline.rules.is_empty() {
            ours.insert("rules".to_owned(), outline.rules.iter().map(rule).collect());
        }
        let title = words::native(&outline.title, self.language);
        let description = words::native(&outline.description, self.language);
        let maps = [
            ("title", words::map(&outline.title, title, &self.tag, true)),
            ("description", words::map(&outline.description, description, &self.tag, false)),
        ];
        ours.extend(maps.into_iter().filter_map(|(key, map)| Some((key.to_owned(), map?))));
        match &outline.edition {
            Some(edition) if words::says(edition) => object.insert("version".to_owned(), json!(edition)),
            Some(edition) => ours.insert("edition".to_owned(), json!(edition)),
            None => None,
        };
        let fields = [
            ("identifier", Some(self.document.identifier.as_str())),
            ("uri", Some(self.document.uri.as_str())),
            ("creator", Some(outline.holder.as_str())),
            ("title", Some(self.document.title.as_str())),
            ("description", description.map(|native| native.text)),
            ("language", Some(self.tag.as_str()).filter(|tag| !tag.is_empty())),
            ("caseVersion", Some("1.1")),
            ("lastChangeDateTime", Some(self.changed.as_str())),
        ];
        object.extend(fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), json!(value?)))));
        finished(object, ours, kept.rest())
    }

    /// The definitions that were read, and those of the types of items.
    pub(super) fn definitions(&mut self) -> Map<String, Value> {
        let mut kept = open(&mut self.kept.case, "CFDefinitions").unwrap_or_default();
        let mut definitions = Map::new();
        let own = |one: &Value| {
            let text = |key| one.get(key).and_then(Value::as_str).unwrap_or_default();
            text("identifier") == ids::made(&self.outline.id, "item-type", &[text("title")])
        };
        let ours_among =
            kept.get("CFItemTypes").and_then(Value::as_array).is_some_and(|list| list.iter().any(own));
        let stays = if ours_among { kept.remove("CFItemTypes") } else { None };
        lift_all(&mut kept, &mut definitions, DEFINITIONS, "", &mut self.losses);
        kept.extend(stays.map(|list| ("CFItemTypes".to_owned(), list)));
        close(&mut self.kept.case, "CFDefinitions", kept);
        let types: Vec<Value> =
            self.types.iter().enumerate().map(|(at, name)| self.definition(at, name)).collect();
        if !types.is_empty() {
            let list = definitions.entry("CFItemTypes").or_insert_with(|| json!([]));
            if let Value::Array(list) = list {
                list.extend(types);
            }
        }
        definitions
    }

    fn definition(&self, at: usize, name: &str) -> Value {
        let identifier = ids::made(&self.outline.id, "item-type", &[name]);
        let language = Language::from_tag(self.language).unwrap_or_default();
        json!({
            "identifier": identifier,
            "uri": self.uri("CFItemTypes", &identifier),
            "title": name,
            "description": meaning(name).map_or_else(|| name.to_owned(), |text| text.to(language).to_owned()),
            "hierarchyCode": (at + 1).to_string(),
            "lastChangeDateTime": self.changed,
        })
    }

    pub(super) fn no_room(&mut self, path: &str) {
        let message = text!(
            "this does not fit both versions of CASE; only Maatstaf will find it back",
            "dit past niet in beide versies van CASE; alleen Maatstaf vindt het terug"
        );
        self.lose("no-room", path.to_owned(), message);
    }
}

/// What a type of item is.
fn meaning(name: &str) -> Option<Text> {
    Some(match name {
        "Category" => text!("a part of the work", "een deel van het werk"),
        "Level" => text!("how far practice has come", "hoe ver het vakmanschap is"),
        "Indicator" => text!("something that practice shows", "iets wat in het werk te zien is"),
        _ => return None,
    })
}

fn rule(rule: &Rule) -> Value {
    let part = |part: &RulePart| json!({"item": part.item, "points": part.points, "required": part.required});
    let parts: Vec<Value> = rule.parts.iter().map(part).collect();
    json!({"item": rule.item, "points": rule.points, "parts": parts})
}
