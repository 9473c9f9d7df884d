//! Accounts: coming in, signing in and out, passwords, sessions, tokens.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use std::time::Instant;

use argon2::password_hash::PasswordHasher as _;
use argon2::{Algorithm, Argon2, Params, Version};
use jiff::SignedDuration;
use maatstaf_store::{Newcomer, Role};
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
fn a_hash_of_less_work_is_made_anew_when_its_owner_signs_in_and_at_no_other_time() -> Outcome {
    let world = World::founded()?;
    let (email, store) = ("bas@example.org", world.server.store());
    let less = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8_192, 1, 1, None)?);
    let password = less.hash_password(PASSWORD.as_bytes())?.to_string();
    let (name, language) = ("Bas".to_owned(), "en".to_owned());
    let bas = Newcomer { email: email.to_owned(), name, language, password: password.clone() };
    let anna = world.actor(&world.anna()?)?;
    store.write(|change| {
        let day = change.now() + SignedDuration::from_hours(24);
        let (_, link) = change.invite(&anna, None, Role::Coach, day)?;
        change.accept_invitation(link.reveal(), &bas)
    })?;
    let kept = || {
        store.read(|view| Ok::<_, maatstaf_store::StoreError>(view.password_of(email)?.map(|(_, hash)| hash)))
    };
    let tried = |password: &str| -> Outcome<(u16, u64)> {
        let before = world.server.password_hashes();
        let answer = world.ask("POST", "/v1/session", None, &[], Some(&sign_in(email, password)))?;
        Ok((answer.code(), world.server.password_hashes() - before))
    };
    assert_eq!(tried("a guess of a password")?, (401, 1));
    assert_eq!(kept()?, Some(password.clone()), "a guess changes nothing");
    assert_eq!(tried(PASSWORD)?, (200, 2), "held against the old hash, then made anew");
    let stronger = kept()?.ok_or("a hash")?;
    assert!(stronger.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stronger}");
    assert_eq!((tried(PASSWORD)?, tried("a guess of a password")?), ((200, 1), (401, 1)));
    assert_eq!(kept()?, Some(stronger), "once");
    let page = world.post("/sign-in", None, &[("email", email), ("password", PASSWORD)])?;
    assert_eq!((page.code(), page.header("location")), (303, Some("/")));
    let trail = world.ask("GET", "/v1/audit?limit=200", Some(&world.anna()?), &[], None)?.text();
    assert_eq!(trail.matches("strengthen-password").count(), 1);
    Ok(())
}

#[test]
fn an_account_is_closed_by_its_page_with_the_password_and_a_tick() -> Outcome {
    let world = World::founded()?;
    let bas = world.member("bas@example.org", "Bas")?;
    let cookie = format!("maatstaf={bas}");
    let sample = world.post("/portfolios/sample", Some(&cookie), &[])?;
    let place = sample.header("location").ok_or("a place")?.to_owned();
    let page = world.page("/account/close", Some(&bas), "nl")?.text();
    assert!(page.contains("action=\"/account/close\"") && page.contains("name=\"password\""));
    let close = |fields: &[(&str, &str)]| world.post("/account/close", Some(&cookie), fields);
    for (fields, says) in [
        (vec![("password", PASSWORD)], "Vink het vakje aan"),
        (vec![("password", "a guess of a password"), ("sure", "yes")], "achtwoord"),
        (vec![("sure", "yes")], "achtwoord"),
    ] {
        let refused = close(&fields)?;
        assert!(refused.code() == 422 && refused.text().contains(says), "{says}: {}", refused.code());
        assert!(!refused.text().contains("a guess"), "a password is not sent back");
    }
    assert_eq!(world.page(&place, Some(&bas), "nl")?.code(), 200, "nothing was erased yet");
    let closed = close(&[("password", PASSWORD), ("sure", "yes")])?;
    assert_eq!((closed.code(), closed.header("location")), (303, Some("/sign-in")));
    assert_eq!(closed.cookie("maatstaf"), Some(String::new()), "the browser forgets the session");
    assert_eq!(world.page("/", Some(&bas), "nl")?.header("location"), Some("/sign-in"));
    let again = world.post("/sign-in", None, &[("email", "bas@example.org"), ("password", PASSWORD)])?;
    assert_eq!(again.code(), 401);
    // Who looks after the server alone stays as long as there is anybody else.
    world.member("cora@example.org", "Cora")?;
    let last = format!("maatstaf={}", world.anna()?);
    let refused = world.post("/account/close", Some(&last), &[("password", PASSWORD), ("sure", "yes")])?;
    assert_eq!(refused.code(), 409);
    Ok(())
}

#[test]
fn one_person_closes_their_account_by_its_page_without_a_password() -> Outcome {
    let world = World::new(maatstaf_server::Settings::default())?;
    let only = world.only_person()?;
    let cookie = format!("maatstaf={only}");
    let sample = world.post("/portfolios/sample", Some(&cookie), &[])?;
    let place = sample.header("location").ok_or("a place")?.to_owned();
    assert!(!world.page("/account/close", Some(&only), "en")?.text().contains("password"));
    assert_eq!(world.post("/account/close", Some(&cookie), &[])?.code(), 422);
    assert_eq!(world.page(&place, Some(&only), "en")?.code(), 200);
    assert_eq!(world.post("/account/close", Some(&cookie), &[("sure", "yes")])?.code(), 303);
    assert_eq!(world.page(&place, Some(&only), "en")?.header("location"), Some("/sign-in"));
    let anew = world.only_person()?;
    assert_eq!(world.page(&place, Some(&anew), "en")?.code(), 404, "it was erased");
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
