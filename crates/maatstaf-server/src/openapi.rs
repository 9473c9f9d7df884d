//! The description of the API, made from the table of routes: what is not in the one is not in the other.

use std::collections::BTreeMap;

use maatstaf::Language;
use maatstaf_document::Text;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

use crate::guard::MERGE_PATCH;
use crate::problem::Code;
use crate::route::{Gives, Policy, Route, Run, Takes};
use crate::server::Server;

/// What each route is for, in one sentence; calls bring their own.
static WORDS: LazyLock<BTreeMap<String, Text>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a test reads this file, which is part of the program")]
    serde_json::from_str(include_str!("routes.json")).expect("routes.json is sound")
});

static DESCRIPTIONS: [LazyLock<Value>; 2] =
    [LazyLock::new(|| document(Language::En)), LazyLock::new(|| document(Language::Nl))];

/// The same as they are sent: hundreds of kilobytes, which are not written anew for everybody who asks.
static TEXTS: [LazyLock<String>; 2] = [
    LazyLock::new(|| description(Language::En).to_string()),
    LazyLock::new(|| description(Language::Nl).to_string()),
];

/// The description in a language, as it is sent.
pub(crate) fn text(language: Language) -> &'static str {
    let [english, dutch] = &TEXTS;
    if language == Language::Nl { dutch } else { english }
}

/// The description in a language.
pub(crate) fn description(language: Language) -> &'static Value {
    let [english, dutch] = &DESCRIPTIONS;
    if language == Language::Nl { dutch } else { english }
}

/// The name of an operation: that of its route, as a word.
pub(crate) fn operation_id(route: &Route) -> String {
    route.name.replace('.', "-")
}

/// The schemas of what stands in several routes, under their names.
#[derive(Default)]
struct Schemas {
    all: Map<String, Value>,
    /// The same before anything moved, to tell whether two of one name are one.
    written: BTreeMap<String, Value>,
}

/// The description of every route.
fn document(language: Language) -> Value {
    let (mut paths, mut schemas) = (Map::new(), Schemas::default());
    schemas.all.insert("problem".to_owned(), problem());
    for route in Server::routes().iter().filter(|route| route.path.starts_with("/v1")) {
        let methods = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Some(methods) = methods.as_object_mut() {
            methods.insert(route.method.as_str().to_lowercase(), operation(route, language, &mut schemas));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Maatstaf", "version": env!("CARGO_PKG_VERSION"),
            "description": maatstaf::statement().to(language), "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas.all,
            "securitySchemes": security(language),
        },
        "tags": tags(language),
    })
}

/// How a request says who asks.
fn security(language: Language) -> Value {
    let [token, session] = if language == Language::Nl {
        [
            "Een sleutel, gemaakt bij het account, of het geheim van een link om te lezen",
            "Het cookie van wie zich in een browser heeft aangemeld; achter TLS heet het __Host-maatstaf",
        ]
    } else {
        [
            "A token, made under the account, or the secret of a link to read",
            "The cookie of whoever signed in in a browser; behind TLS it is called __Host-maatstaf",
        ]
    };
    json!({
        "token": { "type": "http", "scheme": "bearer", "description": token },
        "session": { "type": "apiKey", "in": "cookie", "name": "maatstaf", "description": session },
    })
}

/// The groups of operations, in the order of the table of routes.
fn tags(language: Language) -> Vec<Value> {
    let mut tags: Vec<(&str, String)> = Vec::new();
    for route in Server::routes().iter().filter(|route| !route.is_page()) {
        let tag = tag(route);
        if tags.iter().any(|(name, _)| *name == tag) {
            continue;
        }
        let words = || WORDS.get(&format!("tag.{tag}")).map_or("", |words| words.to(language)).to_owned();
        let called = if let Gives::Call(call) = route.gives { call.group().title(language) } else { words() };
        tags.push((tag, called));
    }
    tags.into_iter().map(|(name, words)| json!({ "name": name, "description": words })).collect()
}

