//! Documents and pictures: where they go, what they leave out, and what prints them.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::run::*;

const SAMPLE: &str = "internal-coach-practitioner";

fn at(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

/// The sample, with a text wherever a holder or an assessor can write one.
fn with_secrets(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut document: Value = serde_json::from_str(&fs::read_to_string(sample(SAMPLE))?)?;
    for item in document["evidence"].as_array_mut().into_iter().flatten() {
        for key in ["title", "text", "comment", "context"] {
            item[key] = json!(CANARY);
        }
    }
    for verdict in document["verdicts"].as_array_mut().into_iter().flatten() {
        verdict["reason"] = json!(CANARY);
    }
    written(folder, "portfolio.json", &document.to_string())
}

fn of_portfolios() -> [Vec<&'static str>; 5] {
    [
        vec!["report", "self-assessment"],
        vec!["report", "gap-plan"],
        vec!["report", "application"],
        vec!["report", "renewal"],
        vec!["report", "progress"],
    ]
}

#[test]
fn a_report_holds_nothing_that_somebody_wrote_and_says_what_it_leaves_out() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = with_secrets(folder.path())?;
    for mut words in of_portfolios() {
        words.push(&path);
        for format in ["html", "md"] {
            let said = maatstaf(&[&words[..], &["--format", format]].concat())?;
            assert_eq!(said.code, Some(0), "{words:?}: {}", said.err);
            assert!(!said.out.contains(CANARY) && !said.err.contains(CANARY), "{words:?} {format}");
        }
    }
    let said = maatstaf(&["report", "self-assessment", &path])?;
    assert!(said.err.contains("titles (30)") && said.err.contains("--include"), "{}", said.err);
    Ok(())
}

#[test]
fn what_is_named_goes_in_and_what_looks_personal_is_pointed_out_without_quoting_it() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = with_secrets(folder.path())?;
    let said = maatstaf(&["report", "self-assessment", &path, "--include", "titles"])?;
    assert!(said.out.contains(CANARY));
    assert!(said.err.contains("Look at these") && !said.err.contains(CANARY), "{}", said.err);
    let facts =
        maatstaf(&["report", "self-assessment", &path, "--include", "titles,texts", "--json"])?.json()?;
    assert_eq!(facts["included"], json!(["titles", "texts"]));
    assert_eq!(facts["flags"].as_array().map(Vec::len), Some(60), "one for each title and text");
    let unknown = maatstaf(&["report", "self-assessment", &path, "--include", "names"])?;
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("rationales") && unknown.err.contains("all"), "{}", unknown.err);
    Ok(())
}

#[test]
fn a_file_is_closed_to_others_and_stays_unless_it_may_be_overwritten() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = at(folder.path(), "report.html");
    let words = ["report", "self-assessment", &sample(SAMPLE), "-o", &file];
    let said = maatstaf(&words)?;
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "{}", said.err);
    let first = fs::read_to_string(&file)?;
    assert!(first.starts_with("<!DOCTYPE html>"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(maatstaf(&[&words[..], &["--lang", "nl"]].concat())?.code, Some(5));
    assert_eq!(fs::read_to_string(&file)?, first);
    assert_eq!(maatstaf(&[&words[..], &["--lang", "nl", "--overwrite"]].concat())?.code, Some(0));
    assert_ne!(fs::read_to_string(&file)?, first);
    Ok(())
}

#[test]
fn the_end_of_the_name_tells_the_format() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = at(folder.path(), "plan.md");
    assert_eq!(maatstaf(&["report", "gap-plan", &sample(SAMPLE), "-o", &file])?.code, Some(0));
    assert!(fs::read_to_string(&file)?.starts_with("# "));
    let printed = maatstaf(&["report", "gap-plan", &sample(SAMPLE), "--format", "pdf"])?;
    assert_eq!(printed.code, Some(2), "a PDF is not for a terminal");
    Ok(())
}

