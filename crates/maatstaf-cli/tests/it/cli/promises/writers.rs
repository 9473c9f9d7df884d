//! Several people who save the same document at the same time overwrite nothing of each other.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::thread;

use jiff::Timestamp;
use maatstaf_store::{Right, Store};
use serde_json::{Value, json};

use super::running::{Running, file, person};
use super::wire::{Wire, request};
use super::{portfolio, tries};
use crate::cli::run::Outcome;

type Tried<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What one writer saw: the word that it saved in each version, and how often somebody was first.
#[derive(Default)]
struct Written {
    saved: BTreeMap<u32, String>,
    lost: usize,
}

#[test]
fn of_writers_at_the_same_time_all_but_one_are_told_to_look_again() -> Outcome {
    let (writers, each) = (tries(4, 16), tries(100, 1_000));
    let folder = tempfile::tempdir()?;
    let secret = person(folder.path())?;
    let running = Running::start(folder.path())?;
    let new =
        json!({ "kind": "portfolio", "title": "Everybody's", "document": portfolio("first") }).to_string();
    let made = Wire::to(running.address)?.ask(&request("POST", "/v1/documents", &secret, &[], &new))?;
    let id = made.json()?["id"].as_str().ok_or("an id")?.to_owned();
    let (address, path) = (running.address, format!("/v1/documents/{id}"));
    let all = thread::scope(|scope| {
        let started: Vec<_> = (0..writers)
            .map(|writer| {
                let (secret, path) = (&secret, &path);
                scope.spawn(move || written(address, path, secret, writer, each))
            })
            .collect();
        started.into_iter().map(|one| one.join().map_err(|_| "a writer failed")?).collect::<Tried<Vec<_>>>()
    });
    let all = all.map_err(|error| error.to_string())?;
    running.stop()?;
    let lost: usize = all.iter().map(|one| one.lost).sum();
    let mut versions = BTreeMap::new();
    for (version, word) in all.into_iter().flat_map(|one| one.saved) {
        assert_eq!(versions.insert(version, word), None, "version {version} was acknowledged twice");
    }
    let count = u32::try_from(writers * each)?;
    assert!(versions.keys().copied().eq(2..=count + 1), "a version is missing");
    assert!(lost > 0, "nobody was ever second: this proves nothing");
    let store = Store::open(&file(folder.path()), Timestamp::now)?;
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is for one lifetime only")]
    let actor = store.write(|change| change.only_person())?;
    for (version, word) in &versions {
        let kept = store
            .read(|view| view.text(&view.open(&actor, &id.as_str().into(), Right::Read)?, Some(*version)))?;
        let kept: Value = serde_json::from_str(&kept.text)?;
        assert_eq!(kept["holder"], json!(word), "version {version} is not what was acknowledged");
    }
    println!("FIGURE concurrent writers | {writers} x {each} saves, {lost} answers 412, 0 updates lost");
    Ok(())
}

/// Saves so many times, each on top of what is there.
fn written(address: SocketAddr, path: &str, secret: &str, writer: usize, each: usize) -> Tried<Written> {
    let said = |error: Box<dyn std::error::Error>| error.to_string();
    let (mut wire, mut done, mut seen) = (Wire::to(address).map_err(said)?, Written::default(), 1_u32);
    while done.saved.len() < each {
        let word = format!("w{writer}n{}", done.saved.len());
        let body = json!({ "document": portfolio(&word) }).to_string();
        let tag = format!("\"{seen}\"");
        let answer = wire.ask(&request("PUT", path, secret, &[("if-match", &tag)], &body)).map_err(said)?;
        let now = answer.header("etag").and_then(|tag| tag.trim_matches('"').parse().ok());
        match (answer.status, now) {
            (200, Some(version)) if version == seen + 1 => {
                done.saved.insert(version, word);
                seen = version;
            }
            (412, Some(version)) if version > seen => (done.lost, seen) = (done.lost + 1, version),
            (status, tag) => return Err(format!("status {status} with tag {tag:?} after {seen}").into()),
        }
    }
    Ok(done)
}
