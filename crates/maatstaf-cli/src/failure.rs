//! What can go wrong, with the exit code that says so.

use std::io;
use std::path::Path;

use maatstaf::{DocumentError, Language, Problem};

use crate::words::say;

/// The exit code when a check does not hold.
pub(crate) const DOES_NOT_HOLD: u8 = 1;
/// The exit code when the command line is not understood.
pub(crate) const USAGE: u8 = 2;
/// The exit code when a document is refused.
pub(crate) const INVALID: u8 = 3;
/// The exit code when a file or stream fails.
pub(crate) const IO: u8 = 5;

/// Why a command ended early: what to say, and the exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) lines: Vec<String>,
}

impl Failure {
    pub(crate) fn usage(line: String) -> Self {
        Self { code: USAGE, lines: vec![line] }
    }

    /// A document was refused: one line per problem, with the name of the file.
    pub(crate) fn refused(name: &str, error: &DocumentError, language: Language) -> Self {
        let line = |problem: &Problem| format!("{name}{}", located(problem, language));
        Self { code: INVALID, lines: error.problems().iter().map(line).collect() }
    }

    pub(crate) fn io(path: &Path, error: &io::Error, language: Language) -> Self {
        let (name, reason) = (path.display(), reason(error, language));
        Self { code: IO, lines: vec![format!("{name}: {reason}")] }
    }

    /// A value is not one of the known ones.
    pub(crate) fn unknown(option: &str, known: &[&str], language: Language) -> Self {
        let known = known.join(", ");
        Self::usage(say!(
            language,
            "{option}: this value is not known here (known are {known})",
            "{option}: deze waarde is hier niet bekend (wel bekend: {known})"
        ))
    }
}

/// `:LINE:COLUMN: path: message (help)`, as compilers write it, so that editors can follow it.
fn located(problem: &Problem, language: Language) -> String {
    let place = &problem.place;
    let position = place.line.zip(place.column).map(|(line, column)| format!(":{line}:{column}"));
    let path = if place.path.is_empty() { String::new() } else { format!("{}: ", place.path) };
    let help = problem.help.as_ref().map(|help| format!(" ({})", help.to(language)));
    let message = problem.message.to(language);
    format!("{}: {path}{message}{}", position.unwrap_or_default(), help.unwrap_or_default())
}

fn reason(error: &io::Error, language: Language) -> String {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => {
            say!(language, "there is no such file or folder", "dit bestand of deze map bestaat niet")
        }
        Kind::PermissionDenied => say!(language, "access is denied", "er is geen toegang"),
        Kind::AlreadyExists => say!(
            language,
            "this file exists already and is left as it is",
            "dit bestand bestaat al en blijft zoals het is"
        ),
        Kind::IsADirectory => say!(language, "this is a folder", "dit is een map"),
        Kind::NotADirectory => say!(language, "this is not a folder", "dit is geen map"),
        Kind::StorageFull => say!(language, "the disk is full", "de schijf is vol"),
        _ => say!(language, "reading or writing failed ({error})", "lezen of schrijven is mislukt ({error})"),
    }
}
