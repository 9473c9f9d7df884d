//! Assessors: what they are shown, what they fill in, and what a panel and a provider see.

use std::fs;
use std::path::Path;

use maatstaf::{Framework, Portfolio};
use maatstaf_crosscheck::{Assessment, Crosscheck, PanelRules};
use serde_json::{Value, json};

use super::run::*;

const CONTESTED: &str = "master-contested-verdicts";

fn example(path: &str) -> String {
    root().join("examples").join(path).to_string_lossy().into_owned()
}

/// The assessments of the sample, and what its panel settled.
fn panel() -> (Vec<String>, String) {
    let file = |name: &str| example(&format!("assessments/{CONTESTED}/{name}.json"));
    (["assessor-a", "assessor-b", "assessor-c"].map(file).to_vec(), file("resolution"))
}

fn crosscheck<'w>(portfolio: &'w str, assessments: &'w [String], more: &[&'w str]) -> Vec<&'w str> {
    let assessments = assessments.iter().map(String::as_str);
    ["crosscheck", portfolio].into_iter().chain(assessments).chain(more.iter().copied()).collect()
}

/// A portfolio with a self-rating, verdicts and remarks that nobody blind may see.
fn with_secrets(folder: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let mut document: Value = serde_json::from_str(&fs::read_to_string(sample(CONTESTED))?)?;
    document["comment"] = json!(CANARY);
    document["evidence"][0]["comment"] = json!(CANARY);
    document["self_rating"] = json!([{"category": "evaluation", "level": "foundation", "reason": CANARY}]);
    for verdict in document["verdicts"].as_array_mut().into_iter().flatten() {
        verdict["reason"] = json!(CANARY);
    }
    written(folder, "portfolio.json", &document.to_string())
}

#[test]
fn json_is_what_the_crate_answers() -> Outcome {
    let (names, _) = panel();
    let (portfolio, rules) = (portfolio(CONTESTED)?, PanelRules::standard());
    let read = |name: &String| -> Result<Assessment, Box<dyn std::error::Error>> {
        Ok(Assessment::from_json(&fs::read_to_string(name)?, &portfolio, &rules)?)
    };
    let assessments = names.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let policy = maatstaf::Policy::standard();
    let answer = Crosscheck::new(portfolio.clone(), assessments, policy, rules.clone(), None)?.answer();
    let path = sample(CONTESTED);
    assert_eq!(maatstaf(&crosscheck(&path, &names, &["--json"]))?.out, pretty(&answer)?);
    Ok(())
}

#[test]
fn a_panel_is_told_in_both_languages_with_its_decision() -> Outcome {
    let ((names, resolution), path) = (panel(), sample(CONTESTED));
    for (lang, first, decided) in [("en", "ontested", "decision:"), ("nl", "etwist", "besluit:")] {
        let said = maatstaf(&crosscheck(&path, &names, &["--resolution", &resolution, "--lang", lang]))?;
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
        for word in [first, decided, "assessor-a", "assessor-c"] {
            assert!(said.out.contains(word), "{word} is missing in {}", said.out);
        }
    }
    Ok(())
}

#[test]
fn what_an_assessor_is_shown_holds_no_opinion_and_no_remark() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (secret, view) = (with_secrets(folder.path())?, folder.path().join("view.json"));
    let view = view.to_string_lossy();
    assert_eq!(maatstaf(&["assess", "view", &secret, "--out", &view])?.code, Some(0));
    let shown = fs::read_to_string(&*view)?;
    assert!(!shown.contains(CANARY));
    let shown = Portfolio::open(&shown, Framework::by_id)?;
    assert!(shown.document().verdicts.is_empty() && shown.document().self_rating.is_empty());
    assert_eq!(shown.document().evidence.len(), portfolio(CONTESTED)?.document().evidence.len());

    // The file to fill in is the same from either, and says nothing either.
    let new = |from: &str| maatstaf(&["assess", "new", from, "--assessor", "a-7", "--on", "2026-06-30"]);
    let (from_secret, from_view) = (new(&secret)?, new(&view)?);
    assert_eq!(from_secret.out, from_view.out);
    assert!(!from_secret.out.contains(CANARY));

    // One blind assessment, read over by its assessor: still nothing of the others.
    let own = written(folder.path(), "a-7.json", &from_view.out)?;
    for words in [&[][..], &["--json"], &["--lang", "nl"]] {
        let blind = maatstaf(&crosscheck(&secret, std::slice::from_ref(&own), words))?;
        assert_eq!(blind.code, Some(0), "{}", blind.err);
        assert!(!blind.out.contains(CANARY));
        let same = maatstaf(&crosscheck(&view, std::slice::from_ref(&own), words))?;
        assert_eq!(blind.out, same.out, "what is hidden makes no difference");
    }
    let revealed = maatstaf(&crosscheck(&secret, &[own], &["--reveal", "--json"]))?;
    assert!(revealed.out.contains(CANARY), "after the reveal the others' reasons show");
    Ok(())
}

