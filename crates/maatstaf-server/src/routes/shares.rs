//! Showing a portfolio to somebody, and taking that back.

use std::collections::BTreeSet;

use axum::http::Method;
use jiff::{SignedDuration, Timestamp};
use maatstaf_report::Part;
use maatstaf_store::{Reading, Right, Share, ShareKind, Terms, Writing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::asked::{Asked, part_of};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};

/// How long a share holds when nothing is said about it. Our choice.
const LASTS: SignedDuration = SignedDuration::from_hours(30 * 24);

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) = ("/v1/documents/{document}/shares", "/v1/documents/{document}/shares/{share}");
    let share = Policy::Document(Right::Share);
    vec![
        Route::new("shares.make", Method::POST, all, share, Run::Change(make))
            .takes::<NewShare>(example)
            .shows_secret()
            .gives::<ShareMade>(201),
        Route::new("shares.list", Method::GET, all, Policy::Document(Right::Read), Run::Look(list))
            .lists::<Share>(),
        Route::new("shares.revoke", Method::DELETE, one, share, Run::Change(revoke)).gives::<Share>(200),
    ]
}

/// What to show, and to whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewShare {
    /// What they may do with it.
    kind: ShareKind,
    /// For whom it is, in one's own words. They read it too, and after the reveal the others of their panel do.
    name: String,
    /// The confidential parts that are shown.
    #[serde(default)]
    parts: BTreeSet<Part>,
    /// Whether attachments are shown.
    #[serde(default)]
    attachments: bool,
    /// Until when, at most 400 days away; 30 days when it is left out.
    #[serde(default)]
    expires: Option<Timestamp>,
    /// The panel that an assessor joins; a new one on the newest version when none is named.
    #[serde(default)]
    panel: Option<String>,
}

/// A share with its link.
#[derive(Debug, Serialize, JsonSchema)]
struct ShareMade {
    #[serde(flatten)]
    share: Share,
    /// The link to send. It is shown this once.
    link: String,
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: NewShare = asked.body()?;
    let expires = new.expires.unwrap_or_else(|| change.now() + LASTS);
    let terms = Terms {
        kind: new.kind,
        name: new.name,
        parts: new.parts.iter().map(|part| <&str>::from(part).to_owned()).collect(),
        attachments: new.attachments,
        expires,
        panel: new.panel.as_deref().map(Into::into),
    };
    let opened = asked.opened()?;
    let (share, secret) = change.share(opened, &terms)?;
    let link = format!("{}/shared#{}", asked.server.settings.base(), secret.reveal());
    let place = format!("/v1/documents/{}/shares/{}", opened.id(), share.id);
    Ok(Reply::made(&place, &ShareMade { share, link }))
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let found = view.shares(asked.opened()?, &after, most + 1)?;
    Ok(part_of(found, most, |share| share.id.to_string()))
}

fn revoke(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(Reply::json(&change.revoke_share(asked.opened()?, &asked.id("share"))?))
}

fn example() -> Value {
    json!({ "kind": "assessor", "name": "my supervisor", "parts": ["sessions"] })
}
