//! JSON as it stands in the text: compact, in its order, and borrowed, so that each word of it knows its place.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use maatstaf_document::{LONGEST_DOCUMENT, Place, Problem, Text, text};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::cost;
use super::found::Found;

/// The key that some servers put around a package.
pub(super) const WRAPPER: &str = "CFPackage";

/// The most values that are read. This is this project's choice: it bounds the memory that a hostile text can take.
const MOST_VALUES: usize = 1_200_000;

/// How deeply a value may be nested that is kept without being understood. This is this project's choice: with what is
/// written around it, it stays readable.
pub(super) const DEEPEST: usize = 64;

/// A JSON value.
#[derive(Debug)]
pub(super) enum Lean<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Box<[Lean<'t>]>),
    Object(Box<[Entry<'t>]>),
}

/// A key and its value.
pub(super) type Entry<'t> = (Cow<'t, str>, Lean<'t>);

impl<'t> Lean<'t> {
    /// Reads JSON text.
    pub(super) fn read(json: &'t str) -> Result<Self, Box<Problem>> {
        if json.len() > LONGEST_DOCUMENT {
            let most = LONGEST_DOCUMENT >> 20;
            let message =
                text!("the package is longer than {most} MiB", "het pakket is langer dan {most} MiB");
            return Err(Box::new(Problem::new("too-long", "", message).help(divide())));
        }
        let left = Cell::new(MOST_VALUES);
        let mut reader = serde_json::Deserializer::from_str(json);
        let read = Seed { left: &left }.deserialize(&mut reader);
        let whole = read.and_then(|value| reader.end().map(|()| value));
        whole.map_err(|error| {
            if left.get() == 0 {
                let message = text!(
                    "the package holds more than {MOST_VALUES} values",
                    "het pakket bevat meer dan {MOST_VALUES} waarden"
                );
                return Box::new(Problem::new("too-long", "", message).help(divide()));
            }
            let message = text!(
                "from here on this is no JSON, or it is nested too deeply",
                "vanaf hier is dit geen JSON, of het is te diep genest"
            );
            let mut problem = Problem::new("not-json", "", message);
            problem.place =
                Place { path: String::new(), line: Some(error.line()), column: Some(error.column()) };
            Box::new(problem)
        })
    }

    /// The address of its first word in memory, which is a place in the text.
    pub(super) fn address(&self) -> Option<usize> {
        match self {
            Self::Text(Cow::Borrowed(word)) => Some(word.as_ptr().addr()),
            Self::List(items) => items.first().and_then(Self::address),
            Self::Object(entries) => entries.first().and_then(|(key, _)| address(key)),
            _ => None,
        }
    }

    /// Whether two values say the same, whatever the order of their keys.
    pub(super) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(one), Self::Bool(two)) => one == two,
            (Self::Number(one), Self::Number(two)) => one == two,
            (Self::Text(one), Self::Text(two)) => one == two,
            (Self::List(one), Self::List(two)) => {
                one.len() == two.len() && one.iter().zip(two.iter()).all(|(one, two)| one.same(two))
            }
            (Self::Object(one), Self::Object(two)) => same_entries(one, two),
            _ => false,
        }
    }

    /// The text, when it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, when it is one.
    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// The whole number, when it is one and not below zero.
    pub(super) fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// The values of a list; none when it is not one.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a field of an object.
    pub(super) fn field(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value as `serde_json` holds it; nothing when it is nested too deeply to be kept, or there is no room for it.
    pub(super) fn value(&self, found: &mut Found) -> Option<Value> {
        self.value_within(DEEPEST, found)
    }

    fn value_within(&self, depth: usize, found: &mut Found) -> Option<Value> {
        if !found.keep(self.cost()) {
            return None;
        }
        let mut below = |value: &Self| value.value_within(depth.checked_sub(1)?, found);
        Some(match self {
            Self::Null => Value::Null,
            Self::Bool(yes) => Value::Bool(*yes),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.clone().into_owned()),
            Self::List(items) => Value::Array(items.iter().map(below).collect::<Option<_>>()?),
            Self::Object(entries) => {
                // The first of two entries with one key counts, as everywhere in this module.
                let pairs = entries.iter().rev().map(|(key, value)| Some((key.to_string(), below(value)?)));
                Value::Object(pairs.collect::<Option<_>>()?)
            }
        })
    }

    /// The memory that the value takes when it is kept, without the values in it.
    fn cost(&self) -> usize {
        match self {
            Self::Text(text) => cost::text(text),
            // A list that grows as it is read has up to twice the room that it needs.
            Self::List(items) if !items.is_empty() => cost::MAP / 4 + 2 * size_of::<Value>() * items.len(),
            Self::Object(entries) => {
                cost::map(entries.len()) + entries.iter().map(|(key, _)| cost::text(key)).sum::<usize>()
            }
            _ => 0,
        }
    }
}

