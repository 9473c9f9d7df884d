//! Guidance, mentoring programmes and agreements, training programmes, and progress over time.

use std::fs;

use maatstaf_guidance::{Guidance, Request};
use maatstaf_mentoring::Audit;
use maatstaf_programme::{Programme, eqa_policy};
use serde_json::{Value, json};

use super::run::*;

const INTERNAL: &str = "internal-coach-practitioner";

#[test]
fn a_request_gives_the_choice_of_the_engine_from_file_and_from_options() -> Outcome {
    let folder = tempfile::tempdir()?;
    let guidance = Guidance::standard();
    let request = Request::of(&guidance, [("manner", "own-experience"), ("length", "no-end-date")])?;
    let expected = pretty(guidance.choose(&request).document())?;
    let file = r#"{"maatstaf_request": 1, "answers": {"manner": "own-experience"}}"#;
    let file = written(folder.path(), "request.json", file)?;
    let (manner, length) = ("manner=own-experience", "length=no-end-date");
    assert_eq!(maatstaf(&["guidance", "--answer", manner, "--answer", length, "--json"])?.out, expected);
    assert_eq!(maatstaf(&["guidance", &file, "--answer", length, "--json"])?.out, expected);
    for (lang, word) in [("nl", "mentoring"), ("en", "mentoring")] {
        let said = maatstaf(&["guidance", &file, "--lang", lang])?;
        assert!(said.code == Some(0) && said.out.contains(word), "{}", said.out);
        assert!(maatstaf(&["guidance", "--lang", lang])?.out.contains("`own-experience`"));
        assert!(maatstaf(&["guidance", "compare", "--lang", lang])?.out.lines().count() > 50);
    }
    assert_eq!(maatstaf(&["guidance", "--json"])?.out, pretty(guidance.questions())?);
    assert!(maatstaf(&["guidance", "compare", "--json"])?.json()?["forms"].is_object());
    for wrong in ["tea=milk", "manner=milk", "manner"] {
        let said = maatstaf(&["guidance", "--answer", wrong])?;
        assert!(said.code == Some(2) && said.err.contains("--answer"), "{wrong}: {}", said.err);
    }
    Ok(())
}

#[test]
fn sessions_are_reviewed_by_their_traits_in_a_portfolio_and_in_a_ledger() -> Outcome {
    let folder = tempfile::tempdir()?;
    let session = json!({
        "id": "s1", "day": "2026-03-02", "minutes": 60, "client": "client-01",
        "traits": ["shares-own-experience", "mentee-sets-goals"],
    });
    let ledger = json!({ "maatstaf_ledger": 1, "sessions": [session] }).to_string();
    let file = written(folder.path(), "ledger.json", &ledger)?;
    for (lang, word) in [("nl", "lijkt op mentoring"), ("en", "looks like mentoring")] {
        let said = maatstaf(&["guidance", "review", &file, "--lang", lang])?;
        assert!(said.code == Some(0) && said.out.contains(word), "{}", said.out);
    }
    let json = maatstaf(&["guidance", "review", &file, "--json"])?.json()?;
    assert_eq!(json["sessions"][0]["fit"], "other-form");
    assert_eq!(maatstaf(&["guidance", "review", &sample(INTERNAL)])?.code, Some(0));
    Ok(())
}

#[test]
fn an_audit_starts_empty_and_meets_no_tier_of_ismcp() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("audit.json").to_string_lossy().into_owned();
    for (lang, word) in [("nl", "Goud"), ("en", "Gold")] {
        let new = maatstaf(&["audit", "new", "--lang", lang])?.out;
        assert!(Audit::from_json(&new).is_ok());
        fs::write(&file, new)?;
        let said = maatstaf(&["audit", &file, "--lang", lang])?;
        assert!(said.code == Some(0) && said.out.contains(word), "{}", said.out);
    }
    let tiers = maatstaf(&["audit", &file, "--json"])?.json()?["tiers"].clone();
    let asked: Vec<_> =
        tiers.as_array().into_iter().flatten().map(|one| (&one["overall"], &one["each"])).collect();
    assert_eq!(json!(asked), json!([[70, 60], [80, 70], [90, 80]]));
    let full = fs::read_to_string(&file)?.replace("\"have\": null", "\"have\": \"yes\"");
    fs::write(&file, full)?;
    assert_eq!(maatstaf(&["audit", &file, "--json"])?.json()?["tiers"][2]["certain"], true);
    assert_eq!(maatstaf(&["audit", "new", "-o", &file])?.code, Some(5));
    assert_eq!(maatstaf(&["audit"])?.code, Some(2));
    Ok(())
}

