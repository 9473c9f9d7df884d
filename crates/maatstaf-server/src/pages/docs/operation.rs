//! One operation, and one schema.

use std::collections::BTreeSet;

use maatstaf_store::{Reading, Right};
use maud::{Markup, html};
use serde_json::Value;

use super::{curl, described, json_text};
use crate::asked::Asked;
use crate::openapi::{description, operation_id};
use crate::pages::layout::Say;
use crate::problem::{Code, Problem};
use crate::route::{Outcome, Policy, Route};
use crate::server::Server;

/// Where schemas stand in the description.
const SCHEMAS: &str = "#/components/schemas/";

pub(super) fn operation(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, id) = (asked.say(), asked.text("operation"));
    let mut programs = Server::routes().iter().filter(|route| !route.is_page());
    let missing = || Problem::new(Code::NotFound);
    let route = programs.find(|route| operation_id(route) == id).ok_or_else(missing)?;
    let found = described(description(asked.language), route).ok_or_else(missing)?;
    let content = html! {
        p { code { (route.method) " " (route.path) } }
        p { (say.of("For ", "Voor ")) (may(say, route.policy)) "." }
        (parameters(say, found))
        (request(asked, route, found))
        (answers(say, found))
        p { a href="/docs" { (say.of("All operations", "Alle bewerkingen")) } }
    };
    Ok(asked.page(text(found, "summary"), content))
}

/// Who may use a route.
fn may(say: Say, policy: Policy) -> Markup {
    let document = |right: Right| match right {
        Right::Read => say.of("whoever may read all of the document", "wie het hele document mag lezen"),
        Right::Write => say.of("whoever may change the document", "wie het document mag wijzigen"),
        Right::Share => {
            say.of("whoever may show the document to others", "wie het document aan anderen mag tonen")
        }
        Right::Erase => say.of("whoever may erase the document", "wie het document mag wissen"),
        Right::See => say.of("whom the document was shown to", "aan wie het document is getoond"),
        Right::Judge => say.of("an assessor of the portfolio", "een assessor van het portfolio"),
        Right::Compare => say.of(
            "an assessor of the portfolio, after the reveal",
            "een assessor van het portfolio, na de onthulling",
        ),
    };
    html! { @match policy {
        Policy::Anyone => (say.of("anybody, signed in or not", "iedereen, aangemeld of niet")),
        Policy::Link => (say.of("whoever holds the link whose secret is sent", "wie de link heeft waarvan het geheim wordt meegestuurd")),
        Policy::Person(scope) => { (say.of("whoever is signed in; a token needs ", "wie is aangemeld; een sleutel heeft nodig: ")) code { (scope.to_string()) } }
        Policy::Provider(scope) => { (say.of("whoever belongs to the provider; a token needs ", "wie bij de opleider hoort; een sleutel heeft nodig: ")) code { (scope.to_string()) } }
        Policy::Document(right) => (document(right)),
        Policy::Steward => { (say.of("a steward; a token needs ", "een beheerder; een sleutel heeft nodig: ")) code { "steward" } }
    } }
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn parameters(say: Say, operation: &Value) -> Markup {
    let none = Vec::new();
    let all = operation.get("parameters").and_then(Value::as_array).unwrap_or(&none);
    html! { @if !all.is_empty() {
        h2 { (say.of("Parameters", "Parameters")) }
        div.scroll tabindex="0" role="region" aria-label=(say.of("Parameters", "Parameters")) {
            table {
                thead { tr {
                    th scope="col" { (say.of("Name", "Naam")) }
                    th scope="col" { (say.of("Where", "Waar")) }
                    th scope="col" { (say.of("Needed", "Nodig")) }
                    th scope="col" { (say.of("Form", "Vorm")) }
                } }
                tbody { @for one in all { tr {
                    th scope="row" { code { (text(one, "name")) } }
                    td { (text(one, "in")) }
                    td { @if one.get("required") == Some(&Value::Bool(true)) { (say.of("yes", "ja")) } @else { (say.of("no", "nee")) } }
                    td { code { (one.get("schema").unwrap_or(&Value::Null)) } }
                } } }
            }
        }
    } }
}

fn request(asked: &Asked<'_>, route: &Route, operation: &Value) -> Markup {
    let say = asked.say();
    let content = operation.pointer("/requestBody/content").and_then(Value::as_object);
    html! {
        h2 { (say.of("Request", "Verzoek")) }
        @if let Some((media_type, body)) = content.and_then(|content| content.iter().next()) {
            @let file = if media_type.ends_with("json") { "request.json" } else { "request" };
            pre tabindex="0" { code { (curl(asked, route.method.as_str(), route.path, Some((media_type, file)))) } }
            @if let Some(example) = body.get("example") {
                h3 { (say.of("Example", "Voorbeeld")) } (json_text(example))
            }
            @if let Some(schema) = body.get("schema") { h3 { "Schema" } (schema_text(say, schema)) }
        } @else {
            pre tabindex="0" { code { (curl(asked, route.method.as_str(), route.path, None)) } }
        }
    }
}

fn answers(say: Say, operation: &Value) -> Markup {
    let all = operation.get("responses").and_then(Value::as_object);
    let (good, bad): (Vec<_>, Vec<_>) =
        all.into_iter().flatten().partition(|(status, _)| status.starts_with('2'));
    html! {
        h2 { (say.of("Answer", "Antwoord")) }
        @for (status, answer) in good {
            h3 { (status) ": " (text(answer, "description")) }
            @for (media_type, body) in answer.get("content").and_then(Value::as_object).into_iter().flatten() {
                p { code { (media_type) } }
                @if let Some(schema) = body.get("schema") { (schema_text(say, schema)) }
            }
        }
        h2 { (say.of("Problems", "Problemen")) }
        p { code { "application/problem+json" } ", schema: " a href="/docs/schemas/problem" { "problem" } }
        ul { @for (status, problem) in bad { li { (status) ": " (text(problem, "description")) } } }
    }
}

/// A schema: its name when it has one, or its text with the names in it.
fn schema_text(say: Say, schema: &Value) -> Markup {
    let link = |name: &str| html! { a href=(format!("/docs/schemas/{name}")) { (name) } };
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix(SCHEMAS)) {
        return html! { p { "Schema: " (link(name)) } };
    }
    let mut names = BTreeSet::new();
    named(schema, &mut names);
    html! {
        (json_text(schema))
        @if !names.is_empty() {
            p { (say.of("Schemas that it names: ", "Schema's die erin voorkomen: "))
                @for (at, name) in names.iter().enumerate() { @if at > 0 { ", " } (link(name)) } }
        }
    }
}

/// The schemas that stand in a schema by name.
fn named<'v>(schema: &'v Value, names: &mut BTreeSet<&'v str>) {
    match schema {
        Value::Object(fields) => {
            names.extend(fields.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix(SCHEMAS)));
            fields.values().for_each(|value| named(value, names));
        }
        Value::Array(items) => items.iter().for_each(|item| named(item, names)),
        _ => {}
    }
}

pub(super) fn schema(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, name) = (asked.say(), asked.text("schema"));
    let all = description(asked.language).pointer("/components/schemas").and_then(Value::as_object);
    let found = all.and_then(|all| all.get(name)).ok_or(Problem::new(Code::NotFound))?;
    let content = html! {
        (schema_text(say, found))
        p { a href="/docs" { (say.of("All operations", "Alle bewerkingen")) } }
    };
    Ok(asked.page(name, content))
}
