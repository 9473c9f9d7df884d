//! What holds for Moodle's CSV files, and what is said of those that depart from them.

#![expect(clippy::indexing_slicing, reason = "a test that looks past the end fails")]

use crate::trees::trees;
use maatstaf_exchange::{Item, Kind, Level, Link, LinkKind, Outline, Rule, RulePart, Words, moodle};
use proptest::prelude::*;
use serde_json::json;

type Tested = Result<(), Box<dyn std::error::Error>>;

const HEADER: &str = "Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,Rule type (optional),Rule outcome (optional),Rule config (optional),Cross-referenced competency ID numbers,Exported ID (optional),Is framework,Taxonomy";
const FRAMEWORK: &str = ",own,Own,,1,\"No,Yes\",\"[{\"\"scaleid\"\":\"\"2\"\"},{\"\"id\"\":2,\"\"scaledefault\"\":1,\"\"proficient\"\":1}]\",,,,,,1,\"domain,level,indicator,\"";

/// A file with these rows below the framework.
fn file(rows: &[&str]) -> String {
    let mut text = format!("{HEADER}\n{FRAMEWORK}\n");
    for row in rows {
        text += row;
        text += "\n";
    }
    text
}

/// A row of an item without a rule.
fn row(parent: &str, id: &str) -> String {
    format!("{parent},{id},Name,,1,,,,0,null,,,,")
}

