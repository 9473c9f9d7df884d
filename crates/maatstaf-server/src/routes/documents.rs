//! Documents: portfolios, programmes, agreements, audits, and a provider's own wording.

use axum::http::Method;
use maatstaf::Framework;
use maatstaf_document::schema_of;
use maatstaf_store::{Head, Kind, Owner, Reading, Right, Scope, StoreError, Version, Writing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::asked::{Asked, part_of};
use crate::guard;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Prepared, Route, Run, text};

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) = ("/v1/documents", "/v1/documents/{document}");
    vec![
        Route::new("documents.list", Method::GET, all, Policy::Person(Scope::Read), Run::Look(list))
            .asks("kind", schema_of::<Kind>, true)
            .asks("provider", text, false)
            .lists::<Head>(),
        Route::new("documents.create", Method::POST, all, Policy::Person(Scope::Write), Run::Prepare(create))
            .takes::<NewDocument>(new_example)
            .gives::<Head>(201),
        Route::new("documents.read", Method::GET, one, Policy::Document(Right::Read), Run::Look(read))
            .gives::<Shown>(200),
        Route::new("documents.save", Method::PUT, one, Policy::Document(Right::Write), Run::Prepare(save))
            .takes::<Change>(change_example)
            .on_top_of()
            .gives::<Head>(200),
        Route::new(
            "documents.patch",
            Method::PATCH,
            one,
            Policy::Document(Right::Write),
            Run::Prepare(patch),
        )
        .takes_patch(patch_example)
        .on_top_of()
        .gives::<Head>(200),
        Route::new(
            "documents.erase",
            Method::DELETE,
            one,
            Policy::Document(Right::Erase),
            Run::Change(erase),
        ),
    ]
}

/// A document to keep.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewDocument {
    /// What kind of document it is.
    kind: Kind,
    /// A title for lists.
    title: String,
    /// The provider whose it will be; one's own when it is left out.
    #[serde(default)]
    provider: Option<String>,
    /// The document itself.
    #[schemars(with = "Value")]
    document: Box<RawValue>,
}

/// A document to save on top of the version that was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Change {
    /// A new title; the old one stays when it is left out.
    #[serde(default)]
    title: Option<String>,
    /// What the change is about, for the history.
    #[serde(default)]
    note: String,
    /// The document itself.
    #[schemars(with = "Value")]
    document: Box<RawValue>,
}

/// A document with what is known of it.
#[derive(Debug, Serialize, JsonSchema)]
struct Shown {
    #[serde(flatten)]
    head: Head,
    /// The document itself.
    #[schemars(with = "Value")]
    document: Box<RawValue>,
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let kind = asked.query("kind").and_then(|kind| kind.parse::<Kind>().ok());
    let kind = kind.ok_or_else(|| Problem::about(Code::BadRequest, "kind"))?;
    let (after, most) = asked.part()?;
    let owner = owner(asked.query("provider"));
    let found = view.documents(&asked.actor, &owner, kind, &after, most + 1)?;
    Ok(part_of(found, most, |head| head.id.to_string()))
}

fn create(_: &Reading<'_>, asked: &Asked<'_>) -> Result<Prepared, Problem> {
    let new: NewDocument = asked.body()?;
    sound_in(asked, new.kind, new.document.get())?;
    Ok(Box::new(move |change, asked| {
        let owner = owner(new.provider.as_deref());
        let head = change.create(&asked.actor, &owner, new.kind, &new.title, new.document.get())?;
        Ok(Reply::made(&format!("/v1/documents/{}", head.id), &head).etag(head.version.to_string()))
    }))
}

fn read(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    let (head, version) = (view.head(opened)?, view.text(opened, None)?);
    let tag = head.version.to_string();
    Ok(Reply::json(&Shown { head, document: raw(version)? }).etag(tag))
}

