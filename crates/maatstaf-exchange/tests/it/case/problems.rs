//! What others pass over in silence: each once, with its code and its place.

use std::fmt::Write as _;

use maatstaf_document::{DocumentError, LONGEST_DOCUMENT};
use maatstaf_exchange::case;
use maatstaf_exchange::{Link, LinkKind};

use super::{Outcome, item, losses, package, read, tie, uuid};

type Lost = (&'static str, String);

/// What is lost from two items and these associations.
fn lost(ties: &[String]) -> Result<Vec<Lost>, Box<dyn std::error::Error>> {
    Ok(losses(&read(&[item(1, ""), item(2, "")], ties)?))
}

fn one(code: &'static str, path: &str) -> Vec<Lost> {
    vec![(code, path.to_owned())]
}

/// Both items at the top.
fn placed() -> Vec<String> {
    vec![tie("isChildOf", 1, 0, ""), tie("isChildOf", 2, 0, "")]
}

/// Why a text is refused: codes, paths and lines.
fn refused(text: &str) -> Vec<(&'static str, String, Option<usize>)> {
    let error = case::read(text).err();
    let problems = error.iter().flat_map(DocumentError::problems);
    problems.map(|problem| (problem.code, problem.place.path.clone(), problem.place.line)).collect()
}

#[test]
fn an_item_that_nothing_ties_is_placed_at_the_top() -> Outcome {
    let read = read(&[item(1, ""), item(2, "")], &[tie("isChildOf", 1, 0, "")])?;
    assert_eq!(losses(&read), one("orphan", "CFItems[1].identifier"));
    let place = read.losses.first().map(|loss| (loss.place.line, loss.place.column));
    assert_eq!(place, Some((Some(5), Some(16)))); // the second item, where its identifier stands
    assert_eq!(read.what.items.get(1).map(|item| item.parent.clone()), Some(None));
    Ok(())
}

#[test]
fn an_association_to_nothing_is_said() -> Outcome {
    let tied = [placed(), vec![tie("precedes", 7, 1, "")]].concat();
    assert_eq!(lost(&tied)?, one("dangling", "CFAssociations[2].originNodeURI"));
    let nowhere = r#"{"identifier": "11111111-0000-4000-8000-000000000009", "associationType": "precedes",
        "originNodeURI": {"identifier": "00000000-0000-4000-8000-000000000001"}, "destinationNodeURI": {"title": "?"}}"#;
    let tied = [placed(), vec![nowhere.to_owned()]].concat();
    assert_eq!(lost(&tied)?, one("dangling", "CFAssociations[2].destinationNodeURI"));
    Ok(())
}

#[test]
fn an_association_to_a_missing_item_of_the_same_place_is_kept_as_an_address_and_said() -> Outcome {
    let read = read(&[item(1, "")], &[tie("isChildOf", 1, 0, ""), tie("precedes", 1, 7, "")])?;
    assert_eq!(losses(&read), one("dangling", "CFAssociations[1].destinationNodeURI"));
    let link =
        Link { from: uuid(1), kind: LinkKind::Precedes, to: "https://server.example/CFItems/7".to_owned() };
    assert_eq!(read.what.links, [link]);
    Ok(())
}

#[test]
fn what_stands_twice_is_read_once() -> Outcome {
    let twice = read(&[item(1, ""), item(1, "")], &[tie("isChildOf", 1, 0, "")])?;
    assert_eq!(losses(&twice), one("doubled", "CFItems[1].identifier"));
    assert_eq!(twice.what.items.len(), 1);
    let tied = [placed(), placed()].concat();
    let expected = [one("doubled", "CFAssociations[2]"), one("doubled", "CFAssociations[3]")].concat();
    assert_eq!(lost(&tied)?, expected);
    Ok(())
}

