//! Other systems: frameworks and results out and in, badges, and the same evidence under another framework.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::run::*;

const SAMPLE: &str = "internal-coach-practitioner";

fn at(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

/// The sample, with a text that may not go out wherever a holder can write one.
fn with_secrets(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut document: Value = serde_json::from_str(&fs::read_to_string(sample(SAMPLE))?)?;
    document["comment"] = json!(CANARY);
    for item in document["evidence"].as_array_mut().into_iter().flatten() {
        item["title"] = json!(CANARY);
        item["comment"] = json!(CANARY);
    }
    written(folder, "portfolio.json", &document.to_string())
}

#[test]
fn a_framework_that_went_out_and_came_back_gives_the_same_estimate() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = sample(SAMPLE);
    let level = |said: &Said| Ok::<_, Box<dyn Error>>(said.json()?["overall"].clone());
    let before = level(&maatstaf(&["estimate", &path, "--json"])?)?;
    for name in ["emcc.case.json", "emcc.matrix", "emcc.csv"] {
        let (file, pack) = (at(folder.path(), name), at(folder.path(), &name.replace('.', "-")));
        let out = maatstaf(&["convert", "emcc-2015", &file])?;
        assert_eq!((out.code, out.out.as_str()), (Some(0), ""), "{name}: {}", out.err);
        let back = maatstaf(&["convert", &file, &pack])?;
        assert_eq!(back.code, Some(0), "{name}: {}", back.err);
        let estimate = maatstaf(&["estimate", &path, "--json", "--pack", &pack])?;
        assert_eq!(estimate.code, Some(0), "{name}: {}", estimate.err);
        assert_eq!(level(&estimate)?, before, "{name}");
    }
    Ok(())
}

#[test]
fn with_strict_nothing_is_written_that_would_lose_something() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (case, matrix) = (at(folder.path(), "emcc.json"), at(folder.path(), "emcc.matrix"));
    assert_eq!(maatstaf(&["convert", "emcc-2015", &case, "--strict"])?.code, Some(0));
    for lang in ["en", "nl"] {
        let refused = maatstaf(&["convert", "emcc-2015", &matrix, "--strict", "--lang", lang])?;
        assert_eq!(refused.code, Some(1), "Mahara has one language and no levels");
        assert!(refused.err.contains("--strict"), "{}", refused.err);
        assert!(!Path::new(&matrix).exists());
    }
    Ok(())
}

#[test]
fn nothing_is_overwritten_and_nothing_unknown_is_converted() -> Outcome {
    let folder = tempfile::tempdir()?;
    let there = written(folder.path(), "there.json", CANARY)?;
    assert_eq!(maatstaf(&["convert", "emcc-2015", &there])?.code, Some(5));
    assert_eq!(fs::read_to_string(&there)?, CANARY);
    let unknown = maatstaf(&["convert", &there, "-", "--format", "case"])?;
    assert_eq!(unknown.code, Some(2));
    assert!(!unknown.err.contains(CANARY));
    for words in [["convert", "emcc-2015", "a.docx"], ["convert", "emcc-2015", "-"]] {
        assert_eq!(maatstaf(&words)?.code, Some(2), "{words:?}");
    }
    Ok(())
}

#[test]
fn results_go_out_as_a_table_and_as_statements_without_a_word_of_the_holder() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = with_secrets(folder.path())?;
    let table = maatstaf(&["convert", &path, "-", "--format", "tidy"])?.out;
    // Three lanes for eight categories and the whole, under a header.
    assert_eq!(table.lines().count(), 1 + 3 * 9);
    let statements = maatstaf(&["convert", &path, "-", "--format", "xapi", "--on", "2026-07-01"])?;
    let found = statements.json()?;
    assert_eq!(found.as_array().map(Vec::len), Some(9));
    assert!(found.as_array().into_iter().flatten().all(|one| one["result"]["success"].is_null()));
    assert!(!table.contains(CANARY) && !statements.out.contains(CANARY));
    let all = maatstaf(&[
        "convert",
        &root().join("examples/portfolios").to_string_lossy(),
        "-",
        "--format",
        "tidy",
    ])?;
    assert_eq!(all.out.lines().count(), 1 + SAMPLES.len() * 3 * 9);
    Ok(())
}

