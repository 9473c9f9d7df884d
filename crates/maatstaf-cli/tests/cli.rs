//! Every command on the sample portfolios, in both languages: what it prints, where, and how it ends.

use std::error::Error;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use maatstaf::{Certificate, Change, Framework, Lane, Language, Policy, Portfolio};
use serde::Serialize;
use serde_json::{Value, json};

type Outcome = Result<(), Box<dyn Error>>;

const SAMPLES: [&str; 5] = [
    "beginning-internal-coach",
    "external-coach-senior-claim",
    "internal-coach-practitioner",
    "many-claims-little-evidence",
    "master-contested-verdicts",
];
/// A text that no message may quote.
const CANARY: &str = "Jane Doe, CFO";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sample(name: &str) -> String {
    root().join("examples/portfolios").join(name).join("portfolio.json").to_string_lossy().into_owned()
}

fn portfolio(name: &str) -> Result<Portfolio, Box<dyn Error>> {
    Ok(Portfolio::open(&fs::read_to_string(sample(name))?, Framework::by_id)?)
}

/// What a command printed and how it ended.
struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Said {
    fn json(&self) -> Result<Value, Box<dyn Error>> {
        Ok(serde_json::from_str(&self.out)?)
    }
}

fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maatstaf"));
    for variable in [
        "LANG",
        "LANGUAGE",
        "LC_ALL",
        "LC_MESSAGES",
        "MAATSTAF_LANG",
        "COLUMNS",
        "NO_COLOR",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(variable);
    }
    command.args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn finished(mut command: Command, input: &str) -> Result<Said, Box<dyn Error>> {
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    let (out, err) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
    Ok(Said { out, err, code: output.status.code() })
}

fn maatstaf(words: &[&str]) -> Result<Said, Box<dyn Error>> {
    finished(command(words), "")
}

fn pretty<T: Serialize>(document: &T) -> Result<String, Box<dyn Error>> {
    Ok(serde_json::to_string_pretty(document)? + "\n")
}

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
    assert!(said.out.contains("Commitment to…"), "{}", said.out);
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

#[test]
fn a_certificate_is_written_and_checked() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("certificate.json").to_string_lossy().into_owned();
    for name in SAMPLES.iter().filter(|name| **name != "many-claims-little-evidence") {
        assert_eq!(
            maatstaf(&["certificate", "write", &sample(name), "--lane", "floor", "-o", &file])?.code,
            Some(0)
        );
        assert!(Certificate::from_json(&fs::read_to_string(&file)?)?.check(&portfolio(name)?).is_ok());
        let said = maatstaf(&["certificate", "check", &file, &sample(name), "--lang", "nl"])?;
        assert!(said.code == Some(0) && said.out.contains(": klopt. "), "{}", said.err);
    }
    for words in [&["--json"][..], &[]] {
        let said = maatstaf(&[&["certificate", "check", &file, &sample(SAMPLES[0])], words].concat())?;
        assert_eq!(said.code, Some(1));
    }
    assert_eq!(maatstaf(&["certificate", "check", &sample(SAMPLES[0]), &sample(SAMPLES[0])])?.code, Some(3));
    let said =
        maatstaf(&["certificate", "write", &sample("many-claims-little-evidence"), "--lane", "floor"])?;
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    Ok(())
}

