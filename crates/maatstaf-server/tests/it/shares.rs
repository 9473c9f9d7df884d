//! Showing a portfolio to somebody, and taking that back.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::circle::{Circle, behind, portfolio, text};
use crate::world::Outcome;

/// What nobody who judges may see before the reveal, in any byte.
const HIDDEN: [&str; 4] = ["SELF-RATING-OF-ANNA", "master-practitioner", "self_rating", "REMARK-OF-ONES-OWN"];

fn until(hours: i64) -> String {
    (Timestamp::now() + SignedDuration::from_hours(hours)).to_string()
}

#[test]
fn a_link_shows_one_version_until_its_day_or_until_it_is_taken_back() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let shared = place.replace("/documents/", "/shared/");
    let share = |hours: i64| -> Outcome<(String, String)> {
        let terms =
            json!({ "kind": "reader", "name": "a friend", "parts": ["titles"], "expires": until(hours) });
        let made = circle.post("anna", &format!("{place}/shares"), &terms)?.is(201)?.json()?;
        Ok((text(&made, "id")?, behind(&made)?))
    };
    let ((short, brief), (long, lasting)) = (share(2)?, share(48)?);
    let change = json!({ "document": portfolio(&["LATER"]) });
    circle.ask("anna", "PUT", &place, &[("if-match", "\"1\"")], Some(&change))?.is(200)?;
    let by = |secret: &str, path: &str| circle.world.ask("GET", path, Some(secret), &[], None);
    for secret in [&brief, &lasting] {
        let seen = by(secret, &shared)?.is(200)?;
        let said = seen.json()?;
        assert!(said.get("document").is_none() && said["share"].get("version").is_none(), "{said}");
        let report = by(secret, &format!("{shared}/report"))?.is(200)?;
        assert!(report.header("content-type").is_some_and(|kind| kind.starts_with("text/html")));
        assert!(report.says("Piece a") && !report.says("LATER") && !report.says("as it was"));
        let plain = by(secret, &format!("{shared}/report?format=md"))?.is(200)?;
        assert!(plain.header("content-type").is_some_and(|kind| kind.starts_with("text/markdown")));
        by(secret, &format!("{shared}/report?format=pdf"))?.is(400)?;
        by(secret, &format!("{shared}?share={long}"))?.is(if *secret == lasting { 200 } else { 404 })?;
        // A link is no account.
        for path in [
            place.clone(),
            format!("{place}/versions"),
            format!("{shared}/panel"),
            format!("{shared}/assessment/new"),
        ] {
            by(secret, &path)?.is(404)?;
        }
        by(secret, "/v1/documents?kind=portfolio")?.is(401)?;
        let estimate = json!({ "portfolio": { "stored": place.rsplit('/').next() } });
        circle.world.ask("POST", "/v1/estimate", Some(secret), &[], Some(&estimate))?.is(401)?;
    }
    circle.pass(3);
    assert_ne!(by(&brief, &shared)?.status.as_u16(), 200, "its day is over");
    by(&lasting, &shared)?.is(200)?;
    let revoked = circle.tell("anna", "DELETE", &format!("{place}/shares/{long}"), &[])?.is(200)?.json()?;
    assert_eq!(revoked["state"], "revoked");
    assert_ne!(by(&lasting, &shared)?.status.as_u16(), 200, "it was taken back");
    let all = circle.get("anna", &format!("{place}/shares"))?.json()?;
    let state = |id: &str| -> Option<&Value> {
        Some(&all["items"].as_array()?.iter().find(|one| one["id"] == id)?["state"])
    };
    assert_eq!((state(&short), state(&long)), (Some(&json!("expired")), Some(&json!("revoked"))));
    assert!(!all.to_string().contains(&lasting), "a link is shown once");
    Ok(())
}

#[test]
fn a_share_that_cannot_be_is_refused() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let shares = format!("{place}/shares");
    let past = (Timestamp::now() - SignedDuration::from_hours(1)).to_string();
    for (wrong, about) in [
        (json!({ "kind": "reader", "name": "x", "expires": past }), Some("expires")),
        (json!({ "kind": "reader", "name": "x", "expires": until(401 * 24) }), Some("expires")),
        (json!({ "kind": "reader", "name": "x\ny" }), Some("name")),
        (json!({ "kind": "reader", "name": "x", "panel": "pan-none" }), Some("panel")),
        (json!({ "kind": "owner", "name": "x" }), None),
        (json!({ "kind": "reader", "name": "x", "parts": ["everything"] }), None),
        (json!({ "kind": "reader", "name": "x", "expires": "tomorrow" }), None),
        (json!({ "kind": "reader", "name": "x", "account": "acc-1" }), None),
    ] {
        let refused = circle.post("anna", &shares, &wrong)?.is(422)?;
        assert_eq!(refused.about().ok().as_deref(), about, "{wrong}");
    }
    circle
        .post("anna", &shares, &json!({ "kind": "assessor", "name": "x", "panel": "pan-none" }))?
        .is(404)?;
    circle.post("bert", &shares, &json!({ "kind": "reader", "name": "x" }))?.is(404)?;
    let made = circle.post("anna", &shares, &json!({ "kind": "reader", "name": "x" }))?.is(201)?.json()?;
    let other = circle.portfolio("anna", &portfolio(&[]))?;
    circle.tell("anna", "DELETE", &format!("{other}/shares/{}", text(&made, "id")?), &[])?.is(404)?;
    circle.tell("bert", "DELETE", &format!("{shares}/{}", text(&made, "id")?), &[])?.is(404)?;
    circle.get("bert", &shares)?.is(404)?;
    assert_eq!(circle.get("anna", &shares)?.json()?["items"].as_array().map(Vec::len), Some(1));
    Ok(())
}

