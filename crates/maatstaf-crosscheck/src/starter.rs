//! A first assessment to fill in.

use jiff::civil::Date;
use maatstaf::Portfolio;
use maatstaf_document::canonical;

use crate::claim::{ClaimKey, claims};
use crate::document::{NOT_JUDGED, Seen};

/// An assessment of a portfolio to fill in: every category and every claim is laid out, and nothing is judged yet.
///
/// It is sound as it stands. A category counts as judged once `not-judged` is replaced, a claim as ruled on once `null` is.
///
/// # Example
/// ```
/// use maatstaf::{Evidence, Framework, Portfolio};
/// use maatstaf_crosscheck::assessment_starter;
/// let mut portfolio = Portfolio::new(Framework::emcc());
/// portfolio.add(Evidence::new("journal", "A journal").shows(5))?;
/// let text = assessment_starter(&portfolio, "assessor-1", true, jiff::civil::date(2026, 6, 30));
/// assert!(text.contains(r#"{"evidence": "journal", "indicator": 5, "ruling": null, "reason": ""}"#));
/// # Ok::<(), maatstaf::DocumentError>(())
/// ```
pub fn assessment_starter(portfolio: &Portfolio, assessor: &str, blind: bool, on: Date) -> String {
    let seen = Seen::of(portfolio);
    let pairs: Vec<String> =
        seen.evidence.iter().map(|(id, digest)| format!("{}: {}", json(id), json(digest))).collect();
    let judgement = |category: &String| {
        format!("{{\"category\": {}, \"level\": \"{NOT_JUDGED}\", \"rationale\": \"\"}}", json(category))
    };
    let judgements: Vec<String> = portfolio.framework().categories().iter().map(judgement).collect();
    let verdicts: Vec<String> = claims(portfolio).keys().map(|key| verdict(portfolio, key)).collect();
    let lines = [
        "{".to_owned(),
        "  \"maatstaf_assessment\": 1,".to_owned(),
        format!("  \"assessor\": {},", json(assessor)),
        format!("  \"blind\": {blind},"),
        format!("  \"on\": \"{on}\","),
        "  \"seen\": {".to_owned(),
        format!("    \"holder\": {},", json(&seen.holder)),
        format!("    \"framework\": {},", json(&seen.framework)),
        format!("    \"digest\": {},", json(&seen.digest)),
        format!("    \"evidence\": {{{}\n    }}", listed(&pairs, "      ")),
        "  },".to_owned(),
        format!("  \"judgements\": [{}\n  ],", listed(&judgements, "    ")),
        format!("  \"verdicts\": [{}\n  ]", listed(&verdicts, "    ")),
        "}\n".to_owned(),
    ];
    lines.join("\n")
}

fn verdict(portfolio: &Portfolio, key: &ClaimKey) -> String {
    let name = key.name(portfolio.framework());
    let mut parts = vec![format!("\"evidence\": {}", json(&name.evidence))];
    parts.extend(name.indicator.map(|number| format!("\"indicator\": {number}")));
    for (field, value) in [("category", name.category), ("level", name.level), ("theme", name.theme)] {
        parts.extend(value.map(|value| format!("\"{field}\": {}", json(&value))));
    }
    format!("{{{}, \"ruling\": null, \"reason\": \"\"}}", parts.join(", "))
}

fn listed(items: &[String], indent: &str) -> String {
    let lines: Vec<String> = items.iter().map(|item| format!("\n{indent}{item}")).collect();
    lines.join(",")
}

/// A text in quotes, as JSON writes it.
fn json(text: &str) -> String {
    canonical(&text)
}
