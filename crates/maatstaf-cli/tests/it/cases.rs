//! The cases of `tests/cases` through the command: it must print, to the byte, what the core answers.
//!
//! That the core answers what the cases expect is shown in `tests/tests/it/cases.rs`.

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use maatstaf::{Framework, Policy, Portfolio};
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases");
const FEWEST: usize = 20;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[test]
fn the_command_prints_what_the_core_answers() -> Outcome {
    let (scratch, files) = (tempfile::tempdir()?, files()?);
    assert!(files.len() >= FEWEST, "there are only {} cases in {FOLDER}", files.len());
    let mut report = Vec::new();
    for path in files {
        let case: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        if let Err(problem) = check(&case, scratch.path()) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let why = case.get("why").and_then(Value::as_str).unwrap_or_default();
            report.push(format!("\n{name}\n  {problem}\n  why: {why}\n"));
        }
    }
    assert!(report.is_empty(), "{}", report.concat());
    Ok(())
}

/// Fails when the command does not print what it should for a case.
fn check(case: &Value, scratch: &Path) -> Outcome {
    let portfolio = case.get("portfolio").ok_or("there is no portfolio")?.to_string();
    let (policy, name) = match case.get("policy").ok_or("there is no policy")? {
        Value::String(id) => (Policy::by_id(id).ok_or("this policy is not known")?, PathBuf::from(id)),
        policy => policy_file(&policy.to_string(), scratch)?,
    };
    let printed = printed(&portfolio, &name)?;
    if printed != answer(&portfolio, &policy)? {
        return Err("the command prints something else than the core answers".into());
    }
    let answer: Value = serde_json::from_str(&printed)?;
    let expected = case.pointer("/expect/overall").and_then(Value::as_object);
    for (lane, level) in expected.ok_or("no level overall is expected")? {
        let actual = answer.pointer(&format!("/overall/{lane}")).ok_or("an estimate has no such lane")?;
        if actual != level {
            return Err(format!("overall: {lane} should be {level} and is {actual}").into());
        }
    }
    Ok(())
}

/// Writes a policy to a file, for the command.
fn policy_file(text: &str, scratch: &Path) -> Outcome<(Policy, PathBuf)> {
    let file = scratch.join("policy.json");
    fs::write(&file, text)?;
    Ok((Policy::from_json(text)?, file))
}

/// What the command prints when it reads the portfolio from standard input.
fn printed(portfolio: &str, policy: &Path) -> Outcome<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maatstaf"));
    command.args(["estimate", "-", "--json", "--policy"]).arg(policy);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let written = child.stdin.take().ok_or("standard input is piped")?.write_all(portfolio.as_bytes());
    let output = child.wait_with_output()?;
    if !output.status.success() {
        // What the command says tells more than that it stopped reading.
        return Err(String::from_utf8(output.stderr)?.into());
    }
    written?;
    Ok(String::from_utf8(output.stdout)?)
}

/// What the core answers.
fn answer(portfolio: &str, policy: &Policy) -> Outcome<String> {
    let portfolio = Portfolio::open(portfolio, Framework::by_id)?;
    Ok(serde_json::to_string_pretty(&portfolio.estimate_with(policy).document())? + "\n")
}

/// The files with cases, by name.
fn files() -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(FOLDER)?.collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}
