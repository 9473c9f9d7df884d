//! Very many portfolios: `maatstaf cohort --out`, `--narrow` and `--summary`.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::run::{CANARY, Outcome, SAMPLES, command, maatstaf, sample};

/// The samples and some that cannot be read, a line each, over and over.
fn register(path: &Path, rounds: usize) -> Outcome {
    let mut lines = String::new();
    for name in SAMPLES {
        let portfolio: Value = serde_json::from_str(&fs::read_to_string(sample(name))?)?;
        lines.extend([portfolio.to_string(), "\n".to_owned()]);
    }
    lines.push_str(&json!({ "holder": CANARY }).to_string());
    lines.push_str("\n\n[\n");
    fs::write(path, lines.repeat(rounds))?;
    Ok(())
}

#[test]
fn each_person_has_rows_and_what_cannot_be_read_has_one() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [input, out] =
        ["people.ndjson", "rows.csv"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
    register(Path::new(&input), 3)?;
    for (lang, says) in [
        ("en", "Portfolios estimated: 15. Not readable: 6;"),
        ("nl", "Portfolio's ingeschat: 15. Niet leesbaar: 6;"),
    ] {
        let said = maatstaf(&["cohort", &input, "-o", &out, "--lang", lang])?;
        assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "{}", said.err);
        assert!(said.err.contains(says), "{}", said.err);
        let table = fs::read_to_string(&out)?;
        assert_eq!(table.lines().count(), 1 + 15 * 27 + 6);
        assert!(
            table.contains(&format!(",missing-field,{input}:6:1,")) && !table.contains("Jane"),
            "a place and no text"
        );
        // Nothing is written over.
        assert_eq!(maatstaf(&["cohort", &input, "-o", &out])?.code, Some(5));
        fs::remove_file(&out)?;
    }
    let printed = maatstaf(&["cohort", &input, "-o", "-", "--threads", "1"])?.out;
    assert!(printed.starts_with("person,framework,policy,") && printed.lines().count() == 1 + 15 * 27 + 6);
    Ok(())
}

#[test]
fn a_claims_table_and_the_portfolios_give_the_same() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    register(Path::new(&path("people.ndjson")), 3)?;
    assert_eq!(
        maatstaf(&["cohort", &path("people.ndjson"), "--narrow", &path("claims.parquet")])?.code,
        Some(0)
    );
    let rows = |input: &str, more: &[&str]| maatstaf(&[&["cohort", input, "-o", "-"], more].concat());
    for more in [&[][..], &["--policy", "maatstaf-strict"], &["--as-of", "2025-01-01"]] {
        let (texts, claims) =
            (rows(&path("people.ndjson"), more)?.out, rows(&path("claims.parquet"), more)?.out);
        assert!(texts == claims && texts.lines().count() > 400, "{more:?}");
    }
    let summary = |input: &str| maatstaf(&["cohort", input, "--summary", "--json"])?.json();
    let (texts, claims) = (summary(&path("people.ndjson"))?, summary(&path("claims.parquet"))?);
    assert_eq!(texts, claims);
    assert_eq!(texts[0]["people"], json!(15));
    let counts = |bands: &Value| -> u64 {
        bands.as_array().into_iter().flatten().filter_map(|band| band["people"].as_u64()).sum()
    };
    assert_eq!(counts(&texts[0]["overall"]), 15);
    for (lang, says) in [("en", "15 people"), ("nl", "15 personen")] {
        let said = maatstaf(&["cohort", &path("claims.parquet"), "--summary", "--lang", lang])?;
        assert!(said.out.contains(says), "{}", said.out);
    }
    assert_eq!(maatstaf(&["cohort", &path("claims.parquet"), "-o", "-", "--threads", "0"])?.code, Some(2));
    Ok(())
}

/// Killed at any moment, and again, and then left alone: the table is the one that is written when nothing happens.
#[test]
fn a_command_that_is_killed_goes_on_and_writes_the_same_table() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    register(Path::new(&path("people.ndjson")), 150)?;
    let (input, whole, out) = (path("people.ndjson"), path("whole.csv"), path("out.csv"));
    assert_eq!(maatstaf(&["cohort", &input, "-o", &whole])?.code, Some(0));
    let mut killed = 0;
    for wait in [30, 60, 90, 200] {
        let resume = killed > 0 && Path::new(&out).exists();
        let words: &[&str] = if resume {
            &["cohort", &input, "-o", &out, "--resume"]
        } else {
            &["cohort", &input, "-o", &out]
        };
        let mut child = command(words).spawn()?;
        std::thread::sleep(Duration::from_millis(wait));
        child.kill()?;
        killed += u32::from(!child.wait()?.success());
    }
    assert!(killed > 0, "it was killed at least once");
    // What was done already is whole, or goes on.
    if Path::new(&format!("{out}.progress")).exists() {
        assert_eq!(maatstaf(&["cohort", &input, "-o", &out, "--resume"])?.code, Some(0));
    } else if !Path::new(&out).exists() {
        assert_eq!(maatstaf(&["cohort", &input, "-o", &out])?.code, Some(0));
    }
    assert!(fs::read(&out)? == fs::read(&whole)?, "the same bytes");
    assert_eq!(
        maatstaf(&["cohort", &input, "-o", &out, "--resume"])?.code,
        Some(2),
        "a whole table does not go on"
    );
    Ok(())
}
