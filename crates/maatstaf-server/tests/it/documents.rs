//! Documents over HTTP.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use maatstaf_server::Settings;
use serde_json::{Value, json};

use crate::circle::{Circle, item, portfolio, text};
use crate::world::{Outcome, World};

#[test]
fn a_document_is_saved_only_on_top_of_the_version_that_was_seen() -> Outcome {
    let world = World::new(Settings::default())?;
    let me = world.only_person()?;
    let new = json!({ "kind": "portfolio", "title": "Mine", "document": portfolio(&[]) });
    let made = world.ask("POST", "/v1/documents", Some(&me), &[], Some(&new))?;
    assert_eq!((made.status.as_u16(), made.header("etag")), (201, Some("\"1\"")));
    let place = made.header("location").ok_or("a place")?.to_owned();
    let change = json!({ "document": portfolio(&["a"]), "title": "Renamed", "note": "the first piece" });
    let save = |headers: &[(&str, &str)]| world.ask("PUT", &place, Some(&me), headers, Some(&change));
    save(&[])?.is(428)?;
    for stale in ["\"2\"", "\"0\"", "W/\"1\"", "*", "\"1\", \"2\"", ""] {
        save(&[("if-match", stale)])?.is(412)?;
    }
    let read = world.ask("GET", &place, Some(&me), &[], None)?.is(200)?.json()?;
    assert_eq!(
        (&read["version"], &read["title"]),
        (&json!(1), &json!("Mine")),
        "a refused save changes nothing"
    );
    save(&[("if-match", "\"1\"")])?.is(200)?;
    let late = save(&[("if-match", "\"1\"")])?.is(412)?;
    assert_eq!(late.header("etag"), Some("\"2\""), "it says what is there now");
    let read = world.ask("GET", &place, Some(&me), &[], None)?.is(200)?;
    let said = read.json()?;
    assert_eq!((&said["version"], read.header("etag")), (&json!(2), Some("\"2\"")));
    assert_eq!((&said["title"], &said["document"]), (&json!("Renamed"), &portfolio(&["a"])));
    let unchanged = world.ask("GET", &place, Some(&me), &[("if-none-match", "\"2\"")], None)?.is(304)?;
    assert!(unchanged.body.is_empty());
    world.ask("GET", &place, Some(&me), &[("if-none-match", "\"1\"")], None)?.is(200)?;
    Ok(())
}

#[test]
fn what_one_may_not_see_answers_like_what_does_not_exist() -> Outcome {
    let circle = Circle::of(&["sigrid", "anna", "bert"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let seen = [("if-match", "\"1\"")];
    let save = json!({ "document": portfolio(&[]) });
    for (method, headers, body) in
        [("GET", [].as_slice(), None), ("PUT", &seen, Some(&save)), ("DELETE", &[], None)]
    {
        let hers = circle.ask("bert", method, &place, headers, body)?.is(404)?;
        let none = circle.ask("bert", method, "/v1/documents/doc-none", headers, body)?.is(404)?;
        assert_eq!((hers.body, hers.headers), (none.body, none.headers), "{method}");
    }
    assert_eq!(circle.get("sigrid", &place)?.status.as_u16(), 404, "a steward reads no portfolio");
    circle.world.ask("GET", &place, None, &[], None)?.is(401)?;
    circle.world.ask("GET", "/v1/documents/doc-none", None, &[], None)?.is(401)?;
    circle.world.ask("GET", &place, Some("maatstaf-session-no"), &[], None)?.is(401)?;
    Ok(())
}

#[test]
fn everything_that_is_wrong_is_said_with_its_place_in_the_request_and_without_its_words() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let body = "{\"kind\": \"portfolio\", \"title\": \"t\",\n \"document\": {\"maatstaf\": 1, \"framework\": \"emcc-2015\",\n  \
         \"holder\": \"c-1\", \"as_of\": \"2026-06-30\", \"evidence\": [{\"id\": \"a\", \"title\": \"SECRET\", \"claims\":\n  \
         [{\"indicator\": 999, \"strength\": 2}]}, {\"id\": \"a\", \"title\": \"SECRET\"}]}}";
    let json_type = [("content-type", "application/json")];
    let refused = circle.send("anna", "POST", "/v1/documents", &json_type, body)?.is(422)?;
    assert_eq!(refused.header("content-type"), Some("application/problem+json"));
    assert!(!refused.says("SECRET") && !refused.says("999 "));
    let said = refused.json()?;
    let places: Vec<(&Value, &Value)> = said["problems"]
        .as_array()
        .ok_or("problems")?
        .iter()
        .map(|problem| (&problem["path"], &problem["line"]))
        .collect();
    assert!(places.contains(&(&json!("document.evidence[0].claims[0].indicator"), &json!(4))), "{said}");
    assert!(places.contains(&(&json!("document.evidence[1].id"), &json!(4))), "{said}");
    // A departure from the schema of the request itself.
    let shape =
        circle.post("anna", "/v1/documents", &json!({ "kind": "portfolio", "titel": "t" }))?.is(422)?;
    assert!(!shape.problems()?.is_empty());
    // No JSON at all.
    circle.send("anna", "POST", "/v1/documents", &json_type, "{")?.is(422)?;
    circle.send("anna", "POST", "/v1/documents", &[("content-type", "text/plain")], "{}")?.is(415)?;
    circle.send("anna", "POST", "/v1/documents", &json_type, vec![b'"', 0xff, b'"'])?.is(400)?;
    Ok(())
}

#[test]
fn a_merge_patch_changes_the_fields_that_it_names_alone() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&["a", "b"]))?;
    let patch = |seen: &str, media_type: &str, patch: &Value| {
        let headers = [("if-match", seen), ("content-type", media_type)];
        circle.send("anna", "PATCH", &place, &headers, patch.to_string())
    };
    let merge = "application/merge-patch+json";
    let change = json!({ "target": "practitioner", "comment": null, "evidence": [item("c", "alone")] });
    circle.send("anna", "PATCH", &place, &[("content-type", merge)], change.to_string())?.is(428)?;
    patch("\"1\"", "application/json", &change)?.is(415)?;
    patch("\"2\"", merge, &change)?.is(412)?;
    let saved = patch("\"1\"", merge, &change)?.is(200)?;
    assert_eq!(saved.header("etag"), Some("\"2\""));
    let mut expected = portfolio(&[]);
    expected["target"] = json!("practitioner");
    expected["evidence"] = json!([item("c", "alone")]);
    expected.as_object_mut().ok_or("an object")?.remove("comment");
    assert_eq!(circle.get("anna", &place)?.json()?["document"], expected);
    // What comes out has to be sound, and nothing else can be made of it.
    assert_eq!(patch("\"2\"", merge, &json!({ "framework": "none" }))?.is(422)?.problems()?.len(), 1);
    patch("\"2\"", merge, &json!("a text"))?.is(422)?;
    patch("\"2\"", merge, &json!({ "maatstaf": null }))?.is(422)?;
    assert_eq!(circle.get("anna", &place)?.json()?["version"], 2);
    Ok(())
}

