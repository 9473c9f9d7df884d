//! Results to standard output, messages to standard error, and the exit code.

use std::io::{self, Write as _};
use std::process::ExitCode;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use maatstaf::Language;

use crate::words::say;

/// The exit code when a check does not hold.
pub(crate) const DOES_NOT_HOLD: u8 = 1;
/// The exit code when the command line is not understood.
pub(crate) const USAGE: u8 = 2;
/// The exit code when a document is refused.
pub(crate) const INVALID: u8 = 3;
/// The exit code when a file or stream fails.
pub(crate) const IO: u8 = 5;

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const GREEN: Style = AnsiColor::Green.on_default();
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default();
pub(crate) const BLUE: Style = AnsiColor::Blue.on_default();

/// What a command has to say.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// The result, for standard output.
    pub(crate) text: String,
    /// A message, for standard error.
    pub(crate) note: Option<String>,
    pub(crate) code: u8,
}

/// Why a command ended early: what to say, and the exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) text: String,
}

/// An answer, or why there is none.
pub(crate) type Outcome = Result<Answer, Failure>;

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Failure {
    pub(crate) fn io(name: &str, error: &io::Error, language: Language) -> Self {
        let key = match error.kind() {
            io::ErrorKind::NotFound => "io-not-found",
            io::ErrorKind::PermissionDenied => "io-denied",
            io::ErrorKind::AlreadyExists => "io-exists",
            io::ErrorKind::IsADirectory => "io-folder",
            io::ErrorKind::StorageFull => "io-full",
            _ => "io-other",
        };
        Self { code: IO, text: say(language, key, &[&name, error]) }
    }
}

/// The text in a style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Prints an outcome, and gives its exit code. A reader that has had enough is no failure.
pub(crate) fn finish(outcome: Outcome, color: ColorChoice, language: Language) -> ExitCode {
    let choice = match color {
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
        ColorChoice::Auto => anstream::ColorChoice::Auto,
    };
    let outcome = outcome.and_then(|answer| match print(&answer.text, choice) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::io("stdout", &error, language))
        }
        _ => Ok(answer),
    });
    // Lists of problems get no label: they start with the name of the file, so that editors can follow them.
    let label = styled(AnsiColor::Red.on_default().bold(), &say(language, "error", &[]));
    let (note, code) = match outcome {
        Ok(answer) => (answer.note.unwrap_or_default(), answer.code),
        Err(Failure { code: code @ (USAGE | IO), text }) => (format!("{label} {text}"), code),
        Err(Failure { code, text }) => (text, code),
    };
    if !note.is_empty() {
        // When standard error is closed too there is nobody left to tell.
        drop(writeln!(AutoStream::new(io::stderr().lock(), choice), "{}", note.trim_end()));
    }
    ExitCode::from(code)
}

/// Says something to standard error before the command is done.
pub(crate) fn announce(text: &str) {
    // When standard error is closed there is nobody to tell.
    drop(writeln!(io::stderr().lock(), "{text}"));
}

fn print(text: &str, choice: anstream::ColorChoice) -> io::Result<()> {
    let mut out = AutoStream::new(io::stdout().lock(), choice);
    out.write_all(text.as_bytes())?;
    out.flush()
}
