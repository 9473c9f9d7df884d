//! What is asked of a change is found out before its turn to write, so that nobody waits for it.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use maatstaf_store::StoreError;
use serde_json::{Value, json};

use crate::circle::{Circle, portfolio};
use crate::world::Outcome;

#[test]
fn what_is_refused_waits_for_nobody_who_writes() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let (tells, hears) = channel();
    let (frees, waits) = channel::<()>();
    let server = Arc::clone(&circle.world.server);
    let writer = thread::spawn(move || {
        server.store().write(|_| {
            let _ = tells.send(());
            // Not for ever, so that a request that waits for this fails the test instead of hanging.
            Ok::<_, StoreError>(waits.recv_timeout(Duration::from_secs(20)))
        })
    });
    hears.recv()?;
    let unsound = json!({ "maatstaf": 1 });
    let refused = [
        (
            "POST",
            "/v1/documents".to_owned(),
            "1",
            json!({ "kind": "portfolio", "title": "t", "document": unsound }),
            422,
        ),
        ("PUT", place.clone(), "1", json!({ "document": unsound }), 422),
        ("PUT", format!("{place}/evidence/b"), "1", json!({ "id": "b", "title": "B", "claims": [{}] }), 422),
        ("PUT", format!("{place}/evidence/b"), "7", json!({ "id": "b", "title": "B" }), 412),
        ("DELETE", format!("{place}/evidence/none"), "1", Value::Null, 404),
        ("POST", format!("{place}/ledger/sessions"), "1", json!({ "id": "s" }), 422),
    ];
    for (method, path, seen, body, status) in refused {
        let seen = format!("\"{seen}\"");
        let headers = [("content-type", "application/json"), ("if-match", seen.as_str())];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answer = circle.send("anna", method, &path, &headers, body)?;
        assert_eq!(answer.code(), status, "{method} {path}: {}", answer.text());
    }
    frees.send(()).map_err(|_| "the answers waited for the writer")?;
    writer.join().map_err(|_| "the writer failed")??.map_err(|_| "the answers waited for the writer")?;
    Ok(())
}

#[test]
fn what_was_done_under_a_key_is_not_refused_because_it_cannot_be_done_again() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let path = format!("{}/ledger/sessions", circle.portfolio("anna", &portfolio(&["a"]))?);
    let headers =
        [("content-type", "application/json"), ("if-match", "\"1\""), ("idempotency-key", "one-session")];
    let entry = json!({ "id": "s-1", "day": "2026-03-02", "minutes": 60, "client": "client-01" }).to_string();
    let first = circle.send("anna", "POST", &path, &headers, entry.clone())?.is(201)?;
    // Version 1 is not the newest any more, and the session is there already.
    let again = circle.send("anna", "POST", &path, &headers, entry.clone())?.is(201)?;
    assert_eq!((again.header("etag"), &again.body), (first.header("etag"), &first.body));
    let other = [("content-type", "application/json"), ("if-match", "\"1\""), ("idempotency-key", "another")];
    circle.send("anna", "POST", &path, &other, entry)?.is(412)?;
    Ok(())
}
