//! Invitations and tokens.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::world::{Outcome, PASSWORD, World};

fn acceptance(secret: &str, email: &str) -> Value {
    json!({ "secret": secret, "email": email, "name": "Bas", "language": "nl", "password": PASSWORD })
}

#[test]
fn an_invitation_makes_one_account_once() -> Outcome {
    let world = World::founded()?;
    let secret = world.invitation(&world.anna()?, "/v1/invitations", "coach")?;
    let look = world.ask("POST", "/v1/invitations/look", None, &[], Some(&json!({ "secret": secret })))?;
    assert_eq!((look.code(), look.json()?["role"].clone()), (200, json!("coach")));
    let accept = |email: &str| {
        world.ask("POST", "/v1/invitations/accept", None, &[], Some(&acceptance(&secret, email)))
    };
    let taken = accept("anna@example.org")?;
    assert_eq!((taken.code(), taken.rule()?), (422, "email".to_owned()), "the address is in use");
    let made = accept("bas@example.org")?;
    assert_eq!((made.code(), made.json()?["email"].clone()), (200, json!("bas@example.org")));
    assert!(made.cookie("maatstaf").is_some(), "signed in at once");
    let before = world.server.password_hashes();
    let again = accept("cas@example.org")?;
    assert_eq!((again.code(), again.rule()?), (404, "link-is-over".to_owned()));
    assert_eq!(world.server.password_hashes(), before, "a link that is over is not worth a hash");
    Ok(())
}

#[test]
fn somebody_with_an_account_joins_a_provider_with_it() -> Outcome {
    let world = World::founded()?;
    let (anna, bas) = (world.anna()?, world.member("bas@example.org", "Bas")?);
    let provider =
        world.ask("POST", "/v1/providers", Some(&anna), &[], Some(&json!({ "name": "School" })))?.json()?;
    let invitations = format!("/v1/providers/{}/invitations", provider["id"].as_str().ok_or("an id")?);
    let secret = world.invitation(&anna, &invitations, "assessor")?;
    let join =
        || world.ask("POST", "/v1/invitations/accept", Some(&bas), &[], Some(&json!({ "secret": secret })));
    assert_eq!(join()?.code(), 200);
    assert_eq!(join()?.code(), 404);
    let own = world.ask("GET", "/v1/providers", Some(&bas), &[], None)?.json()?;
    assert_eq!((&own["items"][0]["name"], &own["items"][0]["role"]), (&json!("School"), &json!("assessor")));
    // One that makes an account is not for who has one, and goes on holding.
    let account = world.invitation(&anna, "/v1/invitations", "coach")?;
    let refused =
        world.ask("POST", "/v1/invitations/accept", Some(&bas), &[], Some(&json!({ "secret": account })))?;
    assert_eq!((refused.code(), refused.rule()?), (409, "has-account".to_owned()));
    let other = world.ask(
        "POST",
        "/v1/invitations/accept",
        None,
        &[],
        Some(&acceptance(&account, "cas@example.org")),
    )?;
    assert_eq!(other.code(), 200);
    Ok(())
}

#[test]
fn an_invitation_that_was_taken_back_is_over() -> Outcome {
    let world = World::founded()?;
    let anna = world.anna()?;
    let made = world.ask("POST", "/v1/invitations", Some(&anna), &[], Some(&json!({ "role": "coach" })))?;
    let (place, made) = (made.header("location").ok_or("a place")?.to_owned(), made.json()?);
    assert_eq!(world.ask("DELETE", &place, Some(&anna), &[], None)?.code(), 204);
    let secret = made["secret"].as_str().ok_or("a secret")?;
    let over = world.ask(
        "POST",
        "/v1/invitations/accept",
        None,
        &[],
        Some(&acceptance(secret, "bas@example.org")),
    )?;
    assert_eq!((over.code(), over.rule()?), (404, "link-is-over".to_owned()));
    Ok(())
}

