//! A first crosswalk to fill in.

use maatstaf::Framework;
use maatstaf_document::canonical;

/// A crosswalk between two frameworks to fill in: every pair of levels and of categories is laid out, and nothing is decided yet.
///
/// It is sound as it stands. An edge counts once its `type` says how the first lies to the second; edges that mean nothing can go.
///
/// # Example
/// ```
/// use maatstaf::Framework;
/// use maatstaf_crosswalk::{Crosswalk, crosswalk_starter};
/// let icf = Framework::by_id("icf-2025").expect("it comes with the engine");
/// let text = crosswalk_starter(&Framework::emcc(), &icf);
/// let crosswalk = Crosswalk::from_json(&text, Framework::by_id)?;
/// assert_eq!(crosswalk.document().edges.len(), 64);
/// assert!(crosswalk.document().edges.iter().all(|edge| edge.relation.is_none())); // so that nothing carries yet
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn crosswalk_starter(from: &Framework, to: &Framework) -> String {
    let note = "\"type\": null, \"note\": {\"en\": \"\", \"nl\": \"\"}}";
    let level = |a: &str, b: &str| format!("{{\"from\": {}, \"to\": {}, {note}", json(a), json(b));
    let edge = |a: &str, b: &str| {
        let (a, b) = (json(a), json(b));
        format!("{{\"from\": {{\"category\": {a}}}, \"to\": {{\"category\": {b}}}, {note}")
    };
    let lines = [
        "{".to_owned(),
        "  \"maatstaf_crosswalk\": 1,".to_owned(),
        format!("  \"id\": {},", json(&starter_id(from.id(), to.id()))),
        format!("  \"from\": {},", json(from.id())),
        format!("  \"to\": {},", json(to.id())),
        "  \"about\": {\"en\": \"\", \"nl\": \"\"},".to_owned(),
        "  \"author\": \"author\",".to_owned(),
        "  \"standing\": \"author\",".to_owned(),
        "  \"sources\": [],".to_owned(),
        format!("  \"levels\": [{}\n  ],", pairs(from.levels(), to.levels(), level)),
        format!("  \"edges\": [{}\n  ],", pairs(from.categories(), to.categories(), edge)),
        "  \"without\": []".to_owned(),
        "}\n".to_owned(),
    ];
    lines.join("\n")
}

fn starter_id(from: &str, to: &str) -> String {
    let half = |id: &str| id.chars().take(31).collect::<String>();
    format!("{}--{}", half(from), half(to))
}

fn pairs(from: &[String], to: &[String], line: impl Fn(&str, &str) -> String) -> String {
    let line = &line;
    let lines: Vec<String> =
        from.iter().flat_map(|a| to.iter().map(move |b| format!("\n    {}", line(a, b)))).collect();
    lines.join(",")
}

/// A text in quotes, as JSON writes it.
fn json(text: &str) -> String {
    canonical(&text)
}
