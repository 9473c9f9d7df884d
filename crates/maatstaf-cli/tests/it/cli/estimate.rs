//! What is said of a portfolio: estimate, explain and gap, and the habits of every command.

use std::error::Error;
use std::fs;
use std::io::Read as _;

use maatstaf::{Lane, Language, Policy};
use serde_json::json;

use super::run::*;

#[test]
fn json_is_the_document_of_the_core_to_the_byte() -> Outcome {
    for name in SAMPLES {
        let estimate = portfolio(name)?.estimate();
        let file = &sample(name);
        assert_eq!(maatstaf(&["estimate", file, "--json"])?.out, pretty(&estimate.document())?, "{name}");
        for lane in [Lane::Floor, Lane::Estimate, Lane::Ceiling] {
            let explained = maatstaf(&["explain", file, "--json", "--lane", lane.into()])?.out;
            assert_eq!(explained, pretty(&estimate.explain(lane).document())?, "{name}");
        }
        assert_eq!(
            maatstaf(&["gap", file, "--json"])?.out,
            pretty(&estimate.next_gap().document())?,
            "{name}"
        );
        let gap = estimate.gap("practitioner", Lane::Floor)?.document();
        let words = ["gap", file, "--to", "practitioner", "--lane", "floor", "--json"];
        assert_eq!(maatstaf(&words)?.out, pretty(&gap)?, "{name}");
    }
    let strict = Policy::by_id("maatstaf-strict").ok_or("the policy is built in")?;
    let estimate = portfolio(SAMPLES[0])?.on("2026-01-31".parse()?).estimate_with(&strict);
    let words =
        ["estimate", &sample(SAMPLES[0]), "--policy", "maatstaf-strict", "--as-of", "2026-01-31", "--json"];
    assert_eq!(maatstaf(&words)?.out, pretty(&estimate.document())?);
    Ok(())
}

#[test]
fn an_estimate_shows_matrix_headline_confidence_steps_and_statement_in_both_languages() -> Outcome {
    for (name, (language, lang, words)) in SAMPLES.iter().flat_map(|name| {
        let dutch = [
            "Zelfinzicht",
            "Schatting: ",
            "Zekerheid ",
            "Volgende stappen",
            "geen besluit van EMCC",
            "peildatum",
        ];
        let english = [
            "Understanding Self",
            "Estimate: ",
            "Confidence ",
            "Next steps",
            "not a decision by EMCC",
            "as of",
        ];
        [(Language::Nl, "nl", dutch), (Language::En, "en", english)].map(|one| (name, one))
    }) {
        let said = maatstaf(&["estimate", &sample(name), "--lang", lang])?;
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{name}");
        for word in words {
            assert!(said.out.contains(word), "{name} {lang}: {word}\n{}", said.out);
        }
        let estimate = portfolio(name)?.estimate();
        let gap = estimate.next_gap();
        let steps = said
            .out
            .lines()
            .filter(|line| ["  1. ", "  2. ", "  3. "].iter().any(|start| line.starts_with(start)));
        assert_eq!(steps.count(), gap.actions.len().min(3), "{name}");
        let headline = estimate.explain(Lane::Estimate).headline(language);
        assert!(said.out.contains(headline.get(1..).unwrap_or_default()), "{name}: {headline}");
    }
    Ok(())
}

#[test]
fn a_state_is_told_by_sign_and_word_without_colour() -> Outcome {
    let said = maatstaf(&["estimate", &sample("many-claims-little-evidence"), "--lang", "nl"])?;
    let row = said
        .out
        .lines()
        .find(|line| line.starts_with("Doel- en actiegerichtheid"))
        .ok_or("the row is there")?;
    let cells: Vec<&str> = row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    assert_eq!(cells, ["Doel- en actiegerichtheid", "◐ geschat", "◐ geschat", "○ mogelijk", "– mogelijk"]);
    Ok(())
}

#[test]
fn colour_is_given_only_where_it_is_wanted() -> Outcome {
    let file = &sample(SAMPLES[0]);
    let colours = |words: &[&str], no_color: bool| -> Result<bool, Box<dyn Error>> {
        let mut command = command(&[&["estimate", file], words].concat());
        if no_color {
            command.env("NO_COLOR", "1");
        }
        Ok(finished(command, "")?.out.contains('\u{1b}'))
    };
    assert!(!colours(&[], false)?); // not a terminal
    assert!(colours(&["--color", "always"], false)?);
    assert!(!colours(&["--color=never"], false)?);
    assert!(!colours(&["--color", "auto"], true)?);
    assert!(maatstaf(&["--color", "always", "--help"])?.out.contains('\u{1b}'));
    assert!(!maatstaf(&["--help"])?.out.contains('\u{1b}'));
    Ok(())
}

