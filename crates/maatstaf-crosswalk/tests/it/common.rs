//! What the tests share: small frameworks, and crosswalks between them.

use maatstaf::{DocumentError, Framework, Text};
use maatstaf_crosswalk::{
    Carry, Crosswalk, CrosswalkDocument, Edge, FromPlace, LevelEdge, Relation, Standing, ToPlace,
};
use serde_json::json;

pub(crate) type Tested = Result<(), Box<dyn std::error::Error>>;

/// A framework with categories `c0`, `c1` …, levels `l0`, `l1` …, and so many indicators per cell, of which every third is conditional.
pub(crate) fn framework(
    id: &str,
    categories: usize,
    levels: usize,
    per_cell: &[usize],
) -> Result<Framework, DocumentError> {
    let categories: Vec<String> = (0..categories).map(|at| format!("c{at}")).collect();
    let levels: Vec<String> = (0..levels).map(|at| format!("l{at}")).collect();
    let mut indicators = Vec::new();
    let mut counts = per_cell.iter().copied().cycle();
    for category in &categories {
        for level in &levels {
            for _ in 0..counts.next().unwrap_or_default() {
                let number = indicators.len() + 1;
                indicators.push(json!({
                    "number": number, "category": category, "level": level, "conditional": number % 3 == 0
                }));
            }
        }
    }
    let summary =
        json!({"summary": "It is there.", "signals": ["It is seen.", "It is read."], "evidence": "A text."});
    let words: serde_json::Map<_, _> =
        (1..=indicators.len()).map(|number| (number.to_string(), summary.clone())).collect();
    let names: serde_json::Map<_, _> =
        categories.iter().map(|id| (id.clone(), json!({"name": id, "definition": id}))).collect();
    let titles: serde_json::Map<_, _> = levels.iter().map(|id| (id.clone(), json!(id))).collect();
    let facts = json!({
        "maatstaf_framework": 1, "id": id, "edition": "first", "holder": format!("holder-{id}"),
        "levels": levels, "categories": categories, "indicators": indicators
    });
    let wording = |language: &str| {
        json!({
            "maatstaf_wording": 1, "framework": id, "language": language, "name": id, "equivalence": "x",
            "levels": titles, "categories": names, "indicators": words
        })
        .to_string()
    };
    Framework::from_json(&facts.to_string(), &[&wording("en"), &wording("nl")])
}

pub(crate) fn note() -> Text {
    Text::new("because", "daarom")
}

pub(crate) fn edge(from: &str, to: &str, relation: Relation) -> Edge {
    Edge {
        from: FromPlace { category: from.to_owned(), level: None, indicators: Vec::new() },
        to: ToPlace { category: to.to_owned(), level: None, indicator: None },
        relation: Some(relation),
        note: note(),
        author: None,
        source: None,
    }
}

pub(crate) fn level(from: &str, to: &str, relation: Relation) -> LevelEdge {
    LevelEdge {
        from: from.to_owned(),
        to: to.to_owned(),
        relation: Some(relation),
        note: note(),
        author: None,
        source: None,
    }
}

/// A crosswalk without edges.
pub(crate) fn empty(from: &Framework, to: &Framework) -> CrosswalkDocument {
    CrosswalkDocument {
        schema: None,
        maatstaf_crosswalk: 1,
        id: "walk".to_owned(),
        from: from.id().to_owned(),
        to: to.id().to_owned(),
        about: note(),
        author: "tests".to_owned(),
        standing: Standing::Author,
        sources: Vec::new(),
        carry: Carry::default(),
        levels: Vec::new(),
        edges: Vec::new(),
        without: Vec::new(),
    }
}

pub(crate) fn checked(
    document: &CrosswalkDocument,
    from: &Framework,
    to: &Framework,
) -> Result<Crosswalk, DocumentError> {
    let known = [from.clone(), to.clone()];
    Crosswalk::from_document(document.clone(), |id| known.iter().find(|one| one.id() == id).cloned())
}

pub(crate) fn codes(error: &DocumentError) -> Vec<&'static str> {
    let mut codes: Vec<&str> = error.problems().iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes
}
