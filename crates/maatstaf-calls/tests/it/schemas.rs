//! What requests and answers may look like.

use std::collections::{BTreeMap, BTreeSet};

use maatstaf_calls::{Call, schema, schema_names};
use serde_json::{Value, json};

use crate::{Outcome, ask, example, refused, told};

/// Every place where a value departs from a schema, as far as schemas here say something: types, fields, choices.
fn departures(value: &Value, schema: &Value, root: &Value, path: &str, found: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else { return };
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        match root.pointer(name.trim_start_matches('#')) {
            Some(schema) => departures(value, schema, root, path, found),
            None => found.push(format!("{path}: {name} is nowhere")),
        }
    }
    for choice in ["anyOf", "oneOf"] {
        let branches = schema.get(choice).and_then(Value::as_array);
        let fits = |branch: &Value| {
            let mut found = Vec::new();
            departures(value, branch, root, path, &mut found);
            found.is_empty()
        };
        if branches.is_some_and(|branches| !branches.iter().any(fits)) {
            found.push(format!("{path}: no branch of {choice} fits"));
        }
    }
    for branch in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        departures(value, branch, root, path, found);
    }
    let allowed = |name: &str, types: &Value| {
        types == name || types.as_array().is_some_and(|types| types.iter().any(|one| one == name))
    };
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = |types| allowed(name, types) || name == "integer" && allowed("number", types);
    if schema.get("type").is_some_and(|types| !fits(types)) {
        found.push(format!("{path}: {name}"));
    }
    if schema.get("const").is_some_and(|one| one != value)
        || schema.get("enum").and_then(Value::as_array).is_some_and(|all| !all.contains(value))
    {
        found.push(format!("{path}: another value"));
    }
    if let (Value::Array(items), Some(of)) = (value, schema.get("items")) {
        for (at, item) in items.iter().enumerate() {
            departures(item, of, root, &format!("{path}[{at}]"), found);
        }
    }
    if let Value::Object(entries) = value {
        within(entries, schema, root, path, found);
    }
}

fn within(
    entries: &serde_json::Map<String, Value>,
    schema: &serde_json::Map<String, Value>,
    root: &Value,
    path: &str,
    found: &mut Vec<String>,
) {
    let properties = schema.get("properties").and_then(Value::as_object);
    for (key, value) in entries {
        match (properties.and_then(|known| known.get(key)), schema.get("additionalProperties")) {
            (None, Some(Value::Bool(false))) => found.push(format!("{path}.{key}: unknown")),
            (Some(of), _) | (None, Some(of)) => departures(value, of, root, &format!("{path}.{key}"), found),
            (None, None) => {}
        }
    }
    for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
        if !name.as_str().is_some_and(|name| entries.contains_key(name)) {
            found.push(format!("{path}: {name} is missing"));
        }
    }
}

fn departs(value: &Value, schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    departures(value, schema, schema, "", &mut found);
    found
}

#[test]
fn the_schema_of_a_request_accepts_its_example() -> Outcome {
    for call in Call::all() {
        let found = departs(&example(call.name())?, &call.request_schema());
        assert_eq!(found, Vec::<String>::new(), "{}", call.name());
    }
    Ok(())
}

#[test]
fn the_schema_of_an_answer_accepts_it() -> Outcome {
    let mut wrong = BTreeMap::new();
    for call in Call::all() {
        let answer = ask(call.name(), &call.example())?;
        let json = call.media_types().contains(&"application/json");
        assert_eq!(call.answer_schema().is_some(), json, "{}", call.name());
        if let (Some(schema), "application/json") = (call.answer_schema(), answer.media_type) {
            wrong.insert(call.name(), departs(&serde_json::from_str(&answer.body)?, &schema));
        }
    }
    wrong.retain(|_, found| !found.is_empty());
    assert_eq!(wrong, BTreeMap::new());
    Ok(())
}

#[test]
fn a_request_of_the_wrong_shape_departs_from_its_schema_too() -> Outcome {
    for call in Call::all() {
        let mut request = example(call.name())?;
        if let Some(request) = request.as_object_mut() {
            request.insert("colour".to_owned(), json!("red"));
        }
        assert!(!departs(&request, &call.request_schema()).is_empty(), "{}", call.name());
    }
    Ok(())
}

#[test]
fn an_unknown_field_is_refused_at_its_place() -> Outcome {
    for call in Call::all() {
        let example = call.example();
        let rest = example.trim_start().strip_prefix('{').ok_or("a request is an object")?;
        let comma = if rest.trim() == "}" { "" } else { "," };
        let request = format!("{{\n  \"colour\": \"red\"{comma}{rest}");
        let refused = refused(call.name(), &request)?;
        assert_eq!(told(&refused), [("unknown-field", "")], "{}", call.name());
        let place = &refused.problems()[0].place;
        assert_eq!((place.line, place.column), (Some(2), Some(13)), "{}", call.name());
    }
    Ok(())
}

#[test]
fn every_required_field_is_missed() -> Outcome {
    for call in Call::all() {
        let schema = call.request_schema();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        if required.is_empty() {
            continue;
        }
        let refused = refused(call.name(), "{}")?;
        let missing = refused.problems().iter().filter(|one| one.code == "missing-field").count();
        assert_eq!(missing, required.len(), "{}", call.name());
    }
    Ok(())
}

#[test]
fn every_field_of_every_request_is_described() {
    for call in Call::all() {
        let schema = call.request_schema();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let described = field["description"].as_str().is_some_and(|text| !text.is_empty());
            assert!(described, "{}: {name}", call.name());
        }
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["additionalProperties"], false, "{}", call.name());
    }
}

#[test]
fn every_kept_document_of_a_request_stands_in_a_slot() {
    let kinds = [
        ("PortfolioDocument", "portfolio"),
        ("ProgrammeDocument", "programme"),
        ("AgreementDocument", "agreement"),
        ("AuditDocument", "audit"),
    ];
    for call in Call::all() {
        let schema = call.request_schema();
        let mut found = BTreeSet::new();
        for (field, of) in schema["properties"].as_object().into_iter().flatten() {
            let many = of["items"]["$ref"].is_string();
            let text = of.to_string();
            let kind = kinds.iter().find(|(name, _)| text.contains(&format!("\"#/$defs/{name}\"")));
            found.extend(kind.map(|(_, kind)| (field.clone(), *kind, many)));
        }
        let slots = call.documents().iter().map(|slot| (slot.field.to_owned(), slot.kind.id(), slot.many));
        assert_eq!(slots.collect::<BTreeSet<_>>(), found, "{}", call.name());
    }
}

#[test]
fn every_schema_that_is_named_is_there() {
    let names: Vec<&str> = schema_names().collect();
    assert!(names.len() > 30);
    assert!(names.iter().all(|name| schema(name).is_some_and(|one| one["$schema"].is_string())));
    assert_eq!(schema("cookbook"), None);
}
