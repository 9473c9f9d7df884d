//! Results to standard output, messages to standard error.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use maatstaf::Language;
use serde::Serialize;

use crate::failure::{Failure, IO, USAGE};

/// What a command has to say.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// The result, for standard output.
    pub(crate) text: String,
    /// A message, for standard error.
    pub(crate) note: Option<String>,
    pub(crate) code: u8,
}

/// An answer, or why there is none.
pub(crate) type Outcome = Result<Answer, Failure>;

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const GREEN: Style = AnsiColor::Green.on_default();
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default();
pub(crate) const BLUE: Style = AnsiColor::Blue.on_default();
const RED: Style = AnsiColor::Red.on_default().bold();

/// The text in a style, without styling what is empty.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// A document as JSON, with a final newline.
pub(crate) fn json<T: Serialize>(document: &T) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(document);
    text.map(|text| text + "\n").map_err(|error| Failure { code: IO, lines: vec![error.to_string()] })
}

/// Puts a text into a file when one is named, and otherwise into the answer.
pub(crate) fn deliver(text: String, out: Option<&Path>, language: Language) -> Outcome {
    match out {
        None => Ok(text.into()),
        Some(path) => {
            std::fs::write(path, text).map_err(|error| Failure::io(path, &error, language))?;
            Ok(Answer::default())
        }
    }
}

/// Prints an outcome, and gives its exit code. A reader that has had enough is no failure.
pub(crate) fn finish(outcome: Outcome, color: clap::ColorChoice, language: Language) -> ExitCode {
    let choice = match color {
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
    };
    let outcome = outcome.and_then(|answer| match print(&answer, choice) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::io(Path::new("stdout"), &error, language))
        }
        _ => Ok(answer),
    });
    let (note, code) = match outcome {
        Ok(answer) => (answer.note, answer.code),
        Err(failure) => (Some(failure.report(language)), failure.code),
    };
    if let Some(note) = note {
        // When standard error is closed too there is nobody left to tell.
        drop(writeln!(AutoStream::new(io::stderr().lock(), choice), "{note}"));
    }
    ExitCode::from(code)
}

fn print(answer: &Answer, choice: anstream::ColorChoice) -> io::Result<()> {
    let mut out = AutoStream::new(io::stdout().lock(), choice);
    out.write_all(answer.text.as_bytes())?;
    out.flush()
}

impl Failure {
    /// One line per problem, marked as an error.
    fn report(&self, language: Language) -> String {
        let label = match language {
            Language::En => "error:",
            Language::Nl => "fout:",
        };
        let text = self.lines.join("\n");
        // Lists of problems start with the name of the file, so that editors can follow them.
        if self.code == IO || self.code == USAGE { format!("{} {text}", styled(RED, label)) } else { text }
    }
}
