//! Accounts: coming in, signing in and out, passwords, sessions, tokens.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use std::time::Instant;

use serde_json::{Value, json};

use crate::world::{Answer, Outcome, PASSWORD, World};

/// What somebody sends to sign in.
fn sign_in(email: &str, password: &str) -> Value {
    json!({ "email": email, "password": password })
}

fn newcomer(secret: &str, email: &str) -> Value {
    json!({ "secret": secret, "email": email, "name": "Bas", "language": "nl", "password": PASSWORD })
}

#[test]
fn the_link_to_set_up_works_once_and_only_the_last_one() -> Outcome {
    let world = World::team()?;
    let secret_of = |link: String| link.rsplit('#').next().unwrap_or_default().to_owned();
    let first = secret_of(world.server.setup_link()?);
    let second = secret_of(world.server.setup_link()?);
    let found =
        |secret: &str| world.ask("POST", "/v1/setup", None, &[], Some(&newcomer(secret, "bas@example.org")));
    let refused = found(&first)?;
    assert_eq!((refused.code(), refused.rule()?), (404, "link-is-over".to_owned()));
    let made = found(&second)?;
    assert_eq!((made.code(), made.json()?["steward"].clone()), (201, json!(true)));
    assert!(made.header("set-cookie").is_some_and(|cookie| cookie.starts_with("maatstaf=")));
    assert_eq!(found(&second)?.code(), 404);
    assert!(world.server.setup_link().is_err(), "there is an account now");
    Ok(())
}

#[test]
fn whoever_is_set_up_by_a_page_is_signed_in() -> Outcome {
    let world = World::team()?;
    let link = world.server.setup_link()?;
    let fields = [
        ("link", link.as_str()),
        ("name", "Bas"),
        ("email", "bas@example.org"),
        ("password", PASSWORD),
        ("language", "nl"),
    ];
    let weak: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, if *name == "password" { "short" } else { *value }))
        .collect();
    let again = world.post("/set-up", None, &weak)?;
    assert_eq!(again.code(), 422);
    assert!(again.text().contains("12 characters") && again.text().contains("bas@example.org"));
    assert!(!again.text().contains("short"), "a password is not sent back");
    let made = world.post("/set-up", None, &fields)?;
    assert_eq!((made.code(), made.header("location")), (303, Some("/")));
    let cookie = made.cookie("maatstaf").ok_or("a cookie")?;
    assert!(
        world.page("/", Some(&cookie), "en")?.text().contains("<html lang=\"nl\">"),
        "their own language"
    );
    Ok(())
}

