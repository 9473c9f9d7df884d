//! JSON as a tree in which every value knows where it stands.

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// How deeply a document may be nested. This is this project's choice.
const DEEPEST: usize = 64;

/// A JSON value and the byte at which it starts.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) offset: usize,
    pub(super) value: Shape,
}

/// What a JSON value is.
#[derive(Debug)]
pub(super) enum Shape {
    Null,
    Bool,
    Number(serde_json::Number),
    String(String),
    Array(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads JSON text; nothing when it is not JSON or too deep.
    pub(super) fn read(text: &str) -> Option<Self> {
        let raw: &RawValue = serde_json::from_str(text).ok()?;
        Self::from_raw(raw, text.as_ptr().addr(), DEEPEST)
    }

    fn from_raw(raw: &RawValue, start: usize, depth: usize) -> Option<Self> {
        let text = raw.get();
        let below = |raw: &RawValue| Self::from_raw(raw, start, depth.checked_sub(1)?);
        let value = match text.as_bytes().first()? {
            b'{' => {
                let entries: Entries<'_> = serde_json::from_str(text).ok()?;
                Shape::Object(
                    entries.0.into_iter().map(|(k, v)| Some((k, below(v)?))).collect::<Option<_>>()?,
                )
            }
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                Shape::Array(items.into_iter().map(below).collect::<Option<_>>()?)
            }
            b'"' => Shape::String(serde_json::from_str(text).ok()?),
            b'n' => Shape::Null,
            b't' | b'f' => Shape::Bool,
            _ => Shape::Number(serde_json::from_str(text).ok()?),
        };
        Some(Self { offset: text.as_ptr().addr().checked_sub(start)?, value })
    }

    /// The offset of the value at a path such as `evidence[3].title`, or of the last value on the way to it.
    pub(super) fn offset_of(&self, path: &str) -> usize {
        let mut node = self;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match &node.value {
                Shape::Object(entries) => entries.iter().find(|(key, _)| key == step).map(|(_, node)| node),
                Shape::Array(items) => {
                    step.trim_end_matches(']').parse().ok().and_then(|at: usize| items.get(at))
                }
                _ => None,
            };
            match next {
                Some(found) => node = found,
                None => break,
            }
        }
        node.offset
    }
}

/// The entries of an object in their order, doubled keys included.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de: 't, 't> Deserialize<'de> for Entries<'t> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;
        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(EntriesVisitor)
    }
}
