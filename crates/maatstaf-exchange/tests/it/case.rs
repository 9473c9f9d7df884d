//! CASE in and out: what is written comes back whole, and what others pass over in silence is said.

mod problems;
mod reading;
mod writing;

use std::error::Error;

use maatstaf_exchange::case::{self, WriteOptions};
use maatstaf_exchange::{Carried, Outline};

type Outcome = Result<(), Box<dyn Error>>;

/// How the tests write.
fn options() -> WriteOptions {
    WriteOptions {
        language: "en".to_owned(),
        base: "https://example.org/case".to_owned(),
        changed: jiff::civil::date(2026, 6, 30),
    }
}

/// The identifier of item `n`: its last digits say which.
fn uuid(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// A `CFItem` with a statement, and whatever else is said of it.
fn item(n: u32, rest: &str) -> String {
    format!(r#"{{"identifier": "{}", "fullStatement": "Statement {n}"{rest}}}"#, uuid(n))
}

/// An association between two items, or from an item to the document, which is number 0.
fn tie(name: &str, from: u32, to: u32, rest: &str) -> String {
    let node = |n| {
        format!(
            r#"{{"title": "node", "identifier": "{}", "uri": "https://server.example/CFItems/{n}"}}"#,
            uuid(n)
        )
    };
    let (origin, destination) = (node(from), node(to));
    let identifier = format!("11111111-0000-4000-8000-{from:06}{to:06}");
    format!(
        r#"{{"identifier": "{identifier}", "associationType": "{name}", "originNodeURI": {origin}, "destinationNodeURI": {destination}{rest}}}"#
    )
}

/// A package with one item or association on each line: items from line 4 on.
fn package(items: &[String], ties: &[String]) -> String {
    let document = format!(
        r#""CFDocument": {{"identifier": "{}", "uri": "https://server.example/CFDocuments/0", "title": "Listening", "creator": "The guild"}}"#,
        uuid(0)
    );
    let (items, ties) = (items.join(",\n"), ties.join(",\n"));
    format!("{{\n{document},\n\"CFItems\": [\n{items}\n], \"CFAssociations\": [\n{ties}\n]}}")
}

fn read(items: &[String], ties: &[String]) -> Result<Carried<Outline>, Box<dyn Error>> {
    Ok(case::read(&package(items, ties))?)
}

/// The codes and paths of what was lost.
fn losses(carried: &Carried<Outline>) -> Vec<(&'static str, String)> {
    carried.losses.iter().map(|loss| (loss.code, loss.place.path.clone())).collect()
}
