//! What somebody else shows: accepting it, and seeing what was shared and no more.

use axum::http::Method;
use maatstaf_document::digest;
use maatstaf_store::{Reading, Right, Scope, Share, ShareKind, StoreError, Writing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::documents::raw_text;
use crate::asked::{Asked, part_of};
use crate::called::{blind, called};
use crate::problem::{Code, Problem};
use crate::reply::{Body, Reply};
use crate::route::{Outcome, Policy, Route, Run};

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) = ("/v1/shared", "/v1/shared/{document}");
    let (assess, see) = (Policy::Person(Scope::Assess), Policy::Document(Right::See));
    vec![
        Route::new("shared.offer", Method::POST, "/v1/offers", Policy::Link, Run::Look(offer))
            .takes::<LinkSecret>(link_example)
            .gives::<Share>(200),
        Route::new("shared.accept", Method::POST, all, assess, Run::Change(accept))
            .takes::<LinkSecret>(link_example)
            .gives::<Share>(200),
        Route::new("shared.list", Method::GET, all, assess, Run::Look(list)).lists::<Share>(),
        Route::new("shared.read", Method::GET, one, see, Run::Change(read))
            .by_share()
            .gives::<SharedPortfolio>(200),
        Route::new("shared.report", Method::GET, "/v1/shared/{document}/report", see, Run::Change(report))
            .by_share()
            .asks("format", report_format, false)
            .gives_bytes("text/html")
            .or("text/markdown"),
    ]
}

/// The secret of a link: what stands behind its `#`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkSecret {
    /// The secret.
    pub(super) secret: String,
}

/// What was shared of a portfolio.
#[derive(Debug, Serialize, JsonSchema)]
struct SharedPortfolio {
    /// The share by which it is seen.
    share: Share,
    /// For an assessor, the portfolio without self-rating, verdicts and remarks. Who has a link reads the report.
    #[schemars(with = "Option<Value>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<Box<RawValue>>,
}

fn offer(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let link: LinkSecret = asked.body()?;
    let share = match view.offered(&link.secret) {
        Err(StoreError::Stale) => to_read(view, &link.secret),
        found => found,
    };
    Ok(Reply::json(&share.map_err(over)?))
}

/// What a link to read is for.
fn to_read(view: &Reading<'_>, secret: &str) -> Result<Share, StoreError> {
    let actor = view.actor(Some(secret))?;
    let share = actor.share().ok_or(StoreError::Stale)?;
    view.share_of(&view.open_share(&actor, share, Right::See)?)
}

fn accept(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let link: LinkSecret = asked.body()?;
    Ok(Reply::json(&change.accept_share(&asked.actor, &link.secret).map_err(over)?))
}

/// A link that does not hold is one that is not there: who asks is signed in well enough.
pub(super) fn over(error: StoreError) -> Problem {
    match error {
        StoreError::Stale => Problem::about(Code::NotFound, "link"),
        error => error.into(),
    }
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let found = view.shared_with_me(&asked.actor, &after, most + 1)?;
    Ok(part_of(found, most, |share| share.id.to_string()))
}

fn read(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    let share = change.share_of(opened)?;
    let document = match share.kind {
        ShareKind::Assessor => {
            change.note_read(opened)?;
            Some(raw_text(blind(asked, &change.shown(opened)?)?)?)
        }
        ShareKind::Reader => None,
    };
    let shown = SharedPortfolio { share, document };
    // The digest of what is shown here, not of the text: that would tell what was left out.
    let tag = digest(&shown);
    Ok(Reply::json(&shown).etag(tag))
}

fn report(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let opened = asked.opened()?;
    let shown = change.shown(opened)?;
    // The report shows the self-rating.
    if shown.blind {
        return Err(Problem::about(Code::NotNow, "not-revealed"));
    }
    let format = match asked.query("format") {
        None | Some("html") => "\"html\"",
        Some("md") => "\"md\"",
        Some(_) => return Err(Problem::about(Code::BadRequest, "format")),
    };
    change.note_read(opened)?;
    let include = json!(shown.parts).to_string();
    let fields = [("portfolio", shown.text.as_str()), ("include", &include), ("format", format)];
    let answer = called(asked, "report-self-assessment", &fields)?;
    Ok(Reply::new(200, Body::text(answer.media_type, answer.body)))
}

fn report_format() -> Value {
    json!({ "type": "string", "enum": ["html", "md"] })
}

pub(super) fn link_example() -> Value {
    json!({ "secret": "maatstaf-share-…" })
}