fn operation(route: &Route, language: Language, schemas: &mut Schemas) -> Value {
    let parameters: Vec<Value> = parameters(route);
    let mut operation = json!({
        "operationId": operation_id(route), "tags": [tag(route)], "summary": summary(route, language),
        "parameters": parameters, "responses": responses(route, language, schemas),
        "security": if route.is_open() { json!([]) } else { json!([{ "token": [] }, { "session": [] }]) },
        "x-policy": policy(route.policy),
    });
    if let (Some(body), Some(fields)) = (content(route, schemas), operation.as_object_mut()) {
        fields.insert("requestBody".to_owned(), json!({ "required": true, "content": body }));
    }
    operation
}

/// The first part of a route's name, or the group of its call.
fn tag(route: &Route) -> &'static str {
    match route.gives {
        Gives::Call(call) => call.group().id(),
        _ => route.name.split('.').next().unwrap_or_default(),
    }
}

fn summary(route: &Route, language: Language) -> &'static str {
    match route.gives {
        Gives::Call(call) => call.title(language),
        _ => WORDS.get(route.name).map_or("", |words| words.to(language)),
    }
}

/// Who may, in the words of the table.
fn policy(policy: Policy) -> String {
    match policy {
        Policy::Anyone => "anyone".to_owned(),
        Policy::Link => "link".to_owned(),
        Policy::Person(scope) => format!("person:{scope}"),
        Policy::Document(right) => format!("document:{right}"),
        Policy::Provider(scope) => format!("provider:{scope}"),
        Policy::Steward => "steward".to_owned(),
    }
}

fn parameters(route: &Route) -> Vec<Value> {
    let in_path = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path.map(|name| {
        let number = name == "number";
        let schema =
            if number { json!({ "type": "integer", "minimum": 1 }) } else { json!({ "type": "string" }) };
        json!({ "name": name, "in": "path", "required": true, "schema": schema })
    });
    let in_query = route.query.iter().map(
        |one| json!({ "name": one.name, "in": "query", "required": one.required, "schema": (one.schema)() }),
    );
    let in_query: Vec<Value> = in_query.chain(fields_of_call(route)).collect();
    let header = |name: &str, required: bool| json!({ "name": name, "in": "header", "required": required, "schema": { "type": "string" } });
    let changes = matches!(route.run, Run::Change(_)) || matches!(route.takes, Takes::Bytes { .. });
    let repeated = route.method == axum::http::Method::POST && changes;
    let headers =
        [route.seen.then(|| header("If-Match", true)), repeated.then(|| header("Idempotency-Key", false))];
    in_path.chain(in_query).chain(headers.into_iter().flatten()).collect()
}

/// The fields of a call that is looked up, which stand in the query as text.
fn fields_of_call(route: &Route) -> Vec<Value> {
    let (Gives::Call(call), Takes::Nothing) = (route.gives, route.takes) else { return Vec::new() };
    let schema = call.request_schema();
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let field = |(name, field): (String, Value)| {
        let needed = required.iter().any(|one| one.as_str() == Some(&name));
        let description = field.get("description").cloned().unwrap_or_default();
        let mut parameter =
            json!({ "name": name, "in": "query", "required": needed, "schema": { "type": "string" } });
        if let Some(parameter) = parameter.as_object_mut().filter(|_| description.is_string()) {
            parameter.insert("description".to_owned(), description);
        }
        parameter
    };
    fields.into_iter().map(field).collect()
}

