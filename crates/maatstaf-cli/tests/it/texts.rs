//! The files of texts are complete in both languages, nothing in them is left over, and every example can be typed.

#![expect(clippy::indexing_slicing, reason = "a key that a JSON value lacks reads as null")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use maatstaf::{Language, OverlayDocument};
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(file: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&fs::read_to_string(Path::new(ROOT).join("src").join(file))?)?)
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Every command, with its path.
fn commands(entry: &Value, path: &str) -> Vec<(String, Value)> {
    let mut all = vec![(path.to_owned(), entry.clone())];
    for below in list(entry, "commands") {
        all.extend(commands(below, format!("{path} {}", text(&below["name"])).trim_start()));
    }
    all
}

/// A command: its path, its entry, and all its arguments.
type Branch = (String, Value, Vec<Value>);

/// The commands with all their arguments.
fn tree() -> Result<Vec<Branch>, Box<dyn Error>> {
    let typing = read("commands.json")?;
    let everywhere = || list(&typing["shared"], "everywhere").cloned();
    let with_args = |(path, entry): (String, Value)| {
        let shared = list(&entry, "uses").flat_map(|name| list(&typing["shared"], text(name))).cloned();
        let args = list(&entry, "args").cloned().chain(shared).chain(everywhere()).collect();
        (path, entry, args)
    };
    Ok(commands(&typing["command"], "").into_iter().map(with_args).collect())
}

fn run(words: &[&str]) -> Result<std::process::Output, Box<dyn Error>> {
    Ok(Command::new(env!("CARGO_BIN_EXE_maatstaf")).args(words).stdin(Stdio::null()).output()?)
}

#[test]
fn every_command_and_argument_has_both_languages() -> Outcome {
    let mut missing = Vec::new();
    let mut check = |place: String, value: &Value, may_be_equal: bool| {
        let (en, nl) = (text(&value["en"]), text(&value["nl"]));
        if en.is_empty() || nl.is_empty() || (en == nl && !may_be_equal) {
            missing.push(place);
        }
    };
    for (path, entry, args) in tree()? {
        check(path.clone(), &entry["about"], false);
        for (at, example) in list(&entry, "examples").enumerate() {
            check(format!("{path} example {at}"), &example["says"], false);
        }
        for arg in args {
            check(format!("{path} {}", arg["id"]), &arg["about"], false);
            if !arg["value"].is_null() {
                check(format!("{path} {} value", arg["id"]), &arg["value"], true);
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
    Ok(())
}

#[test]
fn help_in_either_language_shows_every_text_and_no_word_of_the_other() -> Outcome {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let chrome = [
        "Usage:",
        "Options:",
        "Commands:",
        "Arguments:",
        "[default",
        "[possible",
        "OPTIONS",
        "Print",
        "COMMAND>",
    ];
    for (path, entry, args) in tree()? {
        for language in ["en", "nl"] {
            let words: Vec<&str> = path
                .split(' ')
                .filter(|word| !word.is_empty())
                .chain(["--help", "--lang", language])
                .collect();
            let output = run(&words)?;
            assert!(output.status.success(), "{path}");
            let help = squeezed(&String::from_utf8(output.stdout)?);
            for said in args.iter().chain([&entry]).map(|one| text(&one["about"][language])) {
                assert!(help.contains(&squeezed(said)), "{path} ({language}): {said}\n{help}");
            }
            let english = chrome.iter().filter(|word| language == "nl" && help.contains(**word));
            assert_eq!(english.collect::<Vec<_>>(), Vec::<&&str>::new(), "{path}: {help}");
        }
    }
    Ok(())
}

#[test]
fn every_example_can_be_typed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let sample = Path::new(ROOT).join("../../examples/portfolios/external-coach-senior-claim/portfolio.json");
    let policy = run(&["policy", "show", "maatstaf-strict", "--json"])?;
    let overlay = OverlayDocument {
        maatstaf_overlay: 1,
        framework: "emcc-2015".to_owned(),
        language: Language::En,
        indicators: std::iter::once((1, "drinks tea".to_owned())).collect(),
    };
    fs::write(folder.path().join("my-policy.json"), policy.stdout)?;
    fs::write(folder.path().join("overlay.json"), serde_json::to_string(&overlay)?)?;
    for (path, entry, _) in tree()? {
        assert!(list(&entry, "examples").next().is_some(), "{path}");
        for example in list(&entry, "examples") {
            fs::copy(&sample, folder.path().join("portfolio.json"))?;
            let typed = text(&example["typed"]);
            let words: Vec<&str> = typed.split(' ').skip(1).collect();
            let mut command = Command::new(env!("CARGO_BIN_EXE_maatstaf"));
            let command = command.args(words).current_dir(folder.path()).stdin(Stdio::null());
            let command = command.env("MAATSTAF_DATA", folder.path().join("data"));
            if typed.starts_with("maatstaf serve") {
                serves(command)?;
                continue;
            }
            let output = command.output()?;
            assert_ne!(output.status.code(), Some(2), "{typed}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    Ok(())
}

/// A server says where it is, and goes on until it is stopped.
fn serves(command: &mut Command) -> Outcome {
    let mut server = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let mut said = String::new();
    let heard = BufReader::new(server.stderr.take().ok_or("standard error")?).read_line(&mut said);
    let goes_on = server.try_wait()?.is_none();
    server.kill()?;
    server.wait()?;
    heard?;
    assert!(goes_on && said.contains("http"), "{said}");
    Ok(())
}

#[test]
fn every_sentence_has_both_languages_with_the_same_parts_and_is_used() -> Outcome {
    let mut sources = String::new();
    for folder in ["src", "src/commands"] {
        for entry in fs::read_dir(Path::new(ROOT).join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push_str(&fs::read_to_string(path)?);
            }
        }
    }
    // These keys are put together or come from the core: gates, lanes, and languages of a copy.
    let computed =
        ["contexts", "kinds", "corroborated", "floor", "estimate", "ceiling", "imported-en", "imported-nl"];
    for (key, sentence) in read("sentences.json")?.as_object().into_iter().flatten() {
        let parts = |language: &str| {
            let pieces = text(&sentence[language]).split('{').skip(1).map(|rest| rest.chars().next());
            pieces.collect::<BTreeSet<_>>()
        };
        assert!(!text(&sentence["en"]).is_empty() && !text(&sentence["nl"]).is_empty(), "{key}");
        assert_eq!(parts("en"), parts("nl"), "{key}");
        assert!(
            computed.contains(&key.as_str()) || sources.contains(&format!("\"{key}\"")),
            "{key} is not used"
        );
    }
    Ok(())
}

#[test]
fn every_sentence_that_is_asked_for_is_there() -> Outcome {
    let sentences = read("sentences.json")?;
    for entry in
        fs::read_dir(Path::new(ROOT).join("src"))?.chain(fs::read_dir(Path::new(ROOT).join("src/commands"))?)
    {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path)?;
        for call in ["say(\"", "say(language, \"", "misused(\"", "refuse(\"", "arrow(\""] {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(!sentences[key].is_null(), "{key} in {}", path.display());
            }
        }
    }
    Ok(())
}
