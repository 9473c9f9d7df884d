//! What is read: both versions, and files as they are in use.

use maatstaf_exchange::case;
use maatstaf_exchange::{Kind, Level, Link, LinkKind, Words};
use serde_json::{Value, json};

use super::{Outcome, item, losses, options, package, read, tie, uuid};

/// As a server of version 1.0 gives it out: capitals, a wrapper, addresses of the document everywhere, dates with a time.
const VERSION_1_0: &str = r#"{"CFPackage": {
  "CFDocument": {
    "identifier": "AAAAAAAA-0000-4000-8000-000000000000", "uri": "https://server.example/CFDocuments/AAAAAAAA-0000-4000-8000-000000000000",
    "creator": "The guild", "title": "Luisteren", "language": "nl", "version": "2", "subject": "coaching",
    "lastChangeDateTime": "2020-01-01T10:00:00+00:00", "statusStartDate": "2020-01-01T00:00:00+00:00", "statusEndDate": null,
    "CFPackageURI": {"title": "Luisteren", "identifier": "AAAAAAAA-0000-4000-8000-000000000000", "uri": "https://server.example/CFPackages/AAAAAAAA-0000-4000-8000-000000000000"}
  },
  "CFItems": [
    {"identifier": "BBBBBBBB-0000-4000-8000-000000000001", "uri": "https://server.example/CFItems/BBBBBBBB-0000-4000-8000-000000000001",
     "fullStatement": "Laat stiltes bestaan", "humanCodingScheme": "L1", "CFItemType": "Competency Indicator", "educationLevel": "18",
     "conceptKeywords": null, "lastChangeDateTime": "2020-01-01T10:00:00+00:00", "notes": "met de hand",
     "CFDocumentURI": {"title": "Luisteren", "identifier": "AAAAAAAA-0000-4000-8000-000000000000", "uri": "https://server.example/CFDocuments/AAAAAAAA-0000-4000-8000-000000000000"}},
    {"identifier": "BBBBBBBB-0000-4000-8000-000000000002", "uri": "https://server.example/CFItems/BBBBBBBB-0000-4000-8000-000000000002",
     "fullStatement": "Horen wat er gezegd wordt", "abbreviatedStatement": "Horen", "CFItemType": "Domain",
     "lastChangeDateTime": "2020-01-01T10:00:00+00:00"}
  ],
  "CFAssociations": [
    {"identifier": "CCCCCCCC-0000-4000-8000-000000000001", "associationType": "isChildOf", "sequenceNumber": 1,
     "uri": "https://server.example/CFAssociations/CCCCCCCC-0000-4000-8000-000000000001", "lastChangeDateTime": "2020-01-01T10:00:00+00:00",
     "originNodeURI": {"title": "L1", "identifier": "bbbbbbbb-0000-4000-8000-000000000001", "uri": "https://server.example/CFItems/BBBBBBBB-0000-4000-8000-000000000001"},
     "destinationNodeURI": {"uri": "https://server.example/CFItems/BBBBBBBB-0000-4000-8000-000000000002"}},
    {"identifier": "CCCCCCCC-0000-4000-8000-000000000002", "associationType": "isChildOf", "sequenceNumber": 1,
     "uri": "https://server.example/CFAssociations/CCCCCCCC-0000-4000-8000-000000000002", "lastChangeDateTime": "2020-01-01T10:00:00+00:00",
     "originNodeURI": {"title": "Horen", "identifier": "bbbbbbbb-0000-4000-8000-000000000002", "uri": "https://server.example/CFItems/BBBBBBBB-0000-4000-8000-000000000002"},
     "destinationNodeURI": {"title": "Luisteren", "identifier": "aaaaaaaa-0000-4000-8000-000000000000", "uri": "https://server.example/CFDocuments/AAAAAAAA-0000-4000-8000-000000000000"}}
  ],
  "CFDefinitions": {"CFConcepts": [], "CFItemTypes": []}
}}"#;

/// What stands at a place in a document; `null` when nothing does.
fn at(value: &Value, pointer: &str) -> Value {
    value.pointer(pointer).cloned().unwrap_or_default()
}

