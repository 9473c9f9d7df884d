//! What is written: whole, stable, and as CASE has it.

use std::collections::BTreeSet;

use maatstaf_exchange::case::{self, WriteOptions};
use maatstaf_exchange::{Item, Kind, Level, Link, LinkKind, Outline, Words};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Outcome, options};
use crate::support::outline_strategy;

/// A framework of two categories, three indicators and two levels.
fn small() -> Outline {
    let level =
        |id: &str, name: &str| Level { id: id.to_owned(), name: Words::one("en", name), ..Level::default() };
    let item = |id: &str, parent: Option<&str>, level: Option<&str>, kind: Kind| Item {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        level: level.map(str::to_owned),
        kind,
        code: Some(format!("CI {id}")),
        name: Words::one("en", format!("Name of {id}")),
        ..Item::default()
    };
    Outline {
        id: "guild".to_owned(),
        holder: "The guild".to_owned(),
        title: Words::one("en", "Listening"),
        levels: vec![level("first", "Beginner"), level("second", "Master")],
        items: vec![
            item("a", None, None, Kind::Category),
            item("b", None, None, Kind::Category),
            item("a1", Some("a"), Some("first"), Kind::Indicator),
            item("b1", Some("b"), Some("second"), Kind::Indicator),
            item("b2", Some("b"), Some("first"), Kind::Indicator),
        ],
        ..Outline::default()
    }
}

fn written(outline: &Outline) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&case::write(outline, &options()).what)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_outline_comes_back_whole(outline in outline_strategy(), language in "(en|nl|de)") {
        let options = WriteOptions { language, ..options() };
        let written = case::write(&outline, &options);
        let read = case::read(&written.what).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&read.what, &outline);
        let codes: BTreeSet<_> = read.losses.iter().map(|loss| loss.code).collect();
        prop_assert_eq!(codes, BTreeSet::new());
        prop_assert_eq!(case::write(&read.what, &options).what, written.what);
    }

    #[test]
    fn every_reference_in_what_is_written_can_be_followed(outline in outline_strategy()) {
        let package = written(&outline).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let list = |key: &str| package.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut known = BTreeSet::new();
        for thing in list("CFItems").iter().chain(&list("CFAssociations")).chain(package.get("CFDocument")) {
            prop_assert!(known.insert(text(thing, "identifier").to_lowercase()), "an identifier stands twice");
            prop_assert!(uuid::Uuid::parse_str(&text(thing, "identifier")).is_ok());
            prop_assert!(text(thing, "uri").starts_with("https://"));
        }
        for item in list("CFItems") {
            prop_assert!(!text(&item, "fullStatement").trim().is_empty());
        }
        for tie in list("CFAssociations") {
            let end = |key: &str| tie.get(key).map(|node| (text(node, "identifier").to_lowercase(), text(node, "uri")));
            let (origin, _) = end("originNodeURI").unwrap_or_default();
            let (destination, uri) = end("destinationNodeURI").unwrap_or_default();
            prop_assert!(known.contains(&origin));
            prop_assert!(known.contains(&destination) || uri.starts_with("https://elsewhere.example/"));
        }
    }
}

#[test]
fn a_child_points_at_its_parent_and_the_top_at_the_document() -> Outcome {
    let package = written(&small())?;
    let ends = |tie: &Value| -> Option<(Value, Value, Value)> {
        let title = |key: &str| tie.get(key)?.get("title").cloned();
        (tie["associationType"] == "isChildOf").then_some(())?;
        Some((title("originNodeURI")?, title("destinationNodeURI")?, tie["sequenceNumber"].clone()))
    };
    let ties: Vec<_> = package
        .get("CFAssociations")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(ends)
        .collect();
    let tie = |from: &str, to: &str, sequence: u32| (json!(from), json!(to), json!(sequence));
    let expected = [
        tie("Name of a", "Listening", 1),
        tie("Name of b", "Listening", 2),
        tie("Name of a1", "Name of a", 1),
        tie("Name of b1", "Name of b", 1),
        tie("Name of b2", "Name of b", 2),
        tie("Beginner", "Listening", 3), // levels come after the categories
        tie("Master", "Listening", 4),
    ];
    assert_eq!(ties, expected);
    Ok(())
}

