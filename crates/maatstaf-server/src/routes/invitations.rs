//! Invitations: links with which somebody gets an account or joins a provider, once.

use axum::http::Method;
use jiff::Timestamp;
use maatstaf_store::{Account, Id, Invitation, Newcomer, Reading, Role, Scope, Secret, Writing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::accounts::{hashed, is_somebody, over};
use super::sessions::{let_in, signed_in, until};
use crate::asked::{Asked, part_of};
use crate::problem::{Code, Problem};
use crate::reply::Reply;
use crate::route::{Outcome, Policy, Route, Run};
use crate::server::Server;

/// How long an invitation holds when nothing else is asked, in days. Our choice.
pub(crate) const DAYS: i64 = 14;

pub(crate) fn routes() -> Vec<Route> {
    let (all, one) = ("/v1/invitations", "/v1/invitations/{invitation}");
    let provider = "/v1/providers/{provider}/invitations";
    let of_provider = "/v1/providers/{provider}/invitations/{invitation}";
    let provide = Policy::Provider(Scope::Provide);
    vec![
        Route::new("invitations.look", Method::POST, "/v1/invitations/look", Policy::Link, Run::Look(look))
            .takes::<Link>(|| json!({ "secret": "maatstaf-invitation-…" }))
            .gives::<Invitation>(200),
        Route::new(
            "invitations.accept",
            Method::POST,
            "/v1/invitations/accept",
            Policy::Link,
            Run::Work(accept),
        )
        .takes::<Acceptance>(acceptance_example)
        .gives::<Account>(200)
        .shows_secret(),
        Route::new("invitations.list", Method::GET, all, Policy::Steward, Run::Look(list))
            .lists::<Invitation>(),
        Route::new("invitations.make", Method::POST, all, Policy::Steward, Run::Change(make))
            .takes::<NewInvitation>(|| json!({ "role": "coach" }))
            .gives::<MadeInvitation>(201)
            .shows_secret(),
        Route::new("invitations.revoke", Method::DELETE, one, Policy::Steward, Run::Change(revoke)),
        Route::new("providers.invitations", Method::GET, provider, provide, Run::Look(list))
            .lists::<Invitation>(),
        Route::new("providers.invite", Method::POST, provider, provide, Run::Change(make))
            .takes::<NewInvitation>(|| json!({ "role": "assessor" }))
            .gives::<MadeInvitation>(201)
            .shows_secret(),
        Route::new("providers.revoke-invitation", Method::DELETE, of_provider, provide, Run::Change(revoke)),
    ]
}

/// The secret of a link.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Link {
    /// What stands behind the `#` of the link.
    secret: String,
}

/// Somebody who accepts an invitation. Who is signed in joins with the account that they have and gives the secret alone.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Acceptance {
    /// What stands behind the `#` of the link.
    secret: String,
    /// The e-mail address to sign in with.
    #[serde(default)]
    email: String,
    /// What they are called.
    #[serde(default)]
    name: String,
    /// The language that they read: `en` or `nl`.
    #[serde(default)]
    language: String,
    /// The password: 12 to 256 characters.
    #[serde(default)]
    password: String,
}

/// An invitation to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewInvitation {
    /// What whoever accepts it will be.
    role: Role,
    /// Until when it holds, at most 400 days; 14 days when it is left out.
    #[serde(default)]
    expires: Option<Timestamp>,
}

/// An invitation that was made.
#[derive(Debug, Serialize, JsonSchema)]
struct MadeInvitation {
    #[serde(flatten)]
    invitation: Invitation,
    /// The secret, shown this once.
    secret: String,
    /// The link to send, which holds the secret.
    link: String,
}

fn acceptance_example() -> Value {
    json!({
        "secret": "maatstaf-invitation-…", "email": "bas@example.org", "name": "Bas Jansen", "language": "nl",
        "password": "a long sentence to sign in with",
    })
}

fn look(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let link: Link = asked.body()?;
    Ok(Reply::json(&view.invitation(&link.secret).map_err(over)?))
}

fn accept(server: &Server, asked: &Asked<'_>) -> Outcome {
    let given: Acceptance = asked.body()?;
    if is_somebody(&asked.actor) {
        let account = server.store.write(|change| {
            change.join_by_invitation(&given.secret, &asked.actor).map_err(over)?;
            Ok::<_, Problem>(change.account(&asked.actor)?)
        })?;
        return Ok(Reply::json(&account));
    }
    let Acceptance { secret, email, name, language, password } = given;
    let session = welcome(server, &secret, Newcomer { email, name, language, password })?;
    signed_in(server, &session, 200)
}

/// Makes an account for who was invited, and signs it in. The password is still the password itself.
pub(crate) fn welcome(server: &Server, secret: &str, newcomer: Newcomer) -> Result<Secret, Problem> {
    // A link that does not hold is not worth a hash.
    server.store.read(|view| view.invitation(secret)).map_err(over)?;
    let newcomer = hashed(server, newcomer)?;
    server.store.write(|change| {
        let account = change.accept_invitation(secret, &newcomer).map_err(over)?;
        let_in(change, &account)
    })
}

fn list(view: &Reading<'_>, asked: &Asked<'_>) -> Outcome {
    let (after, most) = asked.part()?;
    let found = view.invitations(&asked.actor, provider(asked).as_ref(), &after, most + 1)?;
    Ok(part_of(found, most, |invitation| invitation.id.to_string()))
}

fn make(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    let new: NewInvitation = asked.body()?;
    let expires = until(change.now(), new.expires, DAYS)?;
    let (invitation, secret) = change.invite(&asked.actor, provider(asked).as_ref(), new.role, expires)?;
    let place =
        format!("{}/{}", asked.route.path.replace("{provider}", asked.text("provider")), invitation.id);
    let link = link(asked.server, &secret);
    Ok(Reply::made(&place, &MadeInvitation { invitation, secret: secret.reveal().to_owned(), link }))
}

/// The link of an invitation. What stands behind `#` a browser never sends, so it is in no log.
pub(crate) fn link(server: &Server, secret: &Secret) -> String {
    format!("{}/invitation#{}", server.settings.base(), secret.reveal())
}

fn revoke(change: &Writing<'_>, asked: &Asked<'_>) -> Outcome {
    // The path says whose invitation it is, and it must be theirs.
    let (id, all) =
        (asked.id("invitation"), change.invitations(&asked.actor, provider(asked).as_ref(), "", u32::MAX)?);
    if !all.iter().any(|invitation| invitation.id == id) {
        return Err(Problem::new(Code::NotFound));
    }
    change.revoke_invitation(&asked.actor, &id)?;
    Ok(Reply::done())
}

/// The provider of the path, when there is one.
fn provider(asked: &Asked<'_>) -> Option<Id> {
    asked.request.parameters.get("provider").map(|id| id.as_str().into())
}
