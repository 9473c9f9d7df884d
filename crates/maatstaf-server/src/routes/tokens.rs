//! Tokens, with which programs do what somebody lets them.

use axum::http::Method;
use jiff::Timestamp;
use maatstaf_store::{Reading, Scope, Scopes, Token, Writing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::sessions::until;
use crate::asked::{Asked, part_of};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};

/// How long a token holds when nothing else is asked, in days. Our choice.
const DAYS: i64 = 90;

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) = ("/v1/account/tokens", "/v1/account/tokens/{token}");
    let mine = Policy::Person(Scope::Account);
    vec![
        Route::new("tokens.list", Method::GET, all, mine, Run::Look(list)).lists::<Token>(),
        Route::new("tokens.make", Method::POST, all, mine, Run::Change(make))
            .takes::<NewToken>(|| json!({ "name": "statistics", "scopes": ["compute", "read"] }))
            .gives::<MadeToken>(201)
            .shows_secret(),
        Route::new("tokens.revoke", Method::DELETE, one, mine, Run::Change(revoke)),
    ]
}

/// A token to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewToken {
    /// What to call it.
    name: String,
    /// What it may be used for.
    scopes: Scopes,
    /// Until when it holds, at most 400 days; 90 days when it is left out.
    #[serde(default)]
    expires: Option<Timestamp>,
}

/// A token that was made.
#[derive(Debug, Serialize, JsonSchema)]
struct MadeToken {
    #[serde(flatten)]
    token: Token,
    /// The token itself, shown this once.
    secret: String,
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    Ok(part_of(view.tokens(&asked.actor, &after, most + 1)?, most, |token| token.id.to_string()))
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: NewToken = asked.body()?;
    let expires = until(change.now(), new.expires, DAYS)?;
    let (token, secret) = change.make_token(&asked.actor, &new.name, &new.scopes, expires)?;
    let place = format!("/v1/account/tokens/{}", token.id);
    Ok(Reply::made(&place, &MadeToken { token, secret: secret.reveal().to_owned() }))
}

fn revoke(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.revoke_token(&asked.actor, &asked.id("token"))?;
    Ok(Reply::done())
}