#[test]
fn a_rubric_shows_every_level_of_every_category() -> Outcome {
    let package = written(&small())?;
    let criteria =
        package.pointer("/CFRubrics/0/CFRubricCriteria").and_then(Value::as_array).ok_or("no rubric")?;
    let seen: Vec<_> = criteria
        .iter()
        .flat_map(|criterion| {
            let levels = criterion["CFRubricCriterionLevels"].as_array().into_iter().flatten();
            levels.map(|level| {
                json!([criterion["category"], level["quality"], level["score"], level["position"]])
            })
        })
        .collect();
    let expected = [
        json!(["Name of a", "Beginner", 1, 1]),
        json!(["Name of a", "Master", 2, 2]),
        json!(["Name of b", "Beginner", 1, 1]),
        json!(["Name of b", "Master", 2, 2]),
    ];
    assert_eq!(seen, expected);
    let tied = criteria.first().and_then(|criterion| criterion.pointer("/CFItemURI/identifier"));
    assert_eq!(tied, package.pointer("/CFItems/0/identifier"));
    Ok(())
}

#[test]
fn an_item_lies_at_a_level_by_an_association_and_not_by_an_education_level() {
    let text = case::write(&small(), &options()).what;
    assert_eq!(text.matches("\"hasSkillLevel\"").count(), 3);
    assert!(!text.contains("educationLevel"));
    assert!(text.contains("\"2026-06-30T00:00:00+00:00\""));
}

#[test]
fn an_item_that_is_added_leaves_every_other_line_as_it_is() {
    let mut more = small();
    let before = case::write(&more, &options()).what;
    let item = Item { id: "b3".to_owned(), parent: Some("b".to_owned()), ..Item::default() };
    more.items.push(item);
    let after = case::write(&more, &options()).what;
    let lines: BTreeSet<&str> = after.lines().collect();
    assert!(before.lines().all(|line| lines.contains(line)));
}

#[test]
fn a_link_that_one_version_cannot_name_is_carried_apart_and_said() -> Outcome {
    let link = |kind| Link { from: "a1".to_owned(), kind, to: "b1".to_owned() };
    let kinds = [LinkKind::TranslationOf, LinkKind::Precedes, LinkKind::Other("ext:supports".to_owned())];
    let outline = Outline { links: kinds.map(link).to_vec(), ..small() };
    let written = case::write(&outline, &options());
    let said: Vec<_> = written.losses.iter().map(|loss| (loss.code, loss.place.path.as_str())).collect();
    assert_eq!(said, [("no-room", "links[0]"), ("no-room", "links[2]")]);
    assert_eq!(written.what.matches("\"associationType\":\"precedes\"").count(), 1);
    assert!(!written.what.contains("\"associationType\":\"isTranslationOf\""));
    assert_eq!(case::read(&written.what)?.what.links, outline.links);
    Ok(())
}

#[test]
fn what_an_outline_gets_wrong_is_said_and_not_written_as_if_it_were_right() -> Outcome {
    let mut outline = small();
    let gone = || Some("gone".to_owned());
    outline.items.push(Item { id: "c".to_owned(), parent: gone(), level: gone(), ..Item::default() });
    outline.items.push(Item { id: "c".to_owned(), ..Item::default() });
    let link = Link { from: "a".to_owned(), kind: LinkKind::Precedes, to: "nowhere".to_owned() };
    outline.links = vec![link.clone(), link];
    let written = case::write(&outline, &WriteOptions { base: "here".to_owned(), ..options() });
    let said: BTreeSet<_> = written.losses.iter().map(|loss| loss.code).collect();
    assert_eq!(said, BTreeSet::from(["bad-base", "dangling", "doubled", "doubled-id", "orphan"]));
    let read = case::read(&written.what)?;
    assert_eq!(read.losses, []);
    assert_eq!(read.what.items.len(), 6);
    Ok(())
}

#[test]
fn what_is_nested_too_deeply_is_left_out_so_that_the_file_stays_readable() -> Outcome {
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let mut outline = small();
    outline.more.insert("moodle".to_owned(), deep);
    let written = case::write(&outline, &options());
    let said: Vec<_> = written.losses.iter().map(|loss| loss.code).collect();
    assert_eq!(said, ["too-deep"]);
    assert_eq!(case::read(&written.what)?.what, small());
    Ok(())
}
