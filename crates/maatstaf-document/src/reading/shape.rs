//! Compares a tree with a JSON Schema, as far as schemars writes one for our types, and lists every difference.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::tree::{Node, Shape};
use crate::problem::{MOST_PROBLEMS, Problem};
use crate::{Text, is_id, text};

/// Every way in which `node` departs from `schema`, with the byte at which it does.
pub(super) fn problems(node: &Node, schema: &Value) -> Vec<(usize, Problem)> {
    let mut walk = Walk { root: schema, path: String::new(), offset: 0, found: Vec::new() };
    walk.value(node, schema);
    walk.found
}

struct Walk<'s> {
    root: &'s Value,
    path: String,
    offset: usize,
    found: Vec<(usize, Problem)>,
}

impl<'s> Walk<'s> {
    fn report(&mut self, code: &'static str, message: Text) {
        self.found.push((self.offset, Problem::new(code, self.path.clone(), message)));
    }

    fn report_with_help(&mut self, code: &'static str, message: Text, help: Text) {
        self.found.push((self.offset, Problem::new(code, self.path.clone(), message).help(help)));
    }

    /// Follows `$ref`, and picks the branch that is not null from `anyOf`.
    fn resolve(&self, schema: &'s Value) -> &'s Value {
        let mut schema = schema;
        loop {
            let branches = schema.get("anyOf").and_then(Value::as_array);
            let next = match (schema.get("$ref").and_then(Value::as_str), branches) {
                (Some(name), _) => self.root.pointer(name.trim_start_matches('#')),
                (None, Some(branches)) => branches.iter().find(|branch| !allows(branch, "null")),
                (None, None) => None,
            };
            match next {
                Some(found) => schema = found,
                None => return schema,
            }
        }
    }

    fn value(&mut self, node: &Node, schema: &'s Value) {
        self.offset = node.offset;
        let nullable = allows(schema, "null")
            || schema
                .get("anyOf")
                .and_then(Value::as_array)
                .is_some_and(|b| b.iter().any(|b| allows(b, "null")));
        if matches!(node.value, Shape::Null) && nullable {
            return;
        }
        let schema = self.resolve(schema);
        if let Some(options) = options(schema) {
            return self.option(node, &options);
        }
        match &node.value {
            Shape::Object(entries) if allows(schema, "object") => self.object(node.offset, entries, schema),
            Shape::Array(items) if allows(schema, "array") => self.array(items, schema),
            Shape::String(value) if allows(schema, "string") => self.string(value, schema),
            Shape::Number(number) if allows(schema, "integer") => self.integer(number, schema),
            Shape::Bool if allows(schema, "boolean") => {}
            Shape::Number(_) if allows(schema, "number") => {}
            other => {
                let (need, have) = (expected(schema), named(other));
                let message = Text::new(
                    format!("this must be {}, not {}", need.en, have.en),
                    format!("dit moet {} zijn, geen {}", need.nl, have.nl),
                );
                self.report("wrong-type", message);
            }
        }
    }

    fn object(&mut self, offset: usize, entries: &[(String, Node)], schema: &'s Value) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let rest = schema.get("additionalProperties").filter(|rest| rest.is_object());
        let known: Vec<&str> = properties.map(|p| p.keys().map(String::as_str).collect()).unwrap_or_default();
        let length = self.path.len();
        let mut seen = BTreeSet::new();
        for (key, node) in entries {
            if self.found.len() >= MOST_PROBLEMS {
                return;
            }
            let property = properties.and_then(|properties| properties.get(key));
            let declared = property.or(rest);
            // A name of the user's own is shown when it is an id: anything else may be private.
            if property.is_some() || rest.is_some() && is_id(key) {
                let dot = if length == 0 { "" } else { "." };
                self.path.push_str(dot);
                self.path.push_str(key);
            }
            self.offset = node.offset;
            if !seen.insert(key) {
                self.report(
                    "doubled-field",
                    text!("this field stands here twice", "dit veld staat er twee keer"),
                );
            }
            match declared {
                Some(schema) => self.value(node, schema),
                None => self.unknown_field(key, &known),
            }
            self.path.truncate(length);
        }
        self.offset = offset;
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for name in required.filter_map(Value::as_str) {
            if !entries.iter().any(|(key, _)| key == name) {
                self.report("missing-field", text!("`{name}` is missing here", "`{name}` ontbreekt hier"));
            }
        }
    }

    /// An unknown name may be private, so it is not quoted: its place is given instead.
    fn unknown_field(&mut self, key: &str, known: &[&str]) {
        let message =
            text!("a field here has a name that is not known", "een veld heeft hier een onbekende naam");
        let help = suggestion(key, known);
        self.report_with_help("unknown-field", message, help);
    }

    fn array(&mut self, items: &[Node], schema: &'s Value) {
        let Some(of) = schema.get("items") else { return };
        let length = self.path.len();
        for (at, node) in items.iter().enumerate() {
            if self.found.len() >= MOST_PROBLEMS {
                return;
            }
            // INVARIANT: writing to a string cannot fail.
            let _ = write!(self.path, "[{at}]");
            self.value(node, of);
            self.path.truncate(length);
        }
    }

    fn string(&mut self, value: &str, schema: &Value) {
        match schema.get("format").and_then(Value::as_str) {
            Some("date") if value.parse::<jiff::civil::Date>().is_err() => {
                let message = text!("this is not a date", "dit is geen datum");
                self.report_with_help("not-a-date", message, text!("write 2026-06-30", "schrijf 2026-06-30"));
            }
            Some("partial-time") if value.parse::<jiff::civil::Time>().is_err() => {
                let message = text!("this is not a time of day", "dit is geen tijdstip");
                self.report_with_help("not-a-time", message, text!("write 09:30", "schrijf 09:30"));
            }
            _ => {}
        }
    }

    fn integer(&mut self, number: &serde_json::Number, schema: &Value) {
        let bound = |name| schema.get(name).and_then(Value::as_i64);
        let (least, most) = (bound("minimum").unwrap_or(0), bound("maximum").unwrap_or(i64::from(u32::MAX)));
        if !number.as_i64().is_some_and(|number| (least..=most).contains(&number)) {
            let message = text!(
                "this must be a whole number from {least} to {most}",
                "dit moet een geheel getal van {least} tot en met {most} zijn"
            );
            self.report("out-of-range", message);
        }
    }

    fn option(&mut self, node: &Node, options: &[&str]) {
        let Shape::String(value) = &node.value else {
            let have = named(&node.value);
            let message = Text::new(
                format!("this must be a text, not {}", have.en),
                format!("dit moet een tekst zijn, geen {}", have.nl),
            );
            return self.report_with_help("wrong-type", message, list_of(options));
        };
        if !options.contains(&value.as_str()) {
            let help = suggestion(value, options);
            let message = text!("this value is not known here", "deze waarde is hier niet bekend");
            self.report_with_help("unknown-value", message, help);
        }
    }
}

/// The known name that was probably meant, or else all of them.
pub(super) fn suggestion(given: &str, known: &[&str]) -> Text {
    match closest(given, known) {
        Some(name) => text!("did you mean `{name}`?", "bedoelde je `{name}`?"),
        None => list_of(known),
    }
}

/// The name nearest to `given`, when it is near enough to be meant.
fn closest<'n>(given: &str, names: &[&'n str]) -> Option<&'n str> {
    let near = |name: &&'n str| (strsim::jaro_winkler(given, name) * 1000.0).round();
    let best = names.iter().copied().max_by(|a, b| near(a).total_cmp(&near(b)))?;
    (near(&best) >= 800.0).then_some(best)
}

