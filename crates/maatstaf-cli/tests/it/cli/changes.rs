//! Changes to try, with `what-if`.

use std::error::Error;
use std::fs;

use maatstaf::{Change, Policy};
use serde_json::json;

use super::run::*;

#[test]
fn what_if_says_what_changes() -> Outcome {
    let file = &sample(SAMPLES[1]);
    let said = maatstaf(&[
        "what-if",
        file,
        "--drop",
        "drie-spiegels",
        "--accept",
        "leerplan-2024:76",
        "--lang",
        "nl",
    ])?;
    assert!(said.out.contains("schatting          Senior Practitioner → Practitioner"), "{}", said.out);
    assert!(said.out.contains("Gerichtheid op zelfontwikkeling\n  zeker "), "{}", said.out);
    let changes = portfolio(SAMPLES[1])?.estimate().next_gap().changes();
    let folder = tempfile::tempdir()?;
    let list = folder.path().join("changes.json").to_string_lossy().into_owned();
    fs::write(&list, serde_json::to_string(&changes)?)?;
    let said = maatstaf(&["what-if", file, "--changes", &list, "--json"])?;
    let expected = portfolio(SAMPLES[1])?.what_if(&changes, &Policy::standard())?.document(&changes);
    assert_eq!(said.out, pretty(&expected)?);
    let said = maatstaf(&["what-if", file, "--drop", "nosuch", "--verify", "drie-spiegels=seen"])?;
    assert_eq!(said.code, Some(2), "{}", said.err);
    let said = maatstaf(&["what-if", file, "--drop", "nosuch", "--reject", "drie-spiegels:1"])?;
    assert_eq!(said.code, Some(3));
    assert!(
        said.err.contains("--drop nosuch: ") && said.err.contains("--reject drie-spiegels:1: "),
        "{}",
        said.err
    );
    Ok(())
}

#[test]
fn what_if_reads_each_option_as_the_change_that_it_names() -> Outcome {
    let file = &sample(SAMPLES[1]);
    let options = [
        (
            "--link",
            "drie-spiegels:75=3",
            json!({ "change": "link", "evidence": "drie-spiegels", "claim": { "indicator": 75, "strength": 3, "rationale": "what if" } }),
        ),
        (
            "--link",
            "drie-spiegels:evaluation/practitioner/my theme=2",
            json!({ "change": "link", "evidence": "drie-spiegels",
            "claim": { "category": "evaluation", "level": "practitioner", "theme": "my theme", "strength": 2, "rationale": "what if" } }),
        ),
        (
            "--strengthen",
            "drie-spiegels:73=4",
            json!({ "change": "strengthen", "evidence": "drie-spiegels", "indicator": 73, "strength": 4 }),
        ),
        (
            "--verify",
            "drie-spiegels=observed",
            json!({ "change": "verify", "evidence": "drie-spiegels", "verification": "observed" }),
        ),
        (
            "--accept",
            "drie-spiegels:73=2",
            json!({ "change": "accept", "evidence": "drie-spiegels", "indicator": 73, "strength": 2 }),
        ),
        (
            "--reject",
            "drie-spiegels:73",
            json!({ "change": "reject", "evidence": "drie-spiegels", "indicator": 73 }),
        ),
        ("--drop", "drie-spiegels", json!({ "change": "drop", "evidence": "drie-spiegels" })),
    ];
    for (option, typed, expected) in options {
        let said = maatstaf(&["what-if", file, option, typed, "--json"])?;
        assert_eq!(said.code, Some(0), "{option} {typed}: {}", said.err);
        let changes: Vec<Change> = serde_json::from_value(said.json()?["changes"].clone())?;
        assert_eq!(changes, [serde_json::from_value::<Change>(expected)?], "{option}");
    }
    Ok(())
}

#[test]
fn what_if_refuses_an_option_that_is_not_written_as_it_asks() -> Outcome {
    let file = &sample(SAMPLES[1]);
    for (option, typed) in [
        ("--drop", "a:5"),
        ("--accept", "a"),
        ("--strengthen", "a:5"),
        ("--strengthen", "a:5=9"),
        ("--link", "a=3"),
    ] {
        assert_eq!(maatstaf(&["what-if", file, option, typed])?.code, Some(2), "{option} {typed}");
    }
    Ok(())
}

#[test]
fn evidence_to_add_is_checked_without_quoting_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("evidence.json").to_string_lossy().into_owned();
    let what_if = |text: &str| -> Result<Said, Box<dyn Error>> {
        fs::write(&file, text)?;
        maatstaf(&["what-if", &sample(SAMPLES[0]), "--add", &file])
    };
    let item = json!({ "id": "new", "title": "t", "text": CANARY, "verification": "observed", "claims": [{ "indicator": 31, "strength": 4 }] });
    assert_eq!(what_if(&item.to_string())?.code, Some(0));
    assert_eq!(what_if(&json!([item]).to_string())?.code, Some(0));
    let said = what_if(&format!("{{\"id\": \"new\",\n \"title\": \"t\",\n \"tekst\": \"{CANARY}\"}}"))?;
    assert_eq!(said.code, Some(3));
    assert!(said.err.starts_with(&format!("{file}:3:")) && !said.err.contains("Jane"), "{}", said.err);
    fs::write(&file, format!("[{{\"change\": \"drop\", \"evidence\": 7, \"text\": \"{CANARY}\"}}]"))?;
    let said = maatstaf(&["what-if", &sample(SAMPLES[0]), "--changes", &file])?;
    assert_eq!(said.code, Some(3));
    assert!(said.err.starts_with(&format!("{file}:1:")) && !said.err.contains("Jane"), "{}", said.err);
    Ok(())
}
