//! The pages for people let in whoever the table lets in, and nobody else.
//!
//! Pages have no rows of their own: a page about a document is for whom the right on that document is, and every other page
//! holds what is the reader's own.

use maatstaf_server::{Policy, Route, Server};
use maatstaf_store::Right;

use super::actors::{Actor, Comes};
use super::asker::{Answer, Asker, Asking};
use super::canaries::leaks;
use super::headers;
use super::matrix::Bench;
use super::town::{Town, Tried};

type Names = &'static [&'static str];
type Known = (&'static str, Names, Names, Names, Names);

/// The documents of the town with those who own or administer them, belong to their provider, judge them blind, judged
/// them before the reveal, or hold a link.
const DOCUMENTS: [Known; 5] = [
    ("anna-one", &["anna"], &[], &["dora", "liv", "link"], &[]),
    ("anna-two", &["anna"], &[], &[], &["egon", "jens"]),
    ("bert", &["bert"], &[], &["liv"], &[]),
    ("cora", &["cora"], &[], &[], &[]),
    ("north-programme", &["ada"], &["anna", "bert", "gus"], &[], &[]),
];

#[test]
fn no_page_opens_for_who_is_not_let_in() -> Tried {
    let mut bench = Bench::new()?;
    bench.actors.retain(|actor| actor.without.is_none());
    let asker = Asker::of(&bench.town)?;
    let (mut count, mut faults) = (0, Vec::new());
    let pages: Vec<&Route> =
        Server::routes().iter().filter(|route| !route.path().starts_with("/v1")).collect();
    for route in &pages {
        for document in documents(route) {
            for actor in &bench.actors {
                if route.method() != "GET" && !is_kept_out(route, document, actor) {
                    continue;
                }
                let answer = asked_for(&asker, route, document, &bench.town, bench.secret(actor)?)?;
                count += 1;
                for fault in faults_of(&bench, &asker, route, document, actor, &answer)? {
                    faults.push(format!(
                        "{} {} on {document} by {}: {fault}",
                        route.method(),
                        route.path(),
                        actor.name
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    println!("FIGURE pages | {count} requests to {} pages: who is not let in sees none of them", pages.len());
    Ok(())
}

/// The documents that a page may be about; a page without one is tried once.
fn documents(route: &Route) -> impl Iterator<Item = &'static str> {
    let many = if route.path().contains("{document}") { DOCUMENTS.len() } else { 1 };
    DOCUMENTS.iter().take(many).map(|(document, ..)| *document)
}

/// Whether this actor may not use a page, by its policy and who they are.
fn is_kept_out(route: &Route, document: &str, actor: &Actor) -> bool {
    match route.policy() {
        Policy::Anyone | Policy::Link => false,
        Policy::Document(right) => !holders(document, right).any(|person| person == actor.person),
        Policy::Steward => actor.person != "sigrid",
        _ => actor.comes != Comes::Person,
    }
}

/// Who has a right on a document.
fn holders(document: &str, right: Right) -> impl Iterator<Item = &'static str> {
    let (_, owners, members, blind, revealed) =
        DOCUMENTS.into_iter().find(|one| one.0 == document).unwrap_or_default();
    let none: &[&str] = &[];
    let groups = match right {
        Right::Read => [owners, members, none],
        Right::See => [owners, blind, revealed],
        Right::Judge => [none, blind, revealed],
        Right::Compare => [owners, none, revealed],
        _ => [owners, none, none],
    };
    groups.into_iter().flatten().copied()
}

fn faults_of(
    bench: &Bench,
    asker: &Asker,
    route: &Route,
    document: &str,
    actor: &Actor,
    answer: &Answer,
) -> Tried<Vec<String>> {
    let mut faults = headers::faults(answer);
    // A page says in HTML what went wrong, a style may be kept, and a page may have a style and forms.
    faults.retain(|fault| {
        !fault.contains("text/html") && !fault.starts_with("cache-control is Some(\"no-cache\")")
    });
    let leaks = leaks(actor.person, &answer.bytes());
    if !leaks.is_empty() {
        faults.push(format!("it holds {leaks:?}"));
    }
    if answer.status >= 500 {
        faults.push(format!("{}", answer.status));
    }
    if !is_kept_out(route, document, actor) {
        return Ok(faults);
    }
    // A browser that is led to the sign-in page has seen nothing; nor has one that is told that there is nothing.
    let led_away =
        answer.status == 303 && answer.header("location").is_some_and(|to| to.starts_with("/sign-in"));
    if !led_away && !matches!(answer.status, 401 | 403 | 404) {
        faults.push(format!("{} {}", answer.status, answer.start()));
    }
    let nothing = asked_for(asker, route, "nothing", &bench.town, bench.secret(actor)?)?;
    if route.path().contains("{document}") && nothing.bytes() != answer.bytes() {
        faults.push(format!("it is told from nothing: {} and {}", answer.start(), nothing.start()));
    }
    Ok(faults)
}

/// Asks for a page, or sends it an empty form of the kind that it takes.
fn asked_for(
    asker: &Asker,
    route: &Route,
    document: &str,
    town: &Town,
    secret: Option<&str>,
) -> Tried<Answer> {
    let asking = Asking::bare(route.method().as_str(), &filled(route.path(), document, town));
    if route.method() == "GET" {
        return asker.ask(secret, &asking);
    }
    let form = asking.clone().with("content-type", "application/x-www-form-urlencoded");
    let answer = asker.ask(secret, &form)?;
    if answer.status != 415 {
        return Ok(answer);
    }
    let mut upload = asking.with("content-type", "multipart/form-data; boundary=end");
    upload.body = b"--end--\r\n".to_vec();
    asker.ask(secret, &upload)
}

/// A path with a document, and with things of it in the other places.
pub(super) fn filled(path: &str, document: &str, town: &Town) -> String {
    let thing = |name: &str| match name {
        "document" => document.to_owned(),
        "attachment" => format!("{document}-attachment"),
        "panel" => format!("panel-{document}"),
        "share" if document == "anna-one" => "share-dora".to_owned(),
        "provider" => "north".to_owned(),
        "cohort" => "north-cohort".to_owned(),
        "account" => "account-bert".to_owned(),
        "invitation" => "invitation-north".to_owned(),
        _ => name.to_owned(),
    };
    let part = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        None => part.to_owned(),
        Some("number") => "1".to_owned(),
        Some("code") => "not-found".to_owned(),
        Some(name) => {
            let thing = thing(name);
            town.things.get(&thing).cloned().unwrap_or(thing)
        }
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