#[test]
fn nothing_but_a_command_to_copy_is_wider_than_the_terminal() -> Outcome {
    for (name, width) in SAMPLES.iter().flat_map(|name| [60_usize, 80, 120].map(|width| (name, width))) {
        for words in [&["estimate"][..], &["explain", "--depth", "full"], &["gap"]] {
            for lang in ["nl", "en"] {
                let mut command = command(&[words, &[&sample(name), "--lang", lang]].concat());
                command.env("COLUMNS", width.to_string());
                for line in finished(command, "")?.out.lines().filter(|line| !line.contains("maatstaf gap")) {
                    assert!(line.chars().count() <= width, "{name} at {width}: {line}");
                }
            }
        }
    }
    Ok(())
}

#[test]
fn a_narrow_table_shortens_names_and_never_signs() -> Outcome {
    let mut command = command(&["estimate", &sample("many-claims-little-evidence")]);
    command.env("COLUMNS", "60");
    let said = finished(command, "")?;
    let rows = said.out.lines().skip_while(|line| !line.starts_with('─')).skip(1).take(8);
    for row in rows {
        assert_eq!(row.chars().filter(|sign| "●◐○·–".contains(*sign)).count(), 4, "{row}");
    }
    assert!(said.out.contains("Commitment…"), "{}", said.out);
    Ok(())
}

#[test]
fn the_language_is_that_of_the_option_or_else_the_variable_or_else_the_locale_or_else_english() -> Outcome {
    let is_dutch = |words: &[&str], variables: &[(&str, &str)]| -> Result<bool, Box<dyn Error>> {
        let mut command = command(&[&["policy", "check", "maatstaf-default"], words].concat());
        command.envs(variables.iter().copied());
        Ok(finished(command, "")?.out.contains("in orde"))
    };
    assert!(!is_dutch(&[], &[])?);
    assert!(is_dutch(&[], &[("LANG", "nl_NL.UTF-8")])?);
    assert!(is_dutch(&[], &[("LC_ALL", "nl_BE.UTF-8"), ("LANG", "en_GB.UTF-8")])?);
    assert!(!is_dutch(&[], &[("LANG", "nl_NL.UTF-8"), ("MAATSTAF_LANG", "en")])?);
    assert!(is_dutch(&["--lang=nl"], &[("MAATSTAF_LANG", "en")])?);
    assert!(!is_dutch(&[], &[("LANG", "de_DE.UTF-8")])?);
    Ok(())
}

#[test]
fn a_check_that_does_not_hold_ends_with_1_and_says_so_on_standard_error() -> Outcome {
    let file = &sample("internal-coach-practitioner");
    assert_eq!(maatstaf(&["estimate", file, "--check", "practitioner"])?.code, Some(0));
    let said = maatstaf(&["estimate", file, "--check", "senior-practitioner", "--lang", "nl"])?;
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("de toets slaagt niet") && said.out.contains("Zelfinzicht"));
    let said = maatstaf(&["estimate", file, "--check", "expert"])?;
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("senior-practitioner"), "{}", said.err);
    Ok(())
}

#[test]
fn every_problem_is_listed_with_file_line_and_path_and_never_with_the_text() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("bad.json").to_string_lossy().into_owned();
    let text = format!(
        "{{\"maatstaf\": 1, \"framework\": \"emcc-2015\", \"holder\": \"coach-a\", \"as_of\": \"2026-06-30\", \"evidence\": [\n\
         {{\"id\": \"{CANARY}\", \"title\": \"t\", \"text\": \"{CANARY}\", \"claims\": [{{\"indicator\": 113, \"strength\": 2}}]}},\n\
         {{\"id\": \"b\", \"title\": \"\", \"text\": \"{CANARY}\", \"client\": \"{CANARY}\"}}]}}"
    );
    fs::write(&file, text)?;
    for (lang, missing) in [("en", "a title is needed"), ("nl", "er is een titel nodig")] {
        for words in [&["validate"][..], &["estimate"], &["gap"], &["explain"]] {
            let said = maatstaf(&[words, &[&file, "--lang", lang]].concat())?;
            assert_eq!((said.code, said.out.as_str()), (Some(3), ""));
            let lines: Vec<&str> = said.err.lines().collect();
            assert_eq!(lines.len(), 3, "{}", said.err);
            assert!(lines.iter().all(|line| line.starts_with(&format!("{file}:"))), "{}", said.err);
            assert!(
                said.err.contains(&format!("{file}:2:"))
                    && said.err.contains(": evidence[0].claims[0].indicator: ")
            );
            assert!(said.err.contains(&format!("evidence[1].title: {missing}")), "{}", said.err);
            assert!(!said.err.contains("Jane"));
        }
    }
    let said = maatstaf(&["validate", &file, "--json"])?;
    assert_eq!((said.code, said.json()?["sound"].clone()), (Some(3), json!(false)));
    assert_eq!(said.json()?["problems"].as_array().map(Vec::len), Some(3));
    assert!(!said.out.contains("Jane"));
    let said = finished(command(&["validate", "-"]), &format!("{{\"{CANARY}\""))?;
    assert_eq!(said.code, Some(3));
    assert!(said.err.starts_with("-:1:") && !said.err.contains("Jane"), "{}", said.err);
    Ok(())
}

