//! What somebody wrote stands in their own data and nowhere else: not in what is printed, not in a problem.

use std::process::Command;

use maatstaf_server::Server;
use serde_json::{Value, json};

use super::running::{Running, person};
use super::tries;
use super::wire::{Reply, Wire, contains, request};
use crate::cli::run::Outcome;

/// Stands for a client's words. It fits where an id or a word must stand, too.
const CANARY: &str = "janedoecfo7f3a";

/// A request with the canary in one place.
struct Sent {
    place: String,
    bytes: Vec<u8>,
}

#[test]
fn no_word_of_a_client_is_printed_or_repeated_and_nobody_is_called() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut secret = person(folder.path())?;
    let trace = folder.path().join("trace");
    let trace = trace.to_string_lossy().into_owned();
    // With -D the tracer stands aside, and the server is our own child.
    let words = ["strace", "-D", "-f", "-qq", "-e", "trace=connect", "-o", &trace];
    let has_strace = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    let tracer = has_strace.is_ok_and(|status| status.success()).then_some(words.as_slice());
    let mut running = Running::with(folder.path(), &[], tracer)?;
    let description =
        Wire::to(running.address)?.ask(&request("GET", "/v1/openapi.json", "", &[], ""))?.json()?;
    let (mut sent, mut faults, mut printed) = (0, Vec::new(), Vec::new());
    for route in Server::routes() {
        let method = route.method().as_str();
        let operation = &description["paths"][route.path()][method.to_lowercase()];
        let alive = Wire::to(running.address)?.ask(&request(
            "GET",
            "/v1/documents?kind=portfolio",
            &secret,
            &[],
            "",
        ))?;
        if alive.status == 401 {
            // The request before ended the session, as it should.
            printed.extend(running.stop()?);
            secret = person(folder.path())?;
            running = Running::with(folder.path(), &[], tracer)?;
        }
        for one in requests(method, route.path(), operation, &secret) {
            sent += 1;
            let answer = Wire::to(running.address)?.ask(&one.bytes);
            faults.extend(
                fault(answer, &one.place).map(|fault| format!("{} {}: {fault}", route.name(), one.place)),
            );
        }
    }
    printed.extend(running.stop()?);
    let said = String::from_utf8_lossy(&printed).into_owned();
    assert!(faults.is_empty(), "{} of {sent} requests were repeated:\n{}", faults.len(), faults.join("\n"));
    assert!(!contains(&printed, CANARY), "the canary was printed: {said}");
    assert!(!said.contains("panicked"), "something panicked: {said}");
    println!(
        "FIGURE no client text | {sent} requests with a canary over {} routes: 0 in {} printed bytes, 0 in problems",
        Server::routes().len(),
        printed.len()
    );
    called(tracer.is_some(), &trace)
}

/// Whether anybody was called, as far as this machine can tell.
fn called(traced: bool, trace: &str) -> Outcome {
    if !traced {
        println!("FIGURE no outgoing connection | SKIPPED: install strace, and allow it to trace");
        return Ok(());
    }
    let calls = std::fs::read_to_string(trace)?;
    let out: Vec<&str> =
        calls.lines().filter(|line| line.contains("connect(") && line.contains("AF_INET")).collect();
    assert!(out.is_empty(), "the server called somebody: {out:?}");
    println!("FIGURE no outgoing connection | 0 calls of connect to an address of a network (strace)");
    Ok(())
}

fn fault(answer: Result<Reply, Box<dyn std::error::Error>>, place: &str) -> Option<String> {
    // What is no request at all is not answered, or by HTTP itself.
    let Ok(answer) = answer else { return (!place.starts_with("broken")).then(|| "no answer".to_owned()) };
    // A form that was refused is shown again with what whoever sent it had filled in.
    let form =
        place == "form" && answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let told = answer.status >= 400 && !form && answer.holds(CANARY);
    let text = || String::from_utf8_lossy(&answer.body).chars().take(300).collect::<String>();
    if told {
        return Some(format!("{} repeats it: {:?} {}", answer.status, answer.headers, text()));
    }
    (answer.status >= 500).then(|| format!("{} {}", answer.status, text()))
}

