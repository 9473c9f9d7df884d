//! Everything of somebody in one file, to take away and to bring elsewhere.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use maatstaf_server::Settings;
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::circle::{Circle, item, portfolio, text};
use crate::world::{Outcome, World};

const ZIP: [(&str, &str); 1] = [("content-type", "application/zip")];

/// The files of an archive.
fn files(bytes: &[u8]) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.insert(file.name()?.into_owned(), bytes);
    }
    Ok(files)
}

/// Two documents with history, a draft and attachments.
fn filled(circle: &Circle) -> Outcome<[String; 2]> {
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let path = format!("{place}/evidence/b");
    circle
        .ask("anna", "PUT", &path, &[("if-match", "\"1\"")], Some(&item("b", "<b>é & \"quotes\"</b>")))?
        .is(200)?;
    circle.ask("anna", "PUT", &format!("{place}/draft"), &[], Some(&json!({ "half": "done" })))?.is(204)?;
    for (name, bytes) in
        [("scan%20%22%C3%A9%22.pdf", vec![0, 255, 10]), ("empty", Vec::new()), ("zeros", vec![0; 100_000])]
    {
        let path = format!("{place}/attachments?name={name}&evidence=a");
        circle.send("anna", "POST", &path, &[("content-type", "application/pdf")], bytes)?.is(201)?;
    }
    let agreement = circle.post("anna", "/v1/agreement-new", &json!({}))?.is(200)?.json()?;
    let new = json!({ "kind": "agreement", "title": "../../etc/passwd", "document": agreement });
    let made = circle.post("anna", "/v1/documents", &new)?.is(201)?;
    Ok([place, made.header("location").ok_or("a place")?.to_owned()])
}

/// What is kept of a document, without what belongs to its place alone.
fn content(read: impl Fn(&str) -> Outcome<Vec<u8>>, place: &str) -> Outcome<Value> {
    let json = |path: &str| -> Outcome<Value> { Ok(serde_json::from_slice(&read(path)?)?) };
    let head = json(place)?;
    let mut versions = Vec::new();
    for number in 1..=head["version"].as_u64().ok_or("a version")? {
        let version = json(&format!("{place}/versions/{number}"))?;
        versions.push(json!([version["document"], version["digest"], version["at"], version["note"]]));
    }
    let mut attachments = Vec::new();
    for one in json(&format!("{place}/attachments"))?["items"].as_array().ok_or("items")? {
        let bytes = read(&format!("{place}/attachments/{}", text(one, "id")?))?;
        attachments.push(
            json!([one["name"], one["media_type"], one["evidence"], one["digest"], bytes.len()]).to_string(),
        );
    }
    attachments.sort();
    let draft = json(&format!("{place}/draft")).map(|draft| draft["document"].clone()).unwrap_or_default();
    Ok(json!([head["kind"], head["title"], head["document"], versions, attachments, draft]))
}

#[test]
fn everything_goes_out_as_one_file_and_comes_in_elsewhere_as_it_was() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    let places = filled(&circle)?;
    let taken = circle.get("anna", "/v1/export")?.is(200)?;
    assert_eq!(taken.header("content-type"), Some("application/zip"));
    assert!(taken.header("content-disposition").is_some_and(|value| value.starts_with("attachment; ")));
    let files = files(&taken.body)?;
    assert!(files.keys().all(|name| !name.contains("..") && !name.starts_with('/')), "{:?}", files.keys());
    let page = files.iter().find(|(name, _)| name.starts_with("of_anna-")).ok_or("a readable page")?.1;
    let page = std::str::from_utf8(page)?;
    assert!(page.contains("Piece a") && page.contains("&lt;b&gt;é &amp; "), "the words stand there to read");
    let index = std::str::from_utf8(files.get("index.html").ok_or("an index")?)?;
    assert!(index.contains("href=\"./of%5Fanna"));
    assert_eq!(files.keys().filter(|name| name.starts_with("attachments/")).count(), 3);
    // Into the account of somebody else, and into another server.
    let elsewhere = World::new(Settings::default())?;
    let me = elsewhere.only_person()?;
    let there = circle.send("bert", "POST", "/v1/import", &ZIP, taken.body.clone())?.is(200)?.json()?;
    let request = axum::http::Request::post("/v1/import").header("host", "127.0.0.1:7112");
    let request =
        request.header("authorization", format!("Bearer {me}")).header("content-type", "application/zip");
    let far = elsewhere.send(request.body(taken.body.clone().into())?)?.is(200)?.json()?;
    for (who, heads) in [("bert", there), ("", far)] {
        let heads = heads["items"].as_array().cloned().ok_or("items")?;
        assert_eq!(heads.len(), 2);
        let mut now = Vec::new();
        for head in &heads {
            let place = format!("/v1/documents/{}", text(head, "id")?);
            assert!(!places.contains(&place));
            let read = |path: &str| match who {
                "" => Ok(elsewhere.ask("GET", path, Some(&me), &[], None)?.is(200)?.body),
                who => Ok(circle.get(who, path)?.is(200)?.body),
            };
            now.push(content(read, &place)?.to_string());
        }
        let mut before = Vec::new();
        for place in &places {
            before.push(content(|path| Ok(circle.get("anna", path)?.is(200)?.body), place)?.to_string());
        }
        now.sort();
        before.sort();
        assert_eq!(now, before);
    }
    Ok(())
}

