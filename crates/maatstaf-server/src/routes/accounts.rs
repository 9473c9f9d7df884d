//! One's own account, and the first account of a team.

use axum::http::Method;
use maatstaf_store::{Account, Actor, Newcomer, Reading, Scope, Secret, StoreError, Writing};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::sessions::{let_in, signed_in};
use crate::asked::Asked;
use crate::cookie::Cookie;
use crate::password::{Verdict, acceptable};
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::server::Server;

pub(crate) fn routes() -> Vec<Route> {
    let (account, mine) = ("/v1/account", Policy::Person(Scope::Account));
    vec![
        Route::new("accounts.read", Method::GET, account, Policy::Person(Scope::Read), Run::Look(read))
            .gives::<Account>(200),
        Route::new("accounts.change", Method::PATCH, account, mine, Run::Change(change))
            .takes::<AccountChange>(|| json!({ "name": "Anna de Vries", "language": "nl" }))
            .gives::<Account>(200),
        Route::new("accounts.close", Method::DELETE, account, mine, Run::Work(close))
            .takes::<Goodbye>(|| json!({ "password": "a long sentence to sign in with" })),
        Route::new("accounts.password", Method::POST, "/v1/account/password", mine, Run::Work(password))
            .takes::<NewPassword>(password_example),
        Route::new("accounts.set-up", Method::POST, "/v1/setup", Policy::Link, Run::Work(set_up))
            .takes::<SetUp>(set_up_example)
            .gives::<Account>(201)
            .shows_secret(),
    ]
}

/// What changes about an account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AccountChange {
    /// What its owner is called; it stays as it is when it is left out.
    #[serde(default)]
    name: Option<String>,
    /// The language that they read: `en` or `nl`.
    #[serde(default)]
    language: Option<String>,
}

/// What somebody gives again to close their account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Goodbye {
    /// The password.
    #[serde(default)]
    password: String,
    /// The id of the account, where there is no password: on the server of one person.
    #[serde(default)]
    account: String,
}

/// A password for another.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    /// The password of now.
    old: String,
    /// The one to come: 12 to 256 characters.
    new: String,
}

/// The first account of a team.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SetUp {
    /// The secret of the link that the command printed.
    secret: String,
    /// The e-mail address to sign in with.
    email: String,
    /// What its owner is called.
    name: String,
    /// The language that they read: `en` or `nl`.
    language: String,
    /// The password: 12 to 256 characters.
    password: String,
}

fn password_example() -> Value {
    json!({ "old": "a long sentence to sign in with", "new": "another sentence to sign in with" })
}

fn set_up_example() -> Value {
    json!({
        "secret": "maatstaf-setup-…", "email": "anna@example.org", "name": "Anna de Vries", "language": "nl",
        "password": "a long sentence to sign in with",
    })
}

fn read(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    Ok(Reply::json(&view.account(&asked.actor)?))
}

fn change(writing: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: AccountChange = asked.body()?;
    let account = writing.change_account(&asked.actor, new.name.as_deref(), new.language.as_deref())?;
    Ok(Reply::json(&account))
}

fn close(server: &Server, asked: &Asked<'_>) -> Outcome {
    let given: Goodbye = asked.body()?;
    say_goodbye(server, asked, &given.password, &given.account)?;
    Ok(Reply::done().header("set-cookie", Cookie::Session.end(&server.settings)))
}

/// Closes the actor's account, once they have shown again that it is them.
pub(crate) fn say_goodbye(
    server: &Server,
    asked: &Asked<'_>,
    password: &str,
    account: &str,
) -> Result<(), Problem> {
    if server.settings.team {
        shown_again(server, asked, password)?;
    } else if asked.actor.account().is_none_or(|mine| mine.as_str() != account) {
        return Err(Problem::about(Code::Refused, "other-account"));
    }
    Ok(server.store.write(|change| change.close_account(&asked.actor))?)
}

/// Whether the actor knows the password of their account; as often as one may try to sign in.
fn shown_again(server: &Server, asked: &Asked<'_>, password: &str) -> Result<(), Problem> {
    let account = asked.actor.account().map_or("", |account| account.as_str());
    server.throttle.sign_in(account, asked.request.address)?;
    let hash = server.store.read(|view| view.my_password(&asked.actor))?;
    match server.passwords.verify(password, Some(&hash))? {
        Verdict::Wrong => Err(Problem::about(Code::Refused, "wrong-password")),
        Verdict::Right | Verdict::RightButWeak => Ok(()),
    }
}

fn password(server: &Server, asked: &Asked<'_>) -> Outcome {
    let given: NewPassword = asked.body()?;
    change_password(server, asked, &given.old, &given.new)?;
    Ok(Reply::done())
}

/// Gives the actor's account another password, which ends its other sessions and its tokens.
pub(crate) fn change_password(
    server: &Server,
    asked: &Asked<'_>,
    old: &str,
    new: &str,
) -> Result<(), Problem> {
    shown_again(server, asked, old)?;
    let account = server.store.read(|view| view.account(&asked.actor))?;
    acceptable(new, account.email.as_deref().unwrap_or_default(), &account.name)?;
    let hash = server.passwords.hash(new)?;
    Ok(server.store.write(|change| change.change_password(&asked.actor, &hash))?)
}

fn set_up(server: &Server, asked: &Asked<'_>) -> Outcome {
    let given: SetUp = asked.body()?;
    let SetUp { secret, email, name, language, password } = given;
    let session = found(server, &secret, Newcomer { email, name, language, password })?;
    signed_in(server, &session, 201)
}

/// Makes the first account of a team, and signs it in. The password is still the password itself.
pub(crate) fn found(server: &Server, secret: &str, newcomer: Newcomer) -> Result<Secret, Problem> {
    if !server.settings.team {
        return Err(Problem::about(Code::NotNow, "store-of-one-person"));
    }
    let founded = server.store.read(|view| Ok::<_, Problem>(view.is_founded()?))?;
    if founded {
        return Err(Problem::about(Code::NotFound, "link-is-over"));
    }
    let newcomer = hashed(server, newcomer)?;
    server.store.write(|change| {
        let account = change.found(secret, &newcomer).map_err(over)?;
        let_in(change, &account)
    })
}

/// A newcomer whose password is acceptable, with its hash in its place.
pub(super) fn hashed(server: &Server, newcomer: Newcomer) -> Result<Newcomer, Problem> {
    acceptable(&newcomer.password, &newcomer.email, &newcomer.name)?;
    let password = server.passwords.hash(&newcomer.password)?;
    Ok(Newcomer { password, ..newcomer })
}

/// A link that holds no more is no reason to sign in.
pub(crate) fn over(error: StoreError) -> Problem {
    match error {
        StoreError::Stale => Problem::about(Code::NotFound, "link-is-over"),
        error => error.into(),
    }
}

/// Whether somebody is signed in.
pub(crate) fn is_somebody(actor: &Actor) -> bool {
    actor.account().is_some()
}