#[test]
fn an_agreement_is_started_checked_written_and_reviewed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("agreement.json").to_string_lossy().into_owned();
    let said = maatstaf(&["agreement", "new", "--lang", "nl", "-o", &file])?;
    assert!(said.err.contains("maatstaf agreement check "), "{}", said.err);
    for (lang, word) in [("nl", "Wat ontbreekt"), ("en", "What is missing")] {
        let said = maatstaf(&["agreement", "check", &file, "--lang", lang, "--as-of", "2026-06-30"])?;
        assert!(said.code == Some(1) && said.out.contains(word), "{}", said.out);
    }
    assert_eq!(maatstaf(&["agreement", "check", &file, "--json"])?.json()?["complete"], false);
    let out = folder.path().join("agreement.md").to_string_lossy().into_owned();
    assert_eq!(maatstaf(&["agreement", "write", &file, "--out", &out])?.code, Some(0));
    assert!(fs::read_to_string(&out)?.starts_with("## Mentorovereenkomst\n"));
    assert!(
        maatstaf(&["agreement", "write", &file, "--lang", "en"])?.out.starts_with("## Mentor agreement\n")
    );
    let sheet = maatstaf(&["agreement", "review", &file, "--as-of", "2026-06-30"])?.out;
    assert!(sheet.starts_with("## Evaluatie van 2026-06-30"), "{sheet}");
    let text = fs::read_to_string(&file)?.replace("mentee-1", CANARY);
    fs::write(&file, text)?;
    let said = maatstaf(&["agreement", "check", &file])?;
    assert!(said.code == Some(3) && !said.err.contains("Jane"), "{}", said.err);
    Ok(())
}

#[test]
fn a_programme_is_answered_about_under_a_policy() -> Outcome {
    let folder = tempfile::tempdir()?;
    for (lang, word) in [("nl", "Niveau: "), ("en", "Level: ")] {
        let new = maatstaf(&["programme", "new", "--lang", lang])?.out;
        let file = written(folder.path(), "programme.json", &new)?;
        let said = maatstaf(&["programme", &file, "--lang", lang])?;
        assert!(said.code == Some(0) && said.out.contains(word), "{}", said.err);
        assert_ne!(maatstaf(&["programme", &file, "--lang", lang, "--coverage"])?.out, said.out);
        let answer = Programme::from_json(&new)?.answer(&eqa_policy());
        assert_eq!(maatstaf(&["programme", &file, "--json"])?.out, pretty(&answer)?);
        let strict = maatstaf(&["programme", &file, "--policy", "maatstaf-strict", "--json"])?.json()?;
        assert_eq!(strict["policy"]["id"], "maatstaf-strict");
    }
    assert!(maatstaf(&["policy", "list"])?.out.contains("\neqa-default\n"));
    assert!(maatstaf(&["policy", "show", "eqa-default"])?.out.starts_with("eqa-default\n"));
    Ok(())
}

#[test]
fn progress_is_the_estimate_of_each_day() -> Outcome {
    let file = sample(INTERNAL);
    let days = ["2026-06-30", "2025-12-31"];
    let json = maatstaf(&["progress", &file, "--at", days[0], "--at", days[1], "--json"])?.json()?;
    for (at, day) in ["2025-12-31", "2026-06-30"].into_iter().enumerate() {
        let estimate = maatstaf(&["estimate", &file, "--as-of", day, "--json"])?.json()?;
        let snapshot = &json["snapshots"][at];
        assert_eq!(snapshot["as_of"], *day);
        for lane in ["floor", "estimate", "ceiling"] {
            assert_eq!(snapshot["overall"][lane], estimate["overall"][lane], "{day}");
            for category in 0..8 {
                assert_eq!(
                    snapshot["categories"][category][lane], estimate["categories"][category][lane],
                    "{day}"
                );
            }
        }
    }
    for (lang, word) in [("nl", "Zelfinzicht"), ("en", "Understanding Self")] {
        let said = maatstaf(&["progress", &file, "--lang", lang])?.out;
        let head = said.lines().find(|line| line.contains("2025-06-30")).unwrap_or_default();
        let quarters = ["2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30"];
        assert_eq!(head.split_whitespace().skip(1).collect::<Vec<_>>(), quarters);
        assert!(said.contains(word) && said.contains('/'), "{said}");
    }
    assert_eq!(maatstaf(&["progress", &file, "--at", "soon"])?.code, Some(2));
    assert_eq!(
        maatstaf(&["progress", &file, "--at", "2026-06-30"])?.code,
        Some(3),
        "one day shows no progress"
    );
    Ok(())
}

#[test]
fn progress_of_two_saved_files_names_what_was_added() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut document: Value = serde_json::from_str(&fs::read_to_string(sample(INTERNAL))?)?;
    document["as_of"] = json!("2026-05-31");
    document["verdicts"] = json!([]);
    let last = document["evidence"].as_array_mut().and_then(Vec::pop).unwrap_or_default();
    let earlier = written(folder.path(), "may.json", &document.to_string())?;
    let json = maatstaf(&["progress", &sample(INTERNAL), &earlier, "--json"])?.json()?;
    assert_eq!(
        json["snapshots"][0]["as_of"],
        json!("2026-05-31"),
        "snapshots stand in the order of their days"
    );
    let changes = json["steps"][0]["changes"].as_array().cloned().unwrap_or_default();
    let added = changes.iter().find(|change| change["kind"] == "added").cloned().unwrap_or_default();
    assert_eq!(added["evidence"], last["id"]);
    Ok(())
}

#[test]
fn progress_of_a_mentee_is_told_in_a_framework_of_one_level() -> Outcome {
    let folder = tempfile::tempdir()?;
    let new = maatstaf(&["new", "--framework", "career-competences-2012"])?.out;
    let file = written(folder.path(), "mentee.json", &new)?;
    for lang in ["nl", "en"] {
        let said = maatstaf(&["progress", &file, "--lang", lang])?;
        assert!(said.code == Some(0) && said.out.contains("(0/"), "{}", said.out);
    }
    Ok(())
}
