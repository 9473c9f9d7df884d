//! The API for people who write programs: every operation with its words, fields, examples and answers.
//!
//! It shows the description that programs read, so that nothing stands here that is not there.

mod operation;

use maatstaf_store::Reading;
use maud::{Markup, html};
use serde_json::Value;

use self::operation::{operation, schema};
use super::get;
use crate::asked::Asked;
use crate::openapi::{description, operation_id};
use crate::route::{Outcome, Policy, Route, Run};
use crate::server::Server;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("pages.docs", "/docs", Policy::Anyone, Run::Look(index)),
        get("pages.operation", "/docs/{operation}", Policy::Anyone, Run::Look(operation)),
        get("pages.schema", "/docs/schemas/{schema}", Policy::Anyone, Run::Look(schema)),
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn index(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (say, all) = (asked.say(), description(asked.language));
    let tags: &'static [Value] = all.get("tags").and_then(Value::as_array).map_or(&[], Vec::as_slice);
    let text =
        |value: &'static Value, field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default();
    let content = html! {
        p { (say.of(
            "Every operation, made from the description that programs read: ",
            "Elke bewerking, gemaakt uit de beschrijving die programma's lezen: ",
        )) a href="/v1/openapi.json" { "/v1/openapi.json" } " (OpenAPI 3.1)." }
        p { (say.of("A program comes with a token, made under ", "Een programma komt met een sleutel, gemaakt bij "))
            a href="/account" { (say.of("the account", "het account")) } ":" }
        pre tabindex="0" { code { (curl(asked, "GET", "/v1/account", None)) } }
        p { (say.of(
            "What went wrong is said as RFC 9457 asks, in the language of Accept-Language.",
            "Wat er misging wordt gezegd zoals RFC 9457 vraagt, in de taal van Accept-Language.",
        )) }
        nav aria-label=(say.of("Groups", "Groepen")) { ul.links { @for tag in tags {
            li { a href=(format!("#{}", text(tag, "name"))) { (text(tag, "description")) } }
        } } }
        @for tag in tags {
            h2 id=(text(tag, "name")) { (text(tag, "description")) }
            ul.links { @for (route, summary) in of_tag(all, text(tag, "name")) { li {
                a href=(format!("/docs/{}", operation_id(route))) { (summary) }
                " " code { (route.method) " " (route.path) }
            } } }
        }
    };
    Ok(asked.page(say.of("The API", "De API"), content))
}

/// The operations of a group with what they are for.
fn of_tag(all: &'static Value, tag: &str) -> Vec<(&'static Route, &'static str)> {
    let programs = Server::routes().iter().filter(|route| !route.is_page());
    let found = programs.filter_map(|route| {
        let found = described(all, route)?;
        (found.pointer("/tags/0").and_then(Value::as_str) == Some(tag)).then_some(())?;
        Some((route, found.get("summary").and_then(Value::as_str)?))
    });
    found.collect()
}

/// What the description says of a route.
fn described(all: &'static Value, route: &Route) -> Option<&'static Value> {
    all.get("paths")?.get(route.path)?.get(route.method.as_str().to_lowercase())
}

/// A command that makes a request.
fn curl(asked: &Asked<'_>, method: &str, path: &str, body: Option<(&str, &str)>) -> String {
    let base = asked.server.settings.base();
    let method = if method == "GET" { String::new() } else { format!(" -X {method}") };
    let body = body
        .map(|(media_type, file)| format!(" \\\n  -H \"content-type: {media_type}\" --data-binary @{file}"));
    format!("curl{method} {base}{path} -H \"authorization: Bearer $TOKEN\"{}", body.unwrap_or_default())
}

/// JSON to read.
fn json_text(value: &Value) -> Markup {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    html! { pre tabindex="0" { code { (text) } } }
}
