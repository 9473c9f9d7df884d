//! What somebody is still writing. It is kept as it is, sound or not, and nobody else sees it.

use axum::http::Method;
use jiff::Timestamp;
use maatstaf_store::{Reading, Right, Writing};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::documents::raw_text;
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};

pub(crate) fn routes() -> Vec<Route> {
    let path = "/v1/documents/{document}/draft";
    let (read, write) = (Policy::Document(Right::Read), Policy::Document(Right::Write));
    vec![
        Route::new("drafts.read", Method::GET, path, read, Run::Look(look)).gives::<DraftShown>(200),
        Route::new("drafts.keep", Method::PUT, path, write, Run::Change(keep)).takes::<Value>(example),
        Route::new("drafts.drop", Method::DELETE, path, write, Run::Change(drop_it)),
    ]
}

/// What somebody is still writing.
#[derive(Debug, Serialize, JsonSchema)]
struct DraftShown {
    /// When it was kept.
    at: Timestamp,
    /// The document as far as it is. It may not be sound.
    #[schemars(with = "Value")]
    document: Box<RawValue>,
}

fn look(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let draft = view.draft(asked.opened()?)?.ok_or(Problem::new(Code::NotFound))?;
    Ok(Reply::json(&DraftShown { at: draft.at, document: raw_text(draft.text)? }))
}

fn keep(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let _: Value = asked.body()?;
    change.keep_draft(asked.opened()?, asked.body_text()?.trim_start_matches('\u{feff}'))?;
    Ok(Reply::done())
}

fn drop_it(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.drop_draft(asked.opened()?)?;
    Ok(Reply::done())
}

fn example() -> Value {
    json!({ "maatstaf": 1, "framework": "emcc-2015", "evidence": [{ "id": "journal-1", "text": "Yesterday I" }] })
}