fn content(route: &Route, schemas: &mut Schemas) -> Option<Value> {
    Some(match route.takes {
        Takes::Nothing => return None,
        Takes::Json { schema, example } => {
            json!({ "application/json": { "schema": schemas.of(&schema(), &format!("{}-request", route.name)), "example": example() } })
        }
        Takes::Call(call) => {
            let example: Value = serde_json::from_str(&call.example()).unwrap_or_default();
            json!({ "application/json": { "schema": schemas.of(&with_stored(call), &format!("{}-request", route.name)), "example": example } })
        }
        Takes::Patch { example } => {
            json!({ MERGE_PATCH: { "schema": { "type": "object" }, "example": example() } })
        }
        Takes::Bytes { media_type, .. } => json!({ media_type: {} }),
        Takes::Form => json!({ "application/x-www-form-urlencoded": {} }),
        Takes::Upload { .. } => json!({ "multipart/form-data": {} }),
    })
}

/// The schema of a call's request, in which a kept document may be named where a document may stand.
fn with_stored(call: &maatstaf_calls::Call) -> Value {
    let mut schema = call.request_schema();
    let stored = json!({
        "type": "object", "required": ["stored"], "additionalProperties": false,
        "properties": { "stored": { "type": "string" }, "version": { "type": ["integer", "null"], "minimum": 1 } },
    });
    for slot in call.documents() {
        let inner = if slot.many {
            format!("/properties/{}/items", slot.field)
        } else {
            format!("/properties/{}", slot.field)
        };
        if let Some(place) = schema.pointer_mut(&inner) {
            *place = json!({ "anyOf": [stored.clone(), place.take()] });
        }
    }
    schema
}

fn responses(route: &Route, language: Language, schemas: &mut Schemas) -> Value {
    let (status, content) = match route.gives {
        Gives::Nothing => (204, None),
        Gives::Json { status, schema } => {
            (status, Some(json!({ "application/json": { "schema": schemas.of(&schema(), route.name) } })))
        }
        Gives::List { schema } => {
            let items = schemas.of(&schema(), route.name);
            let list = json!({
                "type": "object", "required": ["items", "next"],
                "properties": { "items": { "type": "array", "items": items }, "next": { "type": ["string", "null"] } },
            });
            (200, Some(json!({ "application/json": { "schema": list } })))
        }
        Gives::Call(call) => {
            let types = call.media_types().iter().map(|media_type| {
                let schema = call.answer_schema().filter(|_| *media_type == "application/json");
                let schema = schema.map_or_else(
                    || json!({}),
                    |schema| json!({ "schema": schemas.of(&schema, &format!("{}-answer", route.name)) }),
                );
                ((*media_type).to_owned(), schema)
            });
            (200, Some(Value::Object(types.collect())))
        }
        Gives::Bytes { media_type } => (200, Some(json!({ media_type: {} }))),
    };
    let mut responses = Map::new();
    let done = if language == Language::Nl { "Gedaan" } else { "Done" };
    let mut answer = json!({ "description": done });
    let mut content = content;
    for media_type in &route.or {
        let of = content.get_or_insert_with(|| json!({}));
        if let Some(of) = of.as_object_mut() {
            of.insert((*media_type).to_owned(), json!({}));
        }
    }
    if let (Some(content), Some(fields)) = (content, answer.as_object_mut()) {
        fields.insert("content".to_owned(), content);
    }
    responses.insert(status.to_string(), answer);
    responses.extend(refusals(route, language));
    Value::Object(responses)
}

/// The problems that a route can answer with, under their status.
fn refusals(route: &Route, language: Language) -> Map<String, Value> {
    let mut titles = BTreeMap::<u16, Vec<&str>>::new();
    for code in problems(route) {
        let (title, _) = code.words(language);
        let of = titles.entry(code.status()).or_default();
        if !of.contains(&title) {
            of.push(title);
        }
    }
    let content =
        json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/problem" } } });
    let refusal = |(status, titles): (u16, Vec<&str>)| {
        (status.to_string(), json!({ "description": titles.join("; "), "content": content }))
    };
    titles.into_iter().map(refusal).collect()
}