#[test]
fn version_1_0_is_read_as_servers_give_it_out() -> Outcome {
    let read = case::read(VERSION_1_0)?;
    assert_eq!(losses(&read), []);
    let outline = read.what;
    assert_eq!(outline.id, "aaaaaaaa-0000-4000-8000-000000000000");
    assert_eq!((outline.holder.as_str(), outline.edition.as_deref()), ("The guild", Some("2")));
    assert_eq!(outline.title, Words::one("nl", "Luisteren"));
    let [hear, silence] = outline.items.as_slice() else { return Err("two items".into()) };
    assert_eq!((&hear.kind, &silence.kind), (&Kind::Category, &Kind::Indicator));
    assert_eq!(silence.parent.as_ref(), Some(&hear.id)); // the parent comes first, wherever the file has it
    assert_eq!(
        (silence.code.as_deref(), silence.text.in_language("nl")),
        (Some("L1"), "Laat stiltes bestaan")
    );
    assert_eq!(
        (hear.name.in_language("nl"), hear.text.in_language("nl")),
        ("Horen", "Horen wat er gezegd wordt")
    );
    let kept = silence.more.get("case").ok_or("nothing kept")?;
    assert_eq!(at(kept, "/educationLevel"), json!(["18"]));
    assert_eq!(at(kept, "/notes"), "met de hand");
    assert_eq!(at(&Value::Object(outline.more), "/case/statusStartDate"), "2020-01-01");
    Ok(())
}

#[test]
fn what_only_case_knows_goes_back_where_it_came_from() -> Outcome {
    let first = case::read(VERSION_1_0)?.what;
    let written = case::write(&first, &options());
    assert_eq!(written.losses, []);
    let second = case::read(&written.what)?;
    assert_eq!((losses(&second), &second.what), (vec![], &first));
    let package: Value = serde_json::from_str(&written.what)?;
    let item = |key: &str| at(&package, &format!("/CFItems/1/{key}"));
    assert_eq!(item("educationLevel"), json!(["18"]));
    assert_eq!(item("CFItemType"), "Competency Indicator");
    assert_eq!(item("uri"), "https://server.example/CFItems/BBBBBBBB-0000-4000-8000-000000000001");
    assert_eq!(at(&package, "/CFAssociations/1/identifier"), "CCCCCCCC-0000-4000-8000-000000000001");
    assert_eq!(at(&package, "/CFDocument/subject"), json!(["coaching"]));
    Ok(())
}