#[test]
fn what_cannot_be_read_ends_with_5_and_what_is_not_understood_with_2() -> Outcome {
    let said = maatstaf(&["estimate", "nowhere.json", "--lang", "nl"])?;
    assert_eq!(
        (said.code, said.err.as_str()),
        (Some(5), "fout: nowhere.json: dit bestand of deze map bestaat niet\n")
    );
    assert_eq!(maatstaf(&["validate", "."])?.code, Some(5));
    assert_eq!(maatstaf(&["estimate", &sample(SAMPLES[0]), "--policy", "strict"])?.code, Some(2));
    assert_eq!(maatstaf(&["estimate", &sample(SAMPLES[0]), "--as-of", "yesterday"])?.code, Some(2));
    assert_eq!(maatstaf(&["explain", &sample(SAMPLES[0]), "--category", "tea"])?.code, Some(2));
    assert_eq!(maatstaf(&["what-if", &sample(SAMPLES[0])])?.code, Some(2));
    let said = maatstaf(&["estmate", "--lang", "nl"])?;
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.starts_with("fout: onbekende opdracht 'estmate'") && said.err.contains("'estimate'"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("rror") && !said.err.contains("Usage"), "{}", said.err);
    Ok(())
}

#[test]
fn standard_input_is_a_file_named_dash() -> Outcome {
    let text = fs::read_to_string(sample(SAMPLES[1]))?;
    let said = finished(command(&["estimate", "-", "--json"]), &text)?;
    assert_eq!(said.out, pretty(&portfolio(SAMPLES[1])?.estimate().document())?);
    Ok(())
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() -> Outcome {
    let mut child = command(&["framework", "show", "emcc-2015", "--json"]).spawn()?;
    drop(child.stdout.take());
    let mut err = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_string(&mut err)?;
    }
    assert_eq!((child.wait()?.code(), err.as_str()), (Some(0), ""));
    Ok(())
}

#[test]
fn an_explanation_goes_to_three_depths() -> Outcome {
    let (file, estimate) = (&sample(SAMPLES[1]), portfolio(SAMPLES[1])?.estimate());
    let explanation = estimate.explain(Lane::Estimate);
    let line = maatstaf(&["explain", file, "--depth", "line", "--lang", "nl"])?.out;
    assert_eq!(line.lines().count(), 1);
    let lines = maatstaf(&["explain", file, "--lang", "nl"])?.out;
    assert!(
        explanation.category_lines(Language::Nl).iter().all(|one| lines.contains(one.as_str())),
        "{lines}"
    );
    let full = maatstaf(&["explain", file, "--depth", "full", "--lang", "nl"])?.out;
    assert_eq!(full, explanation.full(Language::Nl).join("\n") + "\n");
    let one =
        maatstaf(&["explain", file, "--depth", "full", "--category", "evaluation", "--lang", "nl"])?.out;
    assert!(one.starts_with("Evaluatie: ") && full.ends_with(&one), "{one}");
    let one = maatstaf(&["explain", file, "--category", "evaluation", "--json"])?.json()?;
    assert_eq!(one["categories"].as_array().map(Vec::len), Some(1));
    Ok(())
}

#[test]
fn a_gap_lists_every_step_with_what_its_indicators_are_about() -> Outcome {
    let gap = portfolio(SAMPLES[1])?.estimate().next_gap();
    let said = maatstaf(&["gap", &sample(SAMPLES[1]), "--lang", "nl"])?.out;
    for line in gap.lines(Language::Nl) {
        assert!(said.contains(line.get(1..).unwrap_or_default()), "{line}");
    }
    assert!(said.contains("     VI 73: ") && said.contains("gekozen door beleid maatstaf-default"), "{said}");
    Ok(())
}