fn list_of(names: &[&str]) -> Text {
    let names = names.join(", ");
    text!("known here: {names}", "bekend zijn hier: {names}")
}

fn allows(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}

/// The fixed values of a schema that is a choice between texts.
fn options(schema: &Value) -> Option<Vec<&str>> {
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values.iter().map(Value::as_str).collect();
    }
    let branches = schema.get("oneOf").and_then(Value::as_array)?;
    let mut names = Vec::new();
    for branch in branches {
        match (branch.get("const").and_then(Value::as_str), options(branch)) {
            (Some(name), _) => names.push(name),
            (None, Some(more)) => names.extend(more),
            (None, None) => return None,
        }
    }
    Some(names)
}

fn expected(schema: &Value) -> Text {
    let names: [(&str, &str, &str); 5] = [
        ("object", "an object", "een object"),
        ("array", "a list", "een lijst"),
        ("string", "a text", "een tekst"),
        ("integer", "a whole number", "een geheel getal"),
        ("boolean", "true or false", "true of false"),
    ];
    let found = names.iter().find(|(name, ..)| allows(schema, name));
    found.map_or_else(|| text!("something else", "iets anders"), |(_, en, nl)| Text::new(*en, *nl))
}

fn named(value: &Shape) -> Text {
    match value {
        Shape::Null => text!("null", "null"),
        Shape::Bool => text!("true or false", "true of false"),
        Shape::Number(_) => text!("a number", "getal"),
        Shape::String(_) => text!("a text", "tekst"),
        Shape::Array(_) => text!("a list", "lijst"),
        Shape::Object(_) => text!("an object", "object"),
    }
}