#[test]
fn every_broken_assessment_is_told_with_its_file_and_without_its_text() -> Outcome {
    let folder = tempfile::tempdir()?;
    let (path, starter) =
        (sample(CONTESTED), maatstaf(&["assess", "new", &sample(CONTESTED), "--on", "2026-06-30"])?.out);
    let mut wrong: Value = serde_json::from_str(&starter)?;
    wrong["judgements"][0] = json!({"category": CANARY, "level": "practitioner"});
    let first = written(folder.path(), "first.json", &wrong.to_string())?;
    let second = written(folder.path(), "second.json", &format!("{{\"assessor\": \"{CANARY}\"}}"))?;
    let said = maatstaf(&crosscheck(&path, &[first.clone(), second.clone()], &[]))?;
    assert_eq!((said.code, said.out.as_str()), (Some(3), ""));
    assert!(said.err.contains(&first) && said.err.contains(&second), "{}", said.err);
    assert!(!said.err.contains(CANARY), "{}", said.err);
    let unfit = maatstaf(&["assess", "new", &path, "--assessor", CANARY])?;
    assert_eq!((unfit.code, unfit.out.as_str()), (Some(3), ""));
    assert!(!unfit.err.contains(CANARY), "{}", unfit.err);
    let nobody = maatstaf(&crosscheck(&path, &panel().0, &["--blind", "nobody"]))?;
    assert_eq!(nobody.code, Some(2));
    Ok(())
}

#[test]
fn a_decision_above_the_level_applied_for_is_refused() -> Outcome {
    let folder = tempfile::tempdir()?;
    let ((names, resolution), mut document) =
        (panel(), serde_json::from_str::<Value>(&fs::read_to_string(sample(CONTESTED))?)?);
    document["target"] = json!("foundation");
    let lower = written(folder.path(), "portfolio.json", &document.to_string())?;
    let mut resolution: Value = serde_json::from_str(&fs::read_to_string(resolution)?)?;
    resolution["decision"]["level"] = json!("practitioner");
    resolution["decision"]["outcome"] = json!("award");
    let higher = written(folder.path(), "resolution.json", &resolution.to_string())?;
    let said = maatstaf(&crosscheck(&lower, &names, &["--resolution", &higher]))?;
    assert_eq!(said.code, Some(3), "{}", said.out);
    assert!(said.err.contains("decision"), "{}", said.err);
    Ok(())
}

#[test]
fn the_severe_and_the_halo_rater_of_the_sample_panel_are_found_and_nobody_else() -> Outcome {
    let (assessments, portfolios) = (example("panel/assessments"), example("panel/portfolios"));
    let said = maatstaf(&["raters", &assessments, &portfolios, "--json"])?;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let again = maatstaf(&["raters", &portfolios, &assessments, "--json"])?;
    assert_eq!(said.out, again.out, "the order of files makes no difference");
    let other = maatstaf(&["raters", &assessments, &portfolios, "--json", "--seed", "7"])?;
    assert_ne!(said.out, other.out, "another seed gives other intervals");
    let told = [
        ("en", ["assessor-2 is severe", "assessor-3 shows halo", "alpha"]),
        ("nl", ["assessor-2 is streng", "assessor-3 toont een halo", "alfa"]),
    ];
    for (lang, words) in told {
        let page = maatstaf(&["raters", &assessments, &portfolios, "--lang", lang])?;
        assert_eq!(page.code, Some(0));
        for word in words {
            assert!(page.out.contains(word), "{word} is missing in {}", page.out);
        }
        let called = page.out.lines().filter(|line| line.starts_with("• assessor-")).count();
        assert_eq!(called, 2, "nobody else is called anything: {}", page.out);
    }
    Ok(())
}

#[test]
fn below_thirty_cells_or_five_people_no_coefficient_is_shown() -> Outcome {
    let few: Vec<String> = (1..=4)
        .flat_map(|person| {
            (1..=4).map(move |by| format!("panel/assessments/assessor-{by}/person-0{person}.json"))
        })
        .map(|path| example(&path))
        .collect();
    let words: Vec<&str> = ["raters"].into_iter().chain(few.iter().map(String::as_str)).collect();
    let said = maatstaf(&[&words[..], &["--lang", "en"]].concat())?;
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(!said.out.contains("Cohen") && said.out.contains('5'), "{}", said.out);
    Ok(())
}

#[test]
fn files_without_an_assessment_and_doubled_ones_are_refused() -> Outcome {
    assert_eq!(maatstaf(&["raters", &sample(CONTESTED)])?.code, Some(2));
    let one = example("panel/assessments/assessor-1/person-01.json");
    let said = maatstaf(&["raters", &one, &one])?;
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("person-01.json"), "{}", said.err);
    Ok(())
}