fn save(_: &Reading<'_>, asked: &Asked<'_>) -> Result<Prepared, Problem> {
    let seen = asked.seen()?;
    let new: Change = asked.body()?;
    sound_in(asked, asked.opened()?.kind(), new.document.get())?;
    Ok(Box::new(move |change, asked| {
        let opened = asked.opened()?;
        if let Some(title) = &new.title {
            change.rename(opened, title)?;
        }
        let head = change.save(opened, seen, new.document.get(), &new.note)?;
        Ok(Reply::json(&head).etag(head.version.to_string()))
    }))
}

/// Changes the fields that are sent, after RFC 7396: null takes one away, and a list is replaced as a whole.
fn patch(view: &Reading<'_>, asked: &Asked<'_>) -> Result<Prepared, Problem> {
    let patch: Value = asked.body()?;
    let mut document =
        serde_json::from_str(&seen_text(view, asked)?).map_err(|_| Problem::new(Code::Failed))?;
    json_patch::merge(&mut document, &patch);
    let text = document.to_string();
    sound(asked.opened()?.kind(), &text)?;
    kept(text)
}

/// The newest text, when it is the version that was seen.
pub(super) fn seen_text(view: &Reading<'_>, asked: &Asked<'_>) -> Result<String, Problem> {
    let (opened, seen) = (asked.opened()?, asked.seen()?);
    if seen != opened.version() {
        return Err(StoreError::Changed(opened.version()).into());
    }
    let readable = view.open(&asked.actor, opened.id(), Right::Read)?;
    Ok(view.text(&readable, None)?.text)
}

/// Keeps a text that was put together here and is sound, on top of the version that was seen.
pub(super) fn kept(text: String) -> Result<Prepared, Problem> {
    guard::text(&text)?;
    Ok(Box::new(move |change, asked| {
        let head = change.save(asked.opened()?, asked.seen()?, &text, "")?;
        Ok(Reply::json(&head).etag(head.version.to_string()))
    }))
}

fn erase(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.erase(asked.opened()?)?;
    Ok(Reply::done())
}

/// Whose documents are meant.
fn owner(provider: Option<&str>) -> Owner {
    provider.map_or(Owner::Me, |provider| Owner::Provider(provider.into()))
}

/// Whether a document is one that the engine reads; every problem is said with its place.
pub(super) fn sound(kind: Kind, text: &str) -> Result<(), Problem> {
    let kind = match kind {
        Kind::Portfolio => maatstaf_calls::Kind::Portfolio,
        Kind::Programme => maatstaf_calls::Kind::Programme,
        Kind::Agreement => maatstaf_calls::Kind::Agreement,
        Kind::Audit => maatstaf_calls::Kind::Audit,
        Kind::Wording => {
            Framework::emcc().with_overlay(text)?;
            return Ok(());
        }
    };
    Ok(maatstaf_calls::check(kind, text, &[])?)
}

/// The same for the field `document` of a request; places are those of the request.
fn sound_in(asked: &Asked<'_>, kind: Kind, text: &str) -> Result<(), Problem> {
    let Err(problem) = sound(kind, text) else { return Ok(()) };
    Err(problem.inside(asked.body_text()?, "document"))
}

/// The text of a version as JSON inside JSON.
pub(super) fn raw(version: Version) -> Result<Box<RawValue>, Problem> {
    raw_text(version.text)
}

/// A text that is JSON as JSON inside JSON.
pub(super) fn raw_text(text: String) -> Result<Box<RawValue>, Problem> {
    RawValue::from_string(text).map_err(|_| Problem::new(Code::Failed))
}

fn new_example() -> Value {
    json!({ "kind": "portfolio", "title": "Towards practitioner", "document": document() })
}

fn change_example() -> Value {
    json!({ "note": "a first piece of evidence", "document": document() })
}

fn patch_example() -> Value {
    json!({ "target": "practitioner" })
}

fn document() -> Value {
    json!({ "maatstaf": 1, "framework": "emcc-2015", "holder": "c-1", "as_of": "2026-06-30", "evidence": [] })
}
