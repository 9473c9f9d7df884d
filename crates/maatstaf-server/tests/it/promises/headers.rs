//! What every answer says to a browser.

use maatstaf_server::Server;
use serde_json::{Value, json};

use super::asker::{Answer, Asker, Asking};
use super::town::{Town, Tried};

/// What is wrong with the headers of an answer.
pub(super) fn faults(answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, wanted) in [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")] {
        if answer.header(name) != Some(wanted) {
            faults.push(format!("{name} is {:?}", answer.header(name)));
        }
    }
    // WebAssembly is compiled from bytes of the page's own; no text becomes a script by it.
    let rules =
        answer.header("content-security-policy").unwrap_or_default().replace("'wasm-unsafe-eval'", "");
    if !rules.contains("default-src 'none'")
        || !rules.contains("frame-ancestors 'none'")
        || rules.contains("unsafe-")
    {
        faults.push(format!("content-security-policy is {rules:?}"));
    }
    if answer.header("cache-control").is_none_or(|value| !value.contains("no-store")) {
        faults.push(format!("cache-control is {:?}", answer.header("cache-control")));
    }
    if answer.status >= 400 && answer.header("content-type") != Some("application/problem+json") {
        faults.push(format!("{} of type {:?}", answer.status, answer.header("content-type")));
    }
    if answer.header("access-control-allow-origin").is_some() {
        faults.push("another page may read it".to_owned());
    }
    faults
}

/// What is wrong with the headers of a page, which says no in HTML.
pub(super) fn faults_of_page(answer: &Answer) -> Vec<String> {
    let mut faults = faults(answer);
    faults.retain(|fault| !fault.contains("text/html"));
    faults
}

#[test]
fn what_is_not_there_has_the_same_headers_as_what_is() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let mut count = 0;
    let mut all = vec![Asking::get("/nothing"), Asking::get("/v1/nothing"), Asking::get("/v1/documents")];
    for route in Server::routes().iter().filter(|route| !route.path().contains('{')) {
        for method in ["PATCH", "TRACE", "OPTIONS", "HEAD", "QUERY", route.method().as_str()] {
            all.push(Asking { method: method.to_owned(), ..Asking::get(route.path()) });
        }
    }
    let mut wrong = Vec::new();
    for asking in &all {
        for secret in [None, town.secret("anna")] {
            let answer = asker.ask(secret, asking)?;
            count += 1;
            let mut faults = faults(&answer);
            // A page says no in HTML, and its style may be kept.
            faults.retain(|fault| !fault.contains("text/html") && !fault.contains("no-cache"));
            if answer.status == 405 && answer.header("allow").is_none_or(str::is_empty) {
                faults.push("no Allow".to_owned());
            }
            wrong.extend(faults.iter().map(|fault| format!("{} {}: {fault}", asking.method, asking.path)));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{} faults in {count} answers:\n{}", wrong.len(), wrong.join("\n"));
    println!(
        "FIGURE headers | {count} answers to odd methods and paths, each with its CSP and without a guess of its type"
    );
    Ok(())
}

#[test]
fn a_list_is_never_taken_for_an_object() -> Tried {
    let town = Town::build()?;
    let asker = Asker::of(&town)?;
    let (description, mut tried) = (asker.description()?, 0);
    for route in Server::routes().iter().filter(|route| route.path().starts_with("/v1")) {
        let operation = &description["paths"][route.path()][route.method().as_str().to_lowercase()];
        let example =
            operation.pointer("/requestBody/content/application~1json/example").and_then(Value::as_object);
        let Some(example) = example else { continue };
        let list: Vec<&Value> = example.values().collect();
        let path = super::pages::filled(route.path(), "anna-one", &town);
        let asking = Asking::json(route.method().as_str(), &path, &json!(list)).with("if-match", "\"3\"");
        if route.name() == "drafts.keep" {
            continue;
        }
        let answer = asker.ask(town.secret("sigrid"), &asking)?;
        assert!(answer.status >= 400, "{} {path} took a list: {}", route.method(), answer.start());
        let answer = asker.ask(town.secret("anna"), &asking)?;
        assert!(answer.status >= 400, "{} {path} took a list: {}", route.method(), answer.start());
        tried += 1;
    }
    println!("FIGURE lists for objects | {tried} routes that take an object refuse a list of its values");
    Ok(())
}