#[test]
fn signing_in_gives_a_session_and_signing_out_ends_it() -> Outcome {
    let world = World::founded()?;
    let answer =
        world.ask("POST", "/v1/session", None, &[], Some(&sign_in("ANNA@example.org ", PASSWORD)))?;
    assert_eq!(answer.code(), 200);
    let cookie = answer.cookie("maatstaf").ok_or("a cookie")?;
    let me = |cookie: &str| {
        world.ask("GET", "/v1/account", None, &[("cookie", &format!("maatstaf={cookie}"))], None)
    };
    assert_eq!(me(&cookie)?.json()?["name"], json!("Anna"));
    let out = world.ask("DELETE", "/v1/session", None, &[("cookie", &format!("maatstaf={cookie}"))], None)?;
    assert!(out.code() == 204 && out.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=0")));
    assert_eq!(me(&cookie)?.code(), 401);
    Ok(())
}

#[test]
fn a_wrong_password_and_an_unknown_address_cost_and_say_the_same() -> Outcome {
    let world = World::founded()?;
    let tried = |email: &str| -> Outcome<(u64, Answer)> {
        let before = world.server.password_hashes();
        let answer =
            world.ask("POST", "/v1/session", None, &[], Some(&sign_in(email, "a guess of a password")))?;
        Ok((world.server.password_hashes() - before, answer))
    };
    let (known, unknown) = (tried("anna@example.org")?, tried("nobody@example.org")?);
    assert_eq!(known, unknown, "status, headers and bytes");
    assert_eq!((known.0, known.1.code()), (1, 401));
    let page = |email: &str| {
        world.post("/sign-in", None, &[("email", email), ("password", "a guess of a password")])
    };
    let (known, unknown) = (page("anna@example.org")?, page("anne@example.org")?);
    assert_eq!(known.text().replace("anna@", "anne@"), unknown.text());
    assert_eq!(known.headers, unknown.headers);
    Ok(())
}

#[test]
fn somebody_who_is_kept_out_is_like_somebody_who_is_not_there() -> Outcome {
    let world = World::founded()?;
    let bas = world.member("bas@example.org", "Bas")?;
    let account = world.ask("GET", "/v1/account", Some(&bas), &[], None)?.json()?;
    let id = account["id"].as_str().ok_or("an id")?;
    let keep_out = json!({ "disabled": true });
    let anna = world.anna()?;
    let place = format!("/v1/accounts/{id}");
    assert_eq!(world.ask("PATCH", &place, Some(&anna), &[], Some(&keep_out))?.code(), 204);
    assert_eq!(world.ask("GET", "/v1/account", Some(&bas), &[], None)?.code(), 401, "from the next request");
    let before = world.server.password_hashes();
    let out = world.ask("POST", "/v1/session", None, &[], Some(&sign_in("bas@example.org", PASSWORD)))?;
    let nobody = world.ask("POST", "/v1/session", None, &[], Some(&sign_in("no@example.org", PASSWORD)))?;
    assert_eq!((out, world.server.password_hashes() - before), (nobody, 2));
    Ok(())
}

#[test]
fn who_tries_too_often_waits_whether_the_address_exists_or_not() -> Outcome {
    let world = World::founded()?;
    for email in ["anna@example.org", "nobody@example.org"] {
        let (began, before, mut tries) = (Instant::now(), world.server.password_hashes(), 0);
        let waits = loop {
            // In capitals it is the same address.
            let name = if tries % 2 == 0 { email.to_owned() } else { email.to_uppercase() };
            let answer = world.ask(
                "POST",
                "/v1/session",
                None,
                &[],
                Some(&sign_in(&name, "a guess of a password")),
            )?;
            if answer.code() == 429 {
                break answer;
            }
            assert_eq!(answer.code(), 401, "{email}");
            tries += 1;
        };
        // Ten at once, and one more every six seconds.
        assert!((10..=11 + began.elapsed().as_secs() / 6).contains(&tries), "{email}: {tries}");
        let wait: u64 = waits.header("retry-after").ok_or("how long")?.parse()?;
        assert!((1..=60).contains(&wait));
        assert_eq!(world.server.password_hashes() - before, tries, "no work is done for who waits");
    }
    Ok(())
}

#[test]
fn another_password_ends_other_sessions_and_tokens_but_not_this_one() -> Outcome {
    let world = World::founded()?;
    let (here, elsewhere) = (world.anna()?, world.anna()?);
    let token = world.token(&here, &["read", "account"])?;
    let new = "another sentence to sign in with";
    let change = |old: &str, new: &str| {
        world.ask("POST", "/v1/account/password", Some(&here), &[], Some(&json!({ "old": old, "new": new })))
    };
    let wrong = change("not the password at all", new)?;
    assert_eq!((wrong.code(), wrong.rule()?), (422, "wrong-password".to_owned()));
    for (weak, rule) in [("too short", "password-too-short"), ("anna@example.org", "password-is-name")] {
        let refused = change(PASSWORD, weak)?;
        assert_eq!((refused.code(), refused.rule()?.as_str()), (422, rule));
    }
    assert_eq!(change(PASSWORD, new)?.code(), 204);
    let look = |secret: &str| {
        Ok::<_, Box<dyn std::error::Error>>(world.ask("GET", "/v1/account", Some(secret), &[], None)?.code())
    };
    assert_eq!((look(&here)?, look(&elsewhere)?, look(&token)?), (200, 401, 401));
    let old = world.ask("POST", "/v1/session", None, &[], Some(&sign_in("anna@example.org", PASSWORD)))?;
    let new = world.ask("POST", "/v1/session", None, &[], Some(&sign_in("anna@example.org", new)))?;
    assert_eq!((old.code(), new.code()), (401, 200));
    Ok(())
}

#[test]
fn sessions_are_listed_and_ended_one_by_one_or_all_others_at_once() -> Outcome {
    let world = World::founded()?;
    let (here, second, third) = (world.anna()?, world.anna()?, world.anna()?);
    let list = world.ask("GET", "/v1/account/sessions", Some(&here), &[], None)?.json()?;
    let all = list["items"].as_array().ok_or("a list")?.clone();
    assert_eq!(all.iter().filter(|one| one["current"] == json!(true)).count(), 1);
    let count = all.len();
    let seconds = world.ask("GET", "/v1/account/sessions", Some(&second), &[], None)?.json()?;
    let own = seconds["items"].as_array().ok_or("a list")?.iter().find(|one| one["current"] == json!(true));
    let id = own.and_then(|one| one["id"].as_str()).ok_or("an id")?;
    let end = format!("/v1/account/sessions/{id}");
    assert_eq!(world.ask("DELETE", &end, Some(&here), &[], None)?.code(), 204);
    assert_eq!(world.ask("GET", "/v1/account", Some(&second), &[], None)?.code(), 401);
    assert_eq!(world.ask("DELETE", &end, Some(&here), &[], None)?.code(), 404);
    assert_eq!(world.ask("DELETE", "/v1/account/sessions", Some(&here), &[], None)?.code(), 204);
    assert_eq!(world.ask("GET", "/v1/account", Some(&third), &[], None)?.code(), 401);
    let left = world.ask("GET", "/v1/account/sessions", Some(&here), &[], None)?.json()?;
    assert_eq!((count > 2, left["items"].as_array().map(Vec::len)), (true, Some(1)));
    Ok(())
}

#[test]
fn a_closed_account_is_gone_with_its_sessions_and_its_address_is_free() -> Outcome {
    let world = World::founded()?;
    let bas = world.member("bas@example.org", "Bas")?;
    let close = |password: &str| {
        world.ask("DELETE", "/v1/account", Some(&bas), &[], Some(&json!({ "password": password })))
    };
    assert_eq!(close("not the password at all")?.rule()?, "wrong-password");
    assert_eq!(close(PASSWORD)?.code(), 204);
    assert_eq!(world.ask("GET", "/v1/account", Some(&bas), &[], None)?.code(), 401);
    assert_eq!(
        world.ask("POST", "/v1/session", None, &[], Some(&sign_in("bas@example.org", PASSWORD)))?.code(),
        401
    );
    assert!(!world.member("bas@example.org", "Somebody else")?.is_empty());
    Ok(())
}
