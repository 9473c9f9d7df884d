//! One standard or element: between what Mahara keeps and an item.

use maatstaf_document::{Problem, text};
use serde_json::{Map, Value, json};

use super::{NAME, SHORT_NAME};
use crate::carrying::{Losses, Room, words};
use crate::html::{self, Markup, Plain};
use crate::{Item, Kind};

/// Keys that say where an entry stands, which the tree says already.
const PLACES: [&str; 4] = ["standardid", "elementid", "parentelementid", "parentid"];

/// Makes an item of what the file says of it. `number` is the number that Mahara shows for want of a code.
pub(super) fn read(
    mut object: Map<String, Value>,
    path: &str,
    number: &str,
    language: &str,
    losses: &mut Losses,
) -> Item {
    let short = text_of(&mut object, "shortname", path, losses);
    let name = text_of(&mut object, "name", path, losses);
    let (mut plain, kept) = description_of(&mut object, path, losses);
    too_long("shortname", &short, SHORT_NAME, path, losses);
    too_long("name", &name, NAME, path, losses);
    if short.is_empty() && name.is_empty() && plain.text.is_empty() {
        let message = text!("this has no name and no text", "dit heeft geen naam en geen tekst");
        losses.add("no-name", |code| Problem::new(code, path, message));
    }
    let uncoded = short.is_empty() || plain.flags.contains("uncoded") && short == SHORT_NAME.short(number);
    let whole = plain.settle("code", |whole| SHORT_NAME.short(whole) == short);
    let code = whole.or_else(|| (!uncoded).then(|| short.clone()));
    let name = NAME.read_name(&name, &short, &mut plain);
    for key in PLACES {
        object.remove(key);
    }
    let (kind, mut more) = ours(&mut object);
    object.extend(kept.map(|html| ("description".to_owned(), Value::String(html))));
    if !object.is_empty() {
        more.insert("mahara".to_owned(), Value::Object(object));
    }
    let (name, text) = (words(language, name), words(language, plain.text));
    Item { kind, code, name, text, more, ..Item::default() }
}

/// Writes what Mahara keeps of an item: its short name, its name and its description.
pub(super) fn write(item: &Item, name: &str, text: &str, number: &str) -> Map<String, Value> {
    let mut plain = Plain { text: text.to_owned(), ..Plain::default() };
    let code = item.code.as_deref().unwrap_or_default();
    let short = if code.trim().is_empty() {
        plain.flags.insert("uncoded");
        SHORT_NAME.short(number)
    } else {
        if !SHORT_NAME.fits(code) {
            plain.marks.insert("code", code.to_owned());
        }
        SHORT_NAME.short(code)
    };
    let name = NAME.name(name, &short, &mut plain);
    let kept = item.more.get("mahara").and_then(|more| more.get("description")).and_then(Value::as_str);
    let mut own = Map::from_iter([("id".to_owned(), json!(item.id))]);
    let kind = match &item.kind {
        Kind::Category => Some("category".to_owned()),
        Kind::Level => Some("level".to_owned()),
        Kind::Indicator => Some("indicator".to_owned()),
        Kind::Other(name) => Some(format!("other:{name}")),
        Kind::Unsaid => None,
    };
    own.extend(kind.map(|kind| ("kind".to_owned(), json!(kind))));
    own.extend(item.more.get("maatstaf").map(|more| ("more".to_owned(), more.clone())));
    Map::from_iter([
        ("shortname".to_owned(), json!(short)),
        ("name".to_owned(), json!(name)),
        ("description".to_owned(), json!(html::write_or_keep(&plain, kept))),
        ("maatstaf".to_owned(), Value::Object(own)),
    ])
}

/// What the file says for Maatstaf's own readers; the id is taken elsewhere.
fn ours(object: &mut Map<String, Value>) -> (Kind, Map<String, Value>) {
    let mut own = match object.remove("maatstaf") {
        Some(Value::Object(own)) => own,
        _ => Map::new(),
    };
    let kind = match own.get("kind").and_then(Value::as_str) {
        Some("category") => Kind::Category,
        Some("level") => Kind::Level,
        Some("indicator") => Kind::Indicator,
        Some(other) => other.strip_prefix("other:").map_or(Kind::Unsaid, |name| Kind::Other(name.to_owned())),
        None => Kind::Unsaid,
    };
    let more = own.remove("more").map(|more| ("maatstaf".to_owned(), more));
    (kind, Map::from_iter(more))
}

/// A description as plain text, and its HTML where that looks like something.
pub(super) fn description_of(
    object: &mut Map<String, Value>,
    path: &str,
    losses: &mut Losses,
) -> (Plain, Option<String>) {
    let description = text_of(object, "description", path, losses);
    let plain = html::read(&description);
    if plain.markup == Markup::Dropped {
        let message = text!(
            "pictures, scripts, forms, styles or comments in this description are left out",
            "afbeeldingen, scripts, formulieren, stijlen of opmerkingen in deze beschrijving vallen weg"
        );
        losses.add("markup", |code| Problem::new(code, join(path, "description"), message));
    }
    let kept = (plain.markup == Markup::Looks).then_some(description);
    (plain, kept)
}

/// A text of an object; a number is read as text.
pub(super) fn text_of(object: &mut Map<String, Value>, key: &str, path: &str, losses: &mut Losses) -> String {
    let found = match object.remove(key) {
        None | Some(Value::Null) => return String::new(),
        Some(Value::String(text)) => return text,
        Some(Value::Number(number)) => number.to_string(),
        Some(_) => String::new(),
    };
    let message = text!("this must be a text", "dit moet een tekst zijn");
    losses.add("wrong-type", |code| Problem::new(code, join(path, key), message));
    found
}

/// Reports a text that is longer than Mahara has room for. It is read whole.
pub(super) fn too_long(key: &str, text: &str, room: Room, path: &str, losses: &mut Losses) {
    let most = room.most;
    if text.chars().nth(most).is_some() {
        let message = text!(
            "this is longer than the {most} characters that Mahara has room for",
            "dit is langer dan de {most} tekens waar Mahara plaats voor heeft"
        );
        losses.add("long-name", |code| Problem::new(code, join(path, key), message));
    }
}

/// A key at a path.
pub(super) fn join(path: &str, key: &str) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    format!("{path}{dot}{key}")
}