#[test]
fn without_a_browser_the_page_is_written_and_the_exit_code_says_so() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = at(folder.path(), "report.pdf");
    for lang in ["en", "nl"] {
        let words =
            ["report", "self-assessment", &sample(SAMPLE), "-o", &file, "--lang", lang, "--overwrite"];
        let mut command = command(&words);
        command.env("MAATSTAF_BROWSER", folder.path().join("no-such-browser"));
        let said = finished(command, "")?;
        assert_eq!(said.code, Some(5));
        assert!(said.err.contains("report.html") && said.err.contains("MAATSTAF_BROWSER"), "{}", said.err);
    }
    assert!(!Path::new(&file).exists());
    assert!(fs::read_to_string(folder.path().join("report.html"))?.starts_with("<!DOCTYPE html>"));
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_browser_gets_the_page_and_its_pdf_is_delivered() -> Outcome {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir()?;
    // Stands in for a browser: it keeps what it was asked, and prints the first line of the page after a mark.
    let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/asked\"\nfor word; do case $word in \
        --print-to-pdf=*) out=${word#*=};; esac; last=$word; done\n{ printf '%%PDF-'; head -1 \"$last\"; } > \"$out\"\n";
    let browser = written(folder.path(), "browser", script)?;
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755))?;
    let file = at(folder.path(), "report.pdf");
    let mut command = command(&["report", "self-assessment", &sample(SAMPLE), "-o", &file]);
    command.env("MAATSTAF_BROWSER", &browser);
    let said = finished(command, "")?;
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(fs::read_to_string(&file)?.starts_with("%PDF-<!DOCTYPE html>"));
    let asked = fs::read_to_string(folder.path().join("asked"))?;
    for word in ["--headless", "--export-tagged-pdf", "--generate-pdf-document-outline", "--user-data-dir="] {
        assert!(asked.contains(word), "{word}: {asked}");
    }
    let page = asked.lines().last().unwrap_or_default();
    assert!(!Path::new(page).exists(), "the page that the browser got is gone");
    Ok(())
}

#[test]
fn a_picture_is_an_svg_with_a_title_in_the_language_that_was_asked_for() -> Outcome {
    let path = sample("external-coach-senior-claim");
    for name in ["matrix", "profile", "radar", "practice", "progress"] {
        let mut titles = Vec::new();
        for lang in ["en", "nl"] {
            let said = maatstaf(&["picture", name, &path, "--lang", lang])?;
            assert_eq!(said.code, Some(0), "{name}: {}", said.err);
            assert!(said.out.starts_with("<?xml") && said.out.contains("<svg"), "{name}");
            let title = said.out.split("</title>").next().and_then(|start| start.rsplit('>').next());
            titles.push(title.unwrap_or_default().to_owned());
        }
        assert!(titles.iter().all(|title| !title.is_empty()) && titles.first() != titles.last(), "{name}");
    }
    assert_eq!(maatstaf(&["picture", "practice", &path, "--quarters", "0"])?.code, Some(2));
    assert_eq!(maatstaf(&["picture", "practice", &path, "--counting", "nobody"])?.code, Some(2));
    Ok(())
}

#[test]
fn a_group_is_counts_and_below_five_it_is_nothing() -> Outcome {
    let folder = root().join("examples/panel/portfolios").to_string_lossy().into_owned();
    let answer = maatstaf(&["cohort", &folder, "--json"])?.json()?;
    assert_eq!(answer["people"], json!(24));
    let few =
        maatstaf(&["cohort", &sample(SAMPLE), &sample("beginning-internal-coach"), "--json"])?.json()?;
    assert_eq!(few["people"], Value::Null);
    assert_eq!(maatstaf(&["cohort", &folder, "--least", "2"])?.code, Some(3));
    for lang in ["en", "nl"] {
        assert_eq!(maatstaf(&["report", "cohort", &folder, "--lang", lang])?.code, Some(0));
        assert_eq!(maatstaf(&["picture", "cohort", &folder, "--lang", lang])?.code, Some(0));
    }
    Ok(())
}

#[test]
fn assessors_are_named_only_when_they_are_included() -> Outcome {
    let folder = root().join("examples/assessments/master-contested-verdicts");
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let portfolio = sample("master-contested-verdicts");
    let panel = [portfolio, file("assessor-a.json"), file("assessor-b.json"), file("assessor-c.json")];
    let panel: Vec<&str> = panel.iter().map(String::as_str).collect();
    let resolution = file("resolution.json");
    for name in ["comparison", "feedback"] {
        let words = [&["report", name], &panel[..], &["--resolution", &resolution]].concat();
        let said = maatstaf(&words)?;
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(!said.out.contains("assessor-a"), "{name}");
        let named = maatstaf(&[&words[..], &["--include", "assessors"]].concat())?;
        assert_eq!(named.out.contains("assessor-a"), name == "comparison", "feedback never says who");
    }
    assert_eq!(maatstaf(&[&["picture", "panel"], &panel[..]].concat())?.code, Some(0));
    Ok(())
}
