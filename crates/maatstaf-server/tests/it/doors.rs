//! How somebody comes in: cookies, origins, names of the server, the key of one person, and doing things once.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use std::time::{Duration, Instant};

use maatstaf_server::Settings;
use serde_json::{Value, json};

use crate::world::{Outcome, PASSWORD, World};

/// The attributes of the first cookie that is set, behind its name and value.
fn attributes(cookie: &str) -> Vec<&str> {
    cookie.split("; ").skip(1).collect()
}

#[test]
fn behind_tls_a_cookie_belongs_to_this_host_alone() -> Outcome {
    let mut settings = Settings::default();
    (settings.team, settings.behind_proxy) = (true, true);
    settings.public = Some("https://maatstaf.example".to_owned());
    let world = World::new(settings)?;
    let link = world.server.setup_link()?;
    assert!(link.starts_with("https://maatstaf.example/set-up#"));
    let secret = link.rsplit('#').next().unwrap_or_default();
    let body = json!({ "secret": secret, "email": "a@example.org", "name": "A", "language": "en", "password": PASSWORD });
    let headers = [("host", "maatstaf.example")];
    let made = world.ask("POST", "/v1/setup", None, &headers, Some(&body))?;
    let cookie = made.header("set-cookie").ok_or("a cookie")?;
    let wanted = ["Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=2592000", "Secure"];
    assert!(cookie.starts_with("__Host-maatstaf=") && attributes(cookie) == wanted, "{cookie}");
    assert!(made.header("strict-transport-security").is_some());
    // The name without the prefix is nobody's.
    let session = made.cookie("__Host-maatstaf").ok_or("a session")?;
    for (name, code) in [("__Host-maatstaf", 200), ("maatstaf", 401)] {
        let headers = [("host", "maatstaf.example"), ("cookie", &format!("{name}={session}"))];
        assert_eq!(world.ask("GET", "/v1/account", None, &headers, None)?.code(), code, "{name}");
    }
    Ok(())
}

#[test]
fn on_this_machine_a_cookie_has_a_plain_name() -> Outcome {
    let world = World::founded()?;
    let body = json!({ "email": "anna@example.org", "password": PASSWORD });
    let answer = world.ask("POST", "/v1/session", None, &[], Some(&body))?;
    let cookie = answer.header("set-cookie").ok_or("a cookie")?;
    let wanted = ["Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=2592000"];
    assert!(cookie.starts_with("maatstaf=") && attributes(cookie) == wanted, "{cookie}");
    assert!(answer.header("strict-transport-security").is_none());
    Ok(())
}

#[test]
fn a_page_of_somebody_else_changes_nothing_with_a_cookie() -> Outcome {
    let world = World::founded()?;
    let anna = world.anna()?;
    let (cookie, new) = (format!("maatstaf={anna}"), json!({ "name": "Anna B" }));
    let change = |how: (&str, &str), headers: &[(&str, &str)]| {
        let mut all = vec![how];
        all.extend(headers);
        world.ask("PATCH", "/v1/account", None, &all, Some(&new))
    };
    let bearer = format!("Bearer {anna}");
    let foreign: [&[(&str, &str)]; 8] = [
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://127.0.0.1:7113")],
        &[("origin", "http://127.0.0.1:7112.evil.example")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "null")],
        &[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")],
    ];
    for headers in foreign {
        let refused = change(("cookie", &cookie), headers)?;
        assert_eq!(
            (refused.code(), &refused.json()?["type"]),
            (403, &json!("/v1/problems/foreign-origin")),
            "{headers:?}"
        );
        // A browser does not add a token by itself: whoever sends one means it.
        assert_eq!(change(("authorization", &bearer), headers)?.code(), 200, "{headers:?}");
    }
    let own: [&[(&str, &str)]; 4] = [
        &[],
        &[("origin", "http://127.0.0.1:7112")],
        &[("sec-fetch-site", "same-origin"), ("origin", "null")],
        &[("sec-fetch-site", "none")],
    ];
    for headers in own {
        assert_eq!(change(("cookie", &cookie), headers)?.code(), 200, "{headers:?}");
    }
    Ok(())
}

