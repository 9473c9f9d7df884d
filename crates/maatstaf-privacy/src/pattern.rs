//! Patterns, and what stands around a match.
//!
//! `regex-lite` and not `regex`: this crate also runs in web pages, where the tables and the optimiser of the larger one would
//! weigh more than all the rest of it. What it lacks, Unicode classes, only names need, and those are read by hand.

use regex_lite::Regex;

use crate::finder::Span;

/// Compiles one of our own patterns.
pub(crate) fn pattern(text: &str) -> Regex {
    #[expect(clippy::expect_used, reason = "each pattern is fixed and is compiled by the tests")]
    Regex::new(text).expect("the pattern is sound")
}

/// The places where a number or word may start that begins with such a character.
///
/// Patterns are tried from these places only, each with a bound on its length: so the time that a text takes grows with its
/// length and no faster, whatever is in it.
pub(crate) fn candidates(text: &str, begins: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    text.char_indices()
        .filter(move |(at, sign)| begins(*sign) && starts(text, *at))
        .filter_map(|(at, _)| Some((at, text.get(at..)?)))
}

/// Every match that `check` turns into a span, of a pattern that begins with `^`.
pub(crate) fn each(
    regex: &Regex,
    text: &str,
    begins: impl Fn(char) -> bool,
    check: impl Fn(usize, &str) -> Option<Span>,
) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (at, rest) in candidates(text, begins) {
        if found.last().is_none_or(|last| last.end <= at) {
            found.extend(regex.find(rest).and_then(|hit| check(at, hit.as_str())));
        }
    }
    found
}

/// The stretches of a text without spaces that hold a character, each with its place.
pub(crate) fn stretches(text: &str, holding: char) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace)
        .map(move |part| {
            at += part.len();
            (at - part.len(), part)
        })
        .filter(move |(_, part)| part.contains(holding))
}

/// The last character before a place.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The first character from a place on.
pub(crate) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a number may start here: it is no tail of a word or of a longer number.
pub(crate) fn starts(text: &str, at: usize) -> bool {
    let Some(sign) = before(text, at) else { return true };
    let further = before(text, at - sign.len_utf8());
    let joins = matches!(sign, '.' | ',' | ':' | '-' | '/' | '+');
    !(sign.is_alphanumeric() || sign == '+' || joins && further.is_some_and(|one| one.is_ascii_digit()))
}

/// Whether a number may end here: it is no head of a word or of a longer number.
pub(crate) fn ends(text: &str, at: usize) -> bool {
    let Some(sign) = after(text, at) else { return true };
    let further = after(text, at + sign.len_utf8());
    let joins = matches!(sign, '.' | ',' | ':' | '-' | '/');
    !(sign.is_alphanumeric() || joins && further.is_some_and(|one| one.is_ascii_digit()))
}

/// The front of `part` that holds `count` letters and digits; nothing when it holds fewer.
pub(crate) fn front(part: &str, count: usize) -> Option<&str> {
    let (at, sign) =
        part.char_indices().filter(|(_, sign)| sign.is_ascii_alphanumeric()).nth(count.checked_sub(1)?)?;
    part.get(..at + sign.len_utf8())
}

/// The digits of a text as numbers.
pub(crate) fn digits(part: &str) -> Vec<u32> {
    part.chars().filter_map(|sign| sign.to_digit(10)).collect()
}
