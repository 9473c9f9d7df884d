//! Signing in and out, and where somebody is signed in.

use axum::http::Method;
use jiff::Timestamp;
use maatstaf_store::{Account, Id, Reading, Scope, Secret, Session, Writing};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::asked::{Asked, part_of};
use crate::cookie::{Cookie, SESSION};
use crate::password::Verdict;
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::server::Server;

pub(crate) fn routes() -> Vec<Route> {
    let (mine, all, one) = ("/v1/session", "/v1/account/sessions", "/v1/account/sessions/{session}");
    vec![
        Route::new("sessions.begin", Method::POST, mine, Policy::Anyone, Run::Work(begin))
            .takes::<SignIn>(example)
            .gives::<Account>(200)
            .shows_secret(),
        Route::new("sessions.leave", Method::DELETE, mine, Policy::Anyone, Run::Change(leave)),
        Route::new("sessions.list", Method::GET, all, Policy::Person(Scope::Account), Run::Look(list))
            .lists::<Session>(),
        Route::new(
            "sessions.end-others",
            Method::DELETE,
            all,
            Policy::Person(Scope::Account),
            Run::Change(end_others),
        ),
        Route::new("sessions.end", Method::DELETE, one, Policy::Person(Scope::Account), Run::Change(end)),
    ]
}

/// Who signs in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    /// The e-mail address of the account.
    email: String,
    /// Its password.
    password: String,
}

fn example() -> Value {
    json!({ "email": "anna@example.org", "password": "a long sentence to sign in with" })
}

fn begin(server: &Server, asked: &Asked<'_>) -> Outcome {
    let given: SignIn = asked.body()?;
    let secret = sign_in(server, asked, &given.email, &given.password)?;
    signed_in(server, &secret, 200)
}

/// The account that was signed in to, and the cookie of its session.
pub(super) fn signed_in(server: &Server, secret: &Secret, status: u16) -> Outcome {
    let account = server.store.read(|view| view.account(&view.actor(Some(secret.reveal()))?))?;
    let cookie = Cookie::Session.set(&server.settings, secret.reveal());
    Ok(Reply { status, ..Reply::json(&account) }.header("set-cookie", cookie))
}

/// Signs somebody in who knows their password. What goes wrong does not tell whether there is such an account.
pub(crate) fn sign_in(
    server: &Server,
    asked: &Asked<'_>,
    email: &str,
    password: &str,
) -> Result<Secret, Problem> {
    if !server.settings.team {
        return Err(Problem::about(Code::NotNow, "store-of-one-person"));
    }
    server.throttle.sign_in(email, asked.request.address)?;
    let known = server.store.read(|view| view.password_of(email))?;
    let hash = known.as_ref().map(|(_, hash)| hash.as_str());
    let verdict = server.passwords.verify(password, hash)?;
    let Some((account, _)) = known.filter(|_| verdict != Verdict::Wrong) else {
        return Err(Problem::about(Code::SignInNeeded, "wrong-password"));
    };
    // The only moment at which the password itself is at hand.
    let stronger = (verdict == Verdict::RightButWeak).then(|| server.passwords.hash(password)).transpose()?;
    server.store.write(|change| {
        if let Some(stronger) = &stronger {
            change.strengthen_password(&account, stronger)?;
        }
        let_in(change, &account)
    })
}

/// Gives an account a session.
pub(crate) fn let_in(change: &Writing<'_>, account: &Id) -> Result<Secret, Problem> {
    let failed = |_| Problem::new(Code::Failed);
    Ok(change.begin_session(account, change.now().checked_add(SESSION).map_err(failed)?)?)
}

fn leave(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.end_session(&asked.actor)?;
    Ok(Reply::done().header("set-cookie", Cookie::Session.end(&asked.server.settings)))
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let mut sessions = view.sessions(&asked.actor)?;
    sessions.retain(|session| session.id.as_str() > after.as_str());
    Ok(part_of(sessions, most, |session| session.id.to_string()))
}

fn end_others(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.end_sessions(&asked.actor)?;
    Ok(Reply::done())
}

fn end(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    change.end_other_session(&asked.actor, &asked.id("session"))?;
    Ok(Reply::done())
}

/// When something ends that was asked to hold until a moment, or else for so many days.
pub(crate) fn until(now: Timestamp, asked: Option<Timestamp>, days: i64) -> Result<Timestamp, Problem> {
    let otherwise = || now.checked_add(jiff::SignedDuration::from_hours(days * 24));
    asked.map_or_else(otherwise, Ok).map_err(|_| Problem::about(Code::Refused, "expires"))
}