/// The problems that a route can answer with.
fn problems(route: &Route) -> Vec<Code> {
    // A token that holds no more is refused wherever it is sent, and so is content where none is taken.
    let mut codes =
        vec![Code::BadRequest, Code::SignInNeeded, Code::ForeignHost, Code::TooLarge, Code::TooMany];
    codes.extend([Code::HeadTooLarge, Code::Failed]);
    if !matches!(route.policy, Policy::Anyone) {
        codes.extend([Code::ScopeNeeded, Code::NotFound]);
    }
    if route.path.contains('{') {
        codes.push(Code::NotFound);
    }
    if !matches!(route.takes, Takes::Nothing) {
        codes.extend([Code::WrongMediaType, Code::Refused, Code::TooSlow]);
    }
    if !route.is_safe() {
        codes.extend([Code::NotNow, Code::QuotaFull, Code::DiskFull, Code::ForeignOrigin]);
    }
    // What is kept may be in a state that does not answer, or be more than the engine reads; a read may be noted.
    if matches!(route.policy, Policy::Document(_) | Policy::Provider(_)) {
        codes.extend([Code::NotNow, Code::Refused, Code::DiskFull]);
    }
    if matches!(route.gives, Gives::Call(_)) {
        codes.push(Code::Refused);
    }
    if route.seen {
        codes.extend([Code::ChangedMeanwhile, Code::VersionNeeded]);
    }
    codes
}

/// The schema of a problem, after RFC 9457.
fn problem() -> Value {
    json!({
        "type": "object", "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
            "detail": { "type": "string" }, "about": { "type": "string" },
            "problems": { "type": "array", "items": { "type": "object", "required": ["code", "path", "message"] } },
        },
    })
}

impl Schemas {
    /// A reference to a schema, whose definitions move to where all of them stand.
    ///
    /// Two different schemas may have one name in their crates: then the later one gets the name of its root before its
    /// own, together with everything that belongs to it.
    fn of(&mut self, schema: &Value, root: &str) -> Value {
        let mut schema = schema.clone();
        if let Some(fields) = schema.as_object_mut() {
            fields.remove("$schema");
        }
        let whole = schema.clone();
        let definitions =
            schema.as_object_mut().and_then(|fields| fields.remove("$defs")).unwrap_or_default();
        let title =
            schema.get("title").and_then(Value::as_str).filter(|title| is_name(title)).map(str::to_owned);
        let definitions = definitions.as_object().cloned().unwrap_or_default();
        let free = |name: &str, of: &Value| self.written.get(name).is_none_or(|before| before == of);
        let is_free = definitions.iter().all(|(name, of)| free(name, of))
            && title.as_ref().is_none_or(|title| free(title, &whole) && !definitions.contains_key(title));
        let before = if is_free { String::new() } else { format!("{root}.") };
        for (name, definition) in definitions {
            self.keep(format!("{before}{name}"), definition, &before);
        }
        if let Some(title) = title {
            let name = format!("{before}{title}");
            let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
            self.written.entry(name.clone()).or_insert(whole);
            moved(&mut schema, &before);
            self.all.entry(name).or_insert(schema);
            return reference;
        }
        moved(&mut schema, &before);
        schema
    }

    fn keep(&mut self, name: String, definition: Value, before: &str) {
        let mut placed = definition.clone();
        moved(&mut placed, before);
        self.written.entry(name.clone()).or_insert(definition);
        self.all.entry(name).or_insert(placed);
    }
}

/// Whether a title can be the name of a schema; of calls it is a sentence.
fn is_name(title: &str) -> bool {
    title.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

/// Changes references to definitions into references to where all of them stand.
fn moved(schema: &mut Value, before: &str) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::String(to)) = fields.get_mut("$ref") {
                *to = to.replace("#/$defs/", &format!("#/components/schemas/{before}"));
            }
            fields.values_mut().for_each(|value| moved(value, before));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| moved(item, before)),
        _ => {}
    }
}
