//! The description of the API: whole, sound, and with examples that its own schemas take.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use std::collections::BTreeSet;

use maatstaf_server::{Code, Server, Settings};
use serde_json::Value;
use strum::IntoEnumIterator as _;

use crate::world::{Outcome, World};

/// The description in a language.
fn description(language: &str) -> Outcome<Value> {
    let world = World::new(Settings::default())?;
    world.ask("GET", "/v1/openapi.json", None, &[("accept-language", language)], None)?.json()
}

/// Every operation with its path and method.
fn operations(all: &Value) -> impl Iterator<Item = (&String, &String, &Value)> {
    let paths = all["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, methods)| {
        methods.as_object().into_iter().flatten().map(move |(method, one)| (path, method, one))
    })
}

/// Every value of a key, wherever it stands.
fn values<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get(key));
            fields.values().for_each(|value| values(value, key, found));
        }
        Value::Array(items) => items.iter().for_each(|item| values(item, key, found)),
        _ => {}
    }
}

/// What of a value its schema does not take: the part of JSON Schema that the description uses.
#[expect(clippy::too_many_lines, reason = "one arm for each rule of a schema")]
fn misfits(all: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    let Some(rules) = schema.as_object() else {
        return if schema == &Value::Bool(false) {
            vec![format!("{place}: nothing may stand here")]
        } else {
            found
        };
    };
    for (rule, says) in rules {
        let fits = match (rule.as_str(), says) {
            ("$ref", Value::String(to)) => match all.pointer(to.trim_start_matches('#')) {
                Some(schema) => {
                    found.extend(misfits(all, schema, value, place));
                    true
                }
                None => false,
            },
            ("type", Value::Array(types)) => types.iter().any(|name| is_of(value, name)),
            ("type", name) => is_of(value, name),
            ("enum", Value::Array(options)) => options.contains(value),
            ("const", only) => only == value,
            ("anyOf", Value::Array(options)) => {
                options.iter().any(|one| misfits(all, one, value, place).is_empty())
            }
            ("oneOf", Value::Array(options)) => {
                options.iter().filter(|one| misfits(all, one, value, place).is_empty()).count() == 1
            }
            ("allOf", Value::Array(parts)) => {
                found.extend(parts.iter().flat_map(|part| misfits(all, part, value, place)));
                true
            }
            ("required", Value::Array(names)) => value.as_object().is_none_or(|fields| {
                names.iter().filter_map(Value::as_str).all(|name| fields.contains_key(name))
            }),
            ("minimum", least) => {
                value.as_f64().is_none_or(|number| least.as_f64().is_none_or(|least| number >= least))
            }
            ("maximum", most) => {
                value.as_f64().is_none_or(|number| most.as_f64().is_none_or(|most| number <= most))
            }
            _ => true,
        };
        if !fits {
            found.push(format!("{place}: {rule} {says}"));
        }
    }
    for (name, field) in value.as_object().into_iter().flatten() {
        let at = format!("{place}/{name}");
        match schema["properties"].get(name) {
            Some(schema) => found.extend(misfits(all, schema, field, &at)),
            None if schema["additionalProperties"].is_object()
                || schema["additionalProperties"].is_boolean() =>
            {
                found.extend(misfits(all, &schema["additionalProperties"], field, &at));
            }
            None => {}
        }
    }
    for (at, item) in
        value.as_array().into_iter().flatten().enumerate().filter(|_| schema["items"].is_object())
    {
        found.extend(misfits(all, &schema["items"], item, &format!("{place}/{at}")));
    }
    found
}