#[test]
fn a_name_that_is_not_ours_is_refused_on_every_route() -> Outcome {
    for world in [World::founded()?, World::new(Settings::default())?] {
        for path in ["/", "/v1", "/v1/account", "/assets/style.css", "/docs", "/open?key=x"] {
            for host in ["evil.example", "127.0.0.1.evil.example:7112", ""] {
                let answer = world.ask("GET", path, None, &[("host", host)], None)?;
                assert_eq!((answer.code(), answer.header("set-cookie")), (421, None), "{path} as {host:?}");
            }
        }
    }
    Ok(())
}

#[test]
fn the_key_of_one_person_opens_once_and_only_there() -> Outcome {
    let world = World::new(Settings::default())?;
    let link = world.server.opening_link()?;
    let path = link.strip_prefix("http://127.0.0.1:7112").ok_or("the address")?;
    let opened = world.page(path, None, "nl")?;
    assert_eq!((opened.code(), opened.header("location")), (303, Some("/app/")));
    let session = opened.cookie("maatstaf").ok_or("a session")?;
    let home = world.page("/", Some(&session), "en")?;
    assert!(
        home.code() == 200 && home.text().contains("<html lang=\"nl\">"),
        "the language of their browser"
    );
    assert_eq!(world.page(path, None, "nl")?.code(), 404);
    assert_eq!(world.page("/open", None, "nl")?.code(), 404);
    assert_eq!(world.page("/", None, "nl")?.header("location"), Some("/sign-in"));
    assert!(World::founded()?.server.opening_link().is_err());
    Ok(())
}

#[test]
fn the_same_request_with_its_key_is_done_once() -> Outcome {
    let world = World::founded()?;
    let (anna, bas) = (world.anna()?, world.member("bas@example.org", "Bas")?);
    let portfolio = json!({ "maatstaf": 1, "framework": "emcc-2015", "holder": "c-1", "as_of": "2026-06-30", "evidence": [] });
    let new = |title: &str| json!({ "kind": "portfolio", "title": title, "document": portfolio });
    let make = |who: &str, key: &str, title: &str| {
        world.ask("POST", "/v1/documents", Some(who), &[("idempotency-key", key)], Some(&new(title)))
    };
    let (first, again) = (make(&anna, "one", "Mine")?, make(&anna, "one", "Mine")?);
    assert_eq!((first.code(), &first), (201, &again));
    assert_eq!(make(&anna, "one", "Another")?.json()?["type"], json!("/v1/problems/key-reused"));
    assert_ne!(make(&bas, "one", "Mine")?.json()?["id"], first.json()?["id"], "keys are one's own");
    let all = world.ask("GET", "/v1/documents?kind=portfolio", Some(&anna), &[], None)?.json()?;
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1));
    // What holds a secret is not kept to be told again.
    let body = json!({ "name": "a program", "scopes": ["read"] });
    let token =
        || world.ask("POST", "/v1/account/tokens", Some(&anna), &[("idempotency-key", "two")], Some(&body));
    let (first, again) = (token()?, token()?);
    assert_eq!(
        (first.code(), again.code(), &again.json()?["type"]),
        (201, 409, &json!("/v1/problems/done-before"))
    );
    let tokens = world.ask("GET", "/v1/account/tokens", Some(&anna), &[], None)?.json()?;
    assert_eq!(tokens["items"].as_array().map(Vec::len), Some(1));
    Ok(())
}

