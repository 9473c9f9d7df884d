//! A framework of your own: here a checklist of one level.
#![expect(clippy::print_stdout, reason = "an example shows its result")]

use std::error::Error;

use maatstaf::{Evidence, Framework, Portfolio, Verification};
use serde_json::json;

fn wording(language: &str, name: &str) -> String {
    let indicator = json!({"summary": name, "signals": [name, name], "evidence": name});
    let wording = json!({
        "maatstaf_wording": 1, "framework": "house-rules", "language": language, "name": name, "equivalence": name,
        "levels": {"in-place": name}, "categories": {"safety": {"name": name, "definition": name}},
        "indicators": {"1": indicator, "2": indicator},
    });
    wording.to_string()
}

fn main() -> Result<(), Box<dyn Error>> {
    let facts = json!({
        "maatstaf_framework": 1, "id": "house-rules", "edition": "2026", "holder": "us",
        "levels": ["in-place"], "categories": ["safety"],
        "indicators": [
            {"number": 1, "category": "safety", "level": "in-place"},
            {"number": 2, "category": "safety", "level": "in-place"},
        ],
    });
    let (en, nl) = (wording("en", "house rules"), wording("nl", "huisregels"));
    let mut portfolio = Portfolio::new(Framework::from_json(&facts.to_string(), &[&en, &nl])?);
    for id in ["spring-review", "autumn-review"] {
        portfolio
            .add(Evidence::new(id, "A review").verified(Verification::Corroborated).shows(1).shows(2))?;
    }
    println!("{:?}", portfolio.estimate().level());
    assert_eq!(portfolio.estimate().level(), Some("in-place"));
    Ok(())
}