fn is_of(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap_or_default() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

#[test]
fn a_value_that_does_not_fit_is_found() {
    let all =
        serde_json::json!({ "components": { "schemas": { "a": { "type": "string", "enum": ["x"] } } } });
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": { "a": { "$ref": "#/components/schemas/a" }, "n": { "type": ["integer", "null"], "minimum": 1 } },
    });
    let faults = |value: Value| misfits(&all, &schema, &value, "").len();
    assert_eq!(faults(serde_json::json!({ "a": "x", "n": null })), 0);
    assert_eq!(faults(serde_json::json!({ "a": "y", "n": 0, "more": 1 })), 3);
    assert_eq!(faults(serde_json::json!([])), 1);
}

#[test]
fn every_route_of_the_api_is_described_and_nothing_else() -> Outcome {
    let all = description("en")?;
    assert_eq!(all["openapi"], "3.1.0");
    let described: BTreeSet<(String, String)> =
        operations(&all).map(|(path, method, _)| (path.clone(), method.to_uppercase())).collect();
    let routes = Server::routes().iter().filter(|route| route.path().starts_with("/v1"));
    let routes: BTreeSet<(String, String)> =
        routes.map(|route| (route.path().to_owned(), route.method().to_string())).collect();
    assert_eq!(described, routes);
    let ids: BTreeSet<&str> =
        operations(&all).filter_map(|(_, _, one)| one["operationId"].as_str()).collect();
    assert_eq!(ids.len(), routes.len(), "an operation has a name of its own");
    Ok(())
}

#[test]
fn every_operation_says_what_it_is_for_in_both_languages() -> Outcome {
    let (english, dutch) = (description("en")?, description("nl")?);
    for ((path, method, one), (_, _, other)) in operations(&english).zip(operations(&dutch)) {
        let (ours, theirs) =
            (one["summary"].as_str().unwrap_or_default(), other["summary"].as_str().unwrap_or_default());
        assert!(!ours.is_empty() && !theirs.is_empty(), "{method} {path}: {ours:?} {theirs:?}");
        assert_ne!(ours, theirs, "{method} {path}");
    }
    for (one, other) in
        english["tags"].as_array().into_iter().flatten().zip(dutch["tags"].as_array().into_iter().flatten())
    {
        for tag in [one, other] {
            assert!(tag["description"].as_str().is_some_and(|words| !words.is_empty()), "{tag}");
        }
    }
    // A tag of an operation stands in the list of tags.
    let tags: BTreeSet<&str> =
        english["tags"].as_array().into_iter().flatten().filter_map(|tag| tag["name"].as_str()).collect();
    assert!(
        operations(&english).all(|(_, _, one)| one["tags"][0].as_str().is_some_and(|tag| tags.contains(tag)))
    );
    Ok(())
}

#[test]
fn every_parameter_request_and_answer_is_described() -> Outcome {
    let all = description("en")?;
    let schemes = all["components"]["securitySchemes"].as_object().ok_or("schemes")?;
    for (path, method, one) in operations(&all) {
        let name = format!("{method} {path}");
        let parameters = one["parameters"].as_array().ok_or("parameters")?;
        let in_path: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        let said = parameters
            .iter()
            .filter(|one| one["in"] == "path")
            .filter_map(|one| one["name"].as_str())
            .collect();
        assert_eq!(in_path, said, "{name}");
        assert!(
            parameters.iter().all(|one| one["schema"].is_object() && one["required"].is_boolean()),
            "{name}"
        );
        let responses = one["responses"].as_object().ok_or("responses")?;
        let good = responses.keys().filter(|status| status.starts_with('2')).count();
        assert_eq!(good, 1, "{name}");
        for (status, response) in responses {
            assert!(
                response["description"].as_str().is_some_and(|words| !words.is_empty()),
                "{name} {status}"
            );
            let problem = response["content"].get("application/problem+json").is_some();
            assert_eq!(problem, !status.starts_with('2'), "{name} {status}");
        }
        for scheme in one["security"].as_array().into_iter().flatten().filter_map(Value::as_object).flatten()
        {
            assert!(schemes.contains_key(scheme.0), "{name}");
        }
        assert_eq!(
            one["security"] == serde_json::json!([]),
            !responses.contains_key("401") || path_is_open(one),
            "{name}"
        );
        for (media_type, body) in one["requestBody"]["content"].as_object().into_iter().flatten() {
            let is_json = media_type.ends_with("json");
            assert_eq!(
                is_json,
                body["example"].is_object() && body["schema"].is_object(),
                "{name}: {media_type}"
            );
        }
    }
    Ok(())
}

