//! Reads a signed badge back: whether it is intact, whose key signed it, and whether it is a self-assessment.

mod answer;
mod claims;
mod header;
mod page;
mod signer;
mod structure;

use jiff::Timestamp;
use maatstaf_document::{MOST_PROBLEMS, Problem, Text, text};
use serde_json::Value;

pub use answer::{
    AchievedLevel, BadgeKind, FoundProblem, Note, Outcome, Party, SignatureAnswer, Standing, Verification,
};
pub use signer::Trust;

use crate::jws::take_apart;

/// The longest token that is read, in bytes. This is this project's choice; badges with pictures inside stay well below it.
pub const LONGEST_TOKEN: usize = 2 << 20;

/// Verifies a badge in compact form: an Open Badges 3.0 credential of anybody's, signed by `EdDSA`.
///
/// All problems are given at once. Nothing is fetched: whether the badge was withdrawn is not checked, and a note says so. What a badge
/// says is shown only when its signature holds.
///
/// # Example
/// ```
/// use maatstaf_results::{Outcome, Trust, start_of_day, verify};
/// let now = start_of_day(jiff::civil::date(2026, 7, 1));
/// let read = verify("eyJhbGciOiJub25lIn0.e30.", &Trust::nobody(), now); // {"alg":"none"}
/// assert_eq!(read.outcome, Outcome::Refused);
/// assert!(read.problems.iter().any(|problem| problem.code == "other-algorithm"));
/// ```
pub fn verify(token: &str, trust: &Trust, now: Timestamp) -> Verification {
    let token = token.trim_matches(|one: char| one.is_ascii_whitespace());
    let mut found = Findings::default();
    if token.len() > LONGEST_TOKEN {
        let most = LONGEST_TOKEN >> 20;
        let message = text!("the badge is longer than {most} MiB", "de badge is langer dan {most} MiB");
        found.wrong("too-long", "", message);
        return answer::answer(None, SignatureAnswer::default(), found, now);
    }
    let mut problems = Vec::new();
    let parts = take_apart(token, &mut problems);
    found.problems.extend(problems);
    let sound = parts.header.as_ref().is_some_and(|header| header::check(header, &mut found));
    if let Some(payload) = &parts.payload {
        structure::check(payload, &mut found);
        claims::check(payload, now, &mut found);
    }
    let signature = if sound { signer::judge(&parts, trust, &mut found) } else { SignatureAnswer::default() };
    answer::answer(parts.payload.as_ref(), signature, found, now)
}

/// What was found while reading: problems refuse a badge, notes do not.
#[derive(Default)]
struct Findings {
    problems: Vec<Problem>,
    notes: Vec<Note>,
}

impl Findings {
    fn wrong(&mut self, code: &'static str, path: impl Into<String>, message: Text) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::new(code, path, message));
        }
    }

    fn note(&mut self, code: &str, text: Text) {
        self.notes.push(Note { code: code.to_owned(), text });
    }
}

/// The text at a path of names with dots between them.
fn text_at<'v>(value: &'v Value, path: &str) -> Option<&'v str> {
    at(value, path)?.as_str()
}

/// The value at a path of names with dots between them.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, name| value.get(name))
}

/// The id of the issuer, who may be given by id alone.
fn issuer_id(payload: &Value) -> Option<&str> {
    text_at(payload, "issuer").or_else(|| text_at(payload, "issuer.id"))
}

/// An id without its fragment.
fn bare(id: &str) -> &str {
    id.split('#').next().unwrap_or_default()
}

/// A moment as the standard writes it: RFC 3339, time zone included.
fn moment(text: &str) -> Option<Timestamp> {
    Some(text).filter(|text| text.len() <= 64)?.parse().ok()
}