#[test]
fn two_items_with_one_identifier_are_refused() {
    let items = [item(1, ""), item(1, r#", "notes": "another""#), item(0, "")];
    let expected = [5, 6].map(|line| ("doubled-id", format!("CFItems[{}].identifier", line - 4), Some(line)));
    assert_eq!(refused(&package(&items, &[])), expected);
}

#[test]
fn a_second_parent_becomes_a_part_of() -> Outcome {
    let tied = [placed(), vec![tie("isChildOf", 2, 1, "")]].concat();
    let read = read(&[item(1, ""), item(2, "")], &tied)?;
    assert_eq!(losses(&read), one("second-parent", "CFAssociations[2].destinationNodeURI"));
    assert_eq!(read.what.links, [Link { from: uuid(2), kind: LinkKind::PartOf, to: uuid(1) }]);
    Ok(())
}

#[test]
fn a_part_of_gives_a_place_only_where_nothing_else_does() -> Outcome {
    let read = read(
        &[item(1, ""), item(2, ""), item(3, "")],
        &[
            tie("isChildOf", 1, 0, ""),
            tie("isPartOf", 2, 1, ""),
            tie("isChildOf", 3, 0, ""),
            tie("isPartOf", 3, 1, ""),
        ],
    )?;
    assert_eq!(losses(&read), one("part-of-as-child", "CFAssociations[1].associationType"));
    assert_eq!(read.what.items.get(1).and_then(|item| item.parent.clone()), Some(uuid(1)));
    assert_eq!(read.what.links, [Link { from: uuid(3), kind: LinkKind::PartOf, to: uuid(1) }]);
    Ok(())
}

#[test]
fn a_tree_that_comes_back_to_itself_is_refused_once_for_each_circle() {
    let items: Vec<String> = (1..=4).map(|n| item(n, "")).collect();
    let ties = [
        tie("isChildOf", 1, 2, ""),
        tie("isChildOf", 2, 1, ""),
        tie("isChildOf", 3, 1, ""),
        tie("isChildOf", 4, 4, ""),
    ];
    let found = refused(&package(&items, &ties));
    let expected = [("CFAssociations[0]", 9), ("CFAssociations[3]", 12)];
    assert_eq!(found, expected.map(|(path, line)| ("cycle", path.to_owned(), Some(line))));
}

#[test]
fn an_identifier_that_is_no_uuid_is_kept_and_said() -> Outcome {
    let text = package(&[r#"{"identifier": "CI-32", "fullStatement": "S"}"#.to_owned()], &[]);
    let read = case::read(&text)?;
    let codes: Vec<_> = losses(&read).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["not-a-uuid", "orphan"]);
    let id = read.what.items.first().map(|item| item.id.clone());
    assert_eq!(id.as_deref(), Some("CI-32"));
    assert_eq!(case::read(&case::write(&read.what, &super::options()).what)?.what, read.what);
    Ok(())
}

#[test]
fn an_unknown_association_keeps_its_own_name() -> Outcome {
    let tied = [placed(), vec![tie("supports", 1, 2, "")]].concat();
    assert_eq!(lost(&tied)?, one("unknown-association", "CFAssociations[2].associationType"));
    let tied = [placed(), vec![tie("IsPeerOf", 1, 2, "")]].concat();
    assert_eq!(lost(&tied)?, one("other-spelling", "CFAssociations[2].associationType"));
    Ok(())
}

#[test]
fn another_type_of_value_is_read_where_it_is_clear() -> Outcome {
    let items = [
        item(1, r#", "humanCodingScheme": 7, "conceptKeywords": "silence""#),
        item(2, r#", "CFItemType": {"title": "Domain"}"#),
    ];
    let ties = [
        tie("isChildOf", 1, 0, r#", "sequenceNumber": "2""#),
        tie("isChildOf", 2, 0, r#", "sequenceNumber": 1.0"#),
    ];
    let read = read(&items, &ties)?;
    let paths = [
        "CFItems[0].humanCodingScheme",
        "CFItems[0].conceptKeywords",
        "CFItems[1].CFItemType",
        "CFAssociations[0].sequenceNumber",
        "CFAssociations[1].sequenceNumber",
    ];
    assert_eq!(losses(&read), paths.map(|path| ("wrong-type", path.to_owned())));
    let codes: Vec<_> = read.what.items.iter().map(|item| item.code.as_deref()).collect();
    assert_eq!(codes, [None, Some("7")]); // in the order of their numbers
    Ok(())
}

#[test]
fn a_field_that_stands_twice_is_said_and_the_first_counts() -> Outcome {
    let read = read(&[item(1, r#", "fullStatement": "Another""#)], &[tie("isChildOf", 1, 0, "")])?;
    assert_eq!(losses(&read), one("doubled-field", "CFItems[0]"));
    assert_eq!(read.what.items.first().map(|item| item.text.in_language("")), Some("Statement 1"));
    Ok(())
}

#[test]
fn a_field_that_stands_a_million_times_is_said_once() -> Outcome {
    let rest = r#", "a": 1"#.repeat(1_000_000);
    let read = read(&[item(1, &rest)], &[tie("isChildOf", 1, 0, "")])?;
    assert_eq!(losses(&read), one("doubled-field", "CFItems[0]"));
    Ok(())
}

#[test]
fn an_id_of_ours_on_another_item_is_not_believed() -> Outcome {
    let read =
        read(&[item(1, r#", "extensions": {"maatstaf": {"id": "32"}}"#)], &[tie("isChildOf", 1, 0, "")])?;
    assert_eq!(losses(&read), one("not-ours", "CFItems[0].extensions.maatstaf.id"));
    assert_eq!(read.what.items.first().map(|item| item.id.clone()), Some(uuid(1)));
    Ok(())
}

#[test]
fn a_text_without_a_framework_is_refused() {
    for text in ["[]", "1", "{}", r#"{"CFDocument": []}"#, r#"{"CFPackage": {"CFItems": []}}"#] {
        assert_eq!(refused(text), [("no-framework", String::new(), None)], "{text}");
    }
}

#[test]
fn broken_and_deep_and_long_texts_are_refused() {
    assert_eq!(refused("{\"CFDocument\":\n{]"), [("not-json", String::new(), Some(2))]);
    let deep = format!("{{\"CFDocument\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(refused(&deep), [("not-json", String::new(), Some(1))]);
    assert_eq!(refused(&" ".repeat(LONGEST_DOCUMENT + 1)), [("too-long", String::new(), None)]);
    let many = format!("{{\"CFItems\": [{}0]}}", "{},".repeat(3_000_000));
    assert_eq!(refused(&many), [("too-long", String::new(), None)]);
    let items = format!("{{\"CFDocument\": {{}}, \"CFItems\": [{}0]}}", "0,".repeat(200_000));
    assert_eq!(refused(&items), [("too-long", "CFItems".to_owned(), Some(1))]);
}

/// Why a package with one item that says this besides is refused.
fn refused_with(rest: &str) -> Vec<(&'static str, String, Option<usize>)> {
    refused(&package(&[item(1, rest)], &[tie("isChildOf", 1, 0, "")]))
}

#[test]
fn more_than_there_is_memory_for_is_refused_wherever_it_stands() {
    let small = |count| format!("[{}0]", r#"{"a":1},"#.repeat(count));
    assert_eq!(refused_with(&format!(r#", "unknown": {}"#, small(1_000))), []);
    for rest in ["unknown", "notes", "CFItemTypeURI"].map(|key| format!(r#", "{key}": {}"#, small(200_000))) {
        assert_eq!(refused_with(&rest), [("too-long", String::new(), None)]);
    }
    let ours = format!(r#", "extensions": {{"maatstaf": {{"more": {{"x": {}}}}}}}"#, small(200_000));
    assert_eq!(refused_with(&ours), [("too-long", String::new(), None)]);
    let level = r#"{"quality": "one"},"#.repeat(200_000);
    let rubric = format!(
        r#"{{"CFDocument": {{}}, "CFRubrics": [{{"CFRubricCriteria": [{{"CFRubricCriterionLevels": [{level}0]}}]}}]}}"#
    );
    assert_eq!(refused(&rubric), [("too-long", String::new(), None)]);
}

#[test]
fn a_refusal_for_size_says_what_helps() {
    let text = format!("{{\"CFDocument\": {{\"x\": [{}0]}}}}", r#"{"a":1},"#.repeat(200_000));
    let error = case::read(&text).err();
    let helped = error.iter().flat_map(DocumentError::problems).all(|problem| problem.help.is_some());
    assert!(error.is_some() && helped);
}

#[test]
fn an_id_that_every_child_repeats_does_not_fill_the_memory() {
    let long = "p".repeat(1 << 16);
    let parent = format!(r#"{{"identifier": "{long}", "uri": "a:b", "fullStatement": "Parent"}}"#);
    let items: Vec<String> = std::iter::once(parent).chain((1..5_000).map(|n| item(n, ""))).collect();
    let child = |n| {
        let id = uuid(n);
        format!(
            r#"{{"associationType": "isChildOf", "originNodeURI": {{"identifier": "{id}"}}, "destinationNodeURI": {{"uri": "a:b"}}}}"#
        )
    };
    let ties: Vec<String> = (1..5_000).map(child).collect();
    assert_eq!(refused(&package(&items, &ties)), [("too-long", String::new(), None)]);
}

#[test]
fn a_document_with_an_endless_identifier_or_address_is_refused() {
    for key in ["identifier", "uri"] {
        let document = |length| format!(r#"{{"CFDocument": {{"{key}": "{}"}}}}"#, "d".repeat(length));
        assert_eq!(refused(&document(1_900)), []);
        assert_eq!(refused(&document(2_001)), [("too-long", "CFDocument".to_owned(), Some(1))]);
    }
}

#[test]
fn twenty_thousand_items_are_read_and_no_more() -> Outcome {
    let items: Vec<String> = (1..=20_001).map(|n| item(n, "")).collect();
    assert_eq!(refused(&package(&items, &[])), [("too-long", "CFItems".to_owned(), Some(3))]);
    let most = items.get(1..).ok_or("no items")?;
    assert_eq!(read(most, &[])?.what.items.len(), 20_000);
    Ok(())
}

#[test]
fn more_losses_than_are_listed_are_counted() -> Outcome {
    let items: Vec<String> = (1..=600).map(|n| item(n, "")).collect();
    let read = read(&items, &[])?;
    assert_eq!(read.losses.len(), 501);
    let last = read.losses.last().map(|loss| (loss.code, loss.message.en.contains("100 more")));
    assert_eq!(last, Some(("and-more", true)));
    assert_eq!(read.what.items.len(), 600);
    Ok(())
}

#[test]
fn no_loss_quotes_what_the_text_says() -> Outcome {
    let mut rest = String::new();
    for key in ["humanCodingScheme", "CFItemType", "fullStatement", "Secret person"] {
        write!(rest, r#", "{key}": [["secret"]], "{key}": ["secret"]"#)?;
    }
    let read = read(&[item(1, &rest)], &[tie("secret", 1, 0, r#", "sequenceNumber": "secret""#)])?;
    assert!(read.losses.len() > 5);
    for loss in &read.losses {
        let said = format!("{} {} {}", loss.place.path, loss.message.en, loss.message.nl);
        assert!(!said.to_lowercase().contains("secret"), "{said}");
    }
    Ok(())
}