/// Whether it takes a link and no account.
fn path_is_open(operation: &Value) -> bool {
    matches!(operation["x-policy"].as_str(), Some("anyone" | "link"))
}

#[test]
fn every_reference_leads_to_a_schema_and_every_schema_is_named() -> Outcome {
    for language in ["en", "nl"] {
        let all = description(language)?;
        let mut found = Vec::new();
        values(&all, "$ref", &mut found);
        let found: BTreeSet<&str> = found.into_iter().filter_map(Value::as_str).collect();
        assert!(found.len() > 20, "{}", found.len());
        for to in &found {
            assert!(
                to.starts_with("#/components/schemas/") && all.pointer(to.trim_start_matches('#')).is_some(),
                "{to}"
            );
        }
        let mut inside = Vec::new();
        values(&all, "$defs", &mut inside);
        assert!(inside.is_empty(), "definitions that stand inside a schema");
        let schemas = all["components"]["schemas"].as_object().ok_or("schemas")?;
        let unnamed: Vec<&String> = schemas
            .keys()
            .filter(|name| !found.contains(format!("#/components/schemas/{name}").as_str()))
            .collect();
        assert!(unnamed.is_empty(), "nothing names {unnamed:?}");
    }
    Ok(())
}

#[test]
fn every_example_is_taken_by_its_own_schema() -> Outcome {
    let all = description("en")?;
    let (mut examples, mut faults) = (0, Vec::new());
    for (path, method, one) in operations(&all) {
        for body in one["requestBody"]["content"].as_object().into_iter().flatten().map(|(_, body)| body) {
            if !body["example"].is_null() {
                examples += 1;
                let name = format!("{method} {path}");
                faults.extend(misfits(&all, &body["schema"], &body["example"], &name));
            }
        }
    }
    assert!(faults.is_empty() && examples > 60, "{examples} examples\n{}", faults.join("\n"));
    Ok(())
}

#[test]
fn every_operation_and_schema_has_a_page() -> Outcome {
    let world = World::new(Settings::default())?;
    let all = description("nl")?;
    for (path, method, one) in operations(&all) {
        let id = one["operationId"].as_str().ok_or("a name")?;
        let page = world.page(&format!("/docs/{id}"), None, "nl")?;
        assert!(page.code() == 200 && page.text().contains(path), "{method} {path}");
    }
    for name in all["components"]["schemas"].as_object().ok_or("schemas")?.keys() {
        assert_eq!(world.page(&format!("/docs/schemas/{name}"), None, "nl")?.code(), 200, "{name}");
    }
    Ok(())
}

#[test]
fn every_problem_has_a_status_and_words_in_both_languages() -> Outcome {
    let world = World::new(Settings::default())?;
    for code in Code::iter() {
        let said = |language: &str| -> Outcome<Value> {
            let place = format!("/v1/problems/{}", code.id());
            world.ask("GET", &place, None, &[("accept-language", language)], None)?.json()
        };
        let (english, dutch) = (said("en")?, said("nl")?);
        for part in ["title", "help"] {
            let (ours, theirs) =
                (english[part].as_str().unwrap_or_default(), dutch[part].as_str().unwrap_or_default());
            assert!(!ours.is_empty() && !theirs.is_empty() && ours != theirs, "{}: {part}", code.id());
        }
        assert!(
            (400..=599).contains(&code.status()) && (code.status() == 500) == (code == Code::Failed),
            "{}",
            code.id()
        );
    }
    Ok(())
}
