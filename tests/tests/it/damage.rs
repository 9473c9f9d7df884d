//! Ways to damage a document.

use proptest::prelude::*;
use serde_json::Value;

/// A private text that stands wherever a text can stand, and that no refusal may quote.
pub(crate) const CANARY: &str = "VERTEL HET NIEMAND";

/// How deeply a hostile text is nested.
pub(crate) const DEEP: usize = 10_000;

/// Values of every type, and the extremes of each. The last is a long private text.
pub(crate) const VALUES: [&str; 30] = [
    "null",
    "true",
    "{}",
    "[]",
    "[[]]",
    "[null]",
    "0",
    "-1",
    "1.5",
    "1e308",
    "256",
    "65536",
    "1000000",
    "4294967295",
    "18446744073709551615",
    "\"\"",
    "\" \"",
    "\"\\u0000\"",
    "\"\u{202e}\"",
    "\"a\"",
    "\"9999-12-31\"",
    "\"-009999-01-01\"",
    "\"-9999-01-01\"",
    "\"0000-00-00\"",
    "\"2024-02-30\"",
    "\"2024-02-29\"",
    "\"23:59\"",
    "\"24:00\"",
    "canary",
    "long",
];

/// What is put into a text anywhere.
const PARTS: [&str; 20] = [
    "\u{feff}",
    "\0",
    "\r\n",
    "\\",
    "\\u12",
    "\\ud800",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "-",
    "1e999",
    "\u{202e}",
    "é",
    "🦀",
    "\"VERTEL HET NIEMAND\":",
];

/// One way to damage a document; places are taken modulo their number.
#[derive(Debug, Clone)]
enum Damage {
    Remove {
        at: usize,
    },
    Rename {
        at: usize,
        with: &'static str,
    },
    Replace {
        at: usize,
        with: &'static str,
    },
    /// A value takes the place of another of the same document.
    Copy {
        from: usize,
        to: usize,
    },
    /// The private text takes the place of a text wherever that text stands: an id and all that refer to it.
    Spread {
        at: usize,
    },
    /// An item of a list stands there twice.
    Double {
        at: usize,
    },
    Text(TextDamage),
}

/// One way to damage the text of a document.
#[derive(Debug, Clone)]
pub(crate) enum TextDamage {
    CutShort {
        at: usize,
    },
    Insert {
        at: usize,
        part: &'static str,
    },
    Nest {
        at: usize,
        closed: bool,
    },
    Twice,
    Windows,
    /// The letters outside ASCII are those of another encoding.
    Latin,
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    let with = || prop::sample::select(VALUES.to_vec());
    let names = prop::sample::select(vec![CANARY, "id", "", "a.b[0]", "$schema"]);
    prop_oneof![
        4 => at().prop_map(|at| Damage::Remove { at }),
        2 => (at(), names).prop_map(|(at, with)| Damage::Rename { at, with }),
        12 => (at(), with()).prop_map(|(at, with)| Damage::Replace { at, with }),
        3 => (at(), at()).prop_map(|(from, to)| Damage::Copy { from, to }),
        2 => at().prop_map(|at| Damage::Spread { at }),
        3 => at().prop_map(|at| Damage::Double { at }),
        2 => text_damage().prop_map(Damage::Text),
    ]
}

/// Ways to damage a text.
pub(crate) fn text_damage() -> impl Strategy<Value = TextDamage> {
    let at = any::<usize>;
    prop_oneof![
        2 => at().prop_map(|at| TextDamage::CutShort { at }),
        3 => (at(), prop::sample::select(PARTS.to_vec())).prop_map(|(at, part)| TextDamage::Insert { at, part }),
        1 => (at(), any::<bool>()).prop_map(|(at, closed)| TextDamage::Nest { at, closed }),
        1 => Just(TextDamage::Twice),
        1 => Just(TextDamage::Windows),
        1 => Just(TextDamage::Latin),
    ]
}

/// The places of all values of a document, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                places(value, &at, found);
                found.push(at);
            }
        }
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                let at = format!("{at}/{number}");
                places(value, &at, found);
                found.push(at);
            }
        }
        _ => {}
    }
}

fn place(document: &Value, at: usize) -> Option<String> {
    let mut all = Vec::new();
    places(document, "", &mut all);
    all.get(at.checked_rem(all.len())?).cloned()
}

