//! Files beside a document: kept as they are, given back as files, and never opened here.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use maatstaf_store::sha256;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::circle::{Circle, behind, portfolio, text};
use crate::world::{Answer, Outcome, World};

const LARGEST: usize = 10 << 20;

fn add(circle: &Circle, place: &str, name: &str, media_type: &str, bytes: &[u8]) -> Outcome<Answer> {
    let name = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let path = format!("{place}/attachments?name={name}");
    circle.send("anna", "POST", &path, &[("content-type", media_type)], bytes.to_vec())
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

#[test]
fn a_file_comes_back_byte_for_byte_and_never_as_a_page() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let page = b"<script>alert(1)</script>\0\xff\r\n";
    for media_type in ["text/html; charset=utf-8", "image/svg+xml", "application/pdf", "text/javascript"] {
        let made = add(&circle, &place, "page.html", media_type, page)?.is(201)?;
        let (head, path) = (made.json()?, made.header("location").ok_or("a place")?.to_owned());
        assert_eq!((&head["size"], &head["digest"]), (&json!(page.len()), &json!(hex(&sha256(page)))));
        let back = circle.get("anna", &path)?.is(200)?;
        assert_eq!(back.body, page);
        let bare = media_type.split(';').next();
        assert_eq!(
            (back.header("content-type"), back.header("x-content-type-options")),
            (bare, Some("nosniff"))
        );
        assert!(back.header("content-disposition").is_some_and(|value| value.starts_with("attachment; ")));
        let policies: Vec<_> = back.headers.get_all("content-security-policy").iter().collect();
        let policy =
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        assert_eq!(policies, [policy]);
        assert_eq!(back.headers.get_all("x-content-type-options").iter().count(), 1);
        let tag = back.header("etag").ok_or("a tag")?.to_owned();
        circle.ask("anna", "GET", &path, &[("if-none-match", &tag)], None)?.is(304)?;
    }
    // Without a type it is bytes.
    let bare =
        circle.send("anna", "POST", &format!("{place}/attachments?name=x"), &[], vec![1, 2])?.is(201)?;
    assert_eq!(bare.json()?["media_type"], "application/octet-stream");
    Ok(())
}

#[test]
fn no_name_breaks_out_of_its_header_and_bad_names_are_refused() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&[]))?;
    let kept = [
        "verslag \"definitief\"; x=1.pdf",
        "naïve — 日本語 🙂.txt",
        "a'b%41%2F.txt",
        " spaced ",
        "-",
        "con",
        ".hidden",
    ];
    for name in kept {
        let made = add(&circle, &place, name, "text/plain", b"x")?.is(201)?;
        assert_eq!(made.json()?["name"], name);
        let back = circle.get("anna", made.header("location").ok_or("a place")?)?.is(200)?;
        let value = back.header("content-disposition").ok_or("a disposition")?;
        let (plain, encoded) = value.split_once("; filename*=UTF-8''").ok_or("both names")?;
        let plain = plain.strip_prefix("attachment; filename=\"").and_then(|rest| rest.strip_suffix('"'));
        assert!(
            plain.is_some_and(|plain| !plain.contains(['"', '\\', '%', ';', '\'']) && plain.is_ascii()),
            "{value}"
        );
        assert_eq!(percent_encoding::percent_decode_str(encoded).decode_utf8()?, name);
    }
    let too_long = "é".repeat(128);
    for name in ["", ".", "..", "../x", "a/b", "a\\b", "a\nb", "a\r\nset-cookie: x=1", "nul\0", &too_long] {
        assert_eq!(add(&circle, &place, name, "text/plain", b"x")?.is(422)?.about()?, "name", "{name:?}");
    }
    for media_type in ["text", "text/", "/", "te xt/html", "text/html\"", "*/*"] {
        assert_eq!(
            add(&circle, &place, "x", media_type, b"x")?.is(422)?.about()?,
            "media_type",
            "{media_type}"
        );
    }
    circle.send("anna", "POST", &format!("{place}/attachments"), &[], vec![1])?.is(400)?;
    assert_eq!(
        circle.get("anna", &format!("{place}/attachments"))?.json()?["items"].as_array().map(Vec::len),
        Some(kept.len())
    );
    Ok(())
}

#[test]
fn ten_mebibytes_is_taken_and_one_byte_more_is_not() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    let place = circle.portfolio("anna", &portfolio(&[]))?;
    let mut bytes = vec![7; LARGEST];
    let made = add(&circle, &place, "large", "application/zip", &bytes)?.is(201)?;
    let back = circle.get("anna", made.header("location").ok_or("a place")?)?.is(200)?;
    assert!(back.body == bytes);
    bytes.push(7);
    add(&circle, &place, "larger", "application/zip", &bytes)?.is(413)?;
    // What is announced is believed before a byte of it is read, and who may not send gets no further either.
    let path = format!("{place}/attachments?name=x");
    circle.send("anna", "POST", &path, &[("content-length", "10485761")], "")?.is(413)?;
    let forever =
        || axum::body::Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    circle.send("bert", "POST", &path, &[], forever())?.is(404)?;
    let stranger = axum::http::Request::post(&path).header("host", "127.0.0.1:7112").body(forever())?;
    circle.world.send(stranger)?.is(401)?;
    Ok(())
}