#[test]
fn a_list_comes_in_parts_that_together_are_all_of_it() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(
            circle.portfolio("anna", &portfolio(&[]))?.rsplit('/').next().unwrap_or_default().to_owned(),
        );
    }
    circle.portfolio("bert", &portfolio(&[]))?;
    made.sort();
    let (mut found, mut cursor, mut parts) = (Vec::new(), String::new(), 0);
    loop {
        let path = format!("/v1/documents?kind=portfolio&limit=2{cursor}");
        let part = circle.get("anna", &path)?.is(200)?.json()?;
        let items = part["items"].as_array().ok_or("items")?;
        assert!(items.len() <= 2);
        for item in items {
            assert!(item.get("document").is_none());
            found.push(text(item, "id")?);
        }
        parts += 1;
        match part["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!((found, parts), (made, 3));
    for wrong in [
        "",
        "?kind=novel",
        "?kind=portfolio&limit=0",
        "?kind=portfolio&limit=201",
        "?kind=portfolio&limit=x",
        "?kind=portfolio&cursor=*",
    ] {
        circle.get("anna", &format!("/v1/documents{wrong}"))?.is(400)?;
    }
    circle.get("anna", "/v1/documents?kind=portfolio&provider=prv-none")?.is(404)?;
    Ok(())
}

#[test]
fn what_is_erased_is_not_there_any_more_with_anything_that_hung_on_it() -> Outcome {
    let circle = Circle::of(&["anna", "dora"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    circle.panel("anna", &place, &["dora"])?;
    let shared = place.replace("/documents/", "/shared/");
    circle.get("dora", &shared)?.is(200)?;
    circle.tell("dora", "DELETE", &place, &[])?.is(404)?;
    circle.tell("anna", "DELETE", &place, &[])?.is(204)?;
    for (who, gone) in [
        ("anna", place.clone()),
        ("anna", format!("{place}/versions")),
        ("anna", format!("{place}/trail")),
        ("dora", shared),
    ] {
        circle.get(who, &gone)?.is(404)?;
    }
    assert_eq!(circle.get("dora", "/v1/shared")?.json()?["items"], json!([]));
    circle.tell("anna", "DELETE", &place, &[])?.is(404)?;
    Ok(())
}

#[test]
fn a_request_with_a_key_is_done_once() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let new = json!({ "kind": "portfolio", "title": "once", "document": portfolio(&[]) });
    let key = [("idempotency-key", "the-key-1")];
    let first = circle.ask("anna", "POST", "/v1/documents", &key, Some(&new))?.is(201)?;
    let again = circle.ask("anna", "POST", "/v1/documents", &key, Some(&new))?.is(201)?;
    assert_eq!(first, again);
    let other = json!({ "kind": "portfolio", "title": "another", "document": portfolio(&[]) });
    circle.ask("anna", "POST", "/v1/documents", &key, Some(&other))?.is(422)?;
    let all = circle.get("anna", "/v1/documents?kind=portfolio")?.json()?;
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1));
    // A link is shown once, also to who asks again with the same key.
    let place = first.header("location").ok_or("a place")?;
    let terms = json!({ "kind": "reader", "name": "a friend" });
    let shares = format!("{place}/shares");
    circle.ask("anna", "POST", &shares, &key, Some(&terms))?.is(422)?;
    let key = [("idempotency-key", "the-key-2")];
    circle.ask("anna", "POST", &shares, &key, Some(&terms))?.is(201)?;
    circle.ask("anna", "POST", &shares, &key, Some(&terms))?.is(409)?;
    assert_eq!(circle.get("anna", &shares)?.json()?["items"].as_array().map(Vec::len), Some(1));
    Ok(())
}
