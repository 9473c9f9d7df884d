//! Every operation of the engine, on what is sent along or on what is kept here.
//!
//! A field that holds a document may name a kept one instead: `{"stored": "doc-…"}`, with a version when it is not the
//! newest. What the actor may not read is not there, wherever in the request it is named. Of what was shared with them as
//! an assessor they get the blind view, and that they read it is written down.

use std::collections::BTreeMap;

use axum::http::Method;
use maatstaf_calls::{Call, Group, Slot};
use maatstaf_store::{Reading, Right, Scope, StoreError, Writing};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::asked::Asked;
use crate::called::{blind, circumstances};
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Gives, Outcome, Parameter, Policy, Route, Run, Takes, text};
use crate::server::Server;

/// The most bytes of the kept documents that one request names, together: 16 MiB. Our choice.
const MOST_LAID: usize = 16 << 20;

/// What names a kept document where a document may stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    stored: String,
    #[serde(default)]
    version: Option<u32>,
}

/// The fields of a request.
type Fields = BTreeMap<String, Box<RawValue>>;

pub(crate) fn routes() -> Vec<Route> {
    Call::all().filter(|call| !call.is_local()).map(route).collect()
}

fn route(call: &'static Call) -> Route {
    // Made once for the whole life of the program.
    let path: &'static str = format!("/v1/{}", call.name()).leak();
    // What looks up by a name takes a query; what checks a document takes that document.
    let looks_up = call.group() == Group::Catalogue && call.name() != "policy-check";
    let method = if looks_up { Method::GET } else { Method::POST };
    let policy = if looks_up { Policy::Anyone } else { Policy::Person(Scope::Compute) };
    let route = Route::new(call.name(), method, path, policy, Run::Work(answer));
    let takes = if looks_up { Takes::Nothing } else { Takes::Call(call) };
    let query = if looks_up { parameters(call) } else { Vec::new() };
    Route { takes, gives: Gives::Call(call), query, ..route }
}

/// The fields of a request that are words: those stand in a query.
fn parameters(call: &Call) -> Vec<Parameter> {
    let schema = call.request_schema();
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let is_word = |schema: &Value| {
        let kind = schema.get("type");
        kind.is_some_and(|kind| {
            kind == "string" || kind.as_array().is_some_and(|all| all.contains(&"string".into()))
        })
    };
    let words = fields.into_iter().filter(|(_, schema)| is_word(schema));
    words
        .map(|(name, _)| Parameter {
            required: required.contains(&name.as_str().into()),
            name: name.leak(),
            schema: text,
        })
        .collect()
}

fn answer(server: &Server, asked: &Asked<'_>) -> Outcome {
    let Gives::Call(call) = asked.route.gives else { return Err(Problem::new(Code::Failed)) };
    let (sent, laid) = match asked.route.takes {
        Takes::Call(_) => (asked.object_text()?.to_owned(), whole(server, asked, call.documents())?),
        _ => (queried(&asked.request.query), None),
    };
    let has_lines = laid.is_none() && matches!(asked.route.takes, Takes::Call(_));
    let answer = call.answer(&laid.unwrap_or(sent), &circumstances(asked)).map_err(|refused| {
        let problem = Problem::from(refused.error().clone());
        if has_lines { problem } else { problem.without_lines() }
    })?;
    Ok(Reply::new(200, Body::text(answer.media_type, answer.body)))
}

/// The query as the fields of a request.
fn queried(query: &BTreeMap<String, String>) -> String {
    let fields = query.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str())));
    Value::Object(fields.collect::<Map<_, _>>()).to_string()
}

/// The request, with the text of each kept document in the place where it is named; nothing when it names none.
fn whole(server: &Server, asked: &Asked<'_>, slots: &[Slot]) -> Result<Option<String>, Problem> {
    let text = asked.object_text()?;
    // Most requests name none; their text goes on as it is, so that places in it stay right.
    if !text.contains("\"stored\"") {
        return Ok(None);
    }
    let Ok(fields) = serde_json::from_str::<Fields>(text) else { return Ok(None) };
    // Reading what is somebody else's is a change, for it is written down: it is found out first whether there is any.
    let own = server.store.read(|view| lay(fields.clone(), slots, |stored| own(view, asked, stored)))?;
    let whole = match own {
        Some(whole) => Some(whole),
        None => server.store.write(|change| lay(fields, slots, |stored| any(change, asked, stored)))?,
    };
    let whole = serde_json::to_string(&whole.ok_or(Problem::new(Code::NotFound))?);
    whole.map(Some).map_err(|_| Problem::new(Code::Failed))
}

/// Lays the text of each kept document where it is named; nothing when one of them was not found.
fn lay(
    mut fields: Fields,
    slots: &[Slot],
    mut found: impl FnMut(&Stored) -> Result<Option<Box<RawValue>>, Problem>,
) -> Result<Option<Fields>, Problem> {
    let mut bytes = 0;
    let mut laid = |item: &mut Box<RawValue>| {
        let Ok(stored) = serde_json::from_str::<Stored>(item.get()) else { return Ok(true) };
        let text = found(&stored)?;
        bytes += text.as_ref().map_or(0, |text| text.get().len());
        // A short request may name the same long document many times.
        if bytes > MOST_LAID {
            return Err(Problem::about(Code::TooLarge, "stored"));
        }
        Ok(text.map(|text| *item = text).is_some())
    };
    for slot in slots {
        let Some(field) = fields.get_mut(slot.field) else { continue };
        if !slot.many {
            if !laid(field)? {
                return Ok(None);
            }
            continue;
        }
        let Ok(mut items) = serde_json::from_str::<Vec<Box<RawValue>>>(field.get()) else { continue };
        for item in &mut items {
            if !laid(item)? {
                return Ok(None);
            }
        }
        *field = serde_json::value::to_raw_value(&items).map_err(|_| Problem::new(Code::Failed))?;
    }
    Ok(Some(fields))
}

/// A document that the actor may read all of; nothing when there is none.
fn own(view: &Reading<'_>, asked: &Asked<'_>, stored: &Stored) -> Result<Option<Box<RawValue>>, Problem> {
    match view.open(&asked.actor, &stored.stored.as_str().into(), Right::Read) {
        Ok(opened) => Ok(Some(super::documents::raw(view.text(&opened, stored.version)?)?)),
        Err(StoreError::Missing) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The same, or what was shared with the actor as an assessor.
fn any(change: &Writing<'_>, asked: &Asked<'_>, stored: &Stored) -> Result<Option<Box<RawValue>>, Problem> {
    if let Some(own) = own(change, asked, stored)? {
        return Ok(Some(own));
    }
    // They see one version, and do not learn whether there are others.
    if stored.version.is_some() {
        return Ok(None);
    }
    match change.open(&asked.actor, &stored.stored.as_str().into(), Right::See) {
        Ok(opened) => {
            change.note_read(&opened)?;
            let view = blind(asked, &change.shown(&opened)?)?;
            Ok(Some(super::documents::raw_text(view)?))
        }
        Err(StoreError::Missing) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