#[test]
fn a_badge_is_a_self_assessment_and_says_so_in_both_languages() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = with_secrets(folder.path())?;
    let [key, public, badge] = ["key.json", "public.json", "badge.jwt"].map(|name| at(folder.path(), name));
    let made = maatstaf(&["badge", "key", "--out", &key, "--public", &public])?;
    assert_eq!(made.code, Some(0), "{}", made.err);
    let private: Value = serde_json::from_str(&fs::read_to_string(&key)?)?;
    let secret = private["d"].as_str().ok_or("a private key has a `d`")?;
    assert!(made.out.starts_with("did:key:z6Mk") && !made.out.contains(secret) && !made.err.contains(secret));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&key)?.permissions()) & 0o777, 0o600);
    assert_eq!(maatstaf(&["badge", "key", "--out", &key])?.code, Some(5), "a key is never overwritten");
    let orphan = at(folder.path(), "orphan.json");
    assert_eq!(maatstaf(&["badge", "key", "--out", &orphan, "--public", &public])?.code, Some(5));
    assert!(!Path::new(&orphan).exists(), "no private key is left behind without its public half");
    assert_eq!(maatstaf(&["badge", "key", "--out", &key, "--public", &orphan])?.code, Some(5));
    assert!(!Path::new(&orphan).exists(), "nor a public half without its private key");

    let issued = maatstaf(&["badge", "issue", &path, "--key", &key, "--out", &badge])?;
    assert_eq!(issued.code, Some(0), "{}", issued.err);
    let unsigned = maatstaf(&["badge", "issue", &path, "--key", &key, "--unsigned"])?.out;
    assert!(!unsigned.contains(CANARY) && !unsigned.contains(secret));
    for (lang, says) in [("en", "self-assessment"), ("nl", "zelfbeoordeling")] {
        let verified = maatstaf(&["badge", "verify", &badge, "--key", &public, "--lang", lang])?;
        assert_eq!(verified.code, Some(0), "{}", verified.err);
        assert!(verified.out.to_lowercase().contains(says), "{}", verified.out);
    }
    let token = fs::read_to_string(&badge)?;
    let altered = written(folder.path(), "altered.jwt", &token.replacen(".ey", ".ez", 1))?;
    assert_eq!(maatstaf(&["badge", "verify", &altered])?.code, Some(1));
    let other = at(folder.path(), "other.json");
    maatstaf(&["badge", "key", "--out", &at(folder.path(), "k2.json"), "--public", &other])?;
    assert_eq!(
        maatstaf(&["badge", "verify", &badge, "--key", &other])?.code,
        Some(1),
        "another key did not sign it"
    );
    Ok(())
}

#[test]
fn a_decision_is_signed_by_the_panel_and_not_by_the_holder() -> Outcome {
    let folder = tempfile::tempdir()?;
    let decided = "master-contested-verdicts";
    let path = sample(decided);
    let settled = root().join("examples/assessments").join(decided).join("resolution.json");
    let mut document: Value = serde_json::from_str(&fs::read_to_string(settled)?)?;
    document["decision"] = json!({
        "outcome": "award", "level": "master-practitioner", "by": ["chair"], "on": "2026-07-01", "why": CANARY,
    });
    let resolution = written(folder.path(), "resolution.json", &document.to_string())?;
    let [ours, holders] = ["ours.json", "holders.json"].map(|name| at(folder.path(), name));
    maatstaf(&["badge", "key", "--out", &ours])?;
    let holder = maatstaf(&["badge", "key", "--out", &holders])?.out.trim().to_owned();
    let issue = |key: &str, more: &[&str]| {
        let words = ["badge", "issue", &path, "--resolution", &resolution, "--key", key];
        maatstaf(&words.iter().chain(more).copied().collect::<Vec<_>>())
    };
    let incomplete = issue(&ours, &[])?;
    assert_eq!(incomplete.code, Some(2), "{}", incomplete.err);
    let issued = issue(&ours, &["--subject", &holder, "--name", "A panel"])?;
    assert_eq!(issued.code, Some(0), "{}", issued.err);
    let badge = written(folder.path(), "badge.jwt", &issued.out)?;
    let verified = maatstaf(&["badge", "verify", &badge, "--json"])?;
    assert_eq!(verified.code, Some(0), "{}", verified.err);
    assert_eq!(verified.json()?["kind"], "of-another");
    assert!(!verified.out.contains(CANARY), "why a panel decided so stays with the panel");
    assert_eq!(issue(&holders, &["--subject", &holder, "--name", "A panel"])?.code, Some(3));
    Ok(())
}

#[test]
fn the_same_evidence_is_read_under_another_framework() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = sample(SAMPLE);
    for lang in ["en", "nl"] {
        let read = maatstaf(&["crosswalk", &path, "--to", "icf-2025", "--lang", lang])?;
        assert_eq!(read.code, Some(0), "{}", read.err);
        let shown = maatstaf(&["crosswalk", "show", "emcc-2015--icf-2025", "--lang", lang])?;
        assert_eq!(shown.code, Some(0), "{}", shown.err);
    }
    let listed = maatstaf(&["crosswalk", "list", "--json"])?.json()?;
    assert_eq!(listed[0]["standing"], "ours");
    let own = at(folder.path(), "own.json");
    assert_eq!(maatstaf(&["crosswalk", "new", "emcc-2015", "icf-2025", "--out", &own])?.code, Some(0));
    assert_eq!(maatstaf(&["crosswalk", &path, "--by", &own])?.code, Some(0));
    let unknown = maatstaf(&["crosswalk", &path, "--to", "career-competences-2012"])?;
    assert_eq!(unknown.code, Some(2), "nobody has compared these");
    assert!(unknown.err.contains("emcc-2015--icf-2025"), "{}", unknown.err);
    Ok(())
}