/// Every place of a request in which somebody could have written something.
fn requests(method: &str, path: &str, operation: &Value, secret: &str) -> Vec<Sent> {
    let body = operation.pointer("/requestBody/content/application~1json/example");
    let example = body.cloned().unwrap_or(json!({}));
    let (text, named) = (example.to_string(), filled(path, CANARY));
    let query = operation["parameters"].as_array().into_iter().flatten();
    let query: String = query
        .filter(|one| one["in"] == "query")
        .flat_map(|one| [one["name"].as_str().unwrap_or_default(), "=", CANARY, "&"])
        .collect();
    let plain = [("if-match", "\"1\"")];
    let mut all = vec![
        ("path", request(method, &named, secret, &plain, &text)),
        ("path, odd", request(method, &filled(path, &format!("%00{CANARY}%ff..%2f")), secret, &plain, &text)),
        ("query", request(method, &format!("{named}?{query}{CANARY}={CANARY}"), secret, &plain, &text)),
        ("cursor", request(method, &format!("{named}?cursor={CANARY}&limit={CANARY}&kind={CANARY}"), secret, &plain, &text)),
        ("if-match", request(method, &named, secret, &[("if-match", CANARY)], &text)),
        ("idempotency key", request(method, &named, secret, &[("idempotency-key", CANARY), plain[0]], &text)),
        ("headers", request(method, &named, secret, &[("x-note", CANARY), ("accept", CANARY), ("accept-language", CANARY), ("referer", CANARY), ("x-forwarded-for", CANARY)], &text)),
        ("origin", request(method, &named, "", &[("origin", CANARY), ("sec-fetch-site", CANARY), ("cookie", &format!("maatstaf={CANARY}"))], &text)),
        ("host", format!("{method} {named} HTTP/1.1\r\nhost: {CANARY}\r\nauthorization: Bearer {secret}\r\ncontent-length: 0\r\n\r\n").into_bytes()),
        ("token", request(method, &named, CANARY, &plain, &text)),
        ("broken JSON", request(method, &named, secret, &plain, &format!("{{\"{CANARY}\": \"{CANARY}"))),
        ("broken bytes", raw(method, &named, secret, "application/json", format!("\u{0}{CANARY}").as_bytes())),
        ("a list", request(method, &named, secret, &plain, &json!([CANARY, [CANARY], { CANARY: CANARY }]).to_string())),
        ("keys", request(method, &named, secret, &plain, &json!({ CANARY: { CANARY: CANARY } }).to_string())),
        ("broken parts", raw(method, &named, secret, &format!("multipart/form-data; boundary={CANARY}"), format!("--{CANARY}\r\ncontent-disposition: form-data; name={CANARY}\r\n").as_bytes())),
        ("form", raw(method, &named, secret, "application/x-www-form-urlencoded", format!("{CANARY}={CANARY}&email={CANARY}&secret={CANARY}&password={CANARY}").as_bytes())),
        ("broken head", format!("{method} {named} {CANARY}\r\n{CANARY}: \u{1}{CANARY}\r\n\r\n").into_bytes()),
    ];
    let mut leaves = leaves(&example);
    // The long tier takes every leaf, the other some of each.
    leaves.truncate(tries(12, usize::MAX));
    for at in leaves {
        let mut changed = example.clone();
        if let Some(leaf) = changed.pointer_mut(&at) {
            *leaf = json!(CANARY);
        }
        all.push(("body", request(method, &named, secret, &plain, &changed.to_string())));
    }
    all.into_iter().map(|(place, bytes)| Sent { place: place.to_owned(), bytes }).collect()
}

/// A path with a word in the place of each of its parameters.
fn filled(path: &str, word: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { word.to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn raw(method: &str, path: &str, secret: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {secret}\r\ncontent-type: {kind}\r\nif-match: \"1\"\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Where every text, number and truth value of a document stands.
fn leaves(value: &Value) -> Vec<String> {
    let under = |key: String, value: &Value| {
        leaves(value).into_iter().map(move |rest| format!("/{key}{rest}")).collect::<Vec<_>>()
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| under(key.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, value)| under(at.to_string(), value)).collect()
        }
        _ => vec![String::new()],
    }
}
