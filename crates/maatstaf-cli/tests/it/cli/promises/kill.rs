//! A server that is killed at any moment loses nothing that it said was saved.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use maatstaf_store::check_file;
use serde_json::json;

use super::running::{Running, file, person};
use super::wire::{Wire, request};
use super::{chance, portfolio, tries};
use crate::cli::run::Outcome;

const WRITERS: usize = 4;

/// What was acknowledged of a document: its newest version and the word in it.
type Acknowledged = BTreeMap<String, (u64, String)>;

/// How often a store is killed before another is begun, so that looking at all of it stays cheap.
const KILLS_OF_ONE: usize = 20;

/// What came of many kills.
#[derive(Default)]
struct Count {
    kills: usize,
    writes: usize,
    unacknowledged: usize,
}

#[test]
fn what_was_acknowledged_survives_kill_9() -> Outcome {
    let (kills, mut count) = (tries(5, 1_000), Count::default());
    while count.kills < kills {
        one_store(KILLS_OF_ONE.min(kills - count.kills), &mut count)?;
    }
    assert!(count.writes > kills, "too few writes to prove anything: {}", count.writes);
    println!(
        "FIGURE kill -9 | {kills} kills, {} acknowledged writes, 0 lost ({} saved without an answer)",
        count.writes, count.unacknowledged
    );
    Ok(())
}

/// Kills the server of one store again and again; who is started after a kill is asked for everything, and killed next.
fn one_store(kills: usize, count: &mut Count) -> Outcome {
    let folder = tempfile::tempdir()?;
    let secret = person(folder.path())?;
    let known = Mutex::new(Acknowledged::new());
    for round in 0..kills {
        let running = Running::start(folder.path())?;
        let address = running.address;
        count.unacknowledged += looked_up(&running, &secret, &known)?;
        let written: usize = thread::scope(|scope| {
            let all: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (secret, known) = (&secret, &known);
                    scope.spawn(move || until_killed(address, secret, &format!("r{round}w{writer}"), known))
                })
                .collect();
            thread::sleep(Duration::from_millis(30 + chance(150)));
            let killed = running.kill();
            let written = all.into_iter().map(|writer| writer.join().unwrap_or(0)).sum();
            killed.map(|()| written)
        })?;
        (count.kills, count.writes) = (count.kills + 1, count.writes + written);
        let check = check_file(&file(folder.path()), None)?;
        assert!(check.fault.is_none(), "the audit log has a fault after kill {round}: {:?}", check.fault);
    }
    let running = Running::start(folder.path())?;
    count.unacknowledged += looked_up(&running, &secret, &known)?;
    running.stop()?;
    Ok(())
}

/// Writes documents until the connection breaks, and counts what was acknowledged.
fn until_killed(address: SocketAddr, secret: &str, name: &str, known: &Mutex<Acknowledged>) -> usize {
    let mut count = 0;
    // The error is the kill.
    drop((|| -> Outcome {
        let mut wire = Wire::to(address)?;
        loop {
            let word = format!("{name}d{count}");
            let body =
                json!({ "kind": "portfolio", "title": word, "document": portfolio(&word) }).to_string();
            let made = wire.ask(&request("POST", "/v1/documents", secret, &[], &body))?;
            assert_eq!(made.status, 201);
            let id = made.json()?["id"].as_str().ok_or("an id")?.to_owned();
            acknowledged(known, &id, 1, word)?;
            count += 1;
            for version in 2..6_u64 {
                let word = format!("{name}v{version}c{count}");
                let body = json!({ "document": portfolio(&word) }).to_string();
                let seen = format!("\"{}\"", version - 1);
                let path = format!("/v1/documents/{id}");
                let saved = wire.ask(&request("PUT", &path, secret, &[("if-match", &seen)], &body))?;
                assert_eq!(saved.status, 200);
                acknowledged(known, &id, version, word)?;
                count += 1;
            }
        }
    })());
    count
}

fn acknowledged(known: &Mutex<Acknowledged>, id: &str, version: u64, word: String) -> Outcome {
    known.lock().map_err(|_| "a writer failed")?.insert(id.to_owned(), (version, word));
    Ok(())
}

/// Reads every document again; gives how many are a version further than was acknowledged, because the kill came
/// between saving and saying so.
fn looked_up(
    running: &Running,
    secret: &str,
    known: &Mutex<Acknowledged>,
) -> Result<usize, Box<dyn std::error::Error>> {
    let (mut wire, mut further) = (Wire::to(running.address)?, 0);
    for (id, (version, word)) in &mut *known.lock().map_err(|_| "a writer failed")? {
        let read = wire.ask(&request("GET", &format!("/v1/documents/{id}"), secret, &[], ""))?;
        assert_eq!(read.status, 200, "an acknowledged document is lost");
        let read = read.json()?;
        let found = read["version"].as_u64().ok_or("a version")?;
        if found == *version + 1 {
            (further, *version) = (further + 1, found);
            read["document"]["holder"].as_str().ok_or("a holder")?.clone_into(word);
            continue;
        }
        assert_eq!(found, *version, "an acknowledged version is lost");
        assert_eq!(read["document"]["holder"], json!(word), "an acknowledged text is lost");
    }
    Ok(further)
}
