//! What is kept: all of it can be taken away, none of it is left when it is erased, and who read it is known.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use serde_json::{Value, json};
use zip::ZipArchive;

use super::asker::{Asker, Asking, PASSWORD};
use super::canaries::{canary, held, readable};
use super::matrix::{Bench, ways};
use super::rows::Places;
use super::town::{Town, Tried, portfolio};

/// The file of an export that is read back, and the bytes of all its files.
pub(super) fn export(asker: &Asker, secret: &str) -> Tried<(Vec<u8>, Value, Vec<u8>)> {
    let answer = asker.ask(Some(secret), &Asking::get("/v1/export"))?;
    assert_eq!(answer.status, 200, "{}", answer.start());
    let mut archive = ZipArchive::new(Cursor::new(&answer.body))?;
    let (mut whole, mut documents) = (Vec::new(), Value::Null);
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let (name, mut bytes) = (file.name()?.into_owned(), Vec::new());
        file.read_to_end(&mut bytes)?;
        if name == "maatstaf.json" {
            documents = serde_json::from_slice(&bytes)?;
        }
        whole.extend(name.into_bytes());
        whole.append(&mut bytes);
    }
    Ok((answer.body, documents, whole))
}

/// What an import keeps of a document: everything but ids, and what was between the owner and others.
fn kept(exported: &Value) -> Vec<String> {
    let documents = exported["documents"].as_array().into_iter().flatten();
    let mut all: Vec<String> = documents
        .map(|document| {
            let versions = document["versions"].as_array().into_iter().flatten();
            let versions: Vec<Value> = versions
                .map(|one| json!([one["number"], one["text"], one["note"], one["at"], one["digest"]]))
                .collect();
            let files = document["attachments"].as_array().into_iter().flatten();
            let files: Vec<Value> = files
                .map(|one| {
                    json!([one["name"], one["media_type"], one["digest"], one["size"], one["evidence"]])
                })
                .collect();
            json!([document["kind"], document["title"], versions, files, document["draft"]["text"]])
                .to_string()
        })
        .collect();
    all.sort();
    all
}

#[test]
fn an_export_holds_everything_and_comes_in_again_as_it_was() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let (archive, first, whole) = export(&asker, town.secret("anna").ok_or("a secret")?)?;
    // What is Anna's own; what her assessors think is hers after the reveal.
    let others =
        |place: &str| place.starts_with("north") || place.starts_with("called") && place != "called-anna";
    let mine: BTreeSet<&str> = readable("anna").into_iter().filter(|place| !others(place)).collect();
    let there = held(&whole);
    let missing: Vec<_> = mine.difference(&there).collect();
    assert!(missing.is_empty(), "the export lacks {missing:?}");
    let foreign: Vec<_> = there.difference(&readable("anna")).copied().collect();
    assert!(foreign.is_empty(), "the export holds {foreign:?}");
    // Somebody new brings it in, and takes it away again.
    let nadia = asker.newcomer(&town)?;
    let mut import = Asking::json("POST", "/v1/import", &Value::Null).with("content-type", "application/zip");
    import.body = archive;
    let answer = asker.ask(Some(&nadia), &import)?;
    assert!(answer.status < 300, "{} {}", answer.status, answer.start());
    let (_, second, _) = export(&asker, &nadia)?;
    assert_eq!(kept(&second), kept(&first));
    assert!(kept(&first).len() >= 5);
    println!(
        "FIGURE export | {} canaries, all of them in it, 0 of others; {} documents imported equal",
        mine.len(),
        kept(&first).len()
    );
    Ok(())
}

/// How often words stand in the files of a folder.
fn copies(folder: &Path, words: &[String]) -> Tried<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let bytes = fs::read(entry?.path())?;
        for at in bytes.windows(2).enumerate().filter(|(_, two)| two == b"zq").map(|(at, _)| at) {
            let rest = bytes.get(at..).unwrap_or_default();
            count += usize::from(words.iter().any(|word| rest.starts_with(word.as_bytes())));
        }
    }
    Ok(count)
}

#[test]
fn what_is_erased_is_in_no_file_any_more() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let folder = asker.folder.path();
    // A portfolio with everything around it: drafts, files, shares, what its assessors wrote.
    let of_one = |place: &&str| {
        place.starts_with("anna-one")
            || ["dora", "liv", "fay"].iter().any(|name| **place == format!("judgement-{name}"))
    };
    let places: Vec<String> = readable("anna")
        .into_iter()
        .chain(["judgement-dora", "judgement-liv", "judgement-fay"])
        .filter(of_one)
        .map(canary)
        .collect();
    let before = copies(folder, &places)?;
    let erase = Asking::bare("DELETE", &format!("/v1/documents/{}", town.thing("anna-one")?));
    assert_eq!(asker.ask(town.secret("anna"), &erase)?.status, 204);
    let after = copies(folder, &places)?;
    assert!(before >= places.len() && after == 0, "{before} copies before and {after} after");
    println!(
        "FIGURE erase over HTTP: a portfolio | {} canaries, {before} copies before, {after} after",
        places.len()
    );
    Ok(())
}

