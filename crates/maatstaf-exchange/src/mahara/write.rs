//! Writes a `.matrix` file.

mod missing;

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_document::{Language, Problem, Text, text};
use serde_json::{Map, Value, json};

use super::element;
use super::{NAME, SHORT_NAME};
use crate::carrying::{Losses, Voice};
use crate::html::{self, Plain};
use crate::{Carried, Item, Outline};

/// The four stages of an assessment in Mahara, lowest first.
const STAGES: [&str; 4] = ["begun", "incomplete", "partialcomplete", "completed"];

/// How deep numbers such as `1.2.3` go on; below that they would grow without end. This is this project's choice.
const DEEPEST_NUMBER: usize = 20;

/// Where an item gets its place in the file.
#[derive(Debug)]
struct Place {
    at: usize,
    standard: usize,
    number: String,
    /// The number of the element above it; none right under a standard.
    parent: Option<String>,
    depth: usize,
}

pub(super) fn write(outline: &Outline, language: &str) -> Carried<String> {
    let mut losses = Losses::default();
    let mut voice = Voice::of(outline, language);
    let children = children(outline);
    let top = children.get(&None).map(Vec::as_slice).unwrap_or_default();
    let ids = top.iter().filter_map(|at| outline.items.get(*at)).map(|item| item.id.as_str());
    let childless = ids.filter(|id| !children.contains_key(&Some(*id))).count();
    let (mut standards, mut elements) = (Vec::new(), Vec::new());
    for place in places(outline, children) {
        let Some(item) = outline.items.get(place.at) else { continue };
        let (name, text) = (voice.say(&item.name), voice.say(&item.text));
        long(item, name, place.at, &mut losses);
        let mut object = element::write(item, name, text, &place.number);
        object.insert("standardid".to_owned(), json!(place.standard));
        if place.depth == 0 {
            standards.push(Value::Object(object));
            continue;
        }
        object.insert("elementid".to_owned(), json!(place.number));
        if let Some(parent) = place.parent {
            object.insert("parentelementid".to_owned(), json!(parent));
            object.insert("parentid".to_owned(), json!(parent));
        }
        elements.push(Value::Object(object));
    }
    missing::report(outline, childless, standards.len() + elements.len(), &mut losses);
    let mut framework = about(outline, language, &mut voice, &mut losses);
    framework.insert("standards".to_owned(), Value::Array(standards));
    framework.insert("standardelements".to_owned(), Value::Array(elements));
    voice.report(&mut losses);
    let what = format!("{:#}\n", json!({ "framework": framework }));
    Carried { what, losses: losses.done() }
}

/// The positions of the items below each item; those at the top below none.
fn children(outline: &Outline) -> BTreeMap<Option<&str>, Vec<usize>> {
    let ids: BTreeSet<&str> = outline.items.iter().map(|item| item.id.as_str()).collect();
    let mut children: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (at, item) in outline.items.iter().enumerate() {
        let parent = item.parent.as_deref().filter(|parent| ids.contains(parent));
        children.entry(parent).or_default().push(at);
    }
    children
}

/// Every item's place: each standard, then what lies below it, parents first.
fn places<'o>(outline: &'o Outline, mut children: BTreeMap<Option<&'o str>, Vec<usize>>) -> Vec<Place> {
    let mut places = Vec::new();
    let mut waiting = Vec::new();
    let top = children.remove(&None).unwrap_or_default();
    waiting.extend(top.into_iter().enumerate().rev().map(|(nth, at)| {
        let standard = nth + 1;
        Place { at, standard, number: standard.to_string(), parent: None, depth: 0 }
    }));
    while let Some(place) = waiting.pop() {
        // INVARIANT: taken out, so that nothing is written twice.
        let id = outline.items.get(place.at).map(|item| item.id.as_str());
        let below = id.and_then(|id| children.remove(&Some(id))).unwrap_or_default();
        let width = if place.depth == 0 { below.len().to_string().len() } else { 1 };
        let parent = (place.depth > 0).then(|| place.number.clone());
        waiting.extend(below.into_iter().enumerate().rev().map(|(nth, at)| Place {
            at,
            standard: place.standard,
            // Mahara takes 1.1 and 1.10 for the same number, so ten or more are written 1.01 to 1.10.
            number: if place.depth < DEEPEST_NUMBER {
                format!("{}.{:0width$}", place.number, nth + 1)
            } else {
                format!("{}.n{at}", place.standard)
            },
            parent: parent.clone(),
            depth: place.depth + 1,
        }));
        places.push(place);
    }
    places
}

