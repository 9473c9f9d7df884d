//! Runs the command as a person would.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use maatstaf::{Framework, Portfolio};
use serde::Serialize;
use serde_json::Value;

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

pub(crate) const SAMPLES: [&str; 5] = [
    "beginning-internal-coach",
    "external-coach-senior-claim",
    "internal-coach-practitioner",
    "many-claims-little-evidence",
    "master-contested-verdicts",
];
/// A text that no message may quote.
pub(crate) const CANARY: &str = "Jane Doe, CFO";

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn sample(name: &str) -> String {
    root().join("examples/portfolios").join(name).join("portfolio.json").to_string_lossy().into_owned()
}

pub(crate) fn portfolio(name: &str) -> Result<Portfolio, Box<dyn Error>> {
    Ok(Portfolio::open(&fs::read_to_string(sample(name))?, Framework::by_id)?)
}

/// What a command printed and how it ended.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

impl Said {
    pub(crate) fn json(&self) -> Result<Value, Box<dyn Error>> {
        Ok(serde_json::from_str(&self.out)?)
    }
}

pub(crate) fn command(words: &[&str]) -> Command {
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

pub(crate) fn finished(mut command: Command, input: &str) -> Result<Said, Box<dyn Error>> {
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    let (out, err) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
    Ok(Said { out, err, code: output.status.code() })
}

pub(crate) fn maatstaf(words: &[&str]) -> Result<Said, Box<dyn Error>> {
    finished(command(words), "")
}

/// What a command prints on a terminal of a width.
pub(crate) fn at_width(words: &[&str], width: usize) -> Result<String, Box<dyn Error>> {
    let mut command = command(words);
    command.env("COLUMNS", width.to_string());
    Ok(finished(command, "")?.out)
}

/// Writes a file, and gives its name.
pub(crate) fn written(folder: &Path, name: &str, text: &str) -> Result<String, Box<dyn Error>> {
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path.to_string_lossy().into_owned())
}

pub(crate) fn pretty<T: Serialize>(document: &T) -> Result<String, Box<dyn Error>> {
    Ok(serde_json::to_string_pretty(document)? + "\n")
}
