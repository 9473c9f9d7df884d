//! What holds for `.matrix` files, and what is said of those that depart from them.

#![expect(clippy::indexing_slicing, reason = "a test that looks past the end fails")]

use crate::trees::trees;
use maatstaf_exchange::{Item, Level, Link, LinkKind, Outline, Rule, Words, mahara};
use proptest::prelude::*;
use serde_json::{Value, json};

type Tested = Result<(), Box<dyn std::error::Error>>;

/// A framework with two standards and these elements.
fn matrix(elements: &Value) -> String {
    let standards = json!([
        { "shortname": "A", "name": "Contract", "description": "", "standardid": 1 },
        { "shortname": "B", "name": "Goals", "description": "", "standardid": 2 },
    ]);
    let framework = json!({ "name": "Own", "standards": standards, "standardelements": elements });
    format!("{:#}", json!({ "framework": framework }))
}

fn element(standard: &Value, number: &str, parent: Option<&str>) -> Value {
    let mut element =
        json!({ "shortname": number, "name": "x", "standardid": standard, "elementid": number });
    if let (Some(parent), Some(object)) = (parent, element.as_object_mut()) {
        object.insert("parentelementid".to_owned(), json!(parent));
    }
    element
}

fn codes(text: &str) -> Result<Vec<&'static str>, maatstaf_document::DocumentError> {
    Ok(mahara::read(text)?.losses.iter().map(|loss| loss.code).collect())
}

fn refused(text: &str) -> Vec<&'static str> {
    let problems = mahara::read(text).err().map(|error| error.problems().to_vec()).unwrap_or_default();
    problems.iter().map(|problem| problem.code).collect()
}

fn parents(outline: &Outline) -> Vec<(&str, Option<&str>)> {
    outline.items.iter().map(|item| (item.id.as_str(), item.parent.as_deref())).collect()
}

/// The same outline with each item followed by what lies below it.
fn depth_first(outline: &Outline) -> Vec<Item> {
    let mut ordered = Vec::new();
    let mut waiting: Vec<&Item> = outline.children(None).collect();
    waiting.reverse();
    while let Some(item) = waiting.pop() {
        ordered.push(item.clone());
        let mut below: Vec<&Item> = outline.children(Some(&item.id)).collect();
        below.reverse();
        waiting.extend(below);
    }
    ordered
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_tree_comes_back_whole(outline in trees()) {
        let written = mahara::write(&outline, "nl");
        let mut read = mahara::read(&written.what).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&read.losses, &[]);
        prop_assert!(read.what.more.remove("mahara").is_some());
        let expected = Outline { items: depth_first(&outline), links: vec![], rules: vec![], ..outline };
        prop_assert_eq!(read.what, expected);
    }

    #[test]
    fn what_was_read_is_written_the_same(outline in trees()) {
        let written = mahara::write(&outline, "nl").what;
        let read = mahara::read(&written).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(mahara::write(&read.what, "nl").what, written);
    }

    #[test]
    fn mahara_finds_every_element_where_it_looks(outline in trees()) {
        let written: Value = serde_json::from_str(&mahara::write(&outline, "nl").what)?;
        let list = |key: &str| written["framework"][key].as_array().cloned().unwrap_or_default();
        let mut seen: Vec<(u64, String)> = Vec::new();
        for standard in list("standards") {
            prop_assert!(standard["standardid"].is_u64());
            for element in list("standardelements") {
                if element["standardid"] != standard["standardid"] {
                    continue;
                }
                let standard = element["standardid"].as_u64().unwrap_or_default();
                let number = element["elementid"].as_str().unwrap_or_default().to_owned();
                if let Some(parent) = element["parentelementid"].as_str() {
                    // As PHP compares: two numbers as numbers.
                    let same = |one: &str| one == parent
                        || one.parse::<f64>().is_ok_and(|one| parent.parse() == Ok(one));
                    let first = seen.iter().find(|(of, one)| *of == standard && same(one));
                    prop_assert_eq!(first, Some(&(standard, parent.to_owned())));
                }
                prop_assert!(element["shortname"].as_str().unwrap_or_default().chars().count() <= 100);
                prop_assert!(element["name"].as_str().unwrap_or_default().chars().count() <= 255);
                seen.push((standard, number));
            }
        }
        let items = list("standards").len() + list("standardelements").len();
        prop_assert_eq!(items, outline.items.len());
    }

    #[test]
    fn any_text_is_answered_or_refused(text in "[\\[\\]{}\":,a-z0-9 ]{0,80}") {
        let _ = mahara::read(&text);
    }
}

