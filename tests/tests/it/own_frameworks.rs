//! Frameworks of one's own: what a pack may leave out, and what it may not; and estimates against one from another system.
#![expect(clippy::indexing_slicing, reason = "indexing a JSON value gives null where there is nothing")]

use std::error::Error;

use maatstaf::{DocumentError, Evidence, Framework, Language, Portfolio, Verification};
use maatstaf_exchange::{PackReading, moodle, to_pack};
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

/// A framework as a teacher would keep it in Moodle: two fields of work, each at two levels.
const TEACHERS: &str = "\
Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,Rule type (optional),\
Rule outcome (optional),Rule config (optional),Cross-referenced competency ID numbers,Exported ID (optional),Is framework,Taxonomy
,guides,City guides,,1,,,,,,,,1,\"domain,level,indicator,indicator\"
,walk,Walking,,1,,,,,,,,,
walk,walk-1,Starter,,1,,,,,,,,,
walk-1,w1,Keeps a group together,,1,,,,,,,,,
walk,walk-2,Expert,,1,,,,,,,,,
walk-2,w2,Plans a walk that everybody can manage,,1,,,,,,,,,
,tell,Telling,,1,,,,,,,,,
tell,tell-1,Starter,,1,,,,,,,,,
tell,tell-2,Expert,,1,,,,,,,,,
tell-2,t2,Checks a story before telling it,,1,,,,,,,,,
";

#[test]
fn a_portfolio_is_estimated_against_a_framework_from_another_system() -> Outcome {
    let outline = moodle::read(TEACHERS)?.what;
    let framework = to_pack(&outline, &PackReading::default())?.what.framework()?;
    assert_eq!(framework.levels(), ["starter", "expert"]);
    assert_eq!(framework.categories(), ["walk", "tell"]);
    let mut portfolio = Portfolio::new(framework);
    for occasion in ["spring", "summer", "autumn"] {
        let shown = Evidence::new(occasion, "A walk").verified(Verification::Observed);
        portfolio.add(shown.shows(2).shows(3))?;
    }
    assert_eq!(portfolio.estimate().level(), Some("expert"));
    Ok(())
}

#[test]
fn nobody_reaches_a_level_for_nothing_where_a_category_begins_higher_up() -> Outcome {
    let outline = moodle::read(TEACHERS)?.what;
    let framework = to_pack(&outline, &PackReading::default())?.what.framework()?;
    // Telling has no indicator for starters: an empty cell with nothing below it has nothing to carry.
    let nothing = Portfolio::new(framework).estimate().document();
    let reached: Vec<_> = nothing.categories.iter().map(|one| one.estimate.clone()).collect();
    assert_eq!(reached, [None, None]);
    Ok(())
}