#[test]
fn an_invitation_is_accepted_on_pages_by_pasting_its_link() -> Outcome {
    let world = World::founded()?;
    let anna = world.anna()?;
    let made =
        world.ask("POST", "/v1/invitations", Some(&anna), &[], Some(&json!({ "role": "coach" })))?.json()?;
    let link = made["link"].as_str().ok_or("a link")?;
    let wrong = world.post("/invitation", None, &[("link", "https://example.org/invitation#nothing")])?;
    assert_eq!(wrong.code(), 404);
    let pasted = world.post("/invitation", None, &[("link", link)])?;
    assert_eq!((pasted.code(), pasted.header("location")), (303, Some("/invitation/accept")));
    let kept = pasted.cookie("maatstaf-link").ok_or("a cookie")?;
    let cookie = format!("maatstaf-link={kept}");
    let page = world.ask("GET", "/invitation/accept", None, &[("cookie", &cookie)], None)?;
    assert_eq!(page.code(), 200);
    let fields = [("name", "Bas"), ("email", "bas@example.org"), ("password", PASSWORD), ("language", "nl")];
    let done = world.post("/invitation/accept", Some(&cookie), &fields)?;
    assert_eq!((done.code(), done.header("location")), (303, Some("/")));
    assert!(done.cookie("maatstaf").is_some_and(|session| !session.is_empty()));
    assert_eq!(done.cookie("maatstaf-link").as_deref(), Some(""));
    Ok(())
}

#[test]
fn a_token_is_shown_once_and_does_what_it_was_made_for() -> Outcome {
    let world = World::founded()?;
    let anna = world.anna()?;
    let token = world.token(&anna, &["read"])?;
    let list = world.ask("GET", "/v1/account/tokens", Some(&anna), &[], None)?;
    assert!(!list.text().contains(&token) && list.json()?["items"][0]["name"] == json!("a program"));
    assert_eq!(world.ask("GET", "/v1/documents?kind=portfolio", Some(&token), &[], None)?.code(), 200);
    let less = world.ask("GET", "/v1/account/tokens", Some(&token), &[], None)?;
    assert_eq!((less.code(), less.rule()?), (403, "account".to_owned()), "it names the scope");
    Ok(())
}

#[test]
fn nobody_makes_a_token_for_more_than_they_have() -> Outcome {
    let world = World::founded()?;
    let (anna, bas) = (world.anna()?, world.member("bas@example.org", "Bas")?);
    let make = |secret: &str, scopes: &[&str]| {
        world.ask(
            "POST",
            "/v1/account/tokens",
            Some(secret),
            &[],
            Some(&json!({ "name": "a program", "scopes": scopes })),
        )
    };
    let less = world.token(&anna, &["account", "read"])?;
    assert_eq!(make(&less, &["read"])?.code(), 201);
    for (who, scopes) in [(&less, vec!["read", "write"]), (&bas, vec!["steward"]), (&anna, vec![])] {
        let refused = make(who, &scopes)?;
        assert_eq!((refused.code(), refused.rule()?), (422, "scopes".to_owned()), "{scopes:?}");
    }
    assert_eq!(make(&anna, &["steward"])?.code(), 201);
    assert_eq!(make(&anna, &["everything"])?.code(), 422);
    Ok(())
}

#[test]
fn a_token_ends_on_its_day_and_when_it_is_taken_back() -> Outcome {
    let world = World::founded()?;
    let anna = world.anna()?;
    let make = |hours: i64| {
        let expires = Timestamp::now() + SignedDuration::from_hours(hours);
        let body = json!({ "name": "a program", "scopes": ["read"], "expires": expires });
        world.ask("POST", "/v1/account/tokens", Some(&anna), &[], Some(&body))
    };
    for hours in [-1, 401 * 24] {
        assert_eq!(make(hours)?.rule()?, "expires", "{hours}");
    }
    let answer = make(2)?;
    let (place, token) = (answer.header("location").ok_or("a place")?.to_owned(), answer.json()?);
    let secret = token["secret"].as_str().ok_or("a secret")?;
    let look = || {
        Ok::<_, Box<dyn std::error::Error>>(world.ask("GET", "/v1/account", Some(secret), &[], None)?.code())
    };
    assert_eq!(look()?, 200);
    world.later(SignedDuration::from_hours(3));
    assert_eq!(look()?, 401, "it has expired");
    world.later(SignedDuration::from_hours(-3));
    assert_eq!(look()?, 200);
    assert_eq!(world.ask("DELETE", &place, Some(&anna), &[], None)?.code(), 204);
    assert_eq!(look()?, 401, "from the next request");
    Ok(())
}