#[test]
fn a_string_for_a_number_is_read_and_reported() -> Tested {
    let text = matrix(&json!([element(&json!("1"), "1.1", None)]));
    let read = mahara::read(&text)?;
    assert_eq!(parents(&read.what), [("1", None), ("1.1", Some("1")), ("2", None)]);
    let loss = read.losses.first().ok_or("nothing is reported")?;
    assert_eq!(
        (loss.code, loss.place.path.as_str()),
        ("wrong-type", "framework.standardelements[0].standardid")
    );
    assert_eq!(loss.place.line, Some(9));
    Ok(())
}

#[test]
fn an_element_may_stand_before_the_one_above_it() -> Tested {
    let (one, below) = (element(&json!(1), "1.1", None), element(&json!(1), "1.1.1", Some("1.1")));
    let text = matrix(&json!([below, one]));
    assert_eq!(codes(&text)?, ["parent-later"]);
    let read = mahara::read(&text)?.what;
    assert_eq!(parents(&read)[1..3], [("1.1", Some("1")), ("1.1.1", Some("1.1"))]);
    Ok(())
}

#[test]
fn orphans_are_kept_and_reported() -> Tested {
    let text = matrix(&json!([element(&json!(1), "1.1", Some("9.9")), element(&json!(7), "7.1", None)]));
    assert_eq!(codes(&text)?, ["orphan", "orphan"]);
    let read = mahara::read(&text)?.what;
    assert_eq!(parents(&read), [("1", None), ("1.1", Some("1")), ("2", None), ("7.1", None)]);
    Ok(())
}

#[test]
fn a_parent_is_looked_for_under_either_name_and_in_every_standard() -> Tested {
    let old = json!({ "shortname": "x", "name": "x", "standardid": 1, "elementid": "b", "parentid": "a" });
    let text = matrix(&json!([element(&json!(1), "a", None), old]));
    assert_eq!(codes(&text)?, [""; 0]);
    assert_eq!(parents(&mahara::read(&text)?.what)[2], ("b", Some("a")));
    let text = matrix(&json!([element(&json!(1), "a", None), element(&json!(2), "b", Some("a"))]));
    assert_eq!(codes(&text)?, ["parent-elsewhere"]);
    let text = matrix(&json!([element(&json!(1), "1.1", Some("1"))]));
    assert_eq!(codes(&text)?, ["parent-is-standard"]);
    Ok(())
}

#[test]
fn numbers_that_mahara_takes_for_the_same_are_reported() -> Tested {
    let elements = json!([
        element(&json!(1), "1.1", None),
        element(&json!(1), "1.10", None),
        element(&json!(1), "1.10.1", Some("1.10")),
    ]);
    assert_eq!(codes(&matrix(&elements))?, ["alike-ids"]);
    Ok(())
}

#[test]
fn the_same_element_twice_is_read_once_and_a_different_one_is_refused() -> Tested {
    let one = element(&json!(1), "1.1", None);
    assert_eq!(codes(&matrix(&json!([one, one])))?, ["exact-duplicate"]);
    let mut other = one.clone();
    other["name"] = json!("y");
    assert_eq!(refused(&matrix(&json!([one, other]))), ["duplicate-id"]);
    Ok(())
}

#[test]
fn two_standards_may_number_their_elements_alike() -> Tested {
    let elements = json!([
        element(&json!(1), "a", None),
        element(&json!(2), "a", None),
        element(&json!(2), "b", Some("a")),
    ]);
    let read = mahara::read(&matrix(&elements))?;
    assert_eq!(read.losses, []);
    assert_eq!(parents(&read.what)[2..], [("2", None), ("2.a", Some("2")), ("b", Some("2.a"))]);
    Ok(())
}

#[test]
fn circles_are_refused() {
    let one = element(&json!(1), "a", Some("b"));
    let other = element(&json!(1), "b", Some("a"));
    assert_eq!(refused(&matrix(&json!([one, other]))), ["cycle"]);
    assert_eq!(refused(&matrix(&json!([element(&json!(1), "a", Some("a"))]))), ["cycle"]);
}

#[test]
fn what_is_no_framework_is_refused() {
    assert_eq!(refused("{}"), ["no-framework"]);
    assert_eq!(refused("[1]"), ["no-framework"]);
    assert_eq!(refused("{\"framework\": {\"name\": \"x\"}}"), ["no-framework"]);
    assert_eq!(refused("{\"framework\": "), ["not-json"]);
    assert_eq!(refused(&"[".repeat(1 << 20)), ["too-deep"]);
    assert_eq!(refused(&format!("[{}]", "{},".repeat(200_000))), ["too-many"]);
}

