//! Frameworks of one's own: what a pack may leave out, and what it may not.

use std::error::Error;

use maatstaf::{DocumentError, Framework, Language};
use serde_json::{Value, json};

type Outcome = Result<(), Box<dyn Error>>;

fn facts() -> Value {
    json!({
        "maatstaf_framework": 1, "id": "house-rules", "edition": "2026", "holder": "us",
        "levels": ["apprentice", "guide"], "categories": ["safety"],
        "indicators": [{"number": 1, "category": "safety", "level": "apprentice"}],
    })
}

/// A wording with a name for everything and nothing more.
fn bare(language: &str) -> Value {
    json!({
        "maatstaf_wording": 1, "framework": "house-rules", "language": language, "name": "House rules",
        "levels": {"apprentice": "Apprentice", "guide": "Guide"}, "categories": {"safety": {"name": "Safety"}},
        "indicators": {"1": {"summary": "Names the exits."}},
    })
}

fn read(wordings: &[Value]) -> Result<Framework, DocumentError> {
    let texts: Vec<String> = wordings.iter().map(Value::to_string).collect();
    Framework::from_json(&facts().to_string(), &texts.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_pack_in_one_language_is_read_and_speaks_it_to_everybody() -> Outcome {
    let framework = read(&[bare("en")])?;
    assert_eq!(framework.languages().collect::<Vec<_>>(), [Language::En]);
    assert_eq!(framework.level_name("guide", Language::Nl), "Guide");
    assert_eq!(framework.wording(Language::Nl).language, Language::En);
    Ok(())
}

#[test]
fn a_pack_in_no_language_is_refused() {
    let codes = read(&[]).err().map(|error| error.problems().iter().map(|one| one.code).collect::<Vec<_>>());
    assert_eq!(codes, Some(vec!["missing-language"]));
}

#[test]
fn an_indicator_may_go_without_signals_but_not_without_a_summary() -> Outcome {
    assert!(read(&[bare("nl")]).is_ok());
    for (key, value) in
        [("summary", json!(" ")), ("signals", json!([""])), ("signals", json!(["a", "b", "c", "d"]))]
    {
        let mut wording = bare("nl");
        wording["indicators"]["1"][key] = value;
        let error = read(&[wording]).err().ok_or("it must be refused")?;
        assert_eq!(error.problems().first().map(|one| one.code), Some("empty-wording"), "{key}");
    }
    Ok(())
}

#[test]
fn an_overlay_brings_a_language_that_the_pack_does_not_speak() -> Outcome {
    let overlay = json!({
        "maatstaf_overlay": 1, "framework": "house-rules", "language": "nl", "indicators": {"1": "Wijst de uitgangen aan."},
    });
    let framework = read(&[bare("en")])?.with_overlay(&overlay.to_string())?;
    let summary = |language| framework.wording(language).indicators.get(&1).map(|one| one.summary.clone());
    assert_eq!(summary(Language::Nl).as_deref(), Some("Wijst de uitgangen aan."));
    assert_eq!(summary(Language::En).as_deref(), Some("Names the exits."));
    Ok(())
}
