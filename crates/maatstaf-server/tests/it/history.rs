//! What a document was, and what changed.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use serde_json::{Value, json};

use crate::circle::{Circle, item, portfolio};
use crate::world::Outcome;

#[test]
fn the_history_says_who_when_and_why_newest_first_and_gives_back_every_version() -> Outcome {
    let circle = Circle::of(&["anna", "bert"])?;
    let place = circle.portfolio("anna", &portfolio(&[]))?;
    for (seen, id) in [(1, "a"), (2, "b"), (3, "c")] {
        circle.pass(1);
        let tag = format!("\"{seen}\"");
        let change = json!({ "note": format!("with {id}"), "document": portfolio(&[id]) });
        circle.ask("anna", "PUT", &place, &[("if-match", &tag)], Some(&change))?.is(200)?;
    }
    let versions = format!("{place}/versions");
    let first = circle.get("anna", &format!("{versions}?limit=3"))?.is(200)?.json()?;
    let next = first["next"].as_str().ok_or("there is more")?;
    let rest = circle.get("anna", &format!("{versions}?limit=3&cursor={next}"))?.is(200)?.json()?;
    assert_eq!(rest["next"], Value::Null);
    let all: Vec<&Value> =
        [&first, &rest].iter().filter_map(|part| part["items"].as_array()).flatten().collect();
    let told: Vec<(u64, &str)> =
        all.iter().filter_map(|one| Some((one["number"].as_u64()?, one["note"].as_str()?))).collect();
    assert_eq!(told, [(4, "with c"), (3, "with b"), (2, "with a"), (1, "")]);
    let times: Vec<&str> = all.iter().filter_map(|one| one["at"].as_str()).collect();
    assert!(times.windows(2).all(|pair| pair[0] > pair[1]), "{times:?}");
    assert!(
        all.iter().all(
            |one| one["by"] == all[0]["by"] && one["by"].as_str().is_some_and(|by| by.starts_with("acc"))
        )
    );
    for (number, expected) in [(1, portfolio(&[])), (2, portfolio(&["a"])), (4, portfolio(&["c"]))] {
        let version = circle.get("anna", &format!("{versions}/{number}"))?.is(200)?;
        let said = version.json()?;
        assert_eq!((&said["document"], &said["number"]), (&expected, &json!(number)));
        let tag = format!("\"{}\"", said["digest"].as_str().ok_or("a digest")?);
        assert_eq!(version.header("etag"), Some(tag.as_str()));
    }
    for wrong in ["0", "5", "x", "-1", "4294967296"] {
        circle.get("anna", &format!("{versions}/{wrong}"))?.is(404)?;
        circle.get("anna", &format!("{versions}/{wrong}/changes"))?.is(404)?;
    }
    circle.get("anna", &format!("{versions}?cursor=eA"))?.is(400)?;
    for path in [versions.clone(), format!("{versions}/1"), format!("{versions}/2/changes")] {
        circle.get("bert", &path)?.is(404)?;
    }
    Ok(())
}

#[test]
fn a_change_is_told_from_old_to_new_place_by_place() -> Outcome {
    let circle = Circle::of(&["anna"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let mut changed = portfolio(&["a", "b"]);
    changed["evidence"][0]["text"] = json!("as it became");
    changed.as_object_mut().ok_or("an object")?.remove("comment");
    let change = json!({ "document": changed });
    circle.ask("anna", "PUT", &place, &[("if-match", "\"1\"")], Some(&change))?.is(200)?;
    let told = circle.get("anna", &format!("{place}/versions/2/changes"))?.is(200)?.json()?;
    assert_eq!((&told["number"], &told["before"]), (&json!(2), &json!(1)));
    let mut places = told["changes"].as_array().cloned().ok_or("changes")?;
    places.sort_by_key(|one| one["path"].as_str().map(ToOwned::to_owned));
    let expected = json!([
        { "path": "/comment", "old": "REMARK-OF-ONES-OWN" },
        { "path": "/evidence/0/text", "old": "as it was", "new": "as it became" },
        { "path": "/evidence/1", "new": item("b", "as it was") },
    ]);
    assert_eq!(json!(places), expected);
    let first = circle.get("anna", &format!("{place}/versions/1/changes"))?.is(200)?.json()?;
    let expected = json!({ "number": 1, "before": null, "changes": [{ "path": "", "old": null, "new": portfolio(&["a"]) }] });
    assert_eq!(first, expected);
    Ok(())
}