#[test]
fn older_files_keep_elements_inside_their_standard() -> Tested {
    let inner = json!({ "shortname": "a", "name": "x", "elementid": "a" });
    let standard = json!({ "shortname": "A", "name": "y", "standardid": 1, "standardelement": [inner] });
    let read = mahara::read(&json!({ "name": "Own", "standards": [standard] }).to_string())?;
    assert_eq!((parents(&read.what).as_slice(), read.losses), (&[("1", None), ("a", Some("1"))][..], vec![]));
    Ok(())
}

#[test]
fn long_names_wrong_types_and_missing_names_are_reported() -> Tested {
    let long = json!({ "shortname": "x".repeat(101), "name": "x".repeat(256), "standardid": 1 });
    assert_eq!(codes(&matrix(&json!([long])))?, ["long-name", "long-name"]);
    let wrong = json!({ "shortname": 3, "name": ["x"], "standardid": 1 });
    assert_eq!(codes(&matrix(&json!([wrong, "text"])))?, ["wrong-type"; 3]);
    assert_eq!(codes(&matrix(&json!([{ "standardid": 1 }])))?, ["no-name"]);
    Ok(())
}

#[test]
fn the_words_of_the_stages_and_the_looks_of_a_text_are_kept() -> Tested {
    let stages =
        json!([{ "begun": "a" }, { "incomplete": "b" }, { "partialcomplete": "c" }, { "completed": "d" }]);
    let html = "<p>One <b>way</b></p>";
    let standard = json!({ "shortname": "A", "name": "y", "description": html, "standardid": 1 });
    let framework =
        json!({ "name": "Own", "selfassess": false, "evidencestatuses": stages, "standards": [standard] });
    let read = mahara::read(&framework.to_string())?.what;
    assert_eq!(read.items[0].text, Words::one("", "One way"));
    let written: Value = serde_json::from_str(&mahara::write(&read, "en").what)?;
    assert_eq!(written["framework"]["evidencestatuses"], stages);
    assert_eq!(written["framework"]["selfassess"], json!(false));
    assert_eq!(written["framework"]["standards"][0]["description"], json!(html));
    Ok(())
}

#[test]
fn scripts_are_left_out_and_reported() -> Tested {
    let bad = json!({ "shortname": "a", "name": "x", "description": "<p>a<script>b()</script></p>", "standardid": 1 });
    let read = mahara::read(&matrix(&json!([bad])))?;
    assert_eq!(read.losses.iter().map(|loss| loss.code).collect::<Vec<_>>(), ["markup"]);
    assert!(!mahara::write(&read.what, "en").what.contains("b()"));
    Ok(())
}

#[test]
fn what_has_no_place_is_listed() {
    let item = |id: &str| Item { id: id.to_owned(), ..Item::default() };
    let mut both = item("a");
    both.name =
        Words([("en", "Trust"), ("nl", "Vertrouwen")].map(|(k, v)| (k.to_owned(), v.to_owned())).into());
    both.level = Some("low".to_owned());
    both.more.insert("case".to_owned(), json!({ "x": 1 }));
    let outline = Outline {
        items: vec![both, item("b")],
        levels: vec![Level { id: "low".to_owned(), ..Level::default() }],
        links: vec![Link { from: "a".to_owned(), kind: LinkKind::PeerOf, to: "b".to_owned() }],
        rules: vec![Rule { item: "a".to_owned(), points: 1, parts: vec![] }],
        ..Outline::default()
    };
    let written = mahara::write(&outline, "nl");
    let codes: Vec<_> = written.losses.iter().map(|loss| loss.code).collect();
    let expected = [
        "ids",
        "levels-without-place",
        "links-without-place",
        "rules-without-place",
        "more-without-place",
        "nothing-below",
        "languages",
    ];
    assert_eq!(codes, expected);
    assert!(written.what.contains("Vertrouwen") && !written.what.contains("Trust"));
    assert!(written.what.contains("Nog niet aangetoond"));
}

#[test]
fn many_losses_of_a_kind_are_counted() -> Tested {
    let elements: Vec<Value> = (0..500).map(|at| element(&json!("1"), &format!("n{at}"), None)).collect();
    let losses = mahara::read(&matrix(&Value::Array(elements)))?.losses;
    assert_eq!(losses.len(), 21);
    assert!(losses.last().is_some_and(|last| last.message.en.contains("480")));
    Ok(())
}

#[test]
fn numbers_do_not_grow_with_the_depth_of_the_tree() -> Tested {
    let item = |at: usize| Item {
        id: format!("i{at}"),
        parent: at.checked_sub(1).map(|above| format!("i{above}")),
        ..Item::default()
    };
    let outline = Outline { items: (0..3000).map(item).collect(), ..Outline::default() };
    let written = mahara::write(&outline, "en").what;
    assert!(written.len() < 3_000_000);
    assert_eq!(mahara::read(&written)?.what.items, outline.items);
    Ok(())
}