/// What helps when a package is refused for its size.
pub(super) fn divide() -> Text {
    text!(
        "divide the framework over several packages, or leave out fields that only one system uses",
        "verdeel het raamwerk over meer pakketten, of laat velden weg die maar één systeem gebruikt"
    )
}

/// Whether a value is nested too deeply to be kept.
pub(super) fn too_deep(value: &Value) -> bool {
    fn within(value: &Value, depth: usize) -> bool {
        let below = |value: &Value| depth.checked_sub(1).is_some_and(|depth| within(value, depth));
        match value {
            Value::Array(items) => items.iter().all(below),
            Value::Object(entries) => entries.values().all(below),
            _ => true,
        }
    }
    !within(value, DEEPEST)
}

/// Whether two objects say the same.
pub(super) fn same_entries(one: &[Entry<'_>], two: &[Entry<'_>]) -> bool {
    if one.len() != two.len() {
        return false;
    }
    let sorted = |entries| {
        let mut entries: Vec<_> = Iterator::collect(<[Entry<'_>]>::iter(entries));
        entries.sort_by(|(one, _), (two, _)| one.cmp(two));
        entries
    };
    let pairs = sorted(one).into_iter().zip(sorted(two));
    pairs.into_iter().all(|(one, two)| one.0 == two.0 && one.1.same(&two.1))
}

/// The address of a word in memory, when it is a word of the text itself.
#[expect(clippy::ptr_arg, reason = "whether a word is borrowed is the question")]
pub(super) fn address(word: &Cow<'_, str>) -> Option<usize> {
    match word {
        Cow::Borrowed(word) => Some(word.as_ptr().addr()),
        Cow::Owned(_) => None,
    }
}

/// Reads one value, as long as there is room for more.
#[derive(Clone, Copy)]
struct Seed<'b> {
    left: &'b Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Lean<'de>;
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Lean<'de>, D::Error> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| D::Error::custom("too many values"))?;
        self.left.set(left);
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Lean<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Lean<'de>, E> {
        Ok(Lean::Null)
    }
    fn visit_bool<E>(self, yes: bool) -> Result<Lean<'de>, E> {
        Ok(Lean::Bool(yes))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Lean<'de>, E> {
        Ok(Lean::Number(number.into()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Lean<'de>, E> {
        Ok(Lean::Number(number.into()))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Lean<'de>, E> {
        Ok(Number::from_f64(number).map_or(Lean::Null, Lean::Number))
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Lean<'de>, E> {
        Ok(Lean::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Lean<'de>, E> {
        Ok(Lean::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Lean<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Lean::List(items.into_boxed_slice()))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lean<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            entries.push((key, map.next_value_seed(self)?));
        }
        Ok(Lean::Object(entries.into_boxed_slice()))
    }
}

/// Reads one key, borrowed where it can be.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Cow<'de, str>, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(key))
    }
    fn visit_str<E>(self, key: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}