#[test]
fn a_framework_is_shown_in_both_languages_with_stable_names() -> Outcome {
    for (lang, language) in [("nl", Language::Nl), ("en", Language::En)] {
        let shown = maatstaf(&["framework", "show", "emcc-2015", "--lang", lang, "--json"])?.json()?;
        let ids = |key: &str| {
            shown[key].as_array().into_iter().flatten().map(|one| one["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            ids("levels"),
            ["foundation", "practitioner", "senior-practitioner", "master-practitioner"]
        );
        assert_eq!(ids("categories"), Framework::emcc().categories());
        let indicators = shown["indicators"].as_array().ok_or("there are indicators")?;
        assert_eq!(indicators.len(), 112);
        for (one, fact) in indicators.iter().zip(Framework::emcc().indicators()) {
            let words =
                Framework::emcc().wording(language).indicators.get(&fact.number).cloned().ok_or("worded")?;
            assert_eq!(one["number"], fact.number);
            assert_eq!(
                (one["category"].as_str(), one["level"].as_str()),
                (Some(fact.category.as_str()), Some(fact.level.as_str()))
            );
            assert_eq!(
                (one["summary"].as_str(), one["signals"].clone()),
                (Some(words.summary.as_str()), json!(words.signals))
            );
            assert_eq!(
                (one["conditional"].as_bool(), one["asks_for"].clone()),
                (Some(fact.conditional), json!(fact.asks_for))
            );
            assert_eq!(one["evidence"].as_str(), Some(words.evidence.as_str()));
        }
        for key in ["descriptors", "lists", "progressions"] {
            assert!(shown[key].as_array().is_some_and(|list| !list.is_empty()), "{key}");
        }
        let of = |key: &str| shown[key].as_array().into_iter().flatten().cloned().collect::<Vec<_>>();
        assert!(of("levels").iter().chain(&of("categories")).all(|one| one["name"].is_string()));
        assert!(of("categories").iter().all(|one| one["definition"].is_string()));
        assert!(of("descriptors").iter().all(|one| one["text"].is_string()));
        assert!(
            of("lists").iter().all(|one| one["title"].is_string() && one["items"][0]["text"].is_string())
        );
    }
    let cell = maatstaf(&[
        "framework",
        "show",
        "emcc-2015",
        "--category",
        "evaluation",
        "--level",
        "foundation",
        "--lang",
        "nl",
    ])?;
    assert!(
        cell.out.contains("Foundation · Evaluatie")
            && cell.out.contains("\n  28  ")
            && !cell.out.contains("  31  ")
    );
    assert_eq!(maatstaf(&["framework", "show", "emcc"])?.code, Some(2));
    Ok(())
}

#[test]
fn every_schema_can_be_printed() -> Outcome {
    let names = maatstaf(&["framework", "schema"])?.out;
    assert_eq!(names.lines().collect::<Vec<_>>(), maatstaf::SCHEMAS);
    for name in maatstaf::SCHEMAS {
        assert_eq!(Some(maatstaf(&["framework", "schema", name])?.json()?), maatstaf::schema(name));
    }
    assert_eq!(maatstaf(&["framework", "schema", "cookbook"])?.code, Some(2));
    Ok(())
}

#[test]
fn policies_are_listed_shown_and_checked() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("policy.json").to_string_lossy().into_owned();
    for id in Policy::ids() {
        assert!(maatstaf(&["policy", "list", "--lang", "nl"])?.out.contains(id));
        let shown = maatstaf(&["policy", "show", id, "--json"])?;
        assert_eq!(Some(Policy::from_json(&shown.out)?), Policy::by_id(id));
        fs::write(&file, &shown.out)?;
        assert!(maatstaf(&["policy", "show", &file])?.out.contains("breadth.share_percent"));
        assert!(
            maatstaf(&["policy", "check", &file])?.out.contains("reaches Master Practitioner in emcc-2015")
        );
    }
    fs::write(
        &file,
        fs::read_to_string(&file)?
            .replace("\"quorum\": 1", "\"quorum\": 0")
            .replace("\"slack\": 0", "\"slak\": 0"),
    )?;
    let said = maatstaf(&["policy", "check", &file, "--lang", "nl"])?;
    assert!(said.code == Some(3) && said.err.lines().count() >= 2, "{}", said.err);
    assert_eq!(maatstaf(&["policy", "check", &file, "--json"])?.json()?["sound"], false);
    assert_eq!(maatstaf(&["estimate", &sample(SAMPLES[0]), "--policy", &file])?.code, Some(3));
    Ok(())
}

#[test]
fn wording_is_imported_whole_or_not_at_all_and_used() -> Outcome {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("overlay.json").to_string_lossy().into_owned();
    let copy = root().join("tests/fixtures/holder-copy.nl.txt").to_string_lossy().into_owned();
    let said = maatstaf(&["wording", "import", &copy, "-o", &out])?;
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""));
    assert!(said.err.starts_with("112 of 112 sentences; the file stays on this machine"), "{}", said.err);
    assert!(said.err.contains("Dutch"));
    let text = fs::read_to_string(&copy)?;
    assert_eq!(fs::read_to_string(&out)?, pretty(&Framework::emcc().import_wording(Language::Nl, &text)?)?);
    let shown = maatstaf(&["framework", "show", "emcc-2015", "--lang", "nl", "--wording", &out])?.out;
    assert!(shown.contains("(zo nodig met een vraag)"));
    let half = folder.path().join("half.txt").to_string_lossy().into_owned();
    let unwritten = folder.path().join("none.json").to_string_lossy().into_owned();
    fs::write(&half, text.replace("(31)", "(131)"))?;
    let said = maatstaf(&["wording", "import", &half, "-o", &unwritten, "--lang", "nl"])?;
    assert_eq!((said.code, said.out.as_str(), Path::new(&unwritten).exists()), (Some(3), "", false));
    assert!(
        said.err.lines().count() >= 2 && said.err.lines().all(|line| line.starts_with(&half)),
        "{}",
        said.err
    );
    assert!(maatstaf(&["wording", "import", &half, "--json"])?.json()?["problems"].is_array());
    Ok(())
}

