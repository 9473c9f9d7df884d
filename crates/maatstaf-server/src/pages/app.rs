//! The page with scripts: everything for coaches, assessors and providers while they write. It holds nothing of anybody; what it shows
//! it asks of the API, as whoever is signed in.

use axum::http::Method;
use maatstaf_store::Reading;

use super::see;
use crate::asked::Asked;
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};

/// Where the page stands.
pub(super) const PLACE: &str = "/app/";

pub(super) fn routes() -> Vec<Route> {
    let get = |name, path, run| Route::new(name, Method::GET, path, Policy::Anyone, Run::Look(run));
    vec![
        get("app.place", "/app", place),
        get("app.page", PLACE, page).gives_bytes("text/html"),
        get("app.file", "/app/{*file}", part).gives_bytes("application/octet-stream"),
    ]
}

#[expect(clippy::unnecessary_wraps, reason = "every route ends in an outcome")]
fn place(_: &Reading<'_>, _: &Asked<'_>) -> Outcome {
    Ok(see(PLACE))
}

fn page(_: &Reading<'_>, _: &Asked<'_>) -> Outcome {
    file("index.html")
}

fn part(_: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    file(asked.text("file"))
}

/// A file of the page. A browser may keep it, and asks whether it is still the same.
fn file(path: &str) -> Outcome {
    let found = maatstaf_web::file(path).ok_or(Problem::new(Code::NotFound))?;
    let body = Body { media_type: found.media_type, bytes: found.bytes.into_owned() };
    let reply = Reply::new(200, body).etag(found.digest).header("cache-control", "no-cache");
    Ok(reply.header("content-security-policy", maatstaf_web::POLICY))
}