#[test]
fn the_offer_of_an_assessor_is_seen_before_it_is_taken_and_taken_once() -> Outcome {
    let circle = Circle::of(&["anna", "dora", "egon"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let terms = json!({ "kind": "assessor", "name": "my supervisor" });
    let made = circle.post("anna", &format!("{place}/shares"), &terms)?.is(201)?.json()?;
    let link = json!({ "secret": behind(&made)? });
    let shared = place.replace("/documents/", "/shared/");
    // Anybody with the link reads what it is for, and no more.
    let offer = circle.world.ask("POST", "/v1/offers", None, &[], Some(&link))?.is(200)?;
    assert_eq!(offer.json()?["name"], "my supervisor");
    assert!(HIDDEN.iter().all(|words| !offer.says(words)) && !offer.says("Piece a"));
    circle.world.ask("GET", &shared, Some(&behind(&made)?), &[], None)?.is(401)?;
    circle.get("dora", &shared)?.is(404)?;
    assert_eq!(circle.post("anna", "/v1/shared", &link)?.is(409)?.about()?, "own-portfolio");
    circle.world.ask("POST", "/v1/shared", None, &[], Some(&link))?.is(401)?;
    circle.post("dora", "/v1/shared", &link)?.is(200)?;
    circle.get("dora", &shared)?.is(200)?;
    for who in ["egon", "dora"] {
        circle.post(who, "/v1/shared", &link)?.is(404)?;
    }
    circle.post("egon", "/v1/offers", &link)?.is(404)?;
    circle.post("egon", "/v1/offers", &json!({ "secret": "maatstaf-share-no" }))?.is(404)?;
    circle.get("egon", &shared)?.is(404)?;
    assert_eq!(circle.get("dora", "/v1/shared")?.json()?["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(circle.get("egon", "/v1/shared")?.json()?["items"], json!([]));
    Ok(())
}

/// Anna's portfolio, which Dora judges.
fn judged() -> Outcome<(Circle, String)> {
    let circle = Circle::of(&["anna", "dora"])?;
    let mut document = portfolio(&["a"]);
    document["ledger"] = json!({
        "maatstaf_ledger": 1,
        "sessions": [{ "id": "s1", "day": "2026-03-14", "minutes": 60, "client": "client-01", "comment": "LEDGER-WORDS" }],
    });
    let place = circle.portfolio("anna", &document)?;
    circle.panel("anna", &place, &["dora"])?;
    Ok((circle, place))
}

#[test]
fn whoever_judges_sees_no_self_rating_in_any_byte() -> Outcome {
    let (circle, place) = judged()?;
    let shared = place.replace("/documents/", "/shared/");
    let seen = vec![
        circle.get("dora", &shared)?.is(200)?,
        circle.get("dora", &format!("{shared}/panel"))?.is(200)?,
        circle.get("dora", &format!("{shared}/assessment/new"))?.is(200)?,
        circle.get("dora", &format!("{shared}/attachments"))?.is(200)?,
        circle.get("dora", "/v1/shared")?.is(200)?,
        circle.get("dora", &format!("{shared}/report"))?.is(409)?,
        circle.get("dora", &format!("{shared}/assessments"))?.is(404)?,
        circle.get("dora", &format!("{shared}/crosscheck"))?.is(404)?,
        circle.get("dora", &format!("{shared}/sign-offs"))?.is(404)?,
    ];
    assert!(seen[0].says("Piece a") && seen[0].says("as it was"));
    for answer in &seen {
        for words in HIDDEN.iter().chain(&["LEDGER-WORDS"]) {
            assert!(!answer.says(words), "{words}: {}", String::from_utf8_lossy(&answer.body));
        }
    }
    // The owner sees who looked.
    let trail = circle.get("anna", &format!("{place}/trail?limit=200"))?.json()?;
    let looked =
        trail["items"].as_array().ok_or("items")?.iter().filter(|deed| deed["deed"] == "read").count();
    assert!(looked >= 3, "{trail}");
    Ok(())
}

#[test]
fn nor_by_naming_it_in_a_call() -> Outcome {
    let (circle, place) = judged()?;
    let stored = json!({ "stored": place.rsplit('/').next() });
    for (call, body) in [
        ("assess-view", json!({ "portfolio": stored })),
        ("estimate", json!({ "portfolio": stored })),
        (
            "report-self-assessment",
            json!({ "portfolio": stored, "include": ["texts", "rationales", "reasons", "titles"] }),
        ),
        ("convert", json!({ "portfolios": [stored], "to": "tidy" })),
        ("convert", json!({ "portfolios": [stored], "to": "xapi", "base": "https://example.org/" })),
        ("validate", json!({ "portfolio": stored })),
    ] {
        let answer = circle.post("dora", &format!("/v1/{call}"), &body)?;
        assert!(answer.status.as_u16() == 200, "{call}: {}", String::from_utf8_lossy(&answer.body));
        assert!(
            !answer.says("SELF-RATING-OF-ANNA")
                && !answer.says("REMARK-OF-ONES-OWN")
                && !answer.says("LEDGER-WORDS"),
            "{call}"
        );
        if call == "assess-view" {
            assert!(HIDDEN.iter().all(|words| !answer.says(words)));
        }
    }
    let version = json!({ "portfolio": { "stored": place.rsplit('/').next(), "version": 1 } });
    circle.post("dora", "/v1/estimate", &version)?.is(404)?;
    Ok(())
}