#[test]
fn version_1_1_keeps_the_extensions_of_others() -> Outcome {
    let ext = r#", "extensions": {"theirs": {"colour": "blue"}}"#;
    let ties = [
        tie("isChildOf", 1, 0, r#", "notes": "why", "extensions": {"n": 1}"#),
        tie("isChildOf", 2, 0, ""),
        tie("ext:supports", 1, 2, ""),
        tie("isTranslationOf", 2, 1, r#", "notes": "by a friend""#),
    ];
    let read = read(&[item(1, ext), item(2, "")], &ties)?;
    assert_eq!(losses(&read), []);
    let kinds: Vec<_> = read.what.links.iter().map(|link| &link.kind).collect();
    assert_eq!(kinds, [&LinkKind::Other("ext:supports".to_owned()), &LinkKind::TranslationOf]);
    let again = case::read(&case::write(&read.what, &options()).what)?;
    assert_eq!(again.what, read.what);
    let more = read.what.items.first().map(|item| Value::Object(item.more.clone())).unwrap_or_default();
    assert_eq!(at(&more, "/case/extensions"), json!({"theirs": {"colour": "blue"}}));
    assert_eq!(at(&more, "/case/isChildOf/extensions"), json!({"n": 1}));
    Ok(())
}

#[test]
fn siblings_come_in_the_order_of_their_numbers() -> Outcome {
    let ties = [
        tie("isChildOf", 1, 0, r#", "sequenceNumber": 20"#),
        tie("isChildOf", 2, 0, r#", "sequenceNumber": 10"#),
        tie("isChildOf", 3, 2, ""),
        tie("isChildOf", 4, 2, r#", "sequenceNumber": 5"#),
    ];
    let items: Vec<String> = (1..=4).map(|n| item(n, "")).collect();
    let read = read(&items, &ties)?;
    let ids: Vec<_> = read.what.items.iter().map(|item| item.id.clone()).collect();
    assert_eq!(ids, [uuid(2), uuid(4), uuid(3), uuid(1)]);
    Ok(())
}

#[test]
fn levels_are_the_items_that_others_lie_at() -> Outcome {
    let ties = [
        tie("isChildOf", 1, 0, ""),
        tie("isChildOf", 8, 0, r#", "sequenceNumber": 2"#),
        tie("isChildOf", 9, 0, r#", "sequenceNumber": 1"#),
        tie("hasSkillLevel", 1, 8, ""),
        tie("hasSkillLevel", 1, 9, ""),
    ];
    let read = read(&[item(1, ""), item(8, r#", "CFItemType": "Skill level""#), item(9, "")], &ties)?;
    assert_eq!(losses(&read), [("second-level", "CFAssociations[4].destinationNodeURI".to_owned())]);
    let level = |n| Level { id: uuid(n), name: Words::one("", format!("Statement {n}")), ..Level::default() };
    assert_eq!(read.what.levels, [level(9), level(8)]);
    assert_eq!(read.what.items.first().and_then(|item| item.level.clone()), Some(uuid(8)));
    assert_eq!(read.what.items.len(), 1);
    let again = case::read(&case::write(&read.what, &options()).what)?;
    assert_eq!((losses(&again), again.what), (vec![], read.what));
    Ok(())
}

#[test]
fn without_skill_levels_the_levels_of_a_rubric_are_read_by_score() -> Outcome {
    let level = |n: u32, name: &str, score: u32, position: u32| {
        let id = uuid(n);
        format!(
            r#"{{"identifier": "{id}", "quality": "{name}", "description": "About {name}", "score": {score}, "position": {position}}}"#
        )
    };
    let levels = [level(21, "Master", 3, 1), level(22, "Beginner", 1, 2)].join(",");
    let rubric = format!(
        r#", "CFRubrics": [{{"identifier": "{}", "CFRubricCriteria": [{{"CFRubricCriterionLevels": [{levels}]}}]}}]}}"#,
        uuid(20)
    );
    let text = package(&[item(1, "")], &[tie("isChildOf", 1, 0, "")]);
    let text = format!("{}{rubric}", text.strip_suffix('}').ok_or("no end")?);
    let read = case::read(&text)?;
    assert_eq!(losses(&read), []);
    let names: Vec<_> =
        read.what.levels.iter().map(|level| (level.id.clone(), level.name.in_language(""))).collect();
    assert_eq!(names, [(uuid(22), "Beginner"), (uuid(21), "Master")]);
    assert_eq!(case::read(&case::write(&read.what, &options()).what)?.what, read.what);
    Ok(())
}

#[test]
fn an_exemplar_may_lie_anywhere() -> Outcome {
    let away = r#"{"associationType": "exemplar", "identifier": "11111111-0000-4000-8000-000000000009",
        "originNodeURI": {"identifier": "00000000-0000-4000-8000-000000000001"},
        "destinationNodeURI": {"title": "A film", "identifier": "film-7", "uri": "https://films.example/7"}}"#;
    let read = read(&[item(1, "")], &[tie("isChildOf", 1, 0, ""), away.to_owned()])?;
    assert_eq!(losses(&read), []);
    let link = Link { from: uuid(1), kind: LinkKind::Exemplar, to: "https://films.example/7".to_owned() };
    assert_eq!(read.what.links, [link]);
    let written = case::write(&read.what, &options()).what;
    assert!(written.contains(r#"{"identifier":"film-7","title":"A film","uri":"https://films.example/7"}"#));
    assert_eq!(case::read(&written)?.what, read.what);
    Ok(())
}

#[test]
fn a_text_that_somebody_changed_since_counts() -> Outcome {
    let outline = case::read(&package(&[item(1, "")], &[tie("isChildOf", 1, 0, "")]))?.what;
    let mut bilingual = outline.clone();
    if let Some(item) = bilingual.items.first_mut() {
        item.id = "one".to_owned();
        item.name = Words(
            [("en", "Silence"), ("nl", "Stilte")].map(|(tag, text)| (tag.to_owned(), text.to_owned())).into(),
        );
        item.text = Words::default();
    }
    let written = case::write(&bilingual, &options()).what;
    assert_eq!(case::read(&written)?.what, bilingual);
    let changed =
        written.replace("\"abbreviatedStatement\":\"Silence\"", "\"abbreviatedStatement\":\"Quiet\"");
    let name = |outline: &maatstaf_exchange::Outline| outline.items.first().map(|item| item.name.clone());
    let expected = Words(
        [("en", "Quiet"), ("nl", "Stilte")].map(|(tag, text)| (tag.to_owned(), text.to_owned())).into(),
    );
    assert_eq!(name(&case::read(&changed)?.what), Some(expected));
    Ok(())
}

#[test]
fn an_empty_framework_is_a_framework() -> Outcome {
    let read = case::read(
        r#"{"CFDocument": {"identifier": "00000000-0000-4000-8000-000000000000", "title": "T", "creator": "C"}}"#,
    )?;
    assert_eq!(losses(&read), []);
    assert_eq!(read.what.items, []);
    Ok(())
}