#[test]
fn a_new_portfolio_is_valid_and_never_overwrites_another() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("mine.json").to_string_lossy().into_owned();
    for lang in ["nl", "en"] {
        let new = maatstaf(&["new", "--lang", lang])?;
        let said = finished(command(&["validate", "-", "--json"]), &new.out)?;
        assert_eq!((said.code, said.json()?["counts"]["evidence"].as_u64()), (Some(0), Some(2)));
        assert_eq!(Portfolio::open(&new.out, Framework::by_id)?.estimate().level(), None);
        assert!(new.json()?["comment"].is_string());
    }
    let words = ["new", "--holder", "coach-7", "--target", "practitioner", "-o", &file];
    assert_eq!(maatstaf(&words)?.code, Some(0));
    let written = fs::read_to_string(&file)?;
    assert!(written.contains("coach-7") && written.contains("\"target\": \"practitioner\""));
    assert_eq!(maatstaf(&["new", "-o", &file])?.code, Some(5));
    assert_eq!(fs::read_to_string(&file)?, written);
    assert_eq!(maatstaf(&["new", "--holder", CANARY])?.code, Some(2));
    Ok(())
}

#[test]
fn a_pack_on_disk_is_found_by_its_id() -> Outcome {
    let folder = tempfile::tempdir()?;
    let pack = folder.path().to_string_lossy().into_owned();
    for name in ["framework.json", "wording.en.json", "wording.nl.json"] {
        let text = fs::read_to_string(root().join("frameworks/emcc-2015").join(name))?;
        fs::write(folder.path().join(name), text.replace("emcc-2015", "mine-2026"))?;
    }
    let new = maatstaf(&["new", "--framework", "mine-2026", "--pack", &pack])?;
    assert_eq!(finished(command(&["estimate", "-", "--pack", &pack]), &new.out)?.code, Some(0));
    assert_eq!(finished(command(&["estimate", "-"]), &new.out)?.code, Some(3));
    assert!(maatstaf(&["framework", "list", "--pack", &pack])?.out.starts_with("mine-2026: "));
    let wording = folder.path().join("wording.nl.json");
    fs::write(&wording, fs::read_to_string(&wording)?.replacen("\"name\"", "\"naam\"", 1))?;
    let said = maatstaf(&["framework", "list", "--pack", &pack])?;
    assert!(said.code == Some(3) && said.err.contains("wording.nl.json:"), "{}", said.err);
    Ok(())
}

#[test]
fn completions_and_manual_pages_are_made() -> Outcome {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(maatstaf(&["completions", shell])?.out.contains("what-if"), "{shell}");
    }
    let page = maatstaf(&["man"])?.out;
    assert!(page.contains(".TH maatstaf") && page.contains("Exit codes") && page.contains("Examples"));
    let folder = tempfile::tempdir()?;
    assert_eq!(maatstaf(&["man", "-o", &folder.path().to_string_lossy(), "--lang", "nl"])?.code, Some(0));
    assert!(fs::read_to_string(folder.path().join("maatstaf-estimate.1"))?.contains("Voorbeelden"));
    assert!(fs::read_dir(folder.path())?.count() > 15);
    Ok(())
}
