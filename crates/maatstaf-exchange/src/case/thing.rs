//! An object of a package, read field by field: leniently, and telling where it departs.

use std::borrow::Cow;
use std::collections::BTreeSet;

use maatstaf_document::{Text, text};
use serde_json::{Map, Value};

use super::cost;
use super::found::{Found, Spot};
use super::lean::{Entry, Lean, address};
use super::shape::{Field, Shape};

/// An object of a package, such as `CFItems[3]`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thing<'a, 't> {
    /// The list that it stands in, or its own key.
    list: &'static str,
    /// Its place in the list.
    index: Option<usize>,
    /// Where in the object it stands.
    below: &'static str,
    pub(super) entries: &'a [Entry<'t>],
}

impl<'a, 't> Thing<'a, 't> {
    pub(super) fn new(list: &'static str, index: Option<usize>, entries: &'a [Entry<'t>]) -> Self {
        Self { list, index, below: "", entries }
    }

    /// The value of a field; nothing for `null`. Of two with one name, the first.
    pub(super) fn get(&self, key: &str) -> Option<&'a Lean<'t>> {
        let found = self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        found.filter(|value| !matches!(value, Lean::Null))
    }

    /// The object in a field; an empty one when there is none.
    pub(super) fn inside(&self, key: &'static str) -> Self {
        match self.get(key) {
            Some(Lean::Object(entries)) => Self { below: key, entries, ..*self },
            _ => Self { below: key, entries: &[], ..*self },
        }
    }

    /// Maatstaf's own part of `extensions`.
    pub(super) fn ours(&self) -> Self {
        Self { below: "extensions.maatstaf", ..self.inside("extensions").inside("maatstaf") }
    }

    /// The same place, as if nothing stood there.
    pub(super) fn emptied(self) -> Self {
        Self { entries: &[], ..self }
    }

    /// Where a field stands; the object itself for the empty name.
    pub(super) fn spot(&self, key: &str) -> Spot {
        let index = self.index.map(|index| format!("[{index}]")).unwrap_or_default();
        let mut path = format!("{}{index}", self.list);
        for step in [self.below, key] {
            if !step.is_empty() {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(step);
            }
        }
        let entry = self.entries.iter().find(|(name, _)| name == key);
        let word = entry.and_then(|(name, value)| match value {
            Lean::Text(_) => value.address().or_else(|| address(name)),
            _ => address(name),
        });
        let first = || self.entries.first().and_then(|(name, _)| address(name));
        Spot { path, address: word.or_else(first) }
    }

    /// A text; a number, or a list of one text, is read as that text and reported.
    pub(super) fn text(&self, key: &str, found: &mut Found) -> Option<Cow<'a, str>> {
        let (read, right) = match self.get(key)? {
            Lean::Text(text) => (Some(Cow::Borrowed(text.as_ref())), true),
            Lean::Number(number) => (Some(Cow::Owned(number.to_string())), false),
            Lean::List(list) => match list.as_ref() {
                [Lean::Text(text)] => (Some(Cow::Borrowed(text.as_ref())), false),
                _ => (None, false),
            },
            _ => (None, false),
        };
        if !right {
            found.add("wrong-type", self.spot(key), not_a(read.is_some(), "a text", "een tekst"));
        }
        read
    }