#[test]
fn a_file_is_taken_away_and_only_by_its_owner() -> Outcome {
    let circle = Circle::of(&["sigrid", "anna"])?;
    let (place, other) =
        (circle.portfolio("anna", &portfolio(&["a"]))?, circle.portfolio("anna", &portfolio(&[]))?);
    let path = format!("{place}/attachments?name=x&evidence=a");
    let made = circle.send("anna", "POST", &path, &[], vec![1])?.is(201)?;
    assert_eq!(made.json()?["evidence"], "a");
    let path = made.header("location").ok_or("a place")?.to_owned();
    for (method, who) in [("GET", "sigrid"), ("DELETE", "sigrid")] {
        circle.tell(who, method, &path, &[])?.is(404)?;
    }
    // Not by the address of another document either.
    let id = text(&made.json()?, "id")?;
    circle.get("anna", &format!("{other}/attachments/{id}"))?.is(404)?;
    circle.tell("anna", "DELETE", &format!("{other}/attachments/{id}"), &[])?.is(404)?;
    circle.tell("anna", "DELETE", &path, &[])?.is(204)?;
    circle.get("anna", &path)?.is(404)?;
    circle.tell("anna", "DELETE", &path, &[])?.is(404)?;
    Ok(())
}

#[test]
fn who_it_is_shown_to_gets_the_files_of_that_time_when_the_share_shows_them() -> Outcome {
    let circle = Circle::of(&["anna", "dora"])?;
    let place = circle.portfolio("anna", &portfolio(&[]))?;
    let shared = format!("{}/attachments", place.replace("/documents/", "/shared/"));
    let before = text(&add(&circle, &place, "before.txt", "text/plain", b"before")?.is(201)?.json()?, "id")?;
    let share = |shows: bool| -> Outcome<(String, String)> {
        let terms = json!({ "kind": "reader", "name": "a friend", "attachments": shows });
        let made = circle.post("anna", &format!("{place}/shares"), &terms)?.is(201)?.json()?;
        Ok((text(&made, "id")?, behind(&made)?))
    };
    let ((_, shows), (_, hides)) = (share(true)?, share(false)?);
    let after = text(&add(&circle, &place, "after.txt", "text/plain", b"after")?.is(201)?.json()?, "id")?;
    let by = |secret: &str, path: &str| circle.world.ask("GET", path, Some(secret), &[], None);
    let list = by(&shows, &shared)?.is(200)?.json()?;
    let ids: Vec<&Value> = list["items"].as_array().ok_or("items")?.iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, [&json!(before)]);
    let back = by(&shows, &format!("{shared}/{before}"))?.is(200)?;
    assert_eq!(
        (back.body.as_slice(), back.header("x-content-type-options")),
        (b"before".as_slice(), Some("nosniff"))
    );
    assert!(back.header("content-disposition").is_some_and(|value| value.starts_with("attachment; ")));
    by(&shows, &format!("{shared}/{after}"))?.is(404)?;
    assert_eq!(by(&hides, &shared)?.is(200)?.json()?["items"], json!([]));
    by(&hides, &format!("{shared}/{before}"))?.is(404)?;
    for own in [format!("{place}/attachments"), format!("{place}/attachments/{before}")] {
        by(&shows, &own)?.is(404)?;
    }
    circle.get("anna", &shared)?.is(404)?;
    circle.get("dora", &shared)?.is(404)?;
    Ok(())
}

#[test]
fn beyond_ones_room_the_answer_says_so_and_nothing_changes() -> Outcome {
    let mut settings = maatstaf_server::Settings::default();
    (settings.team, settings.rate, settings.quota) = (true, None, Some(20_000));
    let mut circle = Circle::in_world(World::new(settings)?);
    for name in ["anna", "bert"] {
        circle.come(name)?;
    }
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let add = |who: &str, place: &str, size: usize| {
        let (path, bytes) = (format!("{place}/attachments?name=a.txt"), vec![b'x'; size]);
        circle.send(who, "POST", &path, &[("content-type", "text/plain")], bytes)
    };
    add("anna", &place, 15_000)?.is(201)?;
    let refused = add("anna", &place, 15_000)?.is(507)?.json()?;
    assert_eq!(refused.get("type").and_then(Value::as_str), Some("/v1/problems/quota-full"));
    let mut longer = portfolio(&["a"]);
    longer["comment"] = json!("long".repeat(2_000));
    let change = json!({ "document": longer });
    circle.ask("anna", "PUT", &place, &[("if-match", "\"1\"")], Some(&change))?.is(507)?;
    let all = circle.get("anna", &format!("{place}/attachments"))?.is(200)?.json()?;
    assert_eq!(all.get("items").and_then(Value::as_array).map(Vec::len), Some(1));
    let other = circle.portfolio("bert", &portfolio(&["b"]))?;
    add("bert", &other, 15_000)?.is(201)?;
    Ok(())
}
