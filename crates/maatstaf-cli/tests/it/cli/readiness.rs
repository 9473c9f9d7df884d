//! Readiness, the calendar and the schemes behind them.

use std::fs;

use maatstaf_document::Language;
use maatstaf_readiness::{Advice, Applicant, Overview, Readiness, Scheme, statement};
use serde_json::json;

use super::run::*;

const INTERNAL: &str = "internal-coach-practitioner";
const EXTERNAL: &str = "external-coach-senior-claim";
/// A scheme of a user's own, that asks for one hour.
const OWN: &str = r#"{
  "maatstaf_scheme": 1, "id": "mine", "name": {"en": "Mine", "nl": "Van mij"}, "body": "me",
  "about": {"en": "One hour.", "nl": "Eén uur."}, "subject": "person", "counting": "emcc",
  "levels": [{"id": "one", "name": {"en": "One", "nl": "Eén"}}],
  "sources": [{"id": "S1", "title": "Me", "address": "https://example.org", "dated": "undated"}],
  "requirements": [{"id": "hours", "name": {"en": "Hours", "nl": "Uren"}, "help": {"en": "All.", "nl": "Alle."},
    "of": "practice", "measure": "hours",
    "figures": {"one": [{"value": 1, "standing": "single-source", "sources": ["S1"]}]}}]
}"#;

#[test]
fn json_is_what_the_crates_answer() -> Outcome {
    let eia = Scheme::by_id("eia").ok_or("it is built in")?;
    for name in [INTERNAL, EXTERNAL] {
        let (portfolio, estimate) = (portfolio(name)?, portfolio(name)?.estimate());
        let (applicant, day) = (Applicant::of(&portfolio), portfolio.document().as_of);
        let readiness = Readiness::new(&eia, &applicant, day);
        let facts = json!({ "advice": Advice::new(&eia, &readiness, &estimate), "readiness": readiness });
        assert_eq!(maatstaf(&["readiness", &sample(name), "--json"])?.json()?, facts);
        let all = Overview::new(Scheme::all(), &applicant, &estimate, day);
        assert_eq!(maatstaf(&["readiness", &sample(name), "--all", "--json"])?.out, pretty(&all)?);
        let one = maatstaf(&["readiness", &sample(name), "--level", "practitioner", "--json"])?.json()?;
        assert_eq!(one["readiness"]["levels"], json!([readiness.level("practitioner")]));
    }
    Ok(())
}

#[test]
fn readiness_is_told_in_both_languages_and_ends_with_what_it_is_not() -> Outcome {
    for (lang, language, word) in
        [("nl", Language::Nl, "Welk niveau aanvragen"), ("en", Language::En, "Which level to apply for")]
    {
        for words in [&[][..], &["--level", "practitioner"], &["--scheme", "eia-nobco"]] {
            let said = maatstaf(&[&["readiness", &sample(EXTERNAL), "--lang", lang], words].concat())?;
            assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
            assert!(said.out.contains(word), "{}", said.out);
            assert!(said.out.trim_end().ends_with(statement().to(language)), "{}", said.out);
        }
        assert!(maatstaf(&["readiness", &sample(EXTERNAL), "--all", "--lang", lang])?.out.contains("ICF"));
    }
    Ok(())
}

#[test]
fn a_check_holds_only_where_practice_and_competence_do() -> Outcome {
    let folder = tempfile::tempdir()?;
    let own = written(folder.path(), "mine.json", OWN)?;
    let check = |words: &[&str]| -> Result<Option<i32>, Box<dyn std::error::Error>> {
        Ok(maatstaf(&[&["readiness", &sample(INTERNAL), "--check"], words].concat())?.code)
    };
    assert_eq!(check(&["--scheme", &own])?, Some(0));
    assert_eq!(check(&["--scheme", &own, "--level", "one"])?, Some(0));
    assert_eq!(check(&["--scheme", &own, "--figure", "hours=100000"])?, Some(1));
    assert_eq!(check(&["--level", "master-practitioner"])?, Some(1));
    let said = maatstaf(&["readiness", &sample(INTERNAL), "--check", "--scheme", "icf", "--lang", "nl"])?;
    assert!(said.code == Some(1) && said.err.starts_with("de toets slaagt niet"), "{}", said.err);
    Ok(())
}

#[test]
fn what_is_not_understood_ends_with_2() -> Outcome {
    let file = sample(INTERNAL);
    for words in [
        &["--figure", "tea=3"][..],
        &["--figure", "practice-hours=many"],
        &["--figure", "practice-hours=-1"],
        &["--figure", "practice-hours"],
        &["--scheme", "nowhere"],
        &["--level", "tea"],
        &["--as-of", "2026-02-30"],
        &["--all", "--level", "foundation"],
    ] {
        for lang in ["nl", "en"] {
            let said = maatstaf(&[&["readiness", &file, "--lang", lang], words].concat())?;
            assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{words:?}");
            assert!(lang == "en" || !said.err.contains("cannot"), "{}", said.err);
        }
    }
    for command in ["readiness", "calendar"] {
        let said = maatstaf(&[command, &file, "--scheme", "ismcp"])?;
        assert!(said.code == Some(2) && said.err.contains("maatstaf audit"), "{}", said.err);
    }
    assert_eq!(maatstaf(&["calendar", &file, "--months", "1201"])?.code, Some(2));
    assert_eq!(maatstaf(&["calendar", &file, "--months", "some"])?.code, Some(2));
    Ok(())
}

