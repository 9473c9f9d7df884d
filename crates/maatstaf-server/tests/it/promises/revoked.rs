//! What was taken back is gone with the next request.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::asker::{Answer, Asker, Asking, NEWCOMER, PASSWORD, folder, settings};
use super::town::{Town, Tried};

/// One way to lose something: a request that is answered, what others do, and what the same request is answered then.
#[derive(Clone)]
struct Loss {
    name: &'static str,
    who: &'static str,
    asks: Asking,
    deeds: Vec<(&'static str, Asking)>,
    then: u16,
}

fn delete(path: impl AsRef<str>) -> Asking {
    Asking::bare("DELETE", path.as_ref())
}

fn patch(path: &str, body: &Value) -> Asking {
    Asking::json("PATCH", path, body)
}

#[test]
fn a_revocation_holds_from_the_next_request() -> Tried {
    let town = Town::build()?;
    let losses = [of_shares(&town)?, of_people(&town)?, of_providers(&town)?].concat();
    for loss in &losses {
        let asker = Asker::of(&town)?;
        let ask = || asker.ask(town.secret(loss.who), &loss.asks);
        let before = ask()?;
        assert!(before.status < 300, "{}: {} before: {}", loss.name, before.status, before.start());
        for (by, deed) in &loss.deeds {
            let done = asker.ask(town.secret(by), deed)?;
            assert!(
                done.status < 300,
                "{}: {} {} by {by}: {}",
                loss.name,
                deed.method,
                deed.path,
                done.start()
            );
        }
        let after = ask()?;
        assert_eq!(after.status, loss.then, "{}: {}", loss.name, after.start());
    }
    println!(
        "FIGURE revocation | {} ways to lose access, each of them held at the next request",
        losses.len()
    );
    Ok(())
}

fn of_shares(town: &Town) -> Tried<Vec<Loss>> {
    let (one, two) = (town.thing("anna-one")?, town.thing("anna-two")?);
    let share = |name: &str| {
        Ok::<_, Box<dyn std::error::Error>>(delete(format!(
            "/v1/documents/{one}/shares/{}",
            town.thing(name)?
        )))
    };
    let shared = Asking::get(&format!("/v1/shared/{one}"));
    let stored = Asking::json("POST", "/v1/estimate", &json!({ "portfolio": { "stored": one } }));
    let offer = Asking::json("POST", "/v1/offers", &json!({ "secret": town.thing("secret-share-hans")? }));
    let anna = town.thing("account-anna")?;
    let out = || patch(&format!("/v1/accounts/{anna}"), &json!({ "disabled": true }));
    let loss = |name, who, asks: &Asking, deeds, then| Loss { name, who, asks: asks.clone(), deeds, then };
    Ok(vec![
        loss("an assessor is taken off", "dora", &shared, vec![("anna", share("share-dora")?)], 404),
        loss(
            "an assessor is taken off, and names it",
            "dora",
            &stored,
            vec![("anna", share("share-dora")?)],
            404,
        ),
        loss("a link is taken back", "link", &shared, vec![("anna", share("share-link")?)], 401),
        loss("an offer is taken back", "hans", &offer, vec![("anna", share("share-hans")?)], 404),
        loss("the owner is kept out: an assessor", "dora", &shared, vec![("sigrid", out())], 404),
        loss("the owner is kept out: a link", "link", &shared, vec![("sigrid", out())], 404),
        loss(
            "a portfolio is erased: a link",
            "link",
            &shared,
            vec![("anna", delete(format!("/v1/documents/{one}")))],
            401,
        ),
        loss(
            "a portfolio is erased: an assessor after the reveal",
            "egon",
            &Asking::get(&format!("/v1/shared/{two}/assessments")),
            vec![("anna", delete(format!("/v1/documents/{two}")))],
            404,
        ),
    ])
}

fn of_people(town: &Town) -> Tried<Vec<Loss>> {
    let account =
        |person: &str| town.thing(&format!("account-{person}")).map(|id| format!("/v1/accounts/{id}"));
    let mine = Asking::get("/v1/account");
    let token = delete(format!("/v1/account/tokens/{}", town.thing("anna-token")?));
    let session = delete(format!("/v1/account/sessions/{}", town.thing("bert-session")?));
    let loss = |name, who, asks: &Asking, deeds, then| Loss { name, who, asks: asks.clone(), deeds, then };
    Ok(vec![
        loss(
            "an account is kept out",
            "gus",
            &mine,
            vec![("sigrid", patch(&account("gus")?, &json!({ "disabled": true })))],
            401,
        ),
        loss(
            "an account is kept out: its token",
            "anna token",
            &mine,
            vec![("sigrid", patch(&account("anna")?, &json!({ "disabled": true })))],
            401,
        ),
        loss("a sign-out", "cora", &mine, vec![("cora", delete("/v1/session"))], 401),
        loss("a session is ended from another", "bert again", &mine, vec![("bert", session)], 401),
        loss(
            "all other sessions are ended",
            "bert again",
            &mine,
            vec![("bert", delete("/v1/account/sessions"))],
            401,
        ),
        loss("a token is revoked", "anna token", &mine, vec![("anna", token)], 401),
        loss(
            "a steward is one no more",
            "sigrid",
            &Asking::get("/v1/audit"),
            vec![
                ("sigrid", patch(&account("ben")?, &json!({ "steward": true }))),
                ("ben", patch(&account("sigrid")?, &json!({ "steward": false }))),
            ],
            404,
        ),
    ])
}

fn of_providers(town: &Town) -> Tried<Vec<Loss>> {
    let north = town.thing("north")?;
    let member = |person: &str| {
        town.thing(&format!("account-{person}")).map(|id| format!("/v1/providers/{north}/members/{id}"))
    };
    let programme = Asking::get(&format!("/v1/documents/{}", town.thing("north-programme")?));
    let cohorts = Asking::get(&format!("/v1/providers/{north}/cohorts"));
    let invited = Asking::json(
        "POST",
        "/v1/invitations/look",
        &json!({ "secret": town.thing("secret-invitation-north")? }),
    );
    let revoke = delete(format!("/v1/providers/{north}/invitations/{}", town.thing("invitation-north")?));
    let raise = patch(&member("gus")?, &json!({ "role": "administrator" }));
    let lower = patch(&member("ada")?, &json!({ "role": "coach" }));
    let loss = |name, who, asks: &Asking, deeds, then| Loss { name, who, asks: asks.clone(), deeds, then };
    Ok(vec![
        loss("a member is removed", "bert", &programme, vec![("ada", delete(member("bert")?))], 404),
        loss(
            "a member leaves",
            "bert",
            &programme,
            vec![("bert", delete(format!("/v1/providers/{north}/membership")))],
            404,
        ),
        loss(
            "an administrator is one no more",
            "ada",
            &cohorts,
            vec![("ada", raise.clone()), ("gus", lower.clone())],
            404,
        ),
        loss("who invited may do so no more", "hans", &invited, vec![("ada", raise), ("gus", lower)], 404),
        loss("an invitation is revoked", "hans", &invited, vec![("ada", revoke)], 404),
        loss(
            "a provider is erased",
            "bert",
            &programme,
            vec![("ada", delete(format!("/v1/providers/{north}")))],
            404,
        ),
    ])
}

#[test]
fn what_expires_is_gone_at_the_second_it_expires() -> Tried {
    let town = Town::build()?;
    let began = Timestamp::now().as_second();
    let (seconds, folder) = (Arc::new(AtomicI64::new(began)), folder()?);
    town.copy_to(folder.path())?;
    let clock = Arc::clone(&seconds);
    let now = move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap_or_default();
    let asker = Asker::over(folder, settings(), now)?;
    let shared = Asking::get(&format!("/v1/shared/{}", town.thing("anna-one")?));
    let holds = |secret: &str, days: i64| -> Tried<u16> {
        seconds.store(began + days * 86_400, Ordering::Relaxed);
        Ok(asker.ask(town.secret(secret), &shared)?.status)
    };
    // Everything was made ten days ago for 300 days.
    assert_eq!((holds("link", 289)?, holds("dora", 289)?), (200, 200));
    assert_eq!((holds("link", 291)?, holds("dora", 291)?), (401, 401));
    Ok(())
}

#[test]
fn a_new_password_ends_everything_else_and_a_closed_account_is_nobodys() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let first = asker.newcomer(&town)?;
    let sign_in = |password: &str| {
        Asking::json("POST", "/v1/session", &json!({ "email": NEWCOMER, "password": password }))
    };
    let second = asker.cookie(&sign_in(PASSWORD))?;
    let made = asker.ask(
        Some(&first),
        &Asking::json("POST", "/v1/account/tokens", &json!({ "name": "a", "scopes": ["read"] })),
    )?;
    let token = made.json()?["secret"].as_str().ok_or("a token")?.to_owned();
    let mine = |secret: &str| {
        asker.ask(Some(secret), &Asking::get("/v1/account")).map(|answer: Answer| answer.status)
    };
    assert_eq!((mine(&first)?, mine(&second)?, mine(&token)?), (200, 200, 200));
    let new = "eleven loud geese fly north";
    let change = Asking::json("POST", "/v1/account/password", &json!({ "old": PASSWORD, "new": new }));
    assert_eq!(asker.ask(Some(&first), &change)?.status, 204);
    assert_eq!((mine(&first)?, mine(&second)?, mine(&token)?), (200, 401, 401));
    assert_eq!(asker.ask(None, &sign_in(PASSWORD))?.status, 401);
    let close = Asking::json("DELETE", "/v1/account", &json!({ "password": new }));
    assert_eq!(asker.ask(Some(&first), &close)?.status, 204);
    assert_eq!((mine(&first)?, asker.ask(None, &sign_in(new))?.status), (401, 401));
    Ok(())
}
