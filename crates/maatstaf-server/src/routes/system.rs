//! What the server says of itself.

use axum::http::Method;
use maatstaf_store::Reading;
use serde_json::json;

use crate::asked::Asked;
use crate::openapi;
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};
use strum::IntoEnumIterator as _;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new("system.about", Method::GET, "/v1", Policy::Anyone, Run::Look(about))
            .gives_bytes("application/json"),
        Route::new("system.openapi", Method::GET, "/v1/openapi.json", Policy::Anyone, Run::Look(description))
            .gives_bytes("application/json"),
        Route::new("system.problem", Method::GET, "/v1/problems/{code}", Policy::Anyone, Run::Look(problem))
            .gives_bytes("application/json"),
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn about(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(Reply::json(&json!({
        "name": "Maatstaf",
        "version": env!("CARGO_PKG_VERSION"),
        "mode": if asked.server.settings.team { "team" } else { "one-person" },
        "statement": maatstaf::statement().to(asked.language),
        "openapi": "/v1/openapi.json",
    })))
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn description(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(Reply::new(200, Body::text("application/json", openapi::text(asked.language).to_owned())))
}

fn problem(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let code = Code::iter().find(|code| code.id() == asked.text("code"));
    let code = code.ok_or(Problem::new(Code::NotFound))?;
    let (title, help) = code.words(asked.language);
    Ok(Reply::json(&json!({ "code": code.id(), "status": code.status(), "title": title, "help": help })))
}
