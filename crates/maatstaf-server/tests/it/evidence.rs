//! One piece of evidence, or one entry of the ledger, at a time.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use serde_json::{Value, json};

use crate::circle::{Circle, item, portfolio, text};
use crate::world::{Answer, Outcome};

/// A portfolio as somebody wrote it by hand: every space of it is theirs.
const BY_HAND: &str = "{ \"maatstaf\" : 1,\n\t\"as_of\":\"2026-06-30\", \"evidence\" : [\n    {\"title\":\"One\",  \"id\":\"a\"} ,\n \
    { \"id\" : \"b\", \"title\": \"Caf\\u00e9 é\" }\n ] ,\n\"holder\":\"c-1\",   \"framework\":\"emcc-2015\"\n}";

fn by_hand(circle: &Circle) -> Outcome<String> {
    let new = format!("{{\"kind\":\"portfolio\",\"title\":\"t\",\"document\":{BY_HAND}}}");
    let made = circle
        .send("anna", "POST", "/v1/documents", &[("content-type", "application/json")], new)?
        .is(201)?;
    Ok(made.header("location").ok_or("a place")?.to_owned())
}

/// The portfolio as it stands, byte by byte.
fn written(circle: &Circle, place: &str) -> Outcome<String> {
    let body = String::from_utf8(circle.get("anna", place)?.is(200)?.body)?;
    let (_, document) = body.split_once(",\"document\":").ok_or("a document")?;
    Ok(document.strip_suffix('}').ok_or("an end")?.to_owned())
}

fn put(circle: &Circle, place: &str, seen: u32, item: &str) -> Outcome<Answer> {
    let seen = format!("\"{seen}\"");
    let headers = [("content-type", "application/json"), ("if-match", seen.as_str())];
    circle.send("anna", "PUT", place, &headers, item.to_owned())
}

#[test]
fn a_piece_is_added_changed_and_taken_away_and_no_other_byte_moves() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = by_hand(&circle)?;
    assert_eq!(written(&circle, &place)?, BY_HAND);
    let of = |id: &str| format!("{place}/evidence/{id}");
    let (new, changed) =
        ("{\"id\":\"c\", \"title\":\"Three\"}", "{\"title\": \"One, again\",\n\"id\":\"a\"}");
    let saved = put(&circle, &of("c"), 1, new)?.is(200)?;
    assert_eq!(saved.header("etag"), Some("\"2\""));
    let added = BY_HAND.replacen("é\" }", &format!("é\" }},{new}"), 1);
    assert_eq!(written(&circle, &place)?, added);
    put(&circle, &of("a"), 2, changed)?.is(200)?;
    let after = added.replacen("{\"title\":\"One\",  \"id\":\"a\"}", changed, 1);
    assert_eq!(written(&circle, &place)?, after);
    let gone = circle.tell("anna", "DELETE", &of("b"), &[("if-match", "\"3\"")])?.is(200)?;
    assert_eq!(gone.header("etag"), Some("\"4\""));
    assert_eq!(
        written(&circle, &place)?,
        after.replacen("{ \"id\" : \"b\", \"title\": \"Caf\\u00e9 é\" },", "", 1)
    );
    // The history has every step.
    let history = circle.get("anna", &format!("{place}/versions"))?.json()?;
    assert_eq!(history["items"].as_array().map(Vec::len), Some(4));
    Ok(())
}

#[test]
fn a_piece_is_saved_only_on_top_of_what_was_seen_and_under_its_own_id() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    let place = circle.portfolio("anna", &portfolio(&["a", "b"]))?;
    let path = format!("{place}/evidence/a");
    let new = item("a", "another text");
    circle.ask("anna", "PUT", &path, &[], Some(&new))?.is(428)?;
    circle.tell("anna", "DELETE", &path, &[])?.is(428)?;
    let stale = put(&circle, &path, 7, &new.to_string())?.is(412)?;
    assert_eq!(stale.header("etag"), Some("\"1\""));
    circle.tell("anna", "DELETE", &path, &[("if-match", "\"7\"")])?.is(412)?;
    let other = put(&circle, &path, 1, &item("b", "x").to_string())?.is(422)?;
    assert_eq!(other.problems()?, [("refused".to_owned(), "id".to_owned())]);
    circle.tell("anna", "DELETE", &format!("{place}/evidence/z"), &[("if-match", "\"1\"")])?.is(404)?;
    circle.ask("bert", "PUT", &path, &[("if-match", "\"1\"")], Some(&new))?.is(404)?;
    circle.tell("bert", "DELETE", &path, &[("if-match", "\"1\"")])?.is(404)?;
    assert_eq!(circle.get("anna", &place)?.json()?["document"], portfolio(&["a", "b"]));
    Ok(())
}

