//! What stewards do: accounts, and the audit log. They see no portfolio.

use axum::http::Method;
use maatstaf_store::{Account, AuditCheck, Deed, Reading, Writing};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::asked::{Asked, part_of};
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run, text};

pub(crate) fn routes() -> Vec<Route> {
    let steward = Policy::Steward;
    vec![
        Route::new("stewards.accounts", Method::GET, "/v1/accounts", steward, Run::Look(accounts))
            .lists::<Account>(),
        Route::new("stewards.change", Method::PATCH, "/v1/accounts/{account}", steward, Run::Change(change))
            .takes::<StandingChange>(|| json!({ "disabled": true })),
        Route::new("stewards.audit", Method::GET, "/v1/audit", steward, Run::Look(audit)).lists::<Deed>(),
        Route::new("stewards.check", Method::GET, "/v1/audit/check", steward, Run::Look(check))
            .asks("head", text, false)
            .gives::<AuditCheck>(200),
    ]
}

/// What changes about somebody's account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct StandingChange {
    /// Whether they are kept out.
    #[serde(default)]
    disabled: Option<bool>,
    /// Whether they look after the instance.
    #[serde(default)]
    steward: Option<bool>,
}

fn accounts(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    Ok(part_of(view.accounts(&asked.actor, &after, most + 1)?, most, |account| account.id.to_string()))
}

fn change(writing: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: StandingChange = asked.body()?;
    let account = asked.id("account");
    if let Some(steward) = new.steward {
        writing.set_steward(&asked.actor, &account, steward)?;
    }
    if let Some(disabled) = new.disabled {
        writing.set_disabled(&asked.actor, &account, disabled)?;
    }
    Ok(Reply::done())
}

fn audit(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let after = if after.is_empty() { Ok(0) } else { after.parse() };
    let after = after.map_err(|_| Problem::about(Code::BadRequest, "cursor"))?;
    Ok(part_of(view.trail(&asked.actor, after, most + 1)?, most, |deed| deed.number.to_string()))
}

fn check(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(Reply::json(&view.check_audit(asked.query("head"))?))
}