#[test]
fn what_goes_out_tells_nothing_of_a_panel_before_the_reveal_and_no_secret() -> Outcome {
    let circle = Circle::of(&["anna", "dora"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    circle.panel("anna", &place, &["dora"])?;
    let mine = format!("{}/assessment", place.replace("/documents/", "/shared/"));
    let mut assessment = circle.get("dora", &format!("{mine}/new"))?.is(200)?.json()?;
    assessment["comment"] = json!("WORDS-OF-DORA");
    circle.ask("dora", "PUT", &mine, &[("if-match", "\"0\"")], Some(&assessment))?.is(200)?;
    circle.tell("dora", "POST", &format!("{mine}/submit"), &[("if-match", "\"1\"")])?.is(200)?;
    let of = |who: &str| -> Outcome<String> {
        let all = files(&circle.get(who, "/v1/export")?.is(200)?.body)?;
        Ok(all.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect())
    };
    let (annas, doras) = (of("anna")?, of("dora")?);
    assert!(!annas.contains("WORDS-OF-DORA") && annas.contains("SELF-RATING-OF-ANNA"));
    assert!(
        doras.contains("WORDS-OF-DORA") && !doras.contains("SELF-RATING-OF-ANNA"),
        "her own words are hers"
    );
    for whole in [&annas, &doras] {
        assert!(
            !whole.contains("maatstaf-session-")
                && !whole.contains("maatstaf-share-")
                && !whole.contains("argon2")
        );
    }
    Ok(())
}

/// Exports that are wrong somewhere, each in its own way.
fn wrong(whole: &Value) -> Outcome<Vec<(&'static str, Value)>> {
    let second = |change: &dyn Fn(&mut Value)| {
        let mut changed = whole.clone();
        changed["documents"].as_array_mut().into_iter().flatten().last().map(change);
        changed
    };
    let portfolio =
        whole["documents"].as_array().and_then(|all| all.iter().position(|one| one["kind"] == "portfolio"));
    let portfolio = portfolio.ok_or("the portfolio")?;
    let mut unsound = whole.clone();
    let newest = unsound["documents"][portfolio]["versions"]
        .as_array_mut()
        .and_then(|all| all.last_mut())
        .ok_or("versions")?;
    newest["text"] = json!("{\"maatstaf\": 1, \"SECRET\": \"SECRET\"}");
    let mut other = whole.clone();
    other["maatstaf_export"] = json!(2);
    let mut lost = whole.clone();
    lost["documents"][portfolio]["attachments"][0]["id"] = json!("att-other");
    Ok(vec![
        ("a title that is none", second(&|one| one["title"] = json!("a\nb"))),
        ("a kind that people do not own", second(&|one| one["kind"] = json!("wording"))),
        (
            "a version that is not what its digest says",
            second(&|one| one["versions"][0]["digest"] = json!("0".repeat(64))),
        ),
        ("versions from two on", second(&|one| one["versions"][0]["number"] = json!(2))),
        ("no versions", second(&|one| one["versions"] = json!([]))),
        ("a text that the engine does not read", unsound),
        ("another format", other),
        ("a file that is not there", lost),
        (
            "more documents than anybody has",
            json!({ "maatstaf_export": 1, "documents": vec![&whole["documents"][0]; 5_001] }),
        ),
        ("no list", json!({ "maatstaf_export": 1, "documents": {} })),
    ])
}

#[test]
fn an_import_is_taken_whole_or_not_at_all() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    filled(&circle)?;
    let all = files(&circle.get("anna", "/v1/export")?.is(200)?.body)?;
    let whole: Value = serde_json::from_slice(all.get("maatstaf.json").ok_or("the document")?)?;
    for (name, bundle) in wrong(&whole)? {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (file, bytes) in &all {
            zip.start_file(
                file,
                zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
            )?;
            let text = bundle.to_string();
            std::io::Write::write_all(
                &mut zip,
                if file == "maatstaf.json" { text.as_bytes() } else { bytes },
            )?;
        }
        let refused = circle.send("bert", "POST", "/v1/import", &ZIP, zip.finish()?.into_inner())?;
        assert_eq!(refused.status.as_u16(), 422, "{name}: {}", String::from_utf8_lossy(&refused.body));
        assert!(!refused.says("SECRET"), "{name}");
        for kind in ["portfolio", "agreement"] {
            let kept = circle.get("bert", &format!("/v1/documents?kind={kind}"))?.json()?;
            assert_eq!(kept["items"], json!([]), "{name}");
        }
    }
    circle.send("bert", "POST", "/v1/import", &[("content-type", "application/json")], "{}")?.is(415)?;
    Ok(())
}

#[test]
fn an_import_with_a_key_is_taken_once() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    filled(&circle)?;
    let taken = circle.get("anna", "/v1/export")?.is(200)?.body;
    let keyed = [ZIP[0], ("idempotency-key", "one-import")];
    let first = circle.send("bert", "POST", "/v1/import", &keyed, taken.clone())?.is(200)?;
    assert_eq!(circle.send("bert", "POST", "/v1/import", &keyed, taken)?.is(200)?.body, first.body);
    let kept = circle.get("bert", "/v1/documents?kind=portfolio")?.json()?;
    assert_eq!(kept["items"].as_array().map(Vec::len), Some(1));
    Ok(())
}
