//! The standards and elements of a file, each with its place, before anything is made of them.

use std::collections::BTreeMap;

use maatstaf_document::{Problem, text};
use serde_json::{Map, Value};

use crate::carrying::Losses;

/// A standard or an element as it stands in the file.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where it stands.
    pub(super) path: String,
    /// The number of its standard, as text; none when the file gives none.
    pub(super) standard: Option<String>,
    /// Whether that number is written as a whole number.
    pub(super) numeric: bool,
    /// Its own number, such as `1.1`; a standard has none.
    pub(super) element: Option<String>,
    /// The number of the element above it.
    pub(super) parent: Option<String>,
    /// Everything that the file says of it.
    pub(super) object: Map<String, Value>,
}

/// What a file holds, each entry once.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// The standards, in their order.
    pub(super) standards: Vec<Entry>,
    /// The elements, in their order.
    pub(super) elements: Vec<Entry>,
    /// Which standard has a number.
    pub(super) numbers: BTreeMap<String, usize>,
}

impl Entries {
    /// Takes the standards and elements out of a framework.
    pub(super) fn take(
        framework: &mut Map<String, Value>,
        path: &str,
        losses: &mut Losses,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut entries = Self::default();
        let mut nested = Vec::new();
        for (at, value) in list(framework, "standards").into_iter().enumerate() {
            let path = format!("{path}standards[{at}]");
            let Some(mut object) = object(value, &path, losses) else { continue };
            let inner = list(&mut object, "standardelement");
            let entry = Entry::new(path.clone(), object, losses);
            let standard = entry.standard.clone();
            entries.add_standard(entry, losses, problems);
            nested.extend(
                inner
                    .into_iter()
                    .enumerate()
                    .map(|(at, value)| (format!("{path}.standardelement[{at}]"), value, standard.clone())),
            );
        }
        let flat = list(framework, "standardelements").into_iter().enumerate();
        let flat = flat.map(|(at, value)| (format!("{path}standardelements[{at}]"), value, None));
        let mut seen = BTreeMap::new();
        for (path, value, standard) in nested.into_iter().chain(flat) {
            let Some(object) = object(value, &path, losses) else { continue };
            let mut entry = Entry::new(path, object, losses);
            if standard.is_some() {
                (entry.standard, entry.numeric) = (standard, true);
            }
            entries.add_element(entry, &mut seen, losses, problems);
        }
        entries
    }

    fn add_standard(&mut self, entry: Entry, losses: &mut Losses, problems: &mut Vec<Problem>) {
        let Some(number) = entry.standard.clone() else {
            self.standards.push(entry);
            return;
        };
        let before = self.numbers.get(&number).and_then(|at| self.standards.get(*at));
        if let Some(before) = before {
            doubled(&entry, before, "standardid", losses, problems);
            return;
        }
        if !entry.numeric {
            losses
                .add("wrong-type", |code| Problem::new(code, format!("{}.standardid", entry.path), whole()));
        }
        self.numbers.insert(number, self.standards.len());
        self.standards.push(entry);
    }

    fn add_element(
        &mut self,
        entry: Entry,
        seen: &mut BTreeMap<(Option<String>, String), usize>,
        losses: &mut Losses,
        problems: &mut Vec<Problem>,
    ) {
        if let Some(number) = entry.element.clone() {
            let key = (entry.standard.clone(), number);
            if let Some(before) = seen.get(&key).and_then(|at| self.elements.get(*at)) {
                doubled(&entry, before, "elementid", losses, problems);
                return;
            }
            seen.insert(key, self.elements.len());
        }
        let standard = entry.standard.as_ref().and_then(|number| self.numbers.get(number));
        if standard.and_then(|at| self.standards.get(*at)).is_some_and(|of| of.numeric != entry.numeric) {
            let message = text!(
                "this must be written as the standard's own number is, without quotation marks: Mahara drops the element",
                "dit moet staan zoals bij de standaard zelf, zonder aanhalingstekens: Mahara laat het element weg"
            );
            losses
                .add("wrong-type", |code| Problem::new(code, format!("{}.standardid", entry.path), message));
        }
        self.elements.push(entry);
    }
}

impl Entry {
    fn new(path: String, object: Map<String, Value>, losses: &mut Losses) -> Self {
        let (standard, numeric) = match object.get("standardid") {
            Some(Value::Number(number)) => {
                match number.as_f64().filter(|_| !number.is_i64() && !number.is_u64()) {
                    Some(float) => (Some(float.to_string()), false),
                    None => (Some(number.to_string()), true),
                }
            }
            Some(Value::String(text)) if !text.trim().is_empty() => (Some(text.trim().to_owned()), false),
            _ => (None, false),
        };
        let parents = ["parentelementid", "parentid"].map(|key| number(&object, key));
        if let [Some(one), Some(other)] = &parents
            && one != other
        {
            let message = text!(
                "`parentid` and `parentelementid` differ; as Mahara does, the latter is followed",
                "`parentid` en `parentelementid` verschillen; net als Mahara volgen we de laatste"
            );
            losses.add("two-parents", |code| Problem::new(code, format!("{path}.parentid"), message));
        }
        let parent = parents.into_iter().flatten().next();
        Self { element: number(&object, "elementid"), path, standard, numeric, parent, object }
    }
}

/// A number such as `1.1`, written as text or as a number.
fn number(object: &Map<String, Value>, key: &str) -> Option<String> {
    match object.get(key)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn list(object: &mut Map<String, Value>, key: &str) -> Vec<Value> {
    match object.remove(key) {
        Some(Value::Array(values)) => values,
        _ => Vec::new(),
    }
}

fn object(value: Value, path: &str, losses: &mut Losses) -> Option<Map<String, Value>> {
    if let Value::Object(object) = value {
        return Some(object);
    }
    let message = text!("this is no object and is left out", "dit is geen object en blijft weg");
    losses.add("wrong-type", |code| Problem::new(code, path, message));
    None
}

/// The same number twice: the same entry is read once, different ones cannot both be meant.
fn doubled(entry: &Entry, before: &Entry, key: &str, losses: &mut Losses, problems: &mut Vec<Problem>) {
    let path = format!("{}.{key}", entry.path);
    if entry.object == before.object {
        let message = text!(
            "this stands in the file twice and is read once",
            "dit staat twee keer in het bestand en wordt één keer gelezen"
        );
        losses.add("exact-duplicate", |code| Problem::new(code, path, message));
        return;
    }
    let message =
        text!("two different entries have this number", "twee verschillende onderdelen hebben dit nummer");
    let help = text!("give one of them another number", "geef een van de twee een ander nummer");
    problems.push(Problem::new("duplicate-id", path, message).help(help));
}

fn whole() -> maatstaf_document::Text {
    text!(
        "Mahara asks for a whole number here, without quotation marks",
        "Mahara vraagt hier een heel getal, zonder aanhalingstekens"
    )
}