type Place = (&'static str, Option<usize>, Option<usize>);

fn losses(text: &str) -> Result<Vec<Place>, maatstaf_document::DocumentError> {
    Ok(moodle::read(text)?
        .losses
        .iter()
        .map(|loss| (loss.code, loss.place.line, loss.place.column))
        .collect())
}

fn refused(text: &str) -> Vec<Place> {
    let problems = moodle::read(text).err().map(|error| error.problems().to_vec()).unwrap_or_default();
    problems.iter().map(|problem| (problem.code, problem.place.line, problem.place.column)).collect()
}

fn parents(outline: &Outline) -> Vec<(&str, Option<&str>)> {
    outline.items.iter().map(|item| (item.id.as_str(), item.parent.as_deref())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_tree_comes_back_whole(outline in trees()) {
        let written = moodle::write(&outline, "nl");
        let lost: Vec<_> = written.losses.iter().map(|loss| loss.code).filter(|code| *code != "long-name").collect();
        prop_assert_eq!(lost, [""; 0]);
        let mut read = moodle::read(&written.what).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&read.losses, &[]);
        prop_assert!(read.what.more.remove("moodle").is_some());
        prop_assert_eq!(read.what, outline);
    }

    #[test]
    fn what_was_read_is_written_the_same(outline in trees()) {
        let written = moodle::write(&outline, "nl").what;
        let read = moodle::read(&written).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(moodle::write(&read.what, "nl").what, written);
    }

    #[test]
    fn every_row_has_fourteen_cells_and_names_that_moodle_keeps(outline in trees()) {
        let written = moodle::write(&outline, "nl").what;
        let mut reader = csv::ReaderBuilder::new().from_reader(written.as_bytes());
        for record in reader.records() {
            let record = record?;
            prop_assert_eq!(record.len(), 14);
            let name = record.get(2).unwrap_or_default();
            prop_assert!((1..=100).contains(&name.chars().count()));
            prop_assert!(!name.contains(['<', '\\', '\n']));
            let rule = record.get(9).unwrap_or_default();
            let description = record.get(3).unwrap_or_default();
            prop_assert!(!description.contains('\\') && !rule.contains('\\'));
        }
    }

    #[test]
    fn any_table_is_answered_or_refused(rows in prop::collection::vec("[a-z,\"\r\n;01]{0,40}", 0..6)) {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let _ = moodle::read(&file(&rows));
    }
}

#[test]
fn kinds_go_by_depth() -> Tested {
    let read = moodle::read(&file(&[&row("", "a"), &row("a", "b"), &row("b", "c"), &row("c", "d")]))?.what;
    let kinds: Vec<&Kind> = read.items.iter().map(|item| &item.kind).collect();
    assert_eq!(kinds, [&Kind::Category, &Kind::Level, &Kind::Indicator, &Kind::Unsaid]);
    Ok(())
}

#[test]
fn separators_line_ends_capitals_and_a_mark_before_the_text_do_not_matter() -> Tested {
    let plain = file(&[&row("", "a")]);
    let read = moodle::read(&plain)?;
    assert_eq!(read.losses, []);
    let framework = ",own,Own,,1,,,,,,,,1,\n";
    let simple = format!("{HEADER}\n{framework}{}\n", row("", "a"));
    let ids = |text: &str| -> Result<Vec<String>, maatstaf_document::DocumentError> {
        Ok(moodle::read(text)?.what.items.into_iter().map(|item| item.id).collect())
    };
    for text in [
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        format!("\u{feff}{plain}"),
        plain.replace("Parent ID number,ID number,Short name", "PARENT ID NUMBER,Id number,Shortname"),
        simple.replace(',', ";"),
        simple.replace(',', "\t"),
    ] {
        assert!(moodle::is_moodle(&text));
        assert_eq!(ids(&text)?, ["a"]);
    }
    Ok(())
}

#[test]
fn older_files_have_fewer_columns_and_other_languages_other_names() -> Tested {
    let old = "Parent ID number,ID number,Shortname,Description,Description format,Scale values,Scale configuration,Rule type,Rule outcome,Rule config,Is framework,Taxonomy\n,own,Own,,1,,,,,,1,domain\n,a,A,,1,,,,,,0,\n";
    assert_eq!(moodle::read(old)?.what.items[0].kind, Kind::Category);
    let named = "Short name,ID number,Parent ID number,Description,Description format,Scale values,Scale configuration,Rule type,Rule outcome,Rule config,Is framework,Taxonomy\nOwn,own,,,1,,,,,,1,domain\nA,a,,,1,,,,,,0,\n";
    assert_eq!(moodle::read(named)?.what.items[0].name, Words::one("", "A"));
    let dutch = file(&[&row("", "a")])
        .replace("Parent ID number", "Bovenliggend")
        .replace("Is framework", "Raamwerk");
    assert!(moodle::is_moodle(&dutch));
    assert_eq!(moodle::read(&dutch)?.what.items.len(), 1);
    Ok(())
}

#[test]
fn orphans_come_at_the_top_and_are_reported_with_line_and_cell() -> Tested {
    let quoted = ",a,\"Two\nlines\",\"<p>x\r\ny</p>\",1,,,,0,null,,,,";
    let text = file(&[quoted, &row("nobody", "b"), &row("own", "c")]);
    assert_eq!(losses(&text)?, [("orphan", Some(6), Some(1)), ("orphan", Some(7), Some(1))]);
    let read = moodle::read(&text)?.what;
    assert_eq!(parents(&read), [("a", None), ("b", None), ("c", None)]);
    assert_eq!(read.items[0].text, Words::one("", "x y"));
    Ok(())
}

#[test]
fn a_child_may_stand_before_its_parent() -> Tested {
    let text = file(&[&row("b", "a"), &row("", "b")]);
    assert_eq!(losses(&text)?, [("parent-later", Some(3), Some(1))]);
    assert_eq!(parents(&moodle::read(&text)?.what), [("b", None), ("a", Some("b"))]);
    Ok(())
}

#[test]
fn the_same_row_twice_is_read_once_and_a_different_one_is_refused() -> Tested {
    let text = file(&[&row("", "a"), &row("", "a")]);
    assert_eq!(losses(&text)?, [("exact-duplicate", Some(4), Some(2))]);
    let text = file(&[&row("", "b"), &row("", "a"), &row("b", "a")]);
    assert_eq!(refused(&text), [("duplicate-id", Some(5), Some(2))]);
    Ok(())
}

#[test]
fn circles_and_frameworks_too_many_or_too_few_are_refused() {
    assert_eq!(
        refused(&file(&[&row("b", "a"), &row("a", "b"), &row("a", "c")])),
        [("cycle", Some(3), Some(1))]
    );
    assert_eq!(refused(&file(&[FRAMEWORK])), [("two-frameworks", Some(3), Some(13))]);
    assert_eq!(refused(&format!("{HEADER}\n{}\n", row("", "a"))), [("no-framework", None, None)]);
    assert_eq!(refused("a,b\n1,2\n"), [("not-moodle", Some(1), Some(1))]);
    assert_eq!(refused(""), [("no-header", Some(1), Some(1))]);
    assert_eq!(refused(&file(&[",a,\"open"])), [("unclosed-quote", Some(3), Some(1))]);
}

#[test]
fn rows_that_moodle_drops_or_refuses_are_kept_and_reported() -> Tested {
    let long = "x".repeat(101);
    let rows = [
        ",,Name,,1,,,,0,null,,,,".to_owned(),
        ",a,,,1,,,,0,null,,,,".to_owned(),
        format!(",b,{long},,1,,,,0,null,,,,"),
        row("", &long),
        ",c,Name,,one,,,,0,null,,,no,".to_owned(),
        ",d,Name,,1".to_owned(),
        row("", "1.1"),
        row("", "1.10"),
    ];
    let text = file(&rows.each_ref().map(String::as_str));
    let expected = [
        ("no-id", Some(3), Some(2)),
        ("no-name", Some(4), Some(3)),
        ("long-name", Some(5), Some(3)),
        ("long-id", Some(6), Some(2)),
        ("bad-number", Some(7), Some(5)),
        ("bad-number", Some(7), Some(13)),
        ("ragged-row", Some(8), Some(1)),
        ("alike-ids", Some(10), Some(2)),
    ];
    assert_eq!(losses(&text)?, expected);
    assert_eq!(moodle::read(&text)?.what.items.len(), 8);
    Ok(())
}

#[test]
fn an_unknown_word_of_the_taxonomy_is_reported() -> Tested {
    let text = file(&[&row("", "a")]).replace("\"domain,level,indicator,\"", "tier");
    assert_eq!(losses(&text)?, [("unknown-taxonomy", Some(2), Some(14))]);
    assert_eq!(moodle::read(&text)?.what.items[0].kind, Kind::Other("tier".to_owned()));
    Ok(())
}

/// A parent with this rule, and two children with the exported ids 7 and 8.
fn ruled(kind: &str, config: &str) -> String {
    let config = config.replace('"', "\"\"");
    file(&[
        &format!(",a,A,,1,,,{kind},2,\"{config}\",,6,,"),
        "a,b,B,,1,,,,0,null,,7,,",
        "a,c,C,,1,,,,0,null,,8,,",
        ",d,D,,1,,,,0,null,,9,,",
    ])
}

#[test]
fn a_rule_of_points_is_read_with_its_outcome() -> Tested {
    let config = r#"{"base":{"points":"2"},"competencies":[{"id":7,"points":2,"required":1},{"id":"8","points":"1","required":0}]}"#;
    let text = ruled("core_competency\\competency_rule_points", config);
    let read = moodle::read(&text)?;
    assert_eq!(read.losses, []);
    let part = |item: &str, points, required| RulePart { item: item.to_owned(), points, required };
    let rule = Rule { item: "a".to_owned(), points: 2, parts: vec![part("b", 2, true), part("c", 1, false)] };
    assert_eq!(read.what.rules, [rule]);
    assert_eq!(read.what.items[0].more["moodle"]["ruleoutcome"], json!("2"));
    assert!(moodle::write(&read.what, "en").what.contains("competency_rule_points,2,"));
    Ok(())
}

#[test]
fn a_rule_that_asks_for_all_stays_one_while_it_asks_for_all() -> Tested {
    let mut outline = moodle::read(&ruled("core_competency\\competency_rule_all", "null"))?.what;
    assert_eq!(outline.rules[0].points, 2);
    assert!(moodle::write(&outline, "en").what.contains("competency_rule_all,2,null"));
    outline.rules[0].points = 1;
    assert!(moodle::write(&outline, "en").what.contains("competency_rule_points,2,"));
    Ok(())
}

#[test]
fn rules_that_cannot_be_followed_are_reported() -> Tested {
    let points = "core_competency\\competency_rule_points";
    let part = |id: u32| format!("{{\"id\":{id},\"points\":1,\"required\":0}}");
    let of = |asked: u32, parts: &[String]| {
        format!("{{\"base\":{{\"points\":{asked}}},\"competencies\":[{}]}}", parts.join(","))
    };
    let rule = Some(3);
    for (kind, config, code, column) in [
        (points, "{not json".to_owned(), "bad-rule", 10),
        (points, "null".to_owned(), "bad-rule", 10),
        (points, of(1, &[part(7), part(99)]), "unknown-exported-id", 10),
        (points, of(1, &[part(7), part(9)]), "rule-outside", 10),
        (points, of(1, &[part(7), part(7)]), "bad-rule", 10),
        (points, of(1, &[part(7), "{\"id\":8,\"points\":-1}".to_owned()]), "bad-rule", 10),
        (points, of(5, &[part(7)]), "bad-rule", 10),
        ("local_x\\other_rule", "null".to_owned(), "unknown-rule", 8),
    ] {
        assert_eq!(losses(&ruled(kind, &config))?, [(code, rule, Some(column))], "{config}");
    }
    let twice = ruled("", "null").replace(",8,,", ",7,,");
    assert_eq!(losses(&twice)?, [("duplicate-exported-id", Some(5), Some(12))]);
    Ok(())
}

#[test]
fn cross_references_are_read_once_and_those_to_nothing_are_reported() -> Tested {
    let text = file(&[
        ",a,A,,1,,,,0,null,\"b,c%2Cd,gone\",,,",
        ",b,B,,1,,,,0,null,a,,,",
        ",\"c,d\",C,,1,,,,0,null,a,,,",
    ]);
    assert_eq!(losses(&text)?, [("unknown-reference", Some(3), Some(11))]);
    let read = moodle::read(&text)?.what;
    let link = |to: &str| Link { from: "a".to_owned(), kind: LinkKind::RelatedTo, to: to.to_owned() };
    assert_eq!(read.links, [link("b"), link("c,d")]);
    assert!(moodle::write(&read, "en").what.contains("\"b,c%2Cd\""));
    Ok(())
}

#[test]
fn descriptions_in_other_formats_are_read_as_what_they_are() -> Tested {
    let text = file(&[
        ",a,A,\"x < y\nz\",2,,,,0,null,,,,",
        ",b,B,\"x\ny\",0,,,,0,null,,,,",
        ",c,C,<img src=x>z,1,,,,0,null,,,,",
    ]);
    assert_eq!(losses(&text)?, [("markup", Some(7), Some(4))]);
    let texts: Vec<_> =
        moodle::read(&text)?.what.items.iter().map(|item| item.text.in_language("").to_owned()).collect();
    assert_eq!(texts, ["x < y\nz", "x\ny", "z"]);
    Ok(())
}

#[test]
fn what_has_no_place_is_listed() {
    let item = |id: &str, parent: Option<&str>| Item {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        ..Item::default()
    };
    let mut both = item("1.1", None);
    both.name =
        Words([("en", "Trust"), ("nl", "Vertrouwen")].map(|(k, v)| (k.to_owned(), v.to_owned())).into());
    both.level = Some("low".to_owned());
    both.more.insert("case".to_owned(), json!({ "x": 1 }));
    let link = |kind, to: &str| Link { from: "1.1".to_owned(), kind, to: to.to_owned() };
    let long = "x".repeat(101);
    let outline = Outline {
        id: "own".to_owned(),
        items: vec![
            both,
            item("1.10", None),
            item(&long, None),
            Item { kind: Kind::Level, ..item("d", None) },
        ],
        levels: vec![Level { id: "low".to_owned(), ..Level::default() }],
        links: vec![
            link(LinkKind::Precedes, "d"),
            link(LinkKind::PeerOf, "d"),
            link(LinkKind::RelatedTo, "?"),
        ],
        rules: vec![Rule { item: "d".to_owned(), points: 1, parts: vec![] }],
        ..Outline::default()
    };
    let written = moodle::write(&outline, "nl");
    let codes: Vec<_> = written.losses.iter().map(|loss| loss.code).collect();
    let expected = [
        "kinds",
        "alike-ids",
        "id-replaced",
        "rule-without-place",
        "link-without-place",
        "link-kind",
        "link-without-place",
        "levels-without-place",
        "more-without-place",
        "languages",
    ];
    assert_eq!(codes, expected);
    assert!(written.what.contains("Vertrouwen") && written.what.contains("Nog niet bekwaam,Bekwaam"));
    assert!(!written.what.contains(&long));
}

#[test]
fn a_long_name_is_cut_and_stands_whole_in_the_description() -> Tested {
    let name = "Vraagt door tot helder is wat iemand wil bereiken ".repeat(4);
    let item = Item {
        id: "a".to_owned(),
        code: Some("CI 7".to_owned()),
        name: Words::one("nl", name.trim()),
        ..Item::default()
    };
    let outline = Outline { id: "own".to_owned(), items: vec![item], ..Outline::default() };
    let written = moodle::write(&outline, "nl");
    assert_eq!(written.losses.iter().map(|loss| loss.code).collect::<Vec<_>>(), ["long-name"]);
    assert!(written.what.contains(",CI 7 Vraagt door") && written.what.contains(name.trim()));
    assert_eq!(moodle::read(&written.what)?.what.items, outline.items);
    Ok(())
}

#[test]
fn more_rows_than_can_be_held_are_refused() {
    let text = file(&[",x,y,,,,,,,,,,,\n".repeat(300_000).as_str()]);
    assert_eq!(refused(&text).first().map(|(code, ..)| *code), Some("too-many"));
}

#[test]
fn an_endless_id_of_a_framework_is_left_out_so_that_other_formats_can_hold_it() -> Tested {
    let text = file(&[]).replacen(",own,Own", &format!(",{},Own", "x".repeat(2_001)), 1);
    let carried = moodle::read(&text)?;
    assert_eq!(carried.what.id, "");
    assert!(carried.losses.iter().any(|loss| (loss.code, loss.place.line) == ("long-id", Some(2))));
    Ok(())
}
