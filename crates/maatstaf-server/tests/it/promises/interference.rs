//! Two worlds that differ only in what somebody may not see give them the same bytes.

use jiff::Timestamp;
use maatstaf_server::Server;
use serde_json::{Value, json};

use super::actors::{Actor, Comes};
use super::asker::{Asker, Asking};
use super::matrix::{Bench, ways};
use super::rows::{Places, is_call};
use super::stored::export;
use super::town::{Town, Tried, portfolio};

/// What one person does, and who may notice it. The steward reads the log of everything, and is no observer here.
struct Deed {
    by: &'static str,
    asking: Asking,
    seen_by: &'static [&'static str],
}

#[test]
#[expect(clippy::too_many_lines, reason = "one promise from its beginning to its end")]
fn what_one_may_not_see_changes_no_byte_of_any_answer() -> Tried {
    let bench = Bench::new()?;
    let (now, deeds, paths) = (Timestamp::now(), deeds(&bench.town)?, paths(&bench)?);
    let observers = bench.actors.iter().filter(|actor| {
        actor.without.is_none()
            && actor.person != "sigrid"
            && matches!(actor.comes, Comes::Person | Comes::Link | Comes::Nameless)
    });
    let (mut asked, mut hidden, mut faults) = (0, 0, Vec::new());
    let observers: Vec<&Actor> = observers.collect();
    for actor in &observers {
        let (one, other) = (Asker::at(&bench.town, now)?, Asker::at(&bench.town, now)?);
        for deed in deeds.iter().filter(|deed| !deed.seen_by.contains(&actor.person)) {
            let answer = other.ask(bench.town.secret(deed.by), &deed.asking)?;
            assert!(
                answer.status < 300,
                "{} {} by {}: {}",
                deed.asking.method,
                deed.asking.path,
                deed.by,
                answer.start()
            );
            hidden += 1;
        }
        let secret = bench.secret(actor)?;
        if let Some(secret) = secret.filter(|_| actor.comes == Comes::Person) {
            // An export says when it was taken; all the rest of it is the same.
            let [mut first, mut second] = [export(&one, secret)?.1, export(&other, secret)?.1];
            (first["at"], second["at"], asked) = (Value::Null, Value::Null, asked + 2);
            if first != second {
                faults.push(format!("/v1/export for {}", actor.name));
            }
        }
        for asking in paths.iter().filter(|asking| asking.path != "/v1/export") {
            let (first, second) = (one.ask(secret, asking)?, other.ask(secret, asking)?);
            asked += 2;
            if first.bytes() != second.bytes() {
                let (first, second) =
                    (String::from_utf8_lossy(&first.body), String::from_utf8_lossy(&second.body));
                let at =
                    first.bytes().zip(second.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(60);
                let part = |text: &str| text.chars().skip(at).take(160).collect::<String>();
                faults.push(format!(
                    "{} for {}:\n  {}\n  {}",
                    asking.path,
                    actor.name,
                    part(&first),
                    part(&second)
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} answers tell of what is hidden:\n{}", faults.len(), faults.join("\n"));
    println!(
        "FIGURE non-interference | {asked} answers to {} observers in two worlds, {hidden} hidden deeds: 0 bytes differ",
        observers.len()
    );
    Ok(())
}

/// Everything that can be looked at: each row of the table, each call that looks something up, and each page.
fn paths(bench: &Bench) -> Tried<Vec<Asking>> {
    let mut all = Vec::new();
    for way in ways()?.iter().filter(|way| way.route.method() == "GET") {
        all.push(way.row.asking(way.route, &bench.town, &bench.description, Places::Real)?);
    }
    let others = Server::routes().iter().filter(|route| route.method() == "GET");
    for route in others.filter(|route| is_call(route) || !route.path().starts_with("/v1")) {
        for document in ["anna-one", "anna-two", "bert", "north-programme"] {
            all.push(Asking::get(&super::pages::filled(route.path(), document, &bench.town)));
        }
    }
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all.dedup_by(|a, b| a.path == b.path);
    Ok(all)
}

#[expect(clippy::too_many_lines, reason = "a list of deeds")]
fn deeds(town: &Town) -> Tried<Vec<Deed>> {
    let id = |thing: &str| town.thing(thing).map(str::to_owned);
    let on = |thing: &str, rest: &str| id(thing).map(|id| format!("/v1/documents/{id}{rest}"));
    let of = |thing: &str, rest: &str| id(thing).map(|id| format!("/v1/providers/{id}{rest}"));
    let save = |thing: &str, version: u32| {
        let body = json!({ "title": "Another title", "note": "changed", "document": portfolio("changed") });
        Ok::<_, Box<dyn std::error::Error>>(
            Asking::json("PUT", &on(thing, "")?, &body).with("if-match", &format!("\"{version}\"")),
        )
    };
    let post = |path: String, body: Value| Asking::json("POST", &path, &body);
    let file = |thing: &str| {
        let mut asking =
            post(on(thing, "/attachments?name=new.txt")?, Value::Null).with("content-type", "text/plain");
        asking.body = b"new".to_vec();
        Ok::<_, Box<dyn std::error::Error>>(asking)
    };
    let name = |name: &str| Asking::json("PATCH", "/v1/account", &json!({ "name": name }));
    let link = || json!({ "kind": "reader", "name": "a new reader" });
    let new = || {
        post(
            "/v1/documents".into(),
            json!({ "kind": "portfolio", "title": "New", "document": portfolio("new") }),
        )
    };
    let submit = Asking::bare("POST", &format!("/v1/shared/{}/assessment/submit", id("anna-one")?));
    let deed = |by, asking, seen_by| Deed { by, asking, seen_by };
    Ok(vec![
        deed("bert", save("bert", 1)?, &["bert"]),
        deed("bert", file("bert")?, &["bert"]),
        deed("bert", Asking::json("PUT", &on("bert", "/draft")?, &json!({ "a": 1 })), &["bert"]),
        deed("bert", post(on("bert", "/shares")?, link()), &["bert"]),
        deed("bert", new(), &["bert"]),
        deed("cora", save("cora", 1)?, &["cora"]),
        deed(
            "cora",
            Asking::bare("DELETE", &on("cora", &format!("/attachments/{}", id("cora-attachment")?))?),
            &["cora"],
        ),
        deed("dora", submit.with("if-match", "\"1\""), &["dora", "anna"]),
        deed(
            "dora",
            post("/v1/account/tokens".into(), json!({ "name": "new", "scopes": ["read"] })),
            &["dora"],
        ),
        deed("egon", name("Egon Anders"), &["egon"]),
        deed("gus", name("Gus Anders"), &["gus", "ada", "anna", "bert"]),
        deed("anna", save("anna-one", 3)?, &["anna"]),
        deed("anna", save("anna-two", 1)?, &["anna"]),
        deed("anna", file("anna-one")?, &["anna"]),
        deed("anna", Asking::bare("DELETE", &on("anna-one", "/draft")?), &["anna"]),
        deed("anna", post(on("anna-one", "/shares")?, link()), &["anna"]),
        deed("anna", new(), &["anna"]),
        deed("ada", post(of("north", "/cohorts")?, json!({ "name": "Another" })), &["ada"]),
        deed("ada", post(of("north", "/invitations")?, json!({ "role": "coach" })), &["ada"]),
        deed(
            "ben",
            Asking::json("PATCH", &of("south", "")?, &json!({ "name": "South again" })),
            &["ben", "cora"],
        ),
        deed("ben", post(of("south", "/cohorts")?, json!({ "name": "Another" })), &["ben"]),
        deed("crowd-1", save("crowd-1", 1)?, &[]),
        deed("sigrid", post("/v1/providers".into(), json!({ "name": "East" })), &[]),
        deed("sigrid", post("/v1/invitations".into(), json!({ "role": "coach" })), &[]),
    ])
}