fn hostile_value(name: &str) -> Value {
    match name {
        "canary" => CANARY.into(),
        "long" => CANARY.repeat(4_000).into(),
        json => serde_json::from_str(json).unwrap_or_default(),
    }
}

/// Takes a value out of the list or object that it stands in.
fn take(document: &mut Value, place: &str) -> Option<Value> {
    let (around, key) = place.rsplit_once('/')?;
    match document.pointer_mut(around)? {
        Value::Object(entries) => entries.remove(&key.replace("~1", "/").replace("~0", "~")),
        Value::Array(items) => {
            key.parse().ok().filter(|at| *at < items.len()).map(|at: usize| items.remove(at))
        }
        _ => None,
    }
}

/// Puts the private text wherever another stands, names of fields included.
fn spread(value: &mut Value, text: &str) {
    match value {
        Value::String(one) if one == text => CANARY.clone_into(one),
        Value::Array(items) => items.iter_mut().for_each(|item| spread(item, text)),
        Value::Object(entries) => {
            entries.values_mut().for_each(|value| spread(value, text));
            if let Some(value) = entries.remove(text) {
                entries.insert(CANARY.to_owned(), value);
            }
        }
        _ => {}
    }
}

impl Damage {
    fn apply(&self, document: &mut Value) -> Option<()> {
        match self {
            Self::Remove { at } => {
                let place = place(document, *at)?;
                take(document, &place)?;
            }
            Self::Rename { at, with } => {
                let place = place(document, *at)?;
                let value = take(document, &place)?;
                let around = document.pointer_mut(place.rsplit_once('/')?.0)?;
                around.as_object_mut()?.insert((*with).to_owned(), value);
            }
            Self::Replace { at, with } => {
                let place = place(document, *at)?;
                *document.pointer_mut(&place)? = hostile_value(with);
            }
            Self::Copy { from, to } => {
                let value = document.pointer(&place(document, *from)?)?.clone();
                let place = place(document, *to)?;
                *document.pointer_mut(&place)? = value;
            }
            Self::Spread { at } => {
                let place = place(document, *at)?;
                let text = document.pointer(&place)?.as_str()?.to_owned();
                spread(document, &text);
            }
            Self::Double { at } => {
                let place = place(document, *at)?;
                let value = document.pointer(&place)?.clone();
                document.pointer_mut(place.rsplit_once('/')?.0)?.as_array_mut()?.push(value);
            }
            Self::Text(_) => {}
        }
        Some(())
    }
}

impl TextDamage {
    /// The text with this damage.
    pub(crate) fn apply(&self, text: &str) -> String {
        let place = |at: usize| {
            let at = at % (text.len() + 1);
            (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
        };
        let inserted = |at: usize, what: &str| {
            let (before, after) = text.split_at(at);
            [before, what, after].concat()
        };
        match self {
            Self::CutShort { at } => text.split_at(place(*at)).0.to_owned(),
            Self::Insert { at, part } => inserted(place(*at), part),
            Self::Nest { at, closed } => {
                let colons: Vec<usize> = text.match_indices([':', ';', ',']).map(|(at, _)| at + 1).collect();
                let at =
                    at.checked_rem(colons.len()).and_then(|at| colons.get(at).copied()).unwrap_or_default();
                let close = if *closed { "]".repeat(DEEP) } else { String::new() };
                inserted(at, &("[".repeat(DEEP) + &close))
            }
            Self::Twice => text.repeat(2),
            Self::Windows => ["\u{feff}", &text.replace('\n', "\r\n")].concat(),
            Self::Latin => {
                let bytes: Vec<u8> = text.chars().map(|one| u8::try_from(one).unwrap_or(0xff)).collect();
                String::from_utf8_lossy(&bytes).into_owned()
            }
        }
    }
}

/// Damaged copies of a document.
pub(crate) fn hostile(seed: Value) -> impl Strategy<Value = String> {
    prop::collection::vec(damage(), 1..4).prop_map(move |all| {
        let mut document = seed.clone();
        for damage in &all {
            let _ = damage.apply(&mut document);
        }
        let text = serde_json::to_string_pretty(&document).unwrap_or_default();
        all.iter().fold(text, |text, damage| match damage {
            Damage::Text(damage) => damage.apply(&text),
            _ => text,
        })
    })
}
