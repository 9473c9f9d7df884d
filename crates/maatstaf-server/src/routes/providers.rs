//! Training providers and who belongs to them.

use axum::http::Method;
use maatstaf_store::{Member, Provider, Reading, Role, Scope, StoreError, Writing};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::asked::{Asked, part_of};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) = ("/v1/providers", "/v1/providers/{provider}");
    let (members, member) =
        ("/v1/providers/{provider}/members", "/v1/providers/{provider}/members/{account}");
    let provide = Policy::Provider(Scope::Provide);
    vec![
        Route::new("providers.list", Method::GET, all, Policy::Person(Scope::Read), Run::Look(list))
            .lists::<Provider>(),
        Route::new("providers.make", Method::POST, all, Policy::Steward, Run::Change(make))
            .takes::<NewProvider>(|| json!({ "name": "School voor coaching" }))
            .gives::<Provider>(201),
        Route::new("providers.rename", Method::PATCH, one, provide, Run::Change(rename))
            .takes::<Rename>(|| json!({ "name": "Academie voor coaching" }))
            .gives::<Provider>(200),
        Route::new("providers.erase", Method::DELETE, one, provide, Run::Change(erase)),
        Route::new(
            "providers.members",
            Method::GET,
            members,
            Policy::Provider(Scope::Read),
            Run::Look(members_of),
        )
        .lists::<Member>(),
        Route::new("providers.set-role", Method::PATCH, member, provide, Run::Change(set_role))
            .takes::<NewRole>(|| json!({ "role": "assessor" })),
        Route::new("providers.remove-member", Method::DELETE, member, provide, Run::Change(remove)),
        Route::new(
            "providers.leave",
            Method::DELETE,
            "/v1/providers/{provider}/membership",
            Policy::Provider(Scope::Account),
            Run::Change(leave),
        ),
    ]
}

/// A provider to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewProvider {
    /// What it is called.
    name: String,
    /// The account that will look after it; whoever makes it when it is left out.
    #[serde(default)]
    administrator: Option<String>,
}

/// Another name for a provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Rename {
    /// What it will be called.
    name: String,
}

/// Another role for a member.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewRole {
    /// What they will be.
    role: Role,
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    Ok(part_of(view.providers(&asked.actor, &after, most + 1)?, most, |provider| provider.id.to_string()))
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: NewProvider = asked.body()?;
    let administrator = new.administrator.as_deref().map(Into::into);
    let provider = change.make_provider(&asked.actor, &new.name, administrator.as_ref())?;
    Ok(Reply::made(&format!("/v1/providers/{}", provider.id), &provider))
}

fn rename(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: Rename = asked.body()?;
    Ok(Reply::json(&change.rename_provider(&asked.actor, &asked.id("provider"), &new.name)?))
}

fn erase(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.erase_provider(&asked.actor, &asked.id("provider"))?;
    Ok(Reply::done())
}

fn members_of(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let found = view.members(&asked.actor, &asked.id("provider"), &after, most + 1)?;
    Ok(part_of(found, most, |member| member.account.to_string()))
}

fn set_role(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: NewRole = asked.body()?;
    change.set_role(&asked.actor, &asked.id("provider"), &asked.id("account"), new.role)?;
    Ok(Reply::done())
}

fn remove(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.remove_member(&asked.actor, &asked.id("provider"), &asked.id("account"))?;
    Ok(Reply::done())
}

fn leave(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let account = asked.actor.account().ok_or(StoreError::Missing)?;
    change.remove_member(&asked.actor, &asked.id("provider"), account)?;
    Ok(Reply::done())
}
