//! The documents of the town, full of canaries.

use jiff::Timestamp;
use maatstaf_calls::{Call, Circumstances};
use serde_json::{Value, json};

use super::super::canaries::canary;
use super::Tried;

/// A portfolio in which every text is a canary of its own.
pub(in super::super) fn portfolio(word: &str) -> Value {
    let say = |place: &str| canary(&format!("{word}-{place}"));
    // The old and the late version hold one word of their own.
    let one = |place: &str| {
        if word.ends_with("-old") || word.ends_with("-late") { canary(word) } else { say(place) }
    };
    json!({
        "maatstaf": 1, "framework": "emcc-2015", "holder": "holder-1", "target": "practitioner", "as_of": "2026-06-30",
        "evidence": [{
            "id": "e1", "kind": "session-log", "title": one("title"), "text": one("text"), "happened": "2026-03-14",
            "written": "2026-03-15", "client": one("client"), "verification": "self-declared",
            "claims": [{ "indicator": 40, "strength": 3, "rationale": one("rationale") }],
        }],
        "self_rating": [{ "category": "understanding-self", "level": "practitioner" }],
        "ledger": {
            "maatstaf_ledger": 1,
            "sessions": [{ "id": "s1", "day": "2026-03-14", "minutes": 60, "client": one("client"), "payment": "paid",
                "relation": "external", "consent": "given" }],
            "supervision": [{ "id": "v1", "day": "2026-03-20", "minutes": 60, "kind": "individual", "supervisor": one("client"),
                "learning": one("learning") }],
            "feedback": [{ "id": "f1", "day": "2026-04-01", "client": one("client"), "text": one("feedback") }],
        },
    })
}

pub(super) fn programme(word: &str) -> Value {
    json!({
        "maatstaf_programme": 1, "id": "programme-1", "framework": "emcc-2015", "provider": "school-1",
        "title": canary(&format!("{word}-programme")), "language": "en", "target": "practitioner", "as_of": "2026-06-30",
    })
}

pub(super) fn agreement() -> Value {
    json!({
        "maatstaf_agreement": 1, "language": "en", "mentor": "mentor-1", "mentee": "mentee-1",
        "mission": { "reason": canary("anna-agreement"), "aim": "To find my own way." },
    })
}

pub(super) fn audit() -> Value {
    json!({
        "maatstaf_audit": 1, "comment": canary("anna-audit"), "programme": "programme-1", "as_of": "2026-06-30",
        "first_cycle_started": "2025-09-01",
    })
}

/// What an assessor thinks of a portfolio of the town, as the engine writes it.
pub(super) fn assessment(document: &str, assessor: &str) -> Tried<String> {
    let call = Call::by_name("assess-new").ok_or("no such call")?;
    let request = json!({ "portfolio": portfolio(document), "assessor": assessor, "on": "2026-06-30" });
    let now = Timestamp::now();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let circumstances = Circumstances { today, now, language: maatstaf::Language::En };
    let answer = call.answer(&request.to_string(), &circumstances)?;
    let mut written: Value = serde_json::from_str(&answer.body)?;
    written["comment"] = json!(canary(&format!("judgement-{assessor}")));
    Ok(written.to_string())
}