    /// A text that says something.
    pub(super) fn said(&self, key: &str, found: &mut Found) -> Option<Cow<'a, str>> {
        self.text(key, found).filter(|text| super::words::says(text))
    }

    /// A whole number; one in quotes, or with a zero behind the point, is read and reported.
    pub(super) fn whole(&self, key: &str, found: &mut Found) -> Option<i64> {
        let value = self.get(key)?;
        if let Lean::Number(number) = value
            && let Some(whole) = number.as_i64()
        {
            return Some(whole);
        }
        let read = match value {
            Lean::Text(text) => text.trim().parse().ok(),
            Lean::Number(number) => {
                number.to_string().strip_suffix(".0").and_then(|whole| whole.parse().ok())
            }
            _ => None,
        };
        found.add("wrong-type", self.spot(key), not_a(read.is_some(), "a whole number", "een geheel getal"));
        read
    }

    /// The fields besides those that were read, as both versions of CASE write them.
    pub(super) fn others(&self, read: &[&str], fields: &[Field], found: &mut Found) -> Map<String, Value> {
        let mut kept = Map::new();
        let mut seen = BTreeSet::new();
        let mut deep = false;
        for (key, value) in self.entries {
            let key = key.as_ref();
            if matches!(value, Lean::Null) || read.contains(&key) || !seen.insert(key) {
                continue;
            }
            let shape = fields.iter().find(|(name, ..)| *name == key).map(|(_, shape, _)| *shape);
            let read = match shape {
                None => value.value(found),
                Some(shape) => self.fitted(key, value, shape, found),
            };
            match read {
                Some(Value::Null) => {}
                Some(value) => {
                    count_entry(&kept, key, found);
                    kept.insert(key.to_owned(), value);
                }
                None => deep = true,
            }
        }
        if deep && !found.is_full() {
            let message = text!(
                "something here is nested too deeply to be kept",
                "iets is hier te diep genest om te bewaren"
            );
            found.add("too-deep", self.spot(""), message);
        }
        kept
    }

    /// A field that CASE knows, put in the shape that both versions have.
    fn fitted(&self, key: &str, value: &Lean<'t>, shape: Shape, found: &mut Found) -> Option<Value> {
        match (shape, value) {
            (Shape::Texts, Lean::Text(text)) => {
                // 1.0 allows one text here; keywords are a list in both.
                if key == "conceptKeywords" {
                    found.add("wrong-type", self.spot(key), not_a(true, "a list", "een lijst"));
                }
                Some(Value::Array(vec![Value::String(text.to_string())]))
            }
            (Shape::Date, Lean::Text(_) | Lean::List(_)) => {
                let Some(text) = self.text(key, found) else { return value.value(found) };
                Some(Value::String(self.day(key, &text, found).unwrap_or(&text).to_owned()))
            }
            (Shape::Text, Lean::Number(_) | Lean::List(_)) => {
                let text = self.text(key, found);
                text.map_or_else(|| value.value(found), |text| Some(Value::String(text.into_owned())))
            }
            (Shape::Extensions, Lean::Object(_)) => {
                let others = self.inside("extensions").others(&["maatstaf"], &[], found);
                Some(if others.is_empty() { Value::Null } else { Value::Object(others) })
            }
            (Shape::Extensions, _) => {
                found.add("wrong-type", self.spot(key), not_a(false, "an object", "een object"));
                value.value(found)
            }
            _ => value.value(found),
        }
    }

    /// The day of a date that is written with a time of day.
    fn day<'d>(&self, key: &str, date: &'d str, found: &mut Found) -> Option<&'d str> {
        let (day, time) = date.split_once('T')?;
        day.parse::<jiff::civil::Date>().ok()?;
        if !time.starts_with("00:00:00") {
            let message = text!("the time of day is left out here", "het tijdstip valt hier weg");
            found.add("cut", self.spot(key), message);
        }
        Some(day)
    }

    /// Reports a field that stands here twice.
    pub(super) fn doubled_fields(&self, found: &mut Found) {
        let mut seen = BTreeSet::new();
        // Looking each name up among the few before it is quicker than a set, and almost all objects are small.
        let small = self.entries.len() <= 24;
        for (at, (key, _)) in self.entries.iter().enumerate() {
            let twice = if small {
                self.entries.iter().take(at).any(|(before, _)| before == key)
            } else {
                !seen.insert(key)
            };
            if twice {
                let message = text!(
                    "a field stands here twice; the first one counts",
                    "een veld staat hier twee keer; het eerste telt"
                );
                // Once for each object: finding its place takes a walk through it.
                return found.add("doubled-field", Spot { address: address(key), ..self.spot("") }, message);
            }
        }
    }
}

/// Counts the memory of an entry that is added to what is kept.
pub(super) fn count_entry(kept: &Map<String, Value>, key: &str, found: &mut Found) {
    found.keep(cost::entry(kept.len(), key));
}

/// The sentence about something of another type than CASE asks for.
pub(super) fn not_a(read: bool, en: &str, nl: &str) -> Text {
    if read {
        text!(
            "this should be {en}; it is read as if it were",
            "dit hoort {nl} te zijn; het is gelezen alsof het dat is"
        )
    } else {
        text!("this should be {en}; it is passed over", "dit hoort {nl} te zijn; het is overgeslagen")
    }
}