#[test]
fn the_places_of_problems_are_those_of_the_piece_that_was_sent() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = by_hand(&circle)?;
    let path = format!("{place}/evidence/c");
    let wrong =
        "{\"id\": \"c\", \"title\": \"SECRET\",\n  \"claims\": [{\"indicator\": 999, \"strength\": 2}]}";
    let refused = put(&circle, &path, 1, wrong)?.is(422)?;
    assert!(!refused.says("SECRET"));
    let problem = refused.json()?["problems"][0].clone();
    assert_eq!(
        (&problem["path"], &problem["line"], &problem["column"]),
        (&json!("claims[0].indicator"), &json!(2), &json!(28)),
        "{problem}"
    );
    let shape = put(&circle, &path, 1, "{\"id\": \"c\",\n \"titel\": \"SECRET\"}")?.is(422)?;
    assert!(!shape.says("SECRET"));
    assert!(shape.json()?["problems"].as_array().is_some_and(|all| all.iter().any(|one| one["line"] == 2)));
    assert_eq!(written(&circle, &place)?, BY_HAND);
    Ok(())
}

#[test]
fn the_ledger_gets_its_first_entry_and_the_next() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = by_hand(&circle)?;
    let append = |list: &str, seen: u32, entry: &Value| {
        let seen = format!("\"{seen}\"");
        circle.ask("anna", "POST", &format!("{place}/ledger/{list}"), &[("if-match", &seen)], Some(entry))
    };
    let session = |id: &str, day: &str| json!({ "id": id, "day": day, "minutes": 60, "client": "client-01" });
    let made = append("sessions", 1, &session("s1", "2026-03-02"))?.is(201)?;
    assert_eq!((made.header("location"), made.header("etag")), (Some(place.as_str()), Some("\"2\"")));
    append("sessions", 2, &session("s2", "2026-03-03"))?.is(201)?;
    let cpd =
        json!({ "id": "d1", "day": "2026-03-04", "minutes": 90, "kind": "informal", "title": "A book" });
    append("cpd", 3, &cpd)?.is(201)?;
    let now = written(&circle, &place)?;
    assert!(
        now.starts_with(BY_HAND.strip_suffix("\n}").ok_or("an end")?),
        "what stood there stands there still"
    );
    let ledger = serde_json::from_str::<Value>(&now)?["ledger"].clone();
    let expected = json!({
        "maatstaf_ledger": 1, "sessions": [session("s1", "2026-03-02"), session("s2", "2026-03-03")], "cpd": [cpd],
    });
    assert_eq!(ledger, expected);
    append("sessions", 4, &session("s1", "2026-03-05"))?.is(422)?;
    append("sessions", 3, &session("s3", "2026-03-05"))?.is(412)?;
    append("novels", 4, &session("s3", "2026-03-05"))?.is(404)?;
    append("sessions", 4, &json!({ "id": "s3" }))?.is(422)?;
    assert_eq!(written(&circle, &place)?, now);
    Ok(())
}

#[test]
fn lists_that_are_empty_or_not_there_get_their_first_piece() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    for list in [None, Some(json!([]))] {
        let mut document = portfolio(&[]);
        let fields = document.as_object_mut().ok_or("an object")?;
        fields.remove("evidence");
        fields.extend(list.map(|list| ("evidence".to_owned(), list)));
        // A ledger that says nothing is no ledger.
        fields.insert("ledger".to_owned(), Value::Null);
        let place = circle.portfolio("anna", &document)?;
        put(&circle, &format!("{place}/evidence/a"), 1, &item("a", "first").to_string())?.is(200)?;
        let session = json!({ "id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01" });
        circle
            .ask(
                "anna",
                "POST",
                &format!("{place}/ledger/sessions"),
                &[("if-match", "\"2\"")],
                Some(&session),
            )?
            .is(201)?;
        let now = circle.get("anna", &place)?.json()?["document"].clone();
        assert_eq!(now["evidence"], json!([item("a", "first")]));
        assert_eq!(now["ledger"]["sessions"], json!([session]));
        circle.tell("anna", "DELETE", &format!("{place}/evidence/a"), &[("if-match", "\"3\"")])?.is(200)?;
        assert_eq!(circle.get("anna", &place)?.json()?["document"]["evidence"], json!([]));
    }
    Ok(())
}

#[test]
fn what_is_no_portfolio_has_no_evidence() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let programme = circle.post("anna", "/v1/programme-new", &json!({}))?.is(200)?.json()?;
    let new = json!({ "kind": "programme", "title": "p", "document": programme });
    let made = circle.post("anna", "/v1/documents", &new)?.is(201)?.json()?;
    let place = format!("/v1/documents/{}", text(&made, "id")?);
    let refused = put(&circle, &format!("{place}/evidence/a"), 1, &item("a", "x").to_string())?.is(409)?;
    assert_eq!(refused.about()?, "not-a-portfolio");
    circle.tell("anna", "DELETE", &format!("{place}/evidence/a"), &[("if-match", "\"1\"")])?.is(409)?;
    Ok(())
}

#[test]
fn an_id_may_hold_what_has_a_meaning_in_an_address() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&[]))?;
    // An id is not free text: what is not one is refused with its place, and a path that is no text is no path.
    let refused = put(&circle, &format!("{place}/evidence/a%2Fb%20c"), 1, &item("a/b c", "x").to_string())?;
    assert!([200, 422].contains(&refused.status.as_u16()));
    let broken = put(&circle, &format!("{place}/evidence/%ff"), 1, &item("a", "x").to_string())?.is(400)?;
    assert_eq!(broken.header("content-type"), Some("application/problem+json"));
    assert_eq!(broken.header("x-content-type-options"), Some("nosniff"));
    Ok(())
}