/// The framework itself.
fn about(
    outline: &Outline,
    language: &str,
    voice: &mut Voice<'_>,
    losses: &mut Losses,
) -> Map<String, Value> {
    let text = voice.say(&outline.description).to_owned();
    let mut plain = Plain { text, language: voice.language(), ..Plain::default() };
    if !outline.holder.trim().is_empty() {
        plain.marks.insert("holder", outline.holder.clone());
    }
    if let Some(edition) = outline.edition.as_ref().filter(|edition| !edition.trim().is_empty()) {
        plain.marks.insert("edition", edition.clone());
    }
    let title = voice.say(&outline.title);
    if NAME.short(title) != title {
        losses.add("long-name", |code| Problem::new(code, "title", cut(NAME.most)));
    }
    let name = NAME.name(title, &outline.id, &mut plain);
    let theirs = outline.more.get("mahara");
    let kept = theirs.and_then(|more| more.get("description")).and_then(Value::as_str);
    let mut own = Map::from_iter([("id".to_owned(), json!(outline.id))]);
    own.extend(outline.more.get("maatstaf").map(|more| ("more".to_owned(), more.clone())));
    let stages = theirs.and_then(|more| more.get("evidencestatuses")).filter(|stages| are_stages(stages));
    let institution = theirs.and_then(|more| more.get("institution")).filter(|name| name.is_string());
    let selfassess = theirs.and_then(|more| more.get("selfassess")).filter(|value| value.is_boolean());
    Map::from_iter([
        ("institution".to_owned(), institution.cloned().unwrap_or_else(|| json!("all"))),
        ("name".to_owned(), json!(name)),
        ("description".to_owned(), json!(html::write_or_keep(&plain, kept))),
        ("selfassess".to_owned(), selfassess.cloned().unwrap_or(Value::Bool(true))),
        ("evidencestatuses".to_owned(), stages.cloned().unwrap_or_else(|| our_stages(language))),
        ("maatstaf".to_owned(), Value::Object(own)),
    ])
}

/// Whether these are words for all four stages, as a list or as an object.
fn are_stages(stages: &Value) -> bool {
    let has = |stage: &str| match stages {
        Value::Array(list) => list.iter().any(|one| one.get(stage).is_some_and(Value::is_string)),
        _ => stages.get(stage).is_some_and(Value::is_string),
    };
    STAGES.into_iter().all(has)
}

/// Words of our own for the four stages: what is shown, never who passes.
fn our_stages(language: &str) -> Value {
    let words = match Language::from_tag(language).unwrap_or_default() {
        Language::En => ["Ready to be looked at", "Not shown yet", "Shown in part", "Shown"],
        Language::Nl => ["Klaar om te bekijken", "Nog niet aangetoond", "Deels aangetoond", "Aangetoond"],
    };
    STAGES.into_iter().zip(words).map(|(stage, word)| json!({ stage: word })).collect()
}

/// Reports what is too long for its field. The whole of it stands in the description.
fn long(item: &Item, name: &str, at: usize, losses: &mut Losses) {
    let code = item.code.as_deref().unwrap_or_default();
    for (key, text, room) in [("code", code, SHORT_NAME), ("name", name, NAME)] {
        if !text.trim().is_empty() && !room.fits(text) {
            losses.add("long-name", |code| Problem::new(code, format!("items[{at}].{key}"), cut(room.most)));
        }
    }
}

fn cut(most: usize) -> Text {
    text!(
        "Mahara has room for one line of {most} characters; the whole stands in the description",
        "Mahara heeft plaats voor één regel van {most} tekens; het geheel staat in de beschrijving"
    )
}