#[test]
fn who_closes_their_account_is_in_no_file_any_more() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let nadia = asker.newcomer(&town)?;
    let words: Vec<String> = (0..200).map(|at| canary(&format!("nadia{at:03}"))).collect();
    for (at, parts) in words.chunks(10).enumerate() {
        let mut document = portfolio(&format!("nadia{at}"));
        document["evidence"][0]["text"] = json!(parts.join(" "));
        let new = json!({ "kind": "portfolio", "title": parts.first(), "document": document });
        let made = asker.ask(
            Some(&nadia),
            &Asking::json("POST", "/v1/documents", &new).with("idempotency-key", &format!("key-{at}")),
        )?;
        assert_eq!(made.status, 201, "{}", made.start());
        let place = made.header("location").ok_or("a place")?.to_owned();
        document["evidence"][0]["text"] = json!(parts.iter().rev().cloned().collect::<String>());
        let save = json!({ "note": parts.last(), "document": document });
        assert_eq!(
            asker.ask(Some(&nadia), &Asking::json("PUT", &place, &save).with("if-match", "\"1\""))?.status,
            200
        );
        assert_eq!(
            asker.ask(Some(&nadia), &Asking::json("PUT", &format!("{place}/draft"), &document))?.status,
            204
        );
        let mut file = Asking::json("POST", &format!("{place}/attachments?name=a.txt"), &Value::Null)
            .with("content-type", "text/plain");
        file.body = parts.join("\n").into_bytes();
        assert_eq!(asker.ask(Some(&nadia), &file)?.status, 201);
    }
    let folder = asker.folder.path();
    let before = copies(folder, &words)?;
    let close = Asking::json("DELETE", "/v1/account", &json!({ "password": PASSWORD }));
    assert_eq!(asker.ask(Some(&nadia), &close)?.status, 204);
    let after = copies(folder, &words)?;
    assert!(before >= 600 && after == 0, "{before} copies before and {after} after");
    let check = asker.ask(town.secret("sigrid"), &Asking::get("/v1/audit/check"))?.json()?;
    assert_eq!(check["fault"], Value::Null, "the log does not verify after an erasure");
    println!(
        "FIGURE erase over HTTP: an account | {} canaries, {before} copies before, {after} after; the log still verifies",
        words.len()
    );
    Ok(())
}

#[test]
#[expect(clippy::too_many_lines, reason = "one promise from its beginning to its end")]
fn every_read_of_a_portfolio_by_somebody_else_stands_in_its_owners_trail() -> Tried {
    let bench = Bench::new()?;
    let asker = Asker::of(&bench.town)?;
    let owners = [("anna-one", "anna"), ("anna-two", "anna"), ("bert", "bert")];
    let trail = |document: &str, owner: &str| -> Tried<usize> {
        let path = format!("/v1/documents/{}/trail?limit=200", bench.town.thing(document)?);
        let answer = asker.ask(bench.town.secret(owner), &Asking::get(&path))?;
        let items = answer.json()?["items"].as_array().cloned().unwrap_or_default();
        Ok(items.iter().filter(|deed| deed["deed"] == "read").count())
    };
    let (mut reads, mut unseen) = (0, Vec::new());
    let mut ask = |asking: &Asking, actor: &super::actors::Actor| -> Tried {
        for (document, owner) in owners.iter().filter(|(_, owner)| *owner != actor.person) {
            let before = trail(document, owner)?;
            let answer = asker.ask(bench.secret(actor)?, asking)?;
            let words = held(&answer.bytes());
            let read = words
                .iter()
                .any(|word| word.strip_prefix(document).is_some_and(|rest| rest.starts_with('-')));
            if answer.status < 300 && read {
                reads += 1;
                if trail(document, owner)? != before + 1 {
                    unseen.push(format!("{} {} by {}", asking.method, asking.path, actor.name));
                }
            }
        }
        Ok(())
    };
    let readers = bench.actors.iter().filter(|actor| actor.without.is_none());
    let readers: Vec<_> =
        readers.filter(|actor| ["dora", "liv", "egon", "jens", "link"].contains(&actor.person)).collect();
    for way in
        ways()?.iter().filter(|way| way.route.method() == "GET" && way.route.path().contains("{document}"))
    {
        for actor in &readers {
            ask(&way.row.asking(way.route, &bench.town, &bench.description, Places::Real)?, actor)?;
        }
    }
    for call in ["explain", "assess-view", "overview", "practice", "convert"] {
        for document in ["anna-one", "anna-two", "bert"] {
            let mut body = json!({ "portfolio": { "stored": bench.town.thing(document)? } });
            if call == "convert" {
                body = json!({ "to": "tidy", "portfolios": [{ "stored": bench.town.thing(document)? }] });
            }
            for actor in &readers {
                ask(&Asking::json("POST", &format!("/v1/{call}"), &body), actor)?;
            }
        }
    }
    assert!(
        unseen.is_empty(),
        "{} reads of {reads} are not in the trail:\n{}",
        unseen.len(),
        unseen.join("\n")
    );
    assert!(reads >= 10, "only {reads} reads");
    println!(
        "FIGURE reads of others | {reads} reads of somebody else's portfolio, each one line in the owner's trail"
    );
    Ok(())
}
