//! What somebody is still writing.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use serde_json::json;

use crate::circle::{Circle, portfolio};
use crate::world::Outcome;

#[test]
fn a_draft_is_kept_as_it_is_seen_by_nobody_else_and_dropped() -> Outcome {
    let circle = Circle::of(&["sigrid", "anna", "dora"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    let draft = format!("{place}/draft");
    circle.get("anna", &draft)?.is(404)?;
    // Not sound, and kept all the same.
    let unsound = json!({ "maatstaf": 1, "evidence": [{ "text": "Yesterday I" }] });
    circle.ask("anna", "PUT", &draft, &[], Some(&unsound))?.is(204)?;
    assert_eq!(circle.get("anna", &draft)?.is(200)?.json()?["document"], unsound);
    let later = json!(["anything", 1, null]);
    circle.ask("anna", "PUT", &draft, &[], Some(&later))?.is(204)?;
    assert_eq!(circle.get("anna", &draft)?.json()?["document"], later);
    circle.panel("anna", &place, &["dora"])?;
    for other in ["sigrid", "dora"] {
        circle.get(other, &draft)?.is(404)?;
        circle.ask(other, "PUT", &draft, &[], Some(&later))?.is(404)?;
        circle.tell(other, "DELETE", &draft, &[])?.is(404)?;
    }
    let read = circle.get("anna", &place)?.json()?;
    assert_eq!(
        (&read["version"], &read["document"]),
        (&json!(1), &portfolio(&["a"])),
        "a draft is no version"
    );
    circle.send("anna", "PUT", &draft, &[("content-type", "application/json")], "{\"a\":")?.is(422)?;
    circle.tell("anna", "DELETE", &draft, &[])?.is(204)?;
    circle.get("anna", &draft)?.is(404)?;
    Ok(())
}
