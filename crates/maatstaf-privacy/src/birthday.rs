//! Dates that are said to be of birth.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use crate::finder::Span;
use crate::pattern::{candidates, pattern};
use crate::{Kind, Sureness};

const MONTH: &str = concat!(
    "(?:januari|january|februari|february|maart|march|april|mei|may|juni|june|juli|july|augustus|august|september",
    r"|oktober|october|november|december|(?:jan|feb|mrt|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec)\b\.?)"
);

/// A date in figures, or with its month in words.
fn date() -> String {
    let year = "(?:[0-9]{4}|'?[0-9]{2})";
    format!(
        r"(?:[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.]{year}\b|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}(?:st|nd|rd|th|e)? (?:of )?{MONTH}(?:,? [0-9]{{4}})?|{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? [0-9]{{4}})?)"
    )
}

/// A word of birth, a few more, and a date.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    let date = date();
    pattern(&format!(
        r"(?i)^(?:(?:geboren|geb\.|geboortedatum|geboortedag|born|date of birth|birth date|dob)[^\n.;!?0-9]{{0,32}}|(?:verjaardag|verjaart|jarig|birthday)[^\n.;!?0-9]{{0,12}})\b({date})"
    ))
});

/// A date, and a word of birth soon after it.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date();
    pattern(&format!(
        r"(?i)^({date}),? (?:(?:is|was|werd|wordt|hij|zij|ze|ik|she|he|zijn|haar|mijn|his|her|my) ){{0,2}}(?:geboren|born|jarig|verjaardag|birthday)\b"
    ))
});

/// Dates that are said to be of birth.
pub(crate) fn find(text: &str) -> Vec<Span> {
    let after = |sign: char| matches!(sign.to_ascii_lowercase(), 'b' | 'd' | 'g' | 'j' | 'v');
    let before = |sign: char| sign.is_ascii_digit() || "adfjmnos".contains(sign.to_ascii_lowercase());
    let said = candidates(text, after).filter_map(|(at, rest)| within(at, &AFTER.captures(rest)?));
    said.chain(candidates(text, before).filter_map(|(at, rest)| within(at, &BEFORE.captures(rest)?)))
        .collect()
}

/// The date of a match, as a part of the text.
fn within(at: usize, hit: &Captures<'_>) -> Option<Span> {
    let date = hit.get(1)?;
    Some(Span {
        kind: Kind::Birthday,
        sure: Sureness::Likely,
        start: at + date.start(),
        end: at + date.end(),
    })
}
