//! Who did what.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use serde_json::{Value, json};

use crate::circle::{Circle, portfolio};
use crate::world::Outcome;

#[test]
fn the_owner_sees_every_deed_in_order_and_no_text_of_anybody() -> Outcome {
    let circle = Circle::of(&["sigrid", "anna", "dora"])?;
    let place = circle.portfolio("anna", &portfolio(&["a"]))?;
    circle.panel("anna", &place, &["dora"])?;
    let shared = place.replace("/documents/", "/shared/");
    circle.get("dora", &shared)?.is(200)?;
    circle.get("dora", &shared)?.is(200)?;
    let trail = format!("{place}/trail");
    let (mut deeds, mut cursor) = (Vec::new(), String::new());
    loop {
        let part = circle.get("anna", &format!("{trail}?limit=2{cursor}"))?.is(200)?;
        assert!(!part.says("Piece a") && !part.says("word for dora") && !part.says("of anna"));
        let part = part.json()?;
        deeds.extend(part["items"].as_array().cloned().ok_or("items")?);
        match part["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let told: Vec<&str> = deeds.iter().filter_map(|deed| deed["deed"].as_str()).collect();
    assert_eq!(told, ["save", "make-panel", "share", "accept-share", "read", "read"]);
    let numbers: Vec<&Value> = deeds.iter().map(|deed| &deed["number"]).collect();
    assert_eq!(json!(numbers), json!([1, 2, 3, 4, 5, 6]));
    for other in ["dora", "sigrid"] {
        circle.get(other, &trail)?.is(404)?;
    }
    let hers = circle.get("dora", "/v1/trail?limit=200")?.is(200)?.json()?;
    let hers: Vec<&str> =
        hers["items"].as_array().ok_or("items")?.iter().filter_map(|deed| deed["deed"].as_str()).collect();
    assert!(hers.contains(&"accept-share") && !hers.contains(&"make-panel"), "{hers:?}");
    for wrong in ["cursor=eA", "limit=0", "cursor=%%"] {
        circle.get("anna", &format!("{trail}?{wrong}"))?.is(400)?;
    }
    Ok(())
}