#[test]
fn a_problem_is_said_in_the_language_that_is_asked_for() -> Outcome {
    let world = World::founded()?;
    let cases = [
        (None, "Sign in first"),
        (Some("nl-NL,nl;q=0.9,en;q=0.8"), "Meld je eerst aan"),
        (Some("fr, nl;q=0.5"), "Meld je eerst aan"),
        (Some("en-GB"), "Sign in first"),
        (Some("fr"), "Sign in first"),
    ];
    for (language, title) in cases {
        let headers: Vec<(&str, &str)> =
            language.map(|language| ("accept-language", language)).into_iter().collect();
        let answer = world.ask("GET", "/v1/account", None, &headers, None)?;
        assert_eq!((answer.code(), answer.header("content-type")), (401, Some("application/problem+json")));
        assert_eq!(answer.json()?["title"], json!(title), "{language:?}");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    }
    // Also where there is no route to know it.
    for (method, path, title) in
        [("GET", "/v1/nothing", "Niet gevonden"), ("PATCH", "/v1/estimate", "Niet met deze methode")]
    {
        let answer = world.ask(method, path, None, &[("accept-language", "nl")], None)?;
        assert_eq!(answer.json()?["title"], json!(title), "{method} {path}: {}", answer.text());
    }
    let anna = world.anna()?;
    let (nothing, too_much) = (json!({}), json!({ "name": 1, "scopes": [], "more": true }));
    for body in [&nothing, &too_much] {
        let answer =
            world.ask("POST", "/v1/account/tokens", Some(&anna), &[("accept-language", "nl")], Some(body))?;
        let problems = answer.json()?["problems"].as_array().cloned().unwrap_or_default();
        assert!(answer.code() == 422 && problems.len() >= 2, "all at once: {problems:?}");
        assert!(problems.iter().all(|one: &Value| one["message"].is_string() && one["path"].is_string()));
    }
    Ok(())
}

#[test]
fn who_asks_too_often_waits_and_nobody_else_does() -> Outcome {
    let mut settings = Settings::default();
    (settings.team, settings.behind_proxy, settings.rate) = (true, true, Some(5));
    settings.public = Some("https://maatstaf.example".to_owned());
    let world = World::new(settings)?;
    let from = |address: &str, path: &str| {
        let headers = [("host", "maatstaf.example"), ("x-forwarded-for", address), ("accept-language", "nl")];
        world.ask("GET", path, None, &headers, None)
    };
    // Twice as many at once as in a second, from an address or from the part of IPv6 that one customer has.
    for (address, neighbour) in [("192.0.2.1", "192.0.2.1"), ("2001:db8::1", "2001:db8::ffff:2")] {
        let (began, mut tries) = (Instant::now(), 0);
        let waits = loop {
            let answer = from(if tries % 2 == 0 { address } else { neighbour }, "/v1")?;
            if answer.code() != 200 {
                break answer;
            }
            tries += 1;
        };
        let most = 11 + began.elapsed().as_millis() / 200;
        assert!((10..=most).contains(&tries), "{address}: {tries} and not 10 to {most}");
        assert_eq!((waits.code(), waits.header("retry-after")), (429, Some("1")));
        assert!(waits.json()?["title"].as_str().is_some_and(|title| !title.is_empty()));
    }
    let page = from("192.0.2.1", "/sign-in")?;
    if page.code() == 429 {
        assert_eq!(page.header("retry-after"), Some("1"));
        assert!(page.text().contains("<html lang=\"nl\">"), "a page waits with a page");
    }
    // Others are not made to wait, whatever somebody writes in front of what the proxy saw.
    for address in ["192.0.2.2", "2001:db8:0:1::1", "192.0.2.1, 192.0.2.3"] {
        assert_eq!(from(address, "/v1")?.code(), 200, "{address}");
    }
    std::thread::sleep(Duration::from_millis(1_100));
    assert_eq!(from("192.0.2.1", "/v1")?.code(), 200, "after the time that was said");
    Ok(())
}

#[test]
fn one_person_is_never_made_to_wait() -> Outcome {
    let mut settings = Settings::default();
    settings.rate = Some(1);
    let world = World::new(settings)?;
    for _ in 0..50 {
        assert_eq!(world.ask("GET", "/v1", None, &[], None)?.code(), 200);
    }
    Ok(())
}