#[test]
fn of_a_ledger_alone_only_practice_is_told() -> Outcome {
    let folder = tempfile::tempdir()?;
    let ledger = maatstaf(&["practice", "show", &sample(EXTERNAL), "--json"])?.out;
    let alone = written(folder.path(), "ledger.json", &ledger)?;
    let day = portfolio(EXTERNAL)?.document().as_of.to_string();
    let said = maatstaf(&["readiness", &alone, "--as-of", &day])?;
    assert!(said.code == Some(0) && !said.out.contains("Which level"), "{}", said.out);
    let json = maatstaf(&["readiness", &alone, "--as-of", &day, "--json"])?.json()?;
    let whole = maatstaf(&["readiness", &sample(EXTERNAL), "--json"])?.json()?;
    assert!(json["advice"].is_null());
    // The portfolio also has case studies.
    assert_eq!(
        json["readiness"]["levels"][0]["requirements"][1],
        whole["readiness"]["levels"][0]["requirements"][1]
    );
    let rows = maatstaf(&["readiness", &alone, "--all", "--json"])?.json()?["rows"].clone();
    assert!(rows.as_array().is_some_and(|rows| rows.iter().all(|row| row["competence"].is_null())));
    let other = written(folder.path(), "empty.json", r#"{"maatstaf_ledger": 1}"#)?;
    let said = maatstaf(&["readiness", &sample(EXTERNAL), "--ledger", &other]);
    assert!([Some(0), Some(3)].contains(&said?.code));
    Ok(())
}

#[test]
fn a_calendar_looks_at_what_is_aimed_at_and_what_is_held() -> Outcome {
    let folder = tempfile::tempdir()?;
    let events = |name: &str, words: &[&str]| -> Result<Vec<serde_json::Value>, Box<dyn std::error::Error>> {
        let said = maatstaf(&[&["calendar", &sample(name), "--json"], words].concat())?.json()?;
        Ok(said["events"].as_array().cloned().unwrap_or_default())
    };
    let held = events(EXTERNAL, &[])?;
    assert!(held.iter().any(|one| one["scheme"] == "eia-renewal" && one["level"] == "practitioner"));
    assert!(held.iter().any(|one| one["scheme"] == "eia" && one["level"] == "senior-practitioner"));
    assert!(events(INTERNAL, &[])?.iter().all(|one| one["scheme"] != "eia-renewal"));
    let level = ["--level", "foundation", "--scheme", "eia"];
    assert!(
        events(INTERNAL, &level)?.iter().all(|one| one["scheme"] != "eia" || one["level"] == "foundation")
    );
    let days: Vec<String> = held.iter().map(|one| one["day"].to_string()).collect();
    assert!(days.is_sorted() && days.len() > events(EXTERNAL, &["--months", "1"])?.len());
    let ics = folder.path().join("maatstaf.ics").to_string_lossy().into_owned();
    let said = maatstaf(&["calendar", &sample(EXTERNAL), "--ics", &ics, "--lang", "nl"])?;
    assert!(said.err.contains(&ics) && said.out.contains("Kalender vanaf"), "{}", said.err);
    let text = fs::read_to_string(&ics)?;
    assert_eq!(text.matches("BEGIN:VEVENT").count(), held.len());
    Ok(())
}

#[test]
fn schemes_are_listed_shown_and_checked() -> Outcome {
    let folder = tempfile::tempdir()?;
    let list = maatstaf(&["scheme", "list", "--lang", "nl"])?.out;
    for scheme in Scheme::all() {
        assert!(list.contains(scheme.id()), "{list}");
        let json = maatstaf(&["scheme", "show", scheme.id(), "--json"])?.out;
        assert_eq!(Scheme::from_json(&json)?, *scheme);
        for (lang, language) in [("nl", Language::Nl), ("en", Language::En)] {
            let shown = maatstaf(&["scheme", "show", scheme.id(), "--lang", lang])?.out;
            let document = scheme.document();
            for said in document.requirements.iter().map(|one| &one.help).chain(&document.open_questions) {
                assert!(shown.contains(said.to(language)), "{}: {shown}", scheme.id());
            }
            for source in &document.sources {
                assert!(shown.contains(&source.address), "{}: {shown}", scheme.id());
            }
        }
    }
    let eia = maatstaf(&["scheme", "show", "eia"])?.out;
    assert!(
        eia.contains("Foundation 50: ")
            && eia.contains("Senior Practitioner 1, Master Practitioner 1: ")
            && eia.contains("sources differ"),
        "{eia}"
    );
    let own = written(folder.path(), "mine.json", OWN)?;
    assert!(maatstaf(&["scheme", "check", &own])?.out.contains("Levels: 1; requirements: 1."));
    let wrong = written(folder.path(), "wrong.json", &OWN.replace("[\"S1\"]", "[\"S2\"]"))?;
    let said = maatstaf(&["scheme", "check", &wrong, "--lang", "nl"])?;
    assert!(said.code == Some(3) && said.err.contains("wrong.json:8:"), "{}", said.err);
    assert_eq!(maatstaf(&["scheme", "check", &wrong, "--json"])?.json()?["sound"], false);
    assert_eq!(maatstaf(&["scheme", "show", "tea"])?.code, Some(2));
    Ok(())
}

#[test]
fn an_option_that_holds_everywhere_may_stand_before_the_command() -> Outcome {
    let file = sample(INTERNAL);
    let before = maatstaf(&["--lang", "nl", "readiness", &file])?;
    let after = maatstaf(&["readiness", &file, "--lang", "nl"])?;
    assert_eq!((before.code, &before.out), (Some(0), &after.out));
    assert!(before.out.contains("peildatum"));
    // Also before a command below another one that does something of its own.
    assert_eq!(maatstaf(&["guidance", "--lang", "nl", "compare"])?.code, Some(0));
    Ok(())
}
